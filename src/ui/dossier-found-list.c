/* dossier-found-list.c - many feeds, a mark and two lines each
 *
 * Rows have one height, so that a list of thousands opens at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-found-list.h"

#include "dossier-accessible.h"
#include "dossier-found-choice.h"
#include "dossier-found-words.h"

#include <glib/gi18n.h>

/* What a row is made of; owned by the row. */
typedef struct
{
  GtkWidget      *check;
  GtkInscription *title, *words;
  GBinding       *binding;
} Parts;

static GtkWidget *
make_line (const char *css_class)
{
  GtkWidget *line = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (line), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (line), 1);
  gtk_widget_set_hexpand (line, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (line, css_class);

  return line;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  Parts     *parts = g_new0 (Parts, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = make_line (NULL), *words = make_line ("found-words");

  parts->check = gtk_check_button_new ();
  parts->title = GTK_INSCRIPTION (title);
  parts->words = GTK_INSCRIPTION (words);
  gtk_widget_set_valign (parts->check, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), title);
  gtk_box_append (GTK_BOX (lines), words);
  gtk_box_append (GTK_BOX (box), parts->check);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_list_item_set_child (item, box);
  g_object_set_data_full (G_OBJECT (item), "parts", parts, g_free);
}

static char *
make_words (DossierFoundChoice *choice)
{
  const DossierFoundFeed *feed = dossier_found_choice_get_feed (choice);
  g_autofree char        *address = dossier_found_address_words (feed->uri);
  g_autofree char        *folder = g_strjoinv (" / ", feed->folder);

  if (dossier_found_choice_is_kept (choice))
    return g_strdup (_ ("Subscribed already"));
  if (feed->is_inside)
    /* TRANSLATORS: the address of a feed */
    return g_strdup_printf (_ ("In your own network · %s"), address);
  if (folder[0] == '\0')
    return g_steal_pointer (&address);

  /* TRANSLATORS: the folder of a feed, and its address: "News · example.org/feed" */
  return g_strdup_printf (_ ("%s · %s"), folder, address);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  Parts                  *parts = g_object_get_data (G_OBJECT (item), "parts");
  DossierFoundChoice     *choice = gtk_list_item_get_item (item);
  const DossierFoundFeed *feed = dossier_found_choice_get_feed (choice);
  g_autofree char        *words = make_words (choice);

  gtk_inscription_set_text (parts->title, feed->title);
  gtk_inscription_set_text (parts->words, words);
  gtk_widget_set_sensitive (parts->check, dossier_found_choice_can_mark (choice));
  gtk_accessible_update_property (GTK_ACCESSIBLE (parts->check), GTK_ACCESSIBLE_PROPERTY_LABEL, feed->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  dossier_accessible_name_row (gtk_list_item_get_child (item), feed->title);
  parts->binding = g_object_bind_property (choice, "marked", parts->check, "active",
                                           G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  Parts *parts = g_object_get_data (G_OBJECT (item), "parts");

  g_clear_pointer (&parts->binding, g_binding_unbind);
}

static void
activate_cb (GtkListView *view, guint position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (view));
  g_autoptr (DossierFoundChoice) choice = g_list_model_get_item (model, position);

  if (choice != NULL)
    dossier_found_choice_set_marked (choice, !dossier_found_choice_is_marked (choice));
}

GtkWidget *
dossier_found_list_new (GListModel *choices)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel  *selection = GTK_SELECTION_MODEL (gtk_no_selection_new (choices));
  GtkWidget          *view = gtk_list_view_new (selection, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  g_signal_connect (view, "activate", G_CALLBACK (activate_cb), NULL);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_widget_add_css_class (view, "found-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Feeds of the list"), -1);

  return view;
}
