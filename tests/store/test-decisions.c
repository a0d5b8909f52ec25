/* test-decisions.c - what a person decides about claims holds, whatever becomes of text and names
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>
#include "dossier-questions.h"
#include "dossier-versions.h"
#include "store-fixture.h"
#include "../read-number.h"

#define P DOSSIER_ENTITY_PERSON
#define O DOSSIER_ENTITY_ORGANIZATION

static const char *const names[] = { "Ada", "Ben", "Cyd", "Acme", "Bolt", "Core" };
#define FIRST_ORGANIZATION 3

/* --- a reader of sentences like "Ada joined Acme rumoured." --- */

static int
find_name (DossierDraft *draft, const char *name)
{
  for (guint i = 0; i < draft->recognition->entities->len; i++)
    if (g_str_equal (((DossierFoundEntity *) draft->recognition->entities->pdata[i])->name, name))
      return (int) i;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      return (int) add_entity (draft, i < FIRST_ORGANIZATION ? P : O, name, NULL);
  return DOSSIER_NO_ENTITY;
}

static void
read_sentence (DossierDraft *draft, const char *sentence, guint start, guint length)
{
  g_auto (GStrv) words = g_strsplit_set (sentence, " .", -1);
  DossierClaimKind   kind = g_strv_length (words) >= 3 ? dossier_claim_kind_from_string (words[1]) : 0;
  DossierFoundClaim *claim;

  if (kind == 0)
    return;
  claim = dossier_found_claim_new (kind);
  claim->subject = find_name (draft, words[0]);
  claim->object = find_name (draft, words[2]);
  claim->flags = words[3] != NULL ? dossier_claim_flag_from_string (words[3]) : 0;
  claim->start = start + (guint) strlen (words[0]) + 1;
  claim->length = (guint) strlen (words[1]);
  claim->sentence_start = start;
  claim->sentence_length = length;
  claim->pattern = g_strdup ("test");
  g_ptr_array_add (draft->recognition->claims, claim);
}

static DossierDraft *
make_story (const char *title, const char *text)
{
  DossierDraft *draft = make_draft (title, text, 1);
  g_auto (GStrv) sentences = g_strsplit (text, "\n", -1);
  guint start = 0;

  for (guint i = 0; sentences[i] != NULL; i++)
    {
      guint length = (guint) strlen (sentences[i]);

      read_sentence (draft, sentences[i], start, length);
      start += length + 1;
    }
  return draft;
}

static gint64
read_story (DossierStore *store, const char *title, const char *text)
{
  return save_one (store, make_story (title, text)).story;
}

/* --- what is there --- */

static GPtrArray *
list_claims (DossierStore *store, gint64 story)
{
  DossierClaimFilter filter = { .story = story, .with_no_facts = TRUE };
  GError            *error = NULL;
  GPtrArray         *claims = dossier_store_list_claims (store, &filter, &error);

  g_assert_no_error (error);
  return claims;
}

static void
describe_claim (GString *out, const DossierClaimRow *row)
{
  g_autofree const char **flags = dossier_claim_flags_to_words (row->flags);

  g_string_append_printf (out, "%s%s %s %s", out->len > 0 ? " | " : "",
                          row->subject_name != NULL ? row->subject_name : "-", dossier_claim_kind_to_string (row->kind),
                          row->object_name != NULL ? row->object_name : "-");
  for (guint i = 0; flags[i] != NULL; i++)
    g_string_append_printf (out, " %s", flags[i]);
  if (row->role != NULL)
    g_string_append_printf (out, " as %s", row->role);
  if (row->decision != DOSSIER_DECISION_NONE)
    g_string_append_printf (out, " [%s]", dossier_decision_to_string (row->decision));
  if (dossier_claim_is_uprooted (row))
    g_string_append (out, " (gone)");
}

static char *
describe (DossierStore *store, gint64 story)
{
  g_autoptr (GPtrArray) claims = list_claims (store, story);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < claims->len; i++)
    describe_claim (out, dossier_claim_get_row (claims->pdata[i]));
  return g_string_free (out, FALSE);
}

/* The claim of the sentence with @word, also a rejected one; 0 for none. */
static gint64
find_claim (DossierStore *store, gint64 story, const char *word)
{
  g_autoptr (GPtrArray) claims = list_claims (store, story);
  g_autoptr (GPtrArray) decided = dossier_store_list_decided (store, story, NULL);

  g_ptr_array_extend (claims, decided, (GCopyFunc) (GCallback) g_object_ref, NULL);
  for (guint i = 0; i < claims->len; i++)
    if (strstr (dossier_claim_get_row (claims->pdata[i])->sentence, word) != NULL)
      return dossier_claim_get_row (claims->pdata[i])->id;
  return 0;
}

static gint64
find_entity (DossierStore *store, const char *name)
{
  g_autoptr (GPtrArray) found = dossier_store_find_entities (store, name, 0, NULL);

  g_assert_cmpuint (found->len, >, 0);
  return dossier_entity_get_row (found->pdata[0])->id;
}

/* --- scripts: "confirm Ada; edit Ada left Ben Bolt as chair; add Acme joined Cyd Acme; undo; read <text>; ..." --- */

static void
fill_row (DossierClaimRow *row, char **words)
{
  row->kind = dossier_claim_kind_from_string (words[0]);
  row->subject_name = words[1];
  row->object_name = words[2];
  if (words[3] != NULL && g_str_equal (words[3], "as"))
    row->role = words[4];
  else if (words[3] != NULL)
    row->flags = dossier_claim_flag_from_string (words[3]);
}

static DossierChange *
make_decision (DossierStore *store, gint64 story, char **words)
{
  DossierClaimRow row = { .story = story };
  g_autoptr (DossierStoryContent) content = NULL;
  const char *text;

  if (g_str_equal (words[0], "confirm"))
    return dossier_change_decide_claim (find_claim (store, story, words[1]), DOSSIER_DECISION_CONFIRMED);
  if (g_str_equal (words[0], "reject"))
    return dossier_change_decide_claim (find_claim (store, story, words[1]), DOSSIER_DECISION_REJECTED);
  if (g_str_equal (words[0], "leave"))
    return dossier_change_decide_claim (find_claim (store, story, words[1]), DOSSIER_DECISION_NONE);
  fill_row (&row, words + 2);
  if (g_str_equal (words[0], "edit"))
    {
      row.id = find_claim (store, story, words[1]);
      return dossier_change_edit_claim (&row);
    }
  g_assert_cmpstr (words[0], ==, "add");
  content = dossier_store_load_content (store, story, NULL);
  text = dossier_document_get_text (content->document);
  g_assert_nonnull (strstr (text, words[1]));
  row.start = (guint) (strstr (text, words[1]) - text);
  row.length = (guint) strlen (words[1]);
  return dossier_change_add_claim (&row);
}

static void
run_step (DossierStore *store, gint64 story, const char *step)
{
  g_auto (GStrv) words = g_strsplit (step, " ", -1);
  g_autofree char *said = NULL;
  GError          *error = NULL;

  if (g_str_has_prefix (step, "read "))
    {
      g_autofree char *text = g_strdelimit (g_strdup (step + strlen ("read ")), "/", '\n');

      g_assert_cmpint (read_story (store, "Story", text), ==, story);
    }
  else if (g_str_equal (step, "undo") || g_str_equal (step, "redo"))
    {
      said = g_str_equal (step, "undo") ? dossier_store_undo (store, &error) : dossier_store_redo (store, &error);
      g_assert_no_error (error);
      g_assert_nonnull (said);
    }
  else if (g_str_equal (words[0], "merge"))
    apply (store, dossier_change_merge_entities (find_entity (store, words[1]), find_entity (store, words[2])));
  else if (g_str_equal (words[0], "nobody"))
    apply (store, dossier_change_reject_entity (find_entity (store, words[1])));
  else if (g_str_equal (words[0], "page"))
    {
      g_autofree char *text = g_strdelimit (g_strdup (step + strlen ("page ")), "/", '\n');
      g_autoptr (DossierDraft) draft = make_story ("Story", text);
      DossierTextSaved saved = { 0 };

      g_assert_true (dossier_store_save_text (store, story, draft, DOSSIER_TEXT_GIVEN, NULL, &saved, &error));
      g_assert_no_error (error);
    }
  else
    apply (store, make_decision (store, story, words));
}

static const struct
{
  const char *name, *text, *steps, *want;
} cases[] = {
  { "nothing is decided", "Ada joined Acme.", "", "Ada joined Acme" },
  { "confirmed", "Ada joined Acme.", "confirm Ada", "Ada joined Acme [confirmed]" },
  { "rejected, it is not shown", "Ada joined Acme.\nBen left Bolt.", "reject Ada", "Ben left Bolt" },
  { "a confirmed one is still a rumour of its story", "Ada joined Acme rumoured.", "confirm Ada",
    "Ada joined Acme rumoured [confirmed]" },
  { "corrected", "Ada joined Acme.\nBen left Bolt.", "edit Ada left Ben Bolt as chair",
    "Ben left Bolt as chair [edited] | Ben left Bolt" },
  { "added", "Ada went to Acme.\nBen left Bolt.\nCyd left Acme.", "add went left Ben Acme",
    "Ben left Acme [added] | Ben left Bolt | Cyd left Acme" },
  { "taken back", "Ada joined Acme.", "confirm Ada; leave Ada", "Ada joined Acme" },
  { "a rejection taken back", "Ada joined Acme.", "reject Ada; leave Ada", "Ada joined Acme" },
  { "rejected and then confirmed", "Ada joined Acme.", "reject Ada; confirm Ada", "Ada joined Acme [confirmed]" },
  { "corrected and then rejected", "Ada joined Acme.\nBen left Bolt.", "edit Ada left Ben Bolt; reject Ada",
    "Ben left Bolt" },
  { "corrected and then confirmed stays as it was corrected", "Ada joined Acme.\nBen left Bolt.",
    "edit Ada left Ben Bolt; confirm Ada", "Ben left Bolt [edited] | Ben left Bolt" },
  { "corrected twice", "Ada joined Acme.\nBen left Bolt.", "edit Ada left Ada Bolt; edit Ada fired Ada Acme",
    "Ada fired Acme [edited] | Ben left Bolt" },
  { "added, corrected and rejected", "Ada went.\nBen left Acme.", "add went left Ben Acme; edit went fired Ben Acme",
    "Ben fired Acme [added] | Ben left Acme" },
  { "added and rejected", "Ada went.\nBen left Acme.", "add went left Ben Acme; reject went", "Ben left Acme" },

  { "undone", "Ada joined Acme.", "confirm Ada; undo", "Ada joined Acme" },
  { "a rejection undone", "Ada joined Acme.", "reject Ada; undo", "Ada joined Acme" },
  { "a rejection undone and done again", "Ada joined Acme.", "reject Ada; undo; redo", "" },
  { "a correction undone", "Ada joined Acme planned.\nBen left Bolt.", "edit Ada left Ben Bolt; undo",
    "Ada joined Acme planned | Ben left Bolt" },
  { "an addition undone", "Ada went.\nBen left Acme.", "add went left Ben Acme; undo", "Ben left Acme" },
  { "step by step back", "Ada joined Acme.\nBen left Bolt.",
    "confirm Ada; edit Ada left Ben Bolt; reject Ada; undo; undo", "Ada joined Acme [confirmed] | Ben left Bolt" },

  { "read anew it is confirmed", "Ada joined Acme.", "confirm Ada; read New./Ada joined Acme.",
    "Ada joined Acme [confirmed]" },
  { "read anew it does not come back", "Ada joined Acme.", "reject Ada; read New./Ada joined Acme.", "" },
  { "the same claim of another sentence does", "Ada joined Acme.",
    "reject Ada; read Ada joined Acme./Ada joined Acme again and again and again.", "Ada joined Acme" },
  { "twice the same in one sentence", "Ada joined Acme.", "reject Ada; read Ada joined Acme.", "" },
  { "read anew it is corrected", "Ada joined Acme.\nBen left Bolt.",
    "edit Ada left Ben Bolt as chair; read Ben left Bolt./Ada joined Acme.",
    "Ben left Bolt | Ben left Bolt as chair [edited]" },
  { "read anew it is added", "Ada went.\nBen left Acme.", "add went left Ben Acme; read Ben left Acme./Ada went.",
    "Ben left Acme | Ben left Acme [added]" },
  { "undone after it was read anew", "Ada joined Acme.\nBen left Bolt.",
    "edit Ada left Ben Bolt; read Ben left Bolt./Ada joined Acme.; undo", "Ben left Bolt | Ada joined Acme" },
  { "a rejection undone after it was read anew", "Ada joined Acme.", "reject Ada; read New./Ada joined Acme.; undo",
    "Ada joined Acme" },
  { "the sentence is gone: the person's word stays", "Ada joined Acme.\nBen left Bolt.",
    "confirm Ada; read Ben left Bolt.", "Ben left Bolt | Ada joined Acme [confirmed] (gone)" },
  { "and is in its place when the sentence is back", "Ada joined Acme.\nBen left Bolt.",
    "confirm Ada; read Ben left Bolt.; read Ada joined Acme./Ben left Bolt./And so on.",
    "Ada joined Acme [confirmed] | Ben left Bolt" },
  { "the sentence of a correction is gone", "Ada joined Acme.\nBen left Bolt.", "edit Ada left Ben Bolt; read Nothing.",
    "Ben left Bolt [edited] (gone)" },
  { "the sentence of a rejection is gone", "Ada joined Acme.\nBen left Bolt.", "reject Ada; read Ben left Bolt.",
    "Ben left Bolt" },
  { "gone and undone", "Ada joined Acme.\nBen left Bolt.", "confirm Ada; read Ben left Bolt.; undo", "Ben left Bolt" },
  { "gone, then rejected", "Ada joined Acme.\nBen left Bolt.", "confirm Ada; read Ben left Bolt.; reject Ada",
    "Ben left Bolt" },

  { "another text by hand", "Ada joined Acme.\nBen left Bolt.", "reject Ada; page New./Ada joined Acme.", "" },
  { "another text by hand, undone", "Ada joined Acme.\nBen left Bolt.",
    "reject Ada; confirm Ben; page New./Ada joined Acme.; undo", "Ben left Bolt [confirmed]" },
  { "decided in another text, all undone", "Ada joined Acme.\nBen left Bolt.",
    "page New./Ada joined Acme./Ben left Bolt.; edit Ada left Ben Bolt; undo; undo",
    "Ada joined Acme | Ben left Bolt" },

  { "two become one", "Ada joined Acme.\nBen left Bolt.", "confirm Ada; merge Ada Ben",
    "Ben joined Acme [confirmed] | Ben left Bolt" },
  { "two become one, and it is read anew", "Ada joined Acme.\nBen left Bolt.",
    "reject Ada; merge Ada Ben; read New./Ada joined Acme./Ben left Bolt.", "Ben left Bolt" },
  { "two become one and two again", "Ada joined Acme.\nBen left Bolt.", "edit Ada left Ada Bolt; merge Ada Ben; undo",
    "Ada left Bolt [edited] | Ben left Bolt" },
  { "decided while they are one, all undone", "Ada joined Acme.\nBen left Bolt.",
    "merge Ada Ben; edit Ada fired Ben Bolt; undo; undo", "Ada joined Acme | Ben left Bolt" },
  { "a correction follows who becomes one", "Ada joined Acme.\nBen left Bolt.\nCyd left Core.",
    "edit Ada left Ben Bolt; merge Ben Cyd", "Cyd left Bolt [edited] | Cyd left Bolt | Cyd left Core" },
  { "of what is no name nothing is claimed", "Ada joined Acme.\nBen left Bolt.", "confirm Ada; nobody Ada",
    "Ben left Bolt" },
  { "a name after all", "Ada joined Acme.\nBen left Bolt.", "confirm Ada; nobody Ada; undo",
    "Ada joined Acme [confirmed] | Ben left Bolt" },
  { "a correction to what is no name hides what was wrong", "Ada joined Acme.\nBen left Bolt.",
    "edit Ada left Ben Acme; nobody Ben", "" },
  { "a correction away from what is no name stays", "Ada joined Acme.\nBen left Bolt.",
    "edit Ada left Ben Acme; nobody Ada", "Ben left Acme [edited] | Ben left Bolt" },
};

static void
test_scripts (gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture;
      gint64  story;
      g_auto (GStrv) steps = g_strsplit (cases[i].steps, "; ", -1);
      g_autofree char *got = NULL;

      g_test_message ("%s", cases[i].name);
      fixture_set_up (&fixture, NULL);
      story = read_story (fixture.store, "Story", cases[i].text);
      for (guint j = 0; steps[j] != NULL; j++)
        {
          run_step (fixture.store, story, steps[j]);
          assert_sound (fixture.store);
        }
      got = describe (fixture.store, story);
      g_assert_cmpstr (got, ==, cases[i].want);
      fixture_reopen (&fixture);
      assert_sound (fixture.store);
      fixture_tear_down (&fixture, NULL);
    }
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  DossierStore         *store = fixture->store;
  gint64                story = read_story (store, "Story", "Ada joined Acme.");
  gint64                claim = find_claim (store, story, "Ada"), ada = find_entity (store, "Ada");
  g_autofree char      *long_role = g_strnfill (501, 'a');
  const DossierClaimRow good = { .id = claim, .story = story, .kind = DOSSIER_CLAIM_LEFT, .subject = ada };
  DossierClaimRow       rows[8];
  static const int      codes[]
      = { DOSSIER_STORE_ERROR_NOT_FOUND, DOSSIER_STORE_ERROR_NOT_FOUND, DOSSIER_STORE_ERROR_NOT_FOUND,
          DOSSIER_STORE_ERROR_FAILED,    DOSSIER_STORE_ERROR_FAILED,    DOSSIER_STORE_ERROR_FAILED,
          DOSSIER_STORE_ERROR_FAILED,    DOSSIER_STORE_ERROR_FAILED };
  g_autofree char *got = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = good;
  rows[0].id = 999;
  rows[1].object_name = (char *) "Nobody Atall";
  rows[2].subject = 999;
  rows[3].object = ada;
  rows[4].subject = 0;
  rows[5].kind = DOSSIER_N_CLAIM_KINDS + 1;
  rows[6].kind = 0;
  rows[7].role = long_role;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DossierChange) change = dossier_change_edit_claim (&rows[i]);
      g_autoptr (GError) error = NULL;

      g_assert_false (dossier_store_apply (store, change, NULL, &error));
      g_assert_error (error, DOSSIER_STORE_ERROR, codes[i]);
    }
  got = describe (store, story);
  g_assert_cmpstr (got, ==, "Ada joined Acme");
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM claim_decision"), ==, 0);
  assert_sound (store);
}

static void
test_refused_additions (Fixture *fixture, gconstpointer data)
{
  DossierStore   *store = fixture->store;
  gint64          story = read_story (store, "Story", "Ada joined Acme.");
  DossierClaimRow row = { .kind = DOSSIER_CLAIM_LEFT, .subject_name = (char *) "Ada", .object_name = (char *) "Acme" };
  const struct
  {
    gint64 story;
    guint  start, length;
    int    code;
  } places[] = {
    { story, 0, 100, DOSSIER_STORE_ERROR_FAILED }, { story, 100, 1, DOSSIER_STORE_ERROR_FAILED },
    { story, 3, 1, DOSSIER_STORE_ERROR_FAILED },   { story, G_MAXUINT, G_MAXUINT, DOSSIER_STORE_ERROR_FAILED },
    { 999, 0, 3, DOSSIER_STORE_ERROR_NOT_FOUND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (DossierChange) change = NULL;
      g_autoptr (GError) error = NULL;

      row.story = places[i].story;
      row.start = places[i].start;
      row.length = places[i].length;
      change = dossier_change_add_claim (&row);
      g_assert_false (dossier_store_apply (store, change, NULL, &error));
      g_assert_error (error, DOSSIER_STORE_ERROR, places[i].code);
    }
  assert_sound (store);
}

static void
test_nothing_changes (Fixture *fixture, gconstpointer data)
{
  DossierStore    *store = fixture->store;
  gint64           story = read_story (store, "Story", "Ada joined Acme.");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  run_step (store, story, "leave Ada");
  run_step (store, story, "confirm Ada");
  run_step (store, story, "confirm Ada");
  first = dossier_store_undo (store, NULL);
  g_assert_nonnull (first);
  second = dossier_store_undo (store, NULL);
  g_assert_null (second);
}

static void
test_new_id (Fixture *fixture, gconstpointer data)
{
  DossierStore   *store = fixture->store;
  gint64          story = read_story (store, "Story", "Ada went.\nBen left Acme."), id;
  DossierClaimRow row = { .story = story,
                          .length = 3,
                          .kind = DOSSIER_CLAIM_JOINED,
                          .flags = DOSSIER_CLAIM_PLANNED,
                          .subject_name = (char *) "ben",
                          .object_name = (char *) "ACME",
                          .role = (char *) "  chief\nscientist ",
                          .amount = (char *) "" };
  g_autoptr (DossierClaim) claim = NULL;
  const DossierClaimRow *got;

  row.date = dossier_date_from_ymd (2024, 5, 0);
  id = apply (store, dossier_change_add_claim (&row));
  claim = dossier_store_read_claim (store, id, NULL);
  got = dossier_claim_get_row (claim);
  g_assert_cmpstr (got->sentence, ==, "Ada went.");
  g_assert_cmpstr (got->subject_name, ==, "Ben");
  g_assert_cmpstr (got->role, ==, "chief scientist");
  g_assert_null (got->amount);
  g_assert_null (got->pattern);
  g_assert_cmpint (got->date.from, ==, row.date.from);
  g_assert_cmpint (got->date.precision, ==, DOSSIER_PRECISION_MONTH);
  g_assert_false (dossier_claim_is_confirmed (got));
  run_step (store, story, "confirm Ben");
  g_assert_cmpint (find_claim (store, story, "went"), ==, id);
}

/* --- questions --- */

static char *
describe_questions (DossierStore *store)
{
  g_autoptr (GPtrArray) claims = dossier_store_list_questions (store, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < claims->len; i++)
    describe_claim (out, dossier_claim_get_row (claims->pdata[i]));
  return g_string_free (out, FALSE);
}

static void
assert_questions (DossierStore *store, const char *want)
{
  g_autofree char *got = describe_questions (store);

  g_assert_cmpstr (got, ==, want);
}

static void
test_questions (Fixture *fixture, gconstpointer data)
{
  DossierStore *store = fixture->store;
  gint64        story;

  assert_questions (store, "");
  read_story (store, "Sure", "Ben left Bolt.\nBen joined Core.\nAda left Core hypothetical.");
  assert_questions (store, "");
  story = read_story (store, "Story",
                      "Ada joined Acme planned.\nBen joined Bolt planned.\nCyd left Acme reported.\n"
                      "Cyd left Core rumoured.");
  assert_questions (store, "Cyd left Core rumoured | Cyd left Acme reported | Ben joined Bolt planned | "
                           "Ada joined Acme planned");
  read_story (store, "Again", "Cyd left Core rumoured.\nCyd left Core reported.");
  assert_questions (store, "Cyd left Core rumoured | Cyd left Acme reported | Ben joined Bolt planned | "
                           "Ada joined Acme planned");
  run_step (store, story, "confirm rumoured");
  assert_questions (store, "Cyd left Acme reported | Ben joined Bolt planned | Ada joined Acme planned");
  run_step (store, story, "reject reported");
  run_step (store, story, "edit Ben left Ben Core planned");
  assert_questions (store, "Ada joined Acme planned");
  run_step (store, story, "undo");
  assert_questions (store, "Ben joined Bolt planned | Ada joined Acme planned");
  apply (store, dossier_change_delete (&story, 1));
  assert_questions (store, "Cyd left Core rumoured");
}

static void
test_names_that_are_not_sure (Fixture *fixture, gconstpointer data)
{
  static const guint8      confidences[] = { 0, 54, 55, 90 };
  static const char *const wants[] = { "", "Ada joined Acme", "", "" };

  for (guint i = 0; i < G_N_ELEMENTS (confidences); i++)
    {
      g_autofree char *text = g_strdup_printf ("Ada joined Acme.\nNo. %u", i);
      DossierDraft    *draft = make_story ("Story", text);

      for (guint j = 0; j < draft->recognition->mentions->len; j++)
        g_array_index (draft->recognition->mentions, DossierMention, j).confidence = confidences[i];
      save_one (fixture->store, draft);
      assert_questions (fixture->store, wants[i]);
    }
}

/* --- many at random, beside a model that is as simple as can be --- */

#define N_SENTENCES 4
#define N_SEQUENCES 1000

typedef struct
{
  DossierDecision  decision;
  DossierClaimKind kind; /* as corrected */
  int              object;
} ModelClaim;

typedef struct
{
  ModelClaim claims[N_SENTENCES];
} Model;

static char *
describe_model (const Model *model)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < N_SENTENCES; i++)
    {
      const ModelClaim *claim = &model->claims[i];
      gboolean          is_own = claim->decision == DOSSIER_DECISION_EDITED;

      if (claim->decision == DOSSIER_DECISION_REJECTED)
        continue;
      g_string_append_printf (out, "%s%s %s %s", out->len > 0 ? " | " : "", names[i % FIRST_ORGANIZATION],
                              dossier_claim_kind_to_string (is_own ? claim->kind : DOSSIER_CLAIM_JOINED),
                              names[is_own ? claim->object : FIRST_ORGANIZATION + (int) (i % 2)]);
      if (claim->decision != DOSSIER_DECISION_NONE)
        g_string_append_printf (out, " [%s]", dossier_decision_to_string (claim->decision));
    }
  return g_string_free (out, FALSE);
}

/* One word of each sentence is its own. */
static char *
make_text (guint edition)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "Edition %u.\nBolt left Core hypothetical.", edition);
  for (guint i = 0; i < N_SENTENCES; i++)
    g_string_append_printf (text, "\n%s joined %s. W%u", names[i % FIRST_ORGANIZATION],
                            names[FIRST_ORGANIZATION + (int) (i % 2)], i);
  return g_string_free (text, FALSE);
}

/* What the person does next; whether that changes anything. */
static gboolean
step_at_random (DossierStore *store, gint64 story, Model *model)
{
  guint            i = (guint) g_test_rand_int_range (0, N_SENTENCES);
  ModelClaim      *claim = &model->claims[i], before = *claim;
  g_autofree char *word = g_strdup_printf ("W%u", i);
  gint64           id = find_claim (store, story, word);
  DossierDecision  decision = (DossierDecision) g_test_rand_int_range (0, DOSSIER_DECISION_EDITED + 1);

  g_assert_cmpint (id, !=, 0);
  if (decision == DOSSIER_DECISION_EDITED)
    {
      DossierClaimRow row = { .id = id, .subject_name = (char *) names[i % FIRST_ORGANIZATION] };

      claim->kind = row.kind = (DossierClaimKind) g_test_rand_int_range (1, DOSSIER_N_CLAIM_KINDS + 1);
      claim->object = g_test_rand_int_range (FIRST_ORGANIZATION, G_N_ELEMENTS (names));
      claim->decision = decision;
      row.object_name = (char *) names[claim->object];
      apply (store, dossier_change_edit_claim (&row));
    }
  else
    {
      if (decision != DOSSIER_DECISION_CONFIRMED || before.decision != DOSSIER_DECISION_EDITED)
        claim->decision = decision;
      apply (store, dossier_change_decide_claim (id, decision));
    }
  return claim->decision != before.decision
         || (decision == DOSSIER_DECISION_EDITED && (claim->kind != before.kind || claim->object != before.object));
}

static void
assert_model (DossierStore *store, gint64 story, const Model *model)
{
  g_autofree char *got = describe (store, story);
  g_autofree char *facts = describe_model (model);
  g_autofree char *want = g_strdup_printf ("Bolt left Core hypothetical%s%s", facts[0] != '\0' ? " | " : "", facts);

  g_assert_cmpstr (got, ==, want);
}

static void
undo_at_random (DossierStore *store, GArray *history, guint *now)
{
  gboolean         redo = g_test_rand_bit ();
  g_autofree char *said = redo ? dossier_store_redo (store, NULL) : dossier_store_undo (store, NULL);

  g_assert_cmpint (said != NULL, ==, redo ? *now + 1 < history->len : *now > 0);
  if (said != NULL)
    *now = redo ? *now + 1 : *now - 1;
}

static void
test_at_random (Fixture *fixture, gconstpointer data)
{
  DossierStore    *store = fixture->store;
  g_autofree char *text = make_text (0);
  gint64           story = read_story (store, "Story", text);
  g_autoptr (GArray) history = g_array_new (FALSE, TRUE, sizeof (Model));
  guint now = 0, n_sequences = read_number ("DOSSIER_SEQUENCES", N_SEQUENCES);

  g_array_set_size (history, 1);
  for (guint i = 1; i <= n_sequences; i++)
    {
      for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
        {
          Model next = g_array_index (history, Model, now);

          if (g_test_rand_int_range (0, 3) == 0)
            undo_at_random (store, history, &now);
          else if (step_at_random (store, story, &next))
            {
              g_array_set_size (history, ++now);
              g_array_append_val (history, next);
            }
        }
      if (i % 10 == 0)
        {
          g_autofree char *anew = make_text (i);

          g_assert_cmpint (read_story (store, "Story", anew), ==, story);
        }
      assert_model (store, story, &g_array_index (history, Model, now));
      if (i % 100 == 0)
        assert_sound (store);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/store/decisions/what a person decides holds", NULL, test_scripts);
  g_test_add ("/store/decisions/what cannot be is refused and changes nothing", Fixture, NULL, fixture_set_up,
              test_refused, fixture_tear_down);
  g_test_add ("/store/decisions/words that are not there cannot be added to", Fixture, NULL, fixture_set_up,
              test_refused_additions, fixture_tear_down);
  g_test_add ("/store/decisions/what changes nothing is not in the journal", Fixture, NULL, fixture_set_up,
              test_nothing_changes, fixture_tear_down);
  g_test_add ("/store/decisions/an addition has an id that stays", Fixture, NULL, fixture_set_up, test_new_id,
              fixture_tear_down);
  g_test_add ("/store/decisions/the least certain is asked about first", Fixture, NULL, fixture_set_up, test_questions,
              fixture_tear_down);
  g_test_add ("/store/decisions/names that are not sure are asked about", Fixture, NULL, fixture_set_up,
              test_names_that_are_not_sure, fixture_tear_down);
  g_test_add ("/store/decisions/a thousand sequences are as a simple model says", Fixture, NULL, fixture_set_up,
              test_at_random, fixture_tear_down);
  return g_test_run ();
}
