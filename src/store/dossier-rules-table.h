/* dossier-rules-table.h - what a person said of who is who, in the order in which it was said.
 *
 * A rule says that whoever is one by then is another, or nobody: in one story, or in all. What the names of a story
 * lead to goes through the rules from the first to the last.
 *
 * Writer thread only, inside a transaction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"

G_BEGIN_DECLS

/* Of a rule: it holds in every story. */
#define DOSSIER_RULES_EVERY_STORY 0

/* @other 0: nobody. */
gboolean dossier_rules_table_add (DossierDb *db, gint64 story, gint64 entity, gint64 other, GError **error);

/* The last one that says so holds again, in its place, or holds no more. */
gboolean dossier_rules_table_switch (DossierDb *db, gint64 story, gint64 entity, gint64 other, gboolean is_on,
                                     GError **error);

/* Who @entity is in @story; 0 for nobody. *@by_rule (may be NULL): a rule says so, even if it is itself. */
gboolean dossier_rules_table_resolve (DossierDb *db, gint64 story, gint64 entity, gint64 *who, gboolean *by_rule,
                                      GError **error);

/* Finds out anew who @entity, and whoever the rules make it, is in every story. */
gboolean dossier_rules_table_settle (DossierDb *db, gint64 entity, GError **error);

/* Whether @entity is another one in every story, or nobody. */
gboolean dossier_rules_table_is_gone (DossierDb *db, gint64 entity, gboolean *is_gone, GError **error);

G_END_DECLS
