/* dossier-tag-field.c - a field to type a tag in, with known tags that fit below it
 *
 * own: folded names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-tag-field.h"

#include <glib/gi18n.h>
#include <string.h>
#include "dossier-accessible.h"
#include "dossier-story-tag.h"

#define MAX_CHARS 28
#define SPACING 6

struct _DossierTagField
{
  AdwBin parent;

  guint       n_offers;
  gboolean    only_typed;
  GPtrArray  *known; /* (element-type DossierStoryTag) */
  GHashTable *own;

  GtkWidget *entry, *problem, *offers;
};

G_DEFINE_FINAL_TYPE (DossierTagField, dossier_tag_field, ADW_TYPE_BIN)

/* ---- what is offered ---- */

static int
compare_use (gconstpointer a, gconstpointer b)
{
  guint first = dossier_story_tag_get_n_stories (*(DossierStoryTag *const *) a);
  guint second = dossier_story_tag_get_n_stories (*(DossierStoryTag *const *) b);

  return first > second ? -1 : first < second;
}

/* Those whose names begin with @typed, then those that have it further on; without words, those most used. */
static GPtrArray *
find_offers (DossierTagField *self, const char *typed)
{
  g_autoptr (GPtrArray) first = g_ptr_array_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autofree char *folded = dossier_story_tag_fold_name (typed);

  if (*typed == '\0' && self->only_typed)
    return g_steal_pointer (&first);
  for (guint i = 0; i < self->known->len; i++)
    {
      g_autofree char *name = dossier_story_tag_fold_name (dossier_story_tag_get_name (self->known->pdata[i]));
      const char      *place = strstr (name, folded);

      if (place != NULL && !g_hash_table_contains (self->own, name))
        g_ptr_array_add (place == name ? first : others, self->known->pdata[i]);
    }
  if (folded[0] == '\0')
    g_ptr_array_sort (first, compare_use);
  g_ptr_array_extend (first, others, NULL, NULL);
  return g_steal_pointer (&first);
}

static GtkWidget *
count_new (guint n)
{
  g_autofree char *digits = g_strdup_printf ("%u", n);
  GtkWidget       *count = gtk_label_new (digits);

  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  return count;
}

static char *
dup_words (const char *name, guint n)
{
  g_autofree char *stories = g_strdup_printf (ngettext ("%u story", "%u stories", n), n);

  /* TRANSLATORS: what a screen reader says of a tag: its name and a number, "Chips, 12 stories" */
  return n > 0 ? g_strdup_printf (_ ("%s, %s"), name, stories) : g_strdup (name);
}

static GtkWidget *
offer_new (DossierStoryTag *tag)
{
  const char      *name = dossier_story_tag_get_name (tag);
  guint            n = dossier_story_tag_get_n_stories (tag);
  GtkWidget       *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget       *label = gtk_label_new (name);
  g_autofree char *words = dup_words (name, n);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, name);
  gtk_box_append (GTK_BOX (box), label);
  if (n > 0)
    gtk_box_append (GTK_BOX (box), count_new (n));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (name), g_free);
  dossier_accessible_name (row, words);
  return row;
}

static void
show_offers (DossierTagField *self)
{
  g_autoptr (GPtrArray) tags = find_offers (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->offers)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->offers), row);
  for (guint i = 0; i < MIN (tags->len, self->n_offers); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->offers), offer_new (tags->pdata[i]));
  gtk_widget_set_visible (self->offers, tags->len > 0);
}

void
dossier_tag_field_set_known (DossierTagField *self, GPtrArray *tags)
{
  g_ptr_array_ref (tags);
  g_ptr_array_unref (self->known);
  self->known = tags;
  show_offers (self);
}

void
dossier_tag_field_set_own (DossierTagField *self, const char *const *names)
{
  g_hash_table_remove_all (self->own);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    g_hash_table_add (self->own, dossier_story_tag_fold_name (names[i]));
  show_offers (self);
}

/* ---- what the person does ---- */

static void
show_problem (DossierTagField *self, const char *words)
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
choose (DossierTagField *self, const char *typed)
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
  g_signal_emit_by_name (self, "chosen", name);
}

static void
entry_activated_cb (DossierTagField *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (typed[0] != '\0')
    choose (self, typed);
}

static void
entry_changed_cb (DossierTagField *self)
{
  show_problem (self, NULL);
  show_offers (self);
}

static void
offer_activated_cb (DossierTagField *self, GtkListBoxRow *row)
{
  choose (self, g_object_get_data (G_OBJECT (row), "name"));
}

void
dossier_tag_field_clear (DossierTagField *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  entry_changed_cb (self);
}

GtkEditable *
dossier_tag_field_get_entry (DossierTagField *self)
{
  return GTK_EDITABLE (self->entry);
}

guint
dossier_tag_field_count_offers (DossierTagField *self)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->offers), (int) n) != NULL)
    n++;
  return n;
}

/* ---- object ---- */

static void
dossier_tag_field_finalize (GObject *object)
{
  DossierTagField *self = DOSSIER_TAG_FIELD (object);

  g_ptr_array_unref (self->known);
  g_hash_table_unref (self->own);
  G_OBJECT_CLASS (dossier_tag_field_parent_class)->finalize (object);
}

static void
dossier_tag_field_class_init (DossierTagFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_tag_field_finalize;
  g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
}

static void
make_entry (DossierTagField *self)
{
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Add a tag"));
  dossier_accessible_name (self->entry, _ ("Add a tag"));
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
dossier_tag_field_init (DossierTagField *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  self->known = g_ptr_array_new_with_free_func (g_object_unref);
  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  make_entry (self);
  self->offers = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->offers), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->offers, "tag-offers");
  gtk_widget_set_visible (self->offers, FALSE);
  dossier_accessible_name (self->offers, _ ("Known tags"));
  g_signal_connect_object (self->offers, "row-activated", G_CALLBACK (offer_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_box_append (GTK_BOX (box), self->offers);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
dossier_tag_field_new (guint n_offers, gboolean only_typed)
{
  DossierTagField *self = g_object_new (DOSSIER_TYPE_TAG_FIELD, NULL);

  self->n_offers = n_offers;
  self->only_typed = only_typed;
  return GTK_WIDGET (self);
}
