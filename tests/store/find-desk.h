/* find-desk.h - a library whose stories have what their numbers say, and a plain look at each of them.
 *
 * The look takes every condition by itself, as a person would: what a search finds is compared with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-query-tree.h"
#include "store-fixture.h"

G_BEGIN_DECLS

#define FIND_DESK_NOW G_GINT64_CONSTANT (1717588800) /* 2024-06-05, noon; the tests run in UTC */
#define FIND_DESK_STORIES 90

typedef struct
{
  Fixture base;
  gint64  ids[FIND_DESK_STORIES];
  gint64  feed, entity, tag; /* Boris Vane; ideas */
} FindDesk;

/* For g_test_add. */
void find_desk_set_up (FindDesk *desk, gconstpointer data);
void find_desk_tear_down (FindDesk *desk, gconstpointer data);

/* Signs alone, which ask for nothing; for dossier_query_dup_tree. */
gboolean find_desk_is_only_signs (const DossierTerm *term);

/* Whether a search for @tree (NULL: for all) is to find the story of number @i. */
gboolean find_desk_holds (const FindDesk *desk, guint i, const DossierQueryNode *tree);

G_END_DECLS
