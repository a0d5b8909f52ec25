/* dossier-tag-field.h - a field to type a tag in, with known tags that fit below it
 *
 * Signals:
 *   "chosen" (char *name): a clean name that was typed or is known
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_TAG_FIELD (dossier_tag_field_get_type ())
G_DECLARE_FINAL_TYPE (DossierTagField, dossier_tag_field, DOSSIER, TAG_FIELD, AdwBin)

/* Offers at most @n_offers; when nothing is typed the most used ones, or with @only_typed none. Floating. */
GtkWidget *dossier_tag_field_new (guint n_offers, gboolean only_typed);

/* The tags that are known (element-type DossierStoryTag; a tag of no story has no number), and the names of those that
 * need not be offered (NULL: none). */
void dossier_tag_field_set_known (DossierTagField *self, GPtrArray *tags);
void dossier_tag_field_set_own (DossierTagField *self, const char *const *names);

/* Empty, with no problem. */
void dossier_tag_field_clear (DossierTagField *self);

GtkEditable *dossier_tag_field_get_entry (DossierTagField *self);
/* For tests: how many are offered. */
guint dossier_tag_field_count_offers (DossierTagField *self);

G_END_DECLS
