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

/* Longest query text (bytes), most terms a query may have (all groups together), and how deep groups may stand in each
 * other. */
#define DOSSIER_QUERY_MAX_LENGTH 4096
#define DOSSIER_QUERY_MAX_TERMS 64
#define DOSSIER_QUERY_MAX_DEPTH 16

typedef struct _DossierQuery DossierQuery;

/* What is asked for. */
typedef enum
{
  DOSSIER_QUERY_STORIES,
  DOSSIER_QUERY_CLAIMS,
  DOSSIER_QUERY_HIGHLIGHTS,
} DossierQueryDomain;

typedef enum
{
  DOSSIER_VIEW_ALL,
  DOSSIER_VIEW_UNREAD,
  DOSSIER_VIEW_STARRED,
  DOSSIER_VIEW_HIGHLIGHTS, /* annotated stories */
  DOSSIER_VIEW_ARCHIVED,
} DossierView;

typedef enum
{
  DOSSIER_TERM_AND,
  DOSSIER_TERM_OR, /* all OR terms of a level together are one condition: at least one of them holds */
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

  /* Of claims, and of stories: those with one claim to which all of them hold. Value is what was typed. */
  DOSSIER_TERM_MOVE,      /* bits = kinds: 1 << DossierClaimKind */
  DOSSIER_TERM_FROM,      /* value = a name or alias: who is left, who gives, who does it */
  DOSSIER_TERM_TO,        /* likewise: who is joined, who gets, whom it is done to */
  DOSSIER_TERM_ROLE,      /* value = words of the role, or how the last begins with is_prefix */
  DOSSIER_TERM_AMOUNT,    /* amount */
  DOSSIER_TERM_AS_OF,     /* told before span.until */
  DOSSIER_TERM_DATE,      /* a story: of a day within span; a claim: happened, or else told, within span */
  DOSSIER_TERM_CERTAINTY, /* bits of DossierClaimFlags, and DOSSIER_QUERY_STATED */

  /* Of highlights, some of stories too; value is what was typed. */
  DOSSIER_TERM_QUOTE,      /* value = words that are highlighted, as with WORDS */
  DOSSIER_TERM_FOLDER,     /* value = the name of a folder of feeds, or how it begins with is_prefix */
  DOSSIER_TERM_STORY_NAME, /* as NAME: named anywhere in the story */
  DOSSIER_TERM_COLOUR,     /* bits = colours: 1 << DossierColour */
  DOSSIER_TERM_SAVED,      /* made, or saved, within span */
  DOSSIER_TERM_HAS,        /* bits of DossierQueryHas: any of them */
  DOSSIER_TERM_LOST,       /* its words are not in the present text */

  /* Of stories alone. */
  DOSSIER_TERM_AUTHOR,   /* value = words of the author's name, or how the last begins with is_prefix */
  DOSSIER_TERM_SITE,     /* value = the site of its address ("example.org" has "www.example.org" too) */
  DOSSIER_TERM_LANGUAGE, /* value = "de", or "pt-BR" */

  DOSSIER_TERM_GROUP, /* group = what stands in parentheses; value = its text */
} DossierTermField;

typedef enum
{
  DOSSIER_QUERY_HAS_NOTE = 1 << 0,
  DOSSIER_QUERY_HAS_TAG = 1 << 1,
  DOSSIER_QUERY_HAS_WHO = 1 << 2, /* somebody said who it is about */
  DOSSIER_QUERY_HAS_HIGHLIGHT = 1 << 3,
  DOSSIER_QUERY_HAS_MOVES = 1 << 4,
  DOSSIER_QUERY_HAS_IMAGE = 1 << 5, /* one that somebody asked for */
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
  DossierQuery      *group;
} DossierTerm;

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

/* Reads what a person types, in one language for all domains:
 *   word "exact phrase" begin*           in any order; all of them must hold
 *   one AND two OR three, NOT -it !it    AND before OR; in capitals, as "and" and "or" are words
 *   (one OR two) three, who:(A OR B)     parentheses
 *   field:value field:"two words"        of stories: who person org feed folder tag title note author site lang
 *                                        is:unread|read|starred|archived|annotated
 *                                        has:note,highlight,moves,image,tag
 *                                        date:2024-05..2024-06 saved:"last week", and what claims have:
 *                                        move:left,fired from:NAME to:NAME role:WORD amount:>100M as-of:2024
 *                                        certainty:planned
 *   who:#12                              somebody, a feed or a tag by its number
 * Claims have words (of names, role and sentence), who person org (either end), move from to role amount as-of
 * certainty, date (theirs), and feed tag title note is of their stories. Highlights have words (of quote and note),
 * who person org (whom it is about or who is named in it), quote note colour saved has:note,tag,who is:lost tag, and
 * feed folder title date story-who is:unread of their stories.
 * A colon behind anything but a field is a part of the word. Words match without case and accents, and exactly: there
 * are no word stems.
 * NULL and @error, with the column in words and what to do, when it cannot be understood. With @as_you_type the last
 * word is taken as a prefix, and what is not finished at the end is no mistake. @now: Unix seconds, for words like
 * "last week", which are days of the local calendar. */
DossierQuery *dossier_query_parse_in (DossierQueryDomain domain, const char *text, gboolean as_you_type, gint64 now,
                                      GError **error);

/* The same for stories, now; for claims; for highlights. */
DossierQuery *dossier_query_parse (const char *text, gboolean as_you_type, GError **error);
DossierQuery *dossier_query_parse_claims (const char *text, gboolean as_you_type, gint64 now, GError **error);
DossierQuery *dossier_query_parse_notes (const char *text, gboolean as_you_type, gint64 now, GError **error);

/* The text that is read as an equal query. Terms with an id stand by the name that they carry as value, then they are
 * read as that name; else by their number. Owned by the caller. */
char *dossier_query_to_string (DossierQuery *self);

/* What it asks for, as a person would say it: "Stories that name “OpenAI” and that were saved last week". Translated;
 * owned by the caller. */
char *dossier_query_describe (DossierQuery *self, DossierQueryDomain domain);

/* @value as it has to be typed behind a field: in quotes when it has to be; quotation marks in it are left out. Owned
 * by the caller. */
char *dossier_query_quote (const char *value);

DossierView        dossier_query_get_view (DossierQuery *self);
guint              dossier_query_get_n_terms (DossierQuery *self);
const DossierTerm *dossier_query_get_term (DossierQuery *self, guint i);

/* TRUE when it is DOSSIER_VIEW_ALL without terms. */
gboolean dossier_query_is_everything (DossierQuery *self);

/* Whether they ask for the same in the same order, however it is grouped. */
gboolean dossier_query_equal (DossierQuery *a, DossierQuery *b);
gboolean dossier_query_terms_equal (const DossierTerm *a, const DossierTerm *b); /* but for the operator */

/* A new query: @self with one term more (its strings are copied), without term @i, with another operator for
 * term @i, with the view exchanged, or with all terms of @words added (in a group where their ORs would mix). Terms
 * beyond DOSSIER_QUERY_MAX_TERMS are left out. Owned by the caller. */
DossierQuery *dossier_query_with_term (DossierQuery *self, const DossierTerm *term);
DossierQuery *dossier_query_without_term (DossierQuery *self, guint i);
DossierQuery *dossier_query_with_op (DossierQuery *self, guint i, DossierTermOp op);
DossierQuery *dossier_query_with_view (DossierQuery *self, DossierView view);
DossierQuery *dossier_query_and (DossierQuery *self, DossierQuery *words);

/* The same with a term that nobody wrote, which is never left out. Only for asking: what is written has the limit. */
DossierQuery *dossier_query_with_own_term (DossierQuery *self, const DossierTerm *term);

G_END_DECLS
