/* test-undo-stack.c: undo, redo, merging and the clean state
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-undo-stack.h"

/* A command that sets a number. */
typedef struct
{
  GoiCommand command;
  int *target;
  int before, after;
} SetCommand;

static guint n_alive;

static void
set_redo (GoiCommand *command)
{
  SetCommand *self = (SetCommand *) command;

  *self->target = self->after;
}

static void
set_undo (GoiCommand *command)
{
  SetCommand *self = (SetCommand *) command;

  *self->target = self->before;
}

static gboolean
set_merge (GoiCommand *command, GoiCommand *next)
{
  ((SetCommand *) command)->after = ((SetCommand *) next)->after;
  return TRUE;
}

static gboolean
set_is_void (GoiCommand *command)
{
  return ((SetCommand *) command)->before == ((SetCommand *) command)->after;
}

static void
set_free (GoiCommand *command)
{
  n_alive--;
  g_free (command);
}

static const GoiCommandClass set_class = { set_redo, set_undo, set_merge, set_is_void, set_free };

static gboolean
set (GoiUndoStack *stack, int *target, int value, guint64 token)
{
  SetCommand *command = g_new0 (SetCommand, 1);

  command->command.klass = &set_class;
  command->command.name = g_strdup_printf ("to %d", value);
  command->command.token = token;
  command->target = target;
  command->before = *target;
  command->after = value;
  n_alive++;
  return goi_undo_stack_execute (stack, &command->command);
}

static void
count (GoiUndoStack *stack, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
test_undo_redo (void)
{
  g_autoptr (GoiUndoStack) stack = goi_undo_stack_new ();
  int number = 0;

  g_assert_false (goi_undo_stack_undo (stack));
  g_assert_false (goi_undo_stack_redo (stack));
  g_assert_null (goi_undo_stack_get_undo_name (stack));

  g_assert_true (set (stack, &number, 1, 0));
  g_assert_true (set (stack, &number, 2, 0));
  g_assert_cmpint (number, ==, 2);
  g_assert_cmpstr (goi_undo_stack_get_undo_name (stack), ==, "to 2");
  g_assert_true (goi_undo_stack_undo (stack));
  g_assert_cmpint (number, ==, 1);
  g_assert_cmpstr (goi_undo_stack_get_redo_name (stack), ==, "to 2");
  g_assert_true (goi_undo_stack_undo (stack));
  g_assert_cmpint (number, ==, 0);
  g_assert_false (goi_undo_stack_can_undo (stack));
  g_assert_true (goi_undo_stack_redo (stack));
  g_assert_cmpint (number, ==, 1);

  /* A new command makes what was undone unreachable. */
  g_assert_true (set (stack, &number, 7, 0));
  g_assert_false (goi_undo_stack_can_redo (stack));
  g_assert_true (goi_undo_stack_undo (stack));
  g_assert_cmpint (number, ==, 1);
}

static void
test_void (void)
{
  g_autoptr (GoiUndoStack) stack = goi_undo_stack_new ();
  int number = 5;
  guint n = 0;

  g_signal_connect (stack, "changed", G_CALLBACK (count), &n);
  g_assert_false (set (stack, &number, 5, 0));
  g_assert_false (goi_undo_stack_can_undo (stack));
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (set (stack, &number, 6, 0));
  g_assert_cmpuint (n, ==, 1);
}

static void
test_merge (void)
{
  g_autoptr (GoiUndoStack) stack = goi_undo_stack_new ();
  int number = 0;

  set (stack, &number, 1, 9);
  set (stack, &number, 12, 9);
  set (stack, &number, 123, 9);
  set (stack, &number, 4, 10);
  goi_undo_stack_undo (stack);
  g_assert_cmpint (number, ==, 123);
  goi_undo_stack_undo (stack);
  g_assert_cmpint (number, ==, 0);
  g_assert_false (goi_undo_stack_can_undo (stack));

  /* Back at where the edit began there is nothing left to undo. */
  set (stack, &number, 1, 11);
  set (stack, &number, 0, 11);
  g_assert_false (goi_undo_stack_can_undo (stack));
  g_assert_true (goi_undo_stack_is_clean (stack));

  /* Without a token every command stands for itself. */
  set (stack, &number, 1, 0);
  set (stack, &number, 2, 0);
  goi_undo_stack_undo (stack);
  g_assert_cmpint (number, ==, 1);
}

/* What is typed after an undo is a step of its own, even in the same cell. */
static void
test_no_merge_after_undo (void)
{
  g_autoptr (GoiUndoStack) stack = goi_undo_stack_new ();
  int number = 0;

  set (stack, &number, 1, 3);
  set (stack, &number, 2, 4);
  goi_undo_stack_undo (stack);
  set (stack, &number, 9, 3);
  goi_undo_stack_undo (stack);
  g_assert_cmpint (number, ==, 1);
}

static void
test_clean (void)
{
  g_autoptr (GoiUndoStack) stack = goi_undo_stack_new ();
  guint64 saved;
  int number = 0;

  g_assert_true (goi_undo_stack_is_clean (stack));
  set (stack, &number, 1, 1);
  g_assert_false (goi_undo_stack_is_clean (stack));
  goi_undo_stack_undo (stack);
  g_assert_true (goi_undo_stack_is_clean (stack));
  goi_undo_stack_redo (stack);

  saved = goi_undo_stack_get_state (stack);
  goi_undo_stack_set_clean_state (stack, saved);
  g_assert_true (goi_undo_stack_is_clean (stack));
  /* The saved state stays reachable: nothing merges into it. */
  set (stack, &number, 2, 1);
  g_assert_false (goi_undo_stack_is_clean (stack));
  goi_undo_stack_undo (stack);
  g_assert_cmpint (number, ==, 1);
  g_assert_true (goi_undo_stack_is_clean (stack));
  goi_undo_stack_undo (stack);
  g_assert_false (goi_undo_stack_is_clean (stack));

  /* On another branch the saved state is gone for good. */
  set (stack, &number, 8, 0);
  g_assert_false (goi_undo_stack_is_clean (stack));
  goi_undo_stack_undo (stack);
  g_assert_false (goi_undo_stack_is_clean (stack));
}

/* A save takes a while; what is typed meanwhile is not saved. */
static void
test_clean_later (void)
{
  g_autoptr (GoiUndoStack) stack = goi_undo_stack_new ();
  guint64 saving;
  int number = 0;

  set (stack, &number, 1, 0);
  saving = goi_undo_stack_get_state (stack);
  set (stack, &number, 2, 0);
  goi_undo_stack_set_clean_state (stack, saving);
  g_assert_false (goi_undo_stack_is_clean (stack));
  goi_undo_stack_undo (stack);
  g_assert_true (goi_undo_stack_is_clean (stack));
}

static void
test_take_back (void)
{
  g_autoptr (GoiUndoStack) stack = goi_undo_stack_new ();
  int number = 0;

  set (stack, &number, 1, 5);
  g_assert_false (goi_undo_stack_take_back (stack, 6));
  g_assert_true (goi_undo_stack_take_back (stack, 5));
  g_assert_cmpint (number, ==, 0);
  g_assert_false (goi_undo_stack_can_redo (stack));
  g_assert_true (goi_undo_stack_is_clean (stack));
}

/* The depth is limited; what falls out at the bottom cannot be undone, and is not clean either. */
static void
test_depth (void)
{
  g_autoptr (GoiUndoStack) stack = goi_undo_stack_new ();
  int number = 0;
  guint n = 0;

  for (int i = 1; i <= 5000; i++)
    set (stack, &number, i, 0);
  while (goi_undo_stack_undo (stack))
    n++;
  g_assert_cmpuint (n, ==, 2000);
  g_assert_cmpint (number, ==, 3000);
  g_assert_false (goi_undo_stack_is_clean (stack));
}

static void
test_free (void)
{
  GoiUndoStack *stack = goi_undo_stack_new ();
  int number = 0;

  g_assert_cmpuint (n_alive, ==, 0);
  set (stack, &number, 1, 2);
  set (stack, &number, 2, 2);
  set (stack, &number, 3, 0);
  goi_undo_stack_undo (stack);
  goi_undo_stack_undo (stack);
  g_assert_cmpuint (n_alive, ==, 2);
  goi_undo_stack_clear (stack);
  g_assert_cmpuint (n_alive, ==, 0);
  set (stack, &number, 4, 0);
  g_assert_finalize_object (stack);
  g_assert_cmpuint (n_alive, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/undo-stack/undo-redo", test_undo_redo);
  g_test_add_func ("/undo-stack/void", test_void);
  g_test_add_func ("/undo-stack/merge", test_merge);
  g_test_add_func ("/undo-stack/no-merge-after-undo", test_no_merge_after_undo);
  g_test_add_func ("/undo-stack/clean", test_clean);
  g_test_add_func ("/undo-stack/clean-later", test_clean_later);
  g_test_add_func ("/undo-stack/take-back", test_take_back);
  g_test_add_func ("/undo-stack/depth", test_depth);
  g_test_add_func ("/undo-stack/free", test_free);
  return g_test_run ();
}
