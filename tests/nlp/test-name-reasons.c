/* test-name-reasons.c - why the names of a text are taken for names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-reasons-private.h"
#include "dossier-recogniser.h"

#include <math.h>

typedef struct
{
  DossierRecogniser *recogniser;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->recogniser = dossier_recogniser_new (&error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dossier_recogniser_unref (fixture->recogniser);
}

static DossierRecognition *
explain (Fixture *fixture, const char *text)
{
  const DossierRecogniserText all = { .text = text, .explains = TRUE };

  return dossier_recogniser_read (fixture->recogniser, &all);
}

/* The reason of this kind for the @mention-th name, or NULL. */
static const DossierNameReason *
find (const DossierRecognition *found, guint mention, DossierWhyKind what, DossierEntityKind kind)
{
  const GPtrArray *reasons = found->reasons->pdata[mention];

  for (guint i = 0; i < reasons->len; i++)
    {
      const DossierNameReason *reason = reasons->pdata[i];

      if (reason->what == what && reason->kind == kind)
        return reason;
    }
  return NULL;
}

static const struct
{
  const char       *name, *text;
  guint             mention;
  DossierWhyKind    what;
  DossierEntityKind kind;
  const char       *words; /* NULL: there is no such reason */
} cases[] = {
  { "a listed organization", "He joined OpenAI.", 0, DOSSIER_WHY_LISTED, DOSSIER_ENTITY_ORGANIZATION, "OpenAI" },
  { "a listed person", "Sam Altman left.", 0, DOSSIER_WHY_LISTED, DOSSIER_ENTITY_PERSON, "Sam Altman" },
  { "the list's own name", "He joined DeepMind.", 0, DOSSIER_WHY_LISTED, DOSSIER_ENTITY_ORGANIZATION,
    "Google DeepMind" },
  { "a name that no list has", "They asked researcher Zbyrnek Kvasnik about it.", 0, DOSSIER_WHY_LISTED,
    DOSSIER_ENTITY_PERSON, NULL },
  { "words of an organization's name", "He joined Qwintex Robotics Inc. in May.", 0, DOSSIER_WHY_FORM,
    DOSSIER_ENTITY_ORGANIZATION, "Robotics" },
  { "words of a person's name", "He met Karina Wolfson there.", 0, DOSSIER_WHY_FORM, DOSSIER_ENTITY_PERSON, "Karina" },
  { "a role before it", "They asked researcher Zbyrnek Kvasnik about it.", 0, DOSSIER_WHY_BEFORE, DOSSIER_ENTITY_PERSON,
    "asked researcher" },
  { "a role of it before it", "The CEO of Zorblat spoke.", 0, DOSSIER_WHY_BEFORE, DOSSIER_ENTITY_ORGANIZATION,
    "CEO of" },
  { "an apposition behind it", "Zbyrnek Kvasnik, chief scientist of Anthropic, spoke.", 0, DOSSIER_WHY_AFTER,
    DOSSIER_ENTITY_PERSON, ", chief scientist of Anthropic," },
  { "nothing before the first word", "Zbyrnek Kvasnik, chief scientist of Anthropic, spoke.", 0, DOSSIER_WHY_BEFORE,
    DOSSIER_ENTITY_PERSON, NULL },
  { "the full name elsewhere", "Mira Murati resigned. Later Murati founded a lab.", 1, DOSSIER_WHY_FULL_NAME,
    DOSSIER_ENTITY_PERSON, "Mira Murati" },
  { "the full name itself", "Mira Murati resigned. Later Murati founded a lab.", 0, DOSSIER_WHY_FULL_NAME,
    DOSSIER_ENTITY_PERSON, NULL },
  { "another language: its lists", "Anna Müller verlässt Siemens und wechselt zu OpenAI. Das teilte der Konzern mit.",
    1, DOSSIER_WHY_LISTED, DOSSIER_ENTITY_ORGANIZATION, "Siemens" },
  { "another language: not what was learned",
    "Anna Müller verlässt Siemens und wechselt zu OpenAI. Das teilte der Konzern mit.", 1, DOSSIER_WHY_LEARNED,
    DOSSIER_ENTITY_ORGANIZATION, NULL },
};

static void
test_cases (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierRecognition) found = explain (fixture, cases[i].text);
      const DossierNameReason *reason;

      g_test_message ("%s", cases[i].name);
      g_assert_cmpuint (found->mentions->len, >, cases[i].mention);
      reason = find (found, cases[i].mention, cases[i].what, cases[i].kind);
      g_assert_true ((reason != NULL) == (cases[i].words != NULL));
      if (reason != NULL)
        g_assert_cmpstr (reason->words, ==, cases[i].words);
    }
}

/* What was learned speaks for the name by so much, for the next best by less; few words, the weightiest first. */
static void
test_what_was_learned_is_weighed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierRecognition) found = explain (fixture, "Sam Altman, the chief executive of OpenAI, resigned.");

  g_assert_cmpuint (found->reasons->len, ==, found->mentions->len);
  for (guint i = 0; i < found->mentions->len; i++)
    {
      const GPtrArray *reasons = found->reasons->pdata[i];
      double           own = -1, other = 0, last = G_MAXDOUBLE;
      guint            n_words = 0;

      for (guint k = 0; k < reasons->len; k++)
        {
          const DossierNameReason *reason = reasons->pdata[k];

          if (reason->what == DOSSIER_WHY_LEARNED)
            own = reason->weight;
          if (reason->what == DOSSIER_WHY_OTHER)
            other = reason->weight;
          if (reason->what < DOSSIER_WHY_LEARNED_BEFORE)
            continue;
          n_words++;
          g_assert_cmpfloat (fabs (reason->weight), <=, last);
          g_assert_cmpfloat (fabs (reason->weight), >=, DOSSIER_NAME_REASONS_LEAST);
          last = fabs (reason->weight);
        }
      g_assert_cmpfloat (own, >, other);
      g_assert_cmpfloat (other, >=, 0);
      g_assert_cmpuint (n_words, <=, DOSSIER_NAME_REASONS_MAX_WORDS);
    }
}

static void
test_nobody_asks_for_reasons (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierRecognition) found = dossier_recogniser_run (fixture->recogniser, "Sam Altman left.", NULL, NULL);

  g_assert_null (found->reasons);
}

/* Reasons change nothing of what is found. */
static void
test_the_names_are_the_same (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierRecognition) with = explain (fixture, cases[i].text);
      g_autoptr (DossierRecognition) without = dossier_recogniser_run (fixture->recogniser, cases[i].text, NULL, NULL);

      g_assert_cmpuint (with->mentions->len, ==, without->mentions->len);
      for (guint k = 0; k < with->mentions->len; k++)
        g_assert_cmpuint (g_array_index (with->mentions, DossierMention, k).confidence, ==,
                          g_array_index (without->mentions, DossierMention, k).confidence);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/name-reasons/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("each-name-has-its-reasons", test_cases);
  ADD ("what-was-learned-is-weighed", test_what_was_learned_is_weighed);
  ADD ("nobody-asks-for-reasons", test_nobody_asks_for_reasons);
  ADD ("the-names-are-the-same", test_the_names_are_the_same);
#undef ADD
  return g_test_run ();
}
