/* dossier-title-words.h - what a title says: its telling words, to compare titles by.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words of a title that are looked at. */
#define DOSSIER_TITLE_WORDS_MAX 16

/* Numbers for words: each once, in growing order. Small, to be kept by the thousand. */
typedef struct
{
  guint32 words[DOSSIER_TITLE_WORDS_MAX];
  guint16 n, has_digit; /* a bit for each word */
  guint64 mask;         /* two titles without a bit in common have no word in common */
} DossierTitleWords;

/* Words that every title may have: (element-type guint32, as in the key), owned by the caller. */
GHashTable *dossier_title_words_load_plain (void);

/* The words of @title that are not @plain: case does not count, nor a plural's s, nor the unit behind an amount ("40bn"
 * is "40"). Of scripts without spaces each pair of characters is a word. Pure. */
void dossier_title_words_collect (const char *title, GHashTable *plain, DossierTitleWords *words);

/* Those that were collected before: @n of @words, which are copied. */
void dossier_title_words_set (DossierTitleWords *self, const guint32 *words, guint n, guint16 has_digit);

/* How many words both have; *@which: a bit for each of those of @a. */
guint dossier_title_words_share (const DossierTitleWords *a, const DossierTitleWords *b, guint *which);

/* Whether both have words with digits, and each one that the other has not: versions, editions, amounts. */
gboolean dossier_title_words_disagree (const DossierTitleWords *a, const DossierTitleWords *b);

G_END_DECLS
