/* dossier-search.h - a query becomes SQL: the stories it is of, newest first.
 *
 * Words: every word of the user is quoted before it reaches the full-text index; signs alone are no word and ask for
 * nothing. A prefix of one or two ASCII letters is taken as a whole word: as a prefix it would find nearly everything,
 * slowly. Names and sources are folded like the names of people; a source, or a feed, is found by any part of its name.
 *
 * Claims: all terms of a claim that must hold beside each other are asked of one claim; those below a NOT, of none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"
#include "dossier-names.h"
#include "dossier-query.h"

G_BEGIN_DECLS

/* Ids of the stories, newest first: (element-type gint64). @limit 0: all. @among (of gint64, or NULL): only those. */
GArray *dossier_search_find (DossierDb *db, const DossierNames *names, DossierQuery *query, GArray *among, guint limit,
                             GError **error);

/* The same in parts: those with lower ids than @before; 0: from the newest on. */
GArray *dossier_search_find_before (DossierDb *db, const DossierNames *names, DossierQuery *query, gint64 before,
                                    guint limit, GError **error);

/* Appends the SELECT of the stories that hold all of @parts (element-type DossierQueryNode), or @term, to @sql, and
 * what is to be bound (GVariant: "x", "s" or "d") to @values. */
void dossier_search_append (GString *sql, GPtrArray *values, const DossierNames *names, GPtrArray *parts);
void dossier_search_append_term (GString *sql, GPtrArray *values, const DossierNames *names, const DossierTerm *term);

/* "[1,2,3]", which json_each reads; owned by the caller. @ids: of gint64. */
char *dossier_search_ids_to_json (GArray *ids);

/* Binds @values, which must outlive the statement's run. */
void dossier_search_bind (sqlite3_stmt *statement, GPtrArray *values);

/* The statement that finds them, owned by the caller: for a look at how SQLite runs it. */
char *dossier_search_dup_sql (DossierDb *db, const DossierNames *names, DossierQuery *query);

/* Whether what failed last did so for want of memory or of a disk that works, and not by what was asked. */
gboolean dossier_search_was_let_down (DossierDb *db);

G_END_DECLS
