/* test-graph.c - claims as ties of FollowTheMoney, schema.org and GraphML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-graph.h"

#include <string.h>
#include <json-glib/json-glib.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "claim-words.h"

/* A claim of claims_from_words () between two who are called by their numbers; organizations are companies unless
 * their number is above 200. */
static DossierRelation *
make_relation (const char *words)
{
  g_autoptr (GPtrArray) claims = claims_from_words (words);
  DossierRelation       *relation = g_new0 (DossierRelation, 1);
  const DossierClaimRow *row;

  relation->claim = g_object_ref (g_ptr_array_index (claims, 0));
  row = dossier_claim_get_row (relation->claim);
  for (guint i = 0; i < 2; i++)
    {
      DossierRelationEnd *end = i == 0 ? &relation->subject : &relation->object;
      gint64              id = i == 0 ? row->subject : row->object;

      end->uid = id != 0 ? g_strdup_printf ("u-%d", (int) id) : NULL;
      end->kind = id < 100 ? DOSSIER_ENTITY_PERSON : DOSSIER_ENTITY_ORGANIZATION;
      end->subtype = id > 100 && id < 200 ? DOSSIER_SUBTYPE_COMPANY : DOSSIER_SUBTYPE_NONE;
    }
  relation->story_uid = g_strdup ("s-1");
  relation->story_uri = g_strdup ("https://example.com/?a=1&b=2");
  return relation;
}

static char *
write_relation (DossierGraphFormat format, const char *words)
{
  g_autoptr (DossierGraphWriter) writer = dossier_graph_writer_new (format);
  g_autoptr (DossierRelation) relation = make_relation (words);
  GString *out = g_string_new (NULL);

  dossier_graph_writer_add_relation (writer, relation, out);
  return g_string_free (out, FALSE);
}

static void
assert_has (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in: %s", words, text);
}

/* "schema subject=u-1 role=a,b ..." must all be what the line says; "name=" that there is no such property. */
static void
assert_properties (const char *line, const char *words)
{
  g_autoptr (JsonNode) root = json_from_string (line, NULL);
  g_auto (GStrv) wanted = g_strsplit (words, " ", -1);
  JsonObject *object = json_node_get_object (root), *properties = json_object_get_object_member (object, "properties");

  g_assert_cmpstr (json_object_get_string_member (object, "schema"), ==, wanted[0]);
  g_assert_cmpuint (strlen (json_object_get_string_member (object, "id")), ==, 40);
  for (guint i = 1; wanted[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (wanted[i], "=", 2);
      g_auto (GStrv) values = g_strsplit (pair[1], ",", -1);

      g_strdelimit (pair[1], "_", ' ');
      if (values[0] == NULL)
        {
          g_assert_false (json_object_has_member (properties, pair[0]));
          continue;
        }
      g_test_message ("%s", wanted[i]);
      g_assert_true (json_object_has_member (properties, pair[0]));
      for (guint j = 0; values[j] != NULL; j++)
        g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (properties, pair[0]), j), ==,
                         g_strdelimit (values[j], "_", ' '));
    }
}

static void
test_ftm (void)
{
  static const struct
  {
    const char *name, *claim, *want;
  } cases[] = {
    { "coming is a beginning", "joined 1 101 as:CEO on:2024-08-05",
      "Employment employee=u-1 employer=u-101 role=CEO startDate=2024-08-05 endDate= status=stated" },
    { "leaving is an end", "left 1 101 on:2024-08", "Employment endDate=2024-08 startDate= status=stated,former" },
    { "leaving without a date is over, too", "left 1 101", "Employment endDate= status=stated,former" },
    { "being there is neither", "works_at 1 101 on:2024", "Employment date=2024 startDate= endDate=" },
    { "having been there", "works_at 1 101 former", "Employment status=stated,former" },
    { "a stretch inside a month", "joined 1 101 on:2024-08-01..2024-08-09", "Employment startDate=2024-08" },
    { "a stretch over months", "joined 1 101 on:2024-03..2024-06", "Employment startDate=2024" },
    { "a stretch over years is no date", "joined 1 101 on:2023-03..2024-06", "Employment startDate=" },
    { "what is reported says so", "joined 1 101 reported", "Employment status=reported" },
    { "a rumour is no employment", "joined 1 101 as:CEO rumoured",
      "UnknownLink subject=u-1 object=u-101 role=joined,CEO status=rumoured" },
    { "a plan is none", "appointed 1 101 planned", "UnknownLink role=appointed status=planned" },
    { "a founder is a member", "founded 1 101 on:2020", "Membership member=u-1 organization=u-101 role=founder" },
    { "with others", "cofounded 101 201", "Membership member=u-101 role=co-founder" },
    { "an organization is nobody's employee", "joined 101 201", "UnknownLink role=joined" },
    { "a company can be owned", "acquired 101 102 for:$9_billion on:2024",
      "Ownership owner=u-101 asset=u-102 startDate=2024" },
    { "another organization cannot", "acquired 101 201", "UnknownLink role=acquired" },
    { "money", "invested 101 201 for:$4_billion on:2024-08",
      "Payment payer=u-101 beneficiary=u-201 purpose=invested amount=4000000000 currency=USD date=2024-08" },
    { "money without an amount", "funded 101 201", "Payment purpose=funded amount= currency=" },
    { "reported money", "invested 101 201 reported", "UnknownLink role=invested status=reported" },
    { "the rest are links", "sued 101 102 on:2024-01-02", "UnknownLink role=sued date=2024-01-02" },
    { "the source", "left 1 101 told:2024-08-06 by:Wire says:He_left.",
      "Employment summary=He_left. publisher=Wire sourceUrl=https://example.com/?a=1&b=2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = write_relation (DOSSIER_GRAPH_FTM, cases[i].claim);

      g_test_message ("%s", cases[i].name);
      g_assert_true (g_str_has_suffix (line, "}\n"));
      assert_properties (line, cases[i].want);
    }
}

static void
test_jsonld (void)
{
  static const struct
  {
    const char *claim, *want;
  } cases[] = {
    { "joined 1 101 as:CEO on:2024-08", "u-1\",\"worksFor\":{\"@id\":\"urn:x-dossier:claim:" },
    { "joined 1 101 as:CEO on:2024-08", "\"worksFor\":{\"@id\":\"urn:x-dossier:entity:u-101\"},\"roleName\":\"CEO\","
                                        "\"startDate\":\"2024-08\"" },
    { "left 1 101 on:2024-08", "\"endDate\":\"2024-08\"" },
    { "left 1 101", "\"alumniOf\":{\"@id\":\"urn:x-dossier:entity:u-101\"}" },
    { "works_at 1 101 former", "\"alumniOf\"" },
    { "founded 1 101", "{\"@id\":\"urn:x-dossier:entity:u-101\",\"founder\"" },
    { "funded 101 102 for:$4_billion", "{\"@id\":\"urn:x-dossier:entity:u-102\",\"funder\"" },
    { "funded 101 102 for:$4_billion", "\"dossier:amount\":\"$4 billion\"" },
    { "acquired 101 102", "{\"@id\":\"urn:x-dossier:entity:u-102\",\"parentOrganization\"" },
    { "joined 1 101 rumoured", "\"@type\":\"Action\",\"name\":\"joined\",\"actionStatus\":\"PotentialActionStatus\"" },
    { "sued 101 102", "\"actionStatus\":\"CompletedActionStatus\",\"agent\":{\"@id\":\"urn:x-dossier:entity:u-101\"},"
                      "\"object\"" },
    { "merged 101 102", "\"participant\"" },
    { "joined 101 102", "\"@type\":\"Action\"" },
    { "left 1 101 says:He_left. by:Wire told:2024-08-06",
      "\"subjectOf\":{\"@type\":\"Claim\",\"text\":\"He left.\",\"appearance\":{\"@id\":\"urn:x-dossier:story:s-1\"" },
    { "left 1 101 by:Wire told:2024-08-06", "\"datePublished\":\"2024-08-06\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = write_relation (DOSSIER_GRAPH_JSONLD, cases[i].claim);

      assert_has (text, cases[i].want);
    }
}

/* A whole graph of two and what is between them. */
static char *
write_graph (DossierGraphFormat format, const char *name, const char *words)
{
  g_autoptr (DossierGraphWriter) writer = dossier_graph_writer_new (format);
  g_autoptr (DossierRelation) relation = make_relation (words);
  char            *aliases[] = { (char *) "A & B", (char *) "<C>", NULL };
  DossierEntityRow one
      = { .id = 1, .uid = (char *) "u-1", .kind = DOSSIER_ENTITY_PERSON, .name = (char *) name, .aliases = aliases };
  DossierEntityRow two = { .id = 101,
                           .uid = (char *) "u-101",
                           .kind = DOSSIER_ENTITY_ORGANIZATION,
                           .subtype = DOSSIER_SUBTYPE_LAB,
                           .name = (char *) "Acme" };
  GString         *out = g_string_new (NULL);

  dossier_graph_writer_begin (writer, out);
  dossier_graph_writer_add_entity (writer, &one, out);
  dossier_graph_writer_add_entity (writer, &two, out);
  dossier_graph_writer_add_relation (writer, relation, out);
  dossier_graph_writer_end (writer, out);
  return g_string_free (out, FALSE);
}

#define NASTY "</data>\"'&<![CDATA[\n\001"
#define CLAIM "joined 1 101 as:" NASTY " says:" NASTY " told:2024-08-06"

static char *
read_path (xmlDocPtr doc, const char *path)
{
  xmlXPathContextPtr context = xmlXPathNewContext (doc);
  xmlXPathObjectPtr  found;
  g_autofree char   *text = NULL;

  xmlXPathRegisterNs (context, BAD_CAST "g", BAD_CAST "http://graphml.graphdrawing.org/xmlns");
  found = xmlXPathEvalExpression (BAD_CAST path, context);
  text = (char *) xmlXPathCastToString (found);
  xmlXPathFreeObject (found);
  xmlXPathFreeContext (context);
  return g_steal_pointer (&text);
}

static void
test_graphml (void)
{
  static const struct
  {
    const char *path, *want;
  } cases[] = {
    { "count(//g:node)", "2" },
    { "string(//g:node[1]/g:data[@key='label'])", "</data>\"'&<![CDATA[ " },
    { "string(//g:node[1]/g:data[@key='aliases'])", "A & B; <C>" },
    { "string(//g:node[2]/g:data[@key='subtype'])", "lab" },
    { "string(//g:edge/@source = //g:node[1]/@id)", "true" },
    { "string(//g:edge/@target = //g:node[2]/@id)", "true" },
    { "string(//g:edge/g:data[@key='kind'])", "joined" },
    { "string(//g:edge/g:data[@key='certainty'])", "stated" },
    { "string(//g:edge/g:data[@key='sentence'])", "</data>\"'&<![CDATA[ " },
    { "string(//g:edge/g:data[@key='published'])", "2024-08-06" },
    { "string(//g:edge/g:data[@key='url'])", "https://example.com/?a=1&b=2" },
    { "count(//g:data[not(@key = //g:key/@id)])", "0" },
  };
  g_autofree char *text = write_graph (DOSSIER_GRAPH_GRAPHML, NASTY, CLAIM);
  xmlDocPtr        doc = xmlReadMemory (text, (int) strlen (text), NULL, NULL, XML_PARSE_NONET);

  g_assert_nonnull (doc);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = read_path (doc, cases[i].path);

      g_test_message ("%s", cases[i].path);
      g_assert_cmpstr (got, ==, cases[i].want);
    }
  xmlFreeDoc (doc);
}

static void
test_whole_files (void)
{
  g_autofree char *lines = write_graph (DOSSIER_GRAPH_FTM, NASTY, CLAIM);
  g_autofree char *linked = write_graph (DOSSIER_GRAPH_JSONLD, NASTY, CLAIM);
  g_autoptr (JsonNode) root = json_from_string (linked, NULL);
  g_auto (GStrv) each = g_strsplit (lines, "\n", -1);

  g_assert_cmpuint (g_strv_length (each), ==, 4); /* the last is empty */
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (JsonNode) line = json_from_string (each[i], NULL);

      g_assert_nonnull (line);
    }
  assert_has (each[1], "\"schema\":\"Organization\"");
  g_assert_nonnull (root);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (root), "@graph")), ==,
                    3);
}

static void
test_what_is_a_fact (void)
{
  static const struct
  {
    const char *claim;
    gboolean    is_fact;
  } cases[] = {
    { "joined 1 101", TRUE },
    { "joined 1 101 rumoured", TRUE },
    { "joined 1 101 denied", FALSE },
    { "joined 1 101 negated", FALSE },
    { "joined 1 101 hypothetical", FALSE },
    { "joined 1 101 rumoured denied", FALSE },
    { "funded 0 101", FALSE },
    { "left 1 0", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierRelation) relation = make_relation (cases[i].claim);

      g_test_message ("%s", cases[i].claim);
      g_assert_true (dossier_relation_is_fact (relation) == cases[i].is_fact);
    }
}

/* The id of a claim is that of its place and ends, not of the row. */
static void
test_ids_stay (void)
{
  g_autoptr (DossierRelation) first = make_relation ("joined 1 101");
  g_autoptr (DossierRelation) same = make_relation ("joined 1 101 on:2024 rumoured");
  g_autoptr (DossierRelation) other = make_relation ("joined 1 102");
  g_autofree char *a = dossier_relation_make_id (first), *b = dossier_relation_make_id (same);
  g_autofree char *c = dossier_relation_make_id (other);

  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (a, !=, c);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/graph/FollowTheMoney", test_ftm);
  g_test_add_func ("/graph/schema.org", test_jsonld);
  g_test_add_func ("/graph/GraphML", test_graphml);
  g_test_add_func ("/graph/whole files can be read whatever is in them", test_whole_files);
  g_test_add_func ("/graph/what is denied or of one end is no tie", test_what_is_a_fact);
  g_test_add_func ("/graph/ids stay", test_ids_stay);
  return g_test_run ();
}
