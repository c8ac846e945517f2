/* goi-pulse.h: how long a main loop works before it comes round
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bounds of the histogram, in milliseconds of work. */
#define GOI_PULSE_FRAME_MS 16
#define GOI_PULSE_STALL_MS 50

/* What the main loop has done since goi_pulse_begin(), in microseconds. */
typedef struct
{
  gint64 longest_gap;  /* on the clock: with the time for which others had the processor */
  gint64 longest_work; /* what the thread has worked itself */
  gint64 at;           /* when that was, since the beginning */
  guint n_rounds;
  guint n_over_frame;
  guint n_over_stall;
} GoiPulse;

void      goi_pulse_watch (gboolean trace);
void      goi_pulse_begin (void);
GoiPulse  goi_pulse_end (void);
char     *goi_pulse_to_text (const GoiPulse *pulse);

G_END_DECLS
