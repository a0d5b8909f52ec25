/* test-review-page.c - questions about names and moves, one after the other, and what a person says about moves
 * elsewhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include "dossier-claim-dialog.h"
#include "dossier-claim-menu.h"
#include "dossier-questions.h"
#include "dossier-review-page.h"
#include "dossier-review-queue.h"
#include "dossier-review-sentence.h"
#include "dossier-story-people.h"
#include "ui-fixture.h"

/* ---- the queue ---- */

/* Fills @queue with moves that have these numbers ("1 2 3"). */
static void
fill (DossierReviewQueue *queue, const char *numbers)
{
  g_autoptr (GPtrArray) reviews = g_ptr_array_new ();
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) words = g_strsplit (numbers, " ", -1);

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      DossierClaimRow row = { .id = g_ascii_strtoll (words[i], NULL, 10) };

      g_ptr_array_add (claims, dossier_claim_new (&row));
    }
  dossier_review_queue_fill (queue, reviews, claims);
}

static void
assert_first (DossierReviewQueue *queue, const char *key, guint n_left)
{
  const DossierQuestion *first = dossier_review_queue_get_first (queue);

  g_assert_cmpstr (first != NULL ? first->key : NULL, ==, key);
  g_assert_cmpuint (dossier_review_queue_get_n_left (queue), ==, n_left);
}

static void
test_queue_keeps_its_front (void)
{
  DossierReviewQueue *queue = dossier_review_queue_new ();

  assert_first (queue, NULL, 0);
  dossier_review_queue_put_off (queue);
  dossier_review_queue_undo (queue);
  fill (queue, "1 2 3");
  assert_first (queue, "move 1", 3);
  fill (queue, "9 1 2 3");
  assert_first (queue, "move 1", 4);
  fill (queue, "9 2 3");
  assert_first (queue, "move 9", 3);
  dossier_review_queue_free (queue);
}

static void
test_queue_puts_off (void)
{
  DossierReviewQueue *queue = dossier_review_queue_new ();

  fill (queue, "1 2 3");
  dossier_review_queue_put_off (queue);
  assert_first (queue, "move 2", 3);
  fill (queue, "1 2 3");
  dossier_review_queue_put_off (queue);
  dossier_review_queue_put_off (queue);
  assert_first (queue, "move 1", 3);
  fill (queue, "1");
  dossier_review_queue_put_off (queue);
  assert_first (queue, "move 1", 1);
  dossier_review_queue_free (queue);
}

static void
test_queue_answers (void)
{
  DossierReviewQueue *queue = dossier_review_queue_new ();
  g_autofree char    *key = NULL;

  fill (queue, "1 2 3");
  key = dossier_review_queue_answer (queue);
  g_assert_cmpstr (key, ==, "move 1");
  assert_first (queue, "move 2", 2);
  fill (queue, "1 2 3"); /* the store has not heard of it yet */
  assert_first (queue, "move 2", 2);
  dossier_review_queue_end_answer (queue, key);
  g_assert_cmpuint (dossier_review_queue_get_n_done (queue), ==, 1);
  dossier_review_queue_undo (queue);
  g_assert_cmpuint (dossier_review_queue_get_n_done (queue), ==, 0);
  fill (queue, "2 3 1");
  assert_first (queue, "move 1", 3);
  dossier_review_queue_free (queue);
}

/* ---- sentences ---- */

static void
test_names_are_marked (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (fixture->store, fixture->story, NULL);
  guint            start = 0, length = 0, whole = dossier_document_get_length (content->document);
  g_autofree char *markup = NULL;
  g_autofree char *plain = NULL;

  g_assert_true (dossier_review_find_sentence (content, fixture->john, &start, &length));
  markup = dossier_review_mark (content, start, length, fixture->john, fixture->openai);
  g_assert_true (g_str_has_prefix (markup, "In a recent announcement, <b><u>John Schulman</u></b>, co-founder of "
                                           "<b><u>OpenAI</u></b>, revealed"));
  plain = dossier_review_mark (content, start, 24, 0, 0);
  g_assert_cmpstr (plain, ==, "In a recent announcement");
  g_assert_null (dossier_review_mark (content, 0, 0, 0, 0));
  g_assert_null (dossier_review_mark (content, whole, 1, 0, 0));
  g_assert_false (dossier_review_find_sentence (content, 999, &start, &length));
}

/* ---- the page ---- */

static void
counted_cb (GtkWidget *page, guint n, guint *told)
{
  *told = n;
}

static GtkWidget *
open_page (UiFixture *fixture)
{
  GtkWidget *page = dossier_review_page_new (fixture->library);

  ui_fixture_show (fixture, page);
  ui_wait_for_text (page, "2 left");
  return page;
}

static guint
count_decided (UiFixture *fixture)
{
  g_autoptr (GPtrArray) decided = dossier_store_list_decided (fixture->store, 0, NULL);

  return decided->len;
}

static gboolean
is_decided (gpointer fixture)
{
  return count_decided (fixture) == 1;
}

static void
test_questions_are_answered (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);
  guint      told = 0;

  g_signal_connect (page, "counted", G_CALLBACK (counted_cb), &told);
  g_assert_nonnull (ui_find_text (page, "Is it so?"));
  g_assert_nonnull (ui_find_text (page, "planned"));
  gtk_widget_activate_action (page, "review.yes", NULL);
  g_assert_cmpuint (told, ==, 1);
  ui_wait_until (is_decided, fixture);
  ui_wait_for_text (page, "1 left");
  gtk_widget_activate_action (page, "review.no", NULL);
  ui_wait_for_text (page, "Nothing left to review");
  g_assert_cmpuint (told, ==, 0);
  ui_wait (300);
  g_assert_true (ui_fixture_heard (fixture, "toast-undo 'Move confirmed'"));
  g_assert_true (ui_fixture_heard (fixture, "toast-undo 'Move rejected'"));
  gtk_widget_activate_action (page, "review.yes", NULL); /* of nothing */
  gtk_widget_activate_action (page, "review.later", NULL);
  gtk_widget_activate_action (page, "review.edit", NULL);
  gtk_widget_activate_action (page, "review.undo", NULL);
  ui_wait_for_text (page, "1 left");
  g_assert_true (ui_fixture_heard (fixture, "undo Rejecting"));
}

static void
test_later_comes_last (UiFixture *fixture, gconstpointer data)
{
  GtkWidget  *page = open_page (fixture);
  gboolean    left_first = ui_find_text (page, "John Schulman is to leave OpenAI") != NULL;
  const char *first = left_first ? "John Schulman is to leave OpenAI" : "John Schulman is to join Anthropic";
  const char *second = left_first ? "John Schulman is to join Anthropic" : "John Schulman is to leave OpenAI";

  ui_wait_for_text (page, first);
  gtk_widget_activate_action (page, "review.later", NULL);
  ui_wait_for_text (page, second);
  g_assert_nonnull (ui_find_text (page, "2 left"));
  gtk_widget_activate_action (page, "review.later", NULL);
  ui_wait_for_text (page, first);
  g_assert_cmpuint (count_decided (fixture), ==, 0);
}

static void
test_a_question_about_a_name (UiFixture *fixture, gconstpointer data)
{
  static const char *const others[] = { "OpenAI", "OpenAI", "Goldman Sachs" };
  GtkWidget               *page;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      DossierDraft    *draft = dossier_draft_new ();
      g_autofree char *text = g_strdup_printf ("It is so. John Schulman spoke for %s, part %u.", others[i], i);

      draft->title = g_strdup_printf ("Part %u", i);
      draft->document = dossier_document_new_from_plain (text, -1);
      draft->recognition = dossier_recognition_new ();
      for (guint j = 0; j < 2; j++)
        {
          const char    *name = j == 0 ? "John Schulman" : others[i];
          DossierMention mention = { (guint) (strstr (text, name) - text), (guint) strlen (name), j, 0 };

          g_ptr_array_add (draft->recognition->entities,
                           dossier_found_entity_new (j == 0 ? DOSSIER_ENTITY_PERSON : DOSSIER_ENTITY_ORGANIZATION,
                                                     DOSSIER_SUBTYPE_NONE, name));
          g_array_append_val (draft->recognition->mentions, mention);
        }
      ui_fixture_save (fixture, draft);
    }
  page = dossier_review_page_new (fixture->library);
  ui_fixture_show (fixture, page);
  ui_wait_for_text (page, "3 left");
  ui_wait_for_text (page, "Is this the John Schulman you know?");
  ui_wait_for_text (page, "John Schulman spoke for Goldman Sachs, part 2.");
  g_assert_false (gtk_widget_get_visible (ui_button_of (ui_find_text (page, "Correct (E)"))));
  gtk_widget_activate_action (page, "review.no", NULL);
  ui_wait_for_text (page, "2 left");
  ui_wait (300);
  g_assert_true (ui_fixture_heard (fixture, "toast-undo 'It is another person"));
  gtk_widget_activate_action (page, "review.undo", NULL);
  ui_wait_for_text (page, "Is this the John Schulman you know?");
}

/* ---- saying it otherwise ---- */

static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_ENTRY_ROW (widget) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static DossierClaim *
load_claim (UiFixture *fixture, guint i)
{
  DossierClaimFilter filter = { .story = fixture->story };
  g_autoptr (GPtrArray) claims = dossier_store_list_claims (fixture->store, &filter, NULL);

  g_assert_cmpuint (claims->len, >, i);
  return g_object_ref (g_ptr_array_index (claims, i));
}

static void
set_entry (GtkWindow *dialog, const char *title, const char *text)
{
  GtkWidget *row = find_row (GTK_WIDGET (dialog), title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
test_the_dialog_corrects (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (DossierClaim) claim = load_claim (fixture, 0);
  GtkWindow *dialog;

  g_autoptr (DossierClaim) after = NULL;

  ui_fixture_show (fixture, gtk_label_new (""));
  dialog = dossier_claim_dialog_new (fixture->store, dossier_claim_get_row (claim), GTK_WINDOW (fixture->window));
  gtk_window_present (dialog);
  set_entry (dialog, "Whom, or where", "Nobody Atall");
  g_signal_emit_by_name (find_row (GTK_WIDGET (dialog), "Who"), "entry-activated");
  ui_wait_for_text (GTK_WIDGET (dialog), "Nobody in the library is called “Nobody Atall”");
  set_entry (dialog, "Whom, or where", "Amazon");
  set_entry (dialog, "When: 2024, 2024-05 or 2024-05-31", "some day");
  g_signal_emit_by_name (find_row (GTK_WIDGET (dialog), "Who"), "entry-activated");
  ui_wait_for_text (GTK_WIDGET (dialog), "Write the date as 2024");
  g_assert_cmpuint (count_decided (fixture), ==, 0);
  set_entry (dialog, "When: 2024, 2024-05 or 2024-05-31", "2024-05");
  set_entry (dialog, "Post", "co-founder");
  g_signal_emit_by_name (find_row (GTK_WIDGET (dialog), "Who"), "entry-activated");
  ui_wait_until (is_decided, fixture);
  after = dossier_store_read_claim (fixture->store, dossier_claim_get_row (claim)->id, NULL);
  g_assert_cmpstr (dossier_claim_get_row (after)->subject_name, ==, "John Schulman");
  g_assert_cmpstr (dossier_claim_get_row (after)->object_name, ==, "Amazon");
  g_assert_cmpstr (dossier_claim_get_row (after)->role, ==, "co-founder");
  g_assert_cmpint (dossier_claim_get_row (after)->flags, ==, DOSSIER_CLAIM_PLANNED);
  g_assert_cmpint (dossier_claim_get_row (after)->date.precision, ==, DOSSIER_PRECISION_MONTH);
  ui_wait (100); /* it closes itself */
}

static void
test_the_dialog_adds (UiFixture *fixture, gconstpointer data)
{
  DossierClaimRow row = { .story = fixture->story,
                          .start = 3,
                          .length = 8,
                          .kind = DOSSIER_CLAIM_LEFT,
                          .subject = fixture->john,
                          .subject_name = (char *) "John Schulman",
                          .object = fixture->openai,
                          .object_name = (char *) "OpenAI",
                          .sentence = (char *) "In a recent announcement" };
  GtkWindow      *dialog;

  ui_fixture_show (fixture, gtk_label_new (""));
  dialog = dossier_claim_dialog_new (fixture->store, &row, GTK_WINDOW (fixture->window));
  gtk_window_present (dialog);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (dialog), "In a recent announcement"));
  g_signal_emit_by_name (find_row (GTK_WIDGET (dialog), "Who"), "entry-activated");
  ui_wait_until (is_decided, fixture);
  ui_wait (100);
}

static void
test_menu (UiFixture *fixture, gconstpointer data)
{
  static const int sizes[] = { 4, 4, 5, 4, 4 }; /* what was rejected can be confirmed too */

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GMenuModel) menu = dossier_claim_menu_make (7, (DossierDecision) i);
      g_autoptr (GVariant) target = g_menu_model_get_item_attribute_value (menu, 0, "target", G_VARIANT_TYPE_INT64);

      g_assert_cmpint (g_menu_model_get_n_items (menu), ==, sizes[i]);
      g_assert_cmpint (g_variant_get_int64 (target), ==, 7);
    }
}

static void
test_a_story_shows_what_was_said (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (DossierClaim) claim = load_claim (fixture, 0);
  g_autoptr (DossierChange) change
      = dossier_change_decide_claim (dossier_claim_get_row (claim)->id, DOSSIER_DECISION_CONFIRMED);
  g_autoptr (DossierStoryContent) before = dossier_store_load_content (fixture->store, fixture->story, NULL);
  g_autoptr (DossierStoryContent) after = NULL;
  GtkWidget *people = dossier_story_people_new (before);

  ui_fixture_show (fixture, people);
  g_assert_null (ui_find_text (people, "confirmed by you"));
  g_assert_true (dossier_store_apply (fixture->store, change, NULL, NULL));
  after = dossier_store_load_content (fixture->store, fixture->story, NULL);
  dossier_story_people_set_claims (DOSSIER_STORY_PEOPLE (people), after->claims);
  g_assert_nonnull (ui_find_text (people, "confirmed by you"));
}

/* ---- the window ---- */

static void
test_the_window_decides (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (DossierClaim) claim = load_claim (fixture, 0);
  gint64         id = dossier_claim_get_row (claim)->id;
  DossierWindow *window = ui_fixture_open_window (fixture);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-review", NULL);
  ui_wait_for_text (GTK_WIDGET (window), "2 left");
  gtk_widget_activate_action (GTK_WIDGET (window), "claim.confirm", "x", id);
  ui_wait_for_text (GTK_WIDGET (window), "Move confirmed");
  ui_wait_for_text (GTK_WIDGET (window), "1 left");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  ui_wait_for_text (GTK_WIDGET (window), "2 left");
  gtk_widget_activate_action (GTK_WIDGET (window), "claim.reject", "x", id);
  ui_wait_for_text (GTK_WIDGET (window), "1 left");
  gtk_widget_activate_action (GTK_WIDGET (window), "claim.leave", "x", id);
  ui_wait_for_text (GTK_WIDGET (window), "2 left");
  ui_wait (700);
  ui_fixture_close_window (fixture, window);
}

static GtkWidget *
find_message (DossierWindow *window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (ADW_IS_MESSAGE_DIALOG (link->data) && gtk_window_get_transient_for (link->data) == GTK_WINDOW (window))
      return link->data;
  return NULL;
}

typedef struct
{
  DossierWindow *window;
  const char    *words;
} Told;

static gboolean
is_told (gpointer data)
{
  const Told *told = data;
  GtkWidget  *message = find_message (told->window);

  return message != NULL && strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (message)), told->words) != NULL;
}

static void
assert_told (DossierWindow *window, gint64 claim, const char *words)
{
  Told told = { window, words };

  gtk_widget_activate_action (GTK_WIDGET (window), "claim.why", "x", claim);
  ui_wait_until (is_told, &told);
  gtk_window_destroy (GTK_WINDOW (find_message (window)));
}

/* What was found, what is found no more, and what was said of it. */
static void
test_the_window_says_why (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (DossierClaim) claim = load_claim (fixture, 3); /* Jan Leike joined Anthropic */
  const DossierClaimRow *row = dossier_claim_get_row (claim);
  DossierClaimRow        other = *row;
  DossierWindow         *window = ui_fixture_open_window (fixture);
  g_autoptr (DossierChange) change = NULL;

  assert_told (window, row->id, "states it (rule ");
  other.kind = DOSSIER_CLAIM_ACQUIRED;
  change = dossier_change_edit_claim (&other);
  g_assert_true (dossier_store_apply (fixture->store, change, NULL, NULL));
  assert_told (window, row->id, "corrected by you\nThis version of Dossier would not find this claim");
  gtk_widget_activate_action (GTK_WIDGET (window), "claim.why", "x", (gint64) 12345);
  ui_wait_for_text (GTK_WIDGET (window), "The move could not be explained");
  ui_wait (700);
  ui_fixture_close_window (fixture, window);
}

/* Before anything is listed, and where nothing is. */
static void
test_the_page_opens_at_once (UiFixture *fixture, gconstpointer data)
{
  DossierWindow *window;
  g_autoptr (DossierChange) gone = dossier_change_delete (&fixture->story, 1);

  g_assert_true (dossier_store_apply (fixture->store, gone, NULL, NULL));
  window = ui_fixture_open_window (fixture);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-review", NULL);
  ui_wait (300);
  ui_fixture_close_window (fixture, window);
}

#define ADD(name, test)                                                                                                \
  g_test_add ("/ui/review-page/" name, UiFixture, NULL, ui_fixture_set_up, test, ui_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/ui/review-page/what is in front stays there", test_queue_keeps_its_front);
  g_test_add_func ("/ui/review-page/what is put off comes last", test_queue_puts_off);
  g_test_add_func ("/ui/review-page/what is answered is not asked again, unless it is undone", test_queue_answers);
  ADD ("names are marked in the sentence", test_names_are_marked);
  ADD ("questions are answered and taken back", test_questions_are_answered);
  ADD ("later comes last", test_later_comes_last);
  ADD ("a question about a name", test_a_question_about_a_name);
  ADD ("the dialog corrects, and says what is wrong", test_the_dialog_corrects);
  ADD ("the dialog adds", test_the_dialog_adds);
  ADD ("the menu offers what can be said", test_menu);
  ADD ("a story shows what was said", test_a_story_shows_what_was_said);
  ADD ("the window decides from anywhere", test_the_window_decides);
  ADD ("the window says why", test_the_window_says_why);
  ADD ("the page opens at once", test_the_page_opens_at_once);
  return g_test_run ();
}
