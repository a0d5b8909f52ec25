/* dossier-fetch-inside.h - whether an address lies inside this computer or its network.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* dossier_fetch_is_inside (), or the name of the host stands for an address there. Asks for the name and blocks
 * meanwhile, but sends nothing to the host. FALSE for names that nobody knows. Any thread. */
gboolean dossier_fetch_leads_inside (const char *address, GCancellable *cancellable);

G_END_DECLS
