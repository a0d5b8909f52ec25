/* dossier-languages-private.h - which language a text is in, by its script and its small words.
 *
 * Constant and thread-safe after new.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-reading-private.h"

G_BEGIN_DECLS

/* Tokens of a text that are looked at. */
#define DOSSIER_LANGUAGES_MAX_TOKENS 3000
#define DOSSIER_LANGUAGES_MAX 64

typedef struct _DossierLanguages DossierLanguages;

/* @table: languages.tsv. NULL and DOSSIER_RECOGNISER_ERROR_DATA when it is damaged. */
DossierLanguages *dossier_languages_new (GBytes *table, GError **error);
void              dossier_languages_free (DossierLanguages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierLanguages, dossier_languages_free)

/* The language of most of the text (ISO 639-1), "" when its words do not tell. English keeps a text that is in two
 * languages unless the other one clearly has more of it. @hint: what the page says of itself (BCP 47), or NULL: it
 * tips the scales of a short text, no more. Borrowed from @self. */
const char *dossier_languages_detect (const DossierLanguages *self, const DossierReading *reading, const char *hint);

G_END_DECLS
