/* test-feed-writer.c - stories as feeds, whatever is in their words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-feed-writer.h"

#include <json-glib/json-glib.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

static const DossierFeedHead head = { "Chips & <more>", "urn:x-dossier:search:1", 1700000000 };

static GPtrArray *
make_stories (const DossierStoryRow *row)
{
  GPtrArray *stories = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (stories, dossier_story_new (row));
  return stories;
}

static const struct
{
  const char     *name;
  DossierStoryRow row;
  const char     *title, *moment, *uri, *author; /* @title: of Atom, which has to have one */
} cases[] = {
  { "all-is-known",
    { .uid = (char *) "a1",
      .title = (char *) "Left & right",
      .author = (char *) "Ada Low",
      .source = (char *) "The Wire",
      .uri = (char *) "https://example.org/a?b=1&c=2",
      .summary = (char *) "A <b>summary</b>",
      .published = { 1600000000, 1600000001, DOSSIER_PRECISION_TIME } },
    "Left & right",
    "2020-09-13T12:26:40Z",
    "https://example.org/a?b=1&c=2",
    "Ada Low" },
  { "nothing-but-when-it-was-saved",
    { .uid = (char *) "a2", .title = (char *) "Only this", .saved = 1700000000 },
    "Only this",
    "2023-11-14T22:13:20Z",
    NULL,
    NULL },
  { "no-title",
    { .uid = (char *) "a4", .summary = (char *) "Words", .saved = 1700000000 },
    "",
    "2023-11-14T22:13:20Z",
    NULL,
    NULL },
  { "control-signs-and-an-address-that-is-none",
    { .uid = (char *) "a3",
      .title = (char *) "One\001two ]]> \"three\"",
      .source = (char *) "The Wire",
      .uri = (char *) "javascript:alert(1)",
      .saved = 1700000000 },
    "Onetwo ]]> \"three\"",
    "2023-11-14T22:13:20Z",
    NULL,
    "The Wire" },
};

/* The content of the first element called @name below @node, or NULL; borrowed. */
static xmlNodePtr
find_node (xmlNodePtr node, const char *name)
{
  for (xmlNodePtr child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && g_str_equal ((const char *) child->name, name))
      return child;
  return NULL;
}

static void
assert_content (xmlNodePtr node, const char *name, const char *want)
{
  xmlNodePtr found = find_node (node, name);
  xmlChar   *content = found != NULL ? xmlNodeGetContent (found) : NULL;

  g_assert_cmpstr ((const char *) content, ==, want);
  xmlFree (content);
}

static void
test_atom (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) stories = make_stories (&cases[i].row);
  g_autofree char *text = dossier_feed_write_atom (&head, stories);
  xmlDocPtr        doc = xmlReadMemory (text, (int) strlen (text), NULL, NULL, XML_PARSE_NONET);
  xmlNodePtr       feed, entry, link;
  xmlChar         *uri;
  g_autofree char *id = g_strconcat ("urn:x-dossier:story:", cases[i].row.uid, NULL);

  g_assert_nonnull (doc);
  feed = xmlDocGetRootElement (doc);
  assert_content (feed, "title", "Chips & <more>");
  assert_content (feed, "updated", "2023-11-14T22:13:20Z");
  entry = find_node (feed, "entry");
  assert_content (entry, "id", id);
  assert_content (entry, "title", cases[i].title);
  assert_content (entry, "updated", cases[i].moment);
  assert_content (entry, "author", cases[i].author);
  link = find_node (entry, "link");
  uri = link != NULL ? xmlGetProp (link, (const xmlChar *) "href") : NULL;
  g_assert_cmpstr ((const char *) uri, ==, cases[i].uri);
  xmlFree (uri);
  xmlFreeDoc (doc);
}

static void
test_json (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) stories = make_stories (&cases[i].row);
  g_autofree char *text = dossier_feed_write_json (&head, stories);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  JsonObject *item;

  g_assert_nonnull (node);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "title"), ==, head.title);
  item = json_array_get_object_element (json_object_get_array_member (json_node_get_object (node), "items"), 0);
  g_assert_cmpstr (json_object_get_string_member_with_default (item, "title", NULL), ==, cases[i].row.title);
  g_assert_cmpstr (json_object_get_string_member (item, "date_published"), ==, cases[i].moment);
  g_assert_cmpint (json_object_has_member (item, "url"), ==, cases[i].uri != NULL);
  g_assert_true (json_object_has_member (item, "content_text"));
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *atom = dossier_feed_write_atom (&head, none), *json = dossier_feed_write_json (&head, none);
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  g_assert_nonnull (strstr (atom, "</feed>"));
  g_assert_null (strstr (atom, "<entry>"));
  g_assert_nonnull (node);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *atom = g_strconcat ("/feed-writer/atom/", cases[i].name, NULL);
      g_autofree char *json = g_strconcat ("/feed-writer/json/", cases[i].name, NULL);

      g_test_add_data_func (atom, GSIZE_TO_POINTER (i), test_atom);
      g_test_add_data_func (json, GSIZE_TO_POINTER (i), test_json);
    }
  g_test_add_func ("/feed-writer/no-story", test_empty);
  return g_test_run ();
}
