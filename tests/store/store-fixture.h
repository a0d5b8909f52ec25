/* store-fixture.h - a library in a folder of its own, and drafts to put into it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

typedef struct
{
  char         *folder, *path;
  DossierStore *store;
} Fixture;

/* For g_test_add (..., Fixture, data, fixture_set_up, test, fixture_tear_down). */
void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);

/* For thousands of transactions: folders are not on a disk, where that can be had. Before anything else. */
void fixture_use_memory (void);

/* Closes and opens it again. */
void fixture_reopen (Fixture *fixture);

/* A plain text story with an address made from its title. @day: days after 2024-01-01, -1 for no date. */
DossierDraft *make_draft (const char *title, const char *text, int day);

/* Names @name as an entity at each place where @name, or an alias in @aliases ("|" between them, or NULL), stands. */
guint add_entity (DossierDraft *draft, DossierEntityKind kind, const char *name, const char *aliases);

/* Claims @kind of the entities with these indices; its sentence is the whole text. */
void add_claim (DossierDraft *draft, DossierClaimKind kind, DossierClaimFlags flags, int subject, int object);

/* Saves one draft (taken) and returns what became of it. */
DossierSaveResult save_one (DossierStore *store, DossierDraft *draft);

/* Saves @n_stories stories that say the like of two names, every tenth with a highlight, every tenth with a tag. */
void fill_library (DossierStore *store, int n_stories);

/* The ids of what is asked for, as a typed query. */
GArray *find_text (DossierStore *store, const char *query);

/* Asserts that apply works; takes the change. Returns the new id or 0. */
gint64 apply (DossierStore *store, DossierChange *change);

/* Asserts that the library's own check finds nothing. */
void assert_sound (DossierStore *store);

DossierCounts read_counts (DossierStore *store);

/* Lets the main context run until nothing is left and the store's threads are idle. */
void settle (DossierStore *store);

/* A GAsyncReadyCallback: keeps the result (owned by whoever waits) at the GAsyncResult * that the data points at, and
 * waiting for it. */
void          fixture_keep_result_cb (GObject *source, GAsyncResult *result, gpointer kept);
GAsyncResult *fixture_wait_for (GAsyncResult **result);

/* One SQL statement on the file beside the store; asserts that it works. The first column of the first row or -1. */
gint64 run_sql (const char *path, const char *sql);

G_END_DECLS
