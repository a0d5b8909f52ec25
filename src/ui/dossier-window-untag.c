/* dossier-window-untag.c - a tag is taken away from all stories that are chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include <glib/gi18n.h>

#include "dossier-feed-window.h"
#include "dossier-story-tags.h"

#define WIDTH 420
#define HEIGHT 480
/* Tags that are offered: those that most of the stories have. */
#define MAX_TAGS 100

/* What stands behind the small window. */
typedef struct
{
  DossierWindow       *window;
  GArray              *stories;
  AdwPreferencesGroup *group; /* borrowed */
  GCancellable        *closed;
} Untag;

static void
untag_free (gpointer data)
{
  Untag *self = data;

  g_object_unref (self->window);
  g_array_unref (self->stories);
  g_object_unref (self->closed);
  g_free (self);
}

static void
activated_cb (GtkWindow *small, GtkWidget *row)
{
  Untag           *self = g_object_get_data (G_OBJECT (small), "untag");
  DossierStoryTag *tag = g_object_get_data (G_OBJECT (row), "tag");
  guint            n = dossier_story_tag_get_n_stories (tag);
  /* TRANSLATORS: the name of a tag, and how many stories */
  g_autofree char *sentence = g_strdup_printf (
      ngettext ("Removed the tag “%1$s” from %2$u story", "Removed the tag “%1$s” from %2$u stories", n),
      dossier_story_tag_get_name (tag), n);

  dossier_window_change_many (self->window,
                              dossier_change_remove_tag ((const gint64 *) (gpointer) self->stories->data,
                                                         self->stories->len, dossier_story_tag_get_id (tag)),
                              self->stories->len, sentence);
  gtk_window_close (small);
}

static void
add_tag (GtkWindow *small, DossierStoryTag *tag)
{
  Untag           *self = g_object_get_data (G_OBJECT (small), "untag");
  guint            n = dossier_story_tag_get_n_stories (tag);
  g_autofree char *words = g_strdup_printf (ngettext ("%u of them", "%u of them", n), n);
  GtkWidget       *row = dossier_feed_window_add_row (self->group, dossier_story_tag_get_name (tag), words);

  g_object_set_data_full (G_OBJECT (row), "tag", g_object_ref (tag), g_object_unref);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), small, G_CONNECT_SWAPPED);
}

static int
compare_use (gconstpointer a, gconstpointer b)
{
  guint first = dossier_story_tag_get_n_stories (*(DossierStoryTag *const *) a);
  guint second = dossier_story_tag_get_n_stories (*(DossierStoryTag *const *) b);

  return first > second ? -1 : first < second;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWindow) small = data;
  Untag *self = g_object_get_data (G_OBJECT (small), "untag");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = dossier_store_list_tags_of_stories_finish (DOSSIER_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->closed))
    return;
  if (tags == NULL)
    {
      adw_preferences_group_set_description (self->group, error->message);
      return;
    }
  g_ptr_array_sort (tags, compare_use);
  for (guint i = 0; i < MIN (tags->len, MAX_TAGS); i++)
    add_tag (small, tags->pdata[i]);
  adw_preferences_group_set_description (self->group, tags->len > 0 ? _ ("From all chosen stories that have it.")
                                                                    : _ ("None of the chosen stories has a tag."));
}

static void
closed_cb (GtkWidget *small, GCancellable *closed)
{
  g_cancellable_cancel (closed);
}

static void
chosen_untag (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *window = data;
  GtkWidget     *page = adw_preferences_page_new ();
  GtkWindow     *small = dossier_feed_window_new (_ ("Remove a Tag"), GTK_WINDOW (window), page, NULL);
  Untag         *self = g_new (Untag, 1);

  *self = (Untag){ g_object_ref (window), dossier_story_pane_list_chosen (window->stories),
                   dossier_feed_window_add_group (ADW_PREFERENCES_PAGE (page), NULL), g_cancellable_new () };
  g_object_set_data_full (G_OBJECT (small), "untag", self, untag_free);
  g_signal_connect_object (small, "destroy", G_CALLBACK (closed_cb), self->closed, 0);
  dossier_feed_window_set_size (small, WIDTH, HEIGHT);
  dossier_store_list_tags_of_stories_async (dossier_library_get_store (window->library), self->stories, self->closed,
                                            listed_cb, g_object_ref (small));
  gtk_window_present (small);
}

void
dossier_window_add_untag_action (DossierWindow *self)
{
  static const GActionEntry entries[] = { { .name = "untag", .activate = chosen_untag } };

  g_action_map_add_action_entries (G_ACTION_MAP (self->chosen_actions), entries, G_N_ELEMENTS (entries), self);
}
