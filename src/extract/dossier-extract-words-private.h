/* dossier-extract-words-private.h - the words around dates, names and pages, in many languages.
 *
 * Table: data/extract/words.tsv (own work, CC0). Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_WORDS_BY,
  DOSSIER_WORDS_PUBLISHED,
  DOSSIER_WORDS_UPDATED,
  DOSSIER_WORDS_NEXT,
  DOSSIER_WORDS_WALL,
  DOSSIER_WORDS_DAY,
  DOSSIER_WORDS_N
} DossierWords;

/* All of them, in lower case: (element-type utf8). Borrowed. */
GPtrArray *dossier_extract_words (DossierWords kind);

/* Whether @text is one of them, whatever its case. */
gboolean dossier_extract_words_has (DossierWords kind, const char *text);

/* Bytes of the longest one that @text begins with, whatever its case, with the colon and the blanks after it;
 * 0 when there is none or a letter comes right after it. */
gsize dossier_extract_words_begin (DossierWords kind, const char *text);

/* 1 to 12 for "September", "Sept" or "sett"; 0 when @word, of @length bytes, is no month. */
int dossier_extract_month (const char *word, gsize length);

G_END_DECLS
