/* dossier-address-care.c - stories keep the clean address of their page, and know a page by any of its addresses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-address-care.h"

#include "dossier-addresses.h"
#include "dossier-clean-address.h"

/* *@uri becomes the clean address; what it was is handed over when that is another one, else NULL. */
static char *
clean (char **uri)
{
  char *before = *uri;

  *uri = dossier_address_dup_clean (before);
  if (g_strcmp0 (before, *uri) != 0)
    return before;
  g_free (before);
  return NULL;
}

void
dossier_address_care_tidy (DossierDraft *draft, const char *asked)
{
  g_autofree char *before = NULL;

  if (draft->uri == NULL || draft->page_key != NULL)
    return;
  before = clean (&draft->uri);
  draft->page_key = dossier_address_dup_key (draft->uri);
  if (asked == NULL)
    asked = before;
  if (asked != draft->original_uri)
    {
      g_free (draft->original_uri);
      draft->original_uri = g_strdup (asked);
    }
  if (g_strcmp0 (draft->original_uri, draft->uri) == 0)
    g_clear_pointer (&draft->original_uri, g_free);
}

gboolean
dossier_address_care_catch_up (DossierStore *store, GError **error)
{
  for (;;)
    {
      g_autoptr (GPtrArray) addresses = dossier_store_list_unkeyed_addresses (store, error);

      if (addresses == NULL)
        return FALSE;
      if (addresses->len == 0)
        return TRUE;
      for (guint i = 0; i < addresses->len; i++)
        {
          DossierStoryAddress *address = addresses->pdata[i];

          address->original_uri = clean (&address->uri);
          address->page_key = dossier_address_dup_key (address->uri);
        }
      if (!dossier_store_save_addresses (store, addresses, error))
        return FALSE;
    }
}
