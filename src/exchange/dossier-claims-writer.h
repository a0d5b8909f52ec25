/* dossier-claims-writer.h - claims for other programs: as a table (CSV), as JSON, and as Markdown.
 *
 * Pure and thread-safe. All is UTF-8. Words are those of the command line, dates as in dossier-date.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-claim.h"

G_BEGIN_DECLS

typedef struct
{
  const char *format; /* "csv" */
  const char *begin, *between, *end;
  void (*add) (GString *out, const DossierClaimRow *claim);
} DossierClaimsWriter;

/* "csv": RFC 4180 with a line of names first; what a spreadsheet would take as a formula has an apostrophe before it.
 * "json": an array of objects. "markdown": a table, its cells plain words, each with a link to its story.
 * NULL for another word. */
const DossierClaimsWriter *dossier_claims_writer_find (const char *format);

G_END_DECLS
