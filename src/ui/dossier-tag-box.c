/* dossier-tag-box.c - the tags of one highlight
 *
 * known: folded name -> tag, of stories and of highlights; what is offered comes from it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-tag-box.h"

#include <glib/gi18n.h>
#include "dossier-annotation-tags.h"
#include "dossier-story-tags.h"
#include "dossier-tag-chip.h"
#include "dossier-tag-field.h"
#include "dossier-wrap-layout.h"

#define SPACING 6

struct _DossierTagBox
{
  AdwBin parent;

  DossierStore *store;
  GCancellable *loading;
  GHashTable   *known;
  GStrv         own; /* or NULL */

  GtkWidget       *chips;
  DossierTagField *field;
};

G_DEFINE_FINAL_TYPE (DossierTagBox, dossier_tag_box, ADW_TYPE_BIN)

/* ---- what is offered ---- */

/* The ones of most stories first. */
static int
compare (gconstpointer a, gconstpointer b)
{
  DossierStoryTag *first = *(DossierStoryTag *const *) a, *second = *(DossierStoryTag *const *) b;
  guint n_first = dossier_story_tag_get_n_stories (first), n_second = dossier_story_tag_get_n_stories (second);

  if (n_first != n_second)
    return n_first > n_second ? -1 : 1;
  return g_utf8_collate (dossier_story_tag_get_name (first), dossier_story_tag_get_name (second));
}

/* Of a tag that is known already, the greater number counts. */
static void
learn_tag (DossierTagBox *self, DossierStoryTag *tag)
{
  g_autofree char *folded = dossier_story_tag_fold_name (dossier_story_tag_get_name (tag));
  DossierStoryTag *known = g_hash_table_lookup (self->known, folded);

  if (known == NULL || dossier_story_tag_get_n_stories (known) < dossier_story_tag_get_n_stories (tag))
    g_hash_table_replace (self->known, g_steal_pointer (&folded), g_object_ref (tag));
}

static void
offer_known (DossierTagBox *self)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer       tag;

  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, NULL, &tag))
    g_ptr_array_add (known, g_object_ref (tag));
  g_ptr_array_sort (known, compare);
  dossier_tag_field_set_known (self->field, known);
}

/* Takes @tags and @error, one of which is NULL. */
static void
learn (DossierTagBox *self, GPtrArray *tags, GError *error)
{
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "(ss)", _ ("The tags could not be read"),
                                error->message);
  if (tags != NULL && self->store != NULL)
    {
      for (guint i = 0; i < tags->len; i++)
        learn_tag (self, tags->pdata[i]);
      offer_known (self);
    }
  g_clear_pointer (&tags, g_ptr_array_unref);
  g_clear_error (&error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierTagBox) self = user_data;
  GError    *error = NULL;
  GPtrArray *tags = dossier_store_list_tags_finish (DOSSIER_STORE (source), result, &error);

  learn (self, tags, error);
}

static void
of_highlights_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierTagBox) self = user_data;
  GError    *error = NULL;
  GPtrArray *tags = dossier_store_list_annotation_tags_finish (DOSSIER_STORE (source), result, &error);

  learn (self, tags, error);
}

/* ---- what it has ---- */

static void
remove_cb (GtkWidget *button, DossierTagBox *self)
{
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (button), "name"));

  gtk_widget_grab_focus (GTK_WIDGET (dossier_tag_field_get_entry (self->field)));
  g_signal_emit_by_name (self, "remove-tag", name);
}

GtkWidget *
dossier_tag_sign_new (const char *name)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *label = dossier_chip_name_new (name);

  gtk_widget_set_tooltip_text (label, name);
  gtk_widget_add_css_class (chip, "tag-chip");
  gtk_widget_add_css_class (chip, "sign");
  gtk_box_append (GTK_BOX (chip), label);
  return chip;
}

static GtkWidget *
chip_new (DossierTagBox *self, const char *name)
{
  /* TRANSLATORS: %s is the name of a tag */
  g_autofree char *words = g_strdup_printf (_ ("Remove the tag “%s”"), name);
  GtkWidget       *button, *chip = dossier_removable_chip_new (NULL, name, words, &button);

  g_object_set_data_full (G_OBJECT (button), "name", g_strdup (name), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  return chip;
}

static gboolean
are_same (GStrv some, const char *const *others)
{
  const char *const none[] = { NULL };

  return g_strv_equal (some != NULL ? (const char *const *) some : none, others != NULL ? others : none);
}

void
dossier_tag_box_set (DossierTagBox *self, const char *const *tags, GPtrArray *others)
{
  GtkWidget *chip;

  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      g_autoptr (DossierStoryTag) tag = dossier_story_tag_new (0, others->pdata[i], 0);

      learn_tag (self, tag);
    }
  offer_known (self);
  if (!are_same (self->own, tags))
    {
      while ((chip = gtk_widget_get_first_child (self->chips)) != NULL)
        gtk_box_remove (GTK_BOX (self->chips), chip);
      g_strfreev (self->own);
      self->own = g_strdupv ((GStrv) tags);
      for (guint i = 0; self->own != NULL && self->own[i] != NULL; i++)
        gtk_box_append (GTK_BOX (self->chips), chip_new (self, self->own[i]));
      dossier_tag_field_set_own (self->field, tags);
    }
  gtk_widget_set_visible (self->chips, self->own != NULL && self->own[0] != NULL);
}

/* ---- what the person does ---- */

static void
chosen_cb (DossierTagBox *self, const char *name)
{
  g_signal_emit_by_name (self, "add-tag", name);
}

GtkEditable *
dossier_tag_box_get_entry (DossierTagBox *self)
{
  return dossier_tag_field_get_entry (self->field);
}

/* ---- object ---- */

static void
dossier_tag_box_dispose (GObject *object)
{
  DossierTagBox *self = DOSSIER_TAG_BOX (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_tag_box_parent_class)->dispose (object);
}

static void
dossier_tag_box_finalize (GObject *object)
{
  DossierTagBox *self = DOSSIER_TAG_BOX (object);

  g_object_unref (self->loading);
  g_hash_table_unref (self->known);
  g_strfreev (self->own);
  G_OBJECT_CLASS (dossier_tag_box_parent_class)->finalize (object);
}

static void
dossier_tag_box_class_init (DossierTagBoxClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_tag_box_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_tag_box_finalize;
  g_signal_new ("add-tag", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_signal_new ("remove-tag", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dossier_tag_box_init (DossierTagBox *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->loading = g_cancellable_new ();
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->chips, dossier_wrap_layout_new (SPACING));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chips), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tags"), -1);
  self->field = DOSSIER_TAG_FIELD (dossier_tag_field_new (DOSSIER_TAG_BOX_OFFERS, TRUE)); /* the form is full */
  g_signal_connect_object (self->field, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->chips);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->field));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
dossier_tag_box_new (DossierStore *store)
{
  DossierTagBox *self = g_object_new (DOSSIER_TYPE_TAG_BOX, NULL);

  self->store = g_object_ref (store);
  dossier_store_list_tags_async (store, self->loading, listed_cb, g_object_ref (self));
  dossier_store_list_annotation_tags_async (store, self->loading, of_highlights_listed_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
