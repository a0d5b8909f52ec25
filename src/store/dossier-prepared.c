/* dossier-prepared.c - a draft made ready for its rows on the caller's thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-prepared.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Shorter texts are not worth packing. */
#define MIN_PACKED 256
/* No slower than the fastest for short texts, as most of their time goes to what is made ready for the first byte. */
#define PACKING_LEVEL 6
/* Words of a text that serve as the title when there is none, in code points. */
#define TITLE_FROM_TEXT 80
#define LAST_SECOND ((G_GINT64_CONSTANT (1) << 32) - 1)

gint64
dossier_story_id_first (gint64 seconds)
{
  return seconds << DOSSIER_STORY_ID_SHIFT;
}

gint64
dossier_story_id_to_time (gint64 id)
{
  return id > 0 ? (id >> DOSSIER_STORY_ID_SHIFT) + DOSSIER_STORY_ID_EPOCH : 0;
}

int
dossier_story_id_compare (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one < other) - (one > other);
}

void
dossier_prepared_free (DossierPrepared *prepared)
{
  if (prepared == NULL)
    return;
  g_free (prepared->title);
  g_free (prepared->author);
  g_free (prepared->source);
  g_free (prepared->uri);
  g_free (prepared->original_uri);
  g_free (prepared->guid);
  g_free (prepared->summary);
  g_free (prepared->language);
  g_clear_pointer (&prepared->hash, g_bytes_unref);
  g_clear_pointer (&prepared->packed_text, g_bytes_unref);
  g_clear_pointer (&prepared->packed_spans, g_bytes_unref);
  g_free (prepared);
}

/* Valid UTF-8 of at most @limit bytes; NULL for nothing. */
static char *
clean (const char *text, gsize limit)
{
  g_autofree char *valid = NULL;

  if (text == NULL || text[0] == '\0')
    return NULL;
  valid = g_utf8_make_valid (text, -1);
  if (strlen (valid) > limit)
    *g_utf8_find_prev_char (valid, valid + limit + 1) = '\0';
  g_strstrip (valid);
  return valid[0] != '\0' ? g_steal_pointer (&valid) : NULL;
}

static char *
make_title (const DossierPrepared *prepared)
{
  g_autofree char *title = clean (prepared->draft->title, DOSSIER_PREPARED_MAX_TITLE);
  g_autofree char *words = NULL;

  if (title != NULL)
    return g_steal_pointer (&title);
  if (prepared->draft->document != NULL)
    words = dossier_document_dup_slice (prepared->draft->document, 0, TITLE_FROM_TEXT);
  if (words != NULL)
    g_strdelimit (words, "\t", ' ')[strcspn (words, "\n")] = '\0';
  title = clean (words, DOSSIER_PREPARED_MAX_TITLE);
  if (title != NULL)
    return g_steal_pointer (&title);
  return g_strdup (prepared->uri != NULL ? prepared->uri : _ ("Untitled"));
}

gint64
dossier_page_key_to_number (const char *key)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize  length = sizeof digest;
  gint64 number;

  g_checksum_update (checksum, (const guchar *) key, -1);
  g_checksum_get_digest (checksum, digest, &length);
  memcpy (&number, digest, sizeof number);
  number = GINT64_FROM_LE (number);
  return number != 0 ? number : 1;
}

static DossierPrepared *
prepare (const DossierDraft *draft, guint index, gint64 now)
{
  DossierPrepared *prepared = g_new0 (DossierPrepared, 1);
  gint64           saved = draft->saved > 0 ? MIN (draft->saved, now) : now;
  gint64           time = draft->published.precision != DOSSIER_PRECISION_UNKNOWN ? draft->published.from : saved;

  prepared->draft = draft;
  prepared->index = index;
  prepared->saved = saved;
  prepared->seconds = CLAMP (MIN (time, now) - DOSSIER_STORY_ID_EPOCH, 1, LAST_SECOND);
  prepared->author = clean (draft->author, DOSSIER_PREPARED_MAX_FIELD);
  prepared->source = clean (draft->source, DOSSIER_PREPARED_MAX_TITLE);
  prepared->uri = clean (draft->uri, DOSSIER_PREPARED_MAX_FIELD);
  prepared->original_uri = clean (draft->original_uri, DOSSIER_PREPARED_MAX_FIELD);
  if (g_strcmp0 (prepared->original_uri, prepared->uri) == 0)
    g_clear_pointer (&prepared->original_uri, g_free);
  prepared->page = draft->page_key != NULL ? dossier_page_key_to_number (draft->page_key) : 0;
  prepared->guid = clean (draft->guid, DOSSIER_PREPARED_MAX_FIELD);
  prepared->summary = clean (draft->summary, DOSSIER_PREPARED_MAX_FIELD);
  prepared->language = clean (draft->language, DOSSIER_PREPARED_MAX_TITLE);
  prepared->title = make_title (prepared);
  prepared->text = draft->document != NULL ? dossier_document_get_text (draft->document) : "";
  prepared->text_size = strlen (prepared->text);
  return prepared;
}

static int
compare_prepared (gconstpointer a, gconstpointer b)
{
  const DossierPrepared *first = *(DossierPrepared *const *) a, *second = *(DossierPrepared *const *) b;

  if (first->seconds != second->seconds)
    return first->seconds < second->seconds ? -1 : 1;
  return first->index > second->index ? -1 : 1;
}

GPtrArray *
dossier_prepared_sort (GPtrArray *drafts, gint64 saved)
{
  GPtrArray *sorted = g_ptr_array_new_full (drafts->len, (GDestroyNotify) dossier_prepared_free);

  for (guint i = 0; i < drafts->len; i++)
    g_ptr_array_add (sorted, prepare (g_ptr_array_index (drafts, i), i, saved));
  g_ptr_array_sort (sorted, compare_prepared);
  return sorted;
}

/* NULL when it does not get smaller. */
static GBytes *
deflate_bytes (gconstpointer data, gsize size)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, PACKING_LEVEL);
  g_autofree char *packed = g_malloc (size);
  gsize            n_read = 0, n_written = 0;

  if (g_converter_convert (G_CONVERTER (compressor), data, size, packed, size, G_CONVERTER_INPUT_AT_END, &n_read,
                           &n_written, NULL)
      != G_CONVERTER_FINISHED)
    return NULL;
  return g_bytes_new_take (g_realloc (g_steal_pointer (&packed), MAX (n_written, 1)), n_written);
}

static GBytes *
hash_text (const char *text, gsize size)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize  length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) text, size);
  g_checksum_get_digest (checksum, digest, &length);
  return g_bytes_new (digest, DOSSIER_PREPARED_HASH_SIZE);
}

void
dossier_prepared_hash (DossierPrepared *prepared)
{
  if (prepared->hash == NULL)
    prepared->hash = hash_text (prepared->text, prepared->text_size);
}

void
dossier_prepared_pack (DossierPrepared *prepared)
{
  DossierDocument *document = prepared->draft->document;
  g_autoptr (GBytes) spans = NULL;
  guint n_spans = 0;

  dossier_prepared_hash (prepared);
  prepared->n_words = document != NULL ? dossier_document_count_words (document) : 0;
  if (document != NULL)
    dossier_document_get_spans (document, &n_spans);
  if (n_spans > 0)
    spans = dossier_document_spans_to_bytes (document);
  prepared->spans_size = spans != NULL ? g_bytes_get_size (spans) : 0;

  if (prepared->text_size >= MIN_PACKED)
    prepared->packed_text = deflate_bytes (prepared->text, prepared->text_size);
  if (prepared->packed_text != NULL && spans != NULL)
    prepared->packed_spans = deflate_bytes (g_bytes_get_data (spans, NULL), prepared->spans_size);
  if (prepared->packed_text != NULL && (spans == NULL || prepared->packed_spans != NULL))
    {
      prepared->packing = DOSSIER_PACKING_DEFLATE;
      return;
    }
  g_clear_pointer (&prepared->packed_text, g_bytes_unref);
  prepared->packing = DOSSIER_PACKING_PLAIN;
  prepared->packed_text = g_bytes_new_static (prepared->text, prepared->text_size);
  prepared->packed_spans = g_steal_pointer (&spans);
}

char *
dossier_packing_unpack (DossierPacking packing, gconstpointer data, gsize length, gsize size)
{
  g_autoptr (GZlibDecompressor) decompressor = NULL;
  g_autofree char *unpacked = NULL;
  gsize            n_read = 0, n_written = 0;

  if (packing == DOSSIER_PACKING_PLAIN)
    {
      if (length != size)
        return NULL;
      unpacked = g_malloc (size + 1); /* no string: there are zeros in it */
      if (length > 0)
        memcpy (unpacked, data, length);
      unpacked[size] = '\0';
      return g_steal_pointer (&unpacked);
    }
  if (packing != DOSSIER_PACKING_DEFLATE || length == 0 || size == 0)
    return NULL;
  decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  unpacked = g_malloc (size + 1);
  if (g_converter_convert (G_CONVERTER (decompressor), data, length, unpacked, size + 1, G_CONVERTER_INPUT_AT_END,
                           &n_read, &n_written, NULL)
          != G_CONVERTER_FINISHED
      || n_written != size)
    return NULL;
  unpacked[size] = '\0';
  return g_steal_pointer (&unpacked);
}

/* Parameters that tell where a reader came from, not what the page is. */
static gboolean
is_tracking (const char *parameter)
{
  return g_ascii_strncasecmp (parameter, "utm_", 4) == 0 || g_ascii_strncasecmp (parameter, "fbclid=", 7) == 0
         || g_ascii_strncasecmp (parameter, "gclid=", 6) == 0;
}

static char *
without_tracking (const char *query)
{
  g_auto (GStrv) parameters = g_strsplit (query != NULL ? query : "", "&", -1);
  GString *kept = g_string_new (NULL);

  for (guint i = 0; parameters[i] != NULL; i++)
    if (parameters[i][0] != '\0' && !is_tracking (parameters[i]))
      g_string_append_printf (kept, "%c%s", kept->len > 0 ? '&' : '?', parameters[i]);
  return g_string_free (kept, FALSE);
}

/* http and https, the host's case, the fragment and tracking parameters do not make two pages. */
static char *
canonical_address (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  g_autofree char *host = NULL;
  g_autofree char *query = NULL;
  const char      *scheme;

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return g_strdup (address);
  scheme = g_uri_get_scheme (uri);
  if (g_str_equal (scheme, "https"))
    scheme = "http";
  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  query = without_tracking (g_uri_get_query (uri));
  if (g_uri_get_port (uri) > 0 && g_uri_get_port (uri) != 80 && g_uri_get_port (uri) != 443)
    return g_strdup_printf ("%s://%s:%d%s%s", scheme, host, g_uri_get_port (uri), g_uri_get_path (uri), query);
  return g_strdup_printf ("%s://%s%s%s", scheme, host, g_uri_get_path (uri), query);
}

char *
dossier_prepared_dup_uid (const DossierPrepared *prepared, const char *feed_uri)
{
  g_autofree char *feed = feed_uri != NULL ? canonical_address (feed_uri) : NULL;
  g_autofree char *identity = NULL;
  g_autofree char *digest = NULL;

  if (prepared->guid != NULL && (feed != NULL || prepared->source != NULL))
    identity = g_strdup_printf ("guid\n%s\n%s", feed != NULL ? feed : prepared->source, prepared->guid);
  else if (prepared->uri != NULL)
    {
      const char      *key = prepared->draft->page_key;
      g_autofree char *address = key != NULL ? g_strdup (key) : canonical_address (prepared->uri);

      identity = g_strdup_printf ("page\n%s", address);
    }
  else if (prepared->guid != NULL)
    identity = g_strdup_printf ("guid\n\n%s", prepared->guid);
  else
    identity = g_strdup_printf ("text\n%s\n%s", prepared->title, prepared->text);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, identity, -1);
  return g_strndup (digest, 32);
}
