/* test-address-care.c - one page is one story, whatever address it comes by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-address-care.h"
#include "dossier-addresses.h"
#include "dossier-refresh.h"
#include "fault-server.h"
#include "library-fixture.h"

#define OK "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: "
#define WORDS                                                                                                          \
  "<p>The steel maker Ferrum has opened a laboratory for learning machines in Graz, the company said on Monday, and "  \
  "hired forty people for it.</p><p>Ada Lint joined Ferrum as chief scientist. She had worked on furnaces that plan "  \
  "their own day, and wants to publish what the laboratory finds.</p>"
#define PAGE                                                                                                           \
  OK "text/html; charset=utf-8\r\n\r\n<!doctype html><html><head><title>Ferrum opens a lab</title></head><body>"       \
     "<article><h1>Ferrum opens a lab</h1>" WORDS "</article>"

static const FaultAnswer answers[] = {
  { "/story", PAGE, FAULT_NONE },
  { "/story?utm_source=letter", PAGE, FAULT_NONE },
  { "/story/amp/", PAGE, FAULT_NONE },
  { "/other", PAGE, FAULT_NONE },
  { "/short", "HTTP/1.1 302 Found\r\nLocation: /story\r\nConnection: close\r\n\r\n", FAULT_NONE },
  { NULL },
};

typedef struct
{
  TestLibrary  desk;
  FaultServer *server;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  test_library_open (&self->desk);
  self->server = fault_server_start (answers);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  test_library_close (&self->desk);
  fault_server_stop (self->server);
}

static char *
dup_uri (Fixture *self, const char *path)
{
  return g_strdup_printf ("http://127.0.0.1:%u%s", fault_server_get_port (self->server), path);
}

static DossierSaveResult
add (Fixture *self, const char *path)
{
  g_autofree char *uri = dup_uri (self, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAddResult) result = dossier_library_add (self->desk.library, uri, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (result->saved->len, ==, 1);
  return g_array_index (result->saved, DossierSaveResult, 0);
}

static void
assert_addresses (Fixture *self, gint64 id, const char *uri, const char *original)
{
  g_autoptr (DossierStory) story = dossier_store_load_story (self->desk.store, id, NULL);
  g_autofree char *want = dup_uri (self, uri);
  g_autofree char *want_original = original != NULL ? dup_uri (self, original) : NULL;

  g_assert_cmpstr (dossier_story_get_row (story)->uri, ==, want);
  g_assert_cmpstr (dossier_story_get_row (story)->original_uri, ==, want_original);
}

static void
test_one_story (Fixture *self, gconstpointer data)
{
  static const char *const ways[] = { "/story", "/story/amp/", "/story?utm_source=letter", "/short", "/story#end" };
  DossierSaveResult        first = add (self, "/story?utm_source=letter");
  DossierCounts            counts;

  g_assert_cmpint (first.saved, ==, DOSSIER_SAVED_NEW);
  assert_addresses (self, first.story, "/story", "/story?utm_source=letter");
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      DossierSaveResult again = add (self, ways[i]);

      g_test_message ("%s", ways[i]);
      g_assert_cmpint (again.saved, ==, DOSSIER_SAVED_SAME);
      g_assert_cmpint (again.story, ==, first.story);
    }
  g_assert_cmpint (add (self, "/other").saved, ==, DOSSIER_SAVED_NEW);
  g_assert_true (dossier_store_count (self->desk.store, &counts, NULL));
  g_assert_cmpuint (counts.stories, ==, 2);
}

static void
test_redirected (Fixture *self, gconstpointer data)
{
  assert_addresses (self, add (self, "/short").story, "/story", "/short");
}

/* The feed's link counts its readers; the page that is saved by hand is the same story. */
static void
test_feed (Fixture *self, gconstpointer data)
{
  g_autofree char *feed_uri = dup_uri (self, "/feed");
  g_autofree char *link = dup_uri (self, "/story?utm_source=feed&amp;utm_medium=rss");
  g_autofree char *feed
      = g_strdup_printf (OK "application/rss+xml\r\n\r\n<rss version='2.0'><channel><title>Daily</title><item><title>"
                            "Ferrum opens a lab</title><link>%s</link><guid>1</guid><description>Ferrum has opened a "
                            "laboratory in Graz.</description></item></channel></rss>",
                         link);
  DossierRefreshOptions options = { .all = TRUE };
  g_autoptr (DossierQuery) all = dossier_query_new (DOSSIER_VIEW_ALL);
  g_autoptr (GArray) found = NULL;
  DossierSaveResult page;

  fault_server_set (self->server, "/feed", feed);
  test_library_subscribe_inside (&self->desk, feed_uri);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DossierRefreshResult) result
          = dossier_library_refresh (self->desk.library, &options, NULL, NULL, NULL, NULL);

      g_assert_cmpuint (result->n_failed, ==, 0);
    }
  found = dossier_store_find (self->desk.store, all, 0, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  assert_addresses (self, g_array_index (found, gint64, 0), "/story", "/story?utm_source=feed&utm_medium=rss");
  page = add (self, "/story");
  g_assert_cmpint (page.story, ==, g_array_index (found, gint64, 0));
  g_assert_cmpint (page.saved, ==, DOSSIER_SAVED_REVISED);
}

static void
save_from_before (Fixture *self, const char *path, const char *title)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  DossierDraft *draft = dossier_draft_new ();
  g_autoptr (GArray) saved = NULL;

  draft->uri = dup_uri (self, path);
  draft->title = g_strdup (title);
  draft->document = dossier_document_new_from_plain ("Ferrum has a laboratory.", -1);
  draft->recognition = dossier_recognition_new ();
  g_ptr_array_add (drafts, draft);
  saved = dossier_store_save (self->desk.store, drafts, FALSE, NULL);
  g_assert_nonnull (saved);
}

/* More of them than are brought up at once. */
static void
test_catch_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) rest = NULL;
  DossierSaveResult saved;

  for (guint i = 0; i < DOSSIER_ADDRESSES_AT_ONCE + 10; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u?utm_source=x", i);

      save_from_before (self, path, path);
    }
  save_from_before (self, "/story?utm_source=old", "Ferrum opens");
  saved = add (self, "/story/amp/");
  g_assert_cmpint (saved.saved, ==, DOSSIER_SAVED_REVISED);
  assert_addresses (self, saved.story, "/story", "/story?utm_source=old");
  rest = dossier_store_list_unkeyed_addresses (self->desk.store, NULL);
  g_assert_cmpuint (rest->len, ==, 0);
}

static const struct
{
  const char *name, *uri, *asked, *want, *want_original;
} tidy_cases[] = {
  { "a clean one has nothing beside it", "https://e.org/a", NULL, "https://e.org/a", NULL },
  { "a tracked one is kept beside the clean one", "https://e.org/a?utm_source=x", NULL, "https://e.org/a",
    "https://e.org/a?utm_source=x" },
  { "what was handed over goes before it", "https://e.org/a?utm_source=x", "https://t.example/9", "https://e.org/a",
    "https://t.example/9" },
  { "the same one handed over is nothing else", "https://e.org/a", "https://e.org/a", "https://e.org/a", NULL },
};

static void
test_tidy (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DossierDraft) draft = dossier_draft_new ();

  draft->uri = g_strdup (tidy_cases[i].uri);
  dossier_address_care_tidy (draft, tidy_cases[i].asked);
  g_assert_cmpstr (draft->uri, ==, tidy_cases[i].want);
  g_assert_cmpstr (draft->original_uri, ==, tidy_cases[i].want_original);
  g_assert_cmpstr (draft->page_key, ==, "e.org/a");
  dossier_address_care_tidy (draft, NULL);
  g_assert_cmpstr (draft->original_uri, ==, tidy_cases[i].want_original);
}

static void
test_without_address (void)
{
  g_autoptr (DossierDraft) draft = dossier_draft_new ();

  dossier_address_care_tidy (draft, NULL);
  g_assert_null (draft->uri);
  g_assert_null (draft->page_key);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tidy_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/address-care/", tidy_cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_tidy);
    }
  g_test_add_func ("/address-care/without an address there is nothing to tidy", test_without_address);
  ADD ("/address-care/plain, tracked, AMP and shortened links are one story", test_one_story);
  ADD ("/address-care/where a link led is beside what it was", test_redirected);
  ADD ("/address-care/the page of a feed's story is no twin", test_feed);
  ADD ("/address-care/a library from before catches up", test_catch_up);
  return g_test_run ();
}
