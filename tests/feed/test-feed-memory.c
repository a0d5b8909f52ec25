/* test-feed-memory.c - without memory for a parser there is an error in words, and later all is read again
 *
 * Only what a parser is made of is refused: libxml2 2.9.14 falls itself when it is refused some of what comes after.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-feed-parser.h"
#include "dossier-opml.h"

#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

/* The @n-th piece of memory is refused, with @for_ever all after it; 0: none. */
typedef struct
{
  guint    n, n_calls;
  gboolean for_ever;
} Memory;

/* libxml2 gives its functions nothing to find it by. */
static Memory *
get_memory (void)
{
  static Memory memory;

  return &memory;
}

static gboolean
is_refused (void)
{
  Memory *memory = get_memory ();

  memory->n_calls++;
  return memory->n > 0 && (memory->n_calls == memory->n || (memory->for_ever && memory->n_calls > memory->n));
}

static void *
take (size_t size)
{
  return is_refused () ? NULL : malloc (size);
}

static void *
take_more (void *old, size_t size)
{
  return is_refused () ? NULL : realloc (old, size);
}

static char *
take_copy (const char *text)
{
  return is_refused () ? NULL : strdup (text);
}

/* How much a parser is made of. */
static guint
count_needed (void)
{
  Memory *memory = get_memory ();

  *memory = (Memory){ 0 };
  xmlFreeParserCtxt (xmlNewParserCtxt ());
  return memory->n_calls;
}

static gboolean
parse_feed (GBytes *bytes, GError **error)
{
  g_autoptr (DossierFeedDraft) feed = dossier_feed_parse (bytes, "https://example.org/feed", "text/xml", error);

  return feed != NULL;
}

static gboolean
parse_opml (GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) outlines = dossier_opml_parse (bytes, NULL, error);

  return outlines != NULL;
}

static const struct
{
  const char *name;
  gboolean (*parse) (GBytes *bytes, GError **error);
  const char *text;
} cases[] = {
  { "rss", parse_feed,
    "<?xml version='1.0' encoding='ISO-8859-1'?><rss version='2.0'><channel><title>News</title>"
    "<link>https://example.org/</link><item><title>A &amp; B</title><link>https://example.org/a</link>"
    "<guid>1</guid><pubDate>Mon, 01 Jan 2024 10:00:00 GMT</pubDate><description><![CDATA[<p>Words <b>and</b> "
    "more.</p>]]>"
    "</description><enclosure url='https://example.org/a.mp3' type='audio/mpeg' length='9'/></item>"
    "<item><title>C</title><description>&lt;p>D&lt;/p></description></item></channel></rss>" },
  { "atom", parse_feed,
    "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://example.org/'><title type='html'>News</title>"
    "<id>a</id><entry><id>b</id><title>One</title><link href='b'/><author><name>Ada</name></author>"
    "<updated>2024-01-01T10:00:00Z</updated><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
    "<p>Text <a href='c'>with a link</a></p></div></content></entry></feed>" },
  { "opml", parse_opml,
    "<opml version='2.0'><head><title>Feeds</title></head><body><outline text='Labs'>"
    "<outline type='rss' text='A' xmlUrl='https://example.org/a' htmlUrl='https://example.org/'/>"
    "<outline type='rss' text='B' xmlUrl='https://example.org/b'/></outline></body></opml>" },
};

static void
test_memory (gconstpointer data)
{
  guint   which = GPOINTER_TO_UINT (data), n_needed = count_needed ();
  Memory *memory = get_memory ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (cases[which].text, strlen (cases[which].text));

  g_assert_cmpuint (n_needed, >, 3);
  for (guint n = 1; n <= n_needed; n++)
    {
      g_autoptr (GError) error = NULL;

      *memory = (Memory){ .n = n, .for_ever = TRUE };
      g_assert_false (cases[which].parse (bytes, &error));
      *memory = (Memory){ 0 };
      g_assert_nonnull (error);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_true (cases[which].parse (bytes, NULL));
    }
  g_test_message ("%s: each of %u pieces was refused", cases[which].name, n_needed);
}

int
main (int argc, char **argv)
{
  xmlMemSetup (free, take, take_more, take_copy);
  xmlInitParser ();
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/feed-memory/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_memory);
    }
  return g_test_run ();
}
