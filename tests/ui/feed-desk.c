/* feed-desk.c - a window over a library with two feeds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "feed-desk.h"

#include "dossier-subscriptions.h"

DossierSidebarRow *
feed_desk_find_row (Desk *desk, const char *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = dossier_sidebar_get_row (desk->window->sidebar, i)) != NULL; i++)
    if (g_strcmp0 (dossier_sidebar_row_get_name (DOSSIER_SIDEBAR_ROW (row)), name) == 0)
      return DOSSIER_SIDEBAR_ROW (row);

  return NULL;
}

typedef struct
{
  Desk       *desk;
  const char *name;
} Named;

static gboolean
has_row (gpointer data)
{
  const Named *named = data;

  return feed_desk_find_row (named->desk, named->name) != NULL;
}

static gboolean
has_no_row (gpointer data)
{
  return !has_row (data);
}

void
feed_desk_wait_for_row (Desk *desk, const char *name)
{
  Named named = { desk, name };

  ui_wait_until (has_row, &named);
}

void
feed_desk_wait_for_no_row (Desk *desk, const char *name)
{
  Named named = { desk, name };

  ui_wait_until (has_no_row, &named);
}

static gint64
save_of_feed (Desk *desk, gint64 feed)
{
  DossierDraft *draft = ui_make_long_draft (30);

  draft->feed_id = feed;
  draft->guid = g_strdup ("1");

  return ui_fixture_save (&desk->fixture, draft);
}

void
feed_desk_set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  ui_fixture_set_up (&desk->fixture, NULL);
  desk->decoder = dossier_store_add_feed (desk->fixture.store, "https://example.org/decoder", "The Decoder",
                                          "https://example.org/", "News", &error);
  desk->lone
      = dossier_store_add_feed (desk->fixture.store, "https://example.org/lone", "Lone Voice", NULL, NULL, &error);
  g_assert_no_error (error);
  desk->story = save_of_feed (desk, desk->decoder);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  desk->window = ui_fixture_open_window (&desk->fixture);
  feed_desk_wait_for_row (desk, "The Decoder");
}

void
feed_desk_tear_down (Desk *desk, gconstpointer data)
{
  ui_fixture_close_window (&desk->fixture, desk->window);
  ui_fixture_tear_down (&desk->fixture, NULL);
}

void
feed_desk_act (Desk *desk, const char *action, GVariant *parameter)
{
  g_autoptr (GVariant) target = parameter == NULL ? NULL : g_variant_ref_sink (parameter);

  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (desk->window), action, target));
}

GtkWindow *
feed_desk_find_dialog (Desk *desk)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (gtk_window_get_transient_for (link->data) == GTK_WINDOW (desk->window)
        && gtk_widget_get_visible (GTK_WIDGET (link->data)))
      return link->data;

  return NULL;
}

gint64
feed_desk_subscribe (Desk *desk, const char *uri, const char *title)
{
  g_autoptr (GPtrArray) feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_subscription_free);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (feeds, dossier_feed_subscription_new (uri, title, NULL, NULL, TRUE));
  dossier_store_subscribe (desk->fixture.store, feeds, TRUE, &ids, &error);
  g_assert_no_error (error);

  return g_array_index (ids, gint64, 0);
}

void
feed_desk_respond (GtkWindow *dialog, const char *response)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (dialog);
}

void
feed_desk_answer (Desk *desk, gint64 feed, const char *error, gboolean is_gone)
{
  DossierFeedAnswer answer = { .feed = feed, .time = 1, .error = (char *) error, .is_gone = is_gone };
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();
  g_autoptr (GError) problem = NULL;

  g_ptr_array_add (answers, &answer);
  dossier_store_save_feed_answers (desk->fixture.store, answers, &problem);
  g_assert_no_error (problem);
}

DossierFeed *
feed_desk_load (Desk *desk, gint64 feed)
{
  g_autoptr (GPtrArray) feeds = dossier_store_list_feeds (desk->fixture.store, NULL);

  for (guint i = 0; i < feeds->len; i++)
    if (dossier_feed_get_row (g_ptr_array_index (feeds, i))->id == feed)
      return g_object_ref (g_ptr_array_index (feeds, i));

  return NULL;
}

typedef struct
{
  GtkWidget  *widget;
  const char *text;
} Looking;

static gboolean
has_text (gpointer data)
{
  const Looking *looking = data;

  return ui_find_text (looking->widget, looking->text) != NULL;
}

void
feed_desk_wait_for_text (GtkWidget *widget, const char *text)
{
  Looking looking = { widget, text };

  ui_wait_until (has_text, &looking);
}
