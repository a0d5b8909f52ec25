/* dossier-foreign.h - what another program changed in the library, so that the window shows it.
 *
 * Stories that came or changed are told by the newest rows of texts and journal; what another program takes back in its
 * journal is seen at the next start.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-work.h"

G_BEGIN_DECLS

/* How far the tables are known. */
gboolean dossier_foreign_mark (DossierDb *db, DossierMemory *memory, GError **error);

/* Adds to the news of @work what was written after the marks. */
gboolean dossier_foreign_collect (DossierWork *work, GError **error);

G_END_DECLS
