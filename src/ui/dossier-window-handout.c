/* dossier-window-handout.c - stories handed on from the window: written to files, cited, printed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include <glib/gi18n.h>
#include "dossier-print.h"
#include "dossier-reader-images.h"

static DossierStore *
get_store (DossierWindow *self)
{
  return dossier_library_get_store (self->library);
}

/* The story that is meant, or none: (element-type gint64). */
static GArray *
list_story (DossierWindow *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64  id = dossier_window_get_story (self);

  if (id != 0)
    g_array_append_val (ids, id);
  return ids;
}

/* Those of the list on the screen: (element-type gint64). NULL when there are none, or they cannot be read, which is
 * told. */
static GArray *
list_stories (DossierWindow *self)
{
  DossierStoryList *list = dossier_story_pane_get_list (self->stories);
  g_autoptr (GError) error = NULL;

  if (list != NULL && !dossier_story_list_make_whole (list, &error))
    dossier_window_report (self, _ ("The stories could not be listed"), error->message);
  else if (list == NULL || g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    dossier_window_show_toast (self, _ ("There is no story in this list"));
  else
    return dossier_story_list_dup_ids (list);
  return NULL;
}

/* ---- to files ---- */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  DossierHandoutCounts counts;

  dossier_handout_write_finish (DOSSIER_STORE (source), result, &counts, &error);
  dossier_writing_set_images_left (data, counts.n_images_left);
  dossier_writing_end (data, error);
}

void
dossier_window_hand_out (DossierWindow *self, const DossierHandoutOrder *order, const char *path)
{
  DossierWriting *writing = dossier_window_begin_writing (self, path);

  dossier_handout_write_async (get_store (self), order, path, dossier_writing_tell, writing,
                               dossier_writing_get_cancellable (writing), written_cb, writing);
}

static void
order_free (gpointer data)
{
  DossierHandoutOrder *order = data;

  g_array_unref (order->ids);
  g_free (order);
}

static void
hand_out_to (DossierWindow *self, const char *path, gpointer order)
{
  dossier_window_hand_out (self, order, path);
}

/* What a file of @ids is called before a person changes it: the story's title, or what they are. */
static char *
dup_name (DossierWindow *self, GArray *ids, DossierHandoutFormat format)
{
  g_autoptr (DossierStory) story = NULL;
  gboolean    is_folder = dossier_handout_makes_folder (format, ids->len);
  const char *title;

  if (ids->len == 1)
    story = dossier_store_load_story (get_store (self), g_array_index (ids, gint64, 0), NULL);
  title = story != NULL ? dossier_story_get_row (story)->title : NULL;
  if (title == NULL || *title == '\0')
    /* TRANSLATORS: the names of files or folders, without an ending */
    title = dossier_handout_format_is_citation (format) ? _ ("citations") : _ ("stories");
  return dossier_handout_make_name (title, format, is_folder);
}

/* Asks where to, and writes @ids (taken) there. */
static void
ask (DossierWindow *self, GArray *ids, const char *word)
{
  DossierHandoutOrder *order = g_new0 (DossierHandoutOrder, 1);
  g_autofree char     *name = NULL;

  order->format = dossier_handout_format_from_string (word);
  order->ids = ids;
  if (order->format == DOSSIER_HANDOUT_NONE || ids->len == 0)
    {
      order_free (order);
      return;
    }
  name = dup_name (self, ids, order->format);
  dossier_window_choose_path (self, ngettext ("Export the Story", "Export the Stories", ids->len), name, hand_out_to,
                              order, order_free);
}

void
dossier_window_ask_export (DossierWindow *self, GArray *ids, const char *format)
{
  ask (self, g_array_ref (ids), format);
}

static void
story_export (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ask (data, list_story (data), g_variant_get_string (parameter, NULL));
}

static void
win_export_stories (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GArray) ids = list_stories (data);

  if (ids != NULL)
    ask (data, g_steal_pointer (&ids), g_variant_get_string (parameter, NULL));
}

/* ---- citations ---- */

typedef struct
{
  DossierWindow *window;
  guint          n;
} Copying;

static void
cited_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Copying *copying = data;
  g_autoptr (DossierWindow) self = copying->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dossier_handout_cite_finish (DOSSIER_STORE (source), result, &error);

  if (self->story_actions == NULL)
    return;
  if (text == NULL)
    {
      dossier_window_report (self, _ ("Nothing was copied"), error->message);
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), g_strchomp (text));
  dossier_window_show_toast (self, ngettext ("The citation is copied", "The citations are copied", copying->n));
}

static void
copy (DossierWindow *self, GArray *ids, DossierHandoutFormat format)
{
  Copying *copying;

  if (ids->len == 0)
    return;
  copying = g_new (Copying, 1);
  *copying = (Copying){ g_object_ref (self), ids->len };
  dossier_handout_cite_async (get_store (self), ids, format, NULL, cited_cb, copying);
}

void
dossier_window_copy_citations (DossierWindow *self, GArray *ids)
{
  copy (self, ids, DOSSIER_HANDOUT_SENTENCE);
}

static void
story_copy_citation (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GArray) ids = list_story (data);

  copy (data, ids, DOSSIER_HANDOUT_SENTENCE);
}

static void
story_copy_bibtex (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GArray) ids = list_story (data);

  copy (data, ids, DOSSIER_HANDOUT_BIBTEX);
}

static void
win_copy_citations (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GArray) ids = list_stories (data);

  if (ids != NULL)
    copy (data, ids, DOSSIER_HANDOUT_SENTENCE);
}

/* ---- paper ---- */

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, DossierWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR || self->story_actions == NULL)
    return;
  gtk_print_operation_get_error (operation, &error);
  dossier_window_report (self, _ ("The story could not be printed"), error != NULL ? error->message : "");
}

/* A story on its way to the printer. */
typedef struct
{
  DossierWindow       *window;
  DossierStoryContent *content;
  DossierPrintImages  *images; /* NULL: none are wanted */
} Printing;

static void
printing_free (Printing *printing)
{
  g_object_unref (printing->window);
  g_clear_pointer (&printing->content, dossier_story_content_free);
  dossier_print_images_free (printing->images);
  g_free (printing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Printing, printing_free)

/* Takes @printing. */
static void
print (Printing *printing)
{
  g_autoptr (Printing) held = printing;
  g_autoptr (GtkPrintOperation) operation
      = dossier_print_operation_new (g_steal_pointer (&printing->content), g_steal_pointer (&printing->images));

  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), held->window, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (held->window), NULL);
}

/* With all of its images: to wait for them while pages are found would keep a processor busy. */
static void
images_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Printing) printing = data;

  if (dossier_print_images_wait_finish (result) && printing->window->story_actions != NULL)
    print (g_steal_pointer (&printing));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Printing) printing = data;
  g_autoptr (GError) error = NULL;

  printing->content = dossier_store_load_content_finish (DOSSIER_STORE (source), result, &error);
  if (printing->window->story_actions == NULL)
    return;
  if (printing->content == NULL)
    {
      dossier_window_report (printing->window, _ ("The story could not be printed"), error->message);
      return;
    }
  if (!dossier_reader_images_are_shown (printing->window->settings))
    {
      print (g_steal_pointer (&printing));
      return;
    }
  printing->images
      = dossier_print_images_new (DOSSIER_STORE (source), dossier_story_get_row (printing->content->story)->id);
  dossier_print_images_wait_async (printing->images, images_ready_cb, printing);
  g_steal_pointer (&printing);
}

static void
story_print (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gint64    id = dossier_window_get_story (data);
  Printing *printing;

  if (id == 0)
    return;
  printing = g_new0 (Printing, 1);
  printing->window = g_object_ref (data);
  dossier_store_load_content_async (get_store (data), id, NULL, loaded_cb, printing);
}

/* ---- tables ---- */

static const GActionEntry win_actions[] = {
  { .name = "export-stories", .activate = win_export_stories, .parameter_type = "s" },
  { .name = "copy-citations", .activate = win_copy_citations },
};

static const GActionEntry story_actions[] = {
  { .name = "export", .activate = story_export, .parameter_type = "s" },
  { .name = "copy-citation", .activate = story_copy_citation },
  { .name = "copy-bibtex", .activate = story_copy_bibtex },
  { .name = "print", .activate = story_print },
};

void
dossier_window_add_handout_actions (DossierWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), win_actions, G_N_ELEMENTS (win_actions), self);
  g_action_map_add_action_entries (G_ACTION_MAP (self->story_actions), story_actions, G_N_ELEMENTS (story_actions),
                                   self);
}
