/* dossier-entity-page-timeline.h - claims by year, newest first, each one click from its sentence
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-claim.h"

G_BEGIN_DECLS

/* Lines shown at first and by each press of "more". */
#define DOSSIER_TIMELINE_STEP 60

/* @claims: (element-type DossierClaim), any order. With @no_facts only what is denied or imagined, else only the rest.
 * NULL when that leaves nothing. Floating. */
GtkWidget *dossier_timeline_new (GPtrArray *claims, gboolean no_facts);

G_END_DECLS
