/* dossier-graph.c - what the formats of graphs share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-graph-private.h"

#include "dossier-fact.h"

DossierGraphWriter *
dossier_graph_writer_new (DossierGraphFormat format)
{
  static const DossierGraphForm *const forms[] = { &dossier_graph_ftm, &dossier_graph_jsonld, &dossier_graph_graphml };
  DossierGraphWriter                  *self = g_new0 (DossierGraphWriter, 1);

  self->form = forms[format];
  self->json = json_builder_new ();
  return self;
}

void
dossier_graph_writer_free (DossierGraphWriter *self)
{
  g_object_unref (self->json);
  g_free (self);
}

void
dossier_graph_writer_begin (DossierGraphWriter *self, GString *out)
{
  if (self->form->begin != NULL)
    self->form->begin (self, out);
}

void
dossier_graph_writer_add_entity (DossierGraphWriter *self, const DossierEntityRow *entity, GString *out)
{
  self->form->add_entity (self, entity, out);
  self->n_written++;
}

void
dossier_graph_writer_add_relation (DossierGraphWriter *self, const DossierRelation *relation, GString *out)
{
  self->form->add_relation (self, relation, out);
  self->n_written++;
}

void
dossier_graph_writer_end (DossierGraphWriter *self, GString *out)
{
  if (self->form->end != NULL)
    self->form->end (self, out);
}

gboolean
dossier_relation_is_fact (const DossierRelation *relation)
{
  const DossierClaimRow *row = dossier_claim_get_row (relation->claim);

  return row->subject != 0 && row->object != 0 && relation->subject.uid != NULL && relation->object.uid != NULL
         && (row->flags & DOSSIER_CLAIM_NO_FACT) == 0;
}

gboolean
dossier_relation_is_sure (const DossierRelation *relation)
{
  DossierSurety surety = dossier_claim_get_surety (dossier_claim_get_row (relation->claim));

  return surety == DOSSIER_SURETY_STATED || surety == DOSSIER_SURETY_REPORTED;
}

gboolean
dossier_claim_is_end (const DossierClaimRow *claim)
{
  return claim->kind == DOSSIER_CLAIM_LEFT || claim->kind == DOSSIER_CLAIM_FIRED
         || (claim->kind == DOSSIER_CLAIM_WORKS_AT && (claim->flags & DOSSIER_CLAIM_FORMER) != 0);
}

/* The year or month that @from and @until, which is not part of it, both lie in. */
static char *
make_common (gint64 from, gint64 until)
{
  g_autoptr (GDateTime) first = g_date_time_new_from_unix_utc (from);
  g_autoptr (GDateTime) last = g_date_time_new_from_unix_utc (MAX (until - 1, from));

  if (first == NULL || last == NULL || g_date_time_get_year (first) != g_date_time_get_year (last))
    return NULL;
  return g_date_time_format (first, g_date_time_get_month (first) == g_date_time_get_month (last) ? "%Y-%m" : "%Y");
}

char *
dossier_graph_make_day (const DossierDate *date)
{
  DossierDate day = *date;

  if (day.precision == DOSSIER_PRECISION_RANGE)
    return make_common (day.from, day.until);
  if (day.precision == DOSSIER_PRECISION_TIME)
    {
      g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (day.from);

      return moment != NULL ? g_date_time_format (moment, "%Y-%m-%d") : NULL;
    }
  return dossier_date_to_string (&day);
}
