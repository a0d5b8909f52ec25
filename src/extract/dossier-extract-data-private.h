/* dossier-extract-data-private.h - the tables in data/extract/, as they are built into the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The rows of "NAME.tsv" without comments: (element-type GStrv). Owned by the caller. */
GPtrArray *dossier_extract_data_load (const char *name);

G_END_DECLS
