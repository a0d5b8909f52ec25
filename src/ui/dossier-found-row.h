/* dossier-found-row.h - a feed that was found: a mark, what it is, and its last stories to look at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-found-choice.h"

G_BEGIN_DECLS

/* An AdwExpanderRow; its mark is that of @choice. */
GtkWidget *dossier_found_row_new (DossierFoundChoice *choice);

G_END_DECLS
