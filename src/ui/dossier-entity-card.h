/* dossier-entity-card.h - who is this: a popover at a name in the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-library.h"

G_BEGIN_DECLS

/* Facts a card shows. */
#define DOSSIER_ENTITY_CARD_FACTS 3

#define DOSSIER_TYPE_ENTITY_CARD (dossier_entity_card_get_type ())
G_DECLARE_FINAL_TYPE (DossierEntityCard, dossier_entity_card, DOSSIER, ENTITY_CARD, GtkPopover)

/* Shows @entity, named by @mention in the story of @content, at once, and asks @library for the facts, in the
 * background; for why it is a name only when somebody wants to know. Floating. */
DossierEntityCard *dossier_entity_card_new (DossierLibrary *library, const DossierEntityRow *entity,
                                            const DossierStoryContent *content, const DossierStoredMention *mention);

G_END_DECLS
