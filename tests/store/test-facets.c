/* test-facets.c - what the stories of a list have in common, against a count by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "store-fixture.h"

#include "dossier-facets.h"
#include "dossier-store-private.h"

#define N_STORIES 150
/* Days from 1970-01-01 to 2024-01-01, the day of story 0. */
#define FIRST_DAY 19723

static const char *const people[] = { "Ada Quill", "Boris Vane", "Chiara Lund" };
static const char *const organizations[] = { "Northlight AI", "Quartz Labs" };
static const char *const tags[] = { "chips", "To read" };
static const char *const sources[] = { "The Daily Node", "Ledger" };

/* What a story has: told by its number. */
static gboolean
has_person (guint story, guint person)
{
  return story % (person + 2) == 0;
}

static gboolean
has_organization (guint story, guint organization)
{
  return story % (organization + 3) == 1;
}

static gboolean
has_tag (guint story, guint tag)
{
  return story % (tag + 5) == 2;
}

static gboolean
is_of_feed (guint story)
{
  return story % 4 == 0;
}

static gboolean
has_move (guint story)
{
  return has_person (story, 0) && has_organization (story, 0);
}

static gboolean
has_denied_move (guint story)
{
  return has_person (story, 1) && has_organization (story, 1);
}

static gboolean
is_read (guint story)
{
  return story % 3 == 0;
}

typedef struct
{
  Fixture base;
  gint64  ids[N_STORIES], feed;
} Desk;

static DossierDraft *
make_numbered (Desk *desk, guint story)
{
  g_autofree char *title = g_strdup_printf ("Report %u", story);
  GString         *text = g_string_new ("Here it is.");
  DossierDraft    *draft;
  int              person = -1, organization = -1;

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    if (has_person (story, i))
      g_string_append_printf (text, " %s said so.", people[i]);
  for (guint i = 0; i < G_N_ELEMENTS (organizations); i++)
    if (has_organization (story, i))
      g_string_append_printf (text, " %s agreed.", organizations[i]);
  draft = make_draft (title, text->str, (int) story);
  g_string_free (text, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    if (has_person (story, i))
      person = (int) add_entity (draft, DOSSIER_ENTITY_PERSON, people[i], NULL);
  for (guint i = 0; i < G_N_ELEMENTS (organizations); i++)
    if (has_organization (story, i))
      organization = (int) add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, organizations[i], NULL);
  if (has_move (story))
    add_claim (draft, DOSSIER_CLAIM_JOINED, DOSSIER_CLAIM_PLANNED, person, organization);
  if (has_move (story) && story % 8 == 0) /* twice the same kind is one story */
    add_claim (draft, DOSSIER_CLAIM_JOINED, DOSSIER_CLAIM_STATED, person, organization);
  if (has_denied_move (story))
    add_claim (draft, DOSSIER_CLAIM_LEFT, DOSSIER_CLAIM_DENIED, person, organization);
  draft->source = g_strdup (sources[story % 2]);
  draft->feed_id = is_of_feed (story) ? desk->feed : 0;
  return draft;
}

static void
set_states (Desk *desk)
{
  for (guint i = 0; i < N_STORIES; i++)
    if (is_read (i))
      apply (desk->base.store, dossier_change_set_read (&desk->ids[i], 1, TRUE));
  for (guint t = 0; t < G_N_ELEMENTS (tags); t++)
    for (guint i = 0; i < N_STORIES; i++)
      if (has_tag (i, t))
        apply (desk->base.store, dossier_change_add_tag (&desk->ids[i], 1, tags[t]));
}

static void
desk_set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) saved = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&desk->base, data);
  desk->feed = dossier_store_add_feed (desk->base.store, "https://f.example/", "Wire", NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_STORIES; i++)
    g_ptr_array_add (drafts, make_numbered (desk, i));
  saved = dossier_store_save (desk->base.store, drafts, FALSE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_STORIES; i++)
    desk->ids[i] = g_array_index (saved, DossierSaveResult, i).story;
  set_states (desk);
}

static void
desk_tear_down (Desk *desk, gconstpointer data)
{
  fixture_tear_down (&desk->base, data);
}

/* Those that @is_in holds (NULL: all), oldest first, which is not the order of a list. */
static GArray *
pick (Desk *desk, gboolean (*is_in) (guint story))
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < N_STORIES; i++)
    if (is_in == NULL || is_in (i))
      g_array_append_val (ids, desk->ids[i]);
  return ids;
}

static DossierFacets *
count (Desk *desk, GArray *ids)
{
  g_autoptr (GError) error = NULL;
  DossierFacets *facets = dossier_store_count_facets (desk->base.store, ids, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (facets->n_stories, ==, ids->len);
  g_assert_cmpuint (facets->n_counted, ==, ids->len);
  return facets;
}

/* How many stories @name is said to have; 0 where it is not among them. */
static guint
count_of (const DossierFacets *facets, DossierFacetKind kind, const char *name)
{
  for (guint i = 0; i < facets->groups[kind]->len; i++)
    {
      const DossierFacet *facet = facets->groups[kind]->pdata[i];

      if (g_str_equal (facet->name, name))
        return facet->n;
    }
  return 0;
}

static guint
count_by_hand (gboolean (*is_in) (guint story), gboolean (*has) (guint story, guint which), guint which)
{
  guint n = 0;

  for (guint i = 0; i < N_STORIES; i++)
    n += is_in (i) && has (i, which);
  return n;
}

static gboolean
is_any (guint story)
{
  return TRUE;
}

static gboolean
is_odd_third (guint story)
{
  return story % 6 == 3;
}

static gboolean
is_none (guint story)
{
  return FALSE;
}

static gboolean
is_source (guint story, guint source)
{
  return !is_of_feed (story) && story % 2 == source;
}

static gboolean
is_move (guint story, guint which)
{
  return has_move (story);
}

static gboolean
is_feed (guint story, guint which)
{
  return is_of_feed (story);
}

static const struct
{
  const char *name;
  gboolean (*is_in) (guint story);
} lists[] = {
  { "all stories", is_any },
  { "every sixth", is_odd_third },
  { "those of a feed", is_of_feed },
  { "those that are read", is_read },
  { "none", is_none },
};

static const struct
{
  DossierFacetKind   kind;
  const char *const *names;
  guint              n_names;
  gboolean (*has) (guint story, guint which);
} kinds[] = {
  { DOSSIER_FACET_PEOPLE, people, G_N_ELEMENTS (people), has_person },
  { DOSSIER_FACET_ORGANIZATIONS, organizations, G_N_ELEMENTS (organizations), has_organization },
  { DOSSIER_FACET_FEEDS, sources, G_N_ELEMENTS (sources), is_source },
  { DOSSIER_FACET_FEEDS, (const char *const[]){ "Wire" }, 1, is_feed },
  { DOSSIER_FACET_TAGS, tags, G_N_ELEMENTS (tags), has_tag },
  { DOSSIER_FACET_MOVES, (const char *const[]){ "joined" }, 1, is_move },
};

static void
test_counts_are_those_by_hand (Desk *desk, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GArray) ids = pick (desk, lists[i].is_in);
  g_autoptr (DossierFacets) facets = count (desk, ids);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint n = 0; n < kinds[k].n_names; n++)
      g_assert_cmpuint (count_of (facets, kinds[k].kind, kinds[k].names[n]), ==,
                        count_by_hand (lists[i].is_in, kinds[k].has, n));
  g_assert_cmpuint (count_of (facets, DOSSIER_FACET_MOVES, "left"), ==, 0);
}

static gboolean
is_left (guint story)
{
  return story % 20 != 0 && story % 20 != 1;
}

/* All that are left when some are deleted, of a feed and of none, are all stories of the library. */
static void
test_deleted_stories_are_counted_no_more (Desk *desk, gconstpointer data)
{
  g_autoptr (GArray) ids = pick (desk, is_left);
  g_autoptr (DossierFacets) facets = NULL;

  for (guint i = 0; i < N_STORIES; i++)
    if (!is_left (i))
      apply (desk->base.store, dossier_change_delete (&desk->ids[i], 1));
  facets = count (desk, ids);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint n = 0; n < kinds[k].n_names; n++)
      g_assert_cmpuint (count_of (facets, kinds[k].kind, kinds[k].names[n]), ==,
                        count_by_hand (is_left, kinds[k].has, n));
}

/* As many as are left when the others are archived, and yet not those. */
static gboolean
is_as_many (guint story)
{
  return story % 20 != 2 && story % 20 != 3;
}

/* Of all but those that are archived what is kept of all is taken, less what those have. */
static void
test_archived_stories_are_left_out (Desk *desk, gconstpointer data)
{
  static gboolean (*const picked[]) (guint story) = { is_left, is_as_many };

  for (guint i = 0; i < N_STORIES; i++)
    if (!is_left (i))
      apply (desk->base.store, dossier_change_set_archived (&desk->ids[i], 1, TRUE));
  for (guint i = 0; i < G_N_ELEMENTS (picked); i++)
    {
      g_autoptr (GArray) ids = pick (desk, picked[i]);
      g_autoptr (DossierFacets) facets = count (desk, ids);

      for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
        for (guint n = 0; n < kinds[k].n_names; n++)
          g_assert_cmpuint (count_of (facets, kinds[k].kind, kinds[k].names[n]), ==,
                            count_by_hand (picked[i], kinds[k].has, n));
    }
}

/* However they are counted, one by one or in a row. */
static void
test_unknown_moves_are_not_counted (Desk *desk, gconstpointer data)
{
  static gboolean (*const picked[]) (guint story) = { is_any, is_of_feed, has_move };

  run_sql (desk->base.path, "UPDATE claim SET kind = CASE id % 3 WHEN 0 THEN 0 WHEN 1 THEN 16 ELSE 1000000 END");
  for (guint i = 0; i < G_N_ELEMENTS (picked); i++)
    {
      g_autoptr (GArray) ids = pick (desk, picked[i]);
      g_autoptr (DossierFacets) facets = count (desk, ids);

      g_assert_cmpuint (facets->groups[DOSSIER_FACET_MOVES]->len, ==, 0);
      g_assert_cmpuint (count_of (facets, DOSSIER_FACET_PEOPLE, people[0]), ==,
                        count_by_hand (picked[i], has_person, 0));
    }
}

/* Whatever is offered finds as many stories as it says. */
static void
test_each_facet_finds_its_stories (Desk *desk, gconstpointer data)
{
  g_autoptr (GArray) ids = pick (desk, NULL);
  g_autoptr (DossierFacets) facets = count (desk, ids);
  g_autoptr (DossierQuery) everything = dossier_query_new (DOSSIER_VIEW_ALL);
  guint n_asked = 0;

  for (guint kind = 0; kind < DOSSIER_N_FACET_KINDS; kind++)
    for (guint i = 0; i < facets->groups[kind]->len; i++)
      {
        const DossierFacet *facet = facets->groups[kind]->pdata[i];
        g_autoptr (DossierQuery) query = dossier_query_with_term (everything, &facet->term);
        DossierTerm but = facet->term;
        g_autoptr (DossierQuery) others = NULL;
        g_autoptr (GArray) found = dossier_store_find (desk->base.store, query, 0, NULL);
        g_autoptr (GArray) rest = NULL;

        but.op = DOSSIER_TERM_NOT;
        others = dossier_query_with_term (everything, &but);
        rest = dossier_store_find (desk->base.store, others, 0, NULL);
        g_assert_cmpuint (found->len, ==, facet->n);
        g_assert_cmpuint (rest->len, ==, N_STORIES - facet->n);
        n_asked++;
      }
  g_assert_cmpuint (n_asked, ==, 3 + 2 + 3 + 2 + 5 + 1);
}

static void
test_most_stories_come_first (Desk *desk, gconstpointer data)
{
  g_autoptr (GArray) ids = pick (desk, NULL);
  g_autoptr (DossierFacets) facets = count (desk, ids);
  GPtrArray *months = facets->groups[DOSSIER_FACET_MONTHS];

  for (guint kind = 0; kind < DOSSIER_N_FACET_KINDS; kind++)
    for (guint i = 1; kind != DOSSIER_FACET_MONTHS && i < facets->groups[kind]->len; i++)
      g_assert_cmpuint (((DossierFacet *) facets->groups[kind]->pdata[i - 1])->n, >=,
                        ((DossierFacet *) facets->groups[kind]->pdata[i])->n);
  g_assert_cmpstr (((DossierFacet *) months->pdata[0])->name, ==, "2024-05");
  g_assert_cmpuint (((DossierFacet *) months->pdata[0])->n, ==, 29);
  g_assert_cmpuint (count_of (facets, DOSSIER_FACET_MONTHS, "2024-02"), ==, 29);
  g_assert_cmpuint (count_of (facets, DOSSIER_FACET_MONTHS, "2024-01"), ==, 31);
}

static void
test_facets_of_a_facet_are_of_its_stories (Desk *desk, gconstpointer data)
{
  g_autoptr (GArray) ids = find_text (desk->base.store, "tag:chips");
  g_autoptr (DossierFacets) facets = count (desk, ids);

  g_assert_cmpuint (count_of (facets, DOSSIER_FACET_TAGS, "chips"), ==, ids->len);
  g_assert_cmpuint (count_of (facets, DOSSIER_FACET_PEOPLE, "Ada Quill"), ==, 15);
}

static void
test_a_name_that_is_put_right_is_told (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) found = dossier_store_find_entities (desk->base.store, "Ada Quill", 0, NULL);
  g_autoptr (GArray) ids = pick (desk, NULL);
  g_autoptr (DossierFacets) facets = NULL;

  apply (desk->base.store,
         dossier_change_rename_entity (dossier_entity_get_row (found->pdata[0])->id, "Ada Quill-Moe"));
  facets = count (desk, ids);
  g_assert_cmpuint (count_of (facets, DOSSIER_FACET_PEOPLE, "Ada Quill"), ==, 0);
  g_assert_cmpuint (count_of (facets, DOSSIER_FACET_PEOPLE, "Ada Quill-Moe"), ==, N_STORIES / 2);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  DossierFacets *facets = dossier_store_count_facets_finish (DOSSIER_STORE (source), result, &error);

  g_assert_null (facets);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) data = TRUE;
}

static void
test_counting_can_be_cancelled (Desk *desk, gconstpointer data)
{
  g_autoptr (GArray) ids = pick (desk, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean is_done = FALSE;

  dossier_store_count_facets_async (desk->base.store, ids, cancellable, answered_cb, &is_done);
  g_cancellable_cancel (cancellable);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_of_long_lists_the_newest_are_counted (Desk *desk, gconstpointer data)
{
  g_autoptr (GArray) ids = pick (desk, NULL);
  g_autoptr (DossierFacets) facets = NULL;
  gint64 old = desk->ids[0];

  /* Older than all that are there, and of no library. */
  g_array_set_size (ids, DOSSIER_FACETS_MAX_STORIES + 10);
  for (guint i = N_STORIES; i < ids->len; i++)
    g_array_index (ids, gint64, i) = old - (gint64) i;
  facets = dossier_store_count_facets (desk->base.store, ids, NULL);
  g_assert_cmpuint (facets->n_stories, ==, DOSSIER_FACETS_MAX_STORIES + 10);
  g_assert_cmpuint (facets->n_counted, ==, DOSSIER_FACETS_MAX_STORIES);
  g_assert_cmpuint (count_of (facets, DOSSIER_FACET_PEOPLE, "Ada Quill"), ==, N_STORIES / 2);
}

/* ---- beside other questions ---- */

static gpointer
hold_call (DossierStore *store, DossierDb *db, gpointer gate, GError **error)
{
  g_async_queue_pop (gate);
  return NULL;
}

/* A story that somebody opens does not wait for a long count, and does not stand behind it. */
static void
test_a_story_is_read_beside_a_count (Desk *desk, gconstpointer data)
{
  static const DossierCallKind hold_kind = { .call = hold_call, .counts = TRUE };
  g_autoptr (GAsyncQueue) gate = g_async_queue_new ();
  g_autoptr (GArray) ids = pick (desk, is_any);
  g_autoptr (GAsyncResult) counted = NULL;
  g_autoptr (DossierStoryContent) content = NULL;
  g_autoptr (DossierFacets) facets = NULL;

  dossier_store_call_async (desk->base.store, &hold_kind, gate, NULL, NULL, NULL);
  dossier_store_count_facets_async (desk->base.store, ids, NULL, fixture_keep_result_cb, &counted);
  content = dossier_store_load_content (desk->base.store, desk->ids[0], NULL);
  g_assert_nonnull (content);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (counted);
  g_async_queue_push (gate, gate);
  facets = dossier_store_count_facets_finish (desk->base.store, fixture_wait_for (&counted), NULL);
  g_assert_cmpuint (facets->n_stories, ==, N_STORIES);
}

/* ---- days ---- */

static void
test_days_are_those_by_hand (Desk *desk, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data), d = 0;
  g_autoptr (GArray) ids = pick (desk, lists[i].is_in);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = dossier_store_count_days (desk->base.store, ids, NULL, &error);

  g_assert_no_error (error);
  for (guint story = 0; story < N_STORIES; story++)
    {
      const DossierDayCount *day = &g_array_index (days, DossierDayCount, d);

      if (!lists[i].is_in (story))
        continue;
      g_assert_cmpuint (d, <, days->len);
      g_assert_cmpint (day->day, ==, FIRST_DAY + (int) story);
      g_assert_cmpuint (day->n, ==, 1);
      g_assert_cmpuint (day->n_unread, ==, !is_read (story));
      d++;
    }
  g_assert_cmpuint (d, ==, days->len);
}

static void
test_days_of_a_query (Desk *desk, gconstpointer data)
{
  g_autoptr (DossierQuery) unread = dossier_query_new (DOSSIER_VIEW_UNREAD);
  g_autoptr (GArray) days = dossier_store_count_days (desk->base.store, NULL, unread, NULL);
  guint n = 0;

  for (guint i = 0; i < days->len; i++)
    {
      const DossierDayCount *day = &g_array_index (days, DossierDayCount, i);

      g_assert_cmpuint (day->n, ==, day->n_unread);
      n += day->n;
    }
  g_assert_cmpuint (n, ==, N_STORIES - N_STORIES / 3);
}

static void
test_stories_of_one_day_are_one_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierQuery) everything = dossier_query_new (DOSSIER_VIEW_ALL);
  g_autoptr (GArray) days = NULL;
  gint64 read = save_one (fixture->store, make_draft ("One", "Words.", 3)).story;

  save_one (fixture->store, make_draft ("Two", "More words.", 3));
  save_one (fixture->store, make_draft ("Three", "And more.", 1));
  apply (fixture->store, dossier_change_set_read (&read, 1, TRUE));
  days = dossier_store_count_days (fixture->store, NULL, everything, NULL);
  g_assert_cmpuint (days->len, ==, 2);
  g_assert_cmpint (g_array_index (days, DossierDayCount, 0).day, ==, FIRST_DAY + 1);
  g_assert_cmpuint (g_array_index (days, DossierDayCount, 1).n, ==, 2);
  g_assert_cmpuint (g_array_index (days, DossierDayCount, 1).n_unread, ==, 1);
}

/* ---- stories of a time ---- */

static const struct
{
  const char *name, *date;
  gint64      from, until; /* 0: as in date */
  guint       want;
} spans[] = {
  { "a month has its days", "2024-02", 0, 0, 29 },
  { "a day is one", "2024-03-05", 0, 0, 1 },
  { "a stretch has both its ends", "2024-01-30..2024-02-02", 0, 0, 4 },
  { "a year has all", "2024", 0, 0, N_STORIES },
  { "before all there is none", "1990", 0, 0, 0 },
  { "after all there is none", "9990", 0, 0, 0 },
  { "an open beginning has all before", NULL, G_MININT64, (FIRST_DAY + 10) * G_GINT64_CONSTANT (86400), 10 },
  { "an open end has all after", NULL, (FIRST_DAY + 10) * G_GINT64_CONSTANT (86400), G_MAXINT64, N_STORIES - 10 },
};

static void
test_stories_of_a_time (Desk *desk, gconstpointer data)
{
  g_autoptr (DossierQuery) everything = dossier_query_new (DOSSIER_VIEW_ALL);
  g_autoptr (DossierQuery) words = dossier_query_parse ("here", FALSE, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      DossierTerm term = { .field = DOSSIER_TERM_DATE, .span = { spans[i].from, spans[i].until, 0 } };
      g_autoptr (DossierQuery) query = NULL;
      g_autoptr (DossierQuery) both = NULL;
      g_autoptr (GArray) found = NULL;
      g_autoptr (GArray) among = NULL;

      if (spans[i].date != NULL)
        g_assert_true (dossier_date_parse (spans[i].date, &term.span));
      query = dossier_query_with_term (everything, &term);
      both = dossier_query_and (query, words);
      found = dossier_store_find (desk->base.store, query, 0, NULL);
      among = dossier_store_find (desk->base.store, both, 0, NULL);
      g_test_message ("%s", spans[i].name);
      g_assert_cmpuint (found->len, ==, spans[i].want);
      g_assert_cmpuint (among->len, ==, spans[i].want);
    }
}

static void
add_of_lists (const char *folder, void (*test) (Desk *desk, gconstpointer data))
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *path = g_strdup_printf ("/facets/%s/%s", folder, lists[i].name);

      g_test_add (path, Desk, GUINT_TO_POINTER (i), desk_set_up, test, desk_tear_down);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Desk *desk, gconstpointer data);
  } tests[] = {
    { "deleted stories are counted no more", test_deleted_stories_are_counted_no_more },
    { "archived stories are left out", test_archived_stories_are_left_out },
    { "unknown moves are not counted", test_unknown_moves_are_not_counted },
    { "each facet finds its stories", test_each_facet_finds_its_stories },
    { "most stories come first", test_most_stories_come_first },
    { "facets of a facet are of its stories", test_facets_of_a_facet_are_of_its_stories },
    { "a name that is put right is told", test_a_name_that_is_put_right_is_told },
    { "counting can be cancelled", test_counting_can_be_cancelled },
    { "of long lists the newest are counted", test_of_long_lists_the_newest_are_counted },
    { "a story is read beside a count", test_a_story_is_read_beside_a_count },
    { "days of a query", test_days_of_a_query },
    { "stories of a time", test_stories_of_a_time },
  };

  g_test_init (&argc, &argv, NULL);
  fixture_use_memory ();

  add_of_lists ("counts are those by hand", test_counts_are_those_by_hand);
  add_of_lists ("days are those by hand", test_days_are_those_by_hand);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/facets/%s", tests[i].name);

      g_test_add (path, Desk, NULL, desk_set_up, tests[i].test, desk_tear_down);
    }
  g_test_add ("/facets/stories of one day are one day", Fixture, NULL, fixture_set_up,
              test_stories_of_one_day_are_one_day, fixture_tear_down);

  return g_test_run ();
}
