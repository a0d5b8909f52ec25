/* test-find.c - queries: each kind of term, their combinations, and hostile words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "store-fixture.h"

#include <string.h>
#include "dossier-order.h"
#include "dossier-story-tags.h"

#define N_STORIES 120

static const char *const words[] = { "model", "chip", "café", "law", "robot", "training", "data" };
static const char *const people[] = { "Ada Quill", "Boris Vane", "Chiara Lund" };
static const char *const organizations[] = { "Northlight AI", "Quartz Labs", "Ferrum" };
static const char *const tags[] = { "To read", "to C++ people" };
static const char *const sources[] = { "The Daily Node", "Ledger", NULL };

/* What a story of the small library has: told by its number. */
static gboolean
has_word (guint story, guint word)
{
  return (story * 7 + word * 3) % (word + 2) == 0;
}

static gboolean
has_person (guint story, guint person)
{
  return story % (person + 3) == 0;
}

static gboolean
has_organization (guint story, guint organization)
{
  return story % (organization + 2) == 1;
}

/* The third stands for either of the others. */
static gboolean
has_tag (guint story, guint tag)
{
  return tag < 2 ? story % (tag + 4) == 2 : has_tag (story, 0) || has_tag (story, 1);
}

static DossierDraft *
make_numbered (guint story, gint64 feed)
{
  g_autofree char *title = g_strdup_printf ("Report %u%s", story, story % 10 == 0 ? " special" : "");
  GString         *text = g_string_new ("Here it is.");
  DossierDraft    *draft;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (has_word (story, i))
      g_string_append_printf (text, " The %s.", words[i]);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    if (has_person (story, i))
      g_string_append_printf (text, " %s said so.", people[i]);
  for (guint i = 0; i < G_N_ELEMENTS (organizations); i++)
    if (has_organization (story, i))
      g_string_append_printf (text, " %s agreed.", organizations[i]);
  draft = make_draft (title, text->str, story);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    if (has_person (story, i))
      add_entity (draft, DOSSIER_ENTITY_PERSON, people[i], strchr (people[i], ' ') + 1);
  for (guint i = 0; i < G_N_ELEMENTS (organizations); i++)
    if (has_organization (story, i))
      add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, organizations[i], NULL);
  draft->source = g_strdup (sources[story % 3]);
  draft->feed_id = story % 4 == 0 ? feed : 0;
  g_string_free (text, TRUE);
  return draft;
}

typedef struct
{
  Fixture base;
  gint64  ids[N_STORIES];
  gint64  feed, person, tag;
} Small;

static void
tag_stories (Small *small)
{
  for (guint tag = 0; tag < G_N_ELEMENTS (tags); tag++)
    {
      gint64 stories[N_STORIES];
      guint  n = 0;

      for (guint i = 0; i < N_STORIES; i++)
        if (has_tag (i, tag))
          stories[n++] = small->ids[i];
      apply (small->base.store, dossier_change_add_tag (stories, n, tags[tag]));
    }
  small->tag = dossier_store_find_tag (small->base.store, tags[0], NULL);
  g_assert_cmpint (small->tag, !=, 0);
}

static void
small_set_up (Small *small, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GPtrArray) entities = NULL;
  g_autoptr (GArray) results = NULL;
  gint64               starred[N_STORIES], read[N_STORIES], deleted[N_STORIES], archived[N_STORIES];
  guint                n_starred = 0, n_read = 0, n_deleted = 0, n_archived = 0;
  DossierAnnotationRow row = { .start = 0, .length = 7, .note = (char *) "remember zanzibar" };

  fixture_set_up (&small->base, NULL);
  small->feed = dossier_store_add_feed (small->base.store, "https://node.example/feed", "Node", NULL, NULL, NULL);
  for (guint i = 0; i < N_STORIES; i++)
    g_ptr_array_add (drafts, make_numbered (i, small->feed));
  results = dossier_store_save (small->base.store, drafts, FALSE, NULL);
  for (guint i = 0; i < N_STORIES; i++)
    {
      small->ids[i] = g_array_index (results, DossierSaveResult, i).story;
      if (i % 5 == 0)
        starred[n_starred++] = small->ids[i];
      if (i % 2 == 0)
        read[n_read++] = small->ids[i];
      if (i % 4 == 0)
        archived[n_archived++] = small->ids[i];
      if (i % 11 == 3)
        deleted[n_deleted++] = small->ids[i];
    }
  apply (small->base.store, dossier_change_set_starred (starred, n_starred, TRUE));
  apply (small->base.store, dossier_change_set_read (read, n_read, TRUE));
  apply (small->base.store, dossier_change_set_archived (archived, n_archived, TRUE));
  row.story = small->ids[17];
  apply (small->base.store, dossier_change_annotate (&row));
  tag_stories (small);
  apply (small->base.store, dossier_change_delete (deleted, n_deleted));
  entities = dossier_store_find_entities (small->base.store, people[0], 0, NULL);
  g_assert_cmpuint (entities->len, ==, 1);
  small->person = dossier_entity_get_row (g_ptr_array_index (entities, 0))->id;
}

static void
small_tear_down (Small *small, gconstpointer data)
{
  fixture_tear_down (&small->base, NULL);
}

/* --- brute force: the same conditions on the numbers --- */

typedef struct
{
  DossierTermField field;
  guint            which; /* word, person, organization, source */
  DossierView      view;
  DossierTermOp    op;
  gboolean         is_organization;
} Want;

static gboolean
in_view (guint story, DossierView view)
{
  switch (view)
    {
    case DOSSIER_VIEW_ALL: return TRUE;
    case DOSSIER_VIEW_UNREAD: return story % 2 != 0;
    case DOSSIER_VIEW_STARRED: return story % 5 == 0;
    case DOSSIER_VIEW_HIGHLIGHTS: return story == 17;
    case DOSSIER_VIEW_ARCHIVED: return story % 4 == 0;
    }
  g_assert_not_reached ();
}

static gboolean
holds (guint story, const Want *want)
{
  switch (want->field)
    {
    case DOSSIER_TERM_ENTITY: return has_person (story, 0);
    case DOSSIER_TERM_NAME:
      return want->is_organization ? has_organization (story, want->which) : has_person (story, want->which);
    case DOSSIER_TERM_FEED: return story % 4 == 0;
    case DOSSIER_TERM_SOURCE: return story % 3 == want->which;
    case DOSSIER_TERM_STATE: return in_view (story, want->view);
    case DOSSIER_TERM_WORDS: return has_word (story, want->which);
    case DOSSIER_TERM_TITLE: return story % 10 == 0;
    case DOSSIER_TERM_NOTE: return story == 17;
    case DOSSIER_TERM_TAG: return has_tag (story, 0);
    case DOSSIER_TERM_TAGGED: return has_tag (story, want->which);
    case DOSSIER_TERM_MOVE:
    case DOSSIER_TERM_FROM:
    case DOSSIER_TERM_TO:
    case DOSSIER_TERM_ROLE:
    case DOSSIER_TERM_AMOUNT:
    case DOSSIER_TERM_AS_OF:
    case DOSSIER_TERM_DATE:
    case DOSSIER_TERM_CERTAINTY:
    case DOSSIER_TERM_QUOTE:
    case DOSSIER_TERM_FOLDER:
    case DOSSIER_TERM_STORY_NAME:
    case DOSSIER_TERM_COLOUR:
    case DOSSIER_TERM_SAVED:
    case DOSSIER_TERM_HAS:
    case DOSSIER_TERM_AUTHOR:
    case DOSSIER_TERM_SITE:
    case DOSSIER_TERM_LANGUAGE:
    case DOSSIER_TERM_GROUP:
    case DOSSIER_TERM_LOST: break; /* of claims and highlights */
    }
  g_assert_not_reached ();
}

static gboolean
matches (guint story, DossierView view, const Want *wants, guint n)
{
  gboolean any_or = FALSE, or_holds = FALSE;

  if (story % 11 == 3 || !in_view (story, view))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      gboolean is = holds (story, &wants[i]);

      if (wants[i].op == DOSSIER_TERM_AND && !is)
        return FALSE;
      if (wants[i].op == DOSSIER_TERM_NOT && is)
        return FALSE;
      if (wants[i].op == DOSSIER_TERM_OR)
        {
          any_or = TRUE;
          or_holds |= is;
        }
    }
  return !any_or || or_holds;
}

static void
fill_term (const Small *small, const Want *want, DossierTerm *term)
{
  *term = (DossierTerm){ .field = want->field, .op = want->op, .view = want->view };
  switch (want->field)
    {
    case DOSSIER_TERM_ENTITY: term->id = small->person; break;
    case DOSSIER_TERM_NAME:
      term->value = (char *) (want->is_organization ? organizations[want->which] : people[want->which]);
      term->kind = want->is_organization ? DOSSIER_ENTITY_ORGANIZATION : 0;
      break;
    case DOSSIER_TERM_FEED: term->id = small->feed; break;
    case DOSSIER_TERM_SOURCE: term->value = (char *) (want->which == 0 ? "daily node" : "LEDGER"); break;
    case DOSSIER_TERM_STATE: break;
    case DOSSIER_TERM_WORDS: term->value = (char *) words[want->which]; break;
    case DOSSIER_TERM_TITLE: term->value = (char *) "special"; break;
    case DOSSIER_TERM_NOTE:
      term->value = (char *) "zanz";
      term->is_prefix = TRUE;
      break;
    case DOSSIER_TERM_TAG: term->id = small->tag; break;
    case DOSSIER_TERM_TAGGED:
      /* The last: both others at once, by how they begin. */
      term->value = (char *) (want->which < G_N_ELEMENTS (tags) ? tags[want->which] : "TO ");
      term->is_prefix = want->which == G_N_ELEMENTS (tags);
      break;
    case DOSSIER_TERM_MOVE:
    case DOSSIER_TERM_FROM:
    case DOSSIER_TERM_TO:
    case DOSSIER_TERM_ROLE:
    case DOSSIER_TERM_AMOUNT:
    case DOSSIER_TERM_AS_OF:
    case DOSSIER_TERM_DATE:
    case DOSSIER_TERM_CERTAINTY:
    case DOSSIER_TERM_QUOTE:
    case DOSSIER_TERM_FOLDER:
    case DOSSIER_TERM_STORY_NAME:
    case DOSSIER_TERM_COLOUR:
    case DOSSIER_TERM_SAVED:
    case DOSSIER_TERM_HAS:
    case DOSSIER_TERM_AUTHOR:
    case DOSSIER_TERM_SITE:
    case DOSSIER_TERM_LANGUAGE:
    case DOSSIER_TERM_GROUP:
    case DOSSIER_TERM_LOST: g_assert_not_reached (); /* of claims and highlights */
    }
}

/* In parts it is the same. */
static void
assert_parts (DossierStore *store, DossierQuery *query, GArray *found)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (gint64));
  DossierOrderAsk ask = { .query = query, .limit = 1 + found->len / 3 };

  do
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierOrdered) part = dossier_store_find_ordered (store, &ask, &error);

      g_assert_no_error (error);
      g_array_append_vals (parts, part->ids->data, part->ids->len);
      ask.before = part->rest;
    }
  while (ask.before != 0);
  g_assert_cmpmem (parts->data, parts->len * sizeof (gint64), found->data, found->len * sizeof (gint64));
}

static void
compare (const Small *small, DossierView view, const Want *wants, guint n)
{
  g_autoptr (DossierQuery) query = dossier_query_new (view);
  g_autoptr (GArray) found = NULL;
  GError *error = NULL;
  guint   next = 0;

  for (guint i = 0; i < n; i++)
    {
      DossierTerm   term;
      DossierQuery *more;

      fill_term (small, &wants[i], &term);
      more = dossier_query_with_term (query, &term);
      dossier_query_unref (query);
      query = more;
    }
  found = dossier_store_find (small->base.store, query, 0, &error);
  g_assert_no_error (error);
  for (guint story = N_STORIES; story-- > 0;)
    if (matches (story, view, wants, n))
      {
        g_assert_cmpuint (next, <, found->len);
        g_assert_cmpint (g_array_index (found, gint64, next), ==, small->ids[story]);
        next++;
      }
  g_assert_cmpuint (next, ==, found->len);
  assert_parts (small->base.store, query, found);
}

static void
test_each_term (Small *small, gconstpointer data)
{
  static const Want terms[] = {
    { DOSSIER_TERM_ENTITY },
    { DOSSIER_TERM_NAME, 1 },
    { DOSSIER_TERM_NAME, 2, 0, 0, TRUE },
    { DOSSIER_TERM_FEED },
    { DOSSIER_TERM_SOURCE, 0 },
    { DOSSIER_TERM_SOURCE, 1 },
    { DOSSIER_TERM_STATE, 0, DOSSIER_VIEW_UNREAD },
    { DOSSIER_TERM_STATE, 0, DOSSIER_VIEW_STARRED },
    { DOSSIER_TERM_STATE, 0, DOSSIER_VIEW_HIGHLIGHTS },
    { DOSSIER_TERM_STATE, 0, DOSSIER_VIEW_ARCHIVED },
    { DOSSIER_TERM_WORDS, 2 },
    { DOSSIER_TERM_TITLE },
    { DOSSIER_TERM_NOTE },
    { DOSSIER_TERM_TAG },
    { DOSSIER_TERM_TAGGED, 0 },
    { DOSSIER_TERM_TAGGED, 1 },
    { DOSSIER_TERM_TAGGED, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    for (DossierTermOp op = DOSSIER_TERM_AND; op <= DOSSIER_TERM_NOT; op++)
      for (DossierView view = DOSSIER_VIEW_ALL; view <= DOSSIER_VIEW_ARCHIVED; view++)
        {
          Want want = terms[i];

          want.op = op;
          compare (small, view, &want, 1);
        }
}

static void
test_brute_force (Small *small, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1947);

  for (guint round = 0; round < 400; round++)
    {
      Want  wants[5];
      guint n = g_rand_int_range (random, 0, 6);

      for (guint i = 0; i < n; i++)
        {
          wants[i] = (Want){ .field = g_rand_int_range (random, 0, DOSSIER_TERM_TAGGED + 1),
                             .op = g_rand_int_range (random, 0, 3),
                             .view = g_rand_int_range (random, 0, 4),
                             .is_organization = g_rand_int_range (random, 0, 2) };
          wants[i].which = g_rand_int_range (random, 0,
                                             wants[i].field == DOSSIER_TERM_WORDS    ? G_N_ELEMENTS (words)
                                             : wants[i].field == DOSSIER_TERM_SOURCE ? 2
                                                                                     : 3);
        }
      compare (small, g_rand_int_range (random, 0, 4), wants, n);
    }
}

static void
test_typed (Small *small, gconstpointer data)
{
  static const struct
  {
    const char *query;
    guint       n;
  } cases[] = {
    { "cafe", 27 }, /* without the accent */
    { "\"here it is\"", 109 },
    { "\"is here\"", 0 },
    { "zanz*", 1 },
    { "who:QUILL", 36 }, /* the family name alone finds */
    { "who:\"ada quill\" -is:read", 18 },
    { "tag:\"TO READ\"", 27 },
    { "tag:to*", 44 },
    { "-tag:to*", 65 },
    { "tag:\"to c\"", 0 }, /* the whole name or nothing */
    { "nosuchword", 0 },
    { "", 109 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) found = find_text (small->base.store, cases[i].query);

      g_test_message ("%s: %u", cases[i].query, found->len);
      g_assert_cmpuint (found->len, ==, cases[i].n);
    }
}

static void
test_limit (Small *small, gconstpointer data)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_VIEW_ALL);
  g_autoptr (GArray) found = dossier_store_find (small->base.store, query, 7, NULL);

  g_assert_cmpuint (found->len, ==, 7);
  g_assert_cmpint (g_array_index (found, gint64, 0), ==, small->ids[N_STORIES - 1]);
}

/* Whatever is typed as a word never reaches the index as an expression. */
static void
test_hostile (Small *small, gconstpointer data)
{
  static const char *const values[] = {
    "\"",
    "\"\"",
    "\"\"\"",
    "'",
    "*",
    "a*",
    "NEAR(",
    "NEAR(a b, 5)",
    "AND",
    "OR",
    "NOT",
    "title:x",
    "title : x",
    "{title text} : x",
    "-x",
    "^x",
    "+",
    "a+b",
    "(",
    ")",
    "((((((((",
    "a AND",
    "\\",
    "%",
    ";",
    "--",
    "/*",
    "';DROP TABLE story;--",
    "\xff\xfe",
    "\xc3",
    "\xe2\x80\xae",
    "\xf0\x9f\xa4\x96",
    "\x01\x02",
    "x\ny",
    "\xef\xbf\xbc",
    "rowid",
    "story_fts",
    "delete",
    "rank",
    "optimize",
  };
  static const DossierTermField fields[] = {
    DOSSIER_TERM_WORDS, DOSSIER_TERM_TITLE,  DOSSIER_TERM_NOTE,
    DOSSIER_TERM_NAME,  DOSSIER_TERM_SOURCE, DOSSIER_TERM_TAGGED,
  };
  g_autofree char *long_value = g_strnfill (100000, '"');

  for (guint i = 0; i <= G_N_ELEMENTS (values); i++)
    for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
      for (guint variant = 0; variant < 6; variant++)
        {
          g_autoptr (DossierQuery) empty = dossier_query_new (DOSSIER_VIEW_ALL);
          DossierTerm term = { .field = fields[f],
                               .op = variant % 3,
                               .is_prefix = variant >= 3,
                               .value = i < G_N_ELEMENTS (values) ? (char *) values[i] : long_value };
          g_autoptr (DossierQuery) query = dossier_query_with_term (empty, &term);
          g_autoptr (GArray) found = NULL;
          GError *error = NULL;

          found = dossier_store_find (small->base.store, query, 0, &error);
          g_assert_no_error (error);
          g_assert_nonnull (found);
        }
  assert_sound (small->base.store);
}

/* "AI" as it is typed is the word, not every word that begins so. */
static void
test_short_prefix (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *value;
    guint       n;
  } cases[] = { { "ai", 1 }, { "aim", 1 }, { "a", 0 }, { "air", 0 } };

  save_one (fixture->store, make_draft ("One", "On AI.", 1));
  save_one (fixture->store, make_draft ("Two", "To aim high.", 2));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierQuery) empty = dossier_query_new (DOSSIER_VIEW_ALL);
      DossierTerm term = { .field = DOSSIER_TERM_WORDS, .is_prefix = TRUE, .value = (char *) cases[i].value };
      g_autoptr (DossierQuery) query = dossier_query_with_term (empty, &term);
      g_autoptr (GArray) found = dossier_store_find (fixture->store, query, 0, NULL);

      g_assert_cmpuint (found->len, ==, cases[i].n);
    }
}

static void
cancelled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GArray) ids = dossier_store_find_finish (DOSSIER_STORE (source), result, user_data);

  g_assert_null (ids);
}

static void
test_cancelled (Small *small, gconstpointer data)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_VIEW_ALL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  dossier_store_find_async (small->base.store, query, 0, cancellable, cancelled_cb, &error);
  g_cancellable_cancel (cancellable);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* By the index of sites the same stories are found as by a look at each address. */
static void
test_odd_addresses (Fixture *fixture, gconstpointer data)
{
  static const char *const addresses[] = { "https://a.example",
                                           "http://a.example/",
                                           "https://A.example?q=/b.example/",
                                           "https://a.example#/x",
                                           "https://me@a.example:80/x",
                                           "https://b.example/?u=https://a.example/",
                                           "http://x.a.example//",
                                           "a.example/x",
                                           "mailto:me@a.example",
                                           "b.example?u=://a.example/",
                                           "://a.example/y",
                                           "https://",
                                           "gopher://a.example/x",
                                           "https:///a.example/",
                                           "ab/c://a.example" };
  static const char *const sites[] = { "a.example", "b.example", "x.a.example", "a.exam*", "nowhere.example" };
  guint                    n_found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *title = g_strdup_printf ("Address %u", i);
      DossierDraft    *draft = make_draft (title, title, (int) i);

      g_free (draft->uri);
      draft->uri = g_strdup (addresses[i]);
      save_one (fixture->store, draft);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    {
      g_autofree char *alone = g_strconcat ("site:", sites[i], NULL);
      g_autofree char *among
          = g_strconcat ("is:unread (is:unread OR date:2024) -(-site:", sites[i], " -is:read)", NULL);
      g_autoptr (GArray) led = find_text (fixture->store, alone);
      g_autoptr (GArray) looked_at = find_text (fixture->store, among);

      g_assert_cmpuint (led->len, ==, looked_at->len);
      g_assert_cmpmem (led->data, led->len * sizeof (gint64), looked_at->data, looked_at->len * sizeof (gint64));
      n_found += led->len;
    }
  g_assert_cmpuint (n_found, >, 20);
}

#define ADD(path, test) g_test_add (path, Small, NULL, small_set_up, test, small_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/find/each-kind-of-term-alone", test_each_term);
  ADD ("/find/combinations-equal-brute-force", test_brute_force);
  ADD ("/find/as-a-person-types-it", test_typed);
  ADD ("/find/a-limit-gives-the-newest", test_limit);
  ADD ("/find/hostile-words-are-only-words", test_hostile);
  ADD ("/find/what-is-cancelled-answers-so", test_cancelled);
  g_test_add ("/find/odd-addresses-have-their-sites", Fixture, NULL, fixture_set_up, test_odd_addresses,
              fixture_tear_down);
  g_test_add ("/find/two-letters-are-a-word", Fixture, NULL, fixture_set_up, test_short_prefix, fixture_tear_down);
  return g_test_run ();
}
