/* test-recogniser.c - people and organizations in texts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-recogniser.h"

#include <string.h>

static DossierRecogniser *
get_recogniser (void)
{
  static gsize    once;
  static gpointer recogniser;
  g_autoptr (GError) error = NULL;

  if (g_once_init_enter (&once))
    {
      recogniser = dossier_recogniser_new (&error);
      g_assert_no_error (error);
      g_once_init_leave (&once, 1);
    }
  return recogniser;
}

/* "P:John Schulman" for a person's mention, "O:" an organization's; "=Name" behind it when the entity has another one.
 */
static char *
write_out (const char *text)
{
  g_autoptr (DossierRecognition) found = dossier_recogniser_run (get_recogniser (), text, NULL, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < found->mentions->len; i++)
    {
      DossierMention     *mention = &g_array_index (found->mentions, DossierMention, i);
      DossierFoundEntity *entity = found->entities->pdata[mention->entity];
      const char         *start = g_utf8_offset_to_pointer (text, mention->start);
      const char         *end = g_utf8_offset_to_pointer (start, mention->length);
      g_autofree char    *surface = g_strndup (start, end - start);

      g_string_append_printf (out, "%s%s%s", i > 0 ? " | " : "",
                              entity->kind == DOSSIER_ENTITY_PERSON ? "P:" : "O:", surface);
      if (strcmp (entity->name, surface) != 0)
        g_string_append_printf (out, "=%s", entity->name);
    }
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *name, *text, *want;
} cases[] = {
  { "nothing", "", "" },
  { "no-names", "The weather was fine, and nobody said a word about it.", "" },
  { "words-in-capitals-are-no-names", "Leave a Reply\nThe CEO says AI and the API are ready.", "" },
  { "laws-are-called-after-somebody", "It grew, tracked by Moore’s Law, and solved the Riemann hypothesis.", "" },
  { "nations-are-no-names", "Many Americans agree, and some Europeans do not.", "" },
  { "abbreviations-are-no-names", "The CLI opens PRs after CI has run, and OAuth is new.", "" },
  { "kinds-of-ai-are-no-companies", "They talk of Frontier AI and of Sovereign AI all day.", "" },
  { "possessives", "OpenAI's board and OpenAI’s staff met.", "O:OpenAI | O:OpenAI" },
  { "joined-words", "The Microsoft-backed lab and a Sequoia-led round", "O:Microsoft | O:Sequoia" },
  { "joined-words-in-a-headline", "Microsoft-Backed Startup Zorblat Raises $40 Million", "O:Microsoft | O:Zorblat" },
  { "places-after-based", "The Hangzhou-based lab grew.", "" },
  { "titles-stay-outside", "We met Dr. Ulrike Tannhof and Mr. Berger in Rome.", "P:Ulrike Tannhof | P:Berger" },
  { "roles-before-unknown-names", "They asked researcher Zbyrnek Kvasnik about it.", "P:Zbyrnek Kvasnik" },
  { "roles-after-unknown-names", "Zbyrnek Kvasnik, chief scientist of Anthropic, spoke.",
    "P:Zbyrnek Kvasnik | O:Anthropic" },
  { "surname-links", "Mira Murati resigned. Later Murati founded a lab.", "P:Mira Murati | P:Murati=Mira Murati" },
  { "surname-before-full-name", "Murati resigned on Monday. Mira Murati had been there for years.",
    "P:Murati=Mira Murati | P:Mira Murati" },
  { "first-name-links", "Karina Wolfson spoke first. Then Karina sat down.",
    "P:Karina Wolfson | P:Karina=Karina Wolfson" },
  { "shared-surname-stays-apart", "Dario Amodei and Daniela Amodei spoke. Amodei smiled.",
    "P:Dario Amodei | P:Daniela Amodei | P:Amodei" },
  { "coordinated-first-names", "Dario Amodei left with his sister. Dario and Daniela Amodei founded a lab.",
    "P:Dario Amodei | P:Dario=Dario Amodei | P:Daniela Amodei" },
  { "initials", "A talk by J. K. Moorfield ended.", "P:J. K. Moorfield" },
  { "particles", "The prize went to Pieter van der Velden.", "P:Pieter van der Velden" },
  { "legal-suffix", "Qwintex Robotics Inc. sued. Qwintex Robotics lost.",
    "O:Qwintex Robotics Inc.=Qwintex Robotics | O:Qwintex Robotics" },
  { "comma-suffix", "He joined Qwintex, Inc. in May.", "O:Qwintex, Inc." },
  { "acronym", "Safe Superintelligence Inc. is new. SSI has few people.",
    "O:Safe Superintelligence Inc. | O:SSI=Safe Superintelligence Inc." },
  { "acronym-in-brackets", "The Fairview Robot Ethics Council (FREC) met. FREC was angry.",
    "O:Fairview Robot Ethics Council | O:FREC=Fairview Robot Ethics Council | O:FREC=Fairview Robot Ethics Council" },
  { "acronym-of-a-measure", "The Single Word Error Rate (SWER) fell.", "" },
  { "authors", "author = {Moorfield, Ada and Kvasnik, Zbyrnek}. Ada Moorfield slept.",
    "P:Moorfield, Ada=Ada Moorfield | P:Kvasnik, Zbyrnek=Zbyrnek Kvasnik | P:Ada Moorfield" },
  { "keys-are-no-people", "The keys Ctrl+Z and Ctrl+S work in Premium+ now.", "" },
  { "two-that-are-joined", "He is a graduate of Harvard and Columbia (1984) there.", "O:Harvard | O:Columbia" },
  { "head-words", "She studied at the University of Lower Bavaria and worked for the Ministry of Health.",
    "O:University of Lower Bavaria | O:Ministry of Health" },
  { "article-outside", "The Wikimedia Foundation grew.", "O:Wikimedia Foundation" },
  { "apposition", "Zorblat, a startup from Turin, hired him.", "O:Zorblat" },
  { "noun-before", "He bought shares of the startup Zorblat.", "O:Zorblat" },
  { "money-raised", "Zorblat raised $30 million.", "O:Zorblat" },
  { "money-raised-already", "Zorblat has also raised $30 million.", "O:Zorblat" },
  { "joined-already", "Zbyrnek Kvasnik has joined Anthropic.", "P:Zbyrnek Kvasnik | O:Anthropic" },
  { "held", "The firm asked Zorblat CEO Ulrike Tannhof.", "O:Zorblat | P:Ulrike Tannhof" },
  { "products-are-no-organizations", "OpenAI's ChatGPT beat Claude and Gemini.", "O:OpenAI" },
  { "nested", "Google's DeepMind and Google DeepMind are one.",
    "O:Google | O:DeepMind=Google DeepMind | O:Google DeepMind" },
  { "renamed", "The startup Zorblat, formerly Quintax, grew. Quintax was small.",
    "O:Zorblat | O:Quintax=Zorblat | O:Quintax=Zorblat" },
  { "teams", "It closed the superalignment team and the post-training team, but no sales team.",
    "O:superalignment team | O:post-training team" },
  { "names-end-with-their-line", "They wrote about Google\nAI is here.", "O:Google" },
  { "nations-end-with-their-line", "They wrote about the Saudi\ngovernment and left.", "" },
  { "places", "He moved from Paris to San Francisco in March.", "" },
  { "headline", "OpenAI Hires Former Meta Executive Ulrike Tannhof to Lead New Team",
    "O:OpenAI | O:Meta | P:Ulrike Tannhof" },
  { "headline-with-a-plain-noun-behind", "Google Hires a Banker as New OpenAI Investment Grows Again",
    "O:Google | O:OpenAI" },
  { "a-small-noun-is-no-part", "In 2025, Time magazine listed her.", "O:Time" },
  { "headline-sentence-case", "Anthropic hires former OpenAI safety lead", "O:Anthropic | O:OpenAI" },
  { "capitals", "OPENAI SUED BY GEORGE MARTIN OVER BOOKS", "O:OPENAI | P:GEORGE MARTIN" },
  { "wide-characters", "“Ja” – sagte 👋 Jan Leike über OpenAI", "P:Jan Leike | O:OpenAI" },
};

static void
test_names (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  g_autofree char *got = write_out (cases[i].text);

  g_assert_cmpstr (got, ==, cases[i].want);
}

static DossierFoundEntity *
find_entity (DossierRecognition *found, const char *name)
{
  for (guint i = 0; i < found->entities->len; i++)
    if (strcmp (((DossierFoundEntity *) found->entities->pdata[i])->name, name) == 0)
      return found->entities->pdata[i];
  g_error ("%s was not found", name);
}

static void
test_article (void)
{
  static const char *const names[] = { "Amazon",
                                       "Anthropic",
                                       "Google",
                                       "Ilya Sutskever",
                                       "Jan Leike",
                                       "John Schulman",
                                       "Meta",
                                       "Microsoft",
                                       "OpenAI",
                                       "Safe Superintelligence Inc.",
                                       "post-training team",
                                       "superalignment team" };
  g_autofree char         *path = g_test_build_filename (G_TEST_DIST, "data", "schulman.txt", NULL);
  g_autofree char         *text = NULL;
  g_autoptr (DossierRecognition) found = NULL;
  DossierFoundEntity *schulman, *ssi;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  found = dossier_recogniser_run (get_recogniser (), text, "A founder of OpenAI moves to a rival", NULL);
  g_assert_cmpuint (found->entities->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_nonnull (find_entity (found, names[i]));
  schulman = find_entity (found, "John Schulman");
  g_assert_cmpint (schulman->kind, ==, DOSSIER_ENTITY_PERSON);
  g_assert_true (g_strv_contains ((const char *const *) schulman->aliases, "Schulman"));
  ssi = find_entity (found, "Safe Superintelligence Inc.");
  g_assert_true (g_strv_contains ((const char *const *) ssi->aliases, "SSI"));
  g_assert_cmpint (find_entity (found, "superalignment team")->subtype, ==, DOSSIER_SUBTYPE_TEAM);
  g_assert_cmpstr (((DossierFoundEntity *) found->entities->pdata[0])->name, ==, "OpenAI");
  g_assert_cmpuint (found->claims->len, >, 0);
}

/* Whom a text is about, first to last. */
static const struct
{
  const char *name, *title, *text, *want;
} saliences[] = {
  { "who is named most", NULL, "Google met OpenAI. OpenAI smiled. OpenAI left.", "OpenAI|Google" },
  { "who is named first, of equals", NULL, "Google met OpenAI.", "Google|OpenAI" },
  { "who is in the title", "OpenAI smiles", "Google met OpenAI. Google smiled. Google left.", "OpenAI|Google" },
  { "who is in the title by a short name", "Murati smiles", "Google met Mira Murati. Google smiled. Google left.",
    "Mira Murati|Google" },
  { "not whose letters are in the title", "Metaverses", "Google met Meta. Google smiled.", "Google|Meta" },
  { "not whose letters end a word of the title", "BioMeta", "Google met Meta. Google smiled.", "Google|Meta" },
  { "who stands in the lead", NULL,
    "Google met nobody on that day, and it was a long day with much rain and little else of which there would be "
    "anything to say, as the weather was all that people in the city talked about at the time, which was odd, since "
    "the rain had come every year in that month for as long as anyone could remember, and the old men had seen much "
    "more of it in their youth, when the river had come up to the church and stayed there for a week or two. OpenAI "
    "was dry.",
    "Google|OpenAI" },
};

static void
test_the_most_salient_come_first (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (saliences); i++)
    {
      g_autoptr (DossierRecognition) found
          = dossier_recogniser_run (get_recogniser (), saliences[i].text, saliences[i].title, NULL);
      g_autoptr (GString) names = g_string_new (NULL);

      for (guint k = 0; k < found->entities->len; k++)
        {
          const DossierFoundEntity *entity = found->entities->pdata[k];

          g_string_append_printf (names, "%s%s", k > 0 ? "|" : "", entity->name);
          g_assert_cmpfloat (entity->salience, >, 0);
          g_assert_cmpfloat (entity->salience, <=, 1);
        }
      g_test_message ("%s", saliences[i].name);
      g_assert_cmpstr (names->str, ==, saliences[i].want);
      g_assert_cmpfloat (((DossierFoundEntity *) found->entities->pdata[0])->salience, ==, 1);
    }
}

static const struct
{
  const char *title, *text, *name, *want; /* known_as */
} titles[] = {
  { "Why Zbyrnek Kvasnik left OpenAI", "CEO Kvasnik left OpenAI.", "Kvasnik", "Zbyrnek Kvasnik" },
  { "Zbyrnek Kvasnik’s word", "CEO Zbyrnek Kvasnik left OpenAI.", "Zbyrnek Kvasnik", NULL },
  { "Zbyrnek Kvasnik and Yelena Kvasnik leave OpenAI", "CEO Kvasnik left OpenAI.", "Kvasnik", NULL },
  { "Zbyrnek Berger leaves OpenAI", "CEO Kvasnik left OpenAI.", "Kvasnik", NULL },
  { "Kvasnik leaves OpenAI", "CEO Kvasnik left OpenAI.", "Kvasnik", NULL },
  { "Zbyrnek Kvasnik \xff", "CEO Kvasnik left OpenAI.", "Kvasnik", NULL },
  { NULL, "CEO Kvasnik left OpenAI.", "Kvasnik", NULL },
};

static void
test_the_title_has_the_full_name (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (DossierRecognition) found
          = dossier_recogniser_run (get_recogniser (), titles[i].text, titles[i].title, NULL);

      g_test_message ("title %u", i);
      g_assert_cmpstr (find_entity (found, titles[i].name)->known_as, ==, titles[i].want);
    }
}

/* At the limit the title is read, beyond it not. */
static void
test_an_endless_title_is_none (void)
{
  g_autofree char *filling
      = g_strnfill (DOSSIER_RECOGNISER_MAX_TITLE - strlen ("Why Zbyrnek Kvasnik left OpenAI "), '-');
  g_autofree char *longest = g_strconcat ("Why Zbyrnek Kvasnik left OpenAI ", filling, NULL);
  g_autofree char *longer = g_strconcat (longest, "-", NULL);
  g_autoptr (DossierRecognition) at = dossier_recogniser_run (get_recogniser (), titles[0].text, longest, NULL);
  g_autoptr (DossierRecognition) beyond = dossier_recogniser_run (get_recogniser (), titles[0].text, longer, NULL);

  g_assert_cmpstr (find_entity (at, "Kvasnik")->known_as, ==, "Zbyrnek Kvasnik");
  g_assert_cmpstr (find_entity (beyond, "Kvasnik")->known_as, ==, NULL);
}

static void
test_known_as (void)
{
  g_autoptr (DossierRecognition) found
      = dossier_recogniser_run (get_recogniser (), "DeepMind hired Demis Hassabis again.", NULL, NULL);

  g_assert_cmpstr (find_entity (found, "DeepMind")->known_as, ==, "Google DeepMind");
  g_assert_cmpstr (find_entity (found, "Demis Hassabis")->known_as, ==, "Demis Hassabis");
}

static const struct
{
  const char *name, *piece;
} endless[] = {
  { "letters", "a" },
  { "capitals", "A" },
  { "capital-words", "Aaa " },
  { "first-names", "John " },
  { "initials", "J. " },
  { "known", "OpenAI " },
  { "lists", "OpenAI, " },
  { "ands", "John and " },
  { "prefixes", "University of " },
  { "suffixes", "Inc. " },
  { "particles", "van " },
  { "emoji", "👋" },
  { "hebrew", "שלום " },
  { "quotes", "\"“" },
  { "brackets", "(A" },
  { "teams", "alignment team " },
  { "names", "John Smith of OpenAI joined Google. " },
};

/* 256 KB of one piece: mentions lie in order inside the text, and twice as much takes no more than some times as long.
 */
static void
test_endless (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < 1 << 18)
    g_string_append (text, endless[i].piece);
  {
    g_autoptr (DossierRecognition) found = dossier_recogniser_run (get_recogniser (), text->str, NULL, NULL);
    guint end = 0, length = g_utf8_strlen (text->str, -1);

    for (guint k = 0; k < found->mentions->len; k++)
      {
        DossierMention *mention = &g_array_index (found->mentions, DossierMention, k);

        g_assert_cmpuint (mention->start, >=, end);
        g_assert_cmpuint (mention->length, >, 0);
        g_assert_cmpuint (mention->entity, <, found->entities->len);
        end = mention->start + mention->length;
        g_assert_cmpuint (end, <=, length);
      }
  }
}

static void
free_recogniser (void)
{
  dossier_recogniser_unref (get_recogniser ());
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/recogniser/names/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_names);
    }
  for (guint i = 0; i < G_N_ELEMENTS (endless); i++)
    {
      g_autofree char *path = g_strconcat ("/recogniser/endless/", endless[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_endless);
    }
  g_test_add_func ("/recogniser/an-article-gives-its-people-and-organizations", test_article);
  g_test_add_func ("/recogniser/the-most-salient-come-first", test_the_most_salient_come_first);
  g_test_add_func ("/recogniser/known-names-are-told", test_known_as);
  g_test_add_func ("/recogniser/the-title-has-the-full-name", test_the_title_has_the_full_name);
  g_test_add_func ("/recogniser/an-endless-title-is-none", test_an_endless_title_is_none);
  result = g_test_run ();
  free_recogniser ();
  return result;
}
