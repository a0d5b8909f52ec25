/* test-entity-page.c - a dossier: what is known, the timeline, the way to the sentence, notes, names
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include "dossier-entity-page-private.h"
#include "dossier-known-facts.h"
#include "ui-fixture.h"

static gboolean
is_shown (gpointer data)
{
  DossierEntityPage *page = data;

  return page->content != NULL && dossier_entity_get_row (page->content->entity)->id == page->entity;
}

static DossierEntityPage *
open_page (UiFixture *fixture, gint64 entity)
{
  GtkWidget *page = dossier_entity_page_new (fixture->library);

  ui_fixture_show (fixture, page);
  dossier_entity_page_open (DOSSIER_ENTITY_PAGE (page), entity);
  ui_wait_until (is_shown, page);
  return DOSSIER_ENTITY_PAGE (page);
}

static void
test_shows_who_it_is (UiFixture *fixture, gconstpointer data)
{
  DossierEntityPage *page = open_page (fixture, fixture->openai);

  g_assert_cmpint (dossier_entity_page_get_entity (page), ==, fixture->openai);
  g_assert_nonnull (ui_find_text (page->head, "OpenAI"));
  g_assert_nonnull (ui_find_text (page->head, "Company · 1 story"));
  g_assert_nonnull (ui_find_text (page->body, "2024"));
  g_assert_nonnull (ui_find_text (page->body, "John Schulman"));
}

static void
test_a_line_opens_its_sentence (UiFixture *fixture, gconstpointer data)
{
  DossierEntityPage *page = open_page (fixture, fixture->openai);
  GtkWidget         *line = ui_button_of (ui_find_text (page->body, "Jan Leike left OpenAI"));
  g_autofree char   *wanted = NULL;
  const char        *text;
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (fixture->store, fixture->story, NULL);

  text = dossier_document_get_text (content->document);
  wanted = g_strdup_printf ("open-story (%" G_GINT64_FORMAT ", %ld)", fixture->story,
                            g_utf8_pointer_to_offset (text, strstr (text, "Earlier this year")));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_ROLE_BUTTON);
  g_signal_emit_by_name (line, "clicked");
  g_assert_true (ui_fixture_heard (fixture, wanted));
}

static void
test_says_how_sure_and_keeps_denials_apart (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found
      = dossier_store_find_entities (fixture->store, "Ilya Sutskever", DOSSIER_ENTITY_PERSON, NULL);
  DossierEntityPage *page = open_page (fixture, dossier_entity_get_row (g_ptr_array_index (found, 0))->id);

  g_assert_nonnull (ui_find_text (page->body, "Denied, or never happened"));
  g_assert_nonnull (ui_find_text (page->body, "denied"));
  g_assert_null (ui_find_text (page->body, "Known now"));
  g_assert_null (ui_find_text (page->body, "Timeline"));
}

static void
test_nothing_known_gives_advice (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = dossier_store_find_entities (fixture->store, "Amazon", 0, NULL);
  DossierEntityPage *page = open_page (fixture, dossier_entity_get_row (g_ptr_array_index (found, 0))->id);

  g_assert_nonnull (ui_find_text (page->body, "No moves yet"));
}

static gboolean
has_note (gpointer data)
{
  UiFixture *fixture = data;
  g_autoptr (DossierEntity) entity = dossier_store_load_entity (fixture->store, fixture->openai, NULL);

  return g_strcmp0 (dossier_entity_get_row (entity)->note, "Watch them") == 0;
}

static void
test_a_note_is_saved_when_another_dossier_opens (UiFixture *fixture, gconstpointer data)
{
  DossierEntityPage *page = open_page (fixture, fixture->openai);

  gtk_text_buffer_set_text (dossier_entity_note_get_buffer (DOSSIER_ENTITY_NOTE (page->note)), "Watch them", -1);
  dossier_entity_page_open (page, fixture->john);
  ui_wait_until (has_note, fixture);
  ui_wait_until (is_shown, page);
  g_assert_cmpint (gtk_text_buffer_get_char_count (dossier_entity_note_get_buffer (DOSSIER_ENTITY_NOTE (page->note))),
                   ==, 0);
}

static void
test_a_note_is_saved_when_the_page_goes (UiFixture *fixture, gconstpointer data)
{
  DossierEntityPage *page = open_page (fixture, fixture->openai);

  gtk_text_buffer_set_text (dossier_entity_note_get_buffer (DOSSIER_ENTITY_NOTE (page->note)), "Watch them", -1);
  adw_window_set_content (ADW_WINDOW (fixture->window), NULL);
  ui_wait_until (has_note, fixture);
}

static gboolean
is_renamed (gpointer data)
{
  return ui_find_text (((DossierEntityPage *) data)->head, "Open AI Inc.") != NULL;
}

static void
test_rename_keeps_the_old_name (UiFixture *fixture, gconstpointer data)
{
  DossierEntityPage *page = open_page (fixture, fixture->openai);
  g_autoptr (DossierChange) change = dossier_change_rename_entity (fixture->openai, "Open AI Inc.");

  dossier_entity_page_apply (page, change, "failed");
  ui_wait_until (is_renamed, page);
  g_assert_nonnull (ui_find_text (page->head, "Also: OpenAI"));
}

static gboolean
is_pinned (gpointer data)
{
  UiFixture *fixture = data;
  g_autoptr (DossierEntity) entity = dossier_store_load_entity (fixture->store, fixture->openai, NULL);

  return dossier_entity_get_row (entity)->is_pinned;
}

static void
test_pins (UiFixture *fixture, gconstpointer data)
{
  DossierEntityPage *page = open_page (fixture, fixture->openai);

  dossier_entity_page_set_pinned (page, TRUE);
  ui_wait_until (is_pinned, fixture);
}

static void
test_a_missing_dossier_is_reported (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = dossier_entity_page_new (fixture->library);

  ui_fixture_show (fixture, page);
  dossier_entity_page_open (DOSSIER_ENTITY_PAGE (page), 4711);
  while (!ui_fixture_heard (fixture, "report"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (dossier_entity_page_get_entity (DOSSIER_ENTITY_PAGE (page)), ==, 0);
}

/* ---- the rule ---- */

typedef struct
{
  DossierClaimKind  kind;
  DossierClaimFlags flags;
  gint64            object;
  const char       *object_name, *role;
  int               day; /* of August 2024, when it was told; 0: unknown */
} Said;

static DossierClaim *
make_claim (const Said *said)
{
  DossierClaimRow row = { .kind = said->kind,
                          .flags = said->flags,
                          .subject = 1,
                          .subject_name = (char *) "Ann",
                          .object = said->object,
                          .object_name = (char *) said->object_name,
                          .role = (char *) said->role };

  if (said->day > 0)
    row.story_published = dossier_date_from_ymd (2024, 8, said->day);
  return dossier_claim_new (&row);
}

static void
test_the_newest_claim_counts (void)
{
  static const struct
  {
    const char *name;
    Said        said[4];
    const char *want; /* "label words|..." */
  } cases[] = {
    { "joined", { { DOSSIER_CLAIM_JOINED, 0, 7, "Acme", NULL, 1 } }, "Now Acme|" },
    { "post", { { DOSSIER_CLAIM_APPOINTED, 0, 7, "Acme", "chair", 1 } }, "Now chair at Acme|" },
    { "joined, then left",
      { { DOSSIER_CLAIM_JOINED, 0, 7, "Acme", NULL, 1 }, { DOSSIER_CLAIM_LEFT, 0, 7, "Acme", NULL, 2 } },
      "Before Acme|" },
    { "left, then came back",
      { { DOSSIER_CLAIM_LEFT, 0, 7, "Acme", NULL, 1 }, { DOSSIER_CLAIM_JOINED, 0, 7, "Acme", NULL, 2 } },
      "Now Acme|" },
    { "both on one day",
      { { DOSSIER_CLAIM_LEFT, 0, 7, "Acme", NULL, 1 }, { DOSSIER_CLAIM_WORKS_AT, 0, 7, "Acme", NULL, 1 } },
      "Before Acme|" },
    { "a founder who left is not back because a later story says founder",
      { { DOSSIER_CLAIM_LEFT, 0, 7, "Acme", NULL, 1 }, { DOSSIER_CLAIM_COFOUNDED, 0, 7, "Acme", NULL, 9 } },
      "Before founder of Acme|" },
    { "from one to another",
      { { DOSSIER_CLAIM_LEFT, 0, 7, "Acme", NULL, 1 }, { DOSSIER_CLAIM_JOINED, 0, 8, "Best", NULL, 1 } },
      "Now Best|Before Acme|" },
    { "denied", { { DOSSIER_CLAIM_JOINED, DOSSIER_CLAIM_DENIED, 7, "Acme", NULL, 1 } }, "" },
    { "rumoured", { { DOSSIER_CLAIM_JOINED, DOSSIER_CLAIM_RUMOURED, 7, "Acme", NULL, 1 } }, "" },
    { "planned", { { DOSSIER_CLAIM_LEFT, DOSSIER_CLAIM_PLANNED, 7, "Acme", NULL, 1 } }, "" },
    { "former", { { DOSSIER_CLAIM_WORKS_AT, DOSSIER_CLAIM_FORMER, 7, "Acme", "chair", 1 } }, "Before chair at Acme|" },
    { "nobody named", { { DOSSIER_CLAIM_JOINED, 0, 0, NULL, NULL, 1 } }, "" },
  };
  const DossierEntityRow ann = { .id = 1, .kind = DOSSIER_ENTITY_PERSON, .name = (char *) "Ann" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GPtrArray) facts = NULL;
      g_autoptr (GString) got = g_string_new (NULL);

      for (guint j = 0; j < G_N_ELEMENTS (cases[i].said) && cases[i].said[j].kind != 0; j++)
        g_ptr_array_add (claims, make_claim (&cases[i].said[j]));
      facts = dossier_known_facts (&ann, claims);
      for (guint j = 0; j < facts->len; j++)
        {
          const DossierKnownFact *fact = g_ptr_array_index (facts, j);

          g_string_append_printf (got, "%s %s|", fact->label, fact->words);
        }
      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (got->str, ==, cases[i].want);
    }
}

/* ---- who it is ---- */

static gboolean
is_empty (gpointer data)
{
  DossierEntityPage *page = data;

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (page->stack)), "empty") == 0;
}

static void
test_not_a_name_leaves_the_page (UiFixture *fixture, gconstpointer data)
{
  DossierEntityPage *page = open_page (fixture, fixture->openai);
  g_autoptr (GPtrArray) found = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "dossier.not-a-name", NULL));
  ui_wait_until (is_empty, page);
  found = dossier_store_find_entities (fixture->store, "OpenAI", 0, NULL);
  g_assert_cmpuint (found->len, ==, 0);
}

static gboolean
is_of_other_kind (gpointer data)
{
  DossierEntityPage *page = data;

  return page->content != NULL && dossier_entity_get_row (page->content->entity)->kind == DOSSIER_ENTITY_ORGANIZATION;
}

static void
test_a_person_becomes_an_organization (UiFixture *fixture, gconstpointer data)
{
  DossierEntityPage *page = open_page (fixture, fixture->john);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "dossier.change-kind", NULL));
  ui_wait_until (is_of_other_kind, page);
  g_assert_nonnull (ui_find_text (page->head, "John Schulman"));
}

static gboolean
shows_amazon (gpointer data)
{
  return ui_find_text (((DossierEntityPage *) data)->head, "Also: OpenAI") != NULL;
}

static void
test_the_same_leads_to_the_other (UiFixture *fixture, gconstpointer data)
{
  DossierEntityPage *page = open_page (fixture, fixture->openai);
  g_autofree char   *said = NULL;

  dossier_entity_page_merge (page, "amazon");
  ui_wait_until (shows_amazon, page);
  g_assert_nonnull (ui_find_text (page->head, "Amazon"));
  said = dossier_store_undo (fixture->store, NULL);
  g_assert_cmpstr (said, ==, "Making the two dossiers one was undone");
}

static gboolean
is_told (gpointer data)
{
  return ui_fixture_heard (data, "report");
}

static void
test_the_same_as_nobody_is_told (UiFixture *fixture, gconstpointer data)
{
  DossierEntityPage *page = open_page (fixture, fixture->openai);

  dossier_entity_page_merge (page, "Nobody at all");
  ui_wait_until (is_told, fixture);
  g_assert_cmpint (dossier_entity_page_get_entity (page), ==, fixture->openai);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (UiFixture *fixture, gconstpointer data);
  } tests[] = {
    { "shows who it is", test_shows_who_it_is },
    { "a line opens its sentence", test_a_line_opens_its_sentence },
    { "says how sure and keeps denials apart", test_says_how_sure_and_keeps_denials_apart },
    { "nothing known gives advice", test_nothing_known_gives_advice },
    { "a note is saved when another dossier opens", test_a_note_is_saved_when_another_dossier_opens },
    { "a note is saved when the page goes", test_a_note_is_saved_when_the_page_goes },
    { "rename keeps the old name", test_rename_keeps_the_old_name },
    { "pins", test_pins },
    { "not a name leaves the page", test_not_a_name_leaves_the_page },
    { "a person becomes an organization", test_a_person_becomes_an_organization },
    { "the same leads to the other", test_the_same_leads_to_the_other },
    { "the same as nobody is told", test_the_same_as_nobody_is_told },
    { "a missing dossier is reported", test_a_missing_dossier_is_reported },
  };

  gtk_test_init (&argc, &argv);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/entity-page/", tests[i].name, NULL);

      g_test_add (path, UiFixture, NULL, ui_fixture_set_up, tests[i].run, ui_fixture_tear_down);
    }
  g_test_add_func ("/known-facts/the newest claim counts", test_the_newest_claim_counts);
  return g_test_run ();
}
