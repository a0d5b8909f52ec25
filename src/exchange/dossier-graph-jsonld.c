/* dossier-graph-jsonld.c - a graph as JSON-LD in the words of schema.org
 *
 * The context stands in the file, so that nobody has to fetch one. A tie is a Role, which stands between the two and
 * has the property's name twice; an Action otherwise. https://schema.org/Role, https://schema.org/Claim
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-graph-private.h"

#include "dossier-escape.h"
#include "dossier-fact.h"

#define CONTEXT "{\"@vocab\":\"https://schema.org/\",\"dossier\":\"urn:x-dossier:terms:\",\"url\":{\"@type\":\"@id\"}}"

/* "urn:x-dossier:KIND:ID". Owned by the caller. */
static char *
make_iri (const char *kind, const char *id)
{
  return g_strdup_printf ("urn:x-dossier:%s:%s", kind, id);
}

static void
write_reference (JsonBuilder *json, const char *name, const char *uid)
{
  g_autofree char *iri = make_iri ("entity", uid);

  dossier_begin_object (json, name);
  dossier_write_string (json, "@id", iri);
  json_builder_end_object (json);
}

/* Nodes stand one a line, with commas between them. */
static void
end_node (DossierGraphWriter *self, GString *out)
{
  g_autofree char *line = NULL;

  json_builder_end_object (self->json);
  line = dossier_json_take (self->json, FALSE);
  g_string_append (out, self->n_written > 0 ? ",\n" : "\n");
  g_string_append (out, line);
}

static void
begin (DossierGraphWriter *self, GString *out)
{
  g_string_append (out, "{\"@context\":" CONTEXT ",\"@graph\":[");
}

static void
end (DossierGraphWriter *self, GString *out)
{
  g_string_append (out, "\n]}\n");
}

/* ---- entities ---- */

static const char *
type_of (DossierEntityKind kind, DossierSubtype subtype)
{
  if (kind == DOSSIER_ENTITY_PERSON)
    return "Person";
  switch (subtype) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_SUBTYPE_COMPANY: return "Corporation";
    case DOSSIER_SUBTYPE_LAB: return "ResearchOrganization";
    case DOSSIER_SUBTYPE_UNIVERSITY: return "CollegeOrUniversity";
    case DOSSIER_SUBTYPE_GOVERNMENT: return "GovernmentOrganization";
    case DOSSIER_SUBTYPE_NONPROFIT: return "NGO";
    case DOSSIER_SUBTYPE_MEDIA: return "NewsMediaOrganization";
    case DOSSIER_SUBTYPE_NONE:
    case DOSSIER_SUBTYPE_INVESTOR:
    case DOSSIER_SUBTYPE_TEAM: break;
    }
  return "Organization";
}

static void
add_entity (DossierGraphWriter *self, const DossierEntityRow *entity, GString *out)
{
  g_autofree char *iri = make_iri ("entity", entity->uid);

  json_builder_begin_object (self->json);
  dossier_write_string (self->json, "@id", iri);
  dossier_write_string (self->json, "@type", type_of (entity->kind, entity->subtype));
  dossier_write_string (self->json, "name", entity->name);
  if (entity->aliases != NULL && entity->aliases[0] != NULL)
    dossier_write_strings (self->json, "alternateName", (const char *const *) entity->aliases);
  end_node (self, out);
}

/* ---- claims ---- */

/* Whose property it is: the subject's, else the object's. NULL: there is none for it, or its ends are of other kinds.
 */
static const char *
property_of (const DossierRelation *relation, gboolean *of_subject)
{
  const DossierClaimRow *row = dossier_claim_get_row (relation->claim);
  gboolean               is_of_person = relation->subject.kind == DOSSIER_ENTITY_PERSON;

  *of_subject = FALSE;
  if (!dossier_relation_is_sure (relation) || relation->object.kind != DOSSIER_ENTITY_ORGANIZATION)
    return NULL;
  switch (row->kind) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_CLAIM_JOINED:
    case DOSSIER_CLAIM_APPOINTED:
    case DOSSIER_CLAIM_PROMOTED:
    case DOSSIER_CLAIM_LEFT:
    case DOSSIER_CLAIM_FIRED:
    case DOSSIER_CLAIM_WORKS_AT:
      *of_subject = TRUE;
      if (!is_of_person)
        return NULL;
      return dossier_claim_is_end (row) ? "alumniOf" : "worksFor";
    case DOSSIER_CLAIM_FOUNDED:
    case DOSSIER_CLAIM_COFOUNDED: return "founder";
    case DOSSIER_CLAIM_INVESTED:
    case DOSSIER_CLAIM_FUNDED: return "funder";
    case DOSSIER_CLAIM_ACQUIRED: return is_of_person ? NULL : "parentOrganization";
    case DOSSIER_CLAIM_MERGED:
    case DOSSIER_CLAIM_PARTNERED:
    case DOSSIER_CLAIM_SUED:
    case DOSSIER_CLAIM_DISBANDED: break;
    }
  return NULL;
}

static void
write_article (JsonBuilder *json, const DossierRelation *relation)
{
  const DossierClaimRow *row = dossier_claim_get_row (relation->claim);
  g_autofree char       *iri = make_iri ("story", relation->story_uid);
  g_autofree char       *published = dossier_graph_make_day (&row->story_published);

  dossier_begin_object (json, "appearance");
  dossier_write_string (json, "@id", iri);
  dossier_write_string (json, "@type", "Article");
  dossier_write_known (json, "headline", row->story_title);
  dossier_write_known (json, "datePublished", published);
  dossier_write_known (json, "url", dossier_web_address (relation->story_uri));
  if (row->story_source != NULL)
    {
      dossier_begin_object (json, "publisher");
      dossier_write_string (json, "@type", "Organization");
      dossier_write_string (json, "name", row->story_source);
      json_builder_end_object (json);
    }
  json_builder_end_object (json);
}

/* What a Role and an Action have in common: what kind of claim it is, how sure, and who says so in which words. */
static void
write_claim (JsonBuilder *json, const DossierRelation *relation)
{
  const DossierClaimRow *row = dossier_claim_get_row (relation->claim);

  dossier_write_string (json, "dossier:kind", dossier_claim_kind_to_string (row->kind));
  dossier_write_string (json, "dossier:certainty", dossier_surety_to_string (dossier_claim_get_surety (row)));
  dossier_write_known (json, "dossier:amount", row->amount);
  dossier_begin_object (json, "subjectOf");
  dossier_write_string (json, "@type", "Claim");
  dossier_write_known (json, "text", row->sentence);
  write_article (json, relation);
  json_builder_end_object (json);
}

static void
write_dates (JsonBuilder *json, const DossierClaimRow *row)
{
  g_autofree char *day = dossier_graph_make_day (&row->date);

  if (row->kind == DOSSIER_CLAIM_WORKS_AT) /* then it was so: neither its beginning nor its end */
    dossier_write_known (json, "dossier:date", day);
  else
    dossier_write_known (json, dossier_claim_is_end (row) ? "endDate" : "startDate", day);
}

/* {"@id": one, PROPERTY: {"@type": "OrganizationRole", PROPERTY: the other, ...}} */
static void
write_role (JsonBuilder *json, const DossierRelation *relation, const char *property, gboolean of_subject,
            const char *iri)
{
  const DossierClaimRow *row = dossier_claim_get_row (relation->claim);
  const char            *other = of_subject ? relation->object.uid : relation->subject.uid;
  g_autofree char       *owner = make_iri ("entity", of_subject ? relation->subject.uid : relation->object.uid);

  json_builder_begin_object (json);
  dossier_write_string (json, "@id", owner);
  dossier_begin_object (json, property);
  dossier_write_string (json, "@id", iri);
  dossier_write_string (json, "@type", of_subject ? "OrganizationRole" : "Role");
  write_reference (json, property, other);
  dossier_write_known (json, "roleName", row->role);
  write_dates (json, row);
  write_claim (json, relation);
  json_builder_end_object (json);
}

static void
write_action (JsonBuilder *json, const DossierRelation *relation, const char *iri)
{
  const DossierClaimRow *row = dossier_claim_get_row (relation->claim);
  g_autofree char       *day = dossier_graph_make_day (&row->date);

  json_builder_begin_object (json);
  dossier_write_string (json, "@id", iri);
  dossier_write_string (json, "@type", "Action");
  dossier_write_string (json, "name", dossier_claim_kind_to_string (row->kind));
  dossier_write_string (json, "actionStatus",
                        dossier_relation_is_sure (relation) ? "CompletedActionStatus" : "PotentialActionStatus");
  write_reference (json, "agent", relation->subject.uid);
  write_reference (json, dossier_claim_kind_is_mutual (row->kind) ? "participant" : "object", relation->object.uid);
  dossier_write_known (json, "description", row->role);
  dossier_write_known (json, "startTime", day);
  write_claim (json, relation);
}

static void
add_relation (DossierGraphWriter *self, const DossierRelation *relation, GString *out)
{
  gboolean         of_subject;
  const char      *property = property_of (relation, &of_subject);
  g_autofree char *id = dossier_relation_make_id (relation), *iri = make_iri ("claim", id);

  if (property != NULL)
    write_role (self->json, relation, property, of_subject, iri);
  else
    write_action (self->json, relation, iri);
  end_node (self, out);
}

const DossierGraphForm dossier_graph_jsonld = { begin, add_entity, add_relation, end };
