/* dossier-link-row.h - one link that is to be saved, and how it stands with it
 *
 * Signals "retry" and "remove": its buttons.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_LINK_ROW_TURN, /* waits for its turn */
  DOSSIER_LINK_ROW_FETCHING,
  DOSSIER_LINK_ROW_SAVED,
  DOSSIER_LINK_ROW_WAITS, /* is tried again by itself */
  DOSSIER_LINK_ROW_FAILED,
  DOSSIER_LINK_ROW_REMOVED, /* does not wait any more, and may once again */
} DossierLinkRowState;

#define DOSSIER_TYPE_LINK_ROW (dossier_link_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierLinkRow, dossier_link_row, DOSSIER, LINK_ROW, AdwActionRow)

GtkWidget *dossier_link_row_new (const char *uri);

const char         *dossier_link_row_get_uri (DossierLinkRow *self);
DossierLinkRowState dossier_link_row_get_state (DossierLinkRow *self);

/* @title: of the story, or NULL: the address stands there. @why: a sentence for one that waits or failed, or NULL. */
void dossier_link_row_set_state (DossierLinkRow *self, DossierLinkRowState state, const char *title, const char *why);

G_END_DECLS
