/* test-moves-page.c - the list of moves, and the words of claims
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-claim-words.h"
#include "dossier-moves-page.h"
#include "ui-fixture.h"

typedef struct
{
  GtkWidget  *page;
  const char *words;
} Wanted;

static gboolean
says (gpointer data)
{
  const Wanted *wanted = data;

  return ui_find_text (wanted->page, wanted->words) != NULL;
}

static void
wait_for_words (GtkWidget *page, const char *words)
{
  Wanted wanted = { page, words };

  ui_wait_until (says, &wanted);
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  if (GTK_IS_DROP_DOWN (widget)) /* has a list of its own */
    return found;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

static GtkWidget *
open_page (UiFixture *fixture)
{
  GtkWidget *page = dossier_moves_page_new (fixture->library);

  ui_fixture_show (fixture, page);
  dossier_moves_page_refresh (DOSSIER_MOVES_PAGE (page));
  wait_for_words (page, "4 moves · 1 denied or only possible");
  return page;
}

static void
test_lists_what_is_claimed (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);

  ui_wait (60);
  g_assert_nonnull (ui_find_text (page, "Jan Leike left OpenAI"));
  g_assert_nonnull (ui_find_text (page, "denied"));
  g_assert_nonnull (ui_find_text (page, "date unknown, told on 6 August 2024 · The Decoder"));
}

static void
test_searches (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);

  gtk_editable_set_text (GTK_EDITABLE (find_type (page, GTK_TYPE_SEARCH_ENTRY)), "Sutskever");
  wait_for_words (page, "Ilya Sutskever joined Anthropic");
  gtk_editable_set_text (GTK_EDITABLE (find_type (page, GTK_TYPE_SEARCH_ENTRY)), "zzzzzz");
  wait_for_words (page, "0 moves");
  g_assert_true (gtk_widget_get_mapped (ui_find_text (page, "Nothing found")));
}

static void
test_one_kind_alone (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_type (page, GTK_TYPE_DROP_DOWN)), 2);
  wait_for_words (page, "2 moves");
}

static void
test_a_click_opens_the_sentence (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);

  g_signal_emit_by_name (find_type (page, GTK_TYPE_LIST_VIEW), "activate", 0);
  g_assert_true (ui_fixture_heard (fixture, "open-story ("));
}

static void
test_an_empty_library_gives_advice (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  g_autoptr (DossierChange) gone = dossier_change_delete (&fixture->story, 1);

  g_assert_true (dossier_store_apply (fixture->store, gone, NULL, NULL));
  page = dossier_moves_page_new (fixture->library);
  ui_fixture_show (fixture, page);
  dossier_moves_page_refresh (DOSSIER_MOVES_PAGE (page));
  wait_for_words (page, "0 moves");
  g_assert_true (gtk_widget_get_mapped (ui_find_text (page, "No moves yet")));
}

/* ---- words ---- */

static void
test_claims_in_words (void)
{
  static const struct
  {
    DossierClaimRow row;
    const char     *want;
  } cases[] = {
    { { .kind = DOSSIER_CLAIM_LEFT, .subject_name = (char *) "A", .object_name = (char *) "B" }, "A left B" },
    { { .kind = DOSSIER_CLAIM_APPOINTED,
        .subject_name = (char *) "A",
        .object_name = (char *) "B",
        .role = (char *) "chair" },
      "A became chair at B" },
    { { .kind = DOSSIER_CLAIM_APPOINTED, .subject_name = (char *) "A", .role = (char *) "chair" }, "A became chair" },
    { { .kind = DOSSIER_CLAIM_INVESTED,
        .subject_name = (char *) "A",
        .object_name = (char *) "B",
        .amount = (char *) "$4 billion" },
      "A invested $4 billion in B" },
    { { .kind = DOSSIER_CLAIM_FUNDED, .object_name = (char *) "B", .amount = (char *) "$4 billion" },
      "B raised $4 billion" },
    { { .kind = DOSSIER_CLAIM_LEFT,
        .flags = DOSSIER_CLAIM_PLANNED,
        .subject_name = (char *) "A",
        .object_name = (char *) "B" },
      "A is to leave B" },
    { { .kind = DOSSIER_CLAIM_DISBANDED, .object_name = (char *) "B" }, "B was disbanded" },
    { { .kind = DOSSIER_CLAIM_WORKS_AT,
        .flags = DOSSIER_CLAIM_FORMER,
        .subject_name = (char *) "A",
        .object_name = (char *) "B" },
      "A worked at B" },
    { { .kind = DOSSIER_CLAIM_LEFT, .subject_name = (char *) "{whom}", .object_name = (char *) "%s" },
      "{whom} left %s" },
    { { .kind = 99, .subject_name = (char *) "A" }, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = dossier_claim_words (&cases[i].row);

      g_assert_cmpstr (got, ==, cases[i].want);
    }
  for (guint kind = 1; kind <= DOSSIER_N_CLAIM_KINDS; kind++)
    for (guint missing = 0; missing < 8; missing++)
      {
        DossierClaimRow  row = { .kind = kind,
                                 .flags = (missing & 4) ? DOSSIER_CLAIM_PLANNED : 0,
                                 .subject_name = (missing & 1) ? NULL : (char *) "A",
                                 .object_name = (missing & 2) ? NULL : (char *) "B" };
        g_autofree char *got = dossier_claim_words (&row);

        g_assert_cmpuint (strlen (got), >, 1);
        g_assert_null (strchr (got, '{'));
      }
}

static void
test_claims_as_chips (void)
{
  static const struct
  {
    DossierClaimKind  kind;
    DossierClaimFlags flags;
    const char       *subject, *object;
    gboolean          about_object;
    const char       *want;
  } cases[] = {
    { DOSSIER_CLAIM_LEFT, 0, "A", "OpenAI", FALSE, "left OpenAI" },
    { DOSSIER_CLAIM_FUNDED, 0, "Amazon", "B", TRUE, "funded by Amazon" },
    { DOSSIER_CLAIM_JOINED, DOSSIER_CLAIM_RUMOURED, "A", "Meta", FALSE, "joined Meta (rumoured)" },
    { DOSSIER_CLAIM_JOINED, DOSSIER_CLAIM_PLANNED | DOSSIER_CLAIM_DENIED, "A", "Meta", FALSE, "to join Meta (denied)" },
    { DOSSIER_CLAIM_SUED, DOSSIER_CLAIM_PLANNED, "A", "Meta", FALSE, "sued Meta (planned)" },
    { DOSSIER_CLAIM_WORKS_AT, DOSSIER_CLAIM_FORMER, "A", "Meta", FALSE, "was at Meta" },
    { DOSSIER_CLAIM_LEFT, 0, "A", NULL, FALSE, "left" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = dossier_claim_chip (cases[i].kind, cases[i].flags, cases[i].subject, cases[i].object,
                                                 cases[i].about_object);

      g_assert_cmpstr (got, ==, cases[i].want);
    }
}

static void
test_dates_do_not_pretend (void)
{
  static const struct
  {
    const char *date, *want;
  } cases[] = {
    { "2024", "2024" },
    { "2024-08", "August 2024" },
    { "2024-08-06", "6 August 2024" },
    { "2024-08-06T10:00:00Z", "6 August 2024" },
    { "2023-03..2023-06", "between March 2023 and June 2023" },
    { "", "date unknown" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierDate      date = DOSSIER_DATE_UNKNOWN;
      g_autofree char *got = NULL;

      dossier_date_parse (cases[i].date, &date);
      got = dossier_date_words (&date);
      g_assert_cmpstr (got, ==, cases[i].want);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_add ("/moves-page/lists what is claimed", UiFixture, NULL, ui_fixture_set_up, test_lists_what_is_claimed,
              ui_fixture_tear_down);
  g_test_add ("/moves-page/searches", UiFixture, NULL, ui_fixture_set_up, test_searches, ui_fixture_tear_down);
  g_test_add ("/moves-page/one kind alone", UiFixture, NULL, ui_fixture_set_up, test_one_kind_alone,
              ui_fixture_tear_down);
  g_test_add ("/moves-page/a click opens the sentence", UiFixture, NULL, ui_fixture_set_up,
              test_a_click_opens_the_sentence, ui_fixture_tear_down);
  g_test_add ("/moves-page/an empty library gives advice", UiFixture, NULL, ui_fixture_set_up,
              test_an_empty_library_gives_advice, ui_fixture_tear_down);
  g_test_add_func ("/claim-words/claims in words", test_claims_in_words);
  g_test_add_func ("/claim-words/claims as chips", test_claims_as_chips);
  g_test_add_func ("/claim-words/dates do not pretend", test_dates_do_not_pretend);
  return g_test_run ();
}
