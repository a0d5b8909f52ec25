/* dossier-gazetteer.h - which phrases are known, and as what; finds the longest one at a place.
 *
 * A phrase is a row of words, each as two hashes: one without case, one exact. Every beginning of a phrase is a key of
 * one table, so that looking on costs one probe a word and stops where no phrase goes on.
 * Filled once, constant and thread-safe afterwards. Hashes stand for the words: no strings are kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-word-hash-private.h"

G_BEGIN_DECLS

/* Words of the longest phrase that is looked for. */
#define DOSSIER_GAZETTEER_MAX_WORDS 12

/* Numbers of entries that there may be. */
#define DOSSIER_GAZETTEER_MAX_ENTRIES (1u << 20)

/* What is known of one phrase as it is written. */
typedef struct
{
  guint32 classes;      /* bits, as the caller likes */
  guint32 organization; /* numbers of the caller; 0 for none */
  guint16 person, surname;
  guint32 subtype;
} DossierGazetteerEntry;

typedef struct _DossierGazetteer DossierGazetteer;

DossierGazetteer *dossier_gazetteer_new (void);
void              dossier_gazetteer_free (DossierGazetteer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierGazetteer, dossier_gazetteer_free)

/* The gazetteer as bytes, for the machine it was made on, and from them: they are used where they lie, and nothing can
 * be added. Phrases are told apart by 20 bits of their hash beside those that tell their bucket, which makes 34 for
 * 90,000 phrases: one stranger in 190,000 is taken for one of them. Small letters are told from other case, and other
 * case by 10 bits. to_bytes () is NULL in the unlikely case that two phrases are the same then, and when an
 * organization (65,535) or a subtype (255) has too high a number, or there are more than 256 sorts of entries, apart
 * from their numbers; new_from_bytes () when the bytes are none, or of another machine. */
GBytes           *dossier_gazetteer_to_bytes (const DossierGazetteer *self);
DossierGazetteer *dossier_gazetteer_new_from_bytes (GBytes *bytes);

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

/* The same two for a word that was looked up before: its head is the first of its entries, or 0. */
guint32 dossier_gazetteer_classes_of (const DossierGazetteer *self, guint32 head, const DossierWordHash *word,
                                      guint32 any_case);
DossierGazetteerMatch dossier_gazetteer_match_from (const DossierGazetteer *self, guint32 head,
                                                    const DossierWordHash *words, guint n, guint32 classes,
                                                    gboolean fold);

/* One of several things that are asked of the phrases at a place. */
typedef struct
{
  guint32  classes;
  gboolean fold;
} DossierGazetteerQuestion;

/* The same for @n_questions at once, with a match for each. */
void dossier_gazetteer_answer_from (const DossierGazetteer *self, guint32 head, const DossierWordHash *words, guint n,
                                    const DossierGazetteerQuestion *questions, guint n_questions,
                                    DossierGazetteerMatch *matches);

/* Does a phrase that is known go on behind the word of this head? */
gboolean dossier_gazetteer_goes_on (const DossierGazetteer *self, guint32 head);

/* Writes the heads of the @n words to @heads. Looking up one word is mostly waiting for memory, which is asked for all
 * of them at once here. */
void dossier_gazetteer_find_heads (const DossierGazetteer *self, const guint64 *folded, guint n, guint32 *heads);

G_END_DECLS
