/* dossier-bookmark-tag-private.h - the tags of a file of bookmarks, one after the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name, *value;
  gsize       name_length, length; /* of the value, references not read yet */
} DossierBookmarkAttribute;

/* Reads @at to @end, forwards only. The rest is of the tag that was read last. */
typedef struct
{
  const char *at, *end;
  gboolean    no_comment_end, no_quote, no_apostrophe; /* there is none from here on */

  const char *name;
  gsize       name_length;
  gboolean    is_end;
  GArray     *attributes; /* of DossierBookmarkAttribute */
} DossierBookmarkScanner;

/* Appends the text up to the next tag to @text (may be NULL), at most up to @most bytes in it, then reads that tag.
 * FALSE at the end of it all. Comments and declarations are no tags. */
gboolean dossier_bookmark_scanner_next (DossierBookmarkScanner *self, GString *text, gsize most);

gboolean dossier_bookmark_scanner_is (const DossierBookmarkScanner *self, const char *name);

/* The value of the attribute, its references read and cut to DOSSIER_BOOKMARKS_MAX_VALUE_BYTES; NULL when
 * there is none. Owned by the caller. */
char *dossier_bookmark_scanner_dup_value (const DossierBookmarkScanner *self, const char *name);

/* One line of @text, its references read, cut to @most bytes at a character; NULL when nothing is left. @lines: line
 * breaks stay. Owned by the caller. */
char *dossier_bookmark_text_clean (const char *text, gsize most, gboolean lines);

G_END_DECLS
