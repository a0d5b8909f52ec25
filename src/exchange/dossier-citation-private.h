/* dossier-citation-private.h - what the formats of citations share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-citation.h"

G_BEGIN_DECLS

/* The parts of a day; month and day 0 when they are not known. FALSE when the date is not. Of a stretch of time its
 * beginning, and in @last its last day. */
typedef struct
{
  int year, month, day;
} DossierCitationDay;

gboolean dossier_citation_find_day (const DossierDate *date, DossierCitationDay *first, DossierCitationDay *last);

void dossier_citation_add_bibtex (GString *out, const DossierStoryRow *story, const char *key);
void dossier_citation_add_ris (GString *out, const DossierStoryRow *story, const char *key);
void dossier_citation_add_csl (GString *out, const DossierStoryRow *story, const char *key);
void dossier_citation_add_sentence (GString *out, const DossierStoryRow *story, const char *key);

/* "Given Family", as a reader says it. Owned by the caller. */
char *dossier_author_dup_name (const DossierAuthor *author);

/* @text on one line: every run of blanks, line ends and control characters is one blank. Owned by the caller. */
char *dossier_citation_dup_line (const char *text);

G_END_DECLS
