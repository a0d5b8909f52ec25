/* dossier-phrases-private.h - the shapes of names: how many tokens from a place on are a person or an organization.
 *
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-reading-private.h"

G_BEGIN_DECLS

typedef struct
{
  guint          n; /* tokens; 0 when there is none */
  DossierSubtype subtype;
  gboolean       weak; /* other things end with such a word, too */
} DossierPhrase;

/* "Ada Lovelace", "J. K. Moore", "Ludwig van Berg": begins with a first name or an initial. */
guint dossier_phrase_match_person (const DossierReading *reading, const DossierSentence *sentence, guint i);

/* "8080 Labs", "Smith & Sons Capital Partners", "Acme, Inc.": ends with a word for organizations. */
DossierPhrase dossier_phrase_match_suffixed (const DossierReading *reading, const DossierSentence *sentence, guint i);

/* "University of X", "Ministry of X and Y": begins with words for organizations. */
DossierPhrase dossier_phrase_match_prefixed (const DossierReading *reading, const DossierSentence *sentence, guint i);

/* "J.", "J.K.", of a person's name. */
gboolean dossier_phrase_is_initial (const DossierReading *reading, guint i);

/* "Ctrl+", "Premium+": keys and subscriptions, hardly ever a person or an organization. */
gboolean dossier_phrase_has_plus (const DossierReading *reading, guint i);

/* How many tokens ", Inc." takes at @i; 0 when it does not stand there. */
guint dossier_phrase_skip_comma_ending (const DossierReading *reading, const DossierSentence *sentence, guint i);

/* Behind "of the Pacific" when the token before @i is the "College" of a name, else @i. */
guint dossier_phrase_skip_of (const DossierReading *reading, const DossierSentence *sentence, guint i);

/* "the alignment team": a named part of an organization, in small letters, that begins at @i. */
guint dossier_phrase_match_team (const DossierReading *reading, const DossierSentence *sentence, guint i);

/* Is it clear from the word at @i alone that none of @classes is found there? What is written in this case is all among
 * its classes; of a token that is no word they are not known. */
static inline gboolean
dossier_phrase_is_out_of_question (const DossierReading *reading, guint i, guint32 classes)
{
  const DossierReadWord *word = &reading->seen[reading->words[i]];

  return word->head == 0 || (!word->longer && word->classes != 0 && (word->classes & classes) == 0);
}

/* Of a word in capitals any case will do. */
static inline gboolean
dossier_phrase_is_folded (const DossierReading *reading, guint i)
{
  const DossierToken *token = &reading->tokens->tokens[i];

  return (token->flags & DOSSIER_TOKEN_ALL_CAPS) != 0 && token->length > 4;
}

/* The longest phrase of the vocabulary at @i with one of @classes. */
static inline DossierGazetteerMatch
dossier_phrase_match_known (const DossierReading *reading, const DossierSentence *sentence, guint i, guint32 classes)
{
  gboolean fold = dossier_phrase_is_folded (reading, i);

  if (!fold && dossier_phrase_is_out_of_question (reading, i, classes))
    return (DossierGazetteerMatch){ 0 };
  return dossier_gazetteer_match_from (reading->gazetteer, reading->seen[reading->words[i]].head, &reading->hashes[i],
                                       sentence->first + sentence->n - i, classes, fold);
}

/* What stands at a place: the longest phrases of the vocabulary there. */
typedef struct
{
  DossierGazetteerMatch known;  /* with one of the classes that are asked for */
  DossierGazetteerMatch prefix; /* "University of" */
  DossierGazetteerMatch role;   /* "chief executive", in any case */
} DossierPhraseMatches;

DossierPhraseMatches dossier_phrase_match_all (const DossierReading *reading, const DossierSentence *sentence, guint i,
                                               guint32 classes);

/* match_prefixed () where the prefix is known. */
DossierPhrase dossier_phrase_go_on_from_prefix (const DossierReading *reading, const DossierSentence *sentence, guint i,
                                                const DossierGazetteerMatch *prefix);

G_END_DECLS
