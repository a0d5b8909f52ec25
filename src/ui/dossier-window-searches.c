/* dossier-window-searches.c - saved searches and rules in the window
 *
 * Every change here can be undone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include "dossier-export.h"
#include "dossier-rule-dialog.h"
#include "dossier-saved-searches.h"
#include "dossier-search-dialog.h"
#include "dossier-search-export.h"
#include "dossier-searches-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

static DossierStore *
get_store (DossierWindow *self)
{
  return dossier_library_get_store (self->library);
}

/* ---- the lists, asked for when an action needs one of them ---- */

typedef void (*Use) (DossierWindow *self, GPtrArray *found, gint64 id, int n);

typedef struct
{
  DossierWindow *window;
  gint64         id;
  int            n;
  Use            use;
} Asking;

static void
answered (Asking *asking, GPtrArray *found, const GError *error)
{
  DossierWindow *self = asking->window;

  if (found == NULL && self->story_actions != NULL)
    dossier_window_report (self, _ ("Saved searches and rules could not be listed"), error->message);
  else if (self->story_actions != NULL)
    asking->use (self, found, asking->id, asking->n);
  g_object_unref (self);
  g_free (asking);
}

static void
found_searches_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = dossier_store_list_searches_finish (DOSSIER_STORE (source), result, &error);

  answered (data, found, error);
}

static void
found_rules_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = dossier_store_list_rules_finish (DOSSIER_STORE (source), result, &error);

  answered (data, found, error);
}

static void
ask (DossierWindow *self, gint64 id, int n, Use use, gboolean of_rules)
{
  Asking *asking = g_new (Asking, 1);

  *asking = (Asking){ g_object_ref (self), id, n, use };
  if (of_rules)
    dossier_store_list_rules_async (get_store (self), NULL, found_rules_cb, asking);
  else
    dossier_store_list_searches_async (get_store (self), NULL, found_searches_cb, asking);
}

static const DossierSavedSearch *
pick_search (GPtrArray *found, gint64 id)
{
  for (guint i = 0; i < found->len; i++)
    if (((DossierSavedSearch *) found->pdata[i])->id == id)
      return found->pdata[i];

  return NULL;
}

static const DossierArrivalRule *
pick_rule (GPtrArray *found, gint64 id)
{
  for (guint i = 0; i < found->len; i++)
    if (((DossierArrivalRule *) found->pdata[i])->id == id)
      return found->pdata[i];

  return NULL;
}

/* ---- saving ---- */

static void
save_cb (const DossierSavedSearch *search, gpointer data)
{
  /* TRANSLATORS: the name of a saved search */
  g_autofree char *words = g_strdup_printf (_ ("The search “%s” is saved"), search->name);

  dossier_window_apply (data, dossier_change_edit_search (search->id, search), words, NULL);
}

/* The filters by name, and behind them what was typed; NULL and @error when that cannot be said. */
static char *
dup_query (DossierWindow *self, GError **error)
{
  DossierQuery    *base = dossier_story_pane_get_query (self->stories);
  g_autofree char *typed = g_strstrip (g_strdup (dossier_story_pane_get_search (self->stories)));
  g_autoptr (DossierQuery) words = NULL;
  g_autoptr (DossierQuery) whole = NULL;

  if (dossier_query_is_everything (base))
    return dossier_saved_search_check_query (typed, error) ? g_steal_pointer (&typed) : NULL;
  words = dossier_query_parse (typed, FALSE, error);
  if (words == NULL)
    return NULL;
  whole = dossier_query_and (base, words);

  return dossier_store_spell_query (get_store (self), whole, error);
}

static void
win_save_search (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *query = dup_query (self, &error);
  g_autoptr (DossierSavedSearch) search = NULL;

  if (query == NULL)
    {
      dossier_window_show_toast (self, error->message);
      return;
    }
  search = dossier_saved_search_new (0, NULL, query);
  dossier_search_dialog_ask (dossier_window_get_top (self), search, save_cb, g_object_ref (self), g_object_unref);
}

/* ---- one of them ---- */

static void
open_search (DossierWindow *self, GPtrArray *found, gint64 id, int n)
{
  const DossierSavedSearch *search = pick_search (found, id);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) query = search != NULL ? dossier_query_parse (search->query, FALSE, &error) : NULL;

  if (search == NULL)
    return;
  if (query == NULL)
    {
      dossier_window_report (self, search->name, error->message);
      return;
    }
  dossier_story_pane_clear_search (self->stories);
  dossier_window_set_query (self, query);
  dossier_panes_show (self->panes, DOSSIER_PANE_LIST);
}

static void
edit_search (DossierWindow *self, GPtrArray *found, gint64 id, int n)
{
  const DossierSavedSearch *search = pick_search (found, id);

  if (search != NULL)
    dossier_search_dialog_ask (dossier_window_get_top (self), search, save_cb, g_object_ref (self), g_object_unref);
}

static void
remove_search (DossierWindow *self, GPtrArray *found, gint64 id, int n)
{
  const DossierSavedSearch *search = pick_search (found, id);
  g_autofree char          *words = NULL;

  if (search == NULL)
    return;
  /* TRANSLATORS: the name of a saved search */
  words = g_strdup_printf (_ ("The search “%s” is removed"), search->name);
  dossier_window_apply (self, dossier_change_edit_search (id, NULL), words, NULL);
}

/* A rule for what the search finds. */
static void
make_rule (DossierWindow *self, GPtrArray *found, gint64 id, int n)
{
  const DossierSavedSearch *search = pick_search (found, id);
  DossierArrivalRule        rule = { .is_enabled = TRUE };

  if (search == NULL)
    return;
  rule.name = search->name;
  rule.query = search->query;
  gtk_window_present (dossier_rule_dialog_new (get_store (self), &rule, dossier_window_get_top (self)));
}

/* The id of the thing at @i, of either kind. */
static gint64
get_id (GPtrArray *found, guint i, gboolean of_rules)
{
  return of_rules ? ((DossierArrivalRule *) found->pdata[i])->id : ((DossierSavedSearch *) found->pdata[i])->id;
}

/* All ids, with @id @n places further on: (element-type gint64); NULL when there is no such place. */
static GArray *
dup_order (GPtrArray *found, gint64 id, int n, gboolean of_rules)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (gint64));
  int     at = -1;

  for (guint i = 0; i < found->len; i++)
    {
      gint64 other = get_id (found, i, of_rules);

      if (other == id)
        at = (int) i;
      else
        g_array_append_val (order, other);
    }
  if (at < 0 || at + n < 0 || at + n > (int) order->len)
    {
      g_array_unref (order);
      return NULL;
    }
  g_array_insert_val (order, at + n, id);

  return order;
}

static void
move_search (DossierWindow *self, GPtrArray *found, gint64 id, int n)
{
  g_autoptr (GArray) order = dup_order (found, id, n, FALSE);

  if (order != NULL)
    dossier_window_apply (self, dossier_change_order_searches ((const gint64 *) (gpointer) order->data, order->len),
                          NULL, NULL);
}

static void
win_open_search (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ask (data, g_variant_get_int64 (parameter), 0, open_search, FALSE);
}

static void
win_edit_search (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ask (data, g_variant_get_int64 (parameter), 0, edit_search, FALSE);
}

static void
win_remove_search (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ask (data, g_variant_get_int64 (parameter), 0, remove_search, FALSE);
}

static void
win_make_rule (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ask (data, g_variant_get_int64 (parameter), 0, make_rule, FALSE);
}

static void
win_move_search (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gint64 id;
  int    n;

  g_variant_get (parameter, "(xi)", &id, &n);
  ask (data, id, n, move_search, FALSE);
}

/* ---- handing on ---- */

typedef struct
{
  char *name, *query;
} Exporting;

static void
exporting_free (gpointer data)
{
  Exporting *exporting = data;

  g_free (exporting->name);
  g_free (exporting->query);
  g_free (exporting);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  dossier_search_export_finish (DOSSIER_STORE (source), result, &error);
  dossier_writing_end (data, error);
}

static void
export_to (DossierWindow *self, const char *path, gpointer data)
{
  const Exporting *exporting = data;
  DossierWriting  *writing = dossier_window_begin_writing (self, path);

  dossier_search_export_async (get_store (self), exporting->name, exporting->query, DOSSIER_SEARCH_EXPORT_ATOM, path,
                               g_get_real_time () / G_USEC_PER_SEC, dossier_writing_get_cancellable (writing),
                               exported_cb, writing);
}

static void
export_search (DossierWindow *self, GPtrArray *found, gint64 id, int n)
{
  const DossierSavedSearch *search = pick_search (found, id);
  g_autofree char          *name = NULL;
  Exporting                *exporting;

  if (search == NULL)
    return;
  name = dossier_export_make_file_name (search->name, "xml");
  exporting = g_new (Exporting, 1);
  *exporting = (Exporting){ g_strdup (search->name), g_strdup (search->query) };
  dossier_window_choose_path (self, _ ("Export as a Feed"), name, export_to, exporting, exporting_free);
}

static void
win_export_search (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ask (data, g_variant_get_int64 (parameter), 0, export_search, FALSE);
}

/* ---- rules ---- */

static void
edit_rule (DossierWindow *self, GPtrArray *found, gint64 id, int n)
{
  DossierArrivalRule        fresh = { .is_enabled = TRUE };
  const DossierArrivalRule *rule = id != 0 ? pick_rule (found, id) : &fresh;

  if (rule != NULL)
    gtk_window_present (dossier_rule_dialog_new (get_store (self), rule, dossier_window_get_top (self)));
}

static void
remove_rule (DossierWindow *self, GPtrArray *found, gint64 id, int n)
{
  const DossierArrivalRule *rule = pick_rule (found, id);
  g_autofree char          *words = NULL;

  if (rule == NULL)
    return;
  /* TRANSLATORS: the name of a rule */
  words = g_strdup_printf (_ ("The rule “%s” is removed"), rule->name);
  dossier_window_apply (self, dossier_change_edit_rule (id, NULL), words, NULL);
}

static void
move_rule (DossierWindow *self, GPtrArray *found, gint64 id, int n)
{
  g_autoptr (GArray) order = dup_order (found, id, n, TRUE);

  if (order != NULL)
    dossier_window_apply (self, dossier_change_order_rules ((const gint64 *) (gpointer) order->data, order->len), NULL,
                          NULL);
}

static void
enable_rule (DossierWindow *self, GPtrArray *found, gint64 id, int is_enabled)
{
  const DossierArrivalRule *rule = pick_rule (found, id);
  g_autoptr (DossierArrivalRule) other = rule != NULL ? dossier_arrival_rule_copy (rule) : NULL;

  if (other == NULL)
    return;
  other->is_enabled = is_enabled;
  dossier_window_apply (self, dossier_change_edit_rule (id, other), NULL, NULL);
}

static void
win_edit_rule (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ask (data, g_variant_get_int64 (parameter), 0, edit_rule, TRUE);
}

static void
win_remove_rule (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ask (data, g_variant_get_int64 (parameter), 0, remove_rule, TRUE);
}

static void
win_move_rule (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gint64 id;
  int    n;

  g_variant_get (parameter, "(xi)", &id, &n);
  ask (data, id, n, move_rule, TRUE);
}

static void
win_set_rule_enabled (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gint64   id;
  gboolean is_enabled;

  g_variant_get (parameter, "(xb)", &id, &is_enabled);
  ask (data, id, is_enabled, enable_rule, TRUE);
}

static void
win_put_rule (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gint64      id;
  const char *packed;
  g_autoptr (DossierArrivalRule) rule = NULL;
  g_autofree char *words = NULL;

  g_variant_get (parameter, "(x&s)", &id, &packed);
  rule = dossier_arrival_rule_unpack (packed);
  if (rule == NULL)
    return;
  /* TRANSLATORS: the name of a rule */
  words = g_strdup_printf (_ ("The rule “%s” is saved"), rule->name);
  dossier_window_apply (data, dossier_change_edit_rule (id, rule), words, NULL);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  guint            n = 0;
  gboolean         done = dossier_store_apply_rule_finish (DOSSIER_STORE (source), result, &n, &error);

  if (self->story_actions == NULL)
    return;
  if (!done)
    {
      dossier_window_report (self, _ ("The rule was not applied"), error->message);
      return;
    }
  words = g_strdup_printf (ngettext ("Applied to %u story", "Applied to %u stories", n), n);
  if (n > 0)
    dossier_window_show_undo_toast (self, words, NULL);
  else
    dossier_window_show_toast (self, words);
}

static void
win_apply_rule (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gint64      id;
  const char *packed;
  g_autoptr (DossierArrivalRule) rule = NULL;

  g_variant_get (parameter, "(x&s)", &id, &packed);
  rule = dossier_arrival_rule_unpack (packed);
  if (rule != NULL)
    dossier_store_apply_rule_async (get_store (data), rule, NULL, NULL, applied_cb, g_object_ref (data));
}

/* ---- all of them ---- */

static void
win_show_searches (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (dossier_searches_dialog_new (get_store (data), dossier_window_get_top (data)));
}

/* Those that change nothing stand first. */
#define N_READING 3

static const GActionEntry search_actions[] = {
  { .name = "open-search", .activate = win_open_search, .parameter_type = "x" },
  { .name = "export-search", .activate = win_export_search, .parameter_type = "x" },
  { .name = "show-searches", .activate = win_show_searches },
  { .name = "save-search", .activate = win_save_search },
  { .name = "edit-search", .activate = win_edit_search, .parameter_type = "x" },
  { .name = "remove-search", .activate = win_remove_search, .parameter_type = "x" },
  { .name = "move-search", .activate = win_move_search, .parameter_type = "(xi)" },
  { .name = "make-rule", .activate = win_make_rule, .parameter_type = "x" },
  { .name = "edit-rule", .activate = win_edit_rule, .parameter_type = "x" },
  { .name = "remove-rule", .activate = win_remove_rule, .parameter_type = "x" },
  { .name = "move-rule", .activate = win_move_rule, .parameter_type = "(xi)" },
  { .name = "set-rule-enabled", .activate = win_set_rule_enabled, .parameter_type = "(xb)" },
  { .name = "put-rule", .activate = win_put_rule, .parameter_type = "(xs)" },
  { .name = "apply-rule", .activate = win_apply_rule, .parameter_type = "(xs)" },
};

void
dossier_window_add_search_actions (DossierWindow *self)
{
  gboolean is_read_only = dossier_store_is_read_only (get_store (self));

  g_action_map_add_action_entries (G_ACTION_MAP (self), search_actions, G_N_ELEMENTS (search_actions), self);
  for (guint i = N_READING; is_read_only && i < G_N_ELEMENTS (search_actions); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), search_actions[i].name)), FALSE);
}
