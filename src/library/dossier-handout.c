/* dossier-handout.c - stories handed on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-handout-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>
#include "dossier-book.h"
#include "dossier-citation.h"
#include "dossier-export.h"
#include "dossier-progress-relay.h"
#include "dossier-story-tag.h"

static const struct
{
  const char *word, *suffix;
} formats[] = {
  [DOSSIER_HANDOUT_NONE] = { "", "" },
  [DOSSIER_HANDOUT_HTML] = { "html", "html" },
  [DOSSIER_HANDOUT_MARKDOWN] = { "markdown", "md" },
  [DOSSIER_HANDOUT_TEXT] = { "text", "txt" },
  [DOSSIER_HANDOUT_EPUB] = { "epub", "epub" },
  [DOSSIER_HANDOUT_BIBTEX] = { "bibtex", "bib" },
  [DOSSIER_HANDOUT_RIS] = { "ris", "ris" },
  [DOSSIER_HANDOUT_CSL_JSON] = { "csl-json", "json" },
  [DOSSIER_HANDOUT_SENTENCE] = { "sentence", "txt" },
};

const char *
dossier_handout_format_to_string (DossierHandoutFormat format)
{
  return formats[format].word;
}

DossierHandoutFormat
dossier_handout_format_from_string (const char *word)
{
  for (guint i = DOSSIER_HANDOUT_HTML; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (word, formats[i].word) == 0)
      return i;
  return DOSSIER_HANDOUT_NONE;
}

gboolean
dossier_handout_format_is_citation (DossierHandoutFormat format)
{
  return format >= DOSSIER_HANDOUT_BIBTEX;
}

gboolean
dossier_handout_makes_folder (DossierHandoutFormat format, guint n)
{
  return n > 1 && format < DOSSIER_HANDOUT_EPUB;
}

char *
dossier_handout_make_name (const char *title, DossierHandoutFormat format, gboolean is_folder)
{
  return dossier_export_make_file_name (title, is_folder ? "" : formats[format].suffix);
}

gboolean
dossier_handout_fail_gone (GError **error)
{
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                       _ ("These stories are not in the library any more."));
  return FALSE;
}

gboolean
dossier_handout_step (DossierHandout *handout, GError **error)
{
  handout->n_done++;
  if (handout->progress != NULL)
    handout->progress (handout->n_done, handout->order->ids->len, handout->progress_data);
  return !g_cancellable_set_error_if_cancelled (handout->cancellable, error);
}

/* ---- one story ---- */

void
dossier_handout_story_clear (DossierHandoutStory *story)
{
  g_clear_pointer (&story->passages, dossier_passages_free);
  g_clear_pointer (&story->content, dossier_story_content_free);
  g_clear_pointer (&story->tags, g_strfreev);
  g_clear_pointer (&story->images, g_hash_table_unref);
}

static GStrv
dup_tags (GPtrArray *tags)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < tags->len; i++)
    g_ptr_array_add (names, g_strdup (dossier_story_tag_get_name (tags->pdata[i])));
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_free (names, FALSE);
}

gboolean
dossier_handout_load (DossierHandout *handout, gint64 id, DossierHandoutStory *story, GError **error)
{
  g_autoptr (GError) fault = NULL;

  story->content = dossier_store_load_content (handout->store, id, &fault);
  if (story->content == NULL)
    {
      if (g_error_matches (fault, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  story->passages
      = dossier_passages_new (story->content->document, story->content->annotations, story->content->revision);
  story->tags = dup_tags (story->content->tags);
  story->edition = (DossierEdition){ dossier_story_get_row (story->content->story), story->passages,
                                     story->content->language, (const char *const *) story->tags, NULL };
  return dossier_handout_add_images (handout, story, error);
}

char *
dossier_handout_make_text (DossierHandoutFormat format, const DossierEdition *edition)
{
  if (format == DOSSIER_HANDOUT_HTML)
    return dossier_edition_to_html (edition);
  return format == DOSSIER_HANDOUT_MARKDOWN ? dossier_edition_to_markdown (edition)
                                            : dossier_edition_to_plain (edition);
}

gboolean
dossier_handout_write_page (DossierHandout *handout, DossierExportFile *file, GError **error)
{
  g_auto (DossierHandoutStory) story = { 0 };
  g_autofree char *text = NULL;

  if (handout->order->format == DOSSIER_HANDOUT_HTML)
    handout->place = dossier_handout_place_in_page;
  handout->place_data = &handout->n_image_bytes;
  if (!dossier_handout_load (handout, g_array_index (handout->order->ids, gint64, 0), &story, error))
    return FALSE;
  if (story.content == NULL)
    return dossier_handout_fail_gone (error);
  text = dossier_handout_make_text (handout->order->format, &story.edition);
  handout->counts.n_stories = 1;
  return dossier_export_file_write (file, text, strlen (text), error) && dossier_handout_step (handout, error);
}

/* ---- a book ---- */

static char *
dup_book_title (DossierHandout *handout, GError **error)
{
  g_autoptr (DossierStory) story = NULL;

  if (handout->order->ids->len > 1)
    return g_strdup (handout->order->title != NULL ? handout->order->title : _ ("Stories"));
  story = dossier_store_load_story (handout->store, g_array_index (handout->order->ids, gint64, 0), error);
  return story != NULL ? dossier_citation_dup_title (dossier_story_get_row (story)) : NULL;
}

static gboolean
add_chapters (DossierHandout *handout, DossierBook *book, GError **error)
{
  for (guint i = 0; i < handout->order->ids->len; i++)
    {
      g_auto (DossierHandoutStory) story = { 0 };

      if (!dossier_handout_load (handout, g_array_index (handout->order->ids, gint64, i), &story, error)
          || (story.content != NULL && !dossier_book_add (book, &story.edition, error))
          || !dossier_handout_step (handout, error))
        return FALSE;
      handout->counts.n_stories += story.content != NULL;
    }
  return handout->counts.n_stories > 0 || dossier_handout_fail_gone (error);
}

gboolean
dossier_handout_write_book (DossierHandout *handout, DossierExportFile *file, GError **error)
{
  g_autofree char *title = dup_book_title (handout, error);
  g_autoptr (DossierBook) book = title != NULL ? dossier_book_new (title) : NULL;
  g_autoptr (GBytes) bytes = NULL;

  handout->place = dossier_handout_place_in_book;
  handout->place_data = book;
  if (book == NULL || !add_chapters (handout, book, error))
    return FALSE;
  bytes = dossier_book_finish (book, error);
  return bytes != NULL
         && dossier_export_file_write (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

/* ---- all of them ---- */

static gboolean
write_file (DossierHandout *handout, GError **error)
{
  g_autoptr (DossierExportFile) file
      = dossier_export_file_new (handout->path, dossier_store_get_path (handout->store), error);
  gboolean done;

  if (file == NULL)
    return FALSE;
  if (dossier_handout_format_is_citation (handout->order->format))
    done = dossier_handout_write_citations (handout, file, error);
  else if (handout->order->format == DOSSIER_HANDOUT_EPUB)
    done = dossier_handout_write_book (handout, file, error);
  else
    done = dossier_handout_write_page (handout, file, error);
  return done && !g_cancellable_set_error_if_cancelled (handout->cancellable, error)
         && dossier_export_file_finish (g_steal_pointer (&file), error);
}

static gboolean
is_for_folder (const DossierHandoutOrder *order, const char *path)
{
  if (order->format >= DOSSIER_HANDOUT_EPUB)
    return FALSE;
  return dossier_handout_makes_folder (order->format, order->ids->len) || g_str_has_suffix (path, G_DIR_SEPARATOR_S)
         || g_file_test (path, G_FILE_TEST_IS_DIR);
}

gboolean
dossier_handout_write (DossierStore *store, const DossierHandoutOrder *order, const char *path,
                       DossierHandoutCounts *counts, DossierProgress progress, gpointer progress_data,
                       GCancellable *cancellable, GError **error)
{
  DossierHandout handout = { .store = store,
                             .order = order,
                             .path = path,
                             .progress = progress,
                             .progress_data = progress_data,
                             .cancellable = cancellable };
  gboolean       done
      = is_for_folder (order, path) ? dossier_handout_write_folder (&handout, error) : write_file (&handout, error);

  if (counts != NULL)
    *counts = done ? handout.counts : (DossierHandoutCounts){ 0 };
  return done;
}

/* ---- in a thread ---- */

typedef struct
{
  DossierHandoutOrder   order;
  char                 *title, *path;
  DossierProgressRelay *relay;
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_array_unref (errand->order.ids);
  g_free (errand->title);
  g_free (errand->path);
  dossier_progress_relay_unref (errand->relay);
  g_free (errand);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Errand                          *errand = data;
  GError                          *error = NULL;
  g_autofree DossierHandoutCounts *counts = g_new (DossierHandoutCounts, 1);

  if (dossier_handout_write (source, &errand->order, errand->path, counts,
                             errand->relay != NULL ? dossier_progress_relay_tell : NULL, errand->relay, cancellable,
                             &error))
    g_task_return_pointer (task, g_steal_pointer (&counts), g_free);
  else
    g_task_return_error (task, error);
}

void
dossier_handout_write_async (DossierStore *store, const DossierHandoutOrder *order, const char *path,
                             DossierProgress progress, gpointer progress_data, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Errand *errand = g_new0 (Errand, 1);

  errand->title = g_strdup (order->title);
  errand->order = (DossierHandoutOrder){ order->format, g_array_ref (order->ids), errand->title };
  errand->path = g_strdup (path);
  errand->relay = dossier_progress_relay_new (progress, progress_data);
  g_task_set_source_tag (task, dossier_handout_write_async);
  g_task_set_check_cancellable (task, FALSE); /* what is in its place is written, however late it was cancelled */
  g_task_set_task_data (task, errand, errand_free);
  g_task_run_in_thread (task, run);
}

gboolean
dossier_handout_write_finish (DossierStore *store, GAsyncResult *result, DossierHandoutCounts *counts, GError **error)
{
  g_autofree DossierHandoutCounts *written = g_task_propagate_pointer (G_TASK (result), error);

  if (counts != NULL)
    *counts = written != NULL ? *written : (DossierHandoutCounts){ 0 };
  return written != NULL;
}
