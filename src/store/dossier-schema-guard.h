/* dossier-schema-guard.h - a library holds nothing that runs by itself.
 *
 * SQLite runs what a file says when it is read, written or checked: triggers, views, conditions, generated columns,
 * expressions in indexes, modules of virtual tables. A library has none of them but its own full-text indexes; a file
 * that somebody else has made may have ("Defense Against The Dark Arts", https://www.sqlite.org/security.html).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"

G_BEGIN_DECLS

/* FALSE and DAMAGED when there is something that would run; nothing of it has. */
gboolean dossier_schema_guard (DossierDb *db, GError **error);

G_END_DECLS
