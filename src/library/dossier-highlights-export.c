/* dossier-highlights-export.c - highlights and notes written for other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-highlights-run-private.h"

#include <errno.h>
#include <string.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dossier-annotation-stories.h"
#include "dossier-export-file.h"
#include "dossier-export.h"
#include "dossier-highlights-note.h"
#include "dossier-relations.h"

/* ---- formats ---- */

static const struct
{
  const char             *word;
  DossierHighlightsFormat format;
  const char             *ending;
} formats[] = {
  { "web-annotation", DOSSIER_HIGHLIGHTS_WEB_ANNOTATION, "jsonld" },
  { "hypothesis", DOSSIER_HIGHLIGHTS_HYPOTHESIS, "json" },
  { "markdown", DOSSIER_HIGHLIGHTS_MARKDOWN, "md" },
  { "html", DOSSIER_HIGHLIGHTS_HTML, "html" },
  { "csv", DOSSIER_HIGHLIGHTS_CSV, "csv" },
  { "readwise", DOSSIER_HIGHLIGHTS_READWISE, "csv" },
};

static guint
find_format (const char *word)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (formats) && strcmp (formats[i].word, word) != 0)
    i++;
  return i;
}

gboolean
dossier_highlights_export_knows (const char *format)
{
  return find_format (format) < G_N_ELEMENTS (formats);
}

char *
dossier_highlights_export_make_name (const char *name, const char *format)
{
  guint       i = find_format (format);
  const char *ending = i < G_N_ELEMENTS (formats) ? formats[i].ending : "";

  return dossier_export_make_file_name (name, ending);
}

/* ---- which stories ---- */

/* Who is named in a story is told by the store, where that is all there is to be asked. */
static DossierQuery *
make_query (const DossierHighlightsOrder *order)
{
  g_autoptr (DossierQuery) every = dossier_query_new (DOSSIER_VIEW_ALL);
  DossierTerm highlights = { .field = DOSSIER_TERM_STATE, .op = DOSSIER_TERM_AND, .view = DOSSIER_VIEW_HIGHLIGHTS };
  DossierTerm entity = { .field = DOSSIER_TERM_ENTITY, .op = DOSSIER_TERM_AND, .id = order->entity };
  g_autoptr (DossierQuery) query = dossier_query_with_term (order->query != NULL ? order->query : every, &highlights);

  return order->entity != 0 && order->query == NULL ? dossier_query_with_term (query, &entity)
                                                    : g_steal_pointer (&query);
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first < second) - (first > second);
}

/* Those that have a highlight a person linked to the entity, though they do not name it. */
static gboolean
add_linked (DossierHighlightsRun *run, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) found = g_array_copy (run->stories);
  g_autoptr (GArray) linked = dossier_store_list_stories_about (run->store, run->order->entity, error);

  if (linked == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    g_hash_table_add (known, &g_array_index (found, gint64, i));
  for (guint i = 0; i < linked->len; i++)
    if (!g_hash_table_contains (known, &g_array_index (linked, gint64, i)))
      g_array_append_val (run->stories, g_array_index (linked, gint64, i));
  g_array_sort (run->stories, compare_newest);
  return TRUE;
}

static gboolean
load_entity (DossierHighlightsRun *run, GError **error)
{
  g_autoptr (GPtrArray) found
      = run->order->entity != 0 ? dossier_store_load_entities (run->store, &run->order->entity, 1, error) : NULL;

  if (run->order->entity == 0)
    return TRUE;
  if (found != NULL && found->len > 0)
    run->entity = g_object_ref (found->pdata[0]);
  else if (found != NULL)
    g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                         _ ("This person or organization is not in the library any more."));
  return run->entity != NULL;
}

static gboolean
find_chosen (DossierHighlightsRun *run, GError **error)
{
  GArray *annotations = run->order->annotations;

  run->chosen = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < annotations->len; i++)
    g_hash_table_add (run->chosen, &g_array_index (annotations, gint64, i));
  run->stories = dossier_store_list_stories_of_annotations (run->store, annotations, error);
  return run->stories != NULL;
}

static gboolean
find_stories (DossierHighlightsRun *run, GError **error)
{
  g_autoptr (DossierQuery) query = NULL;

  if (!load_entity (run, error))
    return FALSE;
  if (run->order->annotations != NULL)
    return find_chosen (run, error);
  if (run->order->stories != NULL)
    {
      run->stories = g_array_ref (run->order->stories);
      return TRUE;
    }
  query = make_query (run->order);
  run->stories = dossier_store_find (run->store, query, 0, error);
  return run->stories != NULL && (run->entity == NULL || run->order->query != NULL || add_linked (run, error));
}

/* ---- a story ---- */

static gboolean
is_about (const DossierStoryContent *content, const DossierAnnotationRow *row, gint64 entity)
{
  if (row->entity == entity)
    return TRUE;
  for (guint i = 0; row->revision == content->revision && i < content->mentions->len; i++)
    {
      const DossierStoredMention *mention = &g_array_index (content->mentions, DossierStoredMention, i);

      if (mention->entity == entity && mention->start < row->start + row->length
          && mention->start + mention->length > row->start)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_wanted (const DossierHighlightsRun *run, const DossierStoryContent *content, const DossierAnnotationRow *row)
{
  return (run->chosen == NULL || g_hash_table_contains (run->chosen, &row->id))
         && (run->entity == NULL || is_about (content, row, run->order->entity));
}

static void
choose_annotations (const DossierHighlightsRun *run, DossierStoryContent *content)
{
  for (guint i = content->annotations->len; i > 0; i--)
    if (!is_wanted (run, content, dossier_annotation_get_row (content->annotations->pdata[i - 1])))
      g_ptr_array_remove_index (content->annotations, i - 1);
}

static gboolean
has_entity (GPtrArray *entities, gint64 id)
{
  for (guint i = 0; i < entities->len; i++)
    if (dossier_entity_get_row (entities->pdata[i])->id == id)
      return TRUE;
  return FALSE;
}

/* Whom a person linked a highlight to need not be named in the story. */
static void
add_entities (DossierStore *store, DossierStoryContent *content)
{
  for (guint i = 0; i < content->annotations->len; i++)
    {
      const DossierAnnotationRow *row = dossier_annotation_get_row (content->annotations->pdata[i]);
      DossierEntity              *entity = NULL;

      if (row->entity != 0 && !has_entity (content->entities, row->entity))
        entity = dossier_store_load_entity (store, row->entity, NULL);
      if (entity != NULL)
        g_ptr_array_add (content->entities, entity);
    }
}

/* One that has gone meanwhile is left out. */
static gboolean
visit_story (DossierHighlightsRun *run, gint64 id, DossierHighlightsVisit visit, gpointer data, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (run->store, id, &problem);
  DossierHighlightedStory story;

  if (content == NULL && g_error_matches (problem, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND))
    return TRUE;
  if (content == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  choose_annotations (run, content);
  if (content->annotations->len == 0)
    return TRUE;
  add_entities (run->store, content);
  story = (DossierHighlightedStory){ dossier_story_get_row (content->story),
                                     content->language,
                                     content->revision,
                                     content->fetched,
                                     content->annotations,
                                     content->tags,
                                     content->claims,
                                     content->entities };
  run->counts.n_stories++;
  return visit (&story, data, error);
}

gboolean
dossier_highlights_run_walk (DossierHighlightsRun *run, DossierHighlightsVisit visit, gpointer data, GError **error)
{
  for (guint i = 0; i < run->stories->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (run->cancellable, error)
          || !visit_story (run, g_array_index (run->stories, gint64, i), visit, data, error))
        return FALSE;
      if (run->progress != NULL)
        run->progress (i + 1, run->stories->len, run->progress_data);
    }
  return TRUE;
}

/* ---- a file ---- */

typedef struct
{
  DossierHighlightsRun    *run;
  DossierHighlightsWriter *writer; /* NULL: the file of one story */
  DossierExportFile       *file;
} Sheet;

static gboolean
flush (Sheet *sheet, GString *piece, GError **error)
{
  return dossier_export_file_write (sheet->file, piece->str, piece->len, error);
}

static gboolean
write_story (const DossierHighlightedStory *story, gpointer data, GError **error)
{
  Sheet *sheet = data;
  g_autoptr (GString) piece = g_string_new (NULL);

  if (sheet->writer != NULL)
    {
      dossier_highlights_writer_add (sheet->writer, story, piece);
      sheet->run->counts.n_highlights = dossier_highlights_writer_get_n_written (sheet->writer);
      sheet->run->counts.n_left_out = dossier_highlights_writer_get_n_left_out (sheet->writer);
    }
  else
    {
      dossier_highlights_note_append (piece, story);
      sheet->run->counts.n_highlights += story->annotations->len;
    }
  return flush (sheet, piece, error);
}

static gboolean
write_all (DossierHighlightsRun *run, Sheet *sheet, GError **error)
{
  g_autoptr (GString) head = g_string_new (NULL), tail = g_string_new (NULL);

  if (sheet->writer == NULL)
    return dossier_highlights_run_walk (run, write_story, sheet, error);
  dossier_highlights_writer_begin (sheet->writer, head);
  if (!flush (sheet, head, error) || !dossier_highlights_run_walk (run, write_story, sheet, error))
    return FALSE;
  dossier_highlights_writer_end (sheet->writer, tail);
  return flush (sheet, tail, error);
}

gboolean
dossier_highlights_run_check (const DossierHighlightsRun *run, GError **error)
{
  if (run->counts.n_highlights > 0)
    return TRUE;
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                       _ ("There are no highlights or notes here that could be written. Mark words of a story first."));
  return FALSE;
}

/* What a person has in the file already stays at its end. */
static gboolean
write_file (DossierHighlightsRun *run, const char *path, GError **error)
{
  gboolean              is_markdown = run->format == DOSSIER_HIGHLIGHTS_MARKDOWN;
  gboolean              is_note = is_markdown && run->order->stories != NULL && run->stories->len == 1;
  gboolean              is_file = strcmp (path, "-") != 0;
  DossierHighlightsHead head = { _ ("Highlights and Notes"), NULL };
  g_autoptr (DossierHighlightsWriter) writer = NULL;
  g_autoptr (DossierExportFile) file = NULL;
  g_autoptr (GBytes) own
      = is_markdown && is_file ? dossier_highlights_read_own (path, error) : g_bytes_new_static ("", 0);
  Sheet sheet = { run, NULL, NULL };

  if (own == NULL)
    return FALSE;
  if (run->entity != NULL)
    head.entity = dossier_entity_get_row (run->entity);
  if (head.entity != NULL)
    head.title = head.entity->name;
  sheet.writer = writer = is_note ? NULL : dossier_highlights_writer_new (run->format, &head);
  sheet.file = file = dossier_export_file_new (path, dossier_store_get_path (run->store), error);
  if (file == NULL || !write_all (run, &sheet, error) || !dossier_highlights_run_check (run, error)
      || !dossier_export_file_write (file, g_bytes_get_data (own, NULL), g_bytes_get_size (own), error)
      || g_cancellable_set_error_if_cancelled (run->cancellable, error))
    return FALSE;
  return dossier_export_file_finish (g_steal_pointer (&file), error);
}

/* ---- all of it ---- */

/* Some of a story's highlights are not its file. */
static gboolean
is_folder (const DossierHighlightsRun *run)
{
  return run->format == DOSSIER_HIGHLIGHTS_MARKDOWN && run->chosen == NULL
         && (g_str_has_suffix (run->path, "/") || g_file_test (run->path, G_FILE_TEST_IS_DIR));
}

/* A dossier is one file of it. */
static gboolean
write_into_folder (DossierHighlightsRun *run, GError **error)
{
  g_autofree char *name = NULL, *path = NULL;

  if (run->entity == NULL)
    return dossier_highlights_run_folder (run, error);
  name = dossier_highlights_export_make_name (dossier_entity_get_row (run->entity)->name, run->order->format);
  path = g_build_filename (run->path, name, NULL);
  return write_file (run, path, error);
}

static gboolean
write_where (DossierHighlightsRun *run, GError **error)
{
  gboolean is_new;

  if (!is_folder (run))
    return write_file (run, run->path, error);
  is_new = !g_file_test (run->path, G_FILE_TEST_EXISTS);
  if (g_mkdir_with_parents (run->path, 0777) != 0)
    return dossier_export_file_fail (run->path, g_strerror (errno), errno, error);
  if (write_into_folder (run, error))
    return TRUE;
  if (is_new)
    g_rmdir (run->path); /* unless some of it is written */
  return FALSE;
}

gboolean
dossier_highlights_export (DossierStore *store, const DossierHighlightsOrder *order, const char *path,
                           DossierHighlightsCounts *counts, DossierProgress progress, gpointer progress_data,
                           GCancellable *cancellable, GError **error)
{
  DossierHighlightsRun run = { .store = store,
                               .order = order,
                               .path = path,
                               .progress = progress,
                               .progress_data = progress_data,
                               .cancellable = cancellable };
  gboolean             done;

  g_return_val_if_fail (dossier_highlights_export_knows (order->format), FALSE);
  run.format = formats[find_format (order->format)].format;
  done = find_stories (&run, error) && write_where (&run, error);
  if (counts != NULL)
    *counts = run.counts;
  g_clear_object (&run.entity);
  g_clear_pointer (&run.stories, g_array_unref);
  g_clear_pointer (&run.chosen, g_hash_table_unref);
  return done;
}
