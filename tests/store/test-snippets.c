/* test-snippets.c - the words of a story around what a search found in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-snippets.h"
#include "store-fixture.h"

#include <string.h>

/* Marks stand between [ and ]. */
static char *
dup_marked (const char *text, GArray *marks)
{
  GString *marked = g_string_new (text);

  for (guint i = marks->len; i-- > 0;)
    {
      const DossierMark *mark = &g_array_index (marks, DossierMark, i);

      g_assert_cmpuint (mark->start, <, mark->end);
      g_assert_cmpuint (mark->end, <=, strlen (text));
      g_string_insert_c (marked, mark->end, ']');
      g_string_insert_c (marked, mark->start, '[');
    }
  return g_string_free (marked, FALSE);
}

static DossierSnippet *
ask (DossierStore *store, const char *words, gint64 story)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) query = dossier_query_parse (words, FALSE, &error);
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) snippets = NULL;

  g_assert_no_error (error);
  g_array_append_val (stories, story);
  snippets = dossier_store_list_snippets (store, query, stories, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (snippets->len, ==, 1);
  return dossier_snippet_ref (snippets->pdata[0]);
}

/* ---- words in a text ---- */

#define LONG_BEFORE                                                                                                    \
  "Much is said here of other things that nobody has asked for, and it goes on and on, as such things do, without an " \
  "end to it"
#define LONG_BEHIND                                                                                                    \
  "and behind it the text goes on as well, for so long that it has to be cut somewhere, which is best done behind a "  \
  "whole word and never within one, so that it can be read by whoever reads it, however long they may come to be"

static const struct
{
  const char *query, *text, *want; /* NULL: there is none */
} cases[] = {
  { "chips", "It is about chips.", "It is about [chips]." },
  { "CHIPS", "It is about chips, chips and Chips.", "It is about [chips], [chips] and [Chips]." },
  { "chips", "It is about chipsets.", NULL },
  { "chip*", "It is about chipsets and a chip.", "It is about [chipsets] and a [chip]." },
  { "ch*", "It is about chipsets.", NULL }, /* as few letters as that are a whole word */
  { "cafe", "The café is open.", "The [café] is open." },
  { "café", "The cafe is open.", "The [cafe] is open." },
  { "cafe", "The cafe\314\201 is open.", "The [cafe\314\201] is open." },
  { "uber", "ÜBER allem.", "[ÜBER] allem." },
  { "\"open weights\"", "Open models have open weights, weights that are open.",
    "Open models have [open weights], weights that are open." },
  { "\"open weights\"", "They are open-weights models.", "They are [open-weights] models." },
  { "\"open weights\"", "They are open. Weights are heavy.", "They are [open. Weights] are heavy." },
  { "\"a a b\"", "a a a b", "a [a a b]" },
  { "\"a b a b c\"", "a b a b a b c", "a b [a b a b c]" },
  { "gpt-4", "A GPT-4 and a GPT 4, no GPT.", "A [GPT-4] and a [GPT 4], no GPT." },
  { "o'neil", "Bo O’Neil wrote.", "Bo [O’Neil] wrote." },
  { "芯片", "芯片 出口", "[芯片] 出口" },
  { "chips OR weights", "Some weights and chips.", "Some [weights] and [chips]." },
  { "chips -weights", "Some weights and chips.", "Some weights and [chips]." },
  { "(chips OR (weights -a))", "Some weights.", "Some [weights]." },
  { "-weights", "Some weights and chips.", NULL },
  { "is:unread", "Some weights and chips.", NULL },
  { "?", "What? That.", NULL },
  { "chips \"chips export\"", "A chips export.", "A [chips export]." },
  { "export \"chips export ban\"", "A chips export ban.", "A [chips export ban]." },
  { "title:chips", "It is about chips.", NULL },
  { "chips", "First line.\nThen chips\n\nand more.", "Then [chips] and more." },
  { "chips", "A tab\t and  chips", "A tab and [chips]" },
  { "chips", "No. It is said! What is? All about chips.", "All about [chips]." },
  { "chips", LONG_BEFORE " of chips.", "… do, without an end to it of [chips]." },
  { "chips", "Chips stand first, " LONG_BEHIND,
    "[Chips] stand first, and behind it the text goes on as well, for so long that it has to be cut somewhere, which "
    "is "
    "best done behind a whole word and never within one, so that it can be read by whoever reads it, however long they "
    "may come to…" },
  { "chips weights", "Chips are here. " LONG_BEFORE ". " LONG_BEHIND ". There are weights and chips.",
    "There are [weights] and [chips]." },
  { "chips weights", "Chips are here. " LONG_BEFORE ". " LONG_BEHIND ". There are weights.", "[Chips] are here. Much" },
};

static void
test_words (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %u", i + 1000);
      gint64           story = save_one (fixture->store, make_draft (title, cases[i].text, 3)).story;
      g_autoptr (DossierSnippet) snippet = ask (fixture->store, cases[i].query, story);
      g_autofree char *found = snippet->text != NULL ? dup_marked (snippet->text, snippet->marks) : NULL;
      gboolean         is_right = cases[i].want == NULL ? found == NULL
                                  : found != NULL && g_str_has_suffix (cases[i].want, "Much")
                                      ? g_str_has_prefix (found, cases[i].want)
                                      : g_strcmp0 (found, cases[i].want) == 0;

      if (!is_right)
        g_error ("“%s” in “%s”: “%s” instead of “%s”", cases[i].query, cases[i].text, found, cases[i].want);
      g_assert_cmpint (snippet->source, ==, found != NULL ? DOSSIER_SNIPPET_TEXT : DOSSIER_SNIPPET_NONE);
      g_assert_cmpint (snippet->story, ==, story);
      g_assert_cmpstr (snippet->title, ==, title);
    }
}

/* An image or a table is a sign in the text, and none in what is shown. */
static void
test_objects (void)
{
  static const char text[] = "A picture: \357\277\274 and chips\357\277\274";
  const DossierMark mark = { 19, 24, 0 };
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (DossierMark));
  g_autoptr (GArray) cut_marks = g_array_new (FALSE, FALSE, sizeof (DossierMark));
  g_autofree char *cut = NULL, *marked = NULL;

  g_array_append_val (marks, mark);
  cut = dossier_snippet_cut (text, marks, 0, cut_marks);
  marked = dup_marked (cut, cut_marks);
  g_assert_cmpstr (marked, ==, "A picture: and [chips]");
}

/* ---- what stands elsewhere ---- */

static void
test_title (Fixture *fixture, gconstpointer data)
{
  gint64 story = save_one (fixture->store, make_draft ("Café chips & chips", "Nothing.", 3)).story;
  g_autoptr (DossierSnippet) snippet = ask (fixture->store, "title:chips cafe", story);
  g_autofree char *marked = dup_marked (snippet->title, snippet->title_marks);

  g_assert_cmpstr (marked, ==, "[Café] [chips] & [chips]");
  g_assert_null (snippet->text);
  g_assert_cmpint (snippet->source, ==, DOSSIER_SNIPPET_NONE);
}

static void
test_highlights (Fixture *fixture, gconstpointer data)
{
  gint64 story = save_one (fixture->store, make_draft ("A story", "Chips are heavy, weights are light.", 3)).story;
  DossierAnnotationRow row = { .story = story, .start = 0, .length = 15, .note = (char *) "Ask Ada about weights" };
  g_autoptr (DossierSnippet) note = NULL, quote = NULL, both = NULL, text = NULL;
  g_autofree char *of_note = NULL, *of_quote = NULL, *of_both = NULL, *of_text = NULL;

  apply (fixture->store, dossier_change_annotate (&row));
  note = ask (fixture->store, "ada", story);
  of_note = dup_marked (note->text, note->marks);
  g_assert_cmpstr (of_note, ==, "Ask [Ada] about weights");
  g_assert_cmpint (note->source, ==, DOSSIER_SNIPPET_NOTE);

  quote = ask (fixture->store, "note:chips", story);
  of_quote = dup_marked (quote->text, quote->marks);
  g_assert_cmpstr (of_quote, ==, "[Chips] are heavy");
  g_assert_cmpint (quote->source, ==, DOSSIER_SNIPPET_HIGHLIGHT);

  text = ask (fixture->store, "chips weights", story);
  of_text = dup_marked (text->text, text->marks);
  g_assert_cmpstr (of_text, ==, "[Chips] are heavy, [weights] are light.");
  g_assert_cmpint (text->source, ==, DOSSIER_SNIPPET_TEXT);

  both = ask (fixture->store, "ada weights", story);
  of_both = dup_marked (both->text, both->marks);
  g_assert_cmpstr (of_both, ==, "Ask [Ada] about [weights]");
  g_assert_cmpint (both->source, ==, DOSSIER_SNIPPET_NOTE);
}

/* What is no UTF-8 in a damaged file is shown without it. */
static void
test_broken_note (Fixture *fixture, gconstpointer data)
{
  gint64               story = save_one (fixture->store, make_draft ("A story", "Heavy ones.", 3)).story;
  DossierAnnotationRow row = { .story = story, .start = 0, .length = 5, .note = (char *) "a" };
  g_autoptr (DossierSnippet) snippet = NULL;

  apply (fixture->store, dossier_change_annotate (&row));
  run_sql (fixture->path, "UPDATE annotation SET note = CAST (x'ff20636869707320c3' AS TEXT)");
  snippet = ask (fixture->store, "chips", story);
  g_assert_nonnull (snippet->text);
  g_assert_true (g_utf8_validate (snippet->text, -1, NULL));
  g_assert_nonnull (strstr (snippet->text, "chips"));
  g_assert_cmpuint (snippet->marks->len, ==, 1);
}

/* Its title and its notes are looked through, and the other stories too. */
static void
test_damaged_text (Fixture *fixture, gconstpointer data)
{
  gint64           damaged = save_one (fixture->store, make_draft ("Of chips", "About chips.", 3)).story;
  g_autofree char *sql = g_strdup_printf ("UPDATE story_text SET text = x'ff', packing = 0, size = 1"
                                          " WHERE story = %" G_GINT64_FORMAT,
                                          damaged);
  g_autoptr (DossierQuery) query = dossier_query_parse ("chips", FALSE, NULL);
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) snippets = NULL;
  g_autoptr (GError) error = NULL;
  gint64                whole = save_one (fixture->store, make_draft ("Other", "Other chips.", 4)).story;
  const DossierSnippet *first, *second;

  run_sql (fixture->path, sql);
  g_array_append_val (stories, damaged);
  g_array_append_val (stories, whole);
  snippets = dossier_store_list_snippets (fixture->store, query, stories, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (snippets->len, ==, 2);
  first = snippets->pdata[0];
  second = snippets->pdata[1];
  g_assert_null (first->text);
  g_assert_cmpuint (first->title_marks->len, ==, 1);
  g_assert_cmpstr (second->text, ==, "Other chips.");
}

/* By whatever name they were asked for, and whatever the text calls them. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *query, *want, *title;
  } names[] = {
    { "who:\"Ada Quill\"", "[Ada Quill] spoke, then [Quill] left Halcyon AI.", "What [Quill] said at Halcyon" },
    { "who:quill", "[Ada Quill] spoke, then [Quill] left Halcyon AI.", "What [Quill] said at Halcyon" },
    { "from:halcyon", "Ada Quill spoke, then Quill left [Halcyon AI].", "What Quill said at [Halcyon]" },
    { "org:\"halcyon ai\" left", "Ada Quill spoke, then Quill [left] [Halcyon AI].", "What Quill said at [Halcyon]" },
    { "person:halcyon", NULL, "What Quill said at Halcyon" },
    { "who:nobody", NULL, "What Quill said at Halcyon" },
  };
  DossierDraft *draft = make_draft ("What Quill said at Halcyon", "Ada Quill spoke, then Quill left Halcyon AI.", 3);
  gint64        story;

  add_entity (draft, DOSSIER_ENTITY_PERSON, "Ada Quill", "Quill");
  add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, "Halcyon AI", "Halcyon");
  story = save_one (fixture->store, draft).story;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (DossierSnippet) snippet = ask (fixture->store, names[i].query, story);
      g_autofree char *found = snippet->text != NULL ? dup_marked (snippet->text, snippet->marks) : NULL;
      g_autofree char *title = dup_marked (snippet->title, snippet->title_marks);

      g_assert_cmpstr (found, ==, names[i].want);
      g_assert_cmpstr (title, ==, names[i].title);
    }
}

/* ---- limits ---- */

static void
test_long_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DossierSnippet) snippet = NULL, behind = NULL;
  gint64 story;

  while (text->len < DOSSIER_SNIPPETS_MAX_TEXT - 8)
    g_string_append (text, "é é é ");
  g_string_append (text, "before behind");
  story = save_one (fixture->store, make_draft ("Long", text->str, 3)).story;
  snippet = ask (fixture->store, "e", story);
  g_assert_cmpuint (snippet->marks->len, >, 100);
  g_assert_cmpint (g_utf8_strlen (snippet->text, -1), <=, DOSSIER_SNIPPET_LENGTH + 4);
  behind = ask (fixture->store, "behind", story);
  g_assert_null (behind->text);
}

static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) words = g_string_new ("\"a");
  g_autoptr (GString) many = g_string_new ("e0");
  gint64 story;

  for (guint i = 0; i < 100; i++)
    g_string_append (words, " a");
  g_string_append (words, " b\"");
  for (guint i = 1; i < DOSSIER_QUERY_MAX_TERMS; i++)
    g_string_append_printf (many, " OR e%u", i);
  story = save_one (fixture->store, make_draft ("Many", words->str + 1, 3)).story;
  {
    g_autoptr (DossierSnippet) phrase = ask (fixture->store, words->str, story);
    g_autoptr (DossierSnippet) terms = ask (fixture->store, many->str, story);

    /* Of a phrase of too many words, the beginning. */
    g_assert_true (g_str_has_prefix (phrase->text, "a a a"));
    g_assert_cmpuint (phrase->marks->len, ==, 1);
    g_assert_null (terms->text);
  }
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierSnippet) snippet = ask (fixture->store, "chips", 4711);

  g_assert_null (snippet->title);
  g_assert_null (snippet->text);
}

static void
test_can_be_of (void)
{
  static const struct
  {
    const char *query;
    gboolean    can;
  } queries[] = {
    { "chips", TRUE },          { "is:unread", FALSE }, { "is:unread chips", TRUE }, { "-chips", FALSE },
    { "-(-chips)", TRUE },      { "who:ada", TRUE },    { "from:ada", TRUE },        { "tag:ideas", FALSE },
    { "note:chips", TRUE },     { "title:a", TRUE },    { "date:2024", FALSE },      { "?", FALSE },
    { "(a OR is:read)", TRUE }, { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_parse (queries[i].query, FALSE, NULL);

      if (dossier_snippets_can_be_of (query) != queries[i].can)
        g_error ("“%s”", queries[i].query);
    }
}

/* ---- all places ---- */

static void
test_places (Fixture *fixture, gconstpointer data)
{
  gint64 story = save_one (fixture->store, make_draft ("Chips", "Ö chips.\nCafé\nchips export chips.", 3)).story;
  g_autoptr (DossierQuery) query = dossier_query_parse ("chips \"chips export\" cafe", FALSE, NULL);
  g_autoptr (GArray) places = dossier_store_list_places (fixture->store, query, story, NULL);
  static const DossierPlaceFound want[] = { { 2, 5 }, { 9, 4 }, { 14, 12 }, { 27, 5 } };

  g_assert_cmpuint (places->len, ==, G_N_ELEMENTS (want));
  for (guint i = 0; i < places->len; i++)
    {
      g_assert_cmpuint (g_array_index (places, DossierPlaceFound, i).start, ==, want[i].start);
      g_assert_cmpuint (g_array_index (places, DossierPlaceFound, i).length, ==, want[i].length);
    }
}

static void
test_no_places (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierQuery) query = dossier_query_parse ("chips", FALSE, NULL);
  g_autoptr (GArray) places = dossier_store_list_places (fixture->store, query, 4711, NULL);

  g_assert_cmpuint (places->len, ==, 0);
}

static void
test_places_of_damaged_text (Fixture *fixture, gconstpointer data)
{
  gint64 story = save_one (fixture->store, make_draft ("Chips", "Chips.", 3)).story;
  g_autoptr (DossierQuery) query = dossier_query_parse ("chips", FALSE, NULL);
  g_autoptr (GError) error = NULL;

  run_sql (fixture->path, "UPDATE story_text SET text = x'ff', packing = 0, size = 1");
  fixture_reopen (fixture);
  g_assert_null (dossier_store_list_places (fixture->store, query, story, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED);
}

/* What was asked for need not stay. */
static void
test_async (Fixture *fixture, gconstpointer data)
{
  DossierStore *store = fixture->store;
  gint64        story = save_one (store, make_draft ("A story", "About chips.", 3)).story;
  DossierQuery *query = dossier_query_parse ("chips", FALSE, NULL);
  GArray       *stories = g_array_new (FALSE, FALSE, sizeof story);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GAsyncResult) stopped = NULL, listed = NULL, placed = NULL;
  g_autoptr (GPtrArray) snippets = NULL;
  g_autoptr (GArray) places = NULL;
  g_autoptr (GError) error = NULL;

  g_array_append_val (stories, story);
  g_cancellable_cancel (cancelled);
  dossier_store_list_snippets_async (store, query, stories, cancelled, fixture_keep_result_cb, &stopped);
  dossier_store_list_snippets_async (store, query, stories, NULL, fixture_keep_result_cb, &listed);
  dossier_store_list_places_async (store, query, story, NULL, fixture_keep_result_cb, &placed);
  dossier_query_unref (query);
  g_array_unref (stories);
  g_assert_null (dossier_store_list_snippets_finish (store, fixture_wait_for (&stopped), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  snippets = dossier_store_list_snippets_finish (store, fixture_wait_for (&listed), NULL);
  g_assert_cmpuint (snippets->len, ==, 1);
  places = dossier_store_list_places_finish (store, fixture_wait_for (&placed), NULL);
  g_assert_cmpuint (places->len, ==, 1);
}

/* Whatever story a search finds by words alone, it shows where. */
static void
test_whatever_is_found (Fixture *fixture, gconstpointer data)
{
  static const char *const pieces[] = { "chips ", "café-",  "GPT-4 ", "O’Neil",    " ",  "\n", "Straße ",
                                        "ﬁne ",   "naïve.", "芯片",   "İstanbul ", "٣ ", "_a", "🤖" };
  static const char *const queries[] = {
    "chips", "caf*", "\"gpt 4\"", "neil", "strasse OR straße", "fine OR ﬁne", "naive", "芯*", "istanbul", "٣", "a"
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  guint n = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *title = g_strdup_printf ("Random %u", i);
      g_autoptr (GString) text = g_string_new ("x ");

      for (guint k = 0; k < 12; k++)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      save_one (fixture->store, make_draft (title, text->str, 3));
    }
  for (guint q = 0; q < G_N_ELEMENTS (queries); q++)
    {
      g_autoptr (GArray) found = find_text (fixture->store, queries[q]);

      for (guint i = 0; i < found->len; i++, n++)
        {
          g_autoptr (DossierSnippet) snippet = ask (fixture->store, queries[q], g_array_index (found, gint64, i));

          if (snippet->text == NULL || snippet->marks->len == 0)
            g_error ("“%s” shows nothing", queries[q]);
        }
    }
  g_assert_cmpuint (n, >, 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_use_memory ();
#define ADD(name, test) g_test_add ("/snippets/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("words, phrases and beginnings are marked", test_words);
  ADD ("in the title", test_title);
  ADD ("in highlights and notes", test_highlights);
  ADD ("in a note that is no text", test_broken_note);
  ADD ("a damaged text is the loss of one story", test_damaged_text);
  ADD ("names by any name", test_names);
  ADD ("of a long text the beginning is looked through", test_long_text);
  ADD ("the longest phrase and the most words", test_many);
  ADD ("a story that is gone", test_gone);
  ADD ("all places of one story", test_places);
  ADD ("no places of a story that is gone", test_no_places);
  ADD ("no places in a text that is damaged", test_places_of_damaged_text);
  ADD ("beside the main loop", test_async);
  ADD ("whatever is found by words is shown", test_whatever_is_found);
  g_test_add_func ("/snippets/images and tables are left out", test_objects);
  g_test_add_func ("/snippets/what asks for words or names", test_can_be_of);
  return g_test_run ();
}
