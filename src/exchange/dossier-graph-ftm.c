/* dossier-graph-ftm.c - a graph for FollowTheMoney: a line of JSON an entity, {"id","schema","properties"}
 *
 * The schemata and their properties: https://followthemoney.tech/explorer/schemata/
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-graph-private.h"

#include "dossier-amount.h"
#include "dossier-escape.h"
#include "dossier-fact.h"

typedef enum
{
  SHAPE_LINK,
  SHAPE_EMPLOYMENT,
  SHAPE_MEMBERSHIP,
  SHAPE_OWNERSHIP,
  SHAPE_PAYMENT,
} ShapeKind;

/* A schema, and what it calls the two. */
typedef struct
{
  const char *schema, *subject, *object;
} Shape;

static const Shape shapes[] = {
  [SHAPE_LINK] = { "UnknownLink", "subject", "object" },
  [SHAPE_EMPLOYMENT] = { "Employment", "employee", "employer" },
  [SHAPE_MEMBERSHIP] = { "Membership", "member", "organization" },
  [SHAPE_OWNERSHIP] = { "Ownership", "owner", "asset" },
  [SHAPE_PAYMENT] = { "Payment", "payer", "beneficiary" },
};

/* ---- JSON ---- */

static void
add_value (JsonBuilder *json, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  dossier_begin_array (json, name);
  json_builder_add_string_value (json, value);
  json_builder_end_array (json);
}

static void
add_values (JsonBuilder *json, const char *name, const char *first, const char *second)
{
  const char *values[] = { first != NULL ? first : second, first != NULL ? second : NULL, NULL };

  if (values[0] != NULL)
    dossier_write_strings (json, name, values);
}

static void
begin (JsonBuilder *json, const char *id, const char *schema)
{
  json_builder_begin_object (json);
  dossier_write_string (json, "id", id);
  dossier_write_string (json, "schema", schema);
  dossier_begin_object (json, "properties");
}

static void
end (JsonBuilder *json, GString *out)
{
  g_autofree char *line = NULL;

  json_builder_end_object (json);
  json_builder_end_object (json);
  line = dossier_json_take (json, FALSE);
  g_string_append (out, line);
  g_string_append_c (out, '\n');
}

/* ---- entities ---- */

static const char *
schema_of (DossierEntityKind kind, DossierSubtype subtype)
{
  if (kind == DOSSIER_ENTITY_PERSON)
    return "Person";
  if (subtype == DOSSIER_SUBTYPE_GOVERNMENT)
    return "PublicBody";
  return subtype == DOSSIER_SUBTYPE_COMPANY ? "Company" : "Organization";
}

static void
add_entity (DossierGraphWriter *self, const DossierEntityRow *entity, GString *out)
{
  begin (self->json, entity->uid, schema_of (entity->kind, entity->subtype));
  add_value (self->json, "name", entity->name);
  if (entity->aliases != NULL && entity->aliases[0] != NULL)
    dossier_write_strings (self->json, "alias", (const char *const *) entity->aliases);
  end (self->json, out);
}

/* ---- claims ---- */

static ShapeKind
shape_of_kind (DossierClaimKind kind)
{
  switch (kind) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_CLAIM_JOINED:
    case DOSSIER_CLAIM_LEFT:
    case DOSSIER_CLAIM_FIRED:
    case DOSSIER_CLAIM_APPOINTED:
    case DOSSIER_CLAIM_PROMOTED:
    case DOSSIER_CLAIM_WORKS_AT: return SHAPE_EMPLOYMENT;
    case DOSSIER_CLAIM_FOUNDED:
    case DOSSIER_CLAIM_COFOUNDED: return SHAPE_MEMBERSHIP;
    case DOSSIER_CLAIM_ACQUIRED: return SHAPE_OWNERSHIP;
    case DOSSIER_CLAIM_INVESTED:
    case DOSSIER_CLAIM_FUNDED: return SHAPE_PAYMENT;
    case DOSSIER_CLAIM_MERGED:
    case DOSSIER_CLAIM_PARTNERED:
    case DOSSIER_CLAIM_SUED:
    case DOSSIER_CLAIM_DISBANDED: break;
    }
  return SHAPE_LINK;
}

/* A schema takes only ends of its own kinds; a payment has no word for how sure it is. */
static ShapeKind
choose_shape (const DossierRelation *relation)
{
  const DossierClaimRow *row = dossier_claim_get_row (relation->claim);
  ShapeKind              shape = shape_of_kind (row->kind);
  gboolean               is_organization = relation->object.kind == DOSSIER_ENTITY_ORGANIZATION;
  gboolean               fits = FALSE;

  switch (shape) /* no default: -Wswitch finds what is missing */
    {
    case SHAPE_EMPLOYMENT: fits = is_organization && relation->subject.kind == DOSSIER_ENTITY_PERSON; break;
    case SHAPE_MEMBERSHIP: fits = is_organization; break;
    case SHAPE_OWNERSHIP: fits = is_organization && relation->object.subtype == DOSSIER_SUBTYPE_COMPANY; break;
    case SHAPE_PAYMENT: fits = dossier_claim_get_surety (row) == DOSSIER_SURETY_STATED; break;
    case SHAPE_LINK: break;
    }
  return fits && dossier_relation_is_sure (relation) ? shape : SHAPE_LINK;
}

static void
add_amount (JsonBuilder *json, const char *text)
{
  DossierAmount amount;
  char          number[G_ASCII_DTOSTR_BUF_SIZE];

  if (!dossier_amount_parse (text, &amount))
    return;
  add_value (json, "amount", g_ascii_formatd (number, sizeof number, "%.0f", amount.value));
  add_value (json, "currency", amount.currency);
}

/* What the shape has beside its ends. */
static void
add_role (JsonBuilder *json, ShapeKind shape, const DossierClaimRow *row)
{
  const char *kind = dossier_claim_kind_to_string (row->kind);
  const char *former = dossier_claim_is_end (row) ? "former" : NULL; /* its end may have no date */

  if (shape == SHAPE_PAYMENT)
    {
      add_value (json, "purpose", kind);
      add_amount (json, row->amount);
      return;
    }
  if (shape == SHAPE_LINK)
    add_values (json, "role", kind, row->role);
  else if (shape == SHAPE_MEMBERSHIP)
    add_value (json, "role", row->kind == DOSSIER_CLAIM_FOUNDED ? "founder" : "co-founder");
  else
    add_value (json, "role", row->role);
  add_values (json, "status", dossier_surety_to_string (dossier_claim_get_surety (row)), former);
}

static const char *
name_date (ShapeKind shape, const DossierClaimRow *row)
{
  if (shape == SHAPE_LINK || shape == SHAPE_PAYMENT)
    return "date";
  if (dossier_claim_is_end (row))
    return row->kind == DOSSIER_CLAIM_WORKS_AT ? "date" : "endDate";
  return row->kind == DOSSIER_CLAIM_WORKS_AT ? "date" : "startDate";
}

static void
add_relation (DossierGraphWriter *self, const DossierRelation *relation, GString *out)
{
  const DossierClaimRow *row = dossier_claim_get_row (relation->claim);
  g_autofree char       *id = dossier_relation_make_id (relation), *day = dossier_graph_make_day (&row->date);
  ShapeKind              shape = choose_shape (relation);

  begin (self->json, id, shapes[shape].schema);
  add_value (self->json, shapes[shape].subject, relation->subject.uid);
  add_value (self->json, shapes[shape].object, relation->object.uid);
  add_role (self->json, shape, row);
  add_value (self->json, name_date (shape, row), day);
  add_value (self->json, "summary", row->sentence);
  add_value (self->json, "description", row->story_title);
  add_value (self->json, "publisher", row->story_source);
  add_value (self->json, "sourceUrl", dossier_web_address (relation->story_uri));
  end (self->json, out);
}

const DossierGraphForm dossier_graph_ftm = { NULL, add_entity, add_relation, NULL };
