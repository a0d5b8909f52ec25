/* dossier-relation.c - a claim between two, with what names them and its story for good
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-relation.h"

void
dossier_relation_free (DossierRelation *relation)
{
  g_clear_object (&relation->claim);
  g_free (relation->subject.uid);
  g_free (relation->object.uid);
  g_free (relation->story_uid);
  g_free (relation->story_uri);
  g_free (relation);
}

static const char *
or_nobody (const char *uid)
{
  return uid != NULL ? uid : "-";
}

char *
dossier_relation_make_id (const DossierRelation *relation)
{
  const DossierClaimRow *row = dossier_claim_get_row (relation->claim);
  g_autofree char       *place = g_strdup_printf ("%s %u %s %s %s %s", relation->story_uid, row->start,
                                                  dossier_claim_kind_to_string (row->kind), or_nobody (relation->subject.uid),
                                                  or_nobody (relation->object.uid), row->role != NULL ? row->role : "");

  return g_compute_checksum_for_string (G_CHECKSUM_SHA1, place, -1);
}
