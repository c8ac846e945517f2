/* goi-report-list.c: a list model over a collection that loads windows of rows
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-report-list"

#include "config.h"

#include "goi-collection-private.h"
#include "goi-list-windows.h"
#include "goi-report-list.h"

/* Windows that stay in memory after nobody shows them any more. */
#define MAX_WINDOWS 64

/* Windows in one request: a view shows no more at a time. */
#define MAX_REQUEST 4

/* Of the windows somebody has asked for and then let go, only the latest are read: a selection that
 * looks for its item passes over the whole list. */
#define MAX_LET_GO 4

/* How near the end of a window its neighbour is read. */
#define NEAR_END 25

struct _GoiReportList
{
  GObject parent_instance;

  GoiCollection *collection;
  GoiQuery *query;

  guint n_items;
  guint64 version;      /* of the collection, as it is shown */
  GoiListWindows windows;
  GQueue asked;         /* indices of windows to read, the latest first */
  GCancellable *flight; /* the request that is on its way */
  guint idle;

  guint loading : 1; /* what is shown does not belong to the query */
  guint changed : 1; /* the collection has changed since the last request */
  guint paused : 1;  /* nobody looks: changes can wait */
};

static void goi_report_list_model_init (GListModelInterface *iface);
static void start_request (GoiReportList *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (GoiReportList, goi_report_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, goi_report_list_model_init))

enum
{
  PROP_0,
  PROP_COLLECTION,
  PROP_QUERY,
  PROP_LOADING,
  PROP_N_ITEMS,
  N_PROPS
};

enum
{
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
on_idle (gpointer user_data)
{
  GoiReportList *self = user_data;

  self->idle = 0;
  start_request (self);
  return G_SOURCE_REMOVE;
}

/* Everything that is asked for in one go is read in one go. */
static void
schedule (GoiReportList *self)
{
  if (self->idle == 0 && self->flight == NULL)
    self->idle = g_idle_add_full (G_PRIORITY_DEFAULT, on_idle, self, NULL);
}

static void
ask_for (GoiReportList *self, guint index)
{
  GoiWindow *window = goi_list_windows_find (&self->windows, index);

  if (index > (self->n_items - 1) / GOI_WINDOW_SIZE || (window != NULL && window->rows != NULL))
    return;
  if (self->asked.head != NULL && self->asked.head->data == GUINT_TO_POINTER (index))
    return;
  g_queue_remove (&self->asked, GUINT_TO_POINTER (index));
  g_queue_push_head (&self->asked, GUINT_TO_POINTER (index));
  schedule (self);
}

static void
ask_for_neighbour (GoiReportList *self, guint index, guint offset)
{
  if (offset + NEAR_END >= GOI_WINDOW_SIZE)
    ask_for (self, index + 1);
  else if (offset < NEAR_END && index > 0)
    ask_for (self, index - 1);
}

/* The windows to read now, out of those that were asked for; what nobody waits for is forgotten. */
static void
take_asked (GoiReportList *self, GArray *wanted)
{
  guint n_let_go = 0;
  GList *next;

  for (GList *link = self->asked.head; link != NULL; link = next)
    {
      guint index = GPOINTER_TO_UINT (link->data);
      GoiWindow *window = goi_list_windows_find (&self->windows, index);
      guint offset = index * GOI_WINDOW_SIZE;
      gboolean wait = window != NULL && goi_window_is_awaited (window);

      next = link->next;
      if (wait && wanted->len >= MAX_REQUEST)
        continue;
      if ((window == NULL || window->rows == NULL) && wanted->len < MAX_REQUEST && offset < self->n_items
          && (wait || n_let_go++ < MAX_LET_GO))
        g_array_append_val (wanted, offset);
      g_queue_delete_link (&self->asked, link);
    }
}

static void
request_free (GoiWindowRequest *request)
{
  g_clear_object (&request->query);
  g_clear_pointer (&request->wanted, g_array_unref);
  g_clear_pointer (&request->held, g_array_unref);
  g_clear_pointer (&request->windows, g_ptr_array_unref);
  g_free (request);
}

static void
window_rows_free (gpointer data)
{
  GoiWindowRows *window = data;

  g_clear_pointer (&window->rows, g_ptr_array_unref);
  g_free (window);
}

static void
add_offset (GArray *offsets, gint64 index)
{
  guint offset = (guint) index * GOI_WINDOW_SIZE;

  if (index < 0 || index > G_MAXUINT / GOI_WINDOW_SIZE - 1)
    return;
  for (guint i = 0; i < offsets->len; i++)
    if (g_array_index (offsets, guint, i) == offset)
      return;
  g_array_append_val (offsets, offset);
}

static GoiWindowRequest *
make_request (GoiReportList *self)
{
  GoiWindowRequest *request = g_new0 (GoiWindowRequest, 1);

  request->query = goi_query_copy (self->query);
  request->size = GOI_WINDOW_SIZE;
  request->version = self->version;
  request->wanted = g_array_new (FALSE, FALSE, sizeof (guint));
  request->held = g_array_new (FALSE, FALSE, sizeof (guint));
  request->windows = g_ptr_array_new_with_free_func (window_rows_free);
  /* A view begins with the first lines of a new list, and of one that was empty. */
  if (self->loading || self->n_items == 0)
    {
      guint first[] = { 0, GOI_WINDOW_SIZE };
      g_array_append_vals (request->held, first, G_N_ELEMENTS (first));
      return request;
    }
  take_asked (self, request->wanted);
  g_array_append_vals (request->held, request->wanted->data, request->wanted->len);
  for (GList *link = self->windows.recent.head; link != NULL; link = link->next)
    {
      GoiWindow *window = link->data;
      if (!goi_window_is_shown (window))
        continue;
      /* With what stands around it, lines are found again that have moved a little. */
      for (int step = -1; step <= 1; step++)
        add_offset (request->held, (gint64) window->index + step);
    }
  return request;
}

static gboolean
load_windows_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return goi_store_load_windows (store, data, error);
}

static void
set_n_items (GoiReportList *self, guint n_items)
{
  if (self->n_items == n_items)
    return;
  self->n_items = n_items;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
set_loading (GoiReportList *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* The list as it is now, all of it. */
static void
take_renewed (GoiReportList *self, GoiWindowRequest *request)
{
  guint position = 0, removed = self->n_items, added = request->total;

  goi_list_windows_drop_hidden (&self->windows, 0);
  goi_list_windows_keep_items (&self->windows, request->windows);
  if (!self->loading)
    goi_list_windows_compare (&self->windows, self->n_items, request->windows, request->total, &position, &removed,
                              &added);
  goi_list_windows_drop_all (&self->windows);
  if (self->loading)
    g_queue_clear (&self->asked);
  g_object_freeze_notify (G_OBJECT (self));
  set_n_items (self, request->total);
  for (guint i = request->windows->len; i > 0; i--)
    {
      GoiWindowRows *rows = g_ptr_array_index (request->windows, i - 1);
      if (rows->offset < self->n_items)
        goi_list_windows_put (&self->windows, rows);
    }
  set_loading (self, FALSE);
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  g_object_thaw_notify (G_OBJECT (self));
}

/* Lines that were missing. Whoever is told of them may do anything, even ask for another list. */
static void
take_missing (GoiReportList *self, GoiWindowRequest *request)
{
  for (guint i = 0; i < request->windows->len && !self->loading; i++)
    {
      GoiWindowRows *rows = g_ptr_array_index (request->windows, i);
      guint n = rows->offset < self->n_items ? MIN (GOI_WINDOW_SIZE, self->n_items - rows->offset) : 0;

      if (n == 0)
        continue;
      goi_list_windows_put (&self->windows, rows);
      g_list_model_items_changed (G_LIST_MODEL (self), rows->offset, n, n);
    }
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiReportList) self = user_data;
  g_autoptr (GError) error = NULL;
  GoiWindowRequest *request
      = _goi_collection_finish (GOI_COLLECTION (source), result, goi_report_list_set_query, &error);

  /* A request that was given up has nothing to say, even when it was quicker. */
  if (g_task_get_cancellable (G_TASK (result)) != self->flight)
    return;
  g_clear_object (&self->flight);
  if (request == NULL)
    {
      set_loading (self, FALSE);
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  self->version = request->version;
  if (request->renewed || self->loading || request->total != self->n_items)
    take_renewed (self, request);
  else
    take_missing (self, request);
  goi_list_windows_drop_hidden (&self->windows, MAX_WINDOWS);
  if ((self->changed && !self->paused) || !g_queue_is_empty (&self->asked))
    schedule (self);
}

static void
start_request (GoiReportList *self)
{
  GoiWindowRequest *request;

  if (self->flight != NULL || self->collection == NULL)
    return;
  request = make_request (self);
  if (!self->loading && !self->changed && request->wanted->len == 0)
    {
      request_free (request);
      return;
    }
  self->changed = FALSE;
  self->flight = g_cancellable_new ();
  _goi_collection_run_async (self->collection, load_windows_job, request, (GDestroyNotify) request_free, FALSE,
                             goi_report_list_set_query, self->flight, on_loaded, g_object_ref (self));
}

/* Another collection or another query. What is shown stays until there is something else. */
static void
reload (GoiReportList *self)
{
  if (self->flight != NULL)
    g_cancellable_cancel (self->flight);
  g_clear_object (&self->flight);
  g_clear_handle_id (&self->idle, g_source_remove);
  self->version = 0;
  self->changed = FALSE;
  if (self->collection != NULL)
    {
      set_loading (self, TRUE);
      start_request (self);
    }
  else
    {
      guint removed = self->n_items;
      goi_list_windows_drop_all (&self->windows);
      g_queue_clear (&self->asked);
      set_n_items (self, 0);
      set_loading (self, FALSE);
      if (removed > 0)
        g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, 0);
    }
}

static void
on_changed (GoiReportList *self)
{
  self->changed = TRUE;
  if (!self->loading && !self->paused)
    schedule (self);
}

static GType
goi_report_list_get_item_type (GListModel *model)
{
  return GOI_TYPE_REPORT_SUMMARY;
}

static guint
goi_report_list_get_n_items (GListModel *model)
{
  return GOI_REPORT_LIST (model)->n_items;
}

static gpointer
goi_report_list_get_item (GListModel *model, guint position)
{
  GoiReportList *self = GOI_REPORT_LIST (model);
  guint index = position / GOI_WINDOW_SIZE, offset = position % GOI_WINDOW_SIZE;
  GoiWindow *window;

  if (position >= self->n_items)
    return NULL;
  window = goi_list_windows_use (&self->windows, index);
  if (window->rows == NULL)
    ask_for (self, index);
  else
    ask_for_neighbour (self, index, offset);
  if (window->rows != NULL && offset < window->rows->len)
    return g_object_ref (g_ptr_array_index (window->rows, offset));
  return goi_window_get_placeholder (window, offset);
}

static void
goi_report_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = goi_report_list_get_item_type;
  iface->get_n_items = goi_report_list_get_n_items;
  iface->get_item = goi_report_list_get_item;
}

static void
goi_report_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GoiReportList *self = GOI_REPORT_LIST (object);

  switch (prop_id)
    {
    case PROP_COLLECTION:
      g_value_set_object (value, self->collection);
      break;
    case PROP_QUERY:
      g_value_set_object (value, self->query);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->n_items);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
goi_report_list_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  GoiReportList *self = GOI_REPORT_LIST (object);

  switch (prop_id)
    {
    case PROP_COLLECTION:
      goi_report_list_set_collection (self, g_value_get_object (value));
      break;
    case PROP_QUERY:
      if (g_value_get_object (value) != NULL)
        goi_report_list_set_query (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
goi_report_list_dispose (GObject *object)
{
  GoiReportList *self = GOI_REPORT_LIST (object);

  if (self->flight != NULL)
    g_cancellable_cancel (self->flight);
  g_clear_object (&self->flight);
  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->collection != NULL)
    g_signal_handlers_disconnect_by_func (self->collection, on_changed, self);
  g_clear_object (&self->collection);

  G_OBJECT_CLASS (goi_report_list_parent_class)->dispose (object);
}

static void
goi_report_list_finalize (GObject *object)
{
  GoiReportList *self = GOI_REPORT_LIST (object);

  g_queue_clear (&self->asked);
  goi_list_windows_clear (&self->windows);
  g_clear_object (&self->query);

  G_OBJECT_CLASS (goi_report_list_parent_class)->finalize (object);
}

static void
goi_report_list_class_init (GoiReportListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = goi_report_list_get_property;
  object_class->set_property = goi_report_list_set_property;
  object_class->dispose = goi_report_list_dispose;
  object_class->finalize = goi_report_list_finalize;

  properties[PROP_COLLECTION]
      = g_param_spec_object ("collection", NULL, NULL, GOI_TYPE_COLLECTION, flags | G_PARAM_READWRITE);
  properties[PROP_QUERY] = g_param_spec_object ("query", NULL, NULL, GOI_TYPE_QUERY, flags | G_PARAM_READWRITE);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags | G_PARAM_READABLE);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags | G_PARAM_READABLE);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[FAILED] = g_signal_new ("failed", GOI_TYPE_REPORT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_ERROR);
}

static void
goi_report_list_init (GoiReportList *self)
{
  self->query = goi_query_new ();
  goi_list_windows_init (&self->windows);
  g_queue_init (&self->asked);
}

/**
 * goi_report_list_new:
 *
 * Returns: (transfer full): an empty list, for all reports once it has a collection
 */
GoiReportList *
goi_report_list_new (void)
{
  return g_object_new (GOI_TYPE_REPORT_LIST, NULL);
}

/**
 * goi_report_list_set_collection:
 * @self: a list
 * @collection: (nullable): the collection to list
 */
void
goi_report_list_set_collection (GoiReportList *self, GoiCollection *collection)
{
  g_return_if_fail (GOI_IS_REPORT_LIST (self));

  if (self->collection == collection)
    return;
  if (self->collection != NULL)
    g_signal_handlers_disconnect_by_func (self->collection, on_changed, self);
  g_set_object (&self->collection, collection);
  if (collection != NULL)
    g_signal_connect_object (collection, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  reload (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLLECTION]);
}

/**
 * goi_report_list_get_collection:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the collection
 */
GoiCollection *
goi_report_list_get_collection (GoiReportList *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_LIST (self), NULL);
  return self->collection;
}

/**
 * goi_report_list_set_query:
 * @self: a list
 * @query: which reports; a copy is kept
 */
void
goi_report_list_set_query (GoiReportList *self, GoiQuery *query)
{
  g_return_if_fail (GOI_IS_REPORT_LIST (self));
  g_return_if_fail (GOI_IS_QUERY (query));

  if (goi_query_equal (self->query, query))
    return;
  g_object_unref (self->query);
  self->query = goi_query_copy (query);
  reload (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
}

/**
 * goi_report_list_get_query:
 * @self: a list
 *
 * Returns: (transfer none): which reports; must not be changed
 */
GoiQuery *
goi_report_list_get_query (GoiReportList *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_LIST (self), NULL);
  return self->query;
}

/**
 * goi_report_list_get_loading:
 * @self: a list
 *
 * Returns: whether what is shown does not belong to the query yet
 */
gboolean
goi_report_list_get_loading (GoiReportList *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_LIST (self), FALSE);
  return self->loading;
}

/**
 * goi_report_list_set_paused:
 * @self: a list
 * @paused: whether nobody looks at it
 *
 * A list that nobody looks at does not follow its collection. It catches up when somebody does.
 */
void
goi_report_list_set_paused (GoiReportList *self, gboolean paused)
{
  g_return_if_fail (GOI_IS_REPORT_LIST (self));
  self->paused = paused;
  if (!paused && self->changed && !self->loading)
    schedule (self);
}

/* Where a report stands. */
typedef struct
{
  GoiQuery *query;
  gint64 id;
  gboolean found;
  guint position;
} FindJob;

static void
find_job_free (gpointer data)
{
  FindJob *job = data;

  g_object_unref (job->query);
  g_free (job);
}

static gboolean
find_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  FindJob *job = data;
  GError *problem = NULL;

  job->found = goi_store_find_position (store, job->query, job->id, &job->position, &problem);
  if (problem != NULL)
    g_propagate_error (error, problem);
  return problem == NULL;
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  FindJob *job = _goi_collection_finish (GOI_COLLECTION (source), result, goi_report_list_find_async, &error);

  if (job == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, job->found ? (gssize) job->position : -1);
}

/**
 * goi_report_list_find_async:
 * @self: a list
 * @id: a report
 * @cancellable: (nullable): to give up
 * @callback: called when it is found or known not to be there
 * @user_data: for @callback
 *
 * Looks for a report in the list. When a query has just been set, the answer is about that one, and comes after it has
 * been loaded.
 */
void
goi_report_list_find_async (GoiReportList *self, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  FindJob *job;

  g_return_if_fail (GOI_IS_REPORT_LIST (self));

  g_task_set_source_tag (task, goi_report_list_find_async);
  if (self->collection == NULL)
    {
      g_task_return_int (task, -1);
      return;
    }
  job = g_new0 (FindJob, 1);
  job->query = goi_query_copy (self->query);
  job->id = id;
  _goi_collection_run_async (self->collection, find_job, job, find_job_free, FALSE, goi_report_list_find_async,
                             cancellable, on_found, g_steal_pointer (&task));
}

/**
 * goi_report_list_find_finish:
 * @self: a list
 * @result: what the callback got
 * @position: (out) (optional): where the report stands, from 0
 * @error: return location for a #GoiStoreError
 *
 * Returns: whether the report is in the list; FALSE without an error when it is not
 */
gboolean
goi_report_list_find_finish (GoiReportList *self, GAsyncResult *result, guint *position, GError **error)
{
  gssize found;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  found = g_task_propagate_int (G_TASK (result), error);
  if (found >= 0 && position != NULL)
    *position = (guint) found;
  return found >= 0;
}
