/* dossier-name-rows-private.h - the weights of a model in three bits each.
 *
 * Most weights are small: a level that is frequent has a short code (D. Huffman, "A method for the construction of
 * minimum-redundancy codes", 1952). Only the codes' lengths are told; codes rise with their length, then with their
 * level, and their first bit is the highest of a byte. As many as fit into 12 bits are read at once.
 *
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* -32 .. 31, of which the first one is number 0. */
#define DOSSIER_NAME_N_LEVELS 64
#define DOSSIER_NAME_LEAST_LEVEL (-32)
#define DOSSIER_NAME_MAX_CODE_BITS 12
/* Bytes without meaning behind the codes: so many are read at once. */
#define DOSSIER_NAME_CODE_ROOM 8
/* The longest step between two levels of which all fit into a weight. */
#define DOSSIER_NAME_MAX_LEVEL_STEP 4

/* The codes of a set of lengths, one a level, 0 for a level that there is none of. */
void dossier_name_codes_init (guint16 codes[DOSSIER_NAME_N_LEVELS], const guint8 lengths[DOSSIER_NAME_N_LEVELS]);

/* @n weights, which are levels times @step, from @n_bytes bytes. NULL when the lengths are none, or the bytes hold
 * fewer. */
gint8 *dossier_name_rows_read (const guint8 lengths[DOSSIER_NAME_N_LEVELS], guint step, const guint8 *bytes,
                               gsize n_bytes, gsize n);

G_END_DECLS
