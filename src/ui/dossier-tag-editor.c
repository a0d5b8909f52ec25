/* dossier-tag-editor.c - the tags of a story: those it has, and a field for more
 *
 * all, own: the library's tags and those of the story, as last heard of; never NULL.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-tag-editor.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-story-tags.h"
#include "dossier-tag-chip.h"

/* More chips than that are scrolled, in a place of so many pixels. */
#define MANY_CHIPS 12
#define MAX_CHIPS_HEIGHT 150
#define MAX_CHARS 28
#define WIDTH 260

struct _DossierTagEditor
{
  AdwBin parent;

  DossierStore *store;
  gint64        story;
  GPtrArray    *all, *own; /* (element-type DossierStoryTag) */
  GCancellable *loading;

  GtkWidget *place; /* of the chips */
  GtkWidget *chips, *none;
  GtkWidget *entry;
  GtkWidget *problem;
  GtkWidget *offers;
};

G_DEFINE_FINAL_TYPE (DossierTagEditor, dossier_tag_editor, ADW_TYPE_BIN)

/* ---- what is offered ---- */

static gboolean
has_tag (DossierTagEditor *self, DossierStoryTag *tag)
{
  for (guint i = 0; i < self->own->len; i++)
    if (dossier_story_tag_get_id (self->own->pdata[i]) == dossier_story_tag_get_id (tag))
      return TRUE;

  return FALSE;
}

static int
compare_use (gconstpointer a, gconstpointer b)
{
  guint first = dossier_story_tag_get_n_stories (*(DossierStoryTag *const *) a);
  guint second = dossier_story_tag_get_n_stories (*(DossierStoryTag *const *) b);

  return first > second ? -1 : first < second;
}

/* Those whose names begin with @typed, then those that have it further on; without words, those most used. */
static GPtrArray *
find_offers (DossierTagEditor *self, const char *typed)
{
  g_autoptr (GPtrArray) first = g_ptr_array_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autofree char *folded = dossier_story_tag_fold_name (typed);

  for (guint i = 0; i < self->all->len; i++)
    {
      g_autofree char *name = dossier_story_tag_fold_name (dossier_story_tag_get_name (self->all->pdata[i]));
      const char      *place = strstr (name, folded);

      if (place != NULL && !has_tag (self, self->all->pdata[i]))
        g_ptr_array_add (place == name ? first : others, self->all->pdata[i]);
    }
  if (folded[0] == '\0')
    g_ptr_array_sort (first, compare_use);
  g_ptr_array_extend (first, others, NULL, NULL);

  return g_steal_pointer (&first);
}

static GtkWidget *
make_offer (DossierStoryTag *tag)
{
  const char      *name = dossier_story_tag_get_name (tag);
  guint            n = dossier_story_tag_get_n_stories (tag);
  GtkWidget       *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget       *label = gtk_label_new (name), *count;
  g_autofree char *digits = g_strdup_printf ("%u", n);
  g_autofree char *stories = g_strdup_printf (ngettext ("%u story", "%u stories", n), n);
  /* TRANSLATORS: what a screen reader says of a tag: its name and a number, "Chips, 12 stories" */
  g_autofree char *words = g_strdup_printf (_ ("%s, %s"), name, stories);

  count = gtk_label_new (digits);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, name);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (name), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);

  return row;
}

static void
show_offers (DossierTagEditor *self)
{
  g_autoptr (GPtrArray) tags = find_offers (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->offers)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->offers), row);
  for (guint i = 0; i < MIN (tags->len, DOSSIER_TAG_EDITOR_OFFERS); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->offers), make_offer (tags->pdata[i]));
  gtk_widget_set_visible (self->offers, tags->len > 0);
}

static void
show_own (DossierTagEditor *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (self->chips) != NULL;

  if (had_focus)
    gtk_widget_grab_focus (self->entry);
  dossier_tag_chips_fill_removable (self->chips, self->own);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->place), GTK_POLICY_NEVER,
                                  self->own->len > MANY_CHIPS ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  gtk_widget_set_visible (self->none, self->own->len == 0);
}

/* ---- asking the store ---- */

static void
report (DossierTagEditor *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "(ss)", _ ("The tags could not be read"),
                                error->message);
}

/* Takes @tags; NULL and @error when they could not be had. FALSE: nothing is to be shown. */
static gboolean
take (DossierTagEditor *self, GPtrArray **place, GPtrArray *tags, const GError *error)
{
  if (tags == NULL)
    {
      report (self, error);
      return FALSE;
    }
  g_ptr_array_unref (*place);
  *place = tags;

  return self->store != NULL;
}

static void
listed_all_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierTagEditor) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *tags = dossier_store_list_tags_finish (DOSSIER_STORE (source), result, &error);

  if (take (self, &self->all, tags, error))
    show_offers (self);
}

static void
listed_own_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierTagEditor) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *tags = dossier_store_list_tags_of_stories_finish (DOSSIER_STORE (source), result, &error);

  if (!take (self, &self->own, tags, error))
    return;
  show_own (self);
  show_offers (self);
}

static void
load (DossierTagEditor *self)
{
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_cancellable_cancel (self->loading);
  g_object_unref (self->loading);
  self->loading = g_cancellable_new ();
  g_array_append_val (one, self->story);
  dossier_store_list_tags_async (self->store, self->loading, listed_all_cb, g_object_ref (self));
  dossier_store_list_tags_of_stories_async (self->store, one, self->loading, listed_own_cb, g_object_ref (self));
}

static void
tags_changed_cb (DossierTagEditor *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

/* ---- what the person does ---- */

static void
show_problem (DossierTagEditor *self, const char *words)
{
  gtk_label_set_label (GTK_LABEL (self->problem), words != NULL ? words : "");
  gtk_widget_set_visible (self->problem, words != NULL);
  if (words != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               words != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
add (DossierTagEditor *self, const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = dossier_story_tag_clean_name (typed, &error);

  if (name == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "story.add-tag", "s", name);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (self->entry);
}

static void
entry_activated_cb (DossierTagEditor *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (typed[0] != '\0')
    add (self, typed);
}

static void
entry_changed_cb (DossierTagEditor *self)
{
  show_problem (self, NULL);
  show_offers (self);
}

static void
offer_activated_cb (DossierTagEditor *self, GtkListBoxRow *row)
{
  add (self, g_object_get_data (G_OBJECT (row), "name"));
}

void
dossier_tag_editor_open (DossierTagEditor *self, gint64 story)
{
  self->story = story;
  g_ptr_array_set_size (self->own, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  entry_changed_cb (self);
  show_own (self);
  load (self);
  gtk_widget_grab_focus (self->entry);
}

GtkEditable *
dossier_tag_editor_get_entry (DossierTagEditor *self)
{
  return GTK_EDITABLE (self->entry);
}

guint
dossier_tag_editor_count_offers (DossierTagEditor *self)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->offers), (int) n) != NULL)
    n++;

  return n;
}

/* ---- object ---- */

static void
dossier_tag_editor_dispose (GObject *object)
{
  DossierTagEditor *self = DOSSIER_TAG_EDITOR (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_tag_editor_parent_class)->dispose (object);
}

static void
dossier_tag_editor_finalize (GObject *object)
{
  DossierTagEditor *self = DOSSIER_TAG_EDITOR (object);

  g_object_unref (self->loading);
  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->own);
  G_OBJECT_CLASS (dossier_tag_editor_parent_class)->finalize (object);
}

static void
dossier_tag_editor_class_init (DossierTagEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_tag_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_tag_editor_finalize;
}

static void
make_chips (DossierTagEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->place = gtk_scrolled_window_new ();
  self->chips = dossier_tag_chips_new ();
  self->none = gtk_label_new (_ ("This story has no tags yet."));
  gtk_label_set_xalign (GTK_LABEL (self->none), 0);
  gtk_label_set_wrap (GTK_LABEL (self->none), TRUE);
  gtk_widget_add_css_class (self->none, "dim-label");
  gtk_box_append (GTK_BOX (box), self->none);
  gtk_box_append (GTK_BOX (box), self->chips);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->place), GTK_POLICY_NEVER, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->place), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->place), MAX_CHIPS_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->place), box);
}

static void
make_entry (DossierTagEditor *self)
{
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Add a tag"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add a tag"), -1);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (entry_changed_cb), self, G_CONNECT_SWAPPED);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->problem), 1); /* as wide as the others */
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_set_visible (self->problem, FALSE);
}

static void
dossier_tag_editor_init (DossierTagEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *heading = gtk_label_new (_ ("Tags"));

  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->own = g_ptr_array_new_with_free_func (g_object_unref);
  self->loading = g_cancellable_new ();
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  make_chips (self);
  make_entry (self);
  self->offers = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->offers), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->offers, "tag-offers");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->offers), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Known tags"), -1);
  g_signal_connect_object (self->offers, "row-activated", G_CALLBACK (offer_activated_cb), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), self->place);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_box_append (GTK_BOX (box), self->offers);
  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "tag-editor");
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
dossier_tag_editor_new (DossierStore *store)
{
  DossierTagEditor *self = g_object_new (DOSSIER_TYPE_TAG_EDITOR, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "tags-changed", G_CALLBACK (tags_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
