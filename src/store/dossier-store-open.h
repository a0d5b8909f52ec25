/* dossier-store-open.h - the connections of a store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"

G_BEGIN_DECLS

/* Makes the file and its folders when missing, and brings the tables up to date. */
DossierDb *dossier_store_open_writer (const char *path, GError **error);

/* A connection that only reads a library of the present version. */
DossierDb *dossier_store_open_reader (const char *path, GError **error);

G_END_DECLS
