/* dossier-graph-graphml.c - a graph as GraphML: nodes, then edges
 *
 * http://graphml.graphdrawing.org/specification.html
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-graph-private.h"

#include "dossier-escape.h"
#include "dossier-fact.h"

static const struct
{
  const char *name, *of, *type;
} keys[] = {
  { "label", "node", "string" },     { "type", "node", "string" },       { "subtype", "node", "string" },
  { "aliases", "node", "string" },   { "stories", "node", "int" },       { "kind", "edge", "string" },
  { "certainty", "edge", "string" }, { "is_former", "edge", "boolean" }, { "is_mutual", "edge", "boolean" },
  { "role", "edge", "string" },      { "amount", "edge", "string" },     { "date", "edge", "string" },
  { "sentence", "edge", "string" },  { "title", "edge", "string" },      { "publication", "edge", "string" },
  { "published", "edge", "string" }, { "url", "edge", "string" },
};

static void
begin (DossierGraphWriter *self, GString *out)
{
  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\""
                        " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                        " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns"
                        " http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_string_append_printf (out, "<key id=\"%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", keys[i].name,
                            keys[i].of, keys[i].name, keys[i].type);
  g_string_append (out, "<graph id=\"dossier\" edgedefault=\"directed\">\n");
}

static void
end (DossierGraphWriter *self, GString *out)
{
  g_string_append (out, "</graph>\n</graphml>\n");
}

/* Nothing for NULL. */
static void
add_data (GString *out, const char *key, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (out, "<data key=\"%s\">", key);
  dossier_escape_xml (out, value);
  g_string_append (out, "</data>");
}

static void
add_flag (GString *out, const char *key, gboolean value)
{
  add_data (out, key, value ? "true" : "false");
}

/* ID="n…": names of XML do not begin with a digit. */
static void
add_id (GString *out, const char *attribute, char letter, const char *uid)
{
  g_string_append_printf (out, " %s=\"%c", attribute, letter);
  dossier_escape_xml (out, uid);
  g_string_append_c (out, '"');
}

static void
add_entity (DossierGraphWriter *self, const DossierEntityRow *entity, GString *out)
{
  g_autofree char *aliases = entity->aliases != NULL ? g_strjoinv ("; ", entity->aliases) : g_strdup ("");
  g_autofree char *stories = g_strdup_printf ("%u", entity->n_stories);

  g_string_append (out, "<node");
  add_id (out, "id", 'n', entity->uid);
  g_string_append_c (out, '>');
  add_data (out, "label", entity->name);
  add_data (out, "type", dossier_entity_kind_to_string (entity->kind));
  add_data (out, "subtype", dossier_subtype_to_string (entity->subtype));
  add_data (out, "aliases", *aliases != '\0' ? aliases : NULL);
  add_data (out, "stories", stories);
  g_string_append (out, "</node>\n");
}

static void
add_relation (DossierGraphWriter *self, const DossierRelation *relation, GString *out)
{
  const DossierClaimRow *row = dossier_claim_get_row (relation->claim);
  g_autofree char       *id = dossier_relation_make_id (relation), *date = dossier_date_to_string (&row->date);
  g_autofree char       *published = dossier_date_to_string (&row->story_published);

  g_string_append (out, "<edge");
  add_id (out, "id", 'e', id);
  add_id (out, "source", 'n', relation->subject.uid);
  add_id (out, "target", 'n', relation->object.uid);
  g_string_append_c (out, '>');
  add_data (out, "kind", dossier_claim_kind_to_string (row->kind));
  add_data (out, "certainty", dossier_surety_to_string (dossier_claim_get_surety (row)));
  add_flag (out, "is_former", (row->flags & DOSSIER_CLAIM_FORMER) != 0);
  add_flag (out, "is_mutual", dossier_claim_kind_is_mutual (row->kind));
  add_data (out, "role", row->role);
  add_data (out, "amount", row->amount);
  add_data (out, "date", date);
  add_data (out, "sentence", row->sentence);
  add_data (out, "title", row->story_title);
  add_data (out, "publication", row->story_source);
  add_data (out, "published", published);
  add_data (out, "url", dossier_web_address (relation->story_uri));
  g_string_append (out, "</edge>\n");
}

const DossierGraphForm dossier_graph_graphml = { begin, add_entity, add_relation, end };
