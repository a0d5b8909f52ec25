/* dossier-tag-box.c - the tags of one highlight
 *
 * known: folded name -> name, of stories and of this story's highlights; what is offered comes from it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-tag-box.h"

#include <glib/gi18n.h>
#include <string.h>
#include "dossier-story-tags.h"
#include "dossier-wrap-layout.h"

#define MAX_CHARS 24
#define SPACING 6

struct _DossierTagBox
{
  AdwBin parent;

  DossierStore *store;
  GCancellable *loading;
  GHashTable   *known;
  GStrv         own; /* or NULL */

  GtkWidget *chips, *entry, *problem, *offers;
};

G_DEFINE_FINAL_TYPE (DossierTagBox, dossier_tag_box, ADW_TYPE_BIN)

/* ---- what is offered ---- */

static void
learn (DossierTagBox *self, const char *name)
{
  char *folded = dossier_story_tag_fold_name (name);

  if (g_hash_table_contains (self->known, folded))
    g_free (folded);
  else
    g_hash_table_insert (self->known, folded, g_strdup (name));
}

static gboolean
is_own (DossierTagBox *self, const char *folded)
{
  for (guint i = 0; self->own != NULL && self->own[i] != NULL; i++)
    {
      g_autofree char *own = dossier_story_tag_fold_name (self->own[i]);

      if (g_str_equal (own, folded))
        return TRUE;
    }
  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* Names that begin with what is typed, then those that have it further on. Borrowed names. */
static GPtrArray *
find_offers (DossierTagBox *self, const char *typed)
{
  g_autofree char *folded = dossier_story_tag_fold_name (typed);
  g_autoptr (GPtrArray) first = g_ptr_array_new (), others = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       key, name;

  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, &key, &name))
    {
      const char *place = strstr (key, folded);

      if (place != NULL && !is_own (self, key))
        g_ptr_array_add (place == key ? first : others, name);
    }
  g_ptr_array_sort (first, compare_names);
  g_ptr_array_sort (others, compare_names);
  g_ptr_array_extend (first, others, NULL, NULL);
  return g_steal_pointer (&first);
}

static GtkWidget *
name_new (const char *name)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_tooltip_text (label, name);
  return label;
}

/* Only while something is typed: the form has other things to show. */
static void
show_offers (DossierTagBox *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GPtrArray) names = *typed != '\0' ? find_offers (self, typed) : g_ptr_array_new ();
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->offers)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->offers), row);
  for (guint i = 0; i < MIN (names->len, DOSSIER_TAG_BOX_OFFERS); i++)
    {
      row = gtk_list_box_row_new ();
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), name_new (names->pdata[i]));
      g_object_set_data_full (G_OBJECT (row), "name", g_strdup (names->pdata[i]), g_free);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, names->pdata[i], -1);
      gtk_list_box_append (GTK_LIST_BOX (self->offers), row);
    }
  gtk_widget_set_visible (self->offers, gtk_widget_get_first_child (self->offers) != NULL);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierTagBox) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = dossier_store_list_tags_finish (DOSSIER_STORE (source), result, &error);

  if (tags == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "(ss)", _ ("The tags could not be read"),
                                error->message);
  if (tags == NULL || self->store == NULL)
    return;
  for (guint i = 0; i < tags->len; i++)
    learn (self, dossier_story_tag_get_name (tags->pdata[i]));
  show_offers (self);
}

/* ---- what it has ---- */

static void
remove_cb (GtkWidget *button, DossierTagBox *self)
{
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (button), "name"));

  gtk_widget_grab_focus (self->entry);
  g_signal_emit_by_name (self, "remove-tag", name);
}

GtkWidget *
dossier_tag_sign_new (const char *name)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  gtk_widget_add_css_class (chip, "tag-chip");
  gtk_widget_add_css_class (chip, "sign");
  gtk_box_append (GTK_BOX (chip), name_new (name));
  return chip;
}

static GtkWidget *
chip_new (DossierTagBox *self, const char *name)
{
  GtkWidget *chip = dossier_tag_sign_new (name);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* TRANSLATORS: %s is the name of a tag */
  g_autofree char *words = g_strdup_printf (_ ("Remove the tag “%s”"), name);

  gtk_widget_remove_css_class (chip, "sign");
  gtk_widget_add_css_class (chip, "removable");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (button), "name", g_strdup (name), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  gtk_box_append (GTK_BOX (chip), button);
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

  for (guint i = 0; i < others->len; i++)
    learn (self, others->pdata[i]);
  if (!are_same (self->own, tags))
    {
      while ((chip = gtk_widget_get_first_child (self->chips)) != NULL)
        gtk_box_remove (GTK_BOX (self->chips), chip);
      g_strfreev (self->own);
      self->own = g_strdupv ((GStrv) tags);
      for (guint i = 0; self->own != NULL && self->own[i] != NULL; i++)
        gtk_box_append (GTK_BOX (self->chips), chip_new (self, self->own[i]));
    }
  gtk_widget_set_visible (self->chips, self->own != NULL && self->own[0] != NULL);
  show_offers (self);
}

/* ---- what the person does ---- */

static void
show_problem (DossierTagBox *self, const char *words)
{
  gtk_label_set_label (GTK_LABEL (self->problem), words != NULL ? words : "");
  gtk_widget_set_visible (self->problem, words != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               words != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
add (DossierTagBox *self, const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = dossier_story_tag_clean_name (typed, &error);

  if (name == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (self->entry);
  g_signal_emit_by_name (self, "add-tag", name);
}

static void
entry_activated_cb (DossierTagBox *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (typed[0] != '\0')
    add (self, typed);
}

static void
entry_changed_cb (DossierTagBox *self)
{
  show_problem (self, NULL);
  show_offers (self);
}

static void
offer_activated_cb (DossierTagBox *self, GtkListBoxRow *row)
{
  add (self, g_object_get_data (G_OBJECT (row), "name"));
}

GtkEditable *
dossier_tag_box_get_entry (DossierTagBox *self)
{
  return GTK_EDITABLE (self->entry);
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
make_entry (DossierTagBox *self)
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
dossier_tag_box_init (DossierTagBox *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->loading = g_cancellable_new ();
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->chips, dossier_wrap_layout_new (SPACING));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chips), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tags"), -1);
  make_entry (self);
  self->offers = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->offers), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->offers, "tag-offers");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->offers), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Known tags"), -1);
  g_signal_connect_object (self->offers, "row-activated", G_CALLBACK (offer_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->chips);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_box_append (GTK_BOX (box), self->offers);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
dossier_tag_box_new (DossierStore *store)
{
  DossierTagBox *self = g_object_new (DOSSIER_TYPE_TAG_BOX, NULL);

  self->store = g_object_ref (store);
  dossier_store_list_tags_async (store, self->loading, listed_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
