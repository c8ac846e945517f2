/* goi-report-json-read.c: reads the report document in JSON, version 1
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Nothing of a document is dropped in silence: a cell or a mark that is not known is an error. Only
 * members with new names are passed over, so that later versions can add some. */

#define G_LOG_DOMAIN "goi-json"

#include "config.h"

#include "goi-json-gate.h"
#include "goi-report-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR 2200

typedef struct
{
  GoiJsonGate *gate;
  GError **error;
  GoiReport *report;
  GoiEdition *edition;
} Reader;

static gboolean bad (Reader *r, const GoiJsonNode *node, int code, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

static gboolean
bad (Reader *r, const GoiJsonNode *node, int code, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  goi_json_gate_set_error (r->gate, r->error, code, node, message);
  return FALSE;
}

static gboolean
bad_content (Reader *r, const GoiJsonNode *node, const char *message)
{
  goi_json_gate_set_error (r->gate, r->error, GOI_JSON_ERROR_CONTENT, node, message);
  return FALSE;
}

/* Members that this version does not know are for later ones; the log names them. */
static void
note_unknown (const GoiJsonNode *object, const char *const *known)
{
  if (g_log_writer_default_would_drop (G_LOG_LEVEL_DEBUG, G_LOG_DOMAIN))
    return;
  for (const GoiJsonNode *m = object->first; m != NULL; m = m->next)
    if (!g_strv_contains (known, m->name))
      {
        g_autofree char *path = goi_json_node_dup_path (m);
        g_debug ("unknown member %s passed over", path);
      }
}

/* A member that holds a text; "" when it is null or missing. */
static gboolean
read_text (Reader *r, const GoiJsonNode *object, const char *name, const char **text)
{
  const GoiJsonNode *node = goi_json_node_get (object, name);

  *text = "";
  if (node == NULL || node->type == GOI_JSON_NULL)
    return TRUE;
  if (node->type != GOI_JSON_STRING)
    return bad_content (r, node, _("This must be a text in quotation marks"));
  *text = node->string;
  return TRUE;
}

static gboolean
require_text (Reader *r, const GoiJsonNode *object, const char *name, const char **text)
{
  if (goi_json_node_get (object, name) == NULL)
    /* Translators: %s is the name of a member of a JSON object */
    return bad (r, object, GOI_JSON_ERROR_CONTENT, _("“%s” is missing here"), name);
  return read_text (r, object, name, text);
}

/* A member that holds an array; NULL when it is null or missing. */
static gboolean
read_array (Reader *r, const GoiJsonNode *object, const char *name, const GoiJsonNode **array)
{
  const GoiJsonNode *node = goi_json_node_get (object, name);

  *array = NULL;
  if (node == NULL || node->type == GOI_JSON_NULL)
    return TRUE;
  if (node->type != GOI_JSON_ARRAY)
    return bad_content (r, node, _("This must be an array in brackets"));
  *array = node;
  return TRUE;
}

static gboolean
require_object (Reader *r, const GoiJsonNode *node)
{
  if (node->type != GOI_JSON_OBJECT)
    return bad_content (r, node, _("This must be an object in braces"));
  return TRUE;
}

static gboolean
is_place (const GoiJsonNode *node)
{
  return node->type == GOI_JSON_NUMBER && goi_decimal_is_integer (node->number)
         && node->number.unscaled >= 0;
}

static gboolean
read_place (Reader *r, const GoiJsonNode *object, GoiValue *value)
{
  const GoiJsonNode *at, *start, *end;

  if (!read_array (r, object, "at", &at))
    return FALSE;
  if (at == NULL)
    return TRUE;
  start = at->first;
  end = start != NULL ? start->next : NULL;
  if (at->n_children != 2 || !is_place (start) || !is_place (end)
      || start->number.unscaled > end->number.unscaled)
    return bad_content (r, at, _("A place is two whole numbers: where it begins, and where it ends"));
  value->start = start->number.unscaled;
  value->end = end->number.unscaled;
  return TRUE;
}

static gboolean
check_kind (Reader *r, const GoiJsonNode *node, const GoiCell *cell, GoiDecimal number)
{
  const char *problem;

  if (cell == NULL || goi_cell_accepts (cell, number, &problem))
    return TRUE;
  return bad_content (r, node, problem);
}

/* The members value and mark of a cell: a number, or null with a mark that says why. */
static gboolean
read_content (Reader *r, const GoiJsonNode *object, const GoiCell *cell, GoiValue *value)
{
  const GoiJsonNode *number = goi_json_node_get (object, "value");
  const GoiJsonNode *mark_node = goi_json_node_get (object, "mark");
  const char *mark;

  if (number == NULL)
    return bad (r, object, GOI_JSON_ERROR_CONTENT, _("“%s” is missing here"), "value");
  if (number->type != GOI_JSON_NUMBER && number->type != GOI_JSON_NULL)
    return bad_content (r, number, _("This must be a number, or null with a mark"));
  if (!read_text (r, object, "mark", &mark))
    return FALSE;
  if (!goi_mark_from_string (mark, &value->mark))
    return bad (r, mark_node, GOI_JSON_ERROR_CONTENT, _("“%s” is no mark that is known"), mark);
  if ((number->type == GOI_JSON_NUMBER) != (value->mark == GOI_MARK_NUMBER))
    return bad_content (r, object,
                        number->type == GOI_JSON_NUMBER
                            ? _("A number has no mark: the mark must be “”")
                            : _("Where there is no number, the mark must say what stands there"));
  value->number = number->number;
  return number->type == GOI_JSON_NULL || check_kind (r, number, cell, number->number);
}

/* @value borrows its text from the tree. */
static gboolean
read_value (Reader *r, const GoiJsonNode *object, const GoiCell *cell, GoiValue *value)
{
  const char *text, *origin;

  *value = (GoiValue) { .start = -1, .end = -1 };
  if (!require_object (r, object) || !read_content (r, object, cell, value)
      || !read_text (r, object, "text", &text) || !read_text (r, object, "origin", &origin)
      || !read_place (r, object, value))
    return FALSE;
  if (!goi_origin_from_string (origin, &value->origin))
    return bad (r, goi_json_node_get (object, "origin"), GOI_JSON_ERROR_CONTENT,
                _("“%s” is no origin that is known"), origin);
  value->text = *text != '\0' ? (char *) text : NULL;
  return TRUE;
}

static const GoiCell *
find_cell (Reader *r, const GoiJsonNode *node, const char *key)
{
  const GoiCell *cell = goi_edition_find_cell (r->edition, key);

  if (cell == NULL)
    /* Translators: first the key of a cell, then the id of a form, such as 2021 */
    bad (r, node, GOI_JSON_ERROR_CONTENT, _("The form %2$s has no cell “%1$s”"), key,
         goi_edition_get_id (r->edition));
  return cell;
}

static gboolean
read_cells (Reader *r, const GoiJsonNode *root)
{
  static const char *const known[] = { "value", "mark", "text", "origin", "at", NULL };
  const GoiJsonNode *cells = goi_json_node_get (root, "cells");

  if (cells == NULL)
    return bad (r, root, GOI_JSON_ERROR_CONTENT, _("“%s” is missing here"), "cells");
  if (!require_object (r, cells))
    return FALSE;
  for (const GoiJsonNode *m = cells->first; m != NULL; m = m->next)
    {
      const GoiCell *cell = find_cell (r, m, m->name);
      GoiValue value;
      if (cell == NULL || !read_value (r, m, cell, &value))
        return FALSE;
      note_unknown (m, known);
      goi_report_set_value (r->report, m->name, &value);
    }
  return TRUE;
}

static gboolean
read_sections (Reader *r, const GoiJsonNode *root)
{
  static const char *const known[] = { "id", "title", "text", NULL };
  const GoiJsonNode *sections;

  if (!read_array (r, root, "sections", &sections))
    return FALSE;
  for (const GoiJsonNode *n = sections != NULL ? sections->first : NULL; n != NULL; n = n->next)
    {
      const char *id, *title, *text;
      if (!require_object (r, n) || !require_text (r, n, "id", &id)
          || !read_text (r, n, "title", &title) || !require_text (r, n, "text", &text))
        return FALSE;
      if (*id == '\0')
        return bad_content (r, n, _("A section must have an id"));
      if (goi_report_get_section_text (r->report, id) != NULL)
        return bad (r, n, GOI_JSON_ERROR_CONTENT, _("There is a section “%s” already"), id);
      note_unknown (n, known);
      goi_report_set_section (r->report, id, title, text);
    }
  return TRUE;
}

/* A reading that may be given as a bare number or as value and mark. */
static gboolean
read_change (Reader *r, const GoiJsonNode *node, GPtrArray *changes)
{
  static const char *const known[] = { "value", "mark", NULL };
  const GoiCell *cell = find_cell (r, node, node->name);
  GoiValue value = { .number = node->number, .start = -1, .end = -1 };

  if (cell == NULL)
    return FALSE;
  if (node->type == GOI_JSON_NUMBER)
    {
      if (!check_kind (r, node, cell, node->number))
        return FALSE;
    }
  else if (node->type != GOI_JSON_OBJECT)
    return bad_content (r, node, _("This must be a number, or an object with value and mark"));
  else if (!read_content (r, node, cell, &value))
    return FALSE;
  else
    note_unknown (node, known);
  g_ptr_array_add (changes, goi_change_new (node->name, &value));
  return TRUE;
}

static gboolean
read_alternatives (Reader *r, const GoiJsonNode *object, GoiDoubt *doubt)
{
  const GoiJsonNode *alternatives;

  if (!read_array (r, object, "alternatives", &alternatives))
    return FALSE;
  for (const GoiJsonNode *n = alternatives != NULL ? alternatives->first : NULL; n != NULL; n = n->next)
    {
      g_autoptr (GPtrArray) changes = goi_change_list_new ();
      if (!require_object (r, n))
        return FALSE;
      for (const GoiJsonNode *m = n->first; m != NULL; m = m->next)
        if (!read_change (r, m, changes))
          return FALSE;
      goi_doubt_add_alternative (doubt, g_steal_pointer (&changes));
    }
  return TRUE;
}

static gboolean
read_strings (Reader *r, const GoiJsonNode *object, const char *name, GPtrArray *strings)
{
  const GoiJsonNode *array;

  if (!read_array (r, object, name, &array))
    return FALSE;
  for (const GoiJsonNode *n = array != NULL ? array->first : NULL; n != NULL; n = n->next)
    {
      if (n->type != GOI_JSON_STRING)
        return bad_content (r, n, _("This must be a text in quotation marks"));
      g_ptr_array_add (strings, (gpointer) n->string);
    }
  g_ptr_array_add (strings, NULL);
  return TRUE;
}

static gboolean
check_keys (Reader *r, const GoiJsonNode *array)
{
  for (const GoiJsonNode *n = array != NULL ? array->first : NULL; n != NULL; n = n->next)
    if (find_cell (r, n, n->string) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
read_doubt (Reader *r, const GoiJsonNode *object)
{
  static const char *const known[] = { "cells", "message", "text", "alternatives", NULL };
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GoiDoubt) doubt = NULL;
  const char *message, *text;

  if (!require_object (r, object) || !read_strings (r, object, "cells", cells)
      || !check_keys (r, goi_json_node_get (object, "cells"))
      || !require_text (r, object, "message", &message) || !read_text (r, object, "text", &text))
    return FALSE;
  doubt = goi_doubt_new ((const char *const *) cells->pdata, message, *text != '\0' ? text : NULL);
  if (!read_alternatives (r, object, doubt))
    return FALSE;
  note_unknown (object, known);
  goi_report_add_doubt (r->report, g_steal_pointer (&doubt));
  return TRUE;
}

static gboolean
read_doubts (Reader *r, const GoiJsonNode *root)
{
  const GoiJsonNode *doubts;

  if (!read_array (r, root, "doubts", &doubts))
    return FALSE;
  for (const GoiJsonNode *n = doubts != NULL ? doubts->first : NULL; n != NULL; n = n->next)
    if (!read_doubt (r, n))
      return FALSE;
  return TRUE;
}

static gboolean
read_extras (Reader *r, const GoiJsonNode *root)
{
  static const char *const known[] = { "label", "unit", "value", "mark", "text", "origin", "at", NULL };
  const GoiJsonNode *extras;

  if (!read_array (r, root, "extra", &extras))
    return FALSE;
  for (const GoiJsonNode *n = extras != NULL ? extras->first : NULL; n != NULL; n = n->next)
    {
      const char *label, *unit;
      GoiValue value;
      if (!require_object (r, n) || !require_text (r, n, "label", &label)
          || !read_text (r, n, "unit", &unit) || !read_value (r, n, NULL, &value))
        return FALSE;
      note_unknown (n, known);
      goi_report_add_extra (r->report, label, *unit != '\0' ? unit : NULL, &value);
    }
  return TRUE;
}

static gboolean
read_source (Reader *r, const GoiJsonNode *root)
{
  static const char *const known[] = { "name", "media_type", "sha256", NULL };
  const GoiJsonNode *source = goi_json_node_get (root, "source");
  const char *name, *media_type, *sha256;

  if (source == NULL || source->type == GOI_JSON_NULL)
    return TRUE;
  if (!require_object (r, source) || !read_text (r, source, "name", &name)
      || !read_text (r, source, "media_type", &media_type)
      || !read_text (r, source, "sha256", &sha256))
    return FALSE;
  note_unknown (source, known);
  goi_report_set_source (r->report, name, media_type, sha256);
  return TRUE;
}

static gboolean
read_identity (Reader *r, const GoiJsonNode *root)
{
  const GoiJsonNode *year = goi_json_node_get (root, "year");
  g_autoptr (GPtrArray) region = g_ptr_array_new ();
  const char *agency, *title;

  if (year != NULL && year->type != GOI_JSON_NULL)
    {
      gint64 n = year->number.unscaled;
      if (year->type != GOI_JSON_NUMBER || year->number.scale != 0
          || (n != 0 && (n < FIRST_YEAR || n > LAST_YEAR)))
        return bad (r, year, GOI_JSON_ERROR_CONTENT,
                    _("The year must be a whole number from %d to %d, or null when it is not known"),
                    FIRST_YEAR, LAST_YEAR);
      goi_report_set_year (r->report, (int) n);
    }
  if (!read_text (r, root, "agency", &agency) || !read_text (r, root, "title", &title)
      || !read_strings (r, root, "region", region))
    return FALSE;
  goi_report_set_agency (r->report, agency);
  goi_report_set_title (r->report, title);
  goi_report_set_region (r->report, (const char *const *) region->pdata);
  return TRUE;
}

static gboolean
check_format (Reader *r, const GoiJsonNode *root)
{
  const GoiJsonNode *format = goi_json_node_get (root, "format");
  const GoiJsonNode *version = goi_json_node_get (root, "version");

  if (root->type != GOI_JSON_OBJECT || format == NULL || format->type != GOI_JSON_STRING
      || strcmp (format->string, "goi-report") != 0)
    return bad (r, format != NULL ? format : root, GOI_JSON_ERROR_FORMAT,
                _("This is JSON, but no report: a report begins with \"format\": \"goi-report\""));
  if (version == NULL || version->type != GOI_JSON_NUMBER
      || !goi_decimal_equal (version->number, GOI_DECIMAL_INT (1)))
    return bad (r, version != NULL ? version : root, GOI_JSON_ERROR_FORMAT,
                _("Only version 1 of the report document is known; a newer GoiReports may read this file"));
  return TRUE;
}

static gboolean
find_edition (Reader *r, const GoiJsonNode *root)
{
  const GoiJsonNode *node = goi_json_node_get (root, "edition");
  const char *id;

  if (!require_text (r, root, "edition", &id))
    return FALSE;
  r->edition = goi_edition_get (id);
  if (r->edition == NULL)
    return bad (r, node, GOI_JSON_ERROR_CONTENT,
                _("The form “%s” is not known; a newer GoiReports may know it"), id);
  return TRUE;
}

static GoiReport *
read_report (GoiJsonGate *gate, const GoiJsonNode *root, GError **error)
{
  static const char *const known[]
      = { "format", "version", "edition", "year", "agency", "region", "title", "sections",
          "cells", "doubts", "extra", "source", NULL };
  g_autoptr (GoiReport) report = NULL;
  Reader r = { .gate = gate, .error = error };

  if (!check_format (&r, root) || !find_edition (&r, root))
    return NULL;
  r.report = report = goi_report_new (r.edition, GOI_MARK_ABSENT);
  if (!read_identity (&r, root) || !read_sections (&r, root) || !read_cells (&r, root)
      || !read_doubts (&r, root) || !read_extras (&r, root) || !read_source (&r, root))
    return NULL;
  note_unknown (root, known);
  return g_steal_pointer (&report);
}

/**
 * goi_reports_from_json:
 * @data: UTF-8 text
 * @length: its length in bytes, or -1 when it ends with NUL
 * @error: return location for a #GoiJsonError
 *
 * Reads one report document, a JSON array of them, or JSON Lines, whichever it is. Cells that a
 * document does not mention are %GOI_MARK_ABSENT.
 *
 * Returns: (transfer full) (element-type GoiReport) (nullable): one report at least, in order
 */
GPtrArray *
goi_reports_from_json (const char *data, gssize length, GError **error)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GoiJsonGate) gate = goi_json_gate_new (data, length, error);

  if (gate == NULL)
    return NULL;
  for (;;)
    {
      g_autoptr (GoiJsonTree) tree = NULL;
      GoiReport *report;
      if (!goi_json_gate_next (gate, &tree, error))
        return NULL;
      if (tree == NULL)
        break;
      report = read_report (gate, goi_json_tree_get_root (tree), error);
      if (report == NULL)
        return NULL;
      g_ptr_array_add (reports, report);
    }
  if (reports->len == 0)
    {
      g_set_error_literal (error, GOI_JSON_ERROR, GOI_JSON_ERROR_FORMAT,
                           _("The array is empty; there is no report in the file"));
      return NULL;
    }
  return g_steal_pointer (&reports);
}

/**
 * goi_report_from_json:
 * @data: UTF-8 text
 * @length: its length in bytes, or -1 when it ends with NUL
 * @error: return location for a #GoiJsonError
 *
 * Reads a text with exactly one report document.
 *
 * Returns: (transfer full) (nullable): the report
 */
GoiReport *
goi_report_from_json (const char *data, gssize length, GError **error)
{
  g_autoptr (GPtrArray) reports = goi_reports_from_json (data, length, error);

  if (reports == NULL)
    return NULL;
  if (reports->len > 1)
    {
      g_set_error (error, GOI_JSON_ERROR, GOI_JSON_ERROR_FORMAT,
                   _("There are %u reports where one was expected"), reports->len);
      return NULL;
    }
  return g_object_ref (g_ptr_array_index (reports, 0));
}
