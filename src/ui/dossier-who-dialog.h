/* dossier-who-dialog.h - who is it instead: of some stories of a dossier, of one story, or of all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-store.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_WHO_SOME, /* stories that are to be chosen: another one, somebody new, or nobody */
  DOSSIER_WHO_HERE, /* one story: the same */
  DOSSIER_WHO_ALL,  /* all: another one, who has a dossier */
} DossierWhoScope;

/* Stories that can be chosen: the newest ones. */
#define DOSSIER_WHO_STORIES 200
/* Dossiers of the typed name that are offered, of each kind. */
#define DOSSIER_WHO_FOUND 5

/* A modal window over @parent, a DossierWindow (or NULL). @story: of DOSSIER_WHO_HERE, else 0. NULL with @error when
 * there is no such entity. What was changed is said by the toast of the window below, with an Undo. */
GtkWindow *dossier_who_dialog_new (DossierStore *store, DossierWhoScope scope, gint64 entity, gint64 story,
                                   GtkWindow *parent, GError **error);

G_END_DECLS
