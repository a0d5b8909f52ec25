/* dossier-word-private.h - where one word of a text ends, and what its case says.
 *
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-tokens.h"

G_BEGIN_DECLS

/* What stands between a word and the next one, when they are written as one. */
typedef enum
{
  DOSSIER_WORD_FREE,
  DOSSIER_WORD_SPLIT_TAIL, /* "-backed" follows: the tail is joined */
  DOSSIER_WORD_SPLIT_HEAD, /* "ex" before "-Google": only the "-" is joined */
} DossierWordSplit;

/* Does an address ("https://", "www.", "name@") begin here? */
gboolean dossier_word_begins_address (const char *at, const char *end);
/* The end of the address that begins at @at, without marks that belong to the sentence. */
const char *dossier_word_skip_address (const char *at, const char *end);

/* The end of the word or number that begins at @at (a letter or digit stands there).
 * @split: what follows; @address: it turned out to be an address. */
const char *dossier_word_skip (const char *at, const char *end, DossierWordSplit *split, gboolean *address);

/* DOSSIER_TOKEN_CAPITALISED, ALL_CAPS, MIXED and DIGIT of a word; @number: it is a number, perhaps with a unit. */
DossierTokenFlags dossier_word_flags (const char *at, const char *end, gboolean *number);

typedef enum
{
  DOSSIER_DOT_NONE,   /* the word does not own the dot behind it */
  DOSSIER_DOT_INSIDE, /* Dr. Mr. St. J.: no sentence ends here */
  DOSSIER_DOT_EITHER, /* Inc. U.S.: one may */
} DossierDot;

/* Does the dot at @end belong to the word [at, end)? */
DossierDot dossier_word_dot (const char *at, const char *end);

/* Does a sentence often begin with this word ("The", "In", "He")? */
gboolean dossier_word_begins_sentences (const char *at, const char *end);

/* May the word be written small in a headline ("with", "from")? */
gboolean dossier_word_is_small (const char *at, const char *end);

G_END_DECLS
