/* dossier-addresses.h - the addresses of stories that were saved before pages had one key for all their addresses.
 *
 * Plain, crosses threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* Addresses that are handed over at once. */
#define DOSSIER_ADDRESSES_AT_ONCE 1000

typedef struct
{
  gint64 story;
  char  *uri;          /* as the story has it, and as it is to have it */
  char  *original_uri; /* where that was another one, else NULL */
  char  *page_key;
} DossierStoryAddress;

void dossier_story_address_free (DossierStoryAddress *address);

/* (element-type DossierStoryAddress) of stories whose page has no key yet, at most DOSSIER_ADDRESSES_AT_ONCE, with
 * their address alone; empty when all have. */
GPtrArray *dossier_store_list_unkeyed_addresses (DossierStore *self, GError **error);

/* Keeps what @addresses have become, in one transaction; each has a page_key. */
gboolean dossier_store_save_addresses (DossierStore *self, GPtrArray *addresses, GError **error);

G_END_DECLS
