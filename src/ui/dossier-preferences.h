/* dossier-preferences.h - the window where the person says how reading and refreshing should be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-store.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_PREFERENCES (dossier_preferences_get_type ())
G_DECLARE_FINAL_TYPE (DossierPreferences, dossier_preferences, DOSSIER, PREFERENCES, AdwPreferencesWindow)

/* Bound to @settings: what is changed holds at once. @store (may be NULL): the library whose kept images can be
 * forgotten. */
GtkWindow *dossier_preferences_new (GSettings *settings, DossierStore *store);

G_END_DECLS
