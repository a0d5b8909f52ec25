/* dossier-tag-box.h - the tags of one highlight: as chips, each with a button that takes it away, and a field
 * for more that offers those that are known
 *
 * Signals:
 *   "add-tag", "remove-tag" (char *name)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-store.h"

G_BEGIN_DECLS

/* Known tags that are offered at once. */
#define DOSSIER_TAG_BOX_OFFERS 5

#define DOSSIER_TYPE_TAG_BOX (dossier_tag_box_get_type ())
G_DECLARE_FINAL_TYPE (DossierTagBox, dossier_tag_box, DOSSIER, TAG_BOX, AdwBin)

/* Floating. */
GtkWidget *dossier_tag_box_new (DossierStore *store);

/* Those that the highlight has (NULL: none), and those of the other highlights of its story (of char *). */
void dossier_tag_box_set (DossierTagBox *self, const char *const *tags, GPtrArray *others);

GtkEditable *dossier_tag_box_get_entry (DossierTagBox *self);

/* A tag as a small sign, without a button. Floating. */
GtkWidget *dossier_tag_sign_new (const char *name);

G_END_DECLS
