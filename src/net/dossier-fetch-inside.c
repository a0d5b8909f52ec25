/* dossier-fetch-inside.c - whether an address lies inside this computer or its network.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-fetch-inside.h"

#include "dossier-fetch-address-private.h"

gboolean
dossier_fetch_leads_inside (const char *address, GCancellable *cancellable)
{
  g_autoptr (GUri) uri = dossier_fetch_address_parse (address, NULL, TRUE, NULL);
  g_autoptr (GResolver) resolver = NULL;
  g_autolist (GInetAddress) found = NULL;

  if (uri == NULL || dossier_fetch_is_inside (address))
    return uri != NULL;
  resolver = g_resolver_get_default ();
  found = g_resolver_lookup_by_name (resolver, g_uri_get_host (uri), cancellable, NULL);
  for (GList *link = found; link != NULL; link = link->next)
    if (dossier_fetch_address_is_private (link->data))
      return TRUE;
  return FALSE;
}
