/* dossier-notebook-page.c - all highlights and notes, searchable
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-notebook-page-private.h"

#include <glib/gi18n.h>

/* Changes come in bursts: the list follows so many milliseconds behind. */
#define REFRESH_DELAY 120

G_DEFINE_FINAL_TYPE (DossierNotebookPage, dossier_notebook_page, ADW_TYPE_BIN)

/* ---- what is shown ---- */

static void
show_count (DossierNotebookPage *self)
{
  guint            n = dossier_annotation_list_get_n_found (self->shown);
  guint            n_stories = dossier_annotation_list_get_n_stories (self->shown);
  g_autofree char *highlights = g_strdup_printf (ngettext ("%u highlight", "%u highlights", n), n);
  g_autofree char *stories = g_strdup_printf (ngettext ("%u story", "%u stories", n_stories), n_stories);
  g_autofree char *both = g_strjoin (" · ", highlights, stories, NULL);

  gtk_label_set_text (GTK_LABEL (self->count), n > 0 ? both : highlights);
}

static void
show_chosen (DossierNotebookPage *self)
{
  gboolean is_choosing = dossier_notebook_list_get_choosing (self->list);

  dossier_notebook_bulk_update (self->bulk);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->bulk_place), is_choosing);
  g_action_change_state (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "choose"),
                         g_variant_new_boolean (is_choosing));
}

static void
show_list (DossierNotebookPage *self)
{
  guint n = dossier_annotation_list_get_n_found (self->shown);

  show_count (self);
  show_chosen (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "list" : self->is_filtered ? "nothing" : "empty");
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierNotebookPage) self = user_data;
  DossierAnnotationList *list = DOSSIER_ANNOTATION_LIST (source);
  g_autoptr (GError) error = NULL;

  if (!dossier_annotation_list_search_finish (list, result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "(ss)", _ ("The highlights could not be listed"),
                                    error->message);
      return;
    }
  if (list != self->shown && list != self->asked)
    return; /* the question is an old one */
  if (list == self->asked)
    {
      g_clear_object (&self->shown);
      self->shown = g_steal_pointer (&self->asked);
      dossier_notebook_list_set_annotations (self->list, self->shown, self->group);
    }
  show_list (self);
}

/* ---- what is asked for ---- */

/* NULL: the words cannot be understood; why stands below them. */
static DossierQuery *
dup_query (DossierNotebookPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) words
      = dossier_query_parse_notes (text, self->is_typing, g_get_real_time () / G_USEC_PER_SEC, &error);

  g_free (self->words);
  self->words = g_strdup (text);
  dossier_search_guide_set_query (DOSSIER_SEARCH_GUIDE (self->guide), words, error);
  return words != NULL ? dossier_query_and (self->filters, words) : NULL;
}

/* What is shown stays as it is when the query cannot be understood. */
static void
refresh (DossierNotebookPage *self)
{
  g_autoptr (DossierQuery) query = dup_query (self);
  DossierAnnotationSearch search = { query, self->order, self->group };

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (query == NULL)
    return;
  self->is_filtered = dossier_query_get_n_terms (query) > 0;
  dossier_annotation_list_search_async (self->asked != NULL ? self->asked : self->shown, &search, listed_cb,
                                        g_object_ref (self));
}

/* Another question has a list of its own: so it begins at the top, and GTK does not look in it for the rows of the old
 * one, which would read all of them. */
static void
ask_anew (DossierNotebookPage *self)
{
  g_clear_object (&self->asked);
  self->asked = dossier_annotation_list_new (self->store);
  refresh (self);
}

void
dossier_notebook_page_search (DossierNotebookPage *self)
{
  gtk_widget_grab_focus (self->search);
}

/* The entry tells of its words a moment after they are there, and maybe after they were asked for. */
void
dossier_notebook_page_ask (DossierNotebookPage *self, gboolean is_typing)
{
  if (is_typing == self->is_typing && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->search)), self->words) == 0)
    return;
  self->is_typing = is_typing;
  ask_anew (self);
}

static void
keys_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierNotebookPage) self = user_data;
  g_autoptr (DossierAnnotationKeys) keys
      = dossier_store_list_annotation_keys_finish (DOSSIER_STORE (source), result, NULL);
  g_autoptr (GMenuModel) menu = keys != NULL ? dossier_notebook_filter_menu_new (keys) : NULL;
  GtkPopover *open;

  if (menu == NULL || self->shown == NULL)
    return;
  open = gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->filter_button));
  if (open == NULL || !gtk_widget_get_mapped (GTK_WIDGET (open)))
    gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->filter_button), menu);
}

/* What there is to choose from is asked for before the menu is opened: it would jump otherwise. */
static void
update_menu (DossierNotebookPage *self)
{
  dossier_store_list_annotation_keys_async (self->store, NULL, keys_cb, g_object_ref (self));
}

static gboolean
refresh_cb (gpointer user_data)
{
  DossierNotebookPage *self = user_data;

  self->refresh_source = 0;
  dossier_annotation_list_reread (self->shown);
  refresh (self);
  update_menu (self);
  return G_SOURCE_REMOVE;
}

/* A page that is not looked at asks again when it is shown. */
static void
changed_cb (DossierNotebookPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->refresh_source == 0)
    self->refresh_source = g_timeout_add (REFRESH_DELAY, refresh_cb, self);
}

static void
mapped_cb (DossierNotebookPage *self)
{
  dossier_annotation_list_reread (self->shown);
  refresh (self);
  update_menu (self);
}

/* ---- filters ---- */

static void
put_filters (DossierNotebookPage *self, DossierQuery *filters)
{
  dossier_query_ref (filters);
  dossier_query_unref (self->filters);
  self->filters = filters;
  dossier_chip_bar_set_query (self->chips, filters);
  gtk_widget_set_visible (GTK_WIDGET (self->chips), dossier_query_get_n_terms (filters) > 0);
}

void
dossier_notebook_page_set_filters (DossierNotebookPage *self, DossierQuery *filters)
{
  put_filters (self, filters);
  ask_anew (self);
}

static void
toggle_term (DossierNotebookPage *self, const DossierTerm *term)
{
  g_autoptr (DossierQuery) filters = dossier_notebook_filter_toggle (self->filters, term);

  dossier_notebook_page_set_filters (self, filters);
}

static void
filter (GSimpleAction *action, GVariant *words, gpointer data)
{
  g_autoptr (DossierQuery) query = dossier_query_parse_notes (g_variant_get_string (words, NULL), FALSE, 0, NULL);

  for (guint i = 0; query != NULL && i < dossier_query_get_n_terms (query); i++)
    toggle_term (data, dossier_query_get_term (query, i));
}

static void
filter_who (GSimpleAction *action, GVariant *id, gpointer data)
{
  DossierTerm term = { .field = DOSSIER_TERM_ENTITY, .id = g_variant_get_int64 (id) };

  toggle_term (data, &term);
}

/* The chip of a feed shows the name that comes with it. */
static void
filter_feed (GSimpleAction *action, GVariant *feed, gpointer data)
{
  DossierTerm term = { .field = DOSSIER_TERM_FEED };

  g_variant_get (feed, "(x&s)", &term.id, &term.value);
  toggle_term (data, &term);
}

static void
clear_filters (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierNotebookPage *self = data;
  g_autoptr (DossierQuery) none = dossier_query_new (DOSSIER_VIEW_ALL);

  put_filters (self, none);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0')
    {
      ask_anew (self);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  dossier_notebook_page_ask (self, TRUE);
}

/* ---- order and groups ---- */

static void
sort (GSimpleAction *action, GVariant *word, gpointer data)
{
  DossierNotebookPage *self = data;

  if (!dossier_annotation_order_from_string (g_variant_get_string (word, NULL), &self->order))
    return;
  g_simple_action_set_state (action, word);
  ask_anew (self);
}

void
dossier_notebook_page_set_group (DossierNotebookPage *self, DossierAnnotationGroup group)
{
  self->group = group;
  ask_anew (self);
}

/* ---- rows ---- */

static void
open_heading (DossierNotebookPage *self, DossierAnnotationHeading *heading)
{
  gint64 key = dossier_annotation_heading_get_key (heading);

  if (dossier_annotation_heading_get_group (heading) == DOSSIER_ANNOTATION_GROUP_STORY)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-story", "(xi)", key, -1);
  else if (dossier_annotation_heading_get_group (heading) == DOSSIER_ANNOTATION_GROUP_WHO && key != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-dossier", "x", key);
}

static void
open_annotation (DossierNotebookPage *self, const DossierAnnotationRow *row)
{
  gboolean is_lost = dossier_store_is_annotation_lost (self->store, row->id);

  if (row->story == 0)
    return; /* it has gone meanwhile */
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-story", "(xi)", row->story,
                              is_lost || row->length == 0 ? -1 : (int) row->start);
  if (is_lost)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                _ ("These words are not in the present text of the story. An older version may have "
                                   "them."));
}

static void
activated_cb (DossierNotebookPage *self, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (DOSSIER_IS_ANNOTATION_HEADING (item))
    open_heading (self, DOSSIER_ANNOTATION_HEADING (item));
  else if (DOSSIER_IS_ANNOTATION (item))
    open_annotation (self, dossier_annotation_get_row (DOSSIER_ANNOTATION (item)));
}

/* ---- many at once ---- */

/* @word may be NULL. */
static void
change_chosen (DossierNotebookPage *self, const char *action, const char *word)
{
  g_autoptr (GArray) ids = dossier_notebook_list_list_chosen (self->list);
  GVariant *array = g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64));

  if (ids->len == 0)
    g_variant_unref (g_variant_ref_sink (array));
  else if (word != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), action, "(@axs)", array, word);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), action, "@ax", array);
}

static void
colour (GSimpleAction *action, GVariant *word, gpointer data)
{
  change_chosen (data, "win.colour-highlights", g_variant_get_string (word, NULL));
}

static void
tag (GSimpleAction *action, GVariant *name, gpointer data)
{
  change_chosen (data, "win.tag-highlights", g_variant_get_string (name, NULL));
}

static void
untag (GSimpleAction *action, GVariant *name, gpointer data)
{
  change_chosen (data, "win.untag-highlights", g_variant_get_string (name, NULL));
}

static void delete (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  change_chosen (data, "win.delete-highlights", NULL);
}

static void
choose (GSimpleAction *action, GVariant *is_choosing, gpointer data)
{
  DossierNotebookPage *self = data;

  if (g_variant_get_boolean (is_choosing) != dossier_notebook_list_get_choosing (self->list))
    dossier_notebook_list_set_choosing (self->list, g_variant_get_boolean (is_choosing));
  g_simple_action_set_state (action, is_choosing);
}

static void
choose_all (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_notebook_list_choose_all (DOSSIER_NOTEBOOK_PAGE (data)->list);
}

static void
stop_choosing (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_notebook_list_set_choosing (DOSSIER_NOTEBOOK_PAGE (data)->list, FALSE);
}

static const GActionEntry entries[] = {
  { .name = "sort", .activate = sort, .parameter_type = "s", .state = "'newest'" },
  { .name = "filter", .activate = filter, .parameter_type = "s" },
  { .name = "filter-who", .activate = filter_who, .parameter_type = "x" },
  { .name = "filter-feed", .activate = filter_feed, .parameter_type = "(xs)" },
  { .name = "clear-filters", .activate = clear_filters },
  { .name = "colour", .activate = colour, .parameter_type = "s" },
  { .name = "tag", .activate = tag, .parameter_type = "s" },
  { .name = "untag", .activate = untag, .parameter_type = "s" },
  { .name = "delete", .activate = delete },
  { .name = "choose", .state = "false", .change_state = choose },
  { .name = "choose-all", .activate = choose_all },
  { .name = "stop-choosing", .activate = stop_choosing },
};

/* ---- the page ---- */

/* An answer that comes later finds no list that it could be of. */
static void
dossier_notebook_page_dispose (GObject *object)
{
  DossierNotebookPage *self = DOSSIER_NOTEBOOK_PAGE (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_object (&self->asked);
  g_clear_object (&self->shown);
  G_OBJECT_CLASS (dossier_notebook_page_parent_class)->dispose (object);
}

static void
dossier_notebook_page_finalize (GObject *object)
{
  DossierNotebookPage *self = DOSSIER_NOTEBOOK_PAGE (object);

  g_clear_object (&self->actions);
  g_clear_object (&self->library);
  g_clear_object (&self->store);
  dossier_query_unref (self->filters);
  g_free (self->words);
  G_OBJECT_CLASS (dossier_notebook_page_parent_class)->finalize (object);
}

static void
dossier_notebook_page_class_init (DossierNotebookPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_notebook_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_notebook_page_finalize;
}

static void
dossier_notebook_page_init (DossierNotebookPage *self)
{
  self->is_typing = TRUE;
  self->filters = dossier_query_new (DOSSIER_VIEW_ALL);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "notebook", G_ACTION_GROUP (self->actions));
}

static void
follow_store (DossierNotebookPage *self)
{
  static const char *const signals[] = { "stories-added", "stories-removed", "stories-changed", "entities-changed" };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (self->store, signals[i], G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "map", G_CALLBACK (mapped_cb), self, 0);
}

GtkWidget *
dossier_notebook_page_new (DossierLibrary *library)
{
  DossierNotebookPage *self = g_object_new (DOSSIER_TYPE_NOTEBOOK_PAGE, NULL);
  GtkWidget           *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->library = g_object_ref (library);
  self->store = g_object_ref (dossier_library_get_store (library));
  self->shown = dossier_annotation_list_new (self->store);
  self->list = DOSSIER_NOTEBOOK_LIST (dossier_notebook_list_new (self->store));
  self->bulk = DOSSIER_NOTEBOOK_BULK (dossier_notebook_bulk_new (self->store, self->list));
  self->bulk_place = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->bulk_place), GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (GTK_REVEALER (self->bulk_place), GTK_WIDGET (self->bulk));
  dossier_notebook_list_set_annotations (self->list, self->shown, self->group);
  self->stack = dossier_notebook_page_stack_new (self);
  gtk_box_append (GTK_BOX (box), dossier_notebook_page_bar_new (self));
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_box_append (GTK_BOX (box), self->bulk_place);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "chosen-changed", G_CALLBACK (show_chosen), self, G_CONNECT_SWAPPED);
  follow_store (self);
  return GTK_WIDGET (self);
}
