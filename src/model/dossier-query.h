/* dossier-query.h - what a list is of: immutable, so a changed filter is a new query.
 *
 * Reference counted; may be shared between threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib-object.h>
#include "dossier-amount.h"
#include "dossier-date.h"
#include "dossier-kinds.h"

G_BEGIN_DECLS

/* Longest query text (bytes) and most terms a query may have. */
#define DOSSIER_QUERY_MAX_LENGTH 4096
#define DOSSIER_QUERY_MAX_TERMS 64

typedef enum
{
  DOSSIER_VIEW_ALL,
  DOSSIER_VIEW_UNREAD,
  DOSSIER_VIEW_STARRED,
  DOSSIER_VIEW_HIGHLIGHTS, /* annotated stories */
} DossierView;

typedef enum
{
  DOSSIER_TERM_AND,
  DOSSIER_TERM_OR, /* all OR terms together are one condition: at least one of them holds */
  DOSSIER_TERM_NOT,
} DossierTermOp;

typedef enum
{
  DOSSIER_TERM_ENTITY, /* id */
  DOSSIER_TERM_NAME,   /* value = a name or alias, kind = person, organization or 0 for either */
  DOSSIER_TERM_FEED,   /* id */
  DOSSIER_TERM_SOURCE, /* value = the feed's or source's name; with an id the source itself, of stories of no feed */
  DOSSIER_TERM_STATE,  /* view */
  DOSSIER_TERM_WORDS,  /* value = one word, a "phrase" without its quotes, or a prefix with is_prefix */
  DOSSIER_TERM_TITLE,  /* likewise, in the title only */
  DOSSIER_TERM_NOTE,   /* likewise, in notes and highlighted words */
  DOSSIER_TERM_TAG,    /* id */
  DOSSIER_TERM_TAGGED, /* value = the name of a tag, or how it begins with is_prefix */

  /* Of claims alone, but for MOVE and DATE: a story has such a move, and is of that time. Value is what was typed. */
  DOSSIER_TERM_MOVE,      /* bits = kinds: 1 << DossierClaimKind */
  DOSSIER_TERM_FROM,      /* value = a name or alias: who is left, who gives, who does it */
  DOSSIER_TERM_TO,        /* likewise: who is joined, who gets, whom it is done to */
  DOSSIER_TERM_ROLE,      /* value = words of the role, or how the last begins with is_prefix */
  DOSSIER_TERM_AMOUNT,    /* amount */
  DOSSIER_TERM_AS_OF,     /* told before span.until */
  DOSSIER_TERM_DATE,      /* happened, or else told, within span */
  DOSSIER_TERM_CERTAINTY, /* bits of DossierClaimFlags, and DOSSIER_QUERY_STATED */

  /* Of highlights alone; value is what was typed. */
  DOSSIER_TERM_QUOTE,      /* value = words that are highlighted, as with WORDS */
  DOSSIER_TERM_FOLDER,     /* value = the name of a folder of feeds */
  DOSSIER_TERM_STORY_NAME, /* as NAME: named anywhere in the story */
  DOSSIER_TERM_COLOUR,     /* bits = colours: 1 << DossierColour */
  DOSSIER_TERM_SAVED,      /* made within span */
  DOSSIER_TERM_HAS,        /* bits of DossierQueryHas: any of them */
  DOSSIER_TERM_LOST,       /* its words are not in the present text */
} DossierTermField;

typedef enum
{
  DOSSIER_QUERY_HAS_NOTE = 1 << 0,
  DOSSIER_QUERY_HAS_TAG = 1 << 1,
  DOSSIER_QUERY_HAS_WHO = 1 << 2, /* somebody said who it is about */
} DossierQueryHas;

/* Beside the DossierClaimFlags in a term's bits: none of those that say how sure it is. */
#define DOSSIER_QUERY_STATED (1 << 16)

typedef struct
{
  DossierTermField  field;
  DossierTermOp     op;
  gint64            id;
  DossierEntityKind kind;
  DossierView       view;
  gboolean          is_prefix;
  char             *value;

  guint              bits;
  DossierDate        span; /* open ends are G_MININT64 and G_MAXINT64 */
  DossierAmountRange amount;
} DossierTerm;

typedef struct _DossierQuery DossierQuery;

#define DOSSIER_TYPE_QUERY (dossier_query_get_type ())
GType dossier_query_get_type (void);

#define DOSSIER_QUERY_ERROR (dossier_query_error_quark ())
GQuark dossier_query_error_quark (void);

typedef enum
{
  DOSSIER_QUERY_ERROR_SYNTAX,
} DossierQueryError;

DossierQuery *dossier_query_new (DossierView view);
DossierQuery *dossier_query_ref (DossierQuery *self);
void          dossier_query_unref (DossierQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierQuery, dossier_query_unref)

/* Reads what a person types: words (all must occur), "phrases", prefix*, -not, who:NAME person:NAME org:NAME
 * feed:NAME tag:NAME is:unread|read|starred|annotated title:WORD note:WORD; a value with blanks stands in quotes.
 * NULL and @error, with the column in words, when it cannot be understood. The last word is taken
 * as a prefix when @as_you_type. */
DossierQuery *dossier_query_parse (const char *text, gboolean as_you_type, GError **error);

/* The same for claims: words are those of names, role and sentence, the other terms are of the claim's story, and there
 * are also move:KIND,KIND from:NAME to:NAME role:WORD amount:>100M amount:$1bn..5bn date:2024-05..2024-06
 * date:"last week" as-of:2024-06 certainty:planned,rumoured; who:, person: and org: are either end of the claim.
 * @now: Unix seconds, for words like "last week", which are days of the local calendar. A last word that may become
 * something sensible is no mistake when @as_you_type. */
DossierQuery *dossier_query_parse_claims (const char *text, gboolean as_you_type, gint64 now, GError **error);

/* The same for highlights: words are those of quote and note, who:, person: and org: whom it is about or who is named
 * in it, tag: is a tag of its own; feed:, title: and is:unread are of its story, and there are also quote:WORD
 * note:WORD story-who:NAME folder:NAME colour:yellow,green date:2024-05 (the story's) saved:"last week" (when it was
 * made) has:note,tag,who is:lost. */
DossierQuery *dossier_query_parse_notes (const char *text, gboolean as_you_type, gint64 now, GError **error);

/* @value as it has to be typed behind a field: in quotes when it has to be; quotation marks in it are left out. Owned
 * by the caller. */
char *dossier_query_quote (const char *value);

DossierView        dossier_query_get_view (DossierQuery *self);
guint              dossier_query_get_n_terms (DossierQuery *self);
const DossierTerm *dossier_query_get_term (DossierQuery *self, guint i);

/* TRUE when it is DOSSIER_VIEW_ALL without terms. */
gboolean dossier_query_is_everything (DossierQuery *self);
gboolean dossier_query_equal (DossierQuery *a, DossierQuery *b);

/* A new query: @self with one term more (its strings are copied), without term @i, with another operator for
 * term @i, with the view exchanged, or with all terms of @words added. Owned by the caller. */
DossierQuery *dossier_query_with_term (DossierQuery *self, const DossierTerm *term);
DossierQuery *dossier_query_without_term (DossierQuery *self, guint i);
DossierQuery *dossier_query_with_op (DossierQuery *self, guint i, DossierTermOp op);
DossierQuery *dossier_query_with_view (DossierQuery *self, DossierView view);
DossierQuery *dossier_query_and (DossierQuery *self, DossierQuery *words);

G_END_DECLS
