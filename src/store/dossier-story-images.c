/* dossier-story-images.c - the images that a story has, those of them that are kept, and how much they take
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-story-images.h"

#include <glib/gi18n-lib.h>

#include "dossier-store-private.h"
#include "dossier-stories-table.h"
#include "dossier-texts-table.h"

static void
story_image_free (gpointer data)
{
  DossierStoryImage *image = data;

  g_free (image->uri);
  g_free (image->format);
  g_free (image->reason);
  g_free (image);
}

void
dossier_story_images_free (DossierStoryImages *images)
{
  if (images == NULL)
    return;
  g_clear_pointer (&images->images, g_ptr_array_unref);
  g_free (images->uri);
  g_free (images->feed_uri);
  g_free (images);
}

const char *
dossier_image_state_to_string (DossierImageState state)
{
  switch (state)
    {
    case DOSSIER_IMAGE_UNASKED: return "unasked";
    case DOSSIER_IMAGE_KEPT: return "kept";
    case DOSSIER_IMAGE_MISSING: return "missing";
    }
  g_assert_not_reached ();
}

guint
dossier_story_images_count (const DossierStoryImages *images, DossierImageState state)
{
  guint n = 0;

  for (guint i = 0; i < images->images->len; i++)
    n += ((const DossierStoryImage *) images->images->pdata[i])->state == state;
  return n;
}

/* ---- those of a story ---- */

static gboolean
not_found (GError **error)
{
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                       _ ("This story is not in the library any more."));
  return FALSE;
}

static gboolean
read_story (DossierDb *db, gint64 story, DossierStoryImages *images, GError **error)
{
  /* An address that belongs to no feed was given by a person. */
  static const char sql_story[] = "SELECT s.uri, f.uri, coalesce (f.may_be_private, 1), coalesce (f.has_images, 0)"
                                  " FROM story s JOIN story_state t ON t.story = s.id LEFT JOIN feed f ON f.id = s.feed"
                                  " WHERE s.id = ?1 AND t.is_deleted = 0";
  sqlite3_stmt     *row = dossier_db_query (db, sql_story, error, "i", story);

  if (row == NULL)
    return FALSE;
  if (!dossier_db_next (db, row, error))
    return !dossier_db_failed (db) && not_found (error);
  images->uri = dossier_db_dup_text (row, 0);
  images->feed_uri = dossier_db_dup_text (row, 1);
  images->may_be_private = sqlite3_column_int (row, 2) != 0;
  images->has_images = sqlite3_column_int (row, 3) != 0;
  dossier_db_end (row);
  return TRUE;
}

static gboolean
read_image (DossierDb *db, gint64 story, DossierStoryImage *image, GError **error)
{
  static const char sql_image[]
      = "SELECT i.asked, length (i.bytes), i.format, i.reason, o.story IS NOT NULL FROM image i"
        " LEFT JOIN story_image o ON o.image = i.id AND o.story = ?1 WHERE i.uri = ?2";
  sqlite3_stmt *row = dossier_db_query (db, sql_image, error, "is", story, image->uri);

  if (row == NULL)
    return FALSE;
  if (!dossier_db_next (db, row, error))
    return !dossier_db_failed (db);
  image->asked = sqlite3_column_int64 (row, 0);
  image->n_bytes = sqlite3_column_int64 (row, 1);
  image->is_known = image->n_bytes > 0;
  image->format = dossier_db_dup_text (row, 2);
  if (sqlite3_column_int (row, 4) != 0)
    image->state = image->is_known ? DOSSIER_IMAGE_KEPT : DOSSIER_IMAGE_MISSING;
  if (image->state == DOSSIER_IMAGE_MISSING)
    image->reason = dossier_db_dup_text (row, 3);
  dossier_db_end (row);
  return TRUE;
}

static gboolean
read_images (DossierDb *db, gint64 story, DossierStoryImages *images, GError **error)
{
  gint64 revision = dossier_stories_table_get_revision (db, story, error);
  g_autoptr (DossierDocument) document = revision != 0 ? dossier_texts_table_load_document (db, revision, error) : NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const DossierSpan *spans;
  guint              n;

  if (document == NULL)
    return FALSE;
  spans = dossier_document_get_spans (document, &n);
  for (guint i = 0; i < n; i++)
    {
      DossierStoryImage *image;

      if (spans[i].kind != DOSSIER_SPAN_IMAGE || spans[i].value == NULL || !g_hash_table_add (seen, spans[i].value))
        continue;
      image = g_new0 (DossierStoryImage, 1);
      image->uri = g_strdup (spans[i].value);
      g_ptr_array_add (images->images, image);
      if (!read_image (db, story, image, error))
        return FALSE;
    }
  return TRUE;
}

static gpointer
list_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  g_autoptr (DossierStoryImages) images = g_new0 (DossierStoryImages, 1);
  gint64   story = *(const gint64 *) args;
  gboolean is_done;

  images->images = g_ptr_array_new_with_free_func (story_image_free);
  if (!dossier_db_exec (db, "BEGIN", error))
    return NULL;
  is_done = read_story (db, story, images, error) && read_images (db, story, images, error);
  dossier_db_rollback (db);
  return is_done ? g_steal_pointer (&images) : NULL;
}

static const DossierCallKind list_kind
    = { .call = list_call, .free_args = g_free, .free_result = (GDestroyNotify) dossier_story_images_free };

DossierStoryImages *
dossier_store_list_story_images (DossierStore *self, gint64 story, GError **error)
{
  return dossier_store_call (self, &list_kind, &story, error);
}

void
dossier_store_list_story_images_async (DossierStore *self, gint64 story, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data)
{
  dossier_store_call_async (self, &list_kind, g_memdup2 (&story, sizeof story), cancellable, callback, user_data);
}

DossierStoryImages *
dossier_store_list_story_images_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &list_kind, result, error);
}

/* ---- what came of asking ---- */

typedef struct
{
  gint64      story, now;
  const char *uri, *format, *reason;
  GBytes     *bytes;
} Asked;

static gboolean
save_work (DossierWork *work, gpointer args, GError **error)
{
  static const char sql_take[]
      = "INSERT INTO image (uri, asked, format, bytes) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (uri) DO UPDATE"
        " SET asked = excluded.asked, format = excluded.format, bytes = excluded.bytes, reason = NULL";
  static const char sql_miss[] = "INSERT INTO image (uri, asked, reason) VALUES (?1, ?2, ?3) ON CONFLICT (uri)"
                                 " DO UPDATE SET asked = excluded.asked, reason = excluded.reason";
  static const char sql_link[] = "INSERT OR IGNORE INTO story_image (story, image)"
                                 " SELECT s.id, i.id FROM story s, image i WHERE s.id = ?1 AND i.uri = ?2";
  const Asked      *asked = args;
  gboolean          is_done = TRUE;

  if (asked->bytes != NULL)
    is_done = dossier_db_run (work->db, sql_take, error, "sisb", asked->uri, asked->now, asked->format, asked->bytes);
  else if (asked->reason != NULL)
    is_done = dossier_db_run (work->db, sql_miss, error, "sis", asked->uri, asked->now, asked->reason);
  return is_done && dossier_db_run (work->db, sql_link, error, "is", asked->story, asked->uri);
}

static const DossierCallKind save_kind = { .writes = TRUE, .part = save_work };

gboolean
dossier_store_save_story_image (DossierStore *self, gint64 story, const char *uri, gint64 now, const char *format,
                                GBytes *bytes, const char *reason, GError **error)
{
  Asked asked = { story, now, uri, format, reason, bytes };

  g_return_val_if_fail (
      bytes == NULL || (g_bytes_get_size (bytes) > 0 && g_bytes_get_size (bytes) <= DOSSIER_STORY_IMAGES_MAX_BYTES),
      FALSE);
  return dossier_store_call (self, &save_kind, &asked, error) != NULL;
}

/* ---- one of them ---- */

static gpointer
load_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  static const char sql_bytes[] = "SELECT bytes FROM image WHERE uri = ?1 AND length (bytes) BETWEEN 1 AND ?2";
  sqlite3_stmt     *row = dossier_db_query (db, sql_bytes, error, "su", args, DOSSIER_STORY_IMAGES_MAX_BYTES);
  GBytes           *bytes;

  if (row == NULL)
    return NULL;
  if (!dossier_db_next (db, row, error))
    {
      if (!dossier_db_failed (db))
        g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                             _ ("This image is not kept in the library any more."));
      return NULL;
    }
  bytes = g_bytes_new (sqlite3_column_blob (row, 0), (gsize) sqlite3_column_bytes (row, 0));
  dossier_db_end (row);
  return bytes;
}

static const DossierCallKind load_kind
    = { .call = load_call, .free_args = g_free, .free_result = (GDestroyNotify) g_bytes_unref };

GBytes *
dossier_store_load_image (DossierStore *self, const char *uri, GError **error)
{
  return dossier_store_call (self, &load_kind, (gpointer) uri, error);
}

void
dossier_store_load_image_async (DossierStore *self, const char *uri, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  dossier_store_call_async (self, &load_kind, g_strdup (uri), cancellable, callback, user_data);
}

GBytes *
dossier_store_load_image_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &load_kind, result, error);
}

/* ---- all of them ---- */

static gpointer
measure_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  static const char             sql_number[] = "SELECT count(*) FROM image WHERE bytes NOT NULL";
  static const char             sql_bytes[] = "SELECT coalesce (sum (length (bytes)), 0) FROM image";
  g_autofree DossierKeptImages *kept = g_new0 (DossierKeptImages, 1);

  if (!dossier_db_get (db, sql_number, &kept->n, error, "") || !dossier_db_get (db, sql_bytes, &kept->bytes, error, ""))
    return NULL;
  return g_steal_pointer (&kept);
}

static const DossierCallKind measure_kind = { .call = measure_call, .free_result = g_free };

static gboolean
take_measure (DossierKeptImages *found, DossierKeptImages *kept)
{
  if (found != NULL)
    *kept = *found;
  g_free (found);
  return found != NULL;
}

gboolean
dossier_store_measure_images (DossierStore *self, DossierKeptImages *kept, GError **error)
{
  return take_measure (dossier_store_call (self, &measure_kind, NULL, error), kept);
}

void
dossier_store_measure_images_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  dossier_store_call_async (self, &measure_kind, NULL, cancellable, callback, user_data);
}

gboolean
dossier_store_measure_images_finish (DossierStore *self, GAsyncResult *result, DossierKeptImages *kept, GError **error)
{
  return take_measure (dossier_store_call_finish (self, &measure_kind, result, error), kept);
}

static gboolean
forget_work (DossierWork *work, gpointer args, GError **error)
{
  return dossier_db_exec (work->db, "DELETE FROM story_image; DELETE FROM image;", error);
}

static const DossierCallKind forget_kind = { .writes = TRUE, .part = forget_work };

gboolean
dossier_store_forget_images (DossierStore *self, GError **error)
{
  return dossier_store_call (self, &forget_kind, NULL, error) != NULL;
}

void
dossier_store_forget_images_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  dossier_store_call_async (self, &forget_kind, NULL, cancellable, callback, user_data);
}

gboolean
dossier_store_forget_images_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &forget_kind, result, error) != NULL;
}
