/* goi-read-channel.h: messages between the program and the processes that read for it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-read-snapshot.h"

G_BEGIN_DECLS

/* Raised whenever what is sent changes: both ends must be of one version. */
#define GOI_CHANNEL_VERSION 1

/* The largest message, and the largest file behind one. */
#define GOI_CHANNEL_MAX_PAYLOAD (192 * 1024 * 1024)

/**
 * GoiMessageKind:
 * @GOI_MESSAGE_READ: read the file that comes with it: flags, name
 * @GOI_MESSAGE_UNPACK: open the archive that comes with it: how many files and bytes it may hold
 * @GOI_MESSAGE_NEXT: unpack the next file
 * @GOI_MESSAGE_READING: reports and their document
 * @GOI_MESSAGE_DOCUMENT: a document
 * @GOI_MESSAGE_ERROR: domain, code and text of an error
 * @GOI_MESSAGE_ARCHIVE: the file is an archive of files
 * @GOI_MESSAGE_CONVERT: the file is one that another program must convert first: media type, ending of the
 *   new file
 * @GOI_MESSAGE_OPENED: the archive is open
 * @GOI_MESSAGE_MEMBER: a file of the archive: state, name; its bytes are attached
 * @GOI_MESSAGE_END: there is no further file
 */
typedef enum
{
  GOI_MESSAGE_READ = 1,
  GOI_MESSAGE_UNPACK,
  GOI_MESSAGE_NEXT,
  GOI_MESSAGE_READING,
  GOI_MESSAGE_DOCUMENT,
  GOI_MESSAGE_ERROR,
  GOI_MESSAGE_ARCHIVE,
  GOI_MESSAGE_CONVERT,
  GOI_MESSAGE_OPENED,
  GOI_MESSAGE_MEMBER,
  GOI_MESSAGE_END,
  GOI_N_MESSAGES,
} GoiMessageKind;

/* Flags of GOI_MESSAGE_READ. */
typedef enum
{
  GOI_READ_FLAG_TEXT = 1 << 0,
  GOI_READ_FLAG_DOCUMENT = 1 << 1,
} GoiReadFlags;

/* What became of a file in an archive. */
typedef enum
{
  GOI_MEMBER_UNPACKED,
  GOI_MEMBER_PASSED_OVER,
  GOI_MEMBER_ENCRYPTED,
  GOI_MEMBER_FAILED,
  GOI_N_MEMBER_STATES,
} GoiMemberState;

/**
 * GoiMessage:
 * @kind: what it is
 * @payload: (nullable): its content
 * @fd: a descriptor that goes with it to the reading process, or -1; stays the owner's when it is sent
 * @attached: (nullable): a file that comes with it from there
 *
 * A message. What is sent attached are bytes; they arrive as a snapshot.
 */
typedef struct
{
  GoiMessageKind kind;
  GByteArray *payload;
  int fd;
  GoiSnapshot *attached;
} GoiMessage;

void goi_message_clear (GoiMessage *message);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoiMessage, goi_message_clear)

/**
 * GoiChannelStatus:
 * @GOI_CHANNEL_OK: the message went over
 * @GOI_CHANNEL_CLOSED: the other end is gone
 * @GOI_CHANNEL_BROKEN: what came is no message
 * @GOI_CHANNEL_TIME: it took too long
 * @GOI_CHANNEL_CANCELLED: somebody gave up
 */
typedef enum
{
  GOI_CHANNEL_OK,
  GOI_CHANNEL_CLOSED,
  GOI_CHANNEL_BROKEN,
  GOI_CHANNEL_TIME,
  GOI_CHANNEL_CANCELLED,
} GoiChannelStatus;

/**
 * GoiChannel:
 * @socket: a connected socket
 * @deadline: when waiting ends, in monotonic time, or 0 for never
 * @cancel_fd: becomes readable when somebody gives up, or -1
 */
typedef struct
{
  int socket;
  gint64 deadline;
  int cancel_fd;
} GoiChannel;

GoiChannelStatus goi_channel_send (GoiChannel *self, const GoiMessage *message, GBytes *attached);
GoiChannelStatus goi_channel_receive (GoiChannel *self, GoiMessage *message);

G_END_DECLS
