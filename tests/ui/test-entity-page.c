/* test-entity-page.c - a dossier: what is known, the timeline, the way to the sentence, notes, names
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include "dossier-entity-page-private.h"
#include "dossier-fact-row.h"
#include "ui-fixture.h"

static gboolean
is_shown (gpointer data)
{
  DossierEntityPage *page = data;

  return page->view != NULL && dossier_entity_get_row (page->view->content->entity)->id == page->entity
         && page->waiting == NULL;
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

static DossierEntityItem *
get_item (DossierEntityPage *page, guint i)
{
  g_autoptr (DossierEntityItem) item = g_list_model_get_item (G_LIST_MODEL (page->items), i);

  return item; /* the list keeps it */
}

/* The place in the list of the first item of @kind. */
static guint
find_kind (DossierEntityPage *page, DossierItemKind kind)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (page->items));

  for (guint i = 0; i < n; i++)
    if (get_item (page, i)->kind == kind)
      return i;
  g_assert_not_reached ();
}

static gboolean
has_kind (DossierEntityPage *page, DossierItemKind kind)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (page->items)); i++)
    if (get_item (page, i)->kind == kind)
      return TRUE;
  return FALSE;
}

static void
activate (DossierEntityPage *page, guint i)
{
  gtk_widget_activate_action (page->list, "list.activate-item", "u", i);
}

/* The row in which @text stands. */
static GtkWidget *
find_row (DossierEntityPage *page, const char *text)
{
  GtkWidget *words = ui_find_text (page->list, text);

  g_assert_nonnull (words);
  return gtk_widget_get_ancestor (words, DOSSIER_TYPE_FACT_ROW);
}

static void
test_shows_who_it_is (UiFixture *fixture, gconstpointer data)
{
  DossierEntityPage *page = open_page (fixture, fixture->openai);

  g_assert_cmpint (dossier_entity_page_get_entity (page), ==, fixture->openai);
  g_assert_nonnull (ui_find_text (page->list, "OpenAI"));
  g_assert_nonnull (ui_find_text (page->list, "Company · 1 story"));
  g_assert_nonnull (ui_find_text (page->list, "2024"));
  g_assert_nonnull (ui_find_text (page->list, "John Schulman"));
  g_assert_nonnull (ui_find_text (page->list, "Connected people"));
}

/* As the page is read from top to bottom. */
static void
test_sections_stand_in_their_order (UiFixture *fixture, gconstpointer data)
{
  static const char *const   want[] = { "Known now", "Timeline",   "Connected people", "Connected organizations",
                                        "Stories",   "Highlights", "Your note" };
  const DossierAnnotationRow row
      = { .story = fixture->story, .start = 0, .length = 400, .colour = DOSSIER_COLOUR_GREEN };
  g_autoptr (DossierChange) change = dossier_change_annotate (&row);
  DossierEntityPage *page;
  guint              n = 0;

  g_assert_true (dossier_store_apply (fixture->store, change, NULL, NULL));
  page = open_page (fixture, fixture->openai);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (page->items)); i++)
    if (get_item (page, i)->kind == DOSSIER_ITEM_HEADING)
      g_assert_cmpstr (get_item (page, i)->text, ==, n < G_N_ELEMENTS (want) ? want[n++] : NULL);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (want));
}

static void
test_a_line_opens_its_sentence (UiFixture *fixture, gconstpointer data)
{
  DossierEntityPage *page = open_page (fixture, fixture->openai);
  GtkWidget         *row = find_row (page, "Jan Leike left OpenAI");
  g_autofree char   *wanted = NULL;
  const char        *text;
  guint              position;
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (fixture->store, fixture->story, NULL);

  text = dossier_document_get_text (content->document);
  wanted = g_strdup_printf ("open-story (%" G_GINT64_FORMAT ", %ld)", fixture->story,
                            g_utf8_pointer_to_offset (text, strstr (text, "Earlier this year")));
  g_assert_true (g_list_store_find (page->items, dossier_fact_row_get_item (DOSSIER_FACT_ROW (row)), &position));
  activate (page, position);
  g_assert_true (ui_fixture_heard (fixture, wanted));
}

static void
test_a_heading_opens_nothing (UiFixture *fixture, gconstpointer data)
{
  DossierEntityPage *page = open_page (fixture, fixture->openai);

  activate (page, find_kind (page, DOSSIER_ITEM_HEADING));
  g_assert_cmpuint (fixture->heard->len, ==, 0);
}

static void
test_says_how_sure_and_keeps_denials_apart (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found
      = dossier_store_find_entities (fixture->store, "Ilya Sutskever", DOSSIER_ENTITY_PERSON, NULL);
  DossierEntityPage *page = open_page (fixture, dossier_entity_get_row (g_ptr_array_index (found, 0))->id);

  g_assert_nonnull (ui_find_text (page->list, "Denied, or never happened"));
  g_assert_nonnull (ui_find_text (page->list, "Denied: Ilya Sutskever"));
  g_assert_null (ui_find_text (page->list, "Known now"));
  g_assert_null (ui_find_text (page->list, "Timeline"));
}

static void
test_nothing_known_gives_advice (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = dossier_store_find_entities (fixture->store, "Amazon", 0, NULL);
  DossierEntityPage *page = open_page (fixture, dossier_entity_get_row (g_ptr_array_index (found, 0))->id);

  g_assert_nonnull (ui_find_text (page->list, "No moves yet"));
}

/* ---- several sources ---- */

typedef struct
{
  const char       *source, *cue, *amount;
  DossierClaimKind  kind;
  DossierClaimFlags flags;
  int               day; /* of September 2024 */
} Telling;

/* A story in which John Schulman does something with Anthropic. */
static void
save_telling (UiFixture *fixture, const Telling *telling)
{
  DossierDraft       *draft = dossier_draft_new ();
  DossierFoundEntity *john = dossier_found_entity_new (DOSSIER_ENTITY_PERSON, 0, "John Schulman");
  DossierFoundEntity *anthropic
      = dossier_found_entity_new (DOSSIER_ENTITY_ORGANIZATION, DOSSIER_SUBTYPE_COMPANY, "Anthropic");
  DossierFoundClaim *claim = dossier_found_claim_new (telling->kind);
  g_autofree char   *text = g_strdup_printf ("%s says: %s.", telling->source, telling->cue);

  draft->title = g_strdup (text);
  draft->source = g_strdup (telling->source);
  draft->published = dossier_date_from_ymd (2024, 9, telling->day);
  draft->document = dossier_document_new_from_plain (text, strlen (text));
  draft->recognition = dossier_recognition_new ();
  g_ptr_array_add (draft->recognition->entities, john);
  g_ptr_array_add (draft->recognition->entities, anthropic);
  for (guint i = 0; i < 2; i++)
    {
      const DossierFoundEntity *entity = g_ptr_array_index (draft->recognition->entities, i);
      DossierMention            mention = { strstr (text, entity->name) - text, strlen (entity->name), i };

      g_array_append_val (draft->recognition->mentions, mention);
    }
  claim->subject = 0;
  claim->object = 1;
  claim->flags = telling->flags;
  claim->amount = g_strdup (telling->amount);
  claim->length = claim->sentence_length = g_utf8_strlen (text, -1);
  claim->pattern = g_strdup ("test");
  g_ptr_array_add (draft->recognition->claims, claim);
  ui_fixture_save (fixture, draft);
}

static const Telling rumour
    = { "Wire", "John Schulman may invest in Anthropic", NULL, DOSSIER_CLAIM_INVESTED, DOSSIER_CLAIM_RUMOURED, 3 };
static const Telling proof
    = { "Daily", "it is so, John Schulman invested in Anthropic", NULL, DOSSIER_CLAIM_INVESTED, 0, 12 };
static const Telling large
    = { "Daily", "John Schulman put $9 million into Anthropic", "$9 million", DOSSIER_CLAIM_INVESTED, 0, 12 };
static const Telling small
    = { "Wire", "John Schulman put $2 million into Anthropic", "$2 million", DOSSIER_CLAIM_INVESTED, 0, 13 };

static void
test_a_rumour_is_told_to_be_confirmed (UiFixture *fixture, gconstpointer data)
{
  DossierEntityPage *page;

  save_telling (fixture, &rumour);
  save_telling (fixture, &proof);
  page = open_page (fixture, fixture->john);
  g_assert_nonnull (ui_find_text (page->list, "rumoured 3 September 2024, confirmed 12 September 2024"));
  g_assert_nonnull (ui_find_text (page->list, "2 sources, first: Wire, 3 September 2024"));
}

static void
test_sources_unfold_and_fold (UiFixture *fixture, gconstpointer data)
{
  DossierEntityPage *page;
  GtkWidget         *unfold;
  guint              before, position;

  save_telling (fixture, &rumour);
  save_telling (fixture, &proof);
  page = open_page (fixture, fixture->john);
  before = g_list_model_get_n_items (G_LIST_MODEL (page->items));
  unfold = ui_button_of (ui_find_text (page->list, "Told 2 times"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (unfold), TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page->items)), ==, before + 2);
  position = find_kind (page, DOSSIER_ITEM_TELLING);
  g_assert_cmpint (get_item (page, position - 1)->kind, ==, DOSSIER_ITEM_FACT);
  activate (page, position + 1);
  g_assert_true (ui_fixture_heard (fixture, "open-story"));
  unfold = ui_button_of (ui_find_text (page->list, "Told 2 times"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (unfold), FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page->items)), ==, before);
}

static void
test_what_contradicts_stands_side_by_side (UiFixture *fixture, gconstpointer data)
{
  DossierEntityPage *page;
  guint              position;

  save_telling (fixture, &large);
  save_telling (fixture, &small);
  page = open_page (fixture, fixture->john);
  position = find_kind (page, DOSSIER_ITEM_CONFLICT);
  g_assert_cmpint (get_item (page, position + 1)->kind, ==, DOSSIER_ITEM_FACT);
  g_assert_cmpint (get_item (page, position + 2)->kind, ==, DOSSIER_ITEM_FACT);
  g_assert_nonnull (ui_find_text (page->list, "Sources disagree on the amount"));
  g_assert_nonnull (ui_find_text (page->list, "Wire says: John Schulman put $2 million"));
  g_assert_nonnull (ui_find_text (page->list, "Daily says: John Schulman put $9 million"));
  g_assert_true (has_kind (page, DOSSIER_ITEM_MONEY));
}

/* ---- looking back ---- */

static gboolean
looks_back (gpointer data)
{
  DossierEntityPage *page = data;

  return page->view->summary->as_of == page->as_of && page->waiting == NULL;
}

static void
look_back (DossierEntityPage *page, int month, int day)
{
  DossierDate date = dossier_date_from_ymd (2024, month, day);

  dossier_entity_page_set_as_of (page, date.until - 1);
  ui_wait_until (looks_back, page);
}

static void
test_looks_back_to_a_day (UiFixture *fixture, gconstpointer data)
{
  DossierEntityPage *page;

  save_telling (fixture, &rumour);
  save_telling (fixture, &proof);
  page = open_page (fixture, fixture->john);
  look_back (page, 9, 5);
  g_assert_nonnull (ui_find_text (page->list, "As it was known on 5 September 2024"));
  g_assert_nonnull (ui_find_text (page->list, "rumoured 3 September 2024"));
  g_assert_null (ui_find_text (page->list, "confirmed"));
  look_back (page, 1, 1);
  g_assert_nonnull (ui_find_text (page->list, "Nothing was told by then"));
  g_assert_false (has_kind (page, DOSSIER_ITEM_STORY));
  g_signal_emit_by_name (ui_button_of (ui_find_text (page->list, "Back to Today")), "clicked");
  ui_wait_until (looks_back, page);
  g_assert_nonnull (ui_find_text (page->list, "confirmed 12 September 2024"));
}

static void
test_another_dossier_is_of_today (UiFixture *fixture, gconstpointer data)
{
  DossierEntityPage *page = open_page (fixture, fixture->openai);

  look_back (page, 9, 5);
  g_assert_nonnull (ui_find_text (page->list, "Known then"));
  dossier_entity_page_open (page, fixture->john);
  ui_wait_until (is_shown, page);
  g_assert_cmpint (page->as_of, ==, 0);
  g_assert_null (ui_find_text (page->list, "As it was known"));
}

static void
test_a_key_opens_the_calendar (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) day = g_date_time_new_utc (2024, 8, 6, 0, 0, 0);
  DossierEntityPage *page = open_page (fixture, fixture->john);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "dossier.as-of", NULL));
  g_assert_true (gtk_widget_get_mapped (page->calendar));
  gtk_calendar_select_day (GTK_CALENDAR (page->calendar), day);
  g_signal_emit_by_name (ui_button_of (ui_find_text (GTK_WIDGET (page->head), "Show What Was Known Then")), "clicked");
  ui_wait_until (looks_back, page);
  g_assert_cmpint (page->as_of, ==, dossier_date_from_ymd (2024, 8, 6).until - 1);
}

/* ---- many ---- */

/* A story with @n claims, each of another post. */
static void
save_many (UiFixture *fixture, guint n)
{
  DossierDraft       *draft = dossier_draft_new ();
  DossierFoundEntity *openai
      = dossier_found_entity_new (DOSSIER_ENTITY_ORGANIZATION, DOSSIER_SUBTYPE_COMPANY, "OpenAI");
  DossierFoundEntity *john = dossier_found_entity_new (DOSSIER_ENTITY_PERSON, 0, "John Schulman");
  static const char   text[] = "OpenAI has given John Schulman a great many posts.";

  draft->title = g_strdup ("Many posts");
  draft->published = dossier_date_from_ymd (2024, 9, 1);
  draft->document = dossier_document_new_from_plain (text, strlen (text));
  draft->recognition = dossier_recognition_new ();
  g_ptr_array_add (draft->recognition->entities, openai);
  g_ptr_array_add (draft->recognition->entities, john);
  for (guint i = 0; i < n; i++)
    {
      DossierFoundClaim *claim = dossier_found_claim_new (DOSSIER_CLAIM_APPOINTED);

      claim->subject = 1;
      claim->object = 0;
      claim->role = g_strdup_printf ("post%u", i);
      claim->date = dossier_date_from_ymd (1990 + i % 30, 1 + i % 12, 1);
      claim->length = claim->sentence_length = strlen (text);
      g_ptr_array_add (draft->recognition->claims, claim);
    }
  ui_fixture_save (fixture, draft);
}

static void
test_the_rest_is_one_row_away (UiFixture *fixture, gconstpointer data)
{
  DossierEntityPage *page;
  guint              before, more;

  save_many (fixture, 200);
  page = open_page (fixture, fixture->john);
  before = g_list_model_get_n_items (G_LIST_MODEL (page->items));
  more = find_kind (page, DOSSIER_ITEM_MORE_FACTS);
  g_assert_cmpuint (get_item (page, more)->number, ==, 200 + 2 - DOSSIER_ENTITY_ITEM_FACTS);
  activate (page, more);
  g_assert_false (has_kind (page, DOSSIER_ITEM_MORE_FACTS));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page->items)), >, before + 200 - DOSSIER_ENTITY_ITEM_FACTS);
}

/* Rows come with the frames; what is asked for meanwhile is found all the same. */
static void
test_opening_while_rows_come (UiFixture *fixture, gconstpointer data)
{
  GtkWidget         *widget = dossier_entity_page_new (fixture->library);
  DossierEntityPage *page = DOSSIER_ENTITY_PAGE (widget);

  save_many (fixture, 200);
  ui_fixture_show (fixture, widget);
  dossier_entity_page_open (page, fixture->john);
  while (page->waiting == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page->items)), ==, DOSSIER_ENTITY_PAGE_FIRST_ROWS);
  dossier_entity_page_open (page, fixture->openai);
  ui_wait_until (is_shown, page);
  g_assert_nonnull (ui_find_text (page->list, "Company · 2 stories"));
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
  DossierEntityPage *page = data;

  return page->waiting == NULL && ui_find_text (page->head, "Open AI Inc.") != NULL;
}

static void
test_rename_keeps_the_old_name (UiFixture *fixture, gconstpointer data)
{
  DossierEntityPage *page = open_page (fixture, fixture->openai);
  g_autoptr (DossierChange) change = dossier_change_rename_entity (fixture->openai, "Open AI Inc.");

  dossier_entity_page_apply (page, change, "failed");
  ui_wait_until (is_renamed, page);
  g_assert_nonnull (ui_find_text (page->list, "Other names"));
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

  return page->view != NULL
         && dossier_entity_get_row (page->view->content->entity)->kind == DOSSIER_ENTITY_ORGANIZATION;
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
  DossierEntityPage *page = data;

  return ui_find_text (page->list, "Other names") != NULL && ui_find_text (page->list, "OpenAI") != NULL;
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
    { "sections stand in their order", test_sections_stand_in_their_order },
    { "a heading opens nothing", test_a_heading_opens_nothing },
    { "a rumour is told to be confirmed", test_a_rumour_is_told_to_be_confirmed },
    { "sources unfold and fold", test_sources_unfold_and_fold },
    { "what contradicts stands side by side", test_what_contradicts_stands_side_by_side },
    { "looks back to a day", test_looks_back_to_a_day },
    { "another dossier is of today", test_another_dossier_is_of_today },
    { "a key opens the calendar", test_a_key_opens_the_calendar },
    { "the rest is one row away", test_the_rest_is_one_row_away },
    { "opening while rows come", test_opening_while_rows_come },
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
  return g_test_run ();
}
