/* dossier-tag-editor.c - the tags of a story: those it has, and a field for more
 *
 * own: those of the story, as last heard of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-tag-editor.h"

#include <glib/gi18n.h>

#include "dossier-story-tags.h"
#include "dossier-tag-chip.h"
#include "dossier-tag-field.h"

/* More chips than that are scrolled, in a place of so many pixels. */
#define MANY_CHIPS 12
#define MAX_CHIPS_HEIGHT 150
#define WIDTH 260

struct _DossierTagEditor
{
  AdwBin parent;

  DossierStore *store;
  gint64        story;
  GPtrArray    *own; /* (element-type DossierStoryTag), never NULL */
  GCancellable *loading;

  GtkWidget *place; /* of the chips */
  GtkWidget *chips, *none;

  DossierTagField *field;
};

G_DEFINE_FINAL_TYPE (DossierTagEditor, dossier_tag_editor, ADW_TYPE_BIN)

/* ---- what is there ---- */

static void
show_own (DossierTagEditor *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (self->chips) != NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (dossier_tag_field_get_entry (self->field)));
  for (guint i = 0; i < self->own->len; i++)
    g_ptr_array_add (names, (gpointer) dossier_story_tag_get_name (self->own->pdata[i]));
  g_ptr_array_add (names, NULL);
  dossier_tag_field_set_own (self->field, (const char *const *) names->pdata);
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

static void
listed_all_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierTagEditor) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = dossier_store_list_tags_finish (DOSSIER_STORE (source), result, &error);

  if (tags == NULL)
    report (self, error);
  else if (self->store != NULL)
    dossier_tag_field_set_known (self->field, tags);
}

static void
listed_own_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierTagEditor) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *tags = dossier_store_list_tags_of_stories_finish (DOSSIER_STORE (source), result, &error);

  if (tags == NULL)
    {
      report (self, error);
      return;
    }
  g_ptr_array_unref (self->own);
  self->own = tags;
  if (self->store != NULL)
    show_own (self);
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
chosen_cb (DossierTagEditor *self, const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "story.add-tag", "s", name);
}

void
dossier_tag_editor_open (DossierTagEditor *self, gint64 story)
{
  self->story = story;
  g_ptr_array_set_size (self->own, 0);
  dossier_tag_field_clear (self->field);
  show_own (self);
  load (self);
  gtk_widget_grab_focus (GTK_WIDGET (dossier_tag_field_get_entry (self->field)));
}

GtkEditable *
dossier_tag_editor_get_entry (DossierTagEditor *self)
{
  return dossier_tag_field_get_entry (self->field);
}

guint
dossier_tag_editor_count_offers (DossierTagEditor *self)
{
  return dossier_tag_field_count_offers (self->field);
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
dossier_tag_editor_init (DossierTagEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *heading = gtk_label_new (_ ("Tags"));

  self->own = g_ptr_array_new_with_free_func (g_object_unref);
  self->loading = g_cancellable_new ();
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  make_chips (self);
  self->field = DOSSIER_TAG_FIELD (dossier_tag_field_new (DOSSIER_TAG_EDITOR_OFFERS, FALSE));
  g_signal_connect_object (self->field, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), self->place);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->field));
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
