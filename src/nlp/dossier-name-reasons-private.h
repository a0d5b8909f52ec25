/* dossier-name-reasons-private.h - why the names of a text are taken for names.
 *
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-name-model-private.h"
#include "dossier-recognition.h"

G_BEGIN_DECLS

/* Single words of what was learned that are named, and the least weight that is. */
#define DOSSIER_NAME_REASONS_MAX_WORDS 3
#define DOSSIER_NAME_REASONS_LEAST 0.3

/* For each of @names (of DossierNamedTokens) what decided: (element-type GPtrArray), of DossierNameReason.
 * @candidates: as the linker left them. @entities: (element-type DossierFoundEntity). @model: NULL when there are only
 * the rules. @with_words: whether the words around a name were looked at. */
GPtrArray *dossier_name_reasons_list (const DossierReading *reading, const DossierNameModel *model, gboolean with_words,
                                      const GArray *candidates, const GArray *names, const GPtrArray *entities);

G_END_DECLS
