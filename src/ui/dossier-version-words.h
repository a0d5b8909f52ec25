/* dossier-version-words.h - versions of a text, and what differs between two, in words and marks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-story-text.h"

G_BEGIN_DECLS

/* "6 August 2024, 10:30", local time. Owned by the caller. */
char *dossier_version_time_words (const DossierVersion *version);

/* "312 words · from its page · 2 highlights". Owned by the caller. */
char *dossier_version_words (const DossierVersion *version);

/* "+ John Schulman joined Anthropic", a line each: claims and names of one version alone; NULL when they are the same.
 * Owned by the caller. */
char *dossier_version_diff_facts (const DossierVersionDiff *diff);

/* Fills @buffer: what was added is green, underlined and follows a plus sign, what was removed red, struck through and
 * follows a minus sign. */
void dossier_version_diff_fill (const DossierVersionDiff *diff, GtkTextBuffer *buffer);

G_END_DECLS
