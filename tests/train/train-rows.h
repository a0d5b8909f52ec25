/* train-rows.h - weights as codes of few bits, as dossier_name_rows_read reads them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-name-rows-private.h"

G_BEGIN_DECLS

/* The lengths of the codes that make @levels (numbers of levels) shortest, as far as none is too long. */
void train_rows_measure (const guint8 *levels, gsize n, guint8 lengths[DOSSIER_NAME_N_LEVELS]);

/* Appends their codes, with the room behind them. */
void train_rows_write (const guint8 *levels, gsize n, const guint8 lengths[DOSSIER_NAME_N_LEVELS], GByteArray *out);

G_END_DECLS
