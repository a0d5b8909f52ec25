/* dossier-feed-parser.h - bytes of a feed -> drafts of its entries.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-draft.h"

G_BEGIN_DECLS

#define DOSSIER_FEED_ERROR (dossier_feed_error_quark ())
GQuark dossier_feed_error_quark (void);

typedef enum
{
  DOSSIER_FEED_ERROR_NOT_A_FEED,
  DOSSIER_FEED_ERROR_SYNTAX,
  DOSSIER_FEED_ERROR_LIMIT,
} DossierFeedError;

typedef enum
{
  DOSSIER_FEED_FORMAT_UNKNOWN, /* not a feed */
  DOSSIER_FEED_FORMAT_RSS,
  DOSSIER_FEED_FORMAT_RDF,
  DOSSIER_FEED_FORMAT_ATOM,
  DOSSIER_FEED_FORMAT_JSON,
  DOSSIER_FEED_FORMAT_OPML, /* a list of feeds */
} DossierFeedFormat;

/* What @bytes seem to be, from their first kilobytes. */
DossierFeedFormat dossier_feed_format_sniff (GBytes *bytes);

/* The feed's own fields and its entries in order. HTML fields (summary_html, content_html) come as they stand in the
 * feed, relative addresses inside them not resolved (each draft has base_uri); the caller sanitizes. Titles are plain
 * text. @uri: where the feed came from, or NULL. @content_type: the HTTP header, or NULL. Pure and thread-safe.
 * NULL and a DOSSIER_FEED_ERROR in words when there is no feed in it. */
DossierFeedDraft *dossier_feed_parse (GBytes *bytes, const char *uri, const char *content_type, GError **error);

G_END_DECLS
