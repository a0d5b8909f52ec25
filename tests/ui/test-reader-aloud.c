/* test-reader-aloud.c - a story read aloud, sentence by sentence, by a made-up service
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include "dossier-reader-private.h"
#include "dossier-settings.h"
#include "dossier-speech-service.h"
#include "dossier-text-view-private.h"
#include "dossier-text-view-tags.h"
#include "speech-desk.h"
#include "ui-fixture.h"

#define TITLE "John Schulman leaves OpenAI to join rival Anthropic"
#define FIRST                                                                                                          \
  "In a recent announcement, John Schulman, co-founder of OpenAI, revealed his decision to leave the "                 \
  "Microsoft-backed "                                                                                                  \
  "company and join Anthropic, an artificial intelligence startup funded by Amazon."
#define SECOND "This move marks a shift in the landscape of alignment research."

typedef struct
{
  UiFixture     *fixture;
  SpeechDesk    *desk;
  DossierReader *reader;
  const char    *text; /* that is waited for */
  guint          n;    /* likewise */
} Listening;

static gboolean
is_filled (gpointer data)
{
  DossierReader *reader = data;

  return reader->content != NULL && dossier_story_get_row (reader->content->story)->id == reader->story
         && dossier_text_view_is_filled (reader->view);
}

static void
open_story (Listening *listening, gint64 story)
{
  dossier_reader_open (listening->reader, story, -1);
  ui_wait_until (is_filled, listening->reader);
}

static void
set_up (Listening *listening, UiFixture *fixture)
{
  g_autoptr (DossierSpeaker) speaker = NULL;

  listening->fixture = fixture;
  listening->desk = speech_desk_new (SPEECH_DESK_HONEST);
  speaker = dossier_speech_service_new (listening->desk->path, "no-such-speech-dispatcher", 60);
  listening->reader = DOSSIER_READER (dossier_reader_new_with_speaker (fixture->library, speaker));
  ui_fixture_show (fixture, GTK_WIDGET (listening->reader));
  open_story (listening, fixture->story);
}

static void
tear_down (Listening *listening)
{
  adw_window_set_content (ADW_WINDOW (listening->fixture->window), NULL);
  speech_desk_free (listening->desk);
}

static void
act (Listening *listening, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (listening->reader), action, NULL));
}

static gboolean
is_said (gpointer data)
{
  Listening *listening = data;

  return strcmp (speech_desk_get_text (listening->desk), listening->text) == 0
         && listening->desk->number == listening->desk->texts->len;
}

static void
wait_for_text (Listening *listening, const char *text)
{
  listening->text = text;
  ui_wait_until (is_said, listening);
}

static gboolean
is_over (gpointer data)
{
  return dossier_reader_aloud_get_state (((Listening *) data)->reader->aloud) == DOSSIER_ALOUD_SILENT;
}

static gboolean
is_paused (gpointer data)
{
  return dossier_reader_aloud_get_state (((Listening *) data)->reader->aloud) == DOSSIER_ALOUD_PAUSED;
}

/* What is marked; "" for nothing. Owned by the caller. */
static char *
dup_marked (Listening *listening)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (listening->reader->view));
  GtkTextTag    *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), DOSSIER_TEXT_TAG_SPOKEN);
  GtkTextIter    start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  if (!gtk_text_iter_starts_tag (&start, tag) && !gtk_text_iter_forward_to_tag_toggle (&start, tag))
    return g_strdup ("");
  end = start;
  gtk_text_iter_forward_to_tag_toggle (&end, tag);
  return gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
}

static void
assert_marked (Listening *listening, const char *wanted)
{
  g_autofree char *marked = dup_marked (listening);

  g_assert_cmpstr (marked, ==, wanted);
}

static guint
offset_of (Listening *listening, const char *words)
{
  const char *text = dossier_document_get_text (listening->reader->content->document), *place = strstr (text, words);

  g_assert_nonnull (place);
  return g_utf8_pointer_to_offset (text, place);
}

static void
finish (Listening *listening, const char *next)
{
  speech_desk_finish (listening->desk);
  wait_for_text (listening, next);
}

/* ---- */

static void
test_marks_each_sentence (Listening *listening)
{
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (listening->reader->aloud_bar)));
  act (listening, "reader.read-aloud");
  wait_for_text (listening, TITLE);
  assert_marked (listening, TITLE);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (listening->reader->aloud_bar)));
  finish (listening, FIRST);
  assert_marked (listening, FIRST);
  finish (listening, SECOND);
  assert_marked (listening, SECOND);
  act (listening, "reader.stop-aloud");
  assert_marked (listening, "");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (listening->reader->aloud_bar)));
}

static gboolean
is_next_or_over (gpointer data)
{
  Listening *listening = data;

  return is_over (data) || (listening->desk->number == listening->n && listening->desk->texts->len == listening->n);
}

static void
read_to_the_end (Listening *listening)
{
  act (listening, "reader.read-aloud-story");
  for (listening->n = 1; listening->n < 200; listening->n++)
    {
      ui_wait_until (is_next_or_over, listening);
      if (is_over (listening))
        return;
      speech_desk_finish (listening->desk);
    }
  g_assert_not_reached ();
}

/* Blanks aside: what is heard is what is written, each word once. */
static void
test_reads_all_once (Listening *listening)
{
  g_autoptr (GString) said = g_string_new (NULL), written = g_string_new (TITLE);

  read_to_the_end (listening);
  g_string_append (written, dossier_document_get_text (listening->reader->content->document));
  for (guint i = 0; i < listening->desk->texts->len; i++)
    g_string_append (said, g_ptr_array_index (listening->desk->texts, i));
  g_string_replace (said, " ", "", 0);
  g_string_replace (written, "\357\277\274", "", 0);
  g_string_replace (written, "\342\200\250", "", 0); /* a line of code ends */
  g_string_replace (written, "\n", "", 0);
  g_string_replace (written, "\t", "", 0); /* a cell ends */
  g_string_replace (written, " ", "", 0);
  g_assert_cmpstr (said->str, ==, written->str);
  assert_marked (listening, "");
}

static void
test_tells_of_its_end (Listening *listening)
{
  g_autofree char *wanted = g_strdup_printf ("finish-aloud %" G_GINT64_FORMAT, listening->fixture->story);

  act (listening, "reader.read-aloud");
  act (listening, "reader.stop-aloud");
  g_assert_false (ui_fixture_heard (listening->fixture, "finish-aloud"));
  read_to_the_end (listening);
  g_assert_true (ui_fixture_heard (listening->fixture, wanted));
}

static void
test_says_what_waits (Listening *listening)
{
  GtkWidget *button = NULL;

  act (listening, "reader.read-aloud");
  dossier_reader_set_queued (listening->reader, 3);
  button = ui_button_of (ui_find_text (GTK_WIDGET (listening->reader->aloud_bar), "3"));
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Reading queue: 3 stories");
  dossier_reader_set_queued (listening->reader, 0);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Reading queue: 0 stories");
}

static void
test_a_text_without_sentences (Listening *listening)
{
  DossierDraft *draft = dossier_draft_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "w%04u ", i);
  draft->title = g_strdup ("");
  draft->published = dossier_date_from_ymd (2024, 8, 9);
  draft->document = dossier_document_new_from_plain (text->str, text->len);
  draft->recognition = dossier_recognition_new ();
  open_story (listening, ui_fixture_save (listening->fixture, draft));
  read_to_the_end (listening);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (listening->desk->texts, 0), "w0000"));
  g_assert_nonnull (strstr (speech_desk_get_text (listening->desk), "w1999"));
}

static void
test_pauses (Listening *listening)
{
  act (listening, "reader.read-aloud");
  wait_for_text (listening, TITLE);
  finish (listening, FIRST);
  act (listening, "reader.read-aloud");
  g_assert_true (is_paused (listening));
  assert_marked (listening, FIRST);
  act (listening, "reader.next-sentence");
  assert_marked (listening, SECOND);
  g_assert_true (is_paused (listening));
  act (listening, "reader.previous-sentence");
  act (listening, "reader.read-aloud");
  listening->n = 3;
  ui_wait_until (is_next_or_over, listening);
  g_assert_cmpstr (speech_desk_get_text (listening->desk), ==, FIRST);
  g_assert_true (speech_desk_heard (listening->desk, "CANCEL SELF"));
}

static void
test_steps (Listening *listening)
{
  act (listening, "reader.next-sentence"); /* nothing is read */
  g_assert_true (is_over (listening));
  act (listening, "reader.read-aloud");
  wait_for_text (listening, TITLE);
  act (listening, "reader.next-sentence");
  wait_for_text (listening, FIRST);
  act (listening, "reader.next-sentence");
  wait_for_text (listening, SECOND);
  act (listening, "reader.previous-sentence");
  wait_for_text (listening, FIRST);
  act (listening, "reader.previous-sentence");
  wait_for_text (listening, TITLE);
  act (listening, "reader.previous-sentence");
  listening->n = 6;
  ui_wait_until (is_next_or_over, listening);
  g_assert_cmpstr (speech_desk_get_text (listening->desk), ==, TITLE);
}

static void
test_begins_at_the_selection (Listening *listening)
{
  dossier_text_view_select (listening->reader->view, offset_of (listening, "a shift in"), 7);
  act (listening, "reader.read-aloud-from-here");
  wait_for_text (listening, SECOND);
  assert_marked (listening, SECOND);
}

static void
test_begins_at_the_pointer (Listening *listening)
{
  listening->reader->has_pointed = TRUE;
  listening->reader->pointed = offset_of (listening, "Earlier this year");
  act (listening, "reader.read-aloud-from-here");
  wait_for_text (listening, "Earlier this year, Jan Leike and Ilya Sutskever, leaders of the superalignment team, also "
                            "left OpenAI.");
}

static void
test_another_story_ends_it (Listening *listening)
{
  act (listening, "reader.read-aloud");
  wait_for_text (listening, TITLE);
  open_story (listening, ui_fixture_save (listening->fixture, ui_make_long_draft (200)));
  g_assert_true (is_over (listening));
  assert_marked (listening, "");
}

static void
test_a_highlight_does_not_end_it (Listening *listening)
{
  act (listening, "reader.read-aloud");
  wait_for_text (listening, TITLE);
  finish (listening, FIRST);
  dossier_text_view_select (listening->reader->view, offset_of (listening, "a shift in"), 7);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (listening->reader), "reader.highlight", "s", "green"));
  dossier_reader_reload (listening->reader, 0);
  finish (listening, SECOND);
  assert_marked (listening, SECOND);
}

static void
test_out_of_sight_it_pauses (Listening *listening)
{
  act (listening, "reader.read-aloud");
  wait_for_text (listening, TITLE);
  gtk_widget_set_visible (GTK_WIDGET (listening->reader), FALSE);
  ui_wait_until (is_paused, listening);
  gtk_widget_set_visible (GTK_WIDGET (listening->reader), TRUE);
  act (listening, "reader.read-aloud");
  listening->n = 2;
  ui_wait_until (is_next_or_over, listening);
  g_assert_cmpstr (speech_desk_get_text (listening->desk), ==, TITLE);
}

static void
test_silenced_it_pauses (Listening *listening)
{
  act (listening, "reader.read-aloud");
  wait_for_text (listening, TITLE);
  speech_desk_silence (listening->desk);
  ui_wait_until (is_paused, listening);
  g_assert_false (ui_fixture_heard (listening->fixture, "report"));
}

static void
test_nobody_speaks (Listening *listening)
{
  speech_desk_die (listening->desk);
  act (listening, "reader.read-aloud");
  ui_wait_until (is_over, listening);
  g_assert_true (ui_fixture_heard (listening->fixture,
                                   "report ('The story is not read aloud', 'Nothing on this computer reads aloud. "
                                   "Install the packages speech-dispatcher"));
  assert_marked (listening, "");
}

static void
test_lost_in_the_middle (Listening *listening)
{
  act (listening, "reader.read-aloud");
  wait_for_text (listening, TITLE);
  finish (listening, FIRST);
  speech_desk_die (listening->desk);
  ui_wait_until (is_paused, listening);
  g_assert_true (ui_fixture_heard (listening->fixture, "report ('The story is not read aloud', 'The speech service"));
  assert_marked (listening, FIRST);
  speech_desk_listen (listening->desk);
  act (listening, "reader.read-aloud");
  listening->n = 3;
  ui_wait_until (is_next_or_over, listening);
  g_assert_cmpstr (speech_desk_get_text (listening->desk), ==, FIRST);
}

static void
test_speed (Listening *listening)
{
  GtkWidget *rate = ui_find_type (GTK_WIDGET (listening->reader->aloud_bar), GTK_TYPE_DROP_DOWN);

  act (listening, "reader.read-aloud");
  wait_for_text (listening, TITLE);
  g_assert_true (speech_desk_heard (listening->desk, "SET SELF RATE 0"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (rate), 4);
  listening->n = 2;
  ui_wait_until (is_next_or_over, listening);
  g_assert_true (speech_desk_heard (listening->desk, "SET SELF RATE 60"));
  g_settings_reset (listening->reader->settings, "aloud-rate");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (rate)), ==, 2);
}

static void
test_buttons_are_named (Listening *listening)
{
  static const char *const names[] = { "Previous sentence", "Pause", "Next sentence", NULL };
  GtkWidget *button = gtk_widget_get_first_child (adw_bin_get_child (ADW_BIN (listening->reader->aloud_bar)));

  act (listening, "reader.read-aloud");
  for (guint i = 0; names[i] != NULL; i++, button = gtk_widget_get_next_sibling (button))
    gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, names[i]);
  act (listening, "reader.read-aloud");
  button = gtk_widget_get_first_child (adw_bin_get_child (ADW_BIN (listening->reader->aloud_bar)));
  gtk_test_accessible_assert_property (gtk_widget_get_next_sibling (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Read on");
}

static const struct
{
  const char *name;
  void (*run) (Listening *listening);
} tests[] = {
  { "each sentence is marked while it is said", test_marks_each_sentence },
  { "all of a story is said once", test_reads_all_once },
  { "it is told when a story was read to its end", test_tells_of_its_end },
  { "the bar says how many wait", test_says_what_waits },
  { "a text without sentences comes to its end too", test_a_text_without_sentences },
  { "after a pause the sentence begins anew", test_pauses },
  { "one goes sentence by sentence", test_steps },
  { "it begins at the selection", test_begins_at_the_selection },
  { "it begins where the menu was opened", test_begins_at_the_pointer },
  { "another story ends it", test_another_story_ends_it },
  { "a highlight does not end it", test_a_highlight_does_not_end_it },
  { "out of sight it pauses", test_out_of_sight_it_pauses },
  { "it pauses when somebody else silences it", test_silenced_it_pauses },
  { "it is told when nothing speaks here", test_nobody_speaks },
  { "a service lost in the middle is told, and reads on later", test_lost_in_the_middle },
  { "another speed is heard at once", test_speed },
  { "the buttons are named", test_buttons_are_named },
};

static void
run_test (UiFixture *fixture, gconstpointer data)
{
  const typeof (tests[0]) *test = data;
  Listening                listening = { 0 };

  set_up (&listening, fixture);
  test->run (&listening);
  tear_down (&listening);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/reader-aloud/%s", tests[i].name);

      g_test_add (path, UiFixture, &tests[i], ui_fixture_set_up, run_test, ui_fixture_tear_down);
    }
  return g_test_run ();
}
