/* dossier-search-export.c - what a search finds, as a feed; and the feeds that it finds something in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-search-export.h"

#include <string.h>
#include "dossier-export-file.h"
#include "dossier-feed-writer.h"
#include "dossier-opml.h"
#include "dossier-relations.h"

DossierSearchExportFormat
dossier_search_export_format_from_string (const char *word)
{
  static const char *const words[] = { NULL, "atom", "json", "opml" };

  for (guint i = 1; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (word, words[i]) == 0)
      return i;
  return DOSSIER_SEARCH_EXPORT_NONE;
}

/* The same for a search of that name and query, whenever it is written. */
static char *
dup_id (const char *name, const char *query)
{
  g_autofree char *both = g_strdup_printf ("%s\n%s", name, query);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, both, -1);

  return g_strdup_printf ("urn:x-dossier:search:%.32s", hash);
}

static char *
make_feed (DossierStore *store, const char *name, const char *text, DossierQuery *query,
           DossierSearchExportFormat format, gint64 now, guint *n, GError **error)
{
  g_autoptr (GArray) ids = dossier_store_find (store, query, DOSSIER_SEARCH_EXPORT_MAX_STORIES, error);
  g_autoptr (GPtrArray) stories
      = ids != NULL ? dossier_store_load_stories (store, (const gint64 *) ids->data, ids->len, error) : NULL;
  g_autofree char *id = dup_id (name, text);
  DossierFeedHead  head = { name, id, now };

  if (stories == NULL)
    return NULL;
  *n = stories->len;
  return format == DOSSIER_SEARCH_EXPORT_ATOM ? dossier_feed_write_atom (&head, stories)
                                              : dossier_feed_write_json (&head, stories);
}

static DossierOutline *
make_outline (const DossierFeedRow *row)
{
  DossierOutline *outline = g_new0 (DossierOutline, 1);

  outline->title = g_strdup (row->title);
  outline->xml_uri = g_strdup (row->uri);
  outline->html_uri = g_strdup (row->site);
  outline->folder = g_new0 (char *, 2);
  outline->folder[0] = g_strdup (row->folder);
  return outline;
}

/* Whether @query finds a story of the feed. */
static gboolean
touches (DossierStore *store, DossierQuery *query, gint64 feed, gboolean *does, GError **error)
{
  DossierTerm term = { .field = DOSSIER_TERM_FEED, .id = feed };
  g_autoptr (DossierQuery) of_feed = dossier_query_with_term (query, &term);
  g_autoptr (GArray) ids = dossier_store_find (store, of_feed, 1, error);

  *does = ids != NULL && ids->len > 0;
  return ids != NULL;
}

static char *
make_list (DossierStore *store, const char *name, DossierQuery *query, gint64 now, GCancellable *cancellable, guint *n,
           GError **error)
{
  g_autoptr (GPtrArray) feeds = dossier_store_list_feeds (store, error);
  g_autoptr (GPtrArray) outlines = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_outline_free);

  if (feeds == NULL)
    return NULL;
  for (guint i = 0; i < feeds->len; i++)
    {
      const DossierFeedRow *row = dossier_feed_get_row (feeds->pdata[i]);
      gboolean              does = FALSE;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !touches (store, query, row->id, &does, error))
        return NULL;
      if (does)
        g_ptr_array_add (outlines, make_outline (row));
    }
  *n = outlines->len;
  return dossier_opml_write (outlines, name, now);
}

gboolean
dossier_search_export (DossierStore *store, const char *name, const char *query, DossierSearchExportFormat format,
                       const char *path, gint64 now, GCancellable *cancellable, guint *n, GError **error)
{
  g_autoptr (DossierQuery) parsed = dossier_query_parse (query, FALSE, error);
  g_autofree char *text = NULL;
  guint            n_written = 0;
  g_autoptr (DossierExportFile) file = NULL;

  if (parsed == NULL)
    return FALSE;
  text = format == DOSSIER_SEARCH_EXPORT_OPML ? make_list (store, name, parsed, now, cancellable, &n_written, error)
                                              : make_feed (store, name, query, parsed, format, now, &n_written, error);
  if (text == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  file = dossier_export_file_new (path, dossier_store_get_path (store), error);
  if (file == NULL || !dossier_export_file_write (file, text, strlen (text), error)
      || !dossier_export_file_finish (g_steal_pointer (&file), error))
    return FALSE;
  if (n != NULL)
    *n = n_written;
  return TRUE;
}

/* ---- in a thread ---- */

typedef struct
{
  char                     *name, *query, *path;
  DossierSearchExportFormat format;
  gint64                    now;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->name);
  g_free (wish->query);
  g_free (wish->path);
  g_free (wish);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Wish *wish = data;
  GError     *error = NULL;

  if (dossier_search_export (source, wish->name, wish->query, wish->format, wish->path, wish->now, cancellable, NULL,
                             &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
dossier_search_export_async (DossierStore *store, const char *name, const char *query, DossierSearchExportFormat format,
                             const char *path, gint64 now, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Wish *wish = g_new (Wish, 1);

  *wish = (Wish){ g_strdup (name), g_strdup (query), g_strdup (path), format, now };
  g_task_set_source_tag (task, dossier_search_export_async);
  g_task_set_task_data (task, wish, wish_free);
  g_task_run_in_thread (task, run);
}

gboolean
dossier_search_export_finish (DossierStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
