/* test-letters.c - newsletters as their senders write them become stories: what they say, and nothing around it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-letters.h"

#include <string.h>

#include "library-fixture.h"

/* How an image and a table stand in the text. */
#define OBJECT "\xef\xbf\xbc"

static const struct
{
  const char *name; /* of the file, without ".eml" */
  const char *title, *source, *author, *uri, *day, *text, *remark;
} letters[] = {
  { "substack", "Anthropic opens an office in Lisbon", "Dana Reyes from Model Mondays", "Dana Reyes from Model Mondays",
    NULL, "2026-11-28T08:00:00Z",
    "Forty people to begin with\nDana Reyes\nAnthropic will open an office in Lisbon in spring, the company said on "
    "Friday.\n" OBJECT "\nRita Sousa, who had led engineering at Feedzai, joined as its head. Her note says why.",
    NULL },
  { "mailchimp", "Benchmarks, budgets, and a new chair", "The Bench – weekly", "The Bench – weekly",
    "https://mailchi.example/bench/42?e=abc", "2026-11-24T14:30:05Z",
    OBJECT
    "\nBudgets grow\nThe Ministry of Research gave the Delft Institute of Technology 12 million euros.\nHalf of it "
    "goes to machines.\nLeft column tells of a test.\nRight column tells of "
    "another.\nModel\tScore\nAlpha\t71\nBeta\t64\nResults",
    NULL },
  { "beehiiv", "🚀 A lab is bought", "The Daily Token", "The Daily Token", "https://link.token.example/ss/c/opaque",
    "2026-11-26T11:00:00Z",
    "November 26, 2026 | Read Online\nSalesforce buys a lab\nSalesforce acquired Convergence Labs for an undisclosed "
    "sum.\nTwenty people move.\nThe name goes.\nThree numbers follow tomorrow.",
    NULL },
  { "buttondown", "Small models, long days", "Imports", "Imports",
    "https://buttons.example/imports/archive/small-models/", "2026-11-23T12:15:00Z",
    "Ines Duarte writes about small models.\nThey fit a phone.\nMeasure.\nCut.", NULL },
  { "ghost", "A chair for the Turing Institute", "Signal", "Signal", "https://signal.example/turing/",
    "2026-11-25T06:00:00Z",
    "By Ama Boateng • 25 Nov 2026\nDoug Gurr chairs the Alan Turing Institute from today.\nWhat he plans\nFewer "
    "projects, "
    "larger ones.",
    NULL },
  { "text-only", "[plain] Mistral raises again", "Plain words about models", "Lev Orlov", NULL, "2026-11-27T16:45:10Z",
    "Mistral AI raised 600 million euros, as it said today; the round was led by General Catalyst.\nThe company was "
    "founded in 2023 and has its seat in Paris. More at https://news.example/mistral .",
    NULL },
  { "digest", "Plain Digest, Vol 3, Issue 14", "Plain words about models", "plain-request@lists.example", NULL,
    "2026-11-28T00:00:03Z",
    "Two messages today.\nCohere opens in Seoul\nCohere opened an office in Seoul.\nA question of memory\nHow much do "
    "you "
    "need?",
    NULL },
  { "links", "Linkroll 88", "Linkroll", "Linkroll", NULL, "2026-11-22T10:00:00Z",
    "Item 1 has a headline\nItem 1 is told in one sentence.\nItem 2 has a headline\nItem 2 is told in one "
    "sentence.\nItem "
    "3 has a headline\nItem 3 is told in one sentence.\nItem 4 has a headline\nItem 4 is told in one sentence.\nItem 5 "
    "has "
    "a headline\nItem 5 is told in one sentence.\nItem 6 has a headline\nItem 6 is told in one sentence.",
    NULL },
  { "german", "Behörden statt Modelle", "Der Künstliche Brief", "Der Künstliche Brief", "https://brief.example/42",
    "2026-11-27T05:30:00Z",
    "Aleph Alpha stellt um\nDas Unternehmen aus Heidelberg verkauft künftig Werkzeuge für Behörden.\nGründer Jonas "
    "Andrulis bleibt im Beirat – für €1.",
    NULL },
  { "forwarded", "A note on chips", "Chip Notes", "Chip Notes", NULL, "2026-11-19T09:00:00Z",
    "Nvidia hired Ira Stone as chief of its research in Zurich.", NULL },
  { "attached", "The report", "Buró", "Buró", NULL, "2026-11-21T09:00:00Z",
    "The report is attached.\nIt has ten pages.", "The attachment “The réport.pdf” is not kept: only the words are" },
  { "bare", "Without a date", "news@bare.example", "news@bare.example", NULL, "2026-11-16T05:00:00Z",
    "DeepMind moved a team to Bangalore. It has thirty people.", NULL },
};

static char *
read_letter (const char *name, gsize *length)
{
  g_autofree char *file = g_strconcat (name, ".eml", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "letters", file, NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, length, &error);
  g_assert_no_error (error);
  return contents;
}

static DossierBatch *
list (const char *bytes, gsize length, DossierContentKind kind)
{
  DossierBatch *batch = dossier_batch_new (NULL, NULL);
  g_autoptr (GError) error = NULL;

  batch->bytes = g_bytes_new (bytes, length);
  batch->kind = kind;
  g_assert_cmpint (dossier_intake_sniff (batch->bytes, NULL, "letter"), ==, kind);
  dossier_letters_list (batch, &error);
  g_assert_no_error (error);
  return batch;
}

static void
a_letter_is_its_words (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  gsize            length = 0;
  g_autofree char *bytes = read_letter (letters[i].name, &length), *day = NULL;
  g_autoptr (DossierBatch) batch = list (bytes, length, DOSSIER_CONTENT_MAIL);
  g_autoptr (GError) error = NULL;
  DossierDraft *draft = batch->drafts->pdata[0];

  g_assert_true (dossier_letters_extract (draft, &error));
  g_assert_no_error (error);
  day = dossier_date_to_string (&draft->published);
  g_assert_cmpstr (draft->title, ==, letters[i].title);
  g_assert_cmpstr (draft->source, ==, letters[i].source);
  g_assert_cmpstr (draft->author, ==, letters[i].author);
  g_assert_cmpstr (draft->uri, ==, letters[i].uri);
  g_assert_cmpstr (day, ==, letters[i].day);
  g_assert_cmpstr (dossier_document_get_text (draft->document), ==, letters[i].text);
  g_assert_cmpuint (batch->result->remarks->len, ==, letters[i].remark != NULL ? 1 : 0);
  if (letters[i].remark != NULL)
    g_assert_cmpstr (batch->result->remarks->pdata[0], ==, letters[i].remark);
}

static void
assert_link (const char *name, const char *address)
{
  gsize            length = 0;
  g_autofree char *bytes = read_letter (name, &length);
  g_autoptr (DossierBatch) batch = list (bytes, length, DOSSIER_CONTENT_MAIL);
  DossierDraft    *draft = batch->drafts->pdata[0];
  g_autofree char *html = NULL, *wanted = g_strdup_printf ("href=\"%s\"", address);

  g_assert_true (dossier_letters_extract (draft, NULL));
  html = dossier_document_to_html (draft->document);
  g_test_message ("%s", html);
  g_assert_nonnull (strstr (html, wanted));
}

static void
counted_links_lead_where_they_say (void)
{
  assert_link ("substack", "https://news.example/sousa");
  assert_link ("links", "https://news.example/6");
}

static char *
make_mailbox (void)
{
  static const char *const names[] = { "ghost", "text-only", "links", "ghost" };
  GString                 *mailbox = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize            length = 0;
      g_autofree char *bytes = read_letter (names[i], &length);

      g_string_append_printf (mailbox, "From sender@example.org Sat Nov 28 08:00:0%u 2026\n%s\n", i, bytes);
    }
  g_string_append (mailbox, "From - Sat Nov 28 08:00:09 2026\nSubject: Pictures alone\nFrom: p@example.org\n\n");
  return g_string_free (mailbox, FALSE);
}

static void
a_mailbox_gives_all_its_letters_once (void)
{
  TestLibrary      library;
  g_autofree char *mailbox = make_mailbox ();
  g_autoptr (DossierAddResult) first = NULL, second = NULL;

  test_library_open (&library);
  first = test_library_add_file (&library, "letters", mailbox);
  g_assert_cmpuint (first->n_new, ==, 3);
  g_assert_cmpuint (first->n_same, ==, 1);
  g_assert_cmpuint (first->refused->len, ==, 1);
  g_assert_cmpstr (first->refused->pdata[0], ==,
                   "Mail 5: The mail has no words to keep: it is encrypted, or has pictures alone.");
  second = test_library_add_file (&library, "again.txt", mailbox);
  g_assert_cmpuint (second->n_new, ==, 0);
  g_assert_cmpuint (second->n_revised, ==, 0);
  g_assert_cmpuint (second->n_same, ==, 4);
  test_library_close (&library);
}

static void
a_letter_is_known_by_its_identifier (void)
{
  TestLibrary      library;
  gsize            length = 0;
  g_autofree char *letter = read_letter ("ghost", &length);
  g_autoptr (DossierAddResult) first = NULL, second = NULL;

  test_library_open (&library);
  first = test_library_add_file (&library, "a.eml", letter);
  second = test_library_add_file (&library, "b", letter);
  g_assert_cmpuint (first->n_new, ==, 1);
  g_assert_cmpuint (second->n_same, ==, 1);
  g_assert_cmpint (g_array_index (first->saved, DossierSaveResult, 0).story, ==,
                   g_array_index (second->saved, DossierSaveResult, 0).story);
  test_library_close (&library);
}

static void
stopping_keeps_nothing (void)
{
  g_autofree char *mailbox = make_mailbox ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DossierBatch) batch = dossier_batch_new (NULL, NULL);
  g_autoptr (GError) error = NULL;

  batch->bytes = g_bytes_new (mailbox, strlen (mailbox));
  g_cancellable_cancel (cancellable);
  g_assert_false (dossier_pipeline_prepare (batch, DOSSIER_STAGE_PARSE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (batch->drafts->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_autofree char *path = g_strdup_printf ("/library/letters/a-letter-is-its-words/%s", letters[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), a_letter_is_its_words);
    }
  g_test_add_func ("/library/letters/counted-links-lead-where-they-say", counted_links_lead_where_they_say);
  g_test_add_func ("/library/letters/a-mailbox-gives-all-its-letters-once", a_mailbox_gives_all_its_letters_once);
  g_test_add_func ("/library/letters/a-letter-is-known-by-its-identifier", a_letter_is_known_by_its_identifier);
  g_test_add_func ("/library/letters/stopping-keeps-nothing", stopping_keeps_nothing);
  return g_test_run ();
}
