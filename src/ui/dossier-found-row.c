/* dossier-found-row.c - a feed that was found: a mark, what it is, and its last stories to look at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-found-row.h"

#include "dossier-age.h"
#include "dossier-found-words.h"

#include <glib/gi18n.h>

static GtkWidget *
make_story (const DossierFoundItem *item, gint64 now)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *age = dossier_age_words (&item->published, now);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->title != NULL ? item->title : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (item->words != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), item->words);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  if (age != NULL)
    {
      GtkWidget *label = gtk_label_new (age);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }

  return row;
}

static char *
make_subtitle (const DossierFoundFeed *feed, gboolean is_kept, gint64 now)
{
  g_autofree char *words = is_kept ? g_strdup (_ ("Subscribed already")) : dossier_found_words (feed, now);
  g_autofree char *address = dossier_found_address_words (feed->uri);

  return words[0] == '\0' ? g_steal_pointer (&address) : g_strdup_printf ("%s\n%s", address, words);
}

GtkWidget *
dossier_found_row_new (DossierFoundChoice *choice)
{
  const DossierFoundFeed *feed = dossier_found_choice_get_feed (choice);
  GtkWidget              *row = adw_expander_row_new ();
  GtkWidget              *check = gtk_check_button_new ();
  gint64                  now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char        *subtitle = make_subtitle (feed, dossier_found_choice_is_kept (choice), now);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), feed->title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (check, dossier_found_choice_can_mark (choice));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, feed->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), check);
  g_object_bind_property (choice, "marked", check, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  for (guint i = 0; i < feed->items->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_story (g_ptr_array_index (feed->items, i), now));
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), feed->items->len > 0);

  return row;
}
