/* dossier-handout-citations.c - how stories are cited, into a file or to be copied
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-handout-private.h"

#include <glib/gi18n-lib.h>
#include "dossier-citation.h"
#include "dossier-relations.h"

/* Stories that are asked for at once: between two pieces it can be cancelled. */
#define STORIES_A_PIECE 200

typedef gboolean (*Take) (gpointer data, const DossierStoryRow *story, GError **error);

/* Hands all stories that are there to @take, in their order. */
static gboolean
for_each (DossierStore *store, GArray *ids, GCancellable *cancellable, Take take, gpointer data, GError **error)
{
  for (guint first = 0; first < ids->len; first += STORIES_A_PIECE)
    {
      g_autoptr (GPtrArray) piece = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      piece = dossier_store_load_stories (store, &g_array_index (ids, gint64, first),
                                          MIN (STORIES_A_PIECE, ids->len - first), error);
      if (piece == NULL)
        return FALSE;
      for (guint i = 0; i < piece->len; i++)
        if (!take (data, dossier_story_get_row (piece->pdata[i]), error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
take_key (gpointer data, const DossierStoryRow *story, GError **error)
{
  dossier_citation_keys_add (data, story);
  return TRUE;
}

/* Citations under way, into a file or into @text. */
typedef struct
{
  const DossierCitationWriter *writer;
  DossierCitationKeys         *keys;
  DossierExportFile           *file; /* NULL: all stays in @text */
  GString                     *text;
  guint                        n;
} Citations;

static gboolean
take_citation (gpointer data, const DossierStoryRow *story, GError **error)
{
  Citations       *citations = data;
  g_autofree char *key = dossier_citation_keys_dup (citations->keys, story);

  g_string_append (citations->text, citations->n++ > 0 ? citations->writer->between : "");
  citations->writer->add (citations->text, story, key);
  if (citations->file == NULL)
    return TRUE;
  if (!dossier_export_file_write (citations->file, citations->text->str, citations->text->len, error))
    return FALSE;
  g_string_truncate (citations->text, 0);
  return TRUE;
}

static gboolean
cite (DossierStore *store, GArray *ids, DossierHandoutFormat format, GCancellable *cancellable, Citations *citations,
      GError **error)
{
  g_autoptr (DossierCitationKeys) keys = dossier_citation_keys_new ();

  citations->writer = dossier_citation_writer_find (dossier_handout_format_to_string (format));
  citations->keys = keys;
  g_string_append (citations->text, citations->writer->begin);
  if (!for_each (store, ids, cancellable, take_key, keys, error)
      || !for_each (store, ids, cancellable, take_citation, citations, error))
    return FALSE;
  g_string_append (citations->text, citations->writer->end);
  return citations->n > 0 || dossier_handout_fail_gone (error);
}

gboolean
dossier_handout_write_citations (DossierHandout *handout, DossierExportFile *file, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Citations citations = { .file = file, .text = text };

  if (!cite (handout->store, handout->order->ids, handout->order->format, handout->cancellable, &citations, error))
    return FALSE;
  handout->counts.n_stories = citations.n;
  return dossier_export_file_write (file, text->str, text->len, error);
}

/* ---- to be copied ---- */

typedef struct
{
  GArray              *ids;
  DossierHandoutFormat format;
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_array_unref (errand->ids);
  g_free (errand);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Errand *errand = data;
  GError *error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  Citations citations = { .text = text };

  if (errand->ids->len > DOSSIER_HANDOUT_MAX_COPIED)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                             _ ("More than %u citations are too many to copy. Export them to a file."),
                             DOSSIER_HANDOUT_MAX_COPIED);
  else if (cite (source, errand->ids, errand->format, cancellable, &citations, &error))
    g_task_return_pointer (task, g_string_free (g_steal_pointer (&text), FALSE), g_free);
  else
    g_task_return_error (task, error);
}

void
dossier_handout_cite_async (DossierStore *store, GArray *ids, DossierHandoutFormat format, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Errand *errand = g_new (Errand, 1);

  *errand = (Errand){ g_array_ref (ids), format };
  g_task_set_source_tag (task, dossier_handout_cite_async);
  g_task_set_task_data (task, errand, errand_free);
  g_task_run_in_thread (task, run);
}

char *
dossier_handout_cite_finish (DossierStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
