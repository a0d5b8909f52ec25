/* dossier-fetch-headers.c - what the head of an answer says, as far as it is kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-fetch-headers-private.h"

#include <string.h>

#include "dossier-fetch-words-private.h"

static char *
dup_header (SoupMessage *message, const char *name)
{
  const char *value = soup_message_headers_get_one (soup_message_get_response_headers (message), name);

  return value != NULL && strlen (value) <= DOSSIER_FETCH_MAX_HEADER ? g_utf8_make_valid (value, -1) : NULL;
}

/* A validator goes back to its server byte for byte, whatever the bytes are. */
static char *
dup_validator (SoupMessage *message, const char *name)
{
  const char *value = soup_message_headers_get_one (soup_message_get_response_headers (message), name);

  return value != NULL && *value != '\0' && strlen (value) <= DOSSIER_FETCH_MAX_HEADER ? g_strdup (value) : NULL;
}

/* Both forms of RFC 9110, 10.2.3: seconds, or a date. */
static gint64
read_retry_after (SoupMessage *message)
{
  g_autofree char *value = dup_header (message, "Retry-After");
  g_autoptr (GDateTime) date = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC, until = 0;

  if (value == NULL)
    return 0;
  if (g_ascii_isdigit (*value))
    {
      guint64 seconds = g_ascii_strtoull (value, NULL, 10);

      until = now + (gint64) MIN (seconds, DOSSIER_FETCH_MAX_RETRY_AFTER);
    }
  else if ((date = soup_date_time_new_from_http_string (value)) != NULL)
    until = g_date_time_to_unix (date);
  return CLAMP (until, 0, now + DOSSIER_FETCH_MAX_RETRY_AFTER);
}

static gint64
read_fresh_until (SoupMessage *message)
{
  const char *value = soup_message_headers_get_list (soup_message_get_response_headers (message), "Cache-Control");
  GHashTable *parts = value != NULL ? soup_header_parse_param_list (value) : NULL;
  const char *age = parts != NULL ? g_hash_table_lookup (parts, "max-age") : NULL;
  gint64      until = 0;

  if (age != NULL && g_ascii_isdigit (*age))
    until = g_get_real_time () / G_USEC_PER_SEC
            + (gint64) MIN (g_ascii_strtoull (age, NULL, 10), DOSSIER_FETCH_MAX_RETRY_AFTER);
  if (parts != NULL)
    soup_header_free_param_list (parts);
  return until;
}

DossierFetchResult *
dossier_fetch_headers_read (SoupMessage *message, const char *host)
{
  DossierFetchResult *result = g_new0 (DossierFetchResult, 1);

  result->status = soup_message_get_status (message);
  result->reason = dossier_fetch_words_for_status (result->status, host);
  result->content_type = dup_header (message, "Content-Type");
  result->etag = dup_validator (message, "ETag");
  result->last_modified = dup_validator (message, "Last-Modified");
  result->retry_after = read_retry_after (message);
  result->fresh_until = read_fresh_until (message);
  result->not_modified = result->status == SOUP_STATUS_NOT_MODIFIED;
  return result;
}

gboolean
dossier_fetch_headers_have_two_lengths (SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char         *all = soup_message_headers_get_list (headers, "Content-Length");
  g_auto (GStrv) lengths = NULL;

  if (all == NULL || soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CHUNKED)
    return FALSE;
  lengths = g_strsplit (all, ",", -1);
  for (char **length = lengths; *length != NULL; length++)
    if (strcmp (g_strstrip (*length), g_strstrip (lengths[0])) != 0)
      return TRUE;
  return FALSE;
}
