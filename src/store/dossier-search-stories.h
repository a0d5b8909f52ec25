/* dossier-search-stories.h - what a term asks of a story: as a list of ids, and as a condition on one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-names.h"
#include "dossier-query-tree.h"
#include "dossier-search-rows.h"

G_BEGIN_DECLS

/* The id that the leading table gives, and its row when that is the full-text index. */
#define DOSSIER_SEARCH_ID "l.id"
#define DOSSIER_SEARCH_ROW "l.row"

typedef struct
{
  DossierDb          *db; /* that is asked, or NULL when that is not known yet */
  const DossierNames *names;
  GString            *sql;
  GPtrArray          *values;      /* GVariant: "x", "s" or "d" */
  gboolean            words_lead;  /* the full-text index is the leading table: one kind of its rows, newest first */
  gboolean            is_gathered; /* all of it is sorted before there is a first story */
  DossierSearchRows   rows;        /* of this kind */
  gint64              since;       /* only ids from this one on are asked for; 0: all */
  gint64              before;      /* and only those below this one; 0: all */
} DossierSearchStatement;

void dossier_search_stories_bind_id (DossierSearchStatement *self, gint64 id);
void dossier_search_stories_bind_text (DossierSearchStatement *self, const char *text);

/* That the leading id is, say, "<" @id: by its row, where the full-text index is read in order. */
void dossier_search_stories_append_bound (DossierSearchStatement *self, const char *relation, gint64 id);

/* Terms that ask for nothing of a story: signs alone, and what only highlights have. */
gboolean dossier_search_stories_asks_nothing (const DossierTerm *term);
/* Terms of the full-text index; of a claim. */
gboolean dossier_search_stories_is_words (const DossierTerm *term);
gboolean dossier_search_stories_is_of_claim (const DossierTerm *term);

/* Terms of the full-text index with AND and OR, as one expression of it; @db: see DossierSearchStatement. */
void dossier_search_stories_append_match (GString *match, DossierDb *db, const DossierQueryNode *node);

/* How few stories a list of the term is likely to have: the smaller the fewer. 0: there is no such list. */
guint dossier_search_stories_rank (const DossierTerm *term);

/* Whether the list of the term is put together of many, all of it for the first story; these are read only between
 * since and before. */
gboolean dossier_search_stories_is_gathered (const DossierTerm *term);

/* SELECT of the ids (column "id", each once) of stories that hold the term; of a claim's from or to: at least of
 * them. */
void dossier_search_stories_append_list (DossierSearchStatement *self, const DossierTerm *term);

/* A condition on the leading id, never NULL, that costs one look-up where that can be. Not for terms of a claim. */
void dossier_search_stories_append_condition (DossierSearchStatement *self, const DossierTerm *term);
/* The same for words: the whole expression. */
void dossier_search_stories_append_words (DossierSearchStatement *self, const DossierQueryNode *node);

G_END_DECLS
