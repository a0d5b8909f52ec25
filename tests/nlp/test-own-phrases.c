/* test-own-phrases.c - what a person decided about names goes before what is found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-recogniser.h"

#include <string.h>

#define P DOSSIER_ENTITY_PERSON
#define O DOSSIER_ENTITY_ORGANIZATION

typedef struct
{
  DossierRecogniser *plain, *own;
} Fixture;

/* What the person decided, for all cases. Entity 0: no name. */
static const DossierOwnName decided[] = {
  { "Sun", "Sun", 1, O, DOSSIER_SUBTYPE_COMPANY },
  { "Blorix", "Qwintex Labs", 2, O, 0 },
  { "Qwintex Labs", "Qwintex Labs", 2, O, 0 },
  { "Mercer", "Mercer", 3, O, 0 },
  { "Orla Tamsin", "Orla Tamsin-Reyes", 4, P, 0 },
  { "Orla Tamsin-Reyes", "Orla Tamsin-Reyes", 4, P, 0 },
  { "zorblat.io", "Zorblat", 5, O, 0 },
  { "Velmora", "Velmora", 6, P, 0 },
  { "Haldor Vint", "", 0, 0, 0 },
  { "OpenAI", "", 0, 0, 0 },
  { "Microsoft", "", 0, 0, 0 },
  { "Microsoft Research", "Microsoft Research", 7, O, 0 },
};

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierOwnNames) names = dossier_own_names_new ("1");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (decided); i++)
    g_assert_true (dossier_own_names_add (names, &decided[i]));
  fixture->plain = dossier_recogniser_new (&error);
  g_assert_no_error (error);
  fixture->own = dossier_recogniser_new_for_names (fixture->plain, names);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  dossier_recogniser_unref (fixture->plain);
  dossier_recogniser_unref (fixture->own);
}

/* "P:Schulman" for a person's mention, "O:" an organization's; "=Name" behind it when it is known by that name. */
static char *
write_out (const DossierRecogniser *recogniser, const char *text)
{
  g_autoptr (DossierRecognition) found = dossier_recogniser_run (recogniser, text, NULL, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < found->mentions->len; i++)
    {
      DossierMention     *mention = &g_array_index (found->mentions, DossierMention, i);
      DossierFoundEntity *entity = found->entities->pdata[mention->entity];
      const char         *start = g_utf8_offset_to_pointer (text, mention->start);
      const char         *end = g_utf8_offset_to_pointer (start, mention->length);
      g_autofree char    *surface = g_strndup (start, end - start);

      g_string_append_printf (out, "%s%s%s", i > 0 ? " | " : "", entity->kind == P ? "P:" : "O:", surface);
      if (entity->known_as != NULL && strcmp (entity->known_as, surface) != 0)
        g_string_append_printf (out, "=%s", entity->known_as);
    }
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *name, *text, *want;
} cases[] = {
  { "a kept word inside a sentence", "He sold the servers of Sun to a bank.", "O:Sun" },
  { "small letters are the word of the language", "The sun shone on the servers.", "" },
  { "a word of the language at the beginning says nothing", "Sun and rain are expected.", "" },
  { "unless the text has it inside, too", "Sun grew. The people of Sun were glad.", "O:Sun | O:Sun" },
  { "a longer name stays whole", "They read Sun Tzu in the offices of Sun.", "O:Sun" },
  { "another name leads to the dossier's", "They visited Blorix in June.", "O:Blorix=Qwintex Labs" },
  { "two names of one are one", "Qwintex Labs was Blorix once.", "O:Qwintex Labs | O:Blorix=Qwintex Labs" },
  { "the kind is the person's", "Mr. Mercer hired them.", "O:Mercer" },
  { "a person by another name", "Then Orla Tamsin spoke.", "P:Orla Tamsin=Orla Tamsin-Reyes" },
  { "the surname follows in the text", "Orla Tamsin spoke. Tamsin left.",
    "P:Orla Tamsin=Orla Tamsin-Reyes | P:Tamsin=Orla Tamsin-Reyes" },
  { "written small, as it was decided", "We use zorblat.io for this.", "O:zorblat.io=Zorblat" },
  { "a single name of a person", "The song is by Velmora.", "P:Velmora" },
  { "in capitals, when there are more words", "NEWS OF QWINTEX LABS", "O:QWINTEX LABS=Qwintex Labs" },
  { "a possessive", "Blorix's plan works.", "O:Blorix=Qwintex Labs" },
  { "no name is not found", "Mr. Haldor Vint spoke with John Schulman.", "P:John Schulman" },
  { "nor when the lists have it", "OpenAI and Google signed.", "O:Google" },
  { "a longer name with it is found", "He works at Microsoft Research in Berlin.", "O:Microsoft Research" },
  { "no name and a kept one in a row", "Microsoft and Blorix met.", "O:Blorix=Qwintex Labs" },
  { "at the very end", "It was Blorix", "O:Blorix=Qwintex Labs" },
  { "nothing at all", "", "" },
};

static void
test_cases (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = write_out (fixture->own, cases[i].text);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (got, ==, cases[i].want);
    }
}

/* The recogniser that they share the tables with is as it was, also once the other is gone. */
static void
test_shared (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = write_out (fixture->plain, "OpenAI and Google signed.");
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, "O:OpenAI | O:Google");
  g_clear_pointer (&fixture->own, dossier_recogniser_unref);
  after = write_out (fixture->plain, "OpenAI and Google signed.");
  g_assert_cmpstr (after, ==, before);
}

/* Those who ask why are told who decided. */
static void
test_certain (Fixture *fixture, gconstpointer data)
{
  DossierRecogniserText text = { .text = "It was Blorix", .explains = TRUE };
  g_autoptr (DossierRecognition) found = dossier_recogniser_read (fixture->own, &text);
  const DossierNameReason *reason;

  g_assert_cmpuint (found->mentions->len, ==, 1);
  g_assert_cmpuint (g_array_index (found->mentions, DossierMention, 0).confidence, ==, DOSSIER_CONFIDENCE_CERTAIN);
  reason = g_ptr_array_index ((GPtrArray *) g_ptr_array_index (found->reasons, 0), 0);
  g_assert_cmpint (reason->what, ==, DOSSIER_WHY_DECIDED);
  g_assert_cmpstr (reason->words, ==, "Qwintex Labs");
}

static void
test_limit (void)
{
  g_autoptr (DossierOwnNames) names = dossier_own_names_new ("many");
  DossierOwnName name = { .dossier = "", .kind = 0 };

  for (guint i = 0; i < DOSSIER_OWN_NAMES_MAX; i++)
    {
      char text[16];

      g_snprintf (text, sizeof text, "Name%u", i);
      name.name = text;
      g_assert_true (dossier_own_names_add (names, &name));
    }
  g_assert_false (dossier_own_names_add (names, &name));
  g_assert_cmpuint (dossier_own_names_get_length (names), ==, DOSSIER_OWN_NAMES_MAX);
  g_assert_cmpstr (dossier_own_names_get (names, 7)->name, ==, "Name7");
  g_assert_cmpstr (dossier_own_names_get_stamp (names), ==, "many");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/own-phrases/what-was-decided-goes-first", Fixture, NULL, fixture_set_up, test_cases, fixture_tear_down);
  g_test_add ("/own-phrases/what-was-decided-is-certain", Fixture, NULL, fixture_set_up, test_certain,
              fixture_tear_down);
  g_test_add ("/own-phrases/tables-are-shared", Fixture, NULL, fixture_set_up, test_shared, fixture_tear_down);
  g_test_add_func ("/own-phrases/names-have-a-limit", test_limit);
  return g_test_run ();
}
