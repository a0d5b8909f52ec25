/* test-highlights-writer.c - highlights for other programs, whatever is in their words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-highlights-writer.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "dossier-csv.h"
#include "dossier-highlights-move.h"
#include "dossier-highlights-note.h"
#include "dossier-import-file.h"
#include "dossier-story-tag.h"

static const char *const dangers[] = {
  "plain",
  "two\n\nlines",
  "---",
  "---\nx: y\n---\n",
  "\"quoted\": 'yes' \\ # & * ! | > % @ `",
  "=1+1",
  "'=1",
  "<script>alert(1)</script>",
  "<!-- open",
  "<!-- dossier:yours - x -->",
  "\n<!-- dossier:yours - x -->\nbelow",
  "```\nfence",
  "~~~",
  "%% hidden",
  "]]>&amp;<b",
  "[[link]] [x](javascript:y) ![i](http://x)",
  "# heading\n> quote\n- list\n1. one",
  "a\x01"
  "b\x7f\xc2\x85\xe2\x80\xa8"
  "c",
  "עברית \xe2\x80\x8f 👩🏽‍🔬 e\xcc\x81",
  "\r\nreturn\r",
  "\t\ttab,;",
};

/* A story with one highlight, all of whose words are the same. */
typedef struct
{
  DossierStoryRow         story;
  DossierHighlightedStory highlighted;
  char                   *tags[2];
} Made;

static void
make (Made *made, const char *words)
{
  DossierAnnotationRow row = { .id = 1,
                               .uid = (char *) "00000000-0000-4000-8000-000000000001",
                               .revision = 1,
                               .start = 3,
                               .length = (guint) g_utf8_strlen (words, -1),
                               .quote = (char *) words,
                               .prefix = (char *) "before ",
                               .suffix = (char *) " after",
                               .colour = DOSSIER_COLOUR_UNDERLINE,
                               .note = (char *) words,
                               .created = 1722902400,
                               .modified = 1722988800,
                               .entity = 7,
                               .entity_name = (char *) words,
                               .claim_kind = DOSSIER_CLAIM_LEFT,
                               .claim_subject_name = (char *) words,
                               .claim_sentence = (char *) words };
  DossierEntityRow entity = { .id = 7, .uid = (char *) "e7", .kind = DOSSIER_ENTITY_PERSON, .name = (char *) words };

  memset (made, 0, sizeof *made);
  made->tags[0] = (char *) words;
  row.tags = made->tags;
  made->story = (DossierStoryRow){ .id = 5,
                                   .uid = (char *) "0123456789abcdef0123456789abcdef",
                                   .title = (char *) words,
                                   .author = (char *) words,
                                   .source = (char *) words,
                                   .uri = (char *) "https://a.example/x?y=1&z=(2)" };
  dossier_date_parse ("2024-08-06", &made->story.published);
  made->highlighted = (DossierHighlightedStory){ .story = &made->story,
                                                 .revision = 1,
                                                 .annotations = g_ptr_array_new_with_free_func (g_object_unref),
                                                 .tags = g_ptr_array_new_with_free_func (g_object_unref),
                                                 .entities = g_ptr_array_new_with_free_func (g_object_unref) };
  g_ptr_array_add (made->highlighted.annotations, dossier_annotation_new (&row));
  g_ptr_array_add (made->highlighted.tags, dossier_story_tag_new (1, words, 1));
  g_ptr_array_add (made->highlighted.entities, dossier_entity_new (&entity));
}

static void
made_clear (Made *made)
{
  g_ptr_array_unref (made->highlighted.annotations);
  g_ptr_array_unref (made->highlighted.tags);
  g_ptr_array_unref (made->highlighted.entities);
}

static char *
write_all (DossierHighlightsFormat format, const Made *made, const char *title)
{
  DossierHighlightsHead head = { title, NULL };
  g_autoptr (DossierHighlightsWriter) writer = dossier_highlights_writer_new (format, &head);
  GString *out = g_string_new (NULL);

  dossier_highlights_writer_begin (writer, out);
  dossier_highlights_writer_add (writer, &made->highlighted, out);
  dossier_highlights_writer_end (writer, out);
  return g_string_free (out, FALSE);
}

/* ---- moves ---- */

/* A move whose sentence is not known is not told, and no list is written for it. */
static void
test_no_empty_body (void)
{
  DossierAnnotationRow row = { .uid = (char *) "00000000-0000-4000-8000-000000000001",
                               .quote = (char *) "x",
                               .colour = DOSSIER_COLOUR_UNDERLINE,
                               .claim_kind = DOSSIER_CLAIM_LEFT };
  Made                 made;
  g_autofree char     *text = NULL;

  make (&made, "x");
  g_ptr_array_set_size (made.highlighted.annotations, 0);
  g_ptr_array_add (made.highlighted.annotations, dossier_annotation_new (&row));
  text = write_all (DOSSIER_HIGHLIGHTS_WEB_ANNOTATION, &made, "x");
  g_assert_nonnull (strstr (text, "\"target\""));
  g_assert_null (strstr (text, "\"body\""));
  made_clear (&made);
}

static const struct
{
  const char      *urn; /* may be NULL */
  DossierClaimKind kind;
  const char      *subject, *object;
} urns[] = {
  { "urn:x-dossier:move:joined?=subject=Ada%20D%26o%3De&object=%C3%96l%20%3F%3D", DOSSIER_CLAIM_JOINED, "Ada D&o=e",
    "Öl ?=" },
  { "urn:x-dossier:move:left?=subject=Ada", DOSSIER_CLAIM_LEFT, "Ada", NULL },
  { "urn:x-dossier:move:disbanded?=object=Lab", DOSSIER_CLAIM_DISBANDED, NULL, "Lab" },
  { "urn:x-dossier:move:funded", DOSSIER_CLAIM_FUNDED, NULL, NULL },
  { "urn:x-dossier:move:joined?=subject=&object=%ff%zz", DOSSIER_CLAIM_JOINED, NULL, NULL },
  { "urn:x-dossier:move:?=subject=Ada", 0, NULL, NULL },
  { "urn:x-dossier:move:dances?=subject=Ada", 0, NULL, NULL },
  { "urn:x-dossier:entity:e7", 0, NULL, NULL },
  { "", 0, NULL, NULL },
  { NULL, 0, NULL, NULL },
};

static void
test_move_urns (void)
{
  g_autofree char *endless = g_strnfill (DOSSIER_HIGHLIGHTS_MAX_MOVE_URN, 'x');
  g_autofree char *long_urn = g_strconcat ("urn:x-dossier:move:left?=subject=", endless, NULL);
  char            *subject, *object;

  for (guint i = 0; i < G_N_ELEMENTS (urns); i++)
    {
      g_autofree char *made = NULL;

      g_assert_cmpint (dossier_highlights_read_move_urn (urns[i].urn, &subject, &object), ==, urns[i].kind);
      g_assert_cmpstr (subject, ==, urns[i].subject);
      g_assert_cmpstr (object, ==, urns[i].object);
      if (i < 4)
        {
          made = dossier_highlights_make_move_urn (urns[i].kind, subject, object);
          g_assert_cmpstr (made, ==, urns[i].urn);
        }
      g_free (subject);
      g_free (object);
    }
  g_assert_cmpint (dossier_highlights_read_move_urn (long_urn, &subject, &object), ==, 0);
  g_assert_null (subject);
}

/* ---- read back ---- */

static const struct
{
  DossierHighlightsFormat format;
  gboolean                has_rest;
} read_back[] = {
  { DOSSIER_HIGHLIGHTS_WEB_ANNOTATION, TRUE },
  { DOSSIER_HIGHLIGHTS_CSV, TRUE },
  { DOSSIER_HIGHLIGHTS_HYPOTHESIS, FALSE },
};

static void
check_read_back (const char *text, const char *words, gboolean has_rest)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImports) imports = dossier_import_file_read (bytes, &error);
  const DossierImported          *item;
  const DossierImportedHighlight *highlight;

  g_assert_no_error (error);
  g_assert_cmpuint (imports->items->len, ==, 1);
  item = imports->items->pdata[0];
  g_assert_cmpuint (item->highlights->len, ==, 1);
  highlight = item->highlights->pdata[0];
  g_assert_cmpstr (item->uri, ==, "https://a.example/x?y=1&z=(2)");
  g_assert_cmpstr (highlight->quote, ==, words);
  g_assert_cmpstr (highlight->note, ==, words);
  g_assert_cmpint (highlight->move_kind, ==, DOSSIER_CLAIM_LEFT);
  g_assert_cmpstr (highlight->move_sentence, ==, words);
  g_assert_null (highlight->move_object);
  g_assert_cmpstr (highlight->uid, ==, "00000000-0000-4000-8000-000000000001");
  g_assert_cmpint (highlight->created, ==, 1722902400);
  g_assert_cmpint (highlight->modified, ==, 1722988800);
  if (!has_rest)
    return;
  g_assert_cmpstr (item->uid, ==, "0123456789abcdef0123456789abcdef");
  g_assert_cmpint (highlight->colour, ==, DOSSIER_COLOUR_UNDERLINE);
  g_assert_cmpuint (highlight->start, ==, 3);
  g_assert_cmpuint (highlight->length, ==, g_utf8_strlen (words, -1));
  g_assert_cmpstr (highlight->prefix, ==, "before ");
  g_assert_cmpstr (highlight->suffix, ==, " after");
}

static void
test_read_back (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dangers); i++)
    for (guint j = 0; j < G_N_ELEMENTS (read_back); j++)
      {
        Made             made;
        g_autofree char *text = NULL;

        make (&made, dangers[i]);
        text = write_all (read_back[j].format, &made, "All");
        check_read_back (text, dangers[i], read_back[j].has_rest);
        made_clear (&made);
      }
}

/* ---- Markdown ---- */

static guint
count_lines (const char *text, const char *begin)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += g_str_has_prefix (lines[i], begin) ? 1 : 0;
  return n;
}

/* Whether @words stand in the body of @note without a backslash before them. */
static gboolean
has_bare (const char *note, const char *words)
{
  for (const char *p = strstr (note, "\n---\n"); p != NULL && (p = strstr (p + 1, words)) != NULL;)
    if (p[-1] != '\\')
      return TRUE;
  return FALSE;
}

/* Whatever is in a story, its file has one marker, two lines around its front matter, and no comment that hides it. */
static void
test_notes_keep_their_shape (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dangers); i++)
    {
      Made made;
      g_autoptr (GString) note = g_string_new (NULL);
      g_autofree char *all = NULL;
      const char      *own;

      make (&made, dangers[i]);
      dossier_highlights_note_append (note, &made.highlighted);
      all = write_all (DOSSIER_HIGHLIGHTS_MARKDOWN, &made, dangers[i]);
      g_assert_true (g_str_has_prefix (note->str, "---\n"));
      g_assert_cmpuint (count_lines (note->str, "---"), ==, 2);
      g_assert_cmpuint (count_lines (note->str, DOSSIER_HIGHLIGHTS_MARKER), ==, 1);
      g_assert_cmpuint (count_lines (all, DOSSIER_HIGHLIGHTS_MARKER), ==, 1);
      g_assert_false (has_bare (note->str, "%%"));
      g_assert_false (has_bare (note->str, "<script"));
      g_assert_false (has_bare (note->str, "<!-- open"));
      own = dossier_highlights_note_find_own (note->str);
      g_assert_cmpstr (own, ==, "");
      g_string_append (note, "mine\n" DOSSIER_HIGHLIGHTS_MARKER "\nagain");
      g_assert_cmpstr (dossier_highlights_note_find_own (note->str), ==, "mine\n" DOSSIER_HIGHLIGHTS_MARKER "\nagain");
      made_clear (&made);
    }
}

static const struct
{
  const char *text, *own;
} files[] = {
  { "", NULL },
  { "# A note", NULL },
  { " " DOSSIER_HIGHLIGHTS_MARKER " -->\nx", NULL },
  { DOSSIER_HIGHLIGHTS_MARKER, "" },
  { DOSSIER_HIGHLIGHTS_MARKER " - en français -->\r\nx", "x" },
  { "a\n" DOSSIER_HIGHLIGHTS_MARKER "\n\n", "\n" },
};

static void
test_own_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_assert_cmpstr (dossier_highlights_note_find_own (files[i].text), ==, files[i].own);
}

static const struct
{
  const char *name, *clean;
} names[] = {
  { "A move", "A move" },
  { "What? \"Yes\" / no: <b>|*\\", "What- -Yes- - no- -b----" },
  { "", "_" },
  { " ... ", "_" },
  { "con", "_con" },
  { "COM1.txt", "_COM1.txt" },
  { "Common", "Common" },
  { "ends with dots...  ", "ends with dots" },
  { "two\n\tlines", "two lines" },
  { "[[x]] #y ^z 100%", "--x-- -y -z 100-" },
  { "e\xcc\x81", "é" },
  { "\xe2\x80\xaetxt.exe", "-txt.exe" },
  { "עברית 👩", "עברית 👩" },
};

static void
test_names_of_files (void)
{
  g_autofree char *long_name = g_strnfill (500, 'x');
  DossierStoryRow  row = { .uid = (char *) "0123456789abcdef", .title = long_name };
  g_autofree char *name = dossier_highlights_note_make_name (&row),
                  *ending = dossier_highlights_note_make_ending (&row);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *clean = dossier_highlights_clean_name (names[i].name, 100);

      g_assert_cmpstr (clean, ==, names[i].clean);
    }
  g_assert_cmpuint (strlen (name), ==, DOSSIER_HIGHLIGHTS_MAX_NAME);
  g_assert_cmpstr (ending, ==, " - 0123456789ab.md");
  g_assert_true (g_str_has_suffix (name, ending));
}

static const struct
{
  const char *tag, *clean;
} tag_names[] = {
  { "chips", "chips" }, { "to watch", "to-watch" }, { "R&D", "R-D" },
  { "2024", "_2024" },  { "Łódź", "Łódź" },         { "C++", "C" },
  { "a/b/", "a/b" },    { "#hash", "hash" },        { "🧪", NULL },
  { " - ", NULL },      { "a_1", "a_1" },           { "e\xcc\x81t", "e\xcc\x81t" },
};

static void
test_tags (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (tag_names); i++)
    {
      g_autofree char *clean = dossier_highlights_clean_tag (tag_names[i].tag);

      g_assert_cmpstr (clean, ==, tag_names[i].clean);
    }
}

static const struct
{
  const char *words, *line;
} lines[] = {
  { "plain", "title: \"plain\"\n" },
  { "a \"b\" \\c", "title: \"a \\\"b\\\" \\\\c\"\n" },
  { "two\nlines\t", "title: \"two\\nlines\\t\"\n" },
  { "\x01\xc2\x85\xe2\x80\xa8", "title: \"\\u0001\\u0085\\u2028\"\n" },
  { "יום 👩", "title: \"יום 👩\"\n" },
};

static void
test_front_matter (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      Made made;
      g_autoptr (GString) note = g_string_new (NULL);

      make (&made, lines[i].words);
      dossier_highlights_note_append (note, &made.highlighted);
      g_assert_nonnull (strstr (note->str, lines[i].line));
      made_clear (&made);
    }
}

/* ---- other pages ---- */

static void
test_pages_have_no_markup_of_others (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dangers); i++)
    {
      Made             made;
      g_autofree char *page = NULL;

      make (&made, dangers[i]);
      page = write_all (DOSSIER_HIGHLIGHTS_HTML, &made, dangers[i]);
      g_assert_null (strstr (page, "<script"));
      g_assert_null (strstr (page, "<!-- "));
      g_assert_null (strstr (page, "<b\""));
      g_assert_nonnull (strstr (page, "<a href=\"https://a.example/x?y=1&amp;z=(2)\""));
      g_assert_nonnull (strstr (page, "<blockquote class=\"underline\""));
      made_clear (&made);
    }
}

/* No spreadsheet calculates what stands in the table. */
static void
test_tables_hold_no_formulas (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dangers); i++)
    {
      Made             made;
      g_autofree char *text = NULL;
      g_autoptr (DossierCsv) csv = NULL;

      make (&made, dangers[i]);
      text = write_all (DOSSIER_HIGHLIGHTS_CSV, &made, "All");
      csv = dossier_csv_new (text, strlen (text));
      g_assert_true (dossier_csv_next (csv));
      g_assert_true (dossier_csv_next (csv));
      g_assert_cmpuint (dossier_csv_count (csv), ==, 21);
      for (guint j = 0; j < dossier_csv_count (csv); j++)
        g_assert_true (*dossier_csv_get (csv, j) == '\0' || strchr ("=+-@\t\r", *dossier_csv_get (csv, j)) == NULL);
      made_clear (&made);
    }
}

static void
test_what_has_no_place (void)
{
  DossierAnnotationRow  about = { .uid = (char *) "u", .quote = (char *) "", .note = (char *) "About it" };
  DossierAnnotationRow  lost = { .uid = (char *) "v", .quote = (char *) "gone", .revision = 1 };
  DossierHighlightsHead head = { "All", NULL };
  g_autoptr (DossierHighlightsWriter) writer = dossier_highlights_writer_new (DOSSIER_HIGHLIGHTS_READWISE, &head);
  g_autoptr (GString) out = g_string_new (NULL), note = g_string_new (NULL);
  g_autofree char *json = NULL;
  Made             made;

  make (&made, "words");
  g_ptr_array_add (made.highlighted.annotations, dossier_annotation_new (&about));
  g_ptr_array_add (made.highlighted.annotations, dossier_annotation_new (&lost));
  dossier_highlights_writer_add (writer, &made.highlighted, out);
  g_assert_cmpuint (dossier_highlights_writer_get_n_written (writer), ==, 2);
  g_assert_cmpuint (dossier_highlights_writer_get_n_left_out (writer), ==, 1);
  dossier_highlights_note_append (note, &made.highlighted);
  g_assert_nonnull (strstr (note->str, "Yellow · not in the present text"));
  g_assert_nonnull (strstr (note->str, "About the story"));
  json = write_all (DOSSIER_HIGHLIGHTS_WEB_ANNOTATION, &made, "All");
  g_assert_nonnull (strstr (json, "\"selector\":[{\"type\":\"TextQuoteSelector\",\"exact\":\"gone\"}]"));
  made_clear (&made);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/highlights-writer/what is read back is what was written", test_read_back);
  g_test_add_func ("/highlights-writer/moves have urns", test_move_urns);
  g_test_add_func ("/highlights-writer/notes keep their shape", test_notes_keep_their_shape);
  g_test_add_func ("/highlights-writer/own words are below the first marker", test_own_words);
  g_test_add_func ("/highlights-writer/names of files", test_names_of_files);
  g_test_add_func ("/highlights-writer/tags", test_tags);
  g_test_add_func ("/highlights-writer/front matter", test_front_matter);
  g_test_add_func ("/highlights-writer/pages have no markup of others", test_pages_have_no_markup_of_others);
  g_test_add_func ("/highlights-writer/tables hold no formulas", test_tables_hold_no_formulas);
  g_test_add_func ("/highlights-writer/what has no place in a text or a format", test_what_has_no_place);
  g_test_add_func ("/highlights-writer/no-empty-body", test_no_empty_body);
  return g_test_run ();
}
