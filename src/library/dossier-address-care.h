/* dossier-address-care.h - stories keep the clean address of their page, and know a page by any of its addresses.
 *
 * Within the library only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-draft.h"
#include "dossier-store.h"

G_BEGIN_DECLS

/* Cleans the address of @draft, gives it the key of its page and keeps the address that it came with beside it.
 * @asked: the address that somebody handed over, where it is not the draft's own; or NULL. Pure and thread-safe. */
void dossier_address_care_tidy (DossierDraft *draft, const char *asked);

/* The same for the stories that @store has from before, a thousand in a transaction: what is broken off goes on another
 * time. Blocks, on any thread but never on the main one of a window. */
gboolean dossier_address_care_catch_up (DossierStore *store, GError **error);

G_END_DECLS
