/* test-speech-service.c - the speaker that is Speech Dispatcher, over a made-up one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-speech-service.h"
#include "speech-desk.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  SpeechDesk     *desk;
  DossierSpeaker *speaker;
  guint           n_whole, n_silenced, n_failed;
  char           *sentence; /* of the last failure */
  int             code;
} Fixture;

static void
ended_cb (Fixture *fixture, gboolean is_whole)
{
  if (is_whole)
    fixture->n_whole++;
  else
    fixture->n_silenced++;
}

static void
failed_cb (Fixture *fixture, const GError *error)
{
  g_assert_true (error->domain == DOSSIER_SPEECH_ERROR);
  fixture->n_failed++;
  fixture->code = error->code;
  g_free (fixture->sentence);
  fixture->sentence = g_strdup (error->message);
}

static void
set_up_with (Fixture *fixture, SpeechDeskManner manner, const char *program, guint patience)
{
  fixture->desk = speech_desk_new (manner);
  fixture->speaker = dossier_speech_service_new (fixture->desk->path, program, patience);
  g_signal_connect_swapped (fixture->speaker, "ended", G_CALLBACK (ended_cb), fixture);
  g_signal_connect_swapped (fixture->speaker, "failed", G_CALLBACK (failed_cb), fixture);
}

static void
tear_down (Fixture *fixture)
{
  g_assert_finalize_object (fixture->speaker);
  speech_desk_free (fixture->desk);
  g_free (fixture->sentence);
}

#define WAIT_UNTIL(condition)                                                                                          \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    while (!(condition))                                                                                               \
      g_main_context_iteration (NULL, TRUE);                                                                           \
  }                                                                                                                    \
  G_STMT_END

static void
test_say (void)
{
  Fixture fixture = { 0 };

  set_up_with (&fixture, SPEECH_DESK_HONEST, "true", 60);
  dossier_speaker_say (fixture.speaker, "Guten Tag.", "de", 30);
  WAIT_UNTIL (fixture.desk->number == 1);
  g_assert_cmpstr (speech_desk_get_text (fixture.desk), ==, "Guten Tag.");
  g_assert_true (speech_desk_heard (fixture.desk, "SET SELF LANGUAGE de"));
  g_assert_true (speech_desk_heard (fixture.desk, "SET SELF RATE 30"));
  g_assert_true (speech_desk_heard (fixture.desk, "SET SELF NOTIFICATION END on"));
  g_assert_cmpuint (fixture.n_whole, ==, 0);
  speech_desk_finish (fixture.desk);
  WAIT_UNTIL (fixture.n_whole == 1);
  dossier_speaker_say (fixture.speaker, "And good night.", NULL, 1000);
  WAIT_UNTIL (fixture.desk->number == 2);
  g_assert_true (speech_desk_heard (fixture.desk, "SET SELF LANGUAGE en"));
  g_assert_true (speech_desk_heard (fixture.desk, "SET SELF RATE 100"));
  g_assert_false (speech_desk_heard (fixture.desk, "CANCEL SELF"));
  speech_desk_finish (fixture.desk);
  WAIT_UNTIL (fixture.n_whole == 2);
  g_assert_cmpuint (fixture.n_silenced + fixture.n_failed, ==, 0);
  tear_down (&fixture);
}

static void
test_hasty (void)
{
  Fixture fixture = { 0 };

  set_up_with (&fixture, SPEECH_DESK_HASTY, "true", 60);
  dossier_speaker_say (fixture.speaker, "Ah.", NULL, 0);
  WAIT_UNTIL (fixture.n_whole == 1);
  tear_down (&fixture);
}

static void
test_stop (void)
{
  Fixture fixture = { 0 };

  set_up_with (&fixture, SPEECH_DESK_HONEST, "true", 60);
  dossier_speaker_stop (fixture.speaker);
  dossier_speaker_say (fixture.speaker, "Never said.", NULL, 0);
  dossier_speaker_stop (fixture.speaker);
  dossier_speaker_say (fixture.speaker, "A long story.", NULL, 0);
  WAIT_UNTIL (fixture.desk->number == 1);
  g_assert_cmpuint (fixture.desk->texts->len, ==, 1);
  dossier_speaker_stop (fixture.speaker);
  WAIT_UNTIL (speech_desk_heard (fixture.desk, "CANCEL SELF"));
  speech_desk_silence (fixture.desk);
  dossier_speaker_say (fixture.speaker, "Another one.", NULL, 0);
  WAIT_UNTIL (fixture.desk->number == 2);
  speech_desk_finish (fixture.desk);
  WAIT_UNTIL (fixture.n_whole == 1);
  g_assert_cmpuint (fixture.n_silenced + fixture.n_failed, ==, 0);
  tear_down (&fixture);
}

static gboolean
replace_cb (gpointer data)
{
  dossier_speaker_say (data, "Third.", NULL, 0);
  return G_SOURCE_REMOVE;
}

static void
test_replace (void)
{
  Fixture fixture = { 0 };

  set_up_with (&fixture, SPEECH_DESK_HONEST, "true", 60);
  dossier_speaker_say (fixture.speaker, "First.", NULL, 0);
  WAIT_UNTIL (fixture.desk->number == 1);
  dossier_speaker_say (fixture.speaker, "Second.", NULL, 0);
  g_idle_add_full (G_PRIORITY_HIGH, replace_cb, fixture.speaker, NULL);
  WAIT_UNTIL (strcmp (speech_desk_get_text (fixture.desk), "Third.") == 0);
  g_assert_true (speech_desk_heard (fixture.desk, "CANCEL SELF"));
  WAIT_UNTIL (fixture.desk->number >= 2);
  speech_desk_finish (fixture.desk);
  WAIT_UNTIL (fixture.n_whole == 1);
  g_assert_cmpuint (fixture.n_silenced + fixture.n_failed, ==, 0);
  tear_down (&fixture);
}

static void
test_silenced (void)
{
  Fixture fixture = { 0 };

  set_up_with (&fixture, SPEECH_DESK_HONEST, "true", 60);
  dossier_speaker_say (fixture.speaker, "A long story.", NULL, 0);
  WAIT_UNTIL (fixture.desk->number == 1);
  speech_desk_silence (fixture.desk);
  WAIT_UNTIL (fixture.n_silenced == 1);
  g_assert_cmpuint (fixture.n_whole + fixture.n_failed, ==, 0);
  tear_down (&fixture);
}

static void
test_lost (void)
{
  Fixture fixture = { 0 };

  set_up_with (&fixture, SPEECH_DESK_HONEST, "true", 60);
  dossier_speaker_say (fixture.speaker, "A long story.", NULL, 0);
  WAIT_UNTIL (fixture.desk->number == 1);
  speech_desk_die (fixture.desk);
  WAIT_UNTIL (fixture.n_failed == 1);
  g_assert_cmpint (fixture.code, ==, DOSSIER_SPEECH_ERROR_LOST);
  speech_desk_listen (fixture.desk);
  dossier_speaker_say (fixture.speaker, "The same again.", NULL, 0);
  WAIT_UNTIL (fixture.desk->number == 2);
  speech_desk_finish (fixture.desk);
  WAIT_UNTIL (fixture.n_whole == 1);
  speech_desk_die (fixture.desk); /* nobody waits for anything: nobody is told */
  g_assert_cmpuint (fixture.n_failed, ==, 1);
  tear_down (&fixture);
}

/* What goes wrong with whom, and what the sentence about it names. */
static const struct
{
  const char        *name;
  SpeechDeskManner   manner;
  gboolean           is_away;
  const char        *program;
  DossierSpeechError code;
  const char        *sentence;
} failures[] = {
  { "nothing is installed", SPEECH_DESK_HONEST, TRUE, "no-such-speech-dispatcher", DOSSIER_SPEECH_ERROR_MISSING,
    "Install the packages speech-dispatcher" },
  { "it does not start", SPEECH_DESK_HONEST, TRUE, "false", DOSSIER_SPEECH_ERROR_MISSING, "does not start" },
  { "it starts and does not listen", SPEECH_DESK_HONEST, TRUE, "true", DOSSIER_SPEECH_ERROR_MISSING,
    "cannot be reached" },
  { "it takes no text", SPEECH_DESK_UNWILLING, FALSE, "true", DOSSIER_SPEECH_ERROR_REFUSED, "does not take the text" },
  { "it answers nothing", SPEECH_DESK_MUTE, FALSE, "true", DOSSIER_SPEECH_ERROR_LOST, "does not answer" },
  { "somebody else listens", SPEECH_DESK_FOREIGN, FALSE, "true", DOSSIER_SPEECH_ERROR_LOST, "something else" },
  { "a line has no end", SPEECH_DESK_ENDLESS, FALSE, "true", DOSSIER_SPEECH_ERROR_LOST, "something else" },
};

static void
test_failure (gconstpointer data)
{
  const typeof (failures[0]) *failure = data;
  Fixture                     fixture = { 0 };

  set_up_with (&fixture, failure->manner, failure->program, failure->manner == SPEECH_DESK_MUTE ? 1 : 60);
  if (failure->is_away)
    speech_desk_die (fixture.desk);
  for (guint n = 1; n <= 2; n++) /* and once more the same way */
    {
      dossier_speaker_say (fixture.speaker, "Is anybody there?", NULL, 0);
      WAIT_UNTIL (fixture.n_failed == n);
      g_assert_cmpint (fixture.code, ==, failure->code);
      g_assert_nonnull (strstr (fixture.sentence, failure->sentence));
    }
  g_assert_cmpuint (fixture.n_whole + fixture.n_silenced, ==, 0);
  tear_down (&fixture);
}

/* Whoever is gone hears nothing, wherever the way to the service was. */
static void
test_gone (void)
{
  Fixture fixture = { 0 };

  for (guint turns = 0; turns < 12; turns++)
    {
      set_up_with (&fixture, SPEECH_DESK_HONEST, "true", 60);
      dossier_speaker_say (fixture.speaker, "Said to nobody.", NULL, 0);
      for (guint i = 0; i < turns; i++)
        g_main_context_iteration (NULL, FALSE);
      tear_down (&fixture);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_cmpuint (fixture.n_whole + fixture.n_silenced + fixture.n_failed, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/speech-service/a text is said in its language, at its rate, to its end", test_say);
  g_test_add_func ("/speech-service/a very short one ends too", test_hasty);
  g_test_add_func ("/speech-service/a text can be stopped", test_stop);
  g_test_add_func ("/speech-service/another text takes its place", test_replace);
  g_test_add_func ("/speech-service/somebody else may silence it", test_silenced);
  g_test_add_func ("/speech-service/the service may go away and come back", test_lost);
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/speech-service/told when %s", failures[i].name);

      g_test_add_data_func (path, &failures[i], test_failure);
    }
  g_test_add_func ("/speech-service/who is gone hears nothing", test_gone);
  return g_test_run ();
}
