/* dossier-entity-chip.h - a person or organization as a small button with face and name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-entity.h"

G_BEGIN_DECLS

/* Opens the dossier by "win.open-dossier"; its menu says who it is, in @story (0: not in one) and everywhere.
 * @is_unsure: it may be no name at all. Floating. */
GtkWidget *dossier_entity_chip_new (const DossierEntityRow *entity, gint64 story, gboolean is_unsure);

/* A box of chips, broken into lines, for @entities (element-type DossierEntity) of @kind (0: all); those beyond @limit
 * wait behind a button. @story: as of a chip. @unsure: the ids (gint64) of those of whom it is not sure that they are
 * names; or NULL, as when none is. NULL when there are no entities. Floating. */
GtkWidget *dossier_entity_chips_new (GPtrArray *entities, DossierEntityKind kind, gint64 story, guint limit,
                                     GHashTable *unsure);

/* "Company · 142 stories". Owned by the caller. */
char *dossier_entity_facts (const DossierEntityRow *entity);

G_END_DECLS
