/* test-hostile-lists.c - lists of feeds that mean harm: nothing is taken that should not be, and it is said why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>
#include <sys/resource.h>

#include "dossier-feed-list.h"

#define BYTES(text) text, sizeof (text) - 1
#define OPML(body) BYTES ("<opml version='2.0'><body>" body "</body></opml>")
#define FEED(address) OPML ("<outline text='T' xmlUrl='" address "'/>")
#define BOOKMARKS(body) BYTES ("<!DOCTYPE NETSCAPE-Bookmark-file-1><DL>" body "</DL>")
#define LINK(address) BOOKMARKS ("<DT><A HREF='" address "' FEED='true'>T</A>")
#define ENTITIES(declared, body) BYTES ("<!DOCTYPE opml [" declared "]><opml><body>" body "</body></opml>")
#define GOOD "<outline text='Good' xmlUrl='https://good.example/feed'/>"

/* The address of every feed that may be taken begins so. */
#define ALLOWED "https://good.example/"

static const struct
{
  const char *name, *bytes;
  gsize       length;
  guint       n_feeds;
  const char *words; /* in what is said; NULL: there is nothing to say */
} files[] = {
  { "OPML: a pipe", FEED ("|touch /tmp/x"), 0, "only http" },
  { "OPML: exec:", FEED ("exec:touch /tmp/x"), 0, "only http" },
  { "OPML: filter:", FEED ("filter:/bin/sh:https://good.example/feed"), 0, "only http" },
  { "OPML: query:", FEED ("query:all:rm"), 0, "only http" },
  { "OPML: filtercmd beside a feed", OPML ("<outline text='T' filtercmd='rm' xmlUrl='https://good.example/feed'/>"), 1,
    NULL },
  { "OPML: file:", FEED ("file:///etc/passwd"), 0, "only http" },
  { "OPML: a path", FEED ("/etc/passwd"), 0, "only http" },
  { "OPML: a path upwards", FEED ("../../etc/passwd"), 0, "only http" },
  { "OPML: javascript:", FEED ("javascript:alert(1)"), 0, "only http" },
  { "OPML: JaVaScRiPt:", FEED ("JaVaScRiPt:alert(1)"), 0, "only http" },
  { "OPML: a scheme parted by a tab", FEED ("java&#9;script:alert(1)"), 0, "only http" },
  { "OPML: a scheme after control characters", FEED ("&#1;&#2;javascript:alert(1)"), 0, "only http" },
  { "OPML: vbscript:", FEED ("vbscript:x"), 0, "only http" },
  { "OPML: smb:", FEED ("smb://good.example/share"), 0, "only http" },
  { "OPML: a share", FEED ("\\\\good.example\\share"), 0, "only http" },
  { "OPML: data:", FEED ("data:application/rss+xml,x"), 0, "only http" },
  { "OPML: ftp:", FEED ("ftp://good.example/feed"), 0, "only http" },
  { "OPML: gopher:", FEED ("gopher://good.example/"), 0, "only http" },
  { "OPML: about:", FEED ("about:blank"), 0, "only http" },
  { "OPML: view-source:", FEED ("view-source:https://good.example/"), 0, "only http" },
  { "OPML: feed: with something else in it", FEED ("feed:javascript:alert(1)"), 0, "only http" },
  { "OPML: feed: twice", FEED ("feed:feed:file:///x"), 0, "only http" },
  { "OPML: a password", FEED ("https://me:secret@good.example/feed"), 0, "password" },
  { "OPML: another host after the at sign", FEED ("https://good.example@evil.example/"), 0, "password" },
  { "OPML: no host", FEED ("https:///etc/passwd"), 0, "broken" },
  { "OPML: a pipe for a host", FEED ("https://|id/"), 0, "broken" },
  { "OPML: no such port", FEED ("https://good.example:99999/"), 0, "broken" },
  { "OPML: turned around",
    FEED ("https://good.example/\xE2\x80\xAE"
          "slmth.exe"),
    0, "hidden" },
  { "OPML: signs of no width", FEED ("https://good\xE2\x80\x8B.example/"), 0, "hidden" },
  { "OPML: a title turned around", OPML ("<outline text='\xE2\x80\xAEx' xmlUrl='https://good.example/feed'/>"), 1,
    NULL },
  { "OPML: a site that runs something",
    OPML ("<outline text='T' htmlUrl='javascript:x' xmlUrl='https://good.example/feed'/>"), 1, NULL },
  { "OPML: the same attribute twice", OPML ("<outline xmlUrl='https://good.example/feed' xmlUrl='|rm'/>"), 1, NULL },
  { "OPML: includes itself", OPML ("<outline type='include' url='list.opml'/>" GOOD), 1, "not followed" },
  { "OPML: includes a file", OPML ("<outline type='include' xmlUrl='file:///etc/passwd'/>"), 0, "not followed" },
  { "OPML: XInclude",
    OPML ("<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd' parse='text'/>" GOOD), 1,
    NULL },
  { "OPML: a style sheet", BYTES ("<?xml-stylesheet href='file:///etc/passwd'?><opml><body>" GOOD "</body></opml>"), 1,
    NULL },
  { "OPML: an entity of a file",
    ENTITIES ("<!ENTITY x SYSTEM 'file:///etc/passwd'>", "<outline text='&x;' xmlUrl='https://good.example/feed'/>"), 1,
    NULL },
  { "OPML: an entity for an address", ENTITIES ("<!ENTITY x '|rm'>", "<outline xmlUrl='&x;'/>"), 0, "only http" },
  { "OPML: a document type of the web",
    BYTES ("<!DOCTYPE opml SYSTEM 'http://good.example/x.dtd'><opml><body>" GOOD "</body></opml>"), 1, NULL },
  { "OPML: a parameter entity", ENTITIES ("<!ENTITY % p SYSTEM 'http://good.example/x'> %p;", GOOD), 1, NULL },
  { "OPML: NUL bytes", BYTES ("<opml><body><outline xmlUrl='java\0script:x'/>" GOOD "</body></opml>"), 1, "only http" },
  { "OPML: bytes that are no text", BYTES ("<opml><body><outline text='\xff\xfe\xc0' xmlUrl='\xff://x'/>" GOOD), 1,
    "only http" },
  { "OPML: a wrong encoding",
    BYTES ("<?xml version='1.0' encoding='utf-16'?><opml><body><outline xmlUrl='|rm'/>" GOOD "</body></opml>"), 1,
    "only http" },
  { "OPML: an encoding that is none",
    BYTES ("<?xml version='1.0' encoding='x-evil'?><opml><body>" GOOD "</body></opml>"), 1, NULL },
  { "OPML: UTF-16",
    BYTES ("\xff\xfe<\0o\0p\0m\0l\0>\0<\0b\0o\0d\0y\0>\0<\0o\0u\0t\0l\0i\0n\0e\0 \0x\0m\0l\0U\0r\0l\0=\0'\0|\0r\0m\0'"
           "\0/\0>\0<\0/\0b\0o\0d\0y\0>\0<\0/\0o\0p\0m\0l\0>\0"),
    0, "only http" },
  { "OPML: cut off", BYTES ("<opml><body>" GOOD "<outline xmlUrl='|rm"), 1, NULL },
  { "OPML: made by another reader's rules", OPML ("<outline type='HTML+XPath' xmlUrl='https://evil.example/'/>"), 0,
    "by its own rules" },
  { "bookmarks: a pipe", LINK ("|touch /tmp/x"), 0, "only http" },
  { "bookmarks: javascript:", LINK ("javascript:alert(1)"), 0, "only http" },
  { "bookmarks: a scheme parted by a reference", LINK ("java&#10;script:alert(1)"), 0, "only http" },
  { "bookmarks: place:", LINK ("place:sort=8"), 0, "only http" },
  { "bookmarks: file:", LINK ("file:///etc/passwd"), 0, "only http" },
  { "bookmarks: data:", LINK ("data:text/html,x"), 0, "only http" },
  { "bookmarks: a password", LINK ("https://me:secret@good.example/rss"), 0, "password" },
  { "bookmarks: turned around", LINK ("https://good.example/\xE2\x80\xAE/feed"), 0, "hidden" },
  { "bookmarks: a feed that runs something", BOOKMARKS ("<A HREF='https://good.example/' FEEDURL='|rm'>T</A>"), 0,
    "only http" },
  { "bookmarks: NUL bytes",
    BOOKMARKS ("<A HREF='java\0script:x' FEED='1'>T</A><A HREF='https://good.example/feed'>G</A>"), 1, "only http" },
  { "bookmarks: a comment without an end", BOOKMARKS ("<A HREF='https://good.example/feed'>G</A><!-- <A HREF='|rm'>"),
    1, NULL },
  { "bookmarks: bytes that are no text", BOOKMARKS ("<A HREF='\xff\xfe://x' FEED='1'>\xc0</A>"), 0, "only http" },
  { "bookmarks: UTF-7", BOOKMARKS ("<META CONTENT='text/html; charset=utf-7'><A HREF='+AHwAcg-' FEED='1'>T</A>"), 0,
    "only http" },
};

static gboolean
says (GPtrArray *sentences, const char *words)
{
  for (guint i = 0; i < sentences->len; i++)
    if (strstr (sentences->pdata[i], words) != NULL)
      return TRUE;
  return FALSE;
}

/* What is shown to a person is one line of valid text in which nothing hides. */
static void
check_sentence (const char *sentence)
{
  g_assert_true (g_utf8_validate (sentence, -1, NULL));
  g_assert_cmpuint (g_utf8_strlen (sentence, -1), <, 400);
  g_assert_null (strpbrk (sentence, "\n\r\t\x01\x1b"));
  g_assert_null (strstr (sentence, "\xE2\x80\xAE"));
  g_assert_null (strstr (sentence, "secret"));
}

static void
check_list (const DossierFeedList *list)
{
  for (guint i = 0; i < list->feeds->len; i++)
    {
      const DossierListedFeed *feed = list->feeds->pdata[i];

      g_assert_true (g_str_has_prefix (feed->uri, ALLOWED));
      g_assert_true (feed->site == NULL || g_str_has_prefix (feed->site, "http"));
      g_assert_true (feed->attributes == NULL || strstr (feed->attributes, "rm") == NULL);
      g_assert_true (feed->title == NULL || strstr (feed->title, "root:") == NULL);
    }
  for (guint i = 0; i < list->refused->len; i++)
    check_sentence (list->refused->pdata[i]);
}

static void
check_file (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GBytes) bytes = g_bytes_new (files[i].bytes, files[i].length);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFeedList) list = dossier_feed_list_read (bytes, "list", &error);

  g_assert_no_error (error);
  check_list (list);
  g_assert_cmpuint (list->feeds->len, ==, files[i].n_feeds);
  if (files[i].words != NULL)
    g_assert_true (says (list->refused, files[i].words));
  else
    g_assert_cmpuint (list->refused->len, ==, 0);
}

/* ---- much of everything ---- */

/* @before, @n times @part, @after; "%u" in @part is a number. */
static const struct
{
  const char *name, *before, *part;
  guint       n;
  const char *after;
  guint       most; /* feeds */
} floods[] = {
  { "OPML: a million outlines", "<opml><body>", "<outline/>", 1000000, "</body></opml>", 0 },
  { "OPML: a million times the same feed", "<opml><body>", "<outline xmlUrl='https://good.example/'/>", 300000,
    "</body></opml>", 1 },
  { "OPML: folders 10,000 deep", "<opml><body>", "<outline text='A'>", 10000, GOOD, 1 },
  { "OPML: folders a million deep", "<opml><body>", "<outline>", 1000000, GOOD, 1 },
  { "OPML: a huge attribute", "<opml><body><outline xmlUrl='https://good.example/", "xxxxxxxxxxxxxxxx", 500000,
    "'/></body></opml>", 0 },
  { "OPML: a huge title", "<opml><body><outline xmlUrl='https://good.example/' text='", "xxxxxxxxxxxxxxxx", 500000,
    "'/></body></opml>", 1 },
  { "OPML: attributes without end", "<opml><body><outline ", "a%u='b' ", 300000, "xmlUrl='|rm'/></body></opml>", 0 },
  { "OPML: entities in entities",
    "<!DOCTYPE opml [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><opml><body><outline text='",
    "&b;", 100000, "'/>" GOOD "</body></opml>", 1 },
  { "OPML: tags that are never closed", "<opml><body>", "<outline text='", 200000, "", 0 },
  { "bookmarks: a million links", "<!DOCTYPE NETSCAPE-Bookmark-file-1>", "<A HREF='https://good.example/%u/rss'>",
    500000, "", 20000 },
  { "bookmarks: a million that run something", "<!DOCTYPE NETSCAPE-Bookmark-file-1>", "<A HREF='j%u:x' FEED=1>", 500000,
    "", 0 },
  { "bookmarks: lists a million deep", "<!DOCTYPE NETSCAPE-Bookmark-file-1>", "<H3>F</H3><DL>", 1000000,
    "<A HREF='https://good.example/rss'>", 1 },
  { "bookmarks: a huge attribute", "<!DOCTYPE NETSCAPE-Bookmark-file-1><A ICON='", "xxxxxxxxxxxxxxxx", 1000000,
    "' HREF='https://good.example/rss'>", 1 },
  { "bookmarks: a huge title", "<!DOCTYPE NETSCAPE-Bookmark-file-1><A HREF='https://good.example/rss'>",
    "xxxxxxxxxxxxxxxx", 1000000, "</A>", 1 },
};

static GBytes *
make_flood (gsize i)
{
  GString *text = g_string_new (floods[i].before);
  gboolean counts = strstr (floods[i].part, "%u") != NULL;
  g_auto (GStrv) parts = g_strsplit (floods[i].part, "%u", 2);

  for (guint n = 0; n < floods[i].n; n++)
    if (counts)
      g_string_append_printf (text, "%s%u%s", parts[0], n, parts[1]);
    else
      g_string_append (text, floods[i].part);
  g_string_append (text, floods[i].after);
  return g_string_free_to_bytes (text);
}

/* A list that is refused as a whole says why as well. Its time is the test's; its memory is that of the largest, which
 * holds a tree of a million elements. */
static void
check_flood (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GBytes) bytes = make_flood (i);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFeedList) list = dossier_feed_list_read (bytes, "list", &error);
  struct rusage usage;

  if (list == NULL)
    check_sentence (error->message);
  else
    {
      check_list (list);
      g_assert_cmpuint (list->feeds->len, <=, floods[i].most);
      g_assert_cmpuint (list->refused->len, <=, 101);
    }
  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpint (usage.ru_maxrss, <, 600 * 1024);
#endif
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  G_STATIC_ASSERT (G_N_ELEMENTS (files) + G_N_ELEMENTS (floods) >= 60);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strdup_printf ("/library/hostile-lists/%s", files[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), check_file);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (floods); i++)
    {
      g_autofree char *path = g_strdup_printf ("/library/hostile-lists/%s", floods[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), check_flood);
    }
  return g_test_run ();
}
