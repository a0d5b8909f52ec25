/* dossier-notebook-bulk.c - what can be done with the highlights that are chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-notebook-bulk.h"

#include <glib/gi18n.h>
#include "dossier-annotation-swatches.h"
#include "dossier-annotation-tags.h"
#include "dossier-parts.h"
#include "dossier-story-tag.h"
#include "dossier-wrap-layout.h"

/* Tags that are offered, of each kind. */
#define MAX_TAGS 12

struct _DossierNotebookBulk
{
  AdwBin parent;

  DossierStore        *store;
  DossierNotebookList *list;
  GtkWidget           *count, *tag_button, *colour_button, *delete_button;
  GtkWidget           *entry, *known, *known_label, *had, *had_label;
};

G_DEFINE_FINAL_TYPE (DossierNotebookBulk, dossier_notebook_bulk, ADW_TYPE_BIN)

/* ---- tags ---- */

static void
popdown (DossierNotebookBulk *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->tag_button));
}

static void
tag_entered_cb (DossierNotebookBulk *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (*name == '\0')
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "notebook.tag", "s", name);
  popdown (self);
}

static void
add_offer (DossierNotebookBulk *self, GtkWidget *box, const char *name, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (name);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));
  /* TRANSLATORS: %s is the name of a tag */
  g_autofree char *words
      = g_strdup_printf (box == self->had ? _ ("Remove the tag “%s”") : _ ("Add the tag “%s”"), name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_add_css_class (button, "notebook-offer");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  g_signal_connect_object (button, "clicked", G_CALLBACK (popdown), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* The tags that the chosen have. */
static void
had_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierNotebookBulk) self = user_data;
  g_autoptr (GPtrArray) tags = dossier_store_list_tags_of_annotations_finish (DOSSIER_STORE (source), result, NULL);
  guint n = tags != NULL ? tags->len : 0;

  if (adw_bin_get_child (ADW_BIN (self)) == NULL)
    return; /* the window has gone meanwhile */
  clear (self->had);
  for (guint i = 0; i < n; i++)
    add_offer (self, self->had, dossier_story_tag_get_name (tags->pdata[i]), "notebook.untag");
  gtk_widget_set_visible (self->had_label, n > 0);
  gtk_widget_set_visible (self->had, n > 0);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierNotebookBulk) self = user_data;
  g_autoptr (DossierAnnotationKeys) keys
      = dossier_store_list_annotation_keys_finish (DOSSIER_STORE (source), result, NULL);
  guint n = keys != NULL ? MIN (keys->tags->len, MAX_TAGS) : 0;

  if (adw_bin_get_child (ADW_BIN (self)) == NULL)
    return; /* the window has gone meanwhile */
  clear (self->known);
  for (guint i = 0; i < n; i++)
    add_offer (self, self->known, ((const DossierAnnotationKey *) keys->tags->pdata[i])->name, "notebook.tag");
  gtk_widget_set_visible (self->known_label, n > 0);
  gtk_widget_set_visible (self->known, n > 0);
}

static void
tags_shown_cb (DossierNotebookBulk *self)
{
  g_autoptr (GArray) chosen = dossier_notebook_list_list_chosen (self->list);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (self->entry);
  dossier_store_list_tags_of_annotations_async (self->store, chosen, MAX_TAGS, NULL, had_listed_cb,
                                                g_object_ref (self));
  dossier_store_list_annotation_keys_async (self->store, NULL, listed_cb, g_object_ref (self));
}

static GtkWidget *
offers_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, dossier_wrap_layout_new (6));
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static GtkWidget *
heading_new (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "claim-origin");
  gtk_widget_set_visible (label, FALSE);
  return label;
}

static GtkWidget *
tags_popover_new (DossierNotebookBulk *self)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Tag to add"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tag to add"), -1);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (tag_entered_cb), self, G_CONNECT_SWAPPED);
  self->known_label = heading_new (_ ("Add"));
  self->known = offers_new ();
  self->had_label = heading_new (_ ("Remove"));
  self->had = offers_new ();
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->known_label);
  gtk_box_append (GTK_BOX (box), self->known);
  gtk_box_append (GTK_BOX (box), self->had_label);
  gtk_box_append (GTK_BOX (box), self->had);
  gtk_widget_set_size_request (box, 260, -1);
  gtk_widget_add_css_class (box, "notebook-tags");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (popover, "show", G_CALLBACK (tags_shown_cb), self, G_CONNECT_SWAPPED);
  return popover;
}

/* ---- the bar ---- */

static void
colour_chosen_cb (DossierNotebookBulk *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->colour_button));
}

static GtkWidget *
colours_popover_new (DossierNotebookBulk *self)
{
  GtkWidget *popover = gtk_popover_new (), *swatches = dossier_annotation_swatches_new ("notebook.colour", -1);

  for (GtkWidget *button = gtk_widget_get_first_child (swatches); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    g_signal_connect_object (button, "clicked", G_CALLBACK (colour_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (swatches, "annotation-bubble");
  gtk_popover_set_child (GTK_POPOVER (popover), swatches);
  return popover;
}

static GtkWidget *
menu_button_new (const char *icon, const char *words, GtkWidget *popover)
{
  GtkWidget *button = dossier_icon_menu_button_new (icon, words);

  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  return button;
}

void
dossier_notebook_bulk_update (DossierNotebookBulk *self)
{
  guint            n = dossier_notebook_list_count_chosen (self->list);
  g_autofree char *words = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);

  gtk_label_set_text (GTK_LABEL (self->count), n > 0 ? words : _ ("Choose highlights"));
  gtk_widget_set_sensitive (self->tag_button, n > 0);
  gtk_widget_set_sensitive (self->colour_button, n > 0);
  gtk_widget_set_sensitive (self->delete_button, n > 0);
}

GtkEditable *
dossier_notebook_bulk_get_entry (DossierNotebookBulk *self)
{
  return GTK_EDITABLE (self->entry);
}

static void
dossier_notebook_bulk_finalize (GObject *object)
{
  DossierNotebookBulk *self = DOSSIER_NOTEBOOK_BULK (object);

  g_clear_object (&self->list);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_notebook_bulk_parent_class)->finalize (object);
}

static void
dossier_notebook_bulk_class_init (DossierNotebookBulkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_notebook_bulk_finalize;
}

static void
dossier_notebook_bulk_init (DossierNotebookBulk *self)
{
  GtkWidget *bar = gtk_action_bar_new ();

  self->count = gtk_label_new (NULL);
  self->tag_button
      = menu_button_new ("dossier-tag-symbolic", _ ("Tags of the chosen highlights"), tags_popover_new (self));
  self->colour_button
      = menu_button_new ("color-select-symbolic", _ ("Colour of the chosen highlights"), colours_popover_new (self));
  self->delete_button
      = dossier_icon_button_new ("user-trash-symbolic", _ ("Delete the chosen highlights"), "notebook.delete");
  gtk_action_bar_pack_start (
      GTK_ACTION_BAR (bar),
      dossier_icon_button_new ("window-close-symbolic", _ ("Choose no longer"), "notebook.stop-choosing"));
  gtk_action_bar_pack_start (GTK_ACTION_BAR (bar), self->count);
  gtk_action_bar_pack_end (GTK_ACTION_BAR (bar), self->delete_button);
  gtk_action_bar_pack_end (GTK_ACTION_BAR (bar), self->colour_button);
  gtk_action_bar_pack_end (GTK_ACTION_BAR (bar), self->tag_button);
  gtk_action_bar_pack_end (GTK_ACTION_BAR (bar), dossier_icon_button_new ("edit-select-all-symbolic", _ ("Choose all"),
                                                                          "notebook.choose-all"));
  adw_bin_set_child (ADW_BIN (self), bar);
}

GtkWidget *
dossier_notebook_bulk_new (DossierStore *store, DossierNotebookList *list)
{
  DossierNotebookBulk *self = g_object_new (DOSSIER_TYPE_NOTEBOOK_BULK, NULL);

  self->store = g_object_ref (store);
  self->list = g_object_ref (list);
  return GTK_WIDGET (self);
}
