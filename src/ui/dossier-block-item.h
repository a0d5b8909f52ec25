/* dossier-block-item.h - a block of a page in a list, with its switch
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib-object.h>
#include "dossier-block.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_BLOCK_ITEM (dossier_block_item_get_type ())
G_DECLARE_FINAL_TYPE (DossierBlockItem, dossier_block_item, DOSSIER, BLOCK_ITEM, GObject)

/* @block is one of @blocks, which is held as long as the item lives. Property "is-kept": whether it is in the text. */
DossierBlockItem *dossier_block_item_new (GPtrArray *blocks, const DossierBlock *block);

const DossierBlock *dossier_block_item_get_block (DossierBlockItem *self);
gboolean            dossier_block_item_is_kept (DossierBlockItem *self);
void                dossier_block_item_set_kept (DossierBlockItem *self, gboolean is_kept);

/* "Navigation: nav", "A heading of the article", "Switched on by you". Owned by the caller. */
char *dossier_block_item_dup_words (DossierBlockItem *self);

G_END_DECLS
