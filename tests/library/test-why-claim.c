/* test-why-claim.c - why a text is taken to claim something, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-why-claim.h"

static const char text[]
    = "OpenAI grew. Café owner John Schulman reportedly left the company. Schulman joined Anthropic.";

static const struct
{
  const char *name, *text, *want; /* of the first claim, one a line */
} cases[] = {
  { "named", "John Schulman left OpenAI.", "“left” states it (rule leave-plain)" },
  { "reference", "OpenAI grew. John Schulman left the company.",
    "“left” states it (rule leave-plain)\n“the company” stands for OpenAI, as the text around it tells" },
  { "short", "John Schulman spoke. Schulman will leave OpenAI.",
    "“leave” states it (rule leave-plain)\n“Schulman” is another form of John Schulman\n“will” tells how sure it is" },
  { "left-out", "OpenAI grew. OpenAI won. John Schulman has resigned.",
    "“resigned” states it (rule leave-resigns)\nThe sentence leaves OpenAI out, as the text around it tells" },
  { "nobody", "OpenAI raised $5 million.", "“raised” states it (rule fund-raises)" },
};

static void
test_words (void)
{
  g_autoptr (DossierLibrary) library = dossier_library_new (NULL);
  const DossierDate written = DOSSIER_DATE_UNKNOWN;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierRecognition) found = dossier_library_recognise (library, cases[i].text, NULL, &written, &error);
      g_auto (GStrv) reasons = NULL;
      g_autofree char *words = NULL;

      g_test_message ("%s", cases[i].name);
      g_assert_no_error (error);
      g_assert_cmpuint (found->claims->len, >=, 1);
      reasons = dossier_found_claim_dup_reasons (found->claims->pdata[0], found, cases[i].text);
      words = g_strjoinv ("\n", reasons);
      g_assert_cmpstr (words, ==, cases[i].want);
    }
}

typedef struct
{
  GMainLoop *loop;
  GStrv      reasons;
  GError    *error;
} Answer;

static void
explained_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->reasons = dossier_library_explain_claim_finish (DOSSIER_LIBRARY (source), result, &answer->error);
  g_main_loop_quit (answer->loop);
}

/* At the words @cue of the text; @is_cancelled: before it begins. */
static Answer
ask (DossierClaimKind kind, const char *cue, gboolean is_cancelled)
{
  g_autoptr (DossierLibrary) library = dossier_library_new (NULL);
  g_autoptr (DossierDocument) document = dossier_document_new_from_plain (text, -1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const DossierDate written = DOSSIER_DATE_UNKNOWN;
  Answer            answer = { .loop = g_main_loop_new (NULL, FALSE) };
  guint             start = (guint) g_utf8_pointer_to_offset (text, strstr (text, cue));

  if (is_cancelled)
    g_cancellable_cancel (cancellable);
  dossier_library_explain_claim_async (library, document, NULL, &written, kind, start, cancellable, explained_cb,
                                       &answer);
  g_main_loop_run (answer.loop);
  g_main_loop_unref (answer.loop);
  return answer;
}

static void
test_a_claim_is_explained (void)
{
  Answer           answer = ask (DOSSIER_CLAIM_LEFT, "left", FALSE);
  g_autofree char *words = NULL;

  g_assert_no_error (answer.error);
  words = g_strjoinv ("\n", answer.reasons);
  g_assert_cmpstr (words, ==,
                   "“left” states it (rule leave-plain)\n“the company” stands for OpenAI, as the text around it tells\n"
                   "“reportedly” tells how sure it is");
  g_strfreev (answer.reasons);
}

static void
test_a_place_without_such_a_claim_is_said (void)
{
  Answer answer = ask (DOSSIER_CLAIM_ACQUIRED, "left", FALSE);

  g_assert_null (answer.reasons);
  g_assert_error (answer.error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_EMPTY);
  g_error_free (answer.error);
}

static void
test_asking_can_be_called_off (void)
{
  Answer answer = ask (DOSSIER_CLAIM_LEFT, "left", TRUE);

  g_assert_null (answer.reasons);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_error_free (answer.error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/why-claim/each-reason-is-a-sentence", test_words);
  g_test_add_func ("/why-claim/a-claim-is-explained", test_a_claim_is_explained);
  g_test_add_func ("/why-claim/a-place-without-such-a-claim-is-said", test_a_place_without_such_a_claim_is_said);
  g_test_add_func ("/why-claim/asking-can-be-called-off", test_asking_can_be_called_off);
  return g_test_run ();
}
