/* test-reader-images.c - images of stories in the reader: nothing is fetched unasked, and what is there is shown
 *
 * The images come from a server of this test.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include "dossier-image-dialog.h"
#include "dossier-preferences.h"
#include "dossier-reader-private.h"
#include "dossier-settings.h"
#include "dossier-story-images.h"
#include "dossier-text-view-private.h"
#include "fault-server.h"
#include "ui-fixture.h"

#define OK "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
#define SVG(width, height)                                                                                             \
  OK "<svg xmlns='http://www.w3.org/2000/svg' width='" #width "' height='" #height "'><rect width='" #width            \
     "' height='" #height "' fill='#246'/></svg>"

static const FaultAnswer answers[] = {
  { "/wide.svg", SVG (3000, 1500), FAULT_NONE },
  { "/small.svg", SVG (60, 40), FAULT_NONE },
  { "/damaged.svg", OK "<svg xmlns='x'><", FAULT_NONE },
  { "/silent.svg", "", FAULT_SILENT },
  { "/silent2.svg", "", FAULT_SILENT },
  { NULL },
};

typedef struct
{
  UiFixture      fixture;
  FaultServer   *server;
  GSettings     *settings;
  DossierReader *reader;
  gint64         feed;
  const char    *words; /* waited for */
  guint          n;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autofree char *uri = NULL;
  g_autoptr (DossierChange) change = NULL;

  ui_fixture_set_up (&desk->fixture, NULL);
  desk->server = fault_server_start (answers);
  desk->settings = dossier_settings_new (NULL);
  uri = g_strdup_printf ("http://127.0.0.1:%u/feed", fault_server_get_port (desk->server));
  desk->feed = dossier_store_add_feed (desk->fixture.store, uri, "A feed", NULL, NULL, NULL);
  change = dossier_change_set_feed_option (desk->feed, DOSSIER_FEED_OPTION_PRIVATE, 1);
  g_assert_true (dossier_store_apply (desk->fixture.store, change, NULL, NULL));
  desk->reader = DOSSIER_READER (dossier_reader_new (desk->fixture.library));
  ui_fixture_show (&desk->fixture, GTK_WIDGET (desk->reader));
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_settings_reset (desk->settings, "load-images");
  g_settings_reset (desk->settings, "show-images");
  g_object_unref (desk->settings);
  ui_fixture_tear_down (&desk->fixture, NULL);
  fault_server_stop (desk->server);
}

static gint64
add_story (Desk *desk, const char *title, const char *const *paths)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  DossierDraft *draft = dossier_draft_new ();

  dossier_document_builder_add_text (builder, title, -1);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *uri = g_strdup_printf ("http://127.0.0.1:%u%s", fault_server_get_port (desk->server), paths[i]);

      dossier_document_builder_add_image (builder, uri, paths[i] + 1);
    }
  draft->title = g_strdup (title);
  draft->feed_id = desk->feed;
  draft->guid = g_strdup (title);
  draft->document = dossier_document_builder_end (builder);
  draft->recognition = dossier_recognition_new ();
  return ui_fixture_save (&desk->fixture, draft);
}

/* Its text is there, and it is known which images it has. */
static gboolean
is_open (gpointer data)
{
  Desk *desk = data;

  return desk->reader->content != NULL
         && dossier_story_get_row (desk->reader->content->story)->id == desk->reader->story
         && dossier_text_view_is_filled (desk->reader->view)
         && (desk->n == 0 || desk->reader->view->images->len == desk->n);
}

static void
open_story (Desk *desk, gint64 story, guint n_images)
{
  desk->n = n_images;
  dossier_reader_open (desk->reader, story, -1);
  ui_wait_until (is_open, desk);
}

static gboolean
is_said (gpointer data)
{
  Desk *desk = data;

  return ui_find_text (GTK_WIDGET (desk->reader), desk->words) != NULL;
}

static void
wait_for_words (Desk *desk, const char *words)
{
  desk->words = words;
  ui_wait_until (is_said, desk);
}

static guint
count_pictures (Desk *desk)
{
  guint n = 0;

  for (guint i = 0; i < desk->reader->view->images->len; i++)
    n += dossier_image_frame_has_picture (desk->reader->view->images->pdata[i]);
  return n;
}

static gboolean
has_pictures (gpointer data)
{
  Desk *desk = data;

  return count_pictures (desk) == desk->n;
}

static void
wait_for_pictures (Desk *desk, guint n)
{
  desk->n = n;
  ui_wait_until (has_pictures, desk);
}

static void
show_images (Desk *desk)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->reader), "reader.show-images", NULL));
}

static guint
count (Desk *desk, const char *path)
{
  return fault_server_count (desk->server, path);
}

static void
test_200_stories_are_read_and_nobody_is_asked (Desk *desk, gconstpointer data)
{
  static const char *const paths[] = { "/wide.svg", "/small.svg", NULL };
  gint64                   stories[200];

  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autofree char *title = g_strdup_printf ("Story number %u", i);

      stories[i] = add_story (desk, title, paths);
    }
  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    open_story (desk, stories[i], 2);
  wait_for_words (desk, "2 images are not shown");
  g_assert_cmpuint (count (desk, "/wide.svg"), ==, 0);
  g_assert_cmpuint (count (desk, "/small.svg"), ==, 0);
}

static void
test_images_are_shown_on_request_and_stay (Desk *desk, gconstpointer data)
{
  static const char *const paths[] = { "/wide.svg", "/small.svg", "/gone.svg", "/damaged.svg", "/small.svg", NULL };
  static const char *const none[] = { NULL };
  gint64                   story = add_story (desk, "A story", paths), other = add_story (desk, "Another story", none);
  GtkWidget               *wide;

  open_story (desk, story, 5);
  wait_for_words (desk, "4 images are not shown: nothing was fetched");
  show_images (desk);
  wait_for_pictures (desk, 3); /* the small one stands twice */
  wait_for_words (desk, "1 image could not be fetched");
  wait_for_words (desk, "(404)");
  wait_for_words (desk, "The picture is damaged");
  g_assert_cmpuint (count (desk, "/small.svg"), ==, 1);
  wide = desk->reader->view->images->pdata[0];
  gtk_test_accessible_assert_property (wide, GTK_ACCESSIBLE_PROPERTY_LABEL, "Enlarge the image: wide.svg");
  ui_wait (100);
  g_assert_cmpint (gtk_widget_get_width (wide), <=, gtk_widget_get_width (GTK_WIDGET (desk->reader->view)));
  g_assert_cmpint (gtk_widget_get_width (wide), >, 400);
  g_assert_cmpint (ABS (gtk_widget_get_height (wide) * 2 - gtk_widget_get_width (wide)), <=, 8);

  open_story (desk, other, 0);
  open_story (desk, story, 5);
  wait_for_pictures (desk, 3);
  g_assert_cmpuint (count (desk, "/wide.svg"), ==, 1);
  g_assert_cmpuint (count (desk, "/gone.svg"), ==, 1);
  fault_server_set (desk->server, "/gone.svg", SVG (50, 50));
  show_images (desk);
  wait_for_pictures (desk, 4);
}

static void
test_who_wants_none_has_none (Desk *desk, gconstpointer data)
{
  static const char *const paths[] = { "/wide.svg", NULL };
  gint64                   story = add_story (desk, "A story", paths);
  g_autoptr (DossierChange) change = dossier_change_set_feed_option (desk->feed, DOSSIER_FEED_OPTION_IMAGES, 1);

  g_assert_true (dossier_store_apply (desk->fixture.store, change, NULL, NULL));
  g_settings_set_string (desk->settings, "load-images", "never");
  open_story (desk, story, 1);
  ui_wait (200);
  show_images (desk);
  ui_wait (200);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (desk->reader->image_bar)));
  g_assert_cmpuint (count (desk, "/wide.svg"), ==, 0);
}

static void
test_who_wants_all_has_all (Desk *desk, gconstpointer data)
{
  static const char *const paths[] = { "/wide.svg", NULL };
  gint64                   story = add_story (desk, "A story", paths);

  g_settings_set_string (desk->settings, "load-images", "always");
  open_story (desk, story, 1);
  wait_for_pictures (desk, 1);
  g_assert_cmpuint (count (desk, "/wide.svg"), ==, 1);
}

static void
test_a_feed_has_its_own_way (Desk *desk, gconstpointer data)
{
  static const char *const paths[] = { "/wide.svg", NULL };
  gint64                   story = add_story (desk, "A story", paths);
  g_autoptr (DossierChange) change = dossier_change_set_feed_option (desk->feed, DOSSIER_FEED_OPTION_IMAGES, 1);

  g_assert_true (dossier_store_apply (desk->fixture.store, change, NULL, NULL));
  open_story (desk, story, 1);
  wait_for_pictures (desk, 1);
}

static gboolean
is_asked (gpointer data)
{
  return count (data, "/silent.svg") > 0 && count (data, "/silent2.svg") > 0;
}

static void
test_leaving_and_stopping_end_it (Desk *desk, gconstpointer data)
{
  static const char *const paths[] = { "/silent.svg", "/silent2.svg", "/wide.svg", NULL };
  static const char *const none[] = { NULL };
  gint64                   story = add_story (desk, "A story", paths), other = add_story (desk, "Another story", none);

  open_story (desk, story, 3);
  wait_for_words (desk, "3 images are not shown");
  show_images (desk);
  wait_for_words (desk, "Fetching 3 images");
  ui_wait_until (is_asked, desk);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->reader), "reader.stop-images", NULL));
  wait_for_words (desk, "3 images are not shown");
  show_images (desk);
  wait_for_words (desk, "Fetching 3 images");
  open_story (desk, other, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (desk->reader->image_bar)));
  dossier_reader_open (desk->reader, 0, -1);
  ui_wait (100);
  g_assert_cmpuint (count (desk, "/wide.svg"), ==, 0);
}

static GtkWindow *
find_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

static gboolean
can_be_saved (gpointer data)
{
  GtkWindow *dialog = find_dialog (DOSSIER_TYPE_IMAGE_DIALOG);
  GtkWidget *picture = dialog != NULL ? gtk_window_get_focus (dialog) : NULL;

  return dialog != NULL && picture != NULL && gtk_widget_get_sensitive (picture);
}

static void
test_a_click_enlarges (Desk *desk, gconstpointer data)
{
  static const char *const paths[] = { "/wide.svg", NULL };
  gint64                   story = add_story (desk, "A story", paths);
  GtkWindow               *dialog;

  open_story (desk, story, 1);
  wait_for_words (desk, "1 image is not shown");
  show_images (desk);
  wait_for_pictures (desk, 1);
  g_signal_emit_by_name (desk->reader->view->images->pdata[0], "clicked");
  ui_wait_until (can_be_saved, desk);
  dialog = find_dialog (DOSSIER_TYPE_IMAGE_DIALOG);
  g_assert_cmpstr (gtk_window_get_title (dialog), ==, "wide.svg");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "window.close", NULL));
  ui_wait (50);
  g_assert_null (find_dialog (DOSSIER_TYPE_IMAGE_DIALOG));
  dossier_reader_images_enlarge (desk->reader->images, "http://127.0.0.1:1/none.png", NULL);
  gtk_window_destroy (find_dialog (DOSSIER_TYPE_IMAGE_DIALOG)); /* before the answer is there */
}

static gboolean
says (gpointer data)
{
  Desk      *desk = data;
  GtkWindow *window = find_dialog (DOSSIER_TYPE_PREFERENCES);

  return window != NULL && ui_find_text (GTK_WIDGET (window), desk->words) != NULL;
}

static gboolean
is_forgotten (gpointer data)
{
  Desk             *desk = data;
  DossierKeptImages kept = { 1, 1 };

  return dossier_store_measure_images (desk->fixture.store, &kept, NULL) && kept.n == 0;
}

static void
test_kept_images_can_be_forgotten (Desk *desk, gconstpointer data)
{
  static const char *const paths[] = { "/wide.svg", NULL };
  gint64                   story = add_story (desk, "A story", paths);
  GtkWindow               *preferences;

  open_story (desk, story, 1);
  wait_for_words (desk, "1 image is not shown");
  show_images (desk);
  wait_for_pictures (desk, 1);
  preferences = dossier_preferences_new (desk->settings, desk->fixture.store);
  gtk_window_present (preferences);
  desk->words = "1 image, ";
  ui_wait_until (says, desk);
  g_signal_emit_by_name (ui_button_of (ui_find_text (GTK_WIDGET (preferences), "Forget…")), "clicked");
  ui_wait (50);
  g_assert_nonnull (find_dialog (ADW_TYPE_MESSAGE_DIALOG));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog (ADW_TYPE_MESSAGE_DIALOG)), "forget");
  ui_wait_until (is_forgotten, desk);
  gtk_window_destroy (preferences);
}

#define ADD(name, function) g_test_add ("/ui/reader-images/" name, Desk, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("200 stories are read and nobody is asked", test_200_stories_are_read_and_nobody_is_asked);
  ADD ("images are shown on request and stay", test_images_are_shown_on_request_and_stay);
  ADD ("who wants none has none", test_who_wants_none_has_none);
  ADD ("who wants all has all", test_who_wants_all_has_all);
  ADD ("a feed has its own way", test_a_feed_has_its_own_way);
  ADD ("leaving and stopping end it", test_leaving_and_stopping_end_it);
  ADD ("a click enlarges", test_a_click_enlarges);
  ADD ("kept images can be forgotten", test_kept_images_can_be_forgotten);
  return g_test_run ();
}
