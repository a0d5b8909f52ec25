/* dossier-fetch-headers.c - what the head of an answer says, as far as it is kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-fetch-headers-private.h"

#include <string.h>

#include "dossier-fetch-times-private.h"
#include "dossier-fetch-words-private.h"

static char *
dup_header (SoupMessage *message, const char *name)
{
  const char *value = soup_message_headers_get_one (soup_message_get_response_headers (message), name);

  return value != NULL && strlen (value) <= DOSSIER_FETCH_MAX_HEADER ? g_utf8_make_valid (value, -1) : NULL;
}

/* A validator goes back to its server byte for byte or not at all: bytes that are no UTF-8 libsoup has replaced. */
static char *
dup_validator (SoupMessage *message, const char *name)
{
  const char *value = soup_message_headers_get_one (soup_message_get_response_headers (message), name);

  if (value == NULL || *value == '\0' || strlen (value) > DOSSIER_FETCH_MAX_HEADER || strstr (value, "\xef\xbf\xbd"))
    return NULL;
  return g_strdup (value);
}

DossierFetchResult *
dossier_fetch_headers_read (SoupMessage *message, const char *host, gint64 now)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  DossierFetchResult *result = g_new0 (DossierFetchResult, 1);

  result->status = soup_message_get_status (message);
  result->reason = dossier_fetch_words_for_status (result->status, host);
  result->content_type = dup_header (message, "Content-Type");
  result->etag = dup_validator (message, "ETag");
  result->last_modified = dup_validator (message, "Last-Modified");
  result->retry_after = dossier_fetch_times_retry_after (headers, now);
  result->fresh_until = dossier_fetch_times_fresh_until (headers, now);
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
