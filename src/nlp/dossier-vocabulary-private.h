/* dossier-vocabulary-private.h - the shipped lists as one gazetteer: what a word or phrase may be.
 *
 * Constant and thread-safe after new.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-gazetteer.h"
#include "dossier-kinds.h"
#include "dossier-packed-texts-private.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_WORD_ORGANIZATION = 1u << 0, /* a known name: of these entries, number and subtype are set */
  DOSSIER_WORD_PERSON = 1u << 1,
  DOSSIER_WORD_PRODUCT = 1u << 2,
  DOSSIER_WORD_PLACE = 1u << 3,
  DOSSIER_WORD_DEMONYM = 1u << 4,
  DOSSIER_WORD_FIRST = 1u << 5,
  DOSSIER_WORD_SURNAME = 1u << 6,
  DOSSIER_WORD_ROLE = 1u << 7, /* from here on case does not matter */
  DOSSIER_WORD_SUFFIX = 1u << 8,
  DOSSIER_WORD_PREFIX = 1u << 9,
  DOSSIER_WORD_TEAM = 1u << 10,
  DOSSIER_WORD_COMMON = 1u << 11,
  DOSSIER_WORD_FREQUENT = 1u << 12,
  /* name-cues.tsv */
  DOSSIER_WORD_TITLE = 1u << 13,
  DOSSIER_WORD_ORGANIZATION_NOUN = 1u << 14,
  DOSSIER_WORD_ORGANIZATION_VERB = 1u << 15,
  DOSSIER_WORD_HELD = 1u << 16,
  DOSSIER_WORD_PERSON_VERB = 1u << 17,
  DOSSIER_WORD_TAKES_ORGANIZATION = 1u << 18,
  DOSSIER_WORD_TAKES_PERSON = 1u << 19,
  DOSSIER_WORD_PRODUCT_NOUN = 1u << 20,
  DOSSIER_WORD_NEVER = 1u << 21,    /* of this case only */
  DOSSIER_WORD_CALENDAR = 1u << 22, /* of this case only */
  DOSSIER_WORD_LEGAL = 1u << 23,
  DOSSIER_WORD_WEAK = 1u << 24,
  DOSSIER_WORD_PARTICLE = 1u << 25,
  DOSSIER_WORD_NAME_SUFFIX = 1u << 26,
  DOSSIER_WORD_HEAD = 1u << 27,
  DOSSIER_WORD_GROUP = 1u << 28,
  DOSSIER_WORD_KNOWN_SURNAME = 1u << 29, /* of a known person; of this case only */
} DossierWordClass;

/* Classes whose words mean the same in any case. */
#define DOSSIER_WORD_ANY_CASE                                                                                          \
  (~(guint32) ((DOSSIER_WORD_ROLE - 1) | DOSSIER_WORD_NEVER | DOSSIER_WORD_CALENDAR | DOSSIER_WORD_LEGAL               \
               | DOSSIER_WORD_WEAK | DOSSIER_WORD_SUFFIX | DOSSIER_WORD_PREFIX | DOSSIER_WORD_KNOWN_SURNAME))

typedef struct
{
  gsize length; /* bytes */
  char  text[DOSSIER_PACKED_TEXTS_ROOM];
} DossierKnownName;

/* What the lists say of a word. */
typedef struct
{
  guint64 key; /* of the word; 0: nothing is kept */
  guint32 classes;
  guint32 head : 30;  /* of its entries in the gazetteer, or 0 */
  guint32 longer : 1; /* does a phrase begin with it that is known? */
  guint32 spared : 1; /* once, when another word wanted its place */
} DossierListedWord;

/* A word of this case, all over a text. */
typedef struct
{
  DossierWordHash hash;
  guint32         classes;     /* DossierWordClass */
  guint32         n, n_inside; /* all, and those that do not begin a sentence or stand in a headline */
  guint32         head : 31;   /* of its entries in the gazetteer, or 0 */
  guint32         longer : 1;  /* does a phrase begin with it that is known? */
} DossierReadWord;

/* Of the words that texts asked for, in a table of a fixed size: what is new takes the place of what was there. What is
 * kept is told by its key alone and cannot change, so that the texts before one change nothing but how soon it is read.
 * Used by one thread at a time. */
#define DOSSIER_WORD_MEMORY_BITS 14
/* Words of a text whose room is kept for the next one. */
#define DOSSIER_WORD_MEMORY_MAX_ROOM (1 << 15)

typedef struct
{
  DossierListedWord words[1 << DOSSIER_WORD_MEMORY_BITS];
  DossierReadWord  *seen;      /* room for those of the text that is read, */
  guint32          *slots;     /* and where they are found: dossier-reading-private.h */
  guint             allocated; /* words */
  guint32           base;      /* of the next text: nothing in the slots is more */
} DossierWordMemory;

/* Where the word of @key, which is mixed, is kept or may be. */
static inline DossierListedWord *
dossier_word_memory_get (DossierWordMemory *self, guint64 key)
{
  return &self->words[key >> (64 - DOSSIER_WORD_MEMORY_BITS)];
}

typedef struct _DossierVocabulary DossierVocabulary;

/* NULL and DOSSIER_RECOGNISER_ERROR_DATA when the lists are no lists. */
DossierVocabulary *dossier_vocabulary_new (GError **error);
void               dossier_vocabulary_free (DossierVocabulary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierVocabulary, dossier_vocabulary_free)

const DossierGazetteer *dossier_vocabulary_get_gazetteer (const DossierVocabulary *self);

/* What earlier texts asked for, for one thread alone until it is given back: nobody waits for another one. */
DossierWordMemory *dossier_vocabulary_take_memory (const DossierVocabulary *self);
void               dossier_vocabulary_give_memory (const DossierVocabulary *self, DossierWordMemory *memory);

/* The list's name of organization or person number @i (from 1). */
DossierKnownName dossier_vocabulary_get_organization (const DossierVocabulary *self, guint i);
DossierKnownName dossier_vocabulary_get_person (const DossierVocabulary *self, guint i);

/* A table built into the program: "languages.tsv". Never NULL. */
GBytes *dossier_vocabulary_load_table (const char *name);

/* names.model; a file can stand in for the one built into the program (G_RESOURCE_OVERLAYS). NULL when there is none.
 */
GBytes *dossier_vocabulary_load_model (GError **error);

G_END_DECLS
