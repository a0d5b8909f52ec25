/* test-story-line.c - a story in the list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-story-line.h"
#include "ui-fixture.h"

/* 2024-08-06 15:00:00 UTC. */
#define NOW 1722956400

static DossierStory *
make_story (const char *title, const char *summary, DossierClaimKind claim, gboolean is_read)
{
  DossierStoryRow row = { .id = 1,
                          .title = (char *) title,
                          .source = "The Decoder",
                          .summary = (char *) summary,
                          .published = dossier_date_from_ymd (2024, 8, 5),
                          .claim_kind = claim,
                          .claim_subject = "John Schulman",
                          .claim_object = "OpenAI",
                          .is_read = is_read };

  return dossier_story_new (&row);
}

static int
natural_height (GtkWidget *line)
{
  int natural;

  gtk_widget_measure (line, GTK_ORIENTATION_VERTICAL, 320, NULL, &natural, NULL, NULL);

  return natural;
}

static void
test_every_line_is_as_high (void)
{
  GtkWidget *line = g_object_ref_sink (dossier_story_line_new ());
  g_autoptr (DossierStory) full = make_story (
      "A title that is so long that it takes two rows of the list, or even more",
      "First words that fill the rows that are left for them, and more of them", DOSSIER_CLAIM_LEFT, FALSE);
  g_autoptr (DossierStory) bare = make_story ("Short", NULL, 0, TRUE);
  int height;

  dossier_story_line_set_story (DOSSIER_STORY_LINE (line), full);
  height = natural_height (line);
  g_assert_cmpint (height, >, 60);
  dossier_story_line_set_story (DOSSIER_STORY_LINE (line), bare);
  g_assert_cmpint (natural_height (line), ==, height);
  g_object_unref (line);
}

static void
test_title_and_chip_find_their_places (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *line = dossier_story_line_new ();
  g_autoptr (DossierStory) story = make_story ("Short", "Words", DOSSIER_CLAIM_LEFT, FALSE);
  GtkWidget *chip;

  gtk_window_set_child (GTK_WINDOW (window), line);
  dossier_story_line_set_story (DOSSIER_STORY_LINE (line), story);
  gtk_window_set_default_size (GTK_WINDOW (window), 340, 200);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  chip = ui_find_text (line, "left OpenAI");
  g_assert_nonnull (chip);
  g_assert_true (gtk_widget_get_mapped (chip));
  dossier_story_line_set_story (DOSSIER_STORY_LINE (line), NULL);
  g_assert_null (dossier_story_line_get_story (DOSSIER_STORY_LINE (line)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_follows_its_story (void)
{
  GtkWidget *line = g_object_ref_sink (dossier_story_line_new ());
  g_autoptr (DossierStory) story = make_story ("Title", "Words", 0, FALSE);
  g_autoptr (DossierStory) news = make_story ("Title", "Words", 0, TRUE);

  dossier_story_line_set_story (DOSSIER_STORY_LINE (line), story);
  g_assert_false (gtk_widget_has_css_class (line, "read"));
  dossier_story_set_row (story, dossier_story_get_row (news));
  g_assert_true (gtk_widget_has_css_class (line, "read"));
  g_object_unref (line);
}

static const char *
text_of (GtkWidget *line, guint i)
{
  GtkWidget *child = gtk_widget_get_first_child (line);

  while (i-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return gtk_inscription_get_text (GTK_INSCRIPTION (child));
}

/* Title and words stand behind the line of where it is from. */
static void
test_shows_what_was_found (void)
{
  GtkWidget *line = g_object_ref_sink (dossier_story_line_new ());
  g_autoptr (DossierStory) story = make_story ("Of chips", "Words", 0, FALSE);
  g_autoptr (DossierStory) other = make_story ("Of weights", "Others", 0, FALSE);
  g_autoptr (DossierSnippet) snippet = dossier_snippet_new (1);
  const DossierMark mark = { 3, 8, 0 };

  snippet->text = g_strdup ("My chips");
  snippet->title = g_strdup ("Of chips");
  snippet->source = DOSSIER_SNIPPET_HIGHLIGHT;
  g_array_append_val (snippet->marks, mark);
  g_array_append_val (snippet->title_marks, mark);
  dossier_story_line_set_story (DOSSIER_STORY_LINE (line), story);
  dossier_story_line_set_snippet (DOSSIER_STORY_LINE (line), snippet);
  g_assert_cmpstr (text_of (line, 2), ==, "Highlight: My chips");
  gtk_test_accessible_assert_property (line, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Of chips, The Decoder, 5 Aug 2024, unread. Found: Highlight: My chips");
  dossier_story_line_set_story (DOSSIER_STORY_LINE (line), other);
  g_assert_cmpstr (text_of (line, 1), ==, "Of weights");
  g_assert_cmpstr (text_of (line, 2), ==, "Others");
  g_object_unref (line);
}

static void
test_screen_reader_hears_all (void)
{
  g_autoptr (DossierStory) story = make_story ("A title", NULL, 0, FALSE);
  g_autofree char *label = dossier_story_line_dup_label (dossier_story_get_row (story), NOW);

  g_assert_cmpstr (label, ==, "A title, The Decoder, Yesterday, unread");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/story-line/every line is as high", test_every_line_is_as_high);
  g_test_add_func ("/story-line/title and chip find their places", test_title_and_chip_find_their_places);
  g_test_add_func ("/story-line/follows its story", test_follows_its_story);
  g_test_add_func ("/story-line/shows what was found", test_shows_what_was_found);
  g_test_add_func ("/story-line/a screen reader hears all", test_screen_reader_hears_all);

  return g_test_run ();
}
