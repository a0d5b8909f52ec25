/* dossier-letter-lines-private.h - which lines of a newsletter are furniture: how to leave the list, where else to read
 * it, whom to follow.
 *
 * Phrases: data/extract/letters.tsv (own work, CC0). Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_LETTER_LINE_WORDS,
  DOSSIER_LETTER_LINE_BLANK,  /* nothing that is seen */
  DOSSIER_LETTER_LINE_VIEW,   /* leads to the same letter on the web */
  DOSSIER_LETTER_LINE_HEAD,   /* asks a reader to subscribe */
  DOSSIER_LETTER_LINE_SOCIAL, /* a network */
  DOSSIER_LETTER_LINE_LEGAL,  /* beside the next one */
  DOSSIER_LETTER_LINE_FOOT,   /* how to leave the list */
} DossierLetterLine;

/* What @line is by itself. Of "A | B | C" each part must be furniture; it is then the most telling of them. */
DossierLetterLine dossier_letter_line_classify (const char *line);

/* Which of @lines (element-type utf8) are none of the letter, in their order: a byte for each, 1 to drop it. Owned by
 * the caller. When little would be left of the letter, nothing is dropped from its end. */
GByteArray *dossier_letter_lines_mark (GPtrArray *lines);

G_END_DECLS
