/* dossier-furniture-private.h - lines that stand around an article and are none of it.
 *
 * Phrases: data/extract/furniture.tsv. Thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_FURNITURE_NONE,
  DOSSIER_FURNITURE_EDGE, /* furniture before and after the article; in the middle it may be text */
  DOSSIER_FURNITURE_ANY,  /* furniture wherever it stands */
  DOSSIER_FURNITURE_END,  /* the article is over */
} DossierFurniture;

DossierFurniture dossier_furniture_classify (const char *line);

/* Takes the furniture out of @lines (element-type utf8), from both ends and the middle. At least half of the words
 * stay. */
void dossier_furniture_trim (GPtrArray *lines);

G_END_DECLS
