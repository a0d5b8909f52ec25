/* test-history.c - changes that are undone by themselves, and those that others build on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-history.h"
#include "dossier-link-waits.h"
#include "dossier-namings.h"
#include "dossier-rejected.h"
#include "dossier-saved-search.h"
#include "dossier-story-tags.h"
#include "dossier-versions.h"
#include "store-fixture.h"

#include <string.h>

#define P DOSSIER_ENTITY_PERSON
#define O DOSSIER_ENTITY_ORGANIZATION

static gint64
find_one (DossierStore *store, const char *name)
{
  g_autoptr (GPtrArray) found = dossier_store_find_entities (store, name, 0, NULL);

  return found->len > 0 ? dossier_entity_get_row (found->pdata[0])->id : 0;
}

static gint64
save (DossierStore *store, const char *title, const char *person, const char *organization)
{
  g_autofree char *text = g_strdup_printf ("%s: %s joined %s.", title, person, organization);
  DossierDraft    *draft = make_draft (title, text, 3);
  int              subject = (int) add_entity (draft, P, person, NULL);

  add_claim (draft, DOSSIER_CLAIM_JOINED, 0, subject, (int) add_entity (draft, O, organization, NULL));
  return save_one (store, draft).story;
}

static GPtrArray *
list (DossierStore *store)
{
  GPtrArray *entries = dossier_store_list_history (store, 100, NULL, NULL);

  g_assert_nonnull (entries);
  return entries;
}

static gint64
get_newest (DossierStore *store)
{
  g_autoptr (GPtrArray) entries = list (store);

  return ((DossierHistoryEntry *) entries->pdata[0])->id;
}

/* --- what builds on what --- */

typedef enum
{
  NOTHING,
  READ_ONE,
  UNREAD_ONE,
  READ_OTHER,
  STAR_ONE,
  TAG_ONE,
  RENAME_TAG,
  DELETE_ONE,
  RENAME,
  RENAME_AGAIN,
  RENAME_OTHER,
  NOTE,
  PIN,
  MERGE,
  MERGE_ON,
  REJECT,
  KIND,
  SPLIT,
  SPLIT_NEW,
  SPLIT_BACK,
  NOTE_NEW,
  ADD_NAME,
  REMOVE_NAME,
} What;

typedef struct
{
  Fixture *fixture;
  gint64   one, two; /* stories */
  gint64   ada, blorix, velmora, new_one;
} Desk;

static DossierChange *
make_entity_change (const Desk *desk, What what)
{
  switch ((int) what)
    {
    case RENAME: return dossier_change_rename_entity (desk->blorix, "Blorix Labs");
    case RENAME_AGAIN: return dossier_change_rename_entity (desk->blorix, "Blorix Works");
    case RENAME_OTHER: return dossier_change_rename_entity (desk->velmora, "Velmora Labs");
    case NOTE: return dossier_change_set_entity_note (desk->blorix, "Mine");
    case PIN: return dossier_change_set_pinned (desk->blorix, TRUE);
    case MERGE: return dossier_change_merge_entities (desk->blorix, desk->velmora);
    case MERGE_ON: return dossier_change_merge_entities (desk->velmora, find_one (desk->fixture->store, "Qwintex"));
    case REJECT: return dossier_change_reject_entity (desk->blorix);
    case KIND: return dossier_change_set_entity_kind (desk->blorix, P);
    case SPLIT: return dossier_change_split_entity (desk->blorix, &desk->one, 1, desk->velmora);
    case SPLIT_NEW: return dossier_change_split_new_entity (desk->blorix, &desk->one, 1, O, "Blorix");
    case SPLIT_BACK: return dossier_change_split_entity (desk->velmora, &desk->one, 1, desk->blorix);
    case NOTE_NEW: return dossier_change_set_entity_note (desk->new_one, "Another one");
    case ADD_NAME: return dossier_change_add_name (desk->blorix, "Blo");
    case REMOVE_NAME: return dossier_change_remove_name (desk->blorix, "Blo");
    }
  g_assert_not_reached ();
}

static DossierChange *
make_change (const Desk *desk, What what)
{
  switch ((int) what)
    {
    case READ_ONE: return dossier_change_set_read (&desk->one, 1, TRUE);
    case UNREAD_ONE: return dossier_change_set_read (&desk->one, 1, FALSE);
    case READ_OTHER: return dossier_change_set_read (&desk->two, 1, TRUE);
    case STAR_ONE: return dossier_change_set_starred (&desk->one, 1, TRUE);
    case TAG_ONE: return dossier_change_add_tag (&desk->one, 1, "chips");
    case RENAME_TAG: return dossier_change_rename_tag (1, "silicon");
    case DELETE_ONE: return dossier_change_delete (&desk->one, 1);
    }
  return make_entity_change (desk, what);
}

static void
do_it (Desk *desk, What what)
{
  gint64 new_id = apply (desk->fixture->store, make_change (desk, what));

  if (what == SPLIT_NEW)
    desk->new_one = new_id;
}

/* The first is undone after the second, or refused; then everything is undone in turn, and the library is sound. */
static void
test_what_builds_on_what (gconstpointer unused)
{
  static const struct
  {
    const char *what;
    What        first, second;
    gboolean    refused;
  } cases[] = {
    { "the newest one", READ_ONE, NOTHING, FALSE },
    { "a read mark that was taken away again", READ_ONE, UNREAD_ONE, TRUE },
    { "a read mark, and one of another story", READ_ONE, READ_OTHER, FALSE },
    { "a star, and a read mark of the same story", STAR_ONE, READ_ONE, FALSE },
    { "a tag, and a star of the same story", TAG_ONE, STAR_ONE, FALSE },
    { "a tag that was renamed", TAG_ONE, RENAME_TAG, FALSE },
    { "a read mark of a story that was deleted", READ_ONE, DELETE_ONE, FALSE },
    { "a name that was changed again", RENAME, RENAME_AGAIN, TRUE },
    { "a name, and that of another one", RENAME, RENAME_OTHER, FALSE },
    { "a note of one who became another one", NOTE, MERGE, TRUE },
    { "a pin of one who is no name by now", PIN, REJECT, TRUE },
    { "a name of one who became another one", RENAME, MERGE, FALSE },
    { "two that are one, and the one is a third by now", MERGE, MERGE_ON, TRUE },
    { "two that are one, and the one has another name by now", MERGE, RENAME_OTHER, FALSE },
    { "a name of one who is of another kind by now", RENAME, KIND, TRUE },
    { "a story of another one who went back", SPLIT, SPLIT_BACK, TRUE },
    { "a story of another one who has another name by now", SPLIT, RENAME_OTHER, FALSE },
    { "a story of another one who became a third one", SPLIT, MERGE_ON, FALSE },
    { "somebody new who has a note by now", SPLIT_NEW, NOTE_NEW, TRUE },
    { "one name more that was taken away", ADD_NAME, REMOVE_NAME, TRUE },
    { "one name more, and a note", ADD_NAME, NOTE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture;
      Desk    desk = { .fixture = &fixture };
      gint64  change;
      g_autoptr (GError) error = NULL;
      g_autofree char *said = NULL;

      g_test_message ("%s", cases[i].what);
      fixture_set_up (&fixture, NULL);
      desk.one = save (fixture.store, "One", "Ada Quill", "Blorix");
      desk.two = save (fixture.store, "Two", "Ada Quill", "Velmora");
      save (fixture.store, "Three", "Ada Quill", "Qwintex");
      desk.ada = find_one (fixture.store, "Ada Quill");
      desk.blorix = find_one (fixture.store, "Blorix");
      desk.velmora = find_one (fixture.store, "Velmora");
      do_it (&desk, cases[i].first);
      change = get_newest (fixture.store);
      if (cases[i].second != NOTHING)
        do_it (&desk, cases[i].second);
      said = dossier_store_undo_change (fixture.store, change, &error);
      g_assert_cmpint (said == NULL, ==, cases[i].refused);
      if (cases[i].refused)
        {
          g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
          g_assert_nonnull (strstr (error->message, "first"));
        }
      assert_sound (fixture.store);
      for (char *again = dossier_store_redo (fixture.store, NULL); again != NULL;
           again = dossier_store_redo (fixture.store, NULL))
        g_free (again);
      for (char *again = dossier_store_undo (fixture.store, NULL); again != NULL;
           again = dossier_store_undo (fixture.store, NULL))
        g_free (again);
      assert_sound (fixture.store);
      g_assert_cmpint (find_one (fixture.store, "Blorix"), ==, desk.blorix);
      g_assert_cmpint (find_one (fixture.store, "Blorix Labs"), ==, 0);
      fixture_tear_down (&fixture, NULL);
    }
}

/* --- the list --- */

static void
assert_entry (GPtrArray *entries, guint i, const char *words, const char *detail, gboolean is_undone)
{
  const DossierHistoryEntry *entry = entries->pdata[i];

  g_assert_cmpstr (entry->words, ==, words);
  g_assert_cmpstr (entry->detail, ==, detail);
  g_assert_cmpint (entry->is_undone, ==, is_undone);
  g_assert_cmpint (entry->time, >, 0);
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  gint64   one = save (fixture->store, "One", "Ada Quill", "Blorix");
  gint64   blorix = find_one (fixture->store, "Blorix");
  gboolean is_all = FALSE;
  g_autoptr (GPtrArray) entries = NULL, some = NULL,
                        none = dossier_store_list_history (fixture->store, 5, &is_all, NULL);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (is_all);
  apply (fixture->store, dossier_change_set_starred (&one, 1, TRUE));
  apply (fixture->store, dossier_change_rename_entity (blorix, "Blorix Labs"));
  apply (fixture->store, dossier_change_rename_entity (blorix, "Blorix Works"));
  apply (fixture->store, dossier_change_split_new_entity (blorix, &one, 1, O, "Mercury"));
  apply (fixture->store, dossier_change_add_tag (&one, 1, "chips"));
  g_free (dossier_store_undo (fixture->store, NULL));
  entries = list (fixture->store);
  g_assert_cmpuint (entries->len, ==, 5);
  assert_entry (entries, 0, "Added the tag “chips” to 1 story", "One", TRUE);
  assert_entry (entries, 1, "Said that 1 story is of “Mercury”, not of “Blorix Works”", "One", FALSE);
  assert_entry (entries, 2, "Renamed “Blorix Labs” to “Blorix Works”", NULL, FALSE);
  assert_entry (entries, 3, "Renamed “Blorix” to “Blorix Labs”", NULL, FALSE);
  assert_entry (entries, 4, "Starred 1 story", "One", FALSE);
  g_assert_null (((DossierHistoryEntry *) entries->pdata[2])->reason);
  g_assert_cmpstr (((DossierHistoryEntry *) entries->pdata[3])->reason, ==,
                   "A later change builds on it. Undo this one first: Renamed “Blorix Labs” to “Blorix Works”.");
  some = dossier_store_list_history (fixture->store, 2, &is_all, NULL);
  g_assert_cmpuint (some->len, ==, 2);
  g_assert_false (is_all);
}

/* A library in which each kind of change can be made. */
typedef struct
{
  gint64 one, two; /* stories: two is read, starred, tagged, and to be read aloud */
  gint64 ada, blorix, velmora, feed, tag, annotation, claim, decided;
} Full;

static gint64
annotate (DossierStore *store, gint64 story, guint start, guint length)
{
  DossierAnnotationRow row = { .story = story, .start = start, .length = length };

  return apply (store, dossier_change_annotate (&row));
}

static void
fill (Fixture *fixture, Full *full)
{
  static const char *const links[] = { "https://example.com/later" };
  DossierStore            *store = fixture->store;

  full->one = save (store, "One", "Ada Quill", "Blorix");
  full->two = save (store, "Two", "Ada Quill", "Velmora");
  full->ada = find_one (store, "Ada Quill");
  full->blorix = find_one (store, "Blorix");
  full->velmora = find_one (store, "Velmora");
  full->feed = dossier_store_add_feed (store, "https://example.com/feed", "The Daily", NULL, NULL, NULL);
  full->claim = run_sql (fixture->path, "SELECT min (id) FROM claim");
  full->decided = run_sql (fixture->path, "SELECT max (id) FROM claim");
  full->annotation = annotate (store, full->one, 5, 9);
  g_ptr_array_unref (dossier_store_add_link_waits (store, links, 1, &(DossierLinkWait){ 0 }, 0, NULL));
  apply (store, dossier_change_set_archived (&full->two, 1, TRUE));
  apply (store, dossier_change_set_starred (&full->two, 1, TRUE));
  apply (store, dossier_change_add_tag (&full->two, 1, "chips"));
  apply (store, dossier_change_queue (DOSSIER_QUEUE_LAST, &full->two, 1, 0));
  apply (store, dossier_change_add_name (full->velmora, "Vel"));
  apply (store, dossier_change_set_entity_note (full->velmora, "Mine"));
  apply (store, dossier_change_set_pinned (full->velmora, TRUE));
  apply (store, dossier_change_follow (full->velmora, 0, TRUE));
  apply (store, dossier_change_decide_claim (full->decided, DOSSIER_DECISION_CONFIRMED));
  full->tag = dossier_store_find_tag (store, "chips", NULL);
}

/* The newest change is told so, and undoing it alone takes it back. */
static void
assert_told_and_undone (Fixture *fixture, const char *name, const char *words, const char *detail)
{
  g_autoptr (GPtrArray) entries = list (fixture->store), after = NULL;
  const DossierHistoryEntry *entry = entries->pdata[0];
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;

  g_test_message ("%s", name);
  assert_entry (entries, 0, words, detail, FALSE);
  g_assert_null (entry->reason);
  undone = dossier_store_undo_change (fixture->store, entry->id, &error);
  g_assert_no_error (error);
  g_assert_nonnull (undone);
  assert_sound (fixture->store);
  after = list (fixture->store);
  g_assert_cmpuint (after->len, ==, entries->len);
  assert_entry (after, 0, words, detail, TRUE);
}

typedef struct
{
  const char    *name;
  DossierChange *change; /* taken */
  const char    *words, *detail;
} Told;

static void
assert_all_told (Fixture *fixture, const Told *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      apply (fixture->store, cases[i].change);
      assert_told_and_undone (fixture, cases[i].name, cases[i].words, cases[i].detail);
    }
}

static void
test_things_in_words (Fixture *fixture, gconstpointer data)
{
  static const char *const links[] = { "https://example.com/later" };
  Full                     full = { 0 };

  fill (fixture, &full);
  {
    gint64               both[] = { full.one, full.two };
    DossierAnnotationRow highlight = { .story = full.two, .start = 0, .length = 3 };
    const Told           cases[] = {
                { "a story", dossier_change_delete (&full.one, 1), "Deleted 1 story", "One" },
                { "several stories", dossier_change_delete (both, 2), "Deleted 2 stories", "One" },
                { "read", dossier_change_set_read (&full.one, 1, TRUE), "Marked 1 story as read", "One" },
                { "unread", dossier_change_set_read (&full.two, 1, FALSE), "Marked 1 story as unread", "Two" },
                { "a star", dossier_change_set_starred (&full.one, 1, TRUE), "Starred 1 story", "One" },
                { "no star", dossier_change_set_starred (&full.two, 1, FALSE), "Removed the star of 1 story", "Two" },
                { "archived", dossier_change_set_archived (&full.one, 1, TRUE), "Archived 1 story", "One" },
                { "out of the archive", dossier_change_set_archived (&full.two, 1, FALSE), "Took 1 story out of the archive",
                  "Two" },
                { "to be read aloud", dossier_change_queue (DOSSIER_QUEUE_LAST, &full.one, 1, 0),
                  "Put 1 story into the reading queue", "One" },
                { "not to be read aloud", dossier_change_queue (DOSSIER_QUEUE_REMOVE, &full.two, 1, 0),
                  "Took 1 story out of the reading queue", "Two" },
                { "highlighted", dossier_change_annotate (&highlight), "Highlighted words", "Two" },
                { "a highlight", dossier_change_edit_annotation (full.annotation, DOSSIER_COLOUR_GREEN, "A note"),
                  "Changed 1 highlight", "Ada Quill" },
                { "no highlight", dossier_change_delete_annotation (full.annotation), "Deleted 1 highlight", "Ada Quill" },
                { "a tag", dossier_change_add_tag (&full.one, 1, "labs"), "Added the tag “labs” to 1 story", "One" },
                { "no tag", dossier_change_remove_tag (&full.two, 1, full.tag), "Removed the tag “chips” from 1 story", "Two" },
                { "a tag's name", dossier_change_rename_tag (full.tag, "silicon"), "Renamed “chips” to “silicon”", NULL },
                { "a tag that is gone", dossier_change_delete_tag (full.tag), "Deleted the tag “chips”", "Two" },
                { "a feed that is gone", dossier_change_unsubscribe (&full.feed, 1), "Unsubscribed from 1 feed", NULL },
                { "a feed's name", dossier_change_rename_feed (full.feed, "Mine"), "Renamed “The Daily” to “Mine”", NULL },
                { "a feed's folder", dossier_change_move_feeds (&full.feed, 1, "AI"), "Moved 1 feed", NULL },
                { "a feed's choice", dossier_change_set_feed_option (full.feed, DOSSIER_FEED_OPTION_MUTED, 1),
                  "Changed how the feed “The Daily” is read", NULL },
                { "a link", dossier_change_remove_links (links, 1), "Took 1 link out of the queue", NULL },
    };

    assert_all_told (fixture, cases, G_N_ELEMENTS (cases));
  }
}

static void
test_who_in_words (Fixture *fixture, gconstpointer data)
{
  Full full = { 0 };

  fill (fixture, &full);
  {
    const DossierClaimRow edit
        = { .id = full.claim, .kind = DOSSIER_CLAIM_LEFT, .subject = full.ada, .object = full.blorix };
    const DossierClaimRow addition = {
      .kind = DOSSIER_CLAIM_LEFT, .subject = full.ada, .object = full.blorix, .story = full.one, .start = 5, .length = 9
    };
    const Told cases[] = {
      { "a note", dossier_change_set_entity_note (full.ada, "Mine"), "Changed the note of “Ada Quill”", NULL },
      { "no note", dossier_change_set_entity_note (full.velmora, NULL), "Removed the note of “Velmora”", NULL },
      { "pinned", dossier_change_set_pinned (full.ada, TRUE), "Pinned “Ada Quill”", NULL },
      { "not pinned", dossier_change_set_pinned (full.velmora, FALSE), "Unpinned “Velmora”", NULL },
      { "somebody new", dossier_change_add_entity (P, "Bo Tarn"), "Added “Bo Tarn”", NULL },
      { "no name", dossier_change_reject_entity (full.blorix), "Said that “Blorix” is no name", NULL },
      { "a person", dossier_change_set_entity_kind (full.blorix, P), "Said that “Blorix” is a person", NULL },
      { "an organization", dossier_change_set_entity_kind (full.ada, O), "Said that “Ada Quill” is an organization",
        NULL },
      { "one of two", dossier_change_merge_entities (full.blorix, full.velmora), "Made “Blorix” one with “Velmora”",
        NULL },
      { "nobody there", dossier_change_split_entity (full.blorix, &full.one, 1, 0),
        "Said that 1 story does not name “Blorix”", "One" },
      { "another one there", dossier_change_split_entity (full.blorix, &full.one, 1, full.velmora),
        "Said that 1 story is of “Velmora”, not of “Blorix”", "One" },
      { "a name more", dossier_change_add_name (full.blorix, "Blo"), "Added the name “Blo” to “Blorix”", NULL },
      { "a name less", dossier_change_remove_name (full.velmora, "Vel"), "Took the name “Vel” away from “Velmora”",
        NULL },
      { "followed", dossier_change_follow (full.ada, 0, TRUE), "Followed somebody or something", NULL },
      { "no more followed", dossier_change_follow (full.velmora, 0, FALSE), "Stopped following somebody or something",
        NULL },
      { "seen", dossier_change_see_news (G_MAXINT32), "Marked the news as seen", NULL },
      { "a move is so", dossier_change_decide_claim (full.claim, DOSSIER_DECISION_CONFIRMED), "Confirmed a move",
        "One: Ada Quill joined Blorix." },
      { "a move is not so", dossier_change_decide_claim (full.claim, DOSSIER_DECISION_REJECTED), "Rejected a move",
        "One: Ada Quill joined Blorix." },
      { "what was said of a move is taken back", dossier_change_decide_claim (full.decided, DOSSIER_DECISION_NONE),
        "Took back what was said about a move", "Two: Ada Quill joined Velmora." },
      { "a move is another one", dossier_change_edit_claim (&edit), "Corrected a move",
        "One: Ada Quill joined Blorix." },
      { "a move more", dossier_change_add_claim (&addition), "Added a move", "One: Ada Quill joined Blorix." },
    };

    assert_all_told (fixture, cases, G_N_ELEMENTS (cases));
  }
}

static void
test_texts_in_words (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    DossierTextChange change;
    const char       *text, *words;
  } cases[] = {
    { DOSSIER_TEXT_FETCHED, "All that was fetched.", "Fetched the whole text of a story" },
    { DOSSIER_TEXT_CHOSEN, "What was chosen.", "Chose the blocks of a story’s text" },
    { DOSSIER_TEXT_EXTRACTED, "What was found anew, and with many more words than ever before.",
      "Found a story’s text anew" },
    { DOSSIER_TEXT_USED, "What there was.", "Used another version of a story’s text" },
    { DOSSIER_TEXT_GIVEN, "What was given.", "Gave a story a text" },
  };
  gint64 story = save_one (fixture->store, make_draft ("One", "Short.", 1)).story;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierDraft) draft = make_draft ("One", cases[i].text, 1);
      DossierTextSaved saved;

      g_assert_true (dossier_store_save_text (fixture->store, story, draft, cases[i].change, NULL, &saved, NULL));
      assert_told_and_undone (fixture, cases[i].text, cases[i].words, "One");
    }
}

static void
test_restored (Fixture *fixture, gconstpointer data)
{
  gint64 story = save_one (fixture->store, make_draft ("One", "Words.", 1)).story;

  apply (fixture->store, dossier_change_delete (&story, 1));
  apply (fixture->store, dossier_change_new_for_stories (DOSSIER_CHANGE_RESTORE, &story, 1, FALSE));
  assert_told_and_undone (fixture, "a story", "Restored 1 story", "One");
  g_assert_cmpuint (read_counts (fixture->store).stories, ==, 0);
}

static void
test_added_by_hand (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) saved = NULL;

  g_ptr_array_add (drafts, make_draft ("One", "Words.", 1));
  saved = dossier_store_save (fixture->store, drafts, TRUE, NULL);
  g_assert_nonnull (saved);
  assert_told_and_undone (fixture, "a story", "Added 1 story", "One");
}

/* Of two people of one name: what was answered holds until the name is another one there. */
static void
test_answers (Fixture *fixture, gconstpointer data)
{
  static const char *const titles[] = { "One", "Two", "Three" };
  gint64                   question;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    save (fixture->store, titles[i], "Michael Jordan", "Chicago Bulls");
  save (fixture->store, "Four", "Michael Jordan", "Berkeley");
  question = run_sql (fixture->path, "SELECT min (id) FROM review");
  g_assert_cmpint (question, >, 0);
  for (guint is_same = 0; is_same < 2; is_same++)
    {
      apply (fixture->store, dossier_change_answer_review (question, is_same != 0));
      assert_told_and_undone (fixture, is_same ? "the same" : "another", "Answered a question about a name", NULL);
    }
}

/* A long quote, and one of several lines. */
static void
test_detail_is_one_short_line (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Two\nlines. ");
  g_autoptr (GString) want = g_string_new (NULL);
  gint64 story;

  for (guint i = 0; i < 200; i++)
    g_string_append (text, "é");
  for (guint i = 0; i < 120; i++)
    g_string_append (want, "é");
  g_string_append (want, "…");
  story = save_one (fixture->store, make_draft ("One", text->str, 1)).story;
  annotate (fixture->store, story, 0, 9);
  assert_told_and_undone (fixture, "several lines", "Highlighted words", "Two lines");
  annotate (fixture->store, story, 11, 200);
  assert_told_and_undone (fixture, "a long one", "Highlighted words", want->str);
}

/* One highlight was a kind of its own once. */
static void
test_highlights_of_older_journals (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    DossierChangeKind kind;
    const char       *words;
  } cases[] = {
    { DOSSIER_CHANGE_EDIT_ANNOTATION, "Changed a highlight" },
    { DOSSIER_CHANGE_DELETE_ANNOTATION, "Deleted a highlight" },
  };
  gint64 story = save_one (fixture->store, make_draft ("One", "One two three.", 1)).story;
  gint64 annotation = annotate (fixture->store, story, 4, 3);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE journal SET kind = '%s', subject = %" G_GINT64_FORMAT
                                              ", stories = NULL WHERE id = (SELECT max (id) FROM journal)",
                                              dossier_change_kind_to_string (cases[i].kind), annotation);
      g_autoptr (GPtrArray) entries = NULL;

      run_sql (fixture->path, sql);
      fixture_reopen (fixture);
      entries = list (fixture->store);
      assert_entry (entries, 0, cases[i].words, "two", FALSE);
      g_assert_null (((DossierHistoryEntry *) entries->pdata[0])->reason);
    }
}

/* Several highlights are one change; one that was changed again holds it back. */
static void
test_highlights_build_on_each_other (Fixture *fixture, gconstpointer data)
{
  const DossierAnnotationEdit noted = { .fields = DOSSIER_ANNOTATION_NOTE, .note = "A note" };
  gint64                      story = save_one (fixture->store, make_draft ("One", "One two three.", 1)).story;
  gint64 annotations[] = { annotate (fixture->store, story, 0, 3), annotate (fixture->store, story, 4, 3) };
  gint64 both;
  g_autoptr (GError) error = NULL;

  apply (fixture->store, dossier_change_edit_annotations (annotations, 2, &noted));
  both = get_newest (fixture->store);
  apply (fixture->store, dossier_change_delete_annotation (annotations[1]));
  g_assert_null (dossier_store_undo_change (fixture->store, both, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "Deleted 1 highlight"));
  g_free (dossier_store_undo (fixture->store, NULL));
  g_clear_error (&error);
  g_free (dossier_store_undo_change (fixture->store, both, &error));
  g_assert_no_error (error);
  assert_sound (fixture->store);
}

/* The parts of one change are one line, and are undone together. */
static void
test_parts (Fixture *fixture, gconstpointer data)
{
  gint64 one = save (fixture->store, "One", "Ada Quill", "Blorix");
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_change_free);
  g_autoptr (GPtrArray) entries = NULL, after = NULL;
  g_autofree char *said = NULL;

  g_ptr_array_add (changes, dossier_change_add_tag (&one, 1, "chips"));
  g_ptr_array_add (changes, dossier_change_add_tag (&one, 1, "labs"));
  g_assert_true (dossier_store_apply_parts (fixture->store, changes, "a-uid", NULL));
  apply (fixture->store, dossier_change_set_starred (&one, 1, TRUE));
  entries = list (fixture->store);
  g_assert_cmpuint (entries->len, ==, 2);
  assert_entry (entries, 1, "Changed the tags", "One", FALSE);
  said = dossier_store_undo_change (fixture->store, ((DossierHistoryEntry *) entries->pdata[1])->id, NULL);
  g_assert_nonnull (said);
  after = list (fixture->store);
  assert_entry (after, 0, "Starred 1 story", "One", FALSE);
  assert_entry (after, 1, "Changed the tags", "One", TRUE);
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM story_tag"), ==, 0);
  g_free (dossier_store_redo (fixture->store, NULL));
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM story_tag"), ==, 2);
}

/* What several changes are together. */
static void
test_wholes_in_words (Fixture *fixture, gconstpointer data)
{
  Full   full = { 0 };
  gint64 qwintex;

  fill (fixture, &full);
  save (fixture->store, "Three", "Ada Quill", "Qwintex");
  qwintex = find_one (fixture->store, "Qwintex");
  {
    g_autoptr (DossierSavedSearch) first = dossier_saved_search_new (0, "Chips", "chips");
    g_autoptr (DossierSavedSearch) second = dossier_saved_search_new (0, "Maps", "maps");
    const struct
    {
      const char    *name;
      DossierChange *parts[2]; /* taken */
      const char    *words;
    } cases[] = {
      { "tags",
        { dossier_change_add_tag (&full.one, 1, "a"), dossier_change_add_tag (&full.one, 1, "b") },
        "Changed the tags" },
      { "searches",
        { dossier_change_edit_search (0, first), dossier_change_edit_search (0, second) },
        "Saved searches from a list" },
      { "dossiers",
        { dossier_change_merge_entities (full.blorix, full.velmora),
          dossier_change_merge_entities (qwintex, full.velmora) },
        "Made the dossiers of the same names one" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_change_free);
        g_autoptr (GPtrArray) entries = NULL;
        g_autofree char *undone = NULL;
        g_autoptr (GError) error = NULL;

        g_ptr_array_add (parts, cases[i].parts[0]);
        g_ptr_array_add (parts, cases[i].parts[1]);
        g_test_message ("%s", cases[i].name);
        g_assert_true (dossier_store_apply_parts (fixture->store, parts, cases[i].name, &error));
        g_assert_no_error (error);
        entries = list (fixture->store);
        g_assert_cmpstr (((DossierHistoryEntry *) entries->pdata[0])->words, ==, cases[i].words);
        undone = dossier_store_undo_change (fixture->store, ((DossierHistoryEntry *) entries->pdata[0])->id, &error);
        g_assert_no_error (error);
        g_assert_nonnull (undone);
        assert_sound (fixture->store);
      }
  }
}

static void
test_import_in_words (Fixture *fixture, gconstpointer data)
{
  for (guint n = 1; n <= 2; n++)
    {
      g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
      g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_change_free);
      g_autoptr (GArray) saved = NULL;
      g_autoptr (GPtrArray) entries = NULL;
      g_autofree char *uid = g_strdup_printf ("import %u", n), *undone = NULL;
      gint64           first;

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *title = g_strdup_printf ("Story %u of %u", i, n);

          g_ptr_array_add (drafts, make_draft (title, "Words.", 1));
        }
      saved = dossier_store_save_part (fixture->store, drafts, uid, NULL);
      first = g_array_index (saved, DossierSaveResult, 0).story;
      g_ptr_array_add (parts, dossier_change_add_tag (&first, 1, "chips"));
      g_assert_true (dossier_store_apply_parts (fixture->store, parts, uid, NULL));
      entries = list (fixture->store);
      g_assert_cmpstr (((DossierHistoryEntry *) entries->pdata[0])->words, ==,
                       n == 1 ? "Imported 1 story" : "Imported 2 stories");
      undone = dossier_store_undo_change (fixture->store, ((DossierHistoryEntry *) entries->pdata[0])->id, NULL);
      g_assert_nonnull (undone);
      g_assert_cmpuint (read_counts (fixture->store).stories, ==, 0);
      assert_sound (fixture->store);
    }
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 one = save (fixture->store, "One", "Ada Quill", "Blorix");

  g_assert_null (dossier_store_undo_change (fixture->store, 7, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  apply (fixture->store, dossier_change_set_starred (&one, 1, TRUE));
  g_free (dossier_store_undo (fixture->store, NULL));
  g_assert_null (dossier_store_undo_change (fixture->store, get_newest (fixture->store), &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
}

/* --- names that are none --- */

static void
test_rejected (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL, none = NULL;
  gint64 blorix;

  save (fixture->store, "One", "Ada Quill", "Blorix");
  blorix = find_one (fixture->store, "Blorix");
  apply (fixture->store, dossier_change_reject_entity (find_one (fixture->store, "Ada Quill")));
  apply (fixture->store, dossier_change_reject_entity (blorix));
  save (fixture->store, "Two", "Bo Tarn", "Blorix");
  all = dossier_store_list_rejected (fixture->store, NULL);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (((DossierRejected *) all->pdata[0])->name, ==, "Blorix");
  g_assert_cmpint (((DossierRejected *) all->pdata[0])->kind, ==, O);
  for (guint i = 0; i < all->len; i++)
    g_free (dossier_store_undo_change (fixture->store, ((DossierRejected *) all->pdata[i])->change, NULL));
  none = dossier_store_list_rejected (fixture->store, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  /* The story that came while it was no name has it too. */
  g_assert_cmpint (find_one (fixture->store, "Blorix"), ==, blorix);
  g_assert_cmpint (run_sql (fixture->path, "SELECT n_stories FROM entity_count JOIN entity ON id = entity"
                                           " WHERE name = 'Blorix'"),
                   ==, 2);
  assert_sound (fixture->store);
}

/* --- where somebody is named --- */

static void
test_namings (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text, *sentence;
  } cases[] = {
    { "One. Then Ada Quill came! Two.", "Then Ada Quill came!" },
    { "Ada Quill came", "Ada Quill came" },
    { "A heading\nAda Quill, Ph.D. in nothing. More.", "Ada Quill, Ph.D. in nothing." },
    { "Nobody. Ärger für Ada Quill? Ja.", "Ärger für Ada Quill?" },
  };
  g_autoptr (GPtrArray) namings = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %u", i);
      DossierDraft    *draft = make_draft (title, cases[i].text, (int) i);

      add_entity (draft, P, "Ada Quill", NULL);
      save_one (fixture->store, draft);
    }
  namings = dossier_store_list_namings (fixture->store, find_one (fixture->store, "Ada Quill"), 10, NULL);
  g_assert_cmpuint (namings->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < namings->len; i++)
    {
      const DossierNaming *naming = namings->pdata[namings->len - 1 - i];

      g_assert_cmpstr (naming->sentence, ==, cases[i].sentence);
    }
}

#define ADD_TEST(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/history/what-builds-on-what", NULL, test_what_builds_on_what);
  ADD_TEST ("/history/every-change-in-words", test_list);
  ADD_TEST ("/history/changes-of-stories-and-feeds-in-words", test_things_in_words);
  ADD_TEST ("/history/changes-of-who-and-of-moves-in-words", test_who_in_words);
  ADD_TEST ("/history/each-kind-of-text-in-words", test_texts_in_words);
  ADD_TEST ("/history/what-was-restored", test_restored);
  ADD_TEST ("/history/what-was-added-by-hand", test_added_by_hand);
  ADD_TEST ("/history/what-was-answered", test_answers);
  ADD_TEST ("/history/what-it-was-done-to-is-one-short-line", test_detail_is_one_short_line);
  ADD_TEST ("/history/highlights-of-older-journals", test_highlights_of_older_journals);
  ADD_TEST ("/history/several-highlights-build-on-each-other", test_highlights_build_on_each_other);
  ADD_TEST ("/history/several-changes-that-are-one-in-words", test_wholes_in_words);
  ADD_TEST ("/history/an-import-in-words", test_import_in_words);
  ADD_TEST ("/history/parts-are-one-change", test_parts);
  ADD_TEST ("/history/what-cannot-be-undone-is-refused", test_refused);
  ADD_TEST ("/history/names-that-are-none-come-back", test_rejected);
  ADD_TEST ("/history/the-sentence-that-names-somebody", test_namings);
  return g_test_run ();
}
