/* dossier-feed-tag-private.h - one start tag, read as its writer meant it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_FEED_TAG_NONE, /* not a tag: a sign that stands for itself */
  DOSSIER_FEED_TAG_CUT,  /* the text ends inside the tag */
  DOSSIER_FEED_TAG_OPEN,
  DOSSIER_FEED_TAG_EMPTY, /* ends in a slash */
} DossierFeedTag;

gboolean dossier_feed_is_name_start (char c);
gboolean dossier_feed_is_name (char c);

/* The start tag at @at (its <), appended to @out with every value in double quotes, repeated attributes left out, and
 * what passes DOSSIER_FEED_MAX_ATTRIBUTES and DOSSIER_FEED_MAX_VALUE_BYTES left out; references stay as they are and a
 * slash at the end is not written. @next: behind the tag, or as far as was looked for its end. @is_list: quotes and
 * signs inside values are expected, as in lists of feeds made by hand. @spaces: how many namespaces may still be
 * declared, less those that were. Nothing is appended and @spaces stays unless a tag was read. */
DossierFeedTag dossier_feed_tag_read (const char *at, const char *end, gboolean is_list, guint *spaces, GString *out,
                                      const char **next);

G_END_DECLS
