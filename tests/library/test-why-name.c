/* test-why-name.c - why something in a text is taken for a name, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-why-name.h"

static const struct
{
  DossierWhyKind    what;
  DossierEntityKind kind;
  const char       *words;
  double            weight;
  const char       *want;
} cases[] = {
  { DOSSIER_WHY_DECIDED, DOSSIER_ENTITY_PERSON, "Ada Lint", 0, "You decided that this is a name: Ada Lint" },
  { DOSSIER_WHY_LISTED, DOSSIER_ENTITY_PERSON, "Ada", 0, "It is in the list of people: Ada" },
  { DOSSIER_WHY_LISTED, DOSSIER_ENTITY_ORGANIZATION, "Ferrum", 0, "It is in the list of organizations: Ferrum" },
  { DOSSIER_WHY_FORM, DOSSIER_ENTITY_PERSON, "Ada", 0, "“Ada” is a first name or a surname" },
  { DOSSIER_WHY_FORM, DOSSIER_ENTITY_ORGANIZATION, "Labs", 0, "Organizations have “Labs” in their names" },
  { DOSSIER_WHY_BEFORE, DOSSIER_ENTITY_PERSON, "the boss", 5, "Before it stands “the boss”: person +5.0" },
  { DOSSIER_WHY_BEFORE, DOSSIER_ENTITY_ORGANIZATION, "CEO of", 5, "Before it stands “CEO of”: organization +5.0" },
  { DOSSIER_WHY_BEFORE, 0, "with a", 4, "Before it stands “with a”: no name +4.0" },
  { DOSSIER_WHY_BEFORE, DOSSIER_ENTITY_PERSON, "in the", -4, "Before it stands “in the”: person −4.0" },
  { DOSSIER_WHY_AFTER, DOSSIER_ENTITY_PERSON, "said", 2, "Behind it stands “said”: person +2.0" },
  { DOSSIER_WHY_AFTER, DOSSIER_ENTITY_ORGANIZATION, "'s CEO", 4, "Behind it stands “'s CEO”: organization +4.0" },
  { DOSSIER_WHY_AFTER, 0, "model", 3, "Behind it stands “model”: no name +3.0" },
  { DOSSIER_WHY_FULL_NAME, DOSSIER_ENTITY_PERSON, "Ada Lint", 0, "The text has the full name: Ada Lint" },
  { DOSSIER_WHY_LEARNED, DOSSIER_ENTITY_PERSON, NULL, 4.06, "Learned from texts: person +4.1" },
  { DOSSIER_WHY_LEARNED, DOSSIER_ENTITY_ORGANIZATION, NULL, -0.5, "Learned from texts: organization −0.5" },
  { DOSSIER_WHY_OTHER, 0, NULL, 0, "Next best: no name +0.0" },
  { DOSSIER_WHY_OTHER, DOSSIER_ENTITY_PERSON, NULL, 0.3, "Next best: person +0.3" },
  { DOSSIER_WHY_OTHER, DOSSIER_ENTITY_ORGANIZATION, NULL, 0.3, "Next best: organization +0.3" },
  { DOSSIER_WHY_LEARNED_BEFORE, DOSSIER_ENTITY_PERSON, "by", 1, "Learned of “by” before it: +1.0" },
  { DOSSIER_WHY_LEARNED_AFTER, DOSSIER_ENTITY_PERSON, ",", 1, "Learned of “,” behind it: +1.0" },
  { DOSSIER_WHY_LEARNED_WORD, DOSSIER_ENTITY_PERSON, "Lint", 1, "Learned of “Lint” itself: +1.0" },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierNameReason) reason
          = dossier_name_reason_new (cases[i].what, cases[i].kind, cases[i].words, cases[i].weight);
      g_autofree char *words = dossier_name_reason_dup_words (reason);

      g_assert_cmpstr (words, ==, cases[i].want);
    }
}

typedef struct
{
  GMainLoop *loop;
  GPtrArray *reasons;
  GError    *error;
} Answer;

static void
explained_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->reasons = dossier_library_explain_name_finish (DOSSIER_LIBRARY (source), result, &answer->error);
  g_main_loop_quit (answer->loop);
}

/* At @start of "Sam Altman left OpenAI."; @is_cancelled: before it begins. */
static Answer
ask (guint start, gboolean is_cancelled)
{
  g_autoptr (DossierLibrary) library = dossier_library_new (NULL);
  g_autoptr (DossierDocument) document = dossier_document_new_from_plain ("Sam Altman left OpenAI.", -1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const DossierDate written = DOSSIER_DATE_UNKNOWN;
  Answer            answer = { .loop = g_main_loop_new (NULL, FALSE) };

  if (is_cancelled)
    g_cancellable_cancel (cancellable);
  dossier_library_explain_name_async (library, document, NULL, &written, start, cancellable, explained_cb, &answer);
  g_main_loop_run (answer.loop);
  g_main_loop_unref (answer.loop);
  return answer;
}

static void
test_a_place_is_explained (void)
{
  Answer                   answer = ask (16, FALSE);
  const DossierNameReason *first;

  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.reasons->len, >, 0);
  first = answer.reasons->pdata[0];
  g_assert_cmpstr (first->words, ==, "OpenAI");
  g_ptr_array_unref (answer.reasons);
}

static void
test_a_place_without_a_name_is_said (void)
{
  Answer answer = ask (11, FALSE);

  g_assert_null (answer.reasons);
  g_assert_error (answer.error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_EMPTY);
  g_error_free (answer.error);
}

static void
test_asking_can_be_called_off (void)
{
  Answer answer = ask (16, TRUE);

  g_assert_null (answer.reasons);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_error_free (answer.error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/why-name/each-reason-is-a-sentence", test_words);
  g_test_add_func ("/why-name/a-place-is-explained", test_a_place_is_explained);
  g_test_add_func ("/why-name/a-place-without-a-name-is-said", test_a_place_without_a_name_is_said);
  g_test_add_func ("/why-name/asking-can-be-called-off", test_asking_can_be_called_off);
  return g_test_run ();
}
