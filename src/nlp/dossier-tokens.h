/* dossier-tokens.h - a text as sentences of tokens: what every recogniser in this room reads.
 *
 * Offsets are bytes into the text given. Pure and thread-safe; some allocations a text, none a token.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_TOKEN_WORD,        /* letters, with inner . ' & - where they belong: U.S. Inc. AT&T co-founder J. */
  DOSSIER_TOKEN_NUMBER,      /* 3, 4.5, 2,000, $ is apart */
  DOSSIER_TOKEN_PUNCTUATION, /* one mark a token; quotes curly or straight */
  DOSSIER_TOKEN_POSSESSIVE,  /* 's or ’s, and the bare ' after a plural s */
  DOSSIER_TOKEN_ADDRESS,     /* a URL or e-mail address */
  DOSSIER_TOKEN_OBJECT,      /* U+FFFC, an image */
} DossierTokenKind;

typedef enum
{
  DOSSIER_TOKEN_CAPITALISED = 1 << 0, /* Anthropic */
  DOSSIER_TOKEN_ALL_CAPS = 1 << 1,    /* SSI, two letters or more */
  DOSSIER_TOKEN_MIXED = 1 << 2,       /* OpenAI, xAI, iPhone */
  DOSSIER_TOKEN_DIGIT = 1 << 3,       /* GPT-4, C3.ai */
  DOSSIER_TOKEN_AFTER_SPACE = 1 << 4, /* white space stood before it */
  DOSSIER_TOKEN_JOINED = 1 << 5,      /* the "-", or the part after it, of Microsoft-backed, Sequoia-led:
                                       * split off so that the name stands alone */
} DossierTokenFlags;

typedef struct
{
  guint32 start, length; /* bytes */
  guint16 kind;          /* DossierTokenKind */
  guint16 flags;         /* DossierTokenFlags */
} DossierToken;

/* What stands for a word: without case, and exactly. A dot at its end, soft hyphens and the shape of its apostrophe do
 * not count. */
typedef struct
{
  guint64 folded, exact;
} DossierWordHash;

typedef struct
{
  guint    first, n;      /* tokens */
  guint32  start, length; /* bytes, from the first token to the end of the last one */
  gboolean headline;      /* most words capitalised: case says little here */
  guint    block;         /* which line or cell of the text it stands in, from 0 */
} DossierSentence;

/* Words of a bit each for @n tokens, with one to spare. */
#define DOSSIER_TOKENS_BIT_WORDS(n) ((gsize) (n) / 64 + 2)

typedef struct
{
  const char      *text; /* borrowed */
  DossierToken    *tokens;
  DossierWordHash *hashes;   /* one a token */
  guint64         *capitals; /* a bit a token, the first one's lowest: is it a word with a capital in it? */
  guint            n_tokens;
  DossierSentence *sentences; /* a sentence never crosses a "\n", nor a tab, which ends a cell */
  guint            n_sentences;
} DossierTokens;

/* @text must be valid UTF-8 and outlive the result. */
DossierTokens *dossier_tokens_new (const char *text, gsize length);
/* Those of [start, end), both between characters. Offsets still count from the beginning of @text. */
DossierTokens *dossier_tokens_new_of_part (const char *text, gsize start, gsize end);
void           dossier_tokens_free (DossierTokens *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTokens, dossier_tokens_free)

/* Is token @i equal to @word, ASCII case folded? FALSE past the end. */
gboolean dossier_tokens_is (const DossierTokens *self, guint i, const char *word);

/* The bytes of tokens [first, first + n) as they stand in the text. Owned by the caller. */
char *dossier_tokens_dup (const DossierTokens *self, guint first, guint n);

/* A name found over tokens [first, first + n). */
typedef struct
{
  guint  first, n;
  guint  entity;     /* index into the recognition's entities */
  guint8 confidence; /* 1..100 that it is a name of the entity's kind; 0 when nobody said */
} DossierNamedTokens;

G_END_DECLS
