/* dossier-notifier.h - tells the desktop, once after a refresh, what is new of those whom a person follows
 *
 * Only with the setting "notify-following", only of moves that came with that refresh and are no first fill of a feed,
 * and only where there is a service that shows notifications: without a session bus, or without that service, nothing
 * happens and nothing is said. A new notification takes the place of the one before. For the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>
#include "dossier-refresher.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_NOTIFIER (dossier_notifier_get_type ())
G_DECLARE_FINAL_TYPE (DossierNotifier, dossier_notifier, DOSSIER, NOTIFIER, GObject)

/* Listens to @refresher. The notification does "app.show-following" with the path of the library. */
DossierNotifier *dossier_notifier_new (GApplication *app, DossierStore *store, GSettings *settings,
                                       DossierRefresher *refresher);

/* The news are looked at: what is shown of them goes. */
void dossier_notifier_withdraw (DossierNotifier *self);

G_END_DECLS
