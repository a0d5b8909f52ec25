/* dossier-claim-subject.h - whose verb is this?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-claim-items.h"

G_BEGIN_DECLS

/* The name or reference that is the subject of the verb group beginning at item @verb; with @list set, the last of a
 * list that is the subject as a whole. @type: what it has to be, 0 for any. -1 when there is none or it is something
 * else. Bounded work. */
int dossier_claim_subject_find (const DossierClaimSentence *self, guint verb, DossierEntityKind type, gboolean *list);

G_END_DECLS
