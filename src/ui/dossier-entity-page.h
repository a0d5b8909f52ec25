/* dossier-entity-page.h - the dossier of a person or organization: what is known, since when, and from where
 *
 * A bin for the reader pane. Loads in the background; errors go to "win.report", sentences open by "win.open-story".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-library.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_ENTITY_PAGE (dossier_entity_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierEntityPage, dossier_entity_page, DOSSIER, ENTITY_PAGE, AdwBin)

GtkWidget *dossier_entity_page_new (DossierLibrary *library);
void       dossier_entity_page_open (DossierEntityPage *self, gint64 entity);

/* The person or organization shown or being loaded, 0 for none. */
gint64 dossier_entity_page_get_entity (DossierEntityPage *self);

G_END_DECLS
