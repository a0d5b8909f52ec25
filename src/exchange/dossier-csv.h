/* dossier-csv.h - a table as text: RFC 4180, and what programs make of it.
 *
 * Fields may be quoted and then hold separators and line ends; the separator is told from the first line: "," ";" or a
 * tab. A quote that never ends takes the rest of the text, as much as a record may hold.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *at, *end;
  char        separator;
  GString    *values; /* of one record, a NUL behind each */
  GArray     *starts; /* of gsize into @values */
} DossierCsv;

/* @text is valid UTF-8 without NULs and stays with the caller. */
DossierCsv *dossier_csv_new (const char *text, gsize length);
void        dossier_csv_free (DossierCsv *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCsv, dossier_csv_free)

/* Reads the next record that is not an empty line. FALSE at the end. */
gboolean dossier_csv_next (DossierCsv *self);

/* Fields of the record that was read, at most DOSSIER_CSV_MAX_COLUMNS. */
guint dossier_csv_count (const DossierCsv *self);

/* "" beyond the last one. Borrowed, until the next record. */
const char *dossier_csv_get (const DossierCsv *self, guint column);

/* Appends @field (NULL: none) as a field, in quotes where it needs them. @is_for_spreadsheets: what a spreadsheet would
 * calculate, and what looks like such words that were kept from it, has an apostrophe before it. */
void dossier_csv_append (GString *out, const char *field, gboolean is_for_spreadsheets);

/* A field as it was before it was kept from being calculated: inside of @text, which stays with the caller. */
const char *dossier_csv_skip_apostrophe (const char *text);

G_END_DECLS
