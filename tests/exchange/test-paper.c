/* test-paper.c - a dossier to be handed on: its lines, its footnotes, and that it stays itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-paper.h"

#include <string.h>
#include <json-glib/json-glib.h>
#include <libxml/parser.h>

#include "claim-words.h"

#define PERSON 1

typedef struct
{
  DossierEntityRow   row;
  DossierSummary    *summary;
  GPtrArray         *claims, *connected, *annotations;
  GHashTable        *stories;
  DossierPaperMatter matter;
} Desk;

static DossierStory *
make_story (gint64 id, const char *title, const char *uri)
{
  DossierStoryRow row = { .id = id, .title = (char *) title, .source = (char *) "The Wire", .uri = (char *) uri };

  dossier_date_parse ("2024-08-06", &row.published);
  return dossier_story_new (&row);
}

static void
add_story (Desk *desk, gint64 id, const char *title, const char *uri)
{
  g_hash_table_insert (desk->stories, g_memdup2 (&id, sizeof id), make_story (id, title, uri));
}

/* What is claimed of person 1; see claims_from_words (). */
static void
set_up (Desk *desk, const char *words, const char *as_of)
{
  static char *aliases[] = { (char *) "J. Doe", NULL };

  desk->row = (DossierEntityRow){ .id = PERSON,
                                  .uid = (char *) "u-1",
                                  .kind = DOSSIER_ENTITY_PERSON,
                                  .name = (char *) "Person 1",
                                  .aliases = aliases,
                                  .note = NULL };
  desk->claims = claims_from_words (words);
  desk->connected = g_ptr_array_new_with_free_func (g_object_unref);
  desk->annotations = g_ptr_array_new_with_free_func (g_object_unref);
  desk->stories = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  desk->summary = dossier_summary_new (PERSON, DOSSIER_ENTITY_PERSON, desk->claims, desk->connected, NULL,
                                       end_of_day (as_of), end_of_day ("2026-01-01"));
  desk->matter = (DossierPaperMatter){ &desk->row, desk->summary, desk->annotations, desk->stories,
                                       end_of_day (as_of != NULL ? as_of : "2026-01-01") };
}

static void
tear_down (Desk *desk)
{
  dossier_summary_free (desk->summary);
  g_ptr_array_unref (desk->claims);
  g_ptr_array_unref (desk->connected);
  g_ptr_array_unref (desk->annotations);
  g_hash_table_unref (desk->stories);
}

static char *
write_paper (Desk *desk, char *(*writer) (const DossierPaper *paper))
{
  g_autoptr (DossierPaper) paper = dossier_paper_new (&desk->matter);

  return writer (paper);
}

static void
assert_has (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

static void
assert_has_not (const char *text, const char *words)
{
  if (strstr (text, words) != NULL)
    g_error ("“%s” is in:\n%s", words, text);
}

static guint
count (const char *text, const char *words)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, words)) != NULL; p += strlen (words))
    n++;
  return n;
}

/* ---- Markdown ---- */

static void
test_lines (void)
{
  static const struct
  {
    const char *name, *claims, *as_of, *line;
  } cases[] = {
    { "what is known", "works_at 1 101 as:CEO told:2024-08-06 by:Wire", NULL, "- Now: CEO at Acme 101[^1]\n" },
    { "what was known then", "joined 1 101 on:2023-02 told:2024-01-01 by:Wire", "2024-06-01",
      "## Known then\n\n- Now: Acme 101, since February 2023[^1]\n" },
    { "an event with its day", "left 1 101 on:2024-08-05 told:2024-08-06 by:Wire", NULL,
      "### 2024\n\n- 5 August 2024 · Person 1 left Acme 101[^1]\n" },
    { "two tellings", "left 1 101 told:2024-08-06 by:Wire | left 1 101 told:2024-08-07 by:Globe text:2", NULL,
      "- Person 1 left Acme 101[^1][^2]\n" },
    { "how it became sure", "joined 1 101 told:2024-08-01 by:Wire rumoured | joined 1 101 told:2024-08-07 by:Globe",
      NULL, "[^1][^2] (rumoured 1 August 2024, confirmed 7 August 2024)\n" },
    { "what is denied", "left 1 101 told:2024-08-06 by:Wire denied", NULL,
      "## Denied, or never happened\n\n### 2024\n\n- Denied: Person 1 left Acme 101[^1]\n" },
    { "sources that disagree",
      "joined 1 101 on:2021-01-01 told:2024-08-06 by:Wire | joined 1 101 on:2021-07-01 told:2024-08-07 by:Globe", NULL,
      "**Sources disagree on the date:**\n\n- " },
    { "money", "invested 1 101 for:$4_billion on:2024-08-05 told:2024-08-06 by:Wire", NULL,
      "## Money\n\n- 5 August 2024 · \\$4 billion to Acme 101[^1]\n" },
    { "money that is not sure", "invested 1 101 for:$4_billion told:2024-08-06 by:Wire rumoured", NULL,
      "- \\$4 billion to Acme 101[^1] (rumoured)\n" },
    { "a footnote", "left 1 101 told:2024-08-06 by:The_Wire says:He_left_*Acme*.", NULL,
      "[^1]: *Untitled*. The Wire, 6 August 2024. “He left \\*Acme\\*.”\n" },
    { "nothing at all", "", NULL, "## Timeline\n\nNothing was told by then.\n" },
    { "nothing of later", "left 1 101 told:2024-08-06 by:Wire", "2024-01-01", "Nothing was told by then." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Desk             desk;
      g_autofree char *text = NULL;

      set_up (&desk, cases[i].claims, cases[i].as_of);
      text = write_paper (&desk, dossier_paper_to_markdown);
      g_test_message ("%s", cases[i].name);
      assert_has (text, cases[i].line);
      tear_down (&desk);
    }
}

static void
test_head (void)
{
  Desk             desk;
  g_autofree char *text = NULL;

  set_up (&desk, "left 1 101 told:2024-08-06 by:Wire", "2024-12-31");
  desk.row.note = (char *) "Ask him.\n\n- soon";
  text = write_paper (&desk, dossier_paper_to_markdown);
  g_assert_true (g_str_has_prefix (
      text, "# Person 1\n\nPerson\\\nAlso: J. Doe\\\nAs it was known on 31 December 2024\n\n## Known then\n"));
  assert_has (text, "## Your note\n\nAsk him.\\\n\\- soon\n\n");
  tear_down (&desk);
}

static void
test_addresses (void)
{
  Desk             desk;
  g_autofree char *text = NULL, *page = NULL;

  set_up (&desk,
          "left 1 101 told:2024-08-06 by:Wire story:7 | left 1 102 told:2024-08-06 by:Wire story:8 | "
          "left 1 103 told:2024-08-06 by:Wire story:9",
          NULL);
  add_story (&desk, 7, "One", "https://example.com/a?b=1&c=2");
  add_story (&desk, 8, "Two", "javascript:alert(1)");
  text = write_paper (&desk, dossier_paper_to_markdown);
  page = write_paper (&desk, dossier_paper_to_html);
  assert_has (text, " <https://example.com/a?b=1&c=2>.\n");
  assert_has (page, "href=\"https://example.com/a?b=1&amp;c=2\"");
  assert_has_not (text, "javascript");
  assert_has_not (page, "javascript");
  tear_down (&desk);
}

static void
test_one_sentence_is_one_footnote (void)
{
  Desk             desk;
  g_autofree char *text = NULL;

  set_up (&desk, "left 1 101 told:2024-08-06 by:Wire story:7 | joined 1 102 told:2024-08-06 by:Wire story:7", NULL);
  text = write_paper (&desk, dossier_paper_to_markdown);
  g_assert_cmpuint (count (text, "\n[^"), ==, 1);
  tear_down (&desk);
}

/* As many as a line may have, and how many more there are. */
static void
test_many_sources (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *text = NULL;
  Desk             desk;

  for (guint i = 0; i < DOSSIER_PAPER_MAX_NOTES + 3; i++)
    g_string_append_printf (words, "%sfounded 1 101 told:2024-08-%02u by:Paper%u text:%u", i > 0 ? " | " : "", i + 1, i,
                            i + 1);
  set_up (&desk, words->str, NULL);
  text = write_paper (&desk, dossier_paper_to_markdown);
  assert_has (text, "[^6] (and 3 sources more)\n");
  g_assert_cmpuint (count (text, "\n[^"), ==, DOSSIER_PAPER_MAX_NOTES);
  tear_down (&desk);
}

static void
add_highlight (Desk *desk, gint64 story, const char *quote, const char *note)
{
  DossierAnnotationRow row = { .story = story, .quote = (char *) quote, .note = (char *) note, .created = 1722945600 };

  g_ptr_array_add (desk->annotations, dossier_annotation_new (&row));
}

static void
test_highlights (void)
{
  Desk             desk;
  g_autofree char *text = NULL, *page = NULL;

  set_up (&desk, "left 1 101 told:2024-08-06 by:Wire story:7", NULL);
  add_story (&desk, 7, "One", "https://example.com/");
  add_highlight (&desk, 7, "two\nlines", "is <b>that</b> so?");
  add_highlight (&desk, 99, "a story that is gone", NULL);
  text = write_paper (&desk, dossier_paper_to_markdown);
  page = write_paper (&desk, dossier_paper_to_html);
  assert_has (text,
              "## Highlights\n\n> two\\\n> lines[^2]\n\nis \\<b\\>that\\</b\\> so?\n\n> a story that is gone\n\n");
  assert_has (page, "<blockquote dir=\"auto\">two<br>\nlines<sup>");
  assert_has (page, "is &lt;b&gt;that&lt;/b&gt; so?");
  tear_down (&desk);
}

static void
test_connections (void)
{
  DossierEntityRow other
      = { .id = 101, .uid = (char *) "u-101", .kind = DOSSIER_ENTITY_ORGANIZATION, .name = (char *) "Acme 101" };
  g_autoptr (GArray) shared = g_array_new (FALSE, FALSE, sizeof (guint));
  guint            n = 4;
  Desk             desk;
  g_autofree char *text = NULL, *json = NULL;

  set_up (&desk, "left 1 101 told:2024-08-06 by:Wire", NULL);
  g_array_append_val (shared, n);
  g_ptr_array_add (desk.connected, dossier_entity_new (&other));
  dossier_summary_free (desk.summary);
  desk.summary = dossier_summary_new (PERSON, DOSSIER_ENTITY_PERSON, desk.claims, desk.connected, shared, 0,
                                      end_of_day ("2026-01-01"));
  desk.matter.summary = desk.summary;
  text = write_paper (&desk, dossier_paper_to_markdown);
  assert_has (text, "## Connected organizations\n\n- Acme 101[^1] (in 4 stories together)\n");
  json = dossier_paper_to_json (&desk.matter);
  assert_has (json, "\"uid\" : \"u-101\"");
  assert_has (json, "\"stories\" : 4,\n      \"facts\" : 1\n");
  tear_down (&desk);
}

/* ---- the page ---- */

#define NASTY "</title><script>alert(1)</script>\"'&\001"

static void
test_page_is_well_formed (void)
{
  Desk             desk;
  g_autofree char *page = NULL, *text = NULL;
  xmlDocPtr        doc;

  set_up (&desk, "left 1 101 as:" NASTY " told:2024-08-06 by:" NASTY " says:" NASTY " story:7", NULL);
  desk.row.name = (char *) NASTY;
  desk.row.note = (char *) NASTY;
  add_story (&desk, 7, NASTY, "https://example.com/");
  add_highlight (&desk, 7, NASTY, NASTY);
  page = write_paper (&desk, dossier_paper_to_html);
  assert_has_not (page, "<script");
  assert_has (page, "default-src 'none'");
  assert_has (page, "prefers-color-scheme: dark");
  assert_has (page, "@media print");
  g_assert_cmpuint (count (page, "src="), ==, 0);
  g_assert_cmpuint (count (page, "<link"), ==, 0);
  /* Every element is closed: but for those that HTML never closes it is XML. */
  text = g_strdup (strstr (page, "<main>"));
  *strstr (text, "</body>") = '\0';
  for (char *p = text; (p = strstr (p, "<br>")) != NULL;)
    memcpy (p, "    ", 4);
  doc = xmlReadMemory (text, (int) strlen (text), NULL, NULL, XML_PARSE_NONET);
  g_assert_nonnull (doc);
  xmlFreeDoc (doc);
  tear_down (&desk);
}

static void
test_page_has_ways_back (void)
{
  Desk             desk;
  g_autofree char *page = NULL;

  set_up (&desk, "joined 1 101 told:2024-08-06 by:Wire | left 1 102 told:2024-08-07 by:Wire", NULL);
  page = write_paper (&desk, dossier_paper_to_html);
  for (guint i = 1; i <= 2; i++)
    {
      g_autofree char *ref = g_strdup_printf ("id=\"r%u\"", i), *note = g_strdup_printf ("<li id=\"n%u\">", i);

      g_assert_cmpuint (count (page, ref), ==, 1);
      g_assert_cmpuint (count (page, note), ==, 1);
    }
  g_assert_cmpuint (count (page, "id=\"n3\""), ==, 0);
  tear_down (&desk);
}

/* ---- JSON ---- */

static void
test_json (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  Desk             desk;
  g_autofree char *text = NULL;
  JsonObject      *object, *fact, *source;
  JsonArray       *sources;

  set_up (&desk,
          "joined 1 101 as:CEO on:2024-08 told:2024-08-06 by:Wire story:7 says:He_\"joined\". | "
          "left 1 102 told:2024-08-07 by:Globe denied",
          NULL);
  add_story (&desk, 7, "One", "https://example.com/");
  text = dossier_paper_to_json (&desk.matter);
  g_assert_true (json_parser_load_from_data (parser, text, -1, NULL));
  object = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (object, "format"), ==, "dossier-1");
  g_assert_true (json_object_get_null_member (object, "as_of"));
  sources = json_object_get_array_member (object, "sources");
  g_assert_cmpuint (json_array_get_length (sources), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      fact = json_array_get_object_element (json_object_get_array_member (object, "timeline"), i);
      source = json_array_get_object_element (
          sources, (guint) json_array_get_int_element (json_object_get_array_member (fact, "sources"), 0));
      if (g_str_equal (json_object_get_string_member (fact, "nature"), "denied"))
        {
          g_assert_cmpstr (json_object_get_string_member (source, "publication"), ==, "Globe");
          continue;
        }
      g_assert_cmpstr (json_object_get_string_member (fact, "kind"), ==, "joined");
      g_assert_cmpstr (json_object_get_string_member (fact, "date"), ==, "2024-08");
      g_assert_cmpstr (json_object_get_string_member (fact, "role"), ==, "CEO");
      g_assert_cmpstr (json_object_get_string_member (source, "url"), ==, "https://example.com/");
      g_assert_cmpstr (json_object_get_string_member (source, "sentence"), ==, "He \"joined\".");
    }
  tear_down (&desk);
}

/* The text of @member of the first of @list. */
static char *
dup_first (JsonObject *object, const char *list, const char *member)
{
  JsonArray  *array = json_object_get_array_member (object, list);
  JsonObject *first = json_array_get_object_element (array, 0);

  g_assert_true (json_object_has_member (first, member));
  return json_to_string (json_object_get_member (first, member), FALSE);
}

static void
assert_json (Desk *desk, const char *list, const char *member, const char *want)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *text = dossier_paper_to_json (&desk->matter), *got = NULL;

  g_assert_true (json_parser_load_from_data (parser, text, -1, NULL));
  got = dup_first (json_node_get_object (json_parser_get_root (parser)), list, member);
  g_assert_cmpstr (got, ==, want);
}

static void
test_json_values (void)
{
  static const struct
  {
    const char *name, *claims, *list, *member, *want;
  } cases[] = {
    { "an address that nobody knows", "left 1 101 by:Wire", "sources", "url", "null" },
    { "a publication without a name", "left 1 101", "sources", "publication", "null" },
    { "no date", "left 1 101", "timeline", "date", "null" },
    { "what a rumour is", "left 1 101 rumoured", "sources", "flags", "[\"rumoured\"]" },
    { "how sure it is", "left 1 101 rumoured", "timeline", "certainty", "\"rumoured\"" },
    { "what a post was", "works_at 1 101 former", "timeline", "is_former", "true" },
    { "who is not named", "left 1 0", "timeline", "object", "null" },
    { "what contradicts another", "joined 1 101 on:2021-01-01 | joined 1 101 on:2021-07-01", "timeline", "conflicts",
      "[\"date\"]" },
    { "two tellings of one fact", "left 1 101 by:Wire | left 1 101 by:Globe text:2", "timeline", "sources", "[0,1]" },
    { "where somebody is", "works_at 1 101 as:CEO", "known", "role", "\"CEO\"" },
    { "money of an unknown amount", "invested 1 101", "money", "amount", "null" },
    { "money that was given", "invested 1 101 for:$4bn", "money", "parties",
      "[{\"name\":\"Acme 101\",\"certainty\":\"stated\"}]" },
    { "money that was got", "invested 101 1 for:$4bn rumoured", "money", "parties",
      "[{\"name\":\"Acme 101\",\"certainty\":\"rumoured\"}]" },
    { "money and the fact have one source", "invested 1 101 for:$4bn", "money", "sources", "[0]" },
    { "a price", "acquired 1 101 for:$4bn", "money", "is_acquisition", "true" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Desk desk;

      g_test_message ("%s", cases[i].name);
      set_up (&desk, cases[i].claims, NULL);
      assert_json (&desk, cases[i].list, cases[i].member, cases[i].want);
      tear_down (&desk);
    }
}

static void
test_json_highlights (void)
{
  Desk desk;

  set_up (&desk, "", NULL);
  add_highlight (&desk, 99, "\"quoted\"\n", NULL);
  assert_json (&desk, "highlights", "source", "null");
  assert_json (&desk, "highlights", "note", "null");
  assert_json (&desk, "highlights", "quote", "\"\\\"quoted\\\"\\n\"");
  assert_json (&desk, "highlights", "created", "\"2024-08-06T12:00:00Z\"");
  add_story (&desk, 99, "One", "https://example.com/");
  assert_json (&desk, "highlights", "source",
               "{\"title\":\"One\",\"publication\":\"The Wire\",\"published\":\"2024-08-06\","
               "\"url\":\"https://example.com/\"}");
  tear_down (&desk);
}

/* All three, one behind the other; @is_turned: of the same claims in another order. */
static char *
write_all (gboolean is_turned)
{
  Desk             desk;
  g_autofree char *text = NULL, *page = NULL, *json = NULL;

  set_up (
      &desk,
      "joined 1 101 told:2024-08-06 by:Wire | left 1 102 told:2024-08-07 by:Globe | left 1 102 told:2024-08-08 by:Sun",
      NULL);
  if (is_turned)
    {
      g_ptr_array_insert (desk.claims, -1, g_ptr_array_steal_index (desk.claims, 0));
      dossier_summary_free (desk.summary);
      desk.summary = dossier_summary_new (PERSON, DOSSIER_ENTITY_PERSON, desk.claims, desk.connected, NULL, 0,
                                          end_of_day ("2026-01-01"));
      desk.matter.summary = desk.summary;
    }
  text = write_paper (&desk, dossier_paper_to_markdown);
  page = write_paper (&desk, dossier_paper_to_html);
  json = dossier_paper_to_json (&desk.matter);
  tear_down (&desk);
  return g_strconcat (text, page, json, NULL);
}

static void
test_same_bytes (void)
{
  g_autofree char *first = write_all (FALSE), *again = write_all (FALSE), *turned = write_all (TRUE);

  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, ==, turned);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/lines with their footnotes", test_lines);
  g_test_add_func ("/paper/names, the day, and a person's note", test_head);
  g_test_add_func ("/paper/addresses of the web alone", test_addresses);
  g_test_add_func ("/paper/one sentence is one footnote", test_one_sentence_is_one_footnote);
  g_test_add_func ("/paper/many sources", test_many_sources);
  g_test_add_func ("/paper/highlights with notes", test_highlights);
  g_test_add_func ("/paper/who belongs together", test_connections);
  g_test_add_func ("/paper/a page stands alone whatever is in it", test_page_is_well_formed);
  g_test_add_func ("/paper/footnotes have ways back", test_page_has_ways_back);
  g_test_add_func ("/paper/JSON has all tellings", test_json);
  g_test_add_func ("/paper/JSON says null of what nobody knows", test_json_values);
  g_test_add_func ("/paper/JSON has highlights with their stories", test_json_highlights);
  g_test_add_func ("/paper/the same dossier, the same bytes", test_same_bytes);
  return g_test_run ();
}
