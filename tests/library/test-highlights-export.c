/* test-highlights-export.c - highlights and notes go out and come back as they were
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-highlights-export.h"

#include <string.h>
#include <sys/stat.h>
#include <glib/gstdio.h>

#include "dossier-import.h"
#include "dossier-story-tags.h"
#include "library-fixture.h"

#define N_STORIES 20
#define N_HIGHLIGHTS 1000
#define SEED 20260806

typedef struct
{
  TestLibrary library, other; /* the second one empty */
  char       *path;           /* to write to */
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  test_library_open (&desk->library);
  test_library_open (&desk->other);
  desk->path = g_build_filename (desk->library.folder, "out", NULL);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_free (desk->path);
  test_library_close (&desk->library);
  test_library_close (&desk->other);
}

/* ---- stories ---- */

static gint64
add_story (TestLibrary *library, const char *title, const char *text)
{
  DossierAddOptions options = { .title = title, .date = "2024-08-06" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAddResult) result = dossier_library_add_text (library->library, text, -1, &options, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (result->saved->len, ==, 1);
  return g_array_index (result->saved, DossierSaveResult, 0).story;
}

/* Paragraphs of any script, some words of them many times over. */
static char *
make_text (GRand *chance)
{
  static const char *const words[] = { "John Schulman joined Anthropic.",
                                       "the lab",
                                       "عاد الباحث إلى المختبر",
                                       "👩🏽‍🔬🧪",
                                       "e\xcc\x81tude nai\xcc\x88ve",
                                       "the",
                                       "“quoted” — words",
                                       "研究者は去った。",
                                       "a < b && c > d",
                                       "#1 *star*",
                                       "הצטרף למעבדה",
                                       "100 %% = y: [x]" };
  GString                 *text = g_string_new ("John Schulman joined Anthropic.");

  for (guint i = 0; i < 120; i++)
    {
      g_string_append (text, i % 15 == 14 ? "\n\n" : " ");
      g_string_append (text, words[g_rand_int_range (chance, 0, G_N_ELEMENTS (words))]);
    }
  return g_string_free (text, FALSE);
}

/* The same stories each time: (element-type gint64). */
static GArray *
add_stories (TestLibrary *library)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (SEED);
  GArray *stories = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < N_STORIES; i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %u: <b> \"yes\"", i), *text = make_text (chance);
      gint64           story = add_story (library, title, text);

      g_array_append_val (stories, story);
    }
  return stories;
}

static gint64
id_of (TestLibrary *library, const char *name)
{
  g_autoptr (GPtrArray) found = dossier_store_find_entities (library->store, name, 0, NULL);

  g_assert_cmpuint (found->len, ==, 1);
  return dossier_entity_get_row (found->pdata[0])->id;
}

/* ---- highlights ---- */

static const char *const notes[] = { NULL,
                                     "plain",
                                     "two\n\nparagraphs, \"quoted\"; and 'more'",
                                     "=HYPERLINK(\"http://x\")",
                                     "'-1+1",
                                     "---\ntitle: no\n---",
                                     "```\nopen fence",
                                     "<script>alert(1)</script><!-- dossier:yours",
                                     "<!-- dossier:yours - not me -->\nbelow",
                                     "%% hidden\n> quote\n- list\n# heading",
                                     "שלום 👩🏽‍🔬 e\xcc\x81",
                                     ".gitignore is a file",
                                     "| a | b |\\",
                                     "a\tb\x01\xc2\x85" };

static const char *const tags[] = { "chips", "to watch", "Łódź", "R&D", "2024", "a,b;c", "=1", "\"x\"", "🧪", "C++" };

static void
choose_tags (GRand *chance, GStrvBuilder *builder)
{
  guint first = g_rand_int_range (chance, 0, G_N_ELEMENTS (tags));

  for (guint i = 0; i < (guint) g_rand_int_range (chance, 0, 4); i++)
    g_strv_builder_add (builder, tags[(first + i) % G_N_ELEMENTS (tags)]);
}

static DossierChange *
make_highlight (GRand *chance, gint64 story, guint n_signs, gint64 entity, gint64 claim)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) chosen = NULL;
  DossierAnnotationRow row = { .story = story };

  choose_tags (chance, builder);
  row.tags = chosen = g_strv_builder_end (builder);
  row.start = g_rand_int_range (chance, 0, (int) n_signs);
  row.length = g_rand_int_range (chance, 1, 60);
  row.length = MIN (row.length, n_signs - row.start);
  row.colour = g_rand_int_range (chance, 0, DOSSIER_N_COLOURS);
  row.note = (char *) notes[g_rand_int_range (chance, 0, G_N_ELEMENTS (notes))];
  row.created = 1700000000 + g_rand_int_range (chance, 0, 10000000);
  row.modified = row.created + g_rand_int_range (chance, 0, 2) * 86400;
  row.entity = g_rand_boolean (chance) ? entity : 0;
  row.claim = g_rand_boolean (chance) ? claim : 0;
  if (g_rand_int_range (chance, 0, 10) == 0) /* about the whole */
    {
      row.start = row.length = 0;
      row.note = (char *) "About all of it";
    }
  return dossier_change_annotate (&row);
}

static void
add_highlights (TestLibrary *library, GArray *stories, guint n)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_change_free);
  g_autoptr (GError) error = NULL;
  gint64 entity = id_of (library, "John Schulman");

  for (guint i = 0; i < n; i++)
    {
      gint64 story = g_array_index (stories, gint64, i % stories->len);
      g_autoptr (DossierStoryContent) content = dossier_store_load_content (library->store, story, NULL);
      guint  n_signs = (guint) g_utf8_strlen (dossier_document_get_text (content->document), -1);
      gint64 claim;

      claim
          = content->claims->len > 0 ? dossier_claim_get_row (content->claims->pdata[i % content->claims->len])->id : 0;
      g_ptr_array_add (changes, make_highlight (chance, story, n_signs, entity, claim));
    }
  dossier_store_apply_parts (library->store, changes, "made", &error);
  g_assert_no_error (error);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
describe (const DossierAnnotationRow *row, const char *fields)
{
  g_auto (GStrv) sorted = g_strdupv (row->tags != NULL ? row->tags : (GStrv) (char *[]){ NULL });
  g_autofree char *joined = NULL;
  GString         *line = g_string_new (row->uid);

  qsort (sorted, g_strv_length (sorted), sizeof *sorted, compare_words);
  joined = g_strjoinv ("|", sorted);
  g_string_append_printf (line, " %s [%s]", row->note != NULL ? row->note : "-", joined);
  if (strchr (fields, 'p') != NULL)
    g_string_append_printf (line, " “%s” %u+%u “%s” “%s”", row->quote, row->start, row->length, row->prefix,
                            row->suffix);
  if (strchr (fields, 'c') != NULL)
    g_string_append_printf (line, " %s", dossier_colour_to_string (row->colour));
  if (strchr (fields, 'd') != NULL)
    g_string_append_printf (line, " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, row->created, row->modified);
  if (strchr (fields, 'e') != NULL)
    g_string_append_printf (line, " %s", row->entity_name != NULL ? row->entity_name : "-");
  if (strchr (fields, 'm') != NULL)
    g_string_append_printf (line, " %d %d %s %s “%s”", row->claim != 0, row->claim_kind, row->claim_subject_name,
                            row->claim_object_name, row->claim_sentence);
  return g_string_free (line, FALSE);
}

/* All highlights in @library by uid, a line each: what @fields names of them. */
static GPtrArray *
list_all (TestLibrary *library, GArray *stories, const char *fields)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < stories->len; i++)
    {
      g_autoptr (DossierStoryContent) content
          = dossier_store_load_content (library->store, g_array_index (stories, gint64, i), NULL);

      for (guint j = 0; j < content->annotations->len; j++)
        g_ptr_array_add (lines, describe (dossier_annotation_get_row (content->annotations->pdata[j]), fields));
    }
  g_ptr_array_sort (lines, compare_words);
  return lines;
}

static void
assert_equal (GPtrArray *a, GPtrArray *b)
{
  for (guint i = 0; i < MIN (a->len, b->len); i++)
    g_assert_cmpstr (a->pdata[i], ==, b->pdata[i]);
  g_assert_cmpuint (a->len, ==, b->len);
}

/* ---- out and in ---- */

static char *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void export(Desk *desk, const DossierHighlightsOrder *order, DossierHighlightsCounts *counts)
{
  g_autoptr (GError) error = NULL;

  dossier_highlights_export (desk->library.store, order, desk->path, counts, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static DossierImportResult *
import (TestLibrary *library, const char *path, gboolean dry_run)
{
  DossierImportOptions options = { .dry_run = dry_run, .no_fetch = TRUE };
  g_autoptr (GError) error = NULL;
  DossierImportResult *result = dossier_library_import (library->library, path, &options, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (result->refused->len, ==, 0);
  return result;
}

static void
test_round_trip (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *format, *fields;
    gboolean    has_places;
  } cases[] = { { "web-annotation", "pcdem", TRUE }, { "csv", "pcdem", TRUE }, { "hypothesis", "dem", FALSE } };
  g_autoptr (GArray) stories = add_stories (&desk->library);

  add_highlights (&desk->library, stories, N_HIGHLIGHTS);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierHighlightsOrder  order = { .format = cases[i].format };
      DossierHighlightsCounts counts;
      TestLibrary             fresh;
      g_autoptr (GArray) again = NULL;
      g_autoptr (GPtrArray) before = list_all (&desk->library, stories, cases[i].fields), after = NULL;
      g_autoptr (DossierImportResult) first = NULL, second = NULL, tried = NULL;

      test_library_open (&fresh);
      export(desk, &order, &counts);
      g_assert_cmpuint (counts.n_highlights, ==, N_HIGHLIGHTS);
      g_assert_cmpuint (counts.n_stories, ==, N_STORIES);
      again = add_stories (&fresh);
      tried = import (&fresh, desk->path, TRUE);
      first = import (&fresh, desk->path, FALSE);
      g_assert_cmpuint (first->n_placed + first->n_notes + first->n_lost, ==, N_HIGHLIGHTS);
      g_assert_cmpuint (tried->n_placed, ==, first->n_placed);
      g_assert_true (!cases[i].has_places || first->n_lost == 0);
      after = list_all (&fresh, again, cases[i].fields);
      assert_equal (before, after);
      second = import (&fresh, desk->path, FALSE);
      g_assert_cmpuint (second->n_known, ==, N_HIGHLIGHTS);
      g_assert_cmpuint (second->n_placed + second->n_notes + second->n_lost, ==, 0);
      test_library_close (&fresh);
    }
}

/* A highlight about the only move of its story. */
static void
annotate_move (Desk *desk, gint64 story)
{
  DossierAnnotationRow row = { .story = story, .length = 4 };
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (desk->library.store, story, NULL);
  g_autoptr (DossierChange) change = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (content->claims->len, ==, 1);
  row.claim = dossier_claim_get_row (content->claims->pdata[0])->id;
  change = dossier_change_annotate (&row);
  dossier_store_apply (desk->library.store, change, NULL, &error);
  g_assert_no_error (error);
}

static DossierAnnotation *
load_first (TestLibrary *library, gint64 story)
{
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (library->store, story, NULL);

  g_assert_cmpuint (content->annotations->len, ==, 1);
  return g_object_ref (content->annotations->pdata[0]);
}

static const struct
{
  const char *format, *parts[3];
} moves[] = {
  { "web-annotation",
    { "\"purpose\":\"linking\"", "urn:x-dossier:move:joined?=subject=John%20Schulman&object=Anthropic",
      "\"name\":\"John Schulman joined Anthropic\"" } },
  { "hypothesis", { "\"tags\":[\"John Schulman joined Anthropic\"]", "\"dossier\":{\"tags\":[]", "\"sentence\":" } },
  { "csv",
    { ",move,move_urn,move_sentence\r\n",
      ",John Schulman joined Anthropic,urn:x-dossier:move:joined?=", ",John Schulman joined Anthropic.\r\n" } },
  { "html", { "Move: John Schulman joined Anthropic. “John Schulman joined Anthropic.”</p>" } },
  { "markdown",
    { "Move: John Schulman joined Anthropic. “John Schulman joined Anthropic.” [[John Schulman]] [[Anthropic]]\n" } },
};

/* In every format that has a place for it. */
static void
test_moves (Desk *desk, gconstpointer data)
{
  gint64 story = add_story (&desk->library, "First", "John Schulman joined Anthropic.");

  annotate_move (desk, story);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      DossierHighlightsOrder order = { .format = moves[i].format };
      g_autofree char       *text = NULL;

      export(desk, &order, NULL);
      text = read_file (desk->path);
      for (guint j = 0; j < G_N_ELEMENTS (moves[i].parts) && moves[i].parts[j] != NULL; j++)
        if (strstr (text, moves[i].parts[j]) == NULL)
          g_error ("“%s” is not in %s", moves[i].parts[j], text);
      g_unlink (desk->path);
    }
}

/* Where the story does not tell it, what tells it is kept, and goes out again. */
static void
test_moves_elsewhere (Desk *desk, gconstpointer data)
{
  DossierHighlightsOrder order = { .format = "web-annotation" };
  g_autofree char       *again = NULL;
  g_autoptr (DossierAnnotation) annotation = NULL;
  g_autoptr (DossierImportResult) result = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (DossierQuery) every = dossier_query_new (DOSSIER_VIEW_ALL);
  const DossierAnnotationRow *row;

  annotate_move (desk, add_story (&desk->library, "First", "John Schulman joined Anthropic."));
  export(desk, &order, NULL);
  result = import (&desk->other, desk->path, FALSE);
  found = dossier_store_find (desk->other.store, every, 0, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  annotation = load_first (&desk->other, g_array_index (found, gint64, 0));
  row = dossier_annotation_get_row (annotation);
  g_assert_cmpint (row->claim, ==, 0);
  g_assert_cmpint (row->claim_kind, ==, DOSSIER_CLAIM_JOINED);
  g_assert_cmpstr (row->claim_sentence, ==, "John Schulman joined Anthropic.");
  g_assert_true (dossier_highlights_export (desk->other.store, &order, desk->path, NULL, NULL, NULL, NULL, NULL));
  again = read_file (desk->path);
  g_assert_nonnull (strstr (again, "\"exact\":\"John Schulman joined Anthropic.\""));
  g_assert_nonnull (strstr (again, "urn:x-dossier:move:joined"));
}

/* A highlight that was deleted comes back once, and undoing takes it away. */
static void
test_deleted_comes_back (Desk *desk, gconstpointer data)
{
  DossierHighlightsOrder order = { .format = "web-annotation" };
  g_autoptr (GArray) stories = add_stories (&desk->library);
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  g_autoptr (DossierStoryContent) content = NULL;
  g_autoptr (DossierChange) change = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  add_highlights (&desk->library, stories, 3);
  export(desk, &order, NULL);
  content = dossier_store_load_content (desk->library.store, g_array_index (stories, gint64, 0), NULL);
  change = dossier_change_delete_annotation (dossier_annotation_get_row (content->annotations->pdata[0])->id);
  g_assert_true (dossier_store_apply (desk->library.store, change, NULL, &error));
  before = list_all (&desk->library, stories, "pcde");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DossierImportResult) result = import (&desk->library, desk->path, FALSE);

      g_assert_cmpuint (result->n_placed + result->n_notes, ==, i == 0 ? 1 : 0);
      g_assert_cmpuint (result->n_known, ==, i == 0 ? 2 : 3);
    }
  words = dossier_store_undo (desk->library.store, &error);
  g_assert_no_error (error);
  after = list_all (&desk->library, stories, "pcde");
  assert_equal (before, after);
}

/* Without its story the words are kept as one, and nothing is lost. */
static void
test_into_an_empty_library (Desk *desk, gconstpointer data)
{
  DossierHighlightsOrder order = { .format = "web-annotation" };
  g_autoptr (GArray) stories = add_stories (&desk->library);
  g_autoptr (DossierImportResult) first = NULL, second = NULL;

  add_highlights (&desk->library, stories, 40);
  export(desk, &order, NULL);
  first = import (&desk->other, desk->path, FALSE);
  g_assert_cmpuint (first->lines->len, ==, N_STORIES);
  g_assert_cmpuint (first->n_placed + first->n_notes + first->n_lost, ==, 40);
  second = import (&desk->other, desk->path, FALSE);
  g_assert_cmpuint (second->n_known, ==, 40);
  g_assert_cmpuint (second->n_outcomes[DOSSIER_IMPORTED_STORY], ==, 0);
}

/* A uid in digits is no id of this library. */
static void
test_ids_are_no_uids (Desk *desk, gconstpointer data)
{
  g_autoptr (GArray) stories = add_stories (&desk->library);
  gint64           story = g_array_index (stories, gint64, 0);
  g_autofree char *json = g_strdup_printf (
      "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"Annotation\",\"bodyValue\":\"x\",\"target\":"
      "\"urn:x-dossier:story:%" G_GINT64_FORMAT "\"}",
      story);
  g_autoptr (DossierImportResult) result = NULL;
  g_autoptr (DossierStoryContent) content = NULL;

  g_assert_true (g_file_set_contents (desk->path, json, -1, NULL));
  result = import (&desk->library, desk->path, TRUE);
  content = dossier_store_load_content (desk->library.store, story, NULL);
  g_assert_cmpuint (result->n_outcomes[DOSSIER_IMPORTED_SAME], ==, 0);
  g_assert_cmpuint (content->annotations->len, ==, 0);
}

/* ---- what is written ---- */

static gint64
annotate (Desk *desk, gint64 story, const char *quote, gint64 entity)
{
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (desk->library.store, story, NULL);
  const char          *text = dossier_document_get_text (content->document), *place = strstr (text, quote);
  DossierAnnotationRow row = { .story = story, .entity = entity, .note = (char *) "Mine", .created = 1722902400 };
  g_autoptr (DossierChange) change = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  g_assert_nonnull (place);
  row.start = (guint) g_utf8_pointer_to_offset (text, place);
  row.length = (guint) g_utf8_strlen (quote, -1);
  change = dossier_change_annotate (&row);
  dossier_store_apply (desk->library.store, change, &id, &error);
  g_assert_no_error (error);
  return id;
}

static void
test_which_highlights (Desk *desk, gconstpointer data)
{
  gint64 first = add_story (&desk->library, "First", "John Schulman joined Anthropic. The labs were quiet.");
  gint64 second = add_story (&desk->library, "Second", "Mira Murati left OpenAI. It rained.");
  gint64 john = id_of (&desk->library, "John Schulman");
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 quiet;
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DossierQuery) query = dossier_query_parse ("title:second", FALSE, NULL);
  const struct
  {
    DossierHighlightsOrder order;
    guint                  n_stories, n_highlights;
  } cases[] = {
    { { .format = "csv" }, 2, 4 },
    { { .format = "csv", .query = query }, 1, 2 },
    { { .format = "csv", .stories = one }, 1, 2 },
    { { .format = "csv", .entity = john }, 2, 2 }, /* one that names him, one that is linked to him */
    { { .format = "csv", .entity = john, .query = query }, 1, 1 },
    { { .format = "csv", .annotations = chosen }, 1, 1 },
  };

  g_array_append_val (one, first);
  annotate (desk, first, "Schulman joined", 0);
  quiet = annotate (desk, first, "were quiet", 0);
  g_array_append_val (chosen, quiet);
  annotate (desk, second, "It rained", john);
  annotate (desk, second, "left", 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierHighlightsCounts counts;

      export(desk, &cases[i].order, &counts);
      g_assert_cmpuint (counts.n_stories, ==, cases[i].n_stories);
      g_assert_cmpuint (counts.n_highlights, ==, cases[i].n_highlights);
    }
}

static void
test_formats (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *format, *begin, *words;
  } cases[] = {
    { "web-annotation", "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\"", "\"exact\":\"joined Anthropic\"" },
    { "hypothesis", "{\"rows\":[", "\"exact\":\"joined Anthropic\"" },
    { "markdown", "---\ntitle: \"Highlights and Notes\"\n", "> joined Anthropic\n" },
    { "html", "<!DOCTYPE html>", "<blockquote class=\"yellow\" dir=\"auto\">joined Anthropic</blockquote>" },
    { "csv", "quote,note,colour,", "\njoined Anthropic,Mine,yellow," },
    { "readwise", "Highlight,Title,Author,URL,Note,Location,Date\r\n", "joined Anthropic,First,,,Mine,14," },
  };

  annotate (desk, add_story (&desk->library, "First", "John Schulman joined Anthropic."), "joined Anthropic", 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierHighlightsOrder order = { .format = cases[i].format };
      g_autofree char       *text = NULL, *again = NULL;

      g_unlink (desk->path);
      export(desk, &order, NULL);
      text = read_file (desk->path);
      g_assert_true (g_str_has_prefix (text, cases[i].begin));
      g_assert_nonnull (strstr (text, cases[i].words));
      export(desk, &order, NULL);
      again = read_file (desk->path);
      g_assert_cmpstr (text, ==, again);
    }
}

/* ---- a folder of notes ---- */

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* The only file of the folder whose name begins so. */
static char *
find_file (const char *folder, const char *begin)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  char       *found = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, begin))
      {
        g_assert_null (found);
        found = g_build_filename (folder, name, NULL);
      }
  g_assert_nonnull (found);
  return found;
}

static void
append_to (const char *path, const char *words)
{
  g_autofree char *old = read_file (path), *text = g_strconcat (old, words, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
test_own_words_stay (Desk *desk, gconstpointer data)
{
  static const char      own[] = "\nMine: \xff not UTF-8\n<!-- dossier:yours again -->\n# and more";
  DossierHighlightsOrder order = { .format = "markdown" };
  gint64                 first = add_story (&desk->library, "First?", "John Schulman joined Anthropic. It rained.");
  g_autofree char       *path = NULL, *folder = g_strconcat (desk->path, "/", NULL), *text = NULL, *same = NULL;
  struct stat            before, after;

  g_free (desk->path);
  desk->path = g_strdup (folder);
  annotate (desk, first, "joined", 0);
  export(desk, &order, NULL);
  path = find_file (desk->path, "First- - ");
  append_to (path, own);
  g_assert_cmpint (stat (path, &before), ==, 0);
  export(desk, &order, NULL);
  g_assert_cmpint (stat (path, &after), ==, 0);
  g_assert_true (before.st_ino == after.st_ino); /* nothing new: not written */
  annotate (desk, first, "rained", 0);
  annotate (desk, add_story (&desk->library, "Second", "It snowed."), "snowed", 0);
  export(desk, &order, NULL);
  g_assert_cmpuint (count_files (desk->path), ==, 2);
  text = read_file (path);
  g_assert_nonnull (strstr (text, "> rained\n"));
  g_assert_true (g_str_has_suffix (text, own));
  export(desk, &order, NULL);
  same = read_file (path);
  g_assert_cmpstr (text, ==, same);
}

/* The file of a story is known by its ending, whatever its person calls it. */
static void
test_file_keeps_its_name (Desk *desk, gconstpointer data)
{
  DossierHighlightsOrder order = { .format = "markdown" };
  g_autofree char       *path = NULL, *renamed = NULL, *found = NULL, *ending = NULL;

  g_assert_cmpint (g_mkdir (desk->path, 0777), ==, 0);
  annotate (desk, add_story (&desk->library, "First", "John Schulman joined Anthropic."), "joined", 0);
  export(desk, &order, NULL);
  path = find_file (desk->path, "First - ");
  ending = g_strdup (strstr (path, " - "));
  renamed = g_strconcat (desk->path, "/My own name", ending, NULL);
  append_to (path, "mine");
  g_assert_cmpint (g_rename (path, renamed), ==, 0);
  export(desk, &order, NULL);
  g_assert_cmpuint (count_files (desk->path), ==, 1);
  found = read_file (renamed);
  g_assert_true (g_str_has_suffix (found, "mine"));
}

static void
test_others_files_stay (Desk *desk, gconstpointer data)
{
  static const char *const contents[] = { "# A note of mine\n", "---\ndossier: \"story:x\"\n---\nno last line\n" };
  DossierHighlightsOrder   order = { .format = "markdown" };
  g_autofree char         *path = NULL;
  guint                    n_files;

  g_assert_cmpint (g_mkdir (desk->path, 0777), ==, 0);
  annotate (desk, add_story (&desk->library, "First", "John Schulman joined Anthropic."), "joined", 0);
  export(desk, &order, NULL);
  path = find_file (desk->path, "First - ");
  annotate (desk, add_story (&desk->library, "Second", "It snowed."), "snowed", 0);
  n_files = count_files (desk->path);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      g_assert_false (
          dossier_highlights_export (desk->library.store, &order, desk->path, NULL, NULL, NULL, NULL, &error));
      g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST);
      g_assert_nonnull (strstr (error->message, "was not written by Dossier"));
      text = read_file (path);
      g_assert_cmpstr (text, ==, contents[i]);
      g_assert_cmpuint (count_files (desk->path), ==, n_files); /* the second story's was not written either */
    }
}

/* When there is nothing to be written there is no folder either. */
static void
test_no_folder_for_nothing (Desk *desk, gconstpointer data)
{
  g_autofree char *folder = g_strconcat (desk->path, "/", NULL);

  add_story (&desk->library, "First", "John Schulman joined Anthropic.");
  for (guint i = 0; i < 2; i++)
    {
      DossierHighlightsOrder order = { .format = "markdown" };
      g_autoptr (GError) error = NULL;

      order.entity = i == 0 ? id_of (&desk->library, "John Schulman") : 0;
      g_assert_false (dossier_highlights_export (desk->library.store, &order, folder, NULL, NULL, NULL, NULL, &error));
      g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
      g_assert_false (g_file_test (desk->path, G_FILE_TEST_EXISTS));
    }
}

static void
test_a_dossier_in_a_folder (Desk *desk, gconstpointer data)
{
  g_autofree char *there = g_build_filename (desk->path, "there", NULL);
  g_autofree char *new_one = g_strconcat (desk->path, "/new/", NULL);
  const char      *folders[] = { there, new_one };

  g_assert_cmpint (g_mkdir_with_parents (there, 0777), ==, 0);
  annotate (desk, add_story (&desk->library, "First", "John Schulman joined Anthropic."), "John Schulman", 0);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      DossierHighlightsOrder order = { .format = "markdown" };
      g_autofree char       *path = g_build_filename (folders[i], "John Schulman.md", NULL), *text = NULL;
      g_autoptr (GError) error = NULL;

      order.entity = id_of (&desk->library, "John Schulman");
      dossier_highlights_export (desk->library.store, &order, folders[i], NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      text = read_file (path);
      g_assert_true (g_str_has_prefix (text, "---\ntitle: \"John Schulman\"\n"));
      g_assert_nonnull (strstr (text, "## First\n"));
    }
}

/* ---- what does not work ---- */

static void
test_nothing_half_written (Desk *desk, gconstpointer data)
{
  static const char *const formats[] = { "web-annotation", "csv", "markdown" };

  annotate (desk, add_story (&desk->library, "First", "John Schulman joined Anthropic."), "joined", 0);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      static const char *const paths[] = { "none/out", "library.db" };
      DossierHighlightsOrder   order = { .format = formats[i] };
      g_autoptr (GCancellable) stopped = g_cancellable_new ();
      g_autoptr (GError) cancelled = NULL;
      guint n = count_files (desk->library.folder);

      for (guint j = 0; j < G_N_ELEMENTS (paths); j++)
        {
          g_autofree char *path = j == 0 ? g_build_filename (desk->library.folder, paths[j], NULL)
                                         : g_strdup (dossier_store_get_path (desk->library.store));
          g_autoptr (GError) error = NULL;

          g_assert_false (
              dossier_highlights_export (desk->library.store, &order, path, NULL, NULL, NULL, NULL, &error));
          g_assert_nonnull (strstr (error->message, "could not be written"));
        }
      g_cancellable_cancel (stopped);
      g_assert_false (
          dossier_highlights_export (desk->library.store, &order, desk->path, NULL, NULL, NULL, stopped, &cancelled));
      g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (count_files (desk->library.folder), ==, n);
    }
}

static void
tell (guint done, guint total, gpointer data)
{
  *(guint *) data = done;
  g_assert_cmpuint (total, ==, 1);
}

static void
test_without_blocking (Desk *desk, gconstpointer data)
{
  DossierHighlightsOrder  order = { .format = "csv" };
  DossierHighlightsCounts counts = { 0 };
  GAsyncResult           *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint done = 0;

  annotate (desk, add_story (&desk->library, "First", "John Schulman joined Anthropic."), "joined", 0);
  dossier_highlights_export_async (desk->library.store, &order, desk->path, NULL, tell, &done,
                                   test_library_keep_result_cb, &answer);
  result = test_library_wait_for (&answer);
  g_assert_true (dossier_highlights_export_finish (desk->library.store, result, &counts, &error));
  g_assert_cmpuint (counts.n_highlights, ==, 1);
  g_assert_true (g_file_test (desk->path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Desk *desk, gconstpointer data);
  } tests[] = {
    { "a thousand highlights come back as they were", test_round_trip },
    { "what was deleted comes back once", test_deleted_comes_back },
    { "highlights come without their stories", test_into_an_empty_library },
    { "the move that one is about goes out", test_moves },
    { "a move that no story tells here is kept", test_moves_elsewhere },
    { "ids in digits are no uids", test_ids_are_no_uids },
    { "of a search, a story, a dossier, all", test_which_highlights },
    { "every format has the words", test_formats },
    { "own words stay below the line", test_own_words_stay },
    { "a file keeps the name it was given", test_file_keeps_its_name },
    { "files of others stay as they are", test_others_files_stay },
    { "a dossier is one file of a folder", test_a_dossier_in_a_folder },
    { "there is no folder for nothing", test_no_folder_for_nothing },
    { "nothing is half written", test_nothing_half_written },
    { "without blocking", test_without_blocking },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/highlights-export/%s", tests[i].name);

      g_test_add (path, Desk, NULL, set_up, tests[i].run, tear_down);
    }
  return g_test_run ();
}
