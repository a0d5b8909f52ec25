/* dossier-reader-table.h - the reader's actions for tables
 *
 *   reader.open-table         opens the table where the menu was opened, or at the caret; else the first that can be
 *                             seen or stands below, else the last one
 *   reader.open-table-at (i)  opens the table at this code point
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-reader-private.h"

G_BEGIN_DECLS

void dossier_reader_table_install (GtkWidgetClass *klass);

G_END_DECLS
