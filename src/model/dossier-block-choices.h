/* dossier-block-choices.h - which blocks of a page a person wants in a story's text, against what Dossier chose.
 *
 * Blocks are told by their keys, so that the choices hold for the page as it is fetched later, too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-block.h"

G_BEGIN_DECLS

/* Most blocks that are switched one by one. */
#define DOSSIER_BLOCK_CHOICES_MAX 4000

typedef struct _DossierBlockChoices DossierBlockChoices;

DossierBlockChoices *dossier_block_choices_new (void);
void                 dossier_block_choices_free (DossierBlockChoices *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierBlockChoices, dossier_block_choices_free)

/* "*" for the whole page, "+KEY" and "-KEY", a line each; anything else is left out. @text may be NULL. */
DossierBlockChoices *dossier_block_choices_parse (const char *text);
/* NULL when all is as Dossier chose. Owned by the caller. */
char *dossier_block_choices_to_string (const DossierBlockChoices *self);

gboolean dossier_block_choices_are_empty (const DossierBlockChoices *self); /* NULL is empty */

/* All that the page shows is to be in the text, but for what is switched out. */
void     dossier_block_choices_set_whole (DossierBlockChoices *self, gboolean is_whole);
gboolean dossier_block_choices_is_whole (const DossierBlockChoices *self);

/* Switches the block with @key in or out. */
void dossier_block_choices_set (DossierBlockChoices *self, const char *key, gboolean is_in);
/* As if nobody had chosen for it. */
void dossier_block_choices_unset (DossierBlockChoices *self, const char *key);

/* Whether a block is to be in the text that Dossier alone would keep or not (@is_chosen) for @reason. */
gboolean dossier_block_choices_decide (const DossierBlockChoices *self, const char *key, gboolean is_chosen,
                                       DossierBlockReason reason);

G_END_DECLS
