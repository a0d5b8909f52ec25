/* dossier-gazetteer.h - which phrases are known, and as what; finds the longest one at a place.
 *
 * A phrase is a row of words, each as two hashes: one without case, one exact. Every beginning of a phrase is a key of
 * one table, so that looking on costs one probe a word and stops where no phrase goes on.
 * Filled once, constant and thread-safe afterwards. 64-bit hashes stand for the words: no strings are kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-tokens.h"

G_BEGIN_DECLS

/* Words of the longest phrase that is looked for. */
#define DOSSIER_GAZETTEER_MAX_WORDS 12

typedef struct
{
  guint64 folded, exact;
} DossierWordHash;

/* Of a word; a dot at its end, soft hyphens and the shape of its apostrophe do not count. */
DossierWordHash dossier_word_hash (const char *text, gsize length);

/* What is known of one phrase as it is written. */
typedef struct
{
  guint64 exact;
  guint32 classes;                       /* bits, as the caller likes */
  guint32 organization, person, surname; /* numbers of the caller; 0 for none */
  guint32 next;                          /* the same phrase in other case, or 0 */
  guint8  subtype;
} DossierGazetteerEntry;

typedef struct _DossierGazetteer DossierGazetteer;

DossierGazetteer *dossier_gazetteer_new (void);
void              dossier_gazetteer_free (DossierGazetteer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierGazetteer, dossier_gazetteer_free)

/* Adds @classes to what is known of the phrase, and returns it to be filled further: borrowed, until the next one is
 * added. NULL when the phrase has no words or too many. */
DossierGazetteerEntry *dossier_gazetteer_add (DossierGazetteer *self, const DossierWordHash *words, guint n,
                                              guint32 classes);

/* All classes of one word: those of the same case, and those of @any_case however it is written. */
guint32 dossier_gazetteer_classes (const DossierGazetteer *self, const DossierWordHash *word, guint32 any_case);

typedef struct
{
  guint                        n;     /* words; 0 when nothing was found */
  gboolean                     exact; /* written as in the list */
  const DossierGazetteerEntry *entry;
} DossierGazetteerMatch;

/* The longest phrase that begins with words[0], of at most @n words, with one of @classes. @fold: any case will do. */
DossierGazetteerMatch dossier_gazetteer_match (const DossierGazetteer *self, const DossierWordHash *words, guint n,
                                               guint32 classes, gboolean fold);

G_END_DECLS
