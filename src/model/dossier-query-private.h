/* dossier-query-private.h - the fields of the query language, and the values that stand behind them
 *
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-query.h"

G_BEGIN_DECLS

/* ---- fields ---- */

/* What is being read, and how far it is read. */
typedef struct _DossierQueryReader DossierQueryReader;

typedef struct
{
  const char       *word;
  DossierTermField  field;
  DossierEntityKind kind;
  guint             domains; /* 1 << DossierQueryDomain */

  /* Sets what the value asks for; NULL: the value is words or a name, whose beginning may be meant. FALSE and @error: a
   * mistake in column @column. */
  gboolean (*read) (const DossierQueryReader *reader, DossierTerm *term, int column, const char *value, GError **error);
  gboolean may_wait; /* a value that is being typed is no mistake yet */
} DossierQueryField;

struct _DossierQueryReader
{
  const char              *text, *at, *start; /* start: of the part at at, signs of NOT and all */
  gboolean                 as_you_type;
  DossierQueryDomain       domain;
  gint64                   now;
  guint                    depth, n_terms;
  const DossierQueryField *field; /* of values without one, within parentheses behind a field; or NULL */
};

/* NULL terminated by a NULL word. */
const DossierQueryField *dossier_query_get_fields (void);
/* The field that @text begins with, colon and all, in @domain; NULL for none. */
const DossierQueryField *dossier_query_find_field (const char *text, DossierQueryDomain domain);
/* The one whose word is most like the first @length bytes of @word; NULL when none is like it. */
const DossierQueryField *dossier_query_guess_field (const char *word, gsize length, DossierQueryDomain domain);
/* That which asks for @term; NULL for words and for what is said otherwise. */
const DossierQueryField *dossier_query_field_of (const DossierTerm *term);

/* Whether the reader stands behind a last word that is still being typed. */
gboolean dossier_query_may_go_on (const DossierQueryReader *reader);

/* ---- values ---- */

/* The names of bits: the @i-th and its bit; NULL behind the last. */
typedef const char *(*DossierQueryNameOf) (guint i, guint *bit);
const char *dossier_query_name_kind (guint i, guint *bit);
const char *dossier_query_name_certainty (guint i, guint *bit);
const char *dossier_query_name_colour (guint i, guint *bit);
const char *dossier_query_name_has (guint i, guint *bit);       /* of highlights */
const char *dossier_query_name_story_has (guint i, guint *bit); /* of stories */

/* "left,fired" -> bits. @may_go_on: the last word may be the beginning of several. 0 and @unknown (owned by the caller)
 * for a word that is none of them. */
guint dossier_query_read_bits (DossierQueryNameOf name_of, const char *text, gboolean may_go_on, char **unknown);

/* The words of @bits with @separator between them: all for G_MAXUINT. Owned by the caller. */
char *dossier_query_list_bits (DossierQueryNameOf name_of, guint bits, const char *separator);

/* How the bits of such a field are called, NULL for other fields. */
DossierQueryNameOf dossier_query_get_name_of (const DossierTerm *term);

/* "2024-05", "2024-05..2024-07", "2024..", ">=2024-05-31", "last week", "last-30-days". FALSE for anything else. */
gboolean dossier_query_read_span (const char *text, gint64 now, DossierDate *span);
/* The words for stretches of time, NULL behind the last: "today", "last week". */
const char *dossier_query_name_span (guint i);

/* The words behind "is:" in @domain, NULL behind the last. */
const char *dossier_query_name_state (guint i, DossierQueryDomain domain);

G_END_DECLS
