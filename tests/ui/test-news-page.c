/* test-news-page.c - the page about what is new, and its words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-follow-words.h"
#include "dossier-follows.h"
#include "dossier-news-page.h"
#include "dossier-settings.h"
#include "ui-fixture.h"

static void
apply (UiFixture *fixture, DossierChange *change)
{
  g_autoptr (DossierChange) mine = change;
  g_autoptr (GError) error = NULL;

  dossier_store_apply (fixture->store, mine, NULL, &error);
  g_assert_no_error (error);
}

/* The story of the pictures again, elsewhere, with one more move: John Schulman founded what has no name. */
static void
add_news (UiFixture *fixture)
{
  DossierDraft      *draft = ui_make_draft ();
  DossierFoundClaim *claim = dossier_found_claim_new (DOSSIER_CLAIM_APPOINTED);

  g_free (draft->uri);
  g_free (draft->title);
  draft->uri = g_strdup ("https://example.org/news");
  draft->title = g_strdup ("News of John Schulman");
  claim->subject = 0;
  claim->object = 2;
  claim->role = g_strdup ("chief scientist");
  claim->length = 4;
  claim->sentence_length = 40;
  claim->pattern = g_strdup ("test");
  g_ptr_array_add (draft->recognition->claims, claim);
  ui_fixture_save (fixture, draft);
}

static GtkWidget *
open_page (UiFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = dossier_settings_new (&error);
  GtkWidget *page;

  g_assert_no_error (error);
  page = dossier_news_page_new (fixture->library, settings);
  ui_fixture_show (fixture, page);
  dossier_news_page_open (DOSSIER_NEWS_PAGE (page));
  return page;
}

static GtkWidget *
open_with_news (UiFixture *fixture)
{
  GtkWidget *page;

  apply (fixture, dossier_change_follow (fixture->john, 0, TRUE));
  add_news (fixture);
  page = open_page (fixture);
  ui_wait_for_text (page, "1 move");
  return page;
}

static void
test_nobody_is_followed (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);

  ui_wait_for_text (page, "You follow nobody yet");
  g_assert_nonnull (ui_find_text (page, "choose Follow"));
}

static void
test_nothing_is_new (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  apply (fixture, dossier_change_follow (0, DOSSIER_CLAIM_LEFT, TRUE));
  page = open_page (fixture);
  ui_wait_for_text (page, "Nothing new");
  ui_wait_for_text (page, "What comes in of those whom you follow");
  ui_wait_for_text (page, "You follow");
  ui_wait_for_text (page, "Everybody · Left");
  g_assert_false (gtk_widget_get_sensitive (ui_button_of (ui_find_text (page, "Mark All as Seen"))));
}

static void
test_lists_what_is_new (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_with_news (fixture);

  ui_wait_for_text (page, "John Schulman became chief scientist at Anthropic");
  g_assert_null (ui_find_text (page, "John Schulman is to leave"));
  g_assert_null (ui_find_text (page, "News of John Schulman")); /* the story tells the move */
}

static void
test_a_line_opens_its_sentence (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_with_news (fixture);
  GtkWidget *list = ui_find_type (page, GTK_TYPE_LIST_VIEW);

  g_signal_emit_by_name (list, "activate", 1);
  g_assert_true (ui_fixture_heard (fixture, "open-story ("));
  g_signal_emit_by_name (list, "activate", 0);
  g_assert_true (ui_fixture_heard (fixture, "open-dossier "));
  g_signal_emit_by_name (list, "activate", 99); /* there is none */
}

static void
test_a_kind_opens_the_moves (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  apply (fixture, dossier_change_follow (0, DOSSIER_CLAIM_LEFT, TRUE));
  page = open_page (fixture);
  ui_wait_for_text (page, "Everybody · Left");
  g_signal_emit_by_name (ui_find_type (page, GTK_TYPE_LIST_VIEW), "activate", 1);
  g_assert_true (ui_fixture_heard (fixture, "show-moves"));
}

static void
test_buttons_change (UiFixture *fixture, gconstpointer data)
{
  GtkWidget       *page = open_with_news (fixture);
  g_autofree char *want = g_strdup_printf ("set-followed (%" G_GINT64_FORMAT ", 0, false)", fixture->john);

  ui_wait_for_text (page, "You follow");
  g_signal_emit_by_name (ui_button_of (ui_find_text (page, "Mark All as Seen")), "clicked");
  g_assert_true (ui_fixture_heard (fixture, "mark-news-seen "));
  for (GtkWidget *row = gtk_widget_get_last_child (ui_find_type (page, GTK_TYPE_LIST_VIEW)); row != NULL;
       row = gtk_widget_get_prev_sibling (row))
    if (ui_find_text (row, "Unfollow") != NULL && gtk_widget_get_mapped (ui_find_text (row, "Unfollow")))
      g_signal_emit_by_name (ui_button_of (ui_find_text (row, "Unfollow")), "clicked");
  g_assert_true (ui_fixture_heard (fixture, want));
}

static void
test_times (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_with_news (fixture);
  g_autoptr (DossierNews) news = dossier_store_load_news (fixture->store, NULL, NULL);

  apply (fixture, dossier_change_see_news (news->newest));
  ui_wait_for_text (page, "Nothing new"); /* the page follows by itself */
  for (guint i = 1; i <= 3; i++)
    {
      gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_find_type (page, GTK_TYPE_DROP_DOWN)), i);
      ui_wait_for_text (page, "John Schulman became chief scientist at Anthropic");
      gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_find_type (page, GTK_TYPE_DROP_DOWN)), 0);
      ui_wait_for_text (page, "Nothing new");
    }
}

static void
test_the_last_follow_goes (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_with_news (fixture);

  apply (fixture, dossier_change_follow (fixture->john, 0, FALSE));
  ui_wait_for_text (page, "You follow nobody yet");
}

/* ---- words ---- */

static void
test_follows_in_words (void)
{
  static const struct
  {
    DossierFollow follow;
    const char   *want;
  } cases[] = {
    { { .entity = 1, .name = (char *) "Jan Leike" }, "Jan Leike" },
    { { .entity = 1, .name = (char *) "Anthropic", .kind = DOSSIER_CLAIM_FUNDED }, "Anthropic · Funded" },
    { { .kind = DOSSIER_CLAIM_LEFT }, "Everybody · Left" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = dossier_follow_words (&cases[i].follow);

      g_assert_cmpstr (got, ==, cases[i].want);
    }
}

static void
test_news_in_words (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (DossierNews) none = dossier_store_load_news (fixture->store, NULL, NULL);
  g_autoptr (DossierNews) news = NULL;
  g_autofree char *title = NULL, *body = NULL, *words = NULL, *nothing = dossier_news_words (none);

  g_assert_null (nothing);
  apply (fixture, dossier_change_follow (fixture->john, 0, TRUE));
  add_news (fixture);
  news = dossier_store_load_news (fixture->store, NULL, NULL);
  title = dossier_notice_title (news);
  body = dossier_notice_body (news);
  words = dossier_news_words (news);
  g_assert_cmpstr (title, ==, "1 move of 1 you follow");
  g_assert_cmpstr (body, ==, "John Schulman became chief scientist at Anthropic");
  g_assert_cmpstr (words, ==, "1 move");
}

#define ADD(name, test) g_test_add ("/news-page/" name, UiFixture, NULL, ui_fixture_set_up, test, ui_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  ADD ("who follows nobody gets advice", test_nobody_is_followed);
  ADD ("nothing new is said, and who is followed", test_nothing_is_new);
  ADD ("lists what is new", test_lists_what_is_new);
  ADD ("a line opens its sentence", test_a_line_opens_its_sentence);
  ADD ("a kind of move opens the moves", test_a_kind_opens_the_moves);
  ADD ("buttons mark as seen and unfollow", test_buttons_change);
  ADD ("times bring back what was seen", test_times);
  ADD ("without the last one there is advice again", test_the_last_follow_goes);
  ADD ("news in words", test_news_in_words);
  g_test_add_func ("/follow-words/follows in words", test_follows_in_words);
  return g_test_run ();
}
