/* dossier-summary.c - a dossier as it was known at a moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-summary.h"

DossierSummary *
dossier_summary_new (gint64 entity, DossierEntityKind kind, GPtrArray *claims, GPtrArray *entities, GArray *n_shared,
                     gint64 as_of, gint64 now)
{
  DossierSummary *summary = g_new0 (DossierSummary, 1);

  summary->as_of = as_of;
  summary->facts = dossier_facts_new (claims, as_of);
  summary->known = dossier_known_new (entity, kind, summary->facts, as_of != 0 ? as_of : now);
  summary->money = dossier_money_new (entity, summary->facts);
  summary->entities = g_ptr_array_ref (entities);
  summary->connections = dossier_connections_new (entity, summary->facts, entities, as_of == 0 ? n_shared : NULL);
  return summary;
}

void
dossier_summary_free (DossierSummary *summary)
{
  if (summary == NULL)
    return;
  g_ptr_array_unref (summary->connections);
  g_ptr_array_unref (summary->entities);
  g_ptr_array_unref (summary->money);
  g_ptr_array_unref (summary->known);
  g_ptr_array_unref (summary->facts);
  g_free (summary);
}

gint64
dossier_summary_parse_as_of (const char *text)
{
  DossierDate date;

  if (text == NULL || !dossier_date_parse (text, &date))
    return 0;
  return date.until > date.from ? date.until - 1 : date.from;
}
