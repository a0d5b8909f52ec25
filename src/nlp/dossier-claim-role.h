/* dossier-claim-role.h - the words of a post.
 *
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-claim-items.h"

G_BEGIN_DECLS

/* The role at item @role without its founder words and of one person ("leaders" is "leader"): owned by the caller, NULL
 * when nothing is left. Says which founder words there were. */
char *dossier_claim_role_split (const DossierClaimSentence *sentence, guint role, gboolean *founder,
                                gboolean *cofounder);

G_END_DECLS
