/* dossier-window-highlights.c - highlights and notes written to a file or a folder that a person chooses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include <string.h>
#include <glib/gi18n.h>

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  dossier_highlights_export_finish (DOSSIER_STORE (source), result, NULL, &error);
  dossier_writing_end (data, error);
}

void
dossier_window_export_highlights (DossierWindow *self, const DossierHighlightsOrder *order, const char *path)
{
  DossierWriting *writing = dossier_window_begin_writing (self, path);

  dossier_highlights_export_async (dossier_library_get_store (self->library), order, path,
                                   dossier_writing_get_cancellable (writing), dossier_writing_tell, writing, written_cb,
                                   writing);
}

/* ---- choosing a place ---- */

static void
order_free (gpointer data)
{
  DossierHighlightsOrder *order = data;

  g_clear_pointer (&order->stories, g_array_unref);
  g_clear_pointer (&order->annotations, g_array_unref);
  g_free ((char *) order->format);
  g_free (order);
}

static void
export_to (DossierWindow *self, const char *path, gpointer order)
{
  dossier_window_export_highlights (self, order, path);
}

/* Takes @stories and @annotations, either of which may be NULL. Notes in Markdown have their folder, in which they are
 * found again by their names; a choice of highlights is one file. */
static void
choose_place (DossierWindow *self, const char *format, GArray *stories, GArray *annotations, gint64 entity,
              const char *name)
{
  DossierHighlightsOrder *order = g_new0 (DossierHighlightsOrder, 1);
  gboolean                is_folder = strcmp (format, "markdown") == 0 && annotations == NULL;
  g_autofree char        *file_name = NULL;

  order->format = g_strdup (format);
  order->stories = stories;
  order->annotations = annotations;
  order->entity = entity;
  if (!is_folder)
    file_name = dossier_highlights_export_make_name (name, format);
  dossier_window_choose_path (self, is_folder ? _ ("Choose a Folder for the Notes") : _ ("Export Highlights"),
                              file_name, export_to, order, order_free);
}

/* ---- actions ---- */

/* All there are. */
static void
win_export_highlights (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *format = g_variant_get_string (parameter, NULL);

  if (dossier_highlights_export_knows (format))
    /* TRANSLATORS: the name of a file, without its ending */
    choose_place (data, format, NULL, NULL, 0, _ ("highlights"));
}

/* The format, and ids of highlights. */
static void
win_export_these_highlights (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GVariant) ids = NULL;
  const char   *format;
  const gint64 *values;
  gsize         n;

  g_variant_get (parameter, "(&s@ax)", &format, &ids);
  values = g_variant_get_fixed_array (ids, &n, sizeof (gint64));
  if (dossier_highlights_export_knows (format) && n > 0)
    {
      GArray *annotations = g_array_new (FALSE, FALSE, sizeof (gint64));

      g_array_append_vals (annotations, values, (guint) n);
      choose_place (data, format, NULL, annotations, 0, _ ("highlights"));
    }
}

/* The format, and whom they are about. */
static void
win_export_highlights_about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEntity) entity = NULL;
  const char *format;
  gint64      id;

  g_variant_get (parameter, "(&sx)", &format, &id);
  if (!dossier_highlights_export_knows (format))
    return;
  entity = dossier_store_load_entity (dossier_library_get_store (self->library), id, &error);
  if (entity == NULL)
    dossier_window_report (self, _ ("Nothing was exported"), error->message);
  else
    choose_place (self, format, NULL, NULL, id, dossier_entity_get_row (entity)->name);
}

/* Of the story that is shown. */
static void
story_export_highlights (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;
  const char    *format = g_variant_get_string (parameter, NULL);
  gint64         id = dossier_window_get_story (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStory) story = dossier_store_load_story (dossier_library_get_store (self->library), id, &error);
  const DossierStoryRow *row = story != NULL ? dossier_story_get_row (story) : NULL;
  GArray                *stories;

  if (row == NULL)
    dossier_window_report (self, _ ("Nothing was exported"), error->message);
  else if (!row->is_annotated)
    dossier_window_report (self, _ ("Nothing was exported"),
                           _ ("There are no highlights or notes in this story yet. Mark words, then highlight them."));
  else if (dossier_highlights_export_knows (format))
    {
      stories = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (stories, id);
      choose_place (self, format, stories, NULL, 0, row->title != NULL ? row->title : "");
    }
}

static const GActionEntry highlight_actions[] = {
  { .name = "export-highlights", .activate = win_export_highlights, .parameter_type = "s" },
  { .name = "export-these-highlights", .activate = win_export_these_highlights, .parameter_type = "(sax)" },
  { .name = "export-highlights-about", .activate = win_export_highlights_about, .parameter_type = "(sx)" },
};

static const GActionEntry story_highlight_actions[] = {
  { .name = "export-highlights", .activate = story_export_highlights, .parameter_type = "s" },
};

void
dossier_window_add_highlight_actions (DossierWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), highlight_actions, G_N_ELEMENTS (highlight_actions), self);
  g_action_map_add_action_entries (G_ACTION_MAP (self->story_actions), story_highlight_actions,
                                   G_N_ELEMENTS (story_highlight_actions), self);
}
