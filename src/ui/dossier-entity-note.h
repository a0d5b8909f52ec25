/* dossier-entity-note.h - the person's own words about somebody: a box that saves itself
 *
 * Saves when the caret leaves it, when another dossier is shown and when the page goes. Words that could not be saved
 * stay, also when another dossier is shown in between.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-store.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_ENTITY_NOTE (dossier_entity_note_get_type ())
G_DECLARE_FINAL_TYPE (DossierEntityNote, dossier_entity_note, DOSSIER, ENTITY_NOTE, AdwBin)

GtkWidget *dossier_entity_note_new (DossierStore *store);

/* Shows the note of @entity; what is being typed about the same one stays. */
void dossier_entity_note_show (DossierEntityNote *self, gint64 entity, const char *note);

/* Saves now, when there is something to save. */
void dossier_entity_note_save (DossierEntityNote *self);

GtkTextBuffer *dossier_entity_note_get_buffer (DossierEntityNote *self);

G_END_DECLS
