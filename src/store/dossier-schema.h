/* dossier-schema.h - from an empty file or an older library to the present tables.
 *
 * The steps are schema/NNN-name.sql; NNN is the user_version after it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"

G_BEGIN_DECLS

/* "Dosr": what file (1) and others tell a library by. */
#define DOSSIER_SCHEMA_APPLICATION_ID 0x446f7372

/* The version this program writes. */
guint dossier_schema_get_newest (void);

/* TRUE when @db is a library that this program can read; FOREIGN, NEWER, DAMAGED for one that holds what no library
 * holds (dossier-schema-guard.h), or READ_ONLY for one that still needs a step. */
gboolean dossier_schema_check (DossierDb *db, GError **error);

/* TRUE also for an older library, and whatever it holds beside: for those who only read its rows. */
gboolean dossier_schema_check_known (DossierDb *db, GError **error);

/* Makes the tables of a new library or steps an older one up, each step in one transaction. Before the first step of
 * a library that holds something, a checked copy is made beside it: "library.db.before-2"; with "-2" and so on behind
 * it where that is a copy of an older version, as a way up leaves that was broken off. */
gboolean dossier_schema_step_up (DossierDb *db, GError **error);

/* The tables of a new, empty library as they were at @version. */
gboolean dossier_schema_step_to (DossierDb *db, guint version, GError **error);

/* A file that is compiled into the program: "schema/001-library.sql". */
GBytes *dossier_schema_load_resource (const char *name);

G_END_DECLS
