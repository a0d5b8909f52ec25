/* dossier-db-functions.h - what statements of this room may call beside SQLite's own functions
 *
 *   fold_name (text)                                   as dossier_names_fold_plain, for an order; NULL for NULL
 *   holds_words (words, is_prefix, text, ...)          1 when one of the texts has the words in a row, folded; the last
 *                                                      may go on when is_prefix
 *   amount_value (text)                                units of whatever currency, NULL when there is no number
 *   amount_within (text, currency, low, high, is_open) as dossier_amount_range_holds
 *   is_on_site (address, site, is_prefix): whether the address is of that site ("example.org" has "www.example.org"
 *     too), or with is_prefix of one that begins so
 *
 * The file itself (views, triggers, indices) may not call them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* SQLite's code. */
int dossier_db_functions_add (sqlite3 *handle);

/* @words as holds_words wants them; NULL when there is no letter and no digit in them. Owned by the caller. */
char *dossier_db_fold_words (const char *words);

G_END_DECLS
