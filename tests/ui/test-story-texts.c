/* test-story-texts.c - why a story has its text, and its versions, in the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>

#include "dossier-block-row.h"
#include "dossier-story-text.h"
#include "dossier-version-words.h"
#include "dossier-versions-dialog.h"
#include "dossier-why-dialog.h"
#include "dossier-window-private.h"
#include "ui-fixture.h"

#define FIRST                                                                                                          \
  "The steel maker Ferrum has opened a laboratory for learning machines in Graz, and Ada Lint joined Ferrum as chief " \
  "scientist, the company said on Monday."
#define SECOND                                                                                                         \
  "Forty people are to be hired until the end of the year, most of them in Graz, where the rents are low, and the "    \
  "trains, so it is said, are on time."
#define PAGE                                                                                                           \
  "<!doctype html><html><head><title>Ferrum opens a laboratory</title><link rel=canonical "                            \
  "href='https://gazette.example/ferrum'></head><body><nav><a href=/>Home</a></nav><article><p>" FIRST                 \
  "</p><p>" SECOND "</p></article><footer><p>All rights reserved</p></footer></body></html>"

typedef struct
{
  UiFixture      fixture;
  DossierWindow *window;
  gint64         story;
  GtkWindow     *dialog;
  const char    *words; /* waited for */
} Desk;

static void
add_page (Desk *desk)
{
  g_autoptr (DossierAddResult) result = dossier_library_add_text (desk->fixture.library, PAGE, -1, NULL, NULL);

  desk->story = g_array_index (result->saved, DossierSaveResult, 0).story;
}

static void
set_up (Desk *desk, gconstpointer data)
{
  ui_fixture_set_up (&desk->fixture, NULL);
  add_page (desk);
  desk->window = ui_fixture_open_window (&desk->fixture);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  ui_fixture_close_window (&desk->fixture, desk->window);
  ui_fixture_tear_down (&desk->fixture, NULL);
}

/* ---- waiting ---- */

static gboolean
has_words (gpointer data)
{
  Desk      *desk = data;
  GtkWidget *found = ui_find_text (GTK_WIDGET (desk->dialog), desk->words);

  return found != NULL && gtk_widget_get_mapped (found);
}

static void
wait_for_words (Desk *desk, const char *words)
{
  desk->words = words;
  ui_wait_until (has_words, desk);
}

static gboolean
has_text (gpointer data)
{
  Desk *desk = data;
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (desk->fixture.store, desk->story, NULL);

  return strcmp (dossier_document_get_text (content->document), desk->words) == 0;
}

static void
wait_for_text (Desk *desk, const char *text)
{
  desk->words = text;
  ui_wait_until (has_text, desk);
}

static gboolean
is_closed (gpointer data)
{
  Desk    *desk = data;
  GList   *windows = gtk_window_list_toplevels ();
  gboolean is_there = g_list_find (windows, desk->dialog) != NULL;

  g_list_free (windows);
  return !is_there;
}

static void
find_dialog (Desk *desk)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (desk->window))
        desk->dialog = window;
    }
  g_assert_nonnull (desk->dialog);
}

/* A dialog of the window's action for the story that is open in it. */
static void
open_dialog (Desk *desk, const char *action)
{
  dossier_window_read (desk->window, desk->story, -1, FALSE, TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), action, NULL));
  find_dialog (desk);
}

static GtkWidget *
find_switch (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_SWITCH (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_switch (child);
  return found;
}

/* The switch of the block whose text begins so. */
static GtkWidget *
switch_of (Desk *desk, const char *text)
{
  GtkWidget *label = ui_find_text (GTK_WIDGET (desk->dialog), text);

  g_assert_nonnull (label);
  return find_switch (gtk_widget_get_ancestor (label, DOSSIER_TYPE_BLOCK_ROW));
}

static void
press (Desk *desk, const char *label)
{
  GtkWidget *button = ui_button_of (ui_find_text (GTK_WIDGET (desk->dialog), label));

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* ---- why this text ---- */

static void
test_blocks_say_why (Desk *desk, gconstpointer data)
{
  GtkWidget *toggle;

  open_dialog (desk, "story.explain-text");
  wait_for_words (desk, "Navigation, as the page's “nav” tells");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (desk->dialog), "Foot of the page, as the page's “footer” tells"));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (desk->dialog), "2 of 4 blocks"));
  toggle = switch_of (desk, "All rights");
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (toggle)));
  gtk_test_accessible_assert_property (toggle, GTK_ACCESSIBLE_PROPERTY_LABEL, "In the text: All rights reserved");
  gtk_window_close (desk->dialog);
}

static void
test_switching_counts_and_saves (Desk *desk, gconstpointer data)
{
  g_autofree char *undone = NULL;

  open_dialog (desk, "story.explain-text");
  wait_for_words (desk, "2 of 4 blocks");
  g_assert_false (gtk_widget_get_sensitive (ui_button_of (ui_find_text (GTK_WIDGET (desk->dialog), "Apply"))));
  gtk_switch_set_active (GTK_SWITCH (switch_of (desk, "Forty people")), FALSE);
  wait_for_words (desk, "1 of 4 blocks");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (desk->dialog), "Paragraph, left out by you"));
  gtk_switch_set_active (GTK_SWITCH (switch_of (desk, "All rights")), TRUE);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (desk->dialog), "Paragraph, wanted by you. Else: Foot of the page"));
  press (desk, "Apply");
  ui_wait_until (is_closed, desk);
  wait_for_text (desk, FIRST "\nAll rights reserved");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (desk->window), "The story's text was changed"));
  undone = dossier_store_undo (desk->fixture.store, NULL);
  wait_for_text (desk, FIRST "\n" SECOND);
}

static void
test_whole_page_and_back (Desk *desk, gconstpointer data)
{
  open_dialog (desk, "story.explain-text");
  wait_for_words (desk, "2 of 4 blocks");
  press (desk, "Whole Page");
  wait_for_words (desk, "4 of 4 blocks");
  press (desk, "As Dossier Chose");
  wait_for_words (desk, "2 of 4 blocks");
  press (desk, "Whole Page");
  press (desk, "Apply");
  ui_wait_until (is_closed, desk);
  wait_for_text (desk, "Home\n" FIRST "\n" SECOND "\nAll rights reserved");
}

static gboolean
is_only_left_out (gpointer data)
{
  Desk      *desk = data;
  GtkWidget *kept = ui_find_text (GTK_WIDGET (desk->dialog), "The steel maker");

  return kept == NULL || !gtk_widget_get_mapped (kept);
}

static void
test_only_what_is_left_out (Desk *desk, gconstpointer data)
{
  GtkWidget *only;

  open_dialog (desk, "story.explain-text");
  wait_for_words (desk, "2 of 4 blocks");
  only = ui_button_of (ui_find_text (GTK_WIDGET (desk->dialog), "Only Left Out"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (only), TRUE);
  ui_wait_until (is_only_left_out, desk);
  wait_for_words (desk, "All rights");
  gtk_window_close (desk->dialog);
}

static void
test_a_text_without_a_page_says_so (Desk *desk, gconstpointer data)
{
  desk->story = desk->fixture.story;
  open_dialog (desk, "story.explain-text");
  wait_for_words (desk, "No Page to Choose From");
  gtk_window_close (desk->dialog);
}

static void
add_long_page (Desk *desk)
{
  g_autoptr (GString) html = g_string_new ("<!doctype html><html><head><title>Long</title></head><body><article>");
  g_autoptr (DossierAddResult) result = NULL;

  for (guint i = 0; i <= DOSSIER_BLOCKS_AT_ONCE; i++)
    g_string_append_printf (html, "<p>Line %u has some words, and more, of its own.</p>", i);
  result = dossier_library_add_text (desk->fixture.library, html->str, -1, NULL, NULL);
  desk->story = g_array_index (result->saved, DossierSaveResult, 0).story;
}

static gboolean
shows_all (gpointer data)
{
  GtkWidget *more = ui_find_text (GTK_WIDGET (((Desk *) data)->dialog), "Show More");

  return !gtk_widget_get_mapped (more);
}

static void
test_more_blocks_come_when_they_are_asked_for (Desk *desk, gconstpointer data)
{
  add_long_page (desk);
  open_dialog (desk, "story.explain-text");
  wait_for_words (desk, "The first 4000 of 4001 blocks are shown");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (desk->dialog), "4001 of 4001 blocks"));
  g_assert_false (shows_all (desk));
  press (desk, "Show More");
  ui_wait_until (shows_all, desk);
  wait_for_words (desk, "4001 of 4001 blocks");
  gtk_window_close (desk->dialog);
}

/* ---- a text that is pasted ---- */

static void
fill_clipboard (Desk *desk, const char *html, const char *text)
{
  GdkClipboard       *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (desk->window));
  GdkContentProvider *providers[2] = { NULL };
  gsize               n = 0;
  g_autoptr (GdkContentProvider) all = NULL;

  if (html != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));

      providers[n++] = gdk_content_provider_new_for_bytes ("text/html", bytes);
    }
  if (text != NULL)
    providers[n++] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  all = gdk_content_provider_new_union (providers, n);
  gdk_clipboard_set_content (clipboard, all);
}

static gboolean
can_replace (gpointer data)
{
  GtkWidget *label = ui_find_text (GTK_WIDGET (((Desk *) data)->dialog), "Replace");

  return label != NULL && gtk_widget_get_sensitive (ui_button_of (label));
}

static void
test_words_are_pasted (Desk *desk, gconstpointer data)
{
  g_autofree char *undone = NULL;

  fill_clipboard (desk, NULL, "Ferrum opens a laboratory\n\nWords of my own.\nMore of them.");
  open_dialog (desk, "story.paste-text");
  wait_for_words (desk, "7 words");
  ui_wait_until (can_replace, desk);
  press (desk, "Replace");
  ui_wait_until (is_closed, desk);
  wait_for_text (desk, "Words of my own.\nMore of them.");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (desk->window), "The story's text was changed"));
  undone = dossier_store_undo (desk->fixture.store, NULL);
  wait_for_text (desk, FIRST "\n" SECOND);
}

static gboolean
shows_preview (gpointer data)
{
  GtkWidget *label = ui_find_text (GTK_WIDGET (((Desk *) data)->dialog), "Edit as Plain Text");

  return label != NULL && gtk_widget_get_mapped (label);
}

static gboolean
shows_field (gpointer data)
{
  return !shows_preview (data) && can_replace (data);
}

static void
test_what_has_a_form_is_looked_at (Desk *desk, gconstpointer data)
{
  g_autoptr (DossierStoryContent) content = NULL;
  g_autofree char *html = NULL;

  fill_clipboard (desk, "<h2>Part</h2><p>One <a href='https://e.example/'>line</a>.</p>", "Part\nOne line.");
  open_dialog (desk, "story.paste-text");
  ui_wait_until (shows_preview, desk);
  wait_for_words (desk, "3 words");
  press (desk, "Replace");
  ui_wait_until (is_closed, desk);
  wait_for_text (desk, "Part\nOne line.");
  content = dossier_store_load_content (desk->fixture.store, desk->story, NULL);
  html = dossier_document_to_html (content->document);
  g_assert_cmpstr (html, ==, "<h2>Part</h2>\n<p>One <a href=\"https://e.example/\">line</a>.</p>\n");
}

static void
test_it_can_be_mended_as_plain_text (Desk *desk, gconstpointer data)
{
  fill_clipboard (desk, "<h2>Part</h2><p>One line.</p>", "Part: one line.");
  open_dialog (desk, "story.paste-text");
  ui_wait_until (shows_preview, desk);
  press (desk, "Edit as Plain Text");
  ui_wait_until (shows_field, desk);
  press (desk, "Replace");
  ui_wait_until (is_closed, desk);
  wait_for_text (desk, "Part: one line.");
}

static const struct
{
  const char *html, *text, *want;
} unpasted[] = {
  { NULL, NULL, "The clipboard holds no text." },
  { NULL, " \n ", "There is no text in it." },
  { "<p><img src='https://e.example/a.png'></p>", NULL, "There are no words in it." },
};

static void
test_what_cannot_be_pasted_is_said (Desk *desk, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (unpasted); i++)
    {
      fill_clipboard (desk, unpasted[i].html, unpasted[i].text);
      open_dialog (desk, "story.paste-text");
      wait_for_words (desk, unpasted[i].want);
      g_assert_false (can_replace (desk));
      gtk_window_close (desk->dialog);
    }
  wait_for_text (desk, FIRST "\n" SECOND);
}

static void
test_too_much_is_said (Desk *desk, gconstpointer data)
{
  g_autofree char *words = g_strnfill (DOSSIER_LIBRARY_MAX_PASTE + 1, 'x');

  fill_clipboard (desk, NULL, words);
  open_dialog (desk, "story.paste-text");
  wait_for_words (desk, "The text is too large");
  gtk_window_close (desk->dialog);
}

static void
test_another_text_than_that_of_the_page_is_said (Desk *desk, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Words of my own.", 16);
  DossierTextSaved saved;

  g_assert_true (
      dossier_library_give_text (desk->fixture.library, desk->story, bytes, DOSSIER_GIVEN_TEXT, &saved, NULL));
  open_dialog (desk, "story.explain-text");
  wait_for_words (desk, "The story has another text now");
  press (desk, "Apply");
  ui_wait_until (is_closed, desk);
  wait_for_text (desk, FIRST "\n" SECOND);
}

static void
test_from_why_to_pasting (Desk *desk, gconstpointer data)
{
  desk->story = desk->fixture.story;
  fill_clipboard (desk, NULL, "Words of my own.");
  open_dialog (desk, "story.explain-text");
  wait_for_words (desk, "No Page to Choose From");
  press (desk, "Paste Whole Text…");
  ui_wait_until (is_closed, desk);
  find_dialog (desk);
  ui_wait_until (can_replace, desk);
  press (desk, "Replace");
  wait_for_text (desk, "Words of my own.");
}

/* ---- versions ---- */

static void
choose_first_block_alone (Desk *desk)
{
  g_autoptr (DossierExplanation) explanation = dossier_library_explain (desk->fixture.library, desk->story, NULL);
  DossierTextSaved saved;

  dossier_block_choices_set (explanation->choices, ((DossierBlock *) explanation->blocks->pdata[1])->key, FALSE);
  g_assert_true (dossier_library_set_blocks (desk->fixture.library, desk->story, explanation->choices, &saved, NULL));
}

static void
test_one_version_gives_advice (Desk *desk, gconstpointer data)
{
  open_dialog (desk, "story.show-versions");
  wait_for_words (desk, "This story has had one text so far.");
  gtk_window_close (desk->dialog);
}

/* Its child, as long as something keeps it. */
static gboolean
is_let_go (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Closes the dialog, and waits until nothing waits for it. */
static void
close_and_wait (Desk *desk, const char *type)
{
  GtkWidget *child = ui_find_type (GTK_WIDGET (desk->dialog), g_type_from_name (type));

  g_assert_nonnull (child);
  g_object_add_weak_pointer (G_OBJECT (child), (gpointer *) &child);
  gtk_window_destroy (desk->dialog);
  ui_wait_until (is_let_go, &child);
}

static void
test_versions_may_close_before_they_are_listed (Desk *desk, gconstpointer data)
{
  open_dialog (desk, "story.show-versions");
  close_and_wait (desk, "DossierVersionsDialog");
}

static void
test_why_may_close_before_it_is_explained (Desk *desk, gconstpointer data)
{
  open_dialog (desk, "story.explain-text");
  close_and_wait (desk, "DossierWhyDialog");
}

static void
test_what_is_pasted_is_kept_when_it_is_closed_meanwhile (Desk *desk, gconstpointer data)
{
  fill_clipboard (desk, NULL, "Ferrum opens a laboratory\n\nWords of my own.\nMore of them.");
  open_dialog (desk, "story.paste-text");
  wait_for_words (desk, "7 words");
  ui_wait_until (can_replace, desk);
  press (desk, "Replace");
  close_and_wait (desk, "DossierPasteDialog");
  wait_for_text (desk, "Words of my own.\nMore of them.");
}

static void
test_versions_are_compared_and_used (Desk *desk, gconstpointer data)
{
  GtkWidget *row;

  choose_first_block_alone (desk);
  open_dialog (desk, "story.show-versions");
  wait_for_words (desk, "In use");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (desk->dialog), "32 words · from you"));
  row = gtk_widget_get_ancestor (ui_find_text (GTK_WIDGET (desk->dialog), "58 words"), ADW_TYPE_ACTION_ROW);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  wait_for_words (desk, "− Ada Lint joined Ferrum as chief scientist");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (desk->dialog), "What changed from "));
  press (desk, "Use This Text");
  ui_wait_until (is_closed, desk);
  wait_for_text (desk, FIRST "\n" SECOND);
}

static void
test_marks_stand_for_colours (Desk *desk, gconstpointer data)
{
  DossierVersionDiff diff = { .pieces = dossier_word_diff ("One two three.", "One too three.") };
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autofree char *text = NULL;
  GtkTextIter      start, end, at;
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (buffer);

  dossier_version_diff_fill (&diff, buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
  g_assert_cmpstr (text, ==, "One −two +too three.");
  gtk_text_buffer_get_iter_at_offset (buffer, &at, 5);
  g_assert_true (gtk_text_iter_has_tag (&at, gtk_text_tag_table_lookup (tags, "removed")));
  gtk_text_buffer_get_iter_at_offset (buffer, &at, 10);
  g_assert_true (gtk_text_iter_has_tag (&at, gtk_text_tag_table_lookup (tags, "added")));
  dossier_version_diff_fill (&diff, buffer);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, (int) g_utf8_strlen (text, -1));
  g_ptr_array_unref (diff.pieces);
}

#define ADD(name, function) g_test_add ("/ui/story-texts/" name, Desk, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("blocks-say-why", test_blocks_say_why);
  ADD ("switching-counts-and-saves", test_switching_counts_and_saves);
  ADD ("whole-page-and-back", test_whole_page_and_back);
  ADD ("only-what-is-left-out", test_only_what_is_left_out);
  ADD ("a-text-without-a-page-says-so", test_a_text_without_a_page_says_so);
  ADD ("more-blocks-come-when-they-are-asked-for", test_more_blocks_come_when_they_are_asked_for);
  ADD ("words-are-pasted", test_words_are_pasted);
  ADD ("what-has-a-form-is-looked-at", test_what_has_a_form_is_looked_at);
  ADD ("it-can-be-mended-as-plain-text", test_it_can_be_mended_as_plain_text);
  ADD ("what-cannot-be-pasted-is-said", test_what_cannot_be_pasted_is_said);
  ADD ("too-much-is-said", test_too_much_is_said);
  ADD ("another-text-than-that-of-the-page-is-said", test_another_text_than_that_of_the_page_is_said);
  ADD ("from-why-to-pasting", test_from_why_to_pasting);
  ADD ("versions-may-close-before-they-are-listed", test_versions_may_close_before_they_are_listed);
  ADD ("why-may-close-before-it-is-explained", test_why_may_close_before_it_is_explained);
  ADD ("what-is-pasted-is-kept-when-it-is-closed-meanwhile", test_what_is_pasted_is_kept_when_it_is_closed_meanwhile);
  ADD ("one-version-gives-advice", test_one_version_gives_advice);
  ADD ("versions-are-compared-and-used", test_versions_are_compared_and_used);
  ADD ("marks-stand-for-colours", test_marks_stand_for_colours);
  return g_test_run ();
}
