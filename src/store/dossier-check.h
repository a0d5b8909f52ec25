/* dossier-check.h - whether the library is whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"

G_BEGIN_DECLS

/* Most problems that are told one by one. */
#define DOSSIER_CHECK_MAX_PROBLEMS 100

/* Pages and tables (SQLite's own checks), references, counts against a fresh count, the full-text index. Sentences
 * (element-type utf8), none when all is well; NULL and @error when it cannot be told. */
GPtrArray *dossier_check_run (DossierDb *db, GError **error);

G_END_DECLS
