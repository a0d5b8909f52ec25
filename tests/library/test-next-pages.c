/* test-next-pages.c - articles that stand on several pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-full-text.h"
#include "dossier-next-pages.h"
#include "dossier-story-text.h"
#include "fault-server.h"
#include "library-fixture.h"

#define PAGE(words, next)                                                                                              \
  "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<!doctype html><html><head>"  \
  "<title>Ferrum opens a lab</title>" next "</head><body><article><h1>Ferrum opens a lab</h1><p>" words                \
  "</p></article></body></html>"
#define NEXT(path) "<link rel='next' href='" path "'>"
#define FIRST                                                                                                          \
  "The steel maker Ferrum has opened a laboratory for learning machines in Graz, the company said on Monday, and "     \
  "hired forty people for it."
#define SECOND                                                                                                         \
  "Ada Lint joined Ferrum as chief scientist. She had worked on furnaces that plan their own day, and wants to "       \
  "publish what the laboratory finds."
#define THIRD "The laboratory stands beside the old mill, and visitors are welcome on the first day of each month."

static const FaultAnswer answers[] = {
  { "/story", PAGE (FIRST, NEXT ("/story?page=2")), FAULT_NONE },
  { "/story?page=2", PAGE (SECOND, NEXT ("/story?page=3")), FAULT_NONE },
  { "/story?page=3", PAGE (THIRD, ""), FAULT_NONE },
  { "/half", PAGE (FIRST, NEXT ("/half?page=2")), FAULT_NONE },
  { "/half?page=2", "HTTP/1.1 500 Oh\r\nConnection: close\r\n\r\n", FAULT_NONE },
  { "/same", PAGE (FIRST, NEXT ("/same?page=2")), FAULT_NONE },
  { "/same?page=2", PAGE (FIRST, NEXT ("/same?page=3")), FAULT_NONE },
  { "/same?page=3", PAGE (THIRD, ""), FAULT_NONE },
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

/* The text of what is at @path, once it is saved. */
static char *
add (Fixture *self, const char *path)
{
  g_autofree char *uri = g_strdup_printf ("http://127.0.0.1:%u%s", fault_server_get_port (self->server), path);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAddResult) result = dossier_library_add (self->desk.library, uri, NULL, &error);
  g_autoptr (DossierStoryContent) content = NULL;

  g_assert_no_error (error);
  content
      = dossier_store_load_content (self->desk.store, g_array_index (result->saved, DossierSaveResult, 0).story, NULL);
  return g_strdup (dossier_document_get_text (content->document));
}

static void
test_joined (Fixture *self, gconstpointer data)
{
  g_autofree char *text = add (self, "/story");
  const char      *first = strstr (text, FIRST), *second = strstr (text, SECOND), *third = strstr (text, THIRD);

  g_assert_true (first != NULL && second > first && third > second);
  g_assert_null (strstr (first, "Ferrum opens a lab"));
  g_assert_cmpuint (fault_server_count (self->server, "/story?page=2"), ==, 1);
}

/* The story at @path. */
static gint64
add_story (Fixture *self, const char *path)
{
  g_autofree char *uri = g_strdup_printf ("http://127.0.0.1:%u%s", fault_server_get_port (self->server), path);
  g_autoptr (DossierAddResult) result = dossier_library_add (self->desk.library, uri, NULL, NULL);

  return g_array_index (result->saved, DossierSaveResult, 0).story;
}

static void
assert_text (Fixture *self, gint64 story, const char *want)
{
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (self->desk.store, story, NULL);

  g_assert_cmpstr (dossier_document_get_text (content->document), ==, want);
}

static void
set_blocks (Fixture *self, gint64 story, const char *text, gboolean is_in)
{
  g_autoptr (DossierExplanation) explanation = dossier_library_explain (self->desk.library, story, NULL);
  g_autoptr (GError) error = NULL;
  DossierTextSaved saved;

  for (guint i = 0; i < explanation->blocks->len; i++)
    {
      const DossierBlock *block = explanation->blocks->pdata[i];

      if (g_str_equal (block->text, text))
        dossier_block_choices_set (explanation->choices, block->key, is_in);
    }
  dossier_library_set_blocks (self->desk.library, story, explanation->choices, &saved, &error);
  g_assert_no_error (error);
  g_assert_cmpint (saved.saved, ==, DOSSIER_PAGE_TAKEN);
}

/* The blocks of all pages can be switched, though nobody is asked for them again; and so they stay when somebody is. */
static void
test_kept (Fixture *self, gconstpointer data)
{
  gint64 story = add_story (self, "/story");
  g_autoptr (DossierExplanation) explanation = dossier_library_explain (self->desk.library, story, NULL);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  DossierTextSaved saved;
  DossierPageSaved page;

  g_assert_false (explanation->is_other);
  g_assert_cmpuint (explanation->blocks->len, ==, 6);
  for (guint i = 0; i < explanation->blocks->len; i++)
    g_assert_true (g_hash_table_add (keys, ((DossierBlock *) explanation->blocks->pdata[i])->key));
  set_blocks (self, story, SECOND, FALSE);
  assert_text (self, story, FIRST "\n" THIRD);
  set_blocks (self, story, FIRST, FALSE);
  assert_text (self, story, THIRD);
  g_assert_true (dossier_library_extract_again (self->desk.library, story, &saved, NULL));
  g_assert_cmpint (saved.saved, ==, DOSSIER_PAGE_SAME);
  g_assert_cmpuint (fault_server_count (self->server, "/story?page=2"), ==, 1);
  set_blocks (self, story, FIRST, TRUE);
  g_assert_true (dossier_library_fetch_story (self->desk.library, story, &page, NULL, NULL));
  g_assert_cmpint (page, ==, DOSSIER_PAGE_SAME);
  g_assert_cmpuint (fault_server_count (self->server, "/story?page=3"), ==, 2);
  assert_text (self, story, FIRST "\n" THIRD);
}

/* An article that stands on one page by now has the blocks of that alone. */
static void
test_fewer_pages (Fixture *self, gconstpointer data)
{
  gint64           story = add_story (self, "/story");
  DossierPageSaved page;
  g_autoptr (DossierExplanation) explanation = NULL;

  fault_server_set (self->server, "/story", PAGE (FIRST " " SECOND " " THIRD " " THIRD, ""));
  g_assert_true (dossier_library_fetch_story (self->desk.library, story, &page, NULL, NULL));
  g_assert_cmpint (page, ==, DOSSIER_PAGE_TAKEN);
  explanation = dossier_library_explain (self->desk.library, story, NULL);
  g_assert_cmpuint (explanation->blocks->len, ==, 2);
}

static DossierPageCopy *
make_copy (guint seed)
{
  gsize            size = DOSSIER_PAGE_COPY_MAX_PACKED - 4096;
  g_autofree char *noise = g_malloc (size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (gsize i = 0; i < size; i++)
    noise[i] = (char) g_rand_int (random);
  bytes = g_bytes_new (noise, size);
  return dossier_page_copy_new (bytes, NULL, NULL);
}

static void
test_copies_have_a_limit (void)
{
  g_autoptr (DossierPageCopy) copy = make_copy (1);
  guint n = 1;

  while (dossier_page_copy_append (copy, make_copy (++n)))
    g_assert_cmpuint (n, <, 10);
  g_assert_cmpuint (n, ==, DOSSIER_PAGE_COPIES_MAX_PACKED / DOSSIER_PAGE_COPY_MAX_PACKED + 1);
}

static void
test_broken (Fixture *self, gconstpointer data)
{
  g_autofree char *text = add (self, "/half");

  g_assert_nonnull (strstr (text, FIRST));
  g_assert_cmpuint (fault_server_count (self->server, "/half?page=2"), ==, 1);
}

static void
test_same (Fixture *self, gconstpointer data)
{
  g_autofree char *text = add (self, "/same");

  g_assert_null (strstr (strstr (text, FIRST) + 1, FIRST));
  g_assert_cmpuint (fault_server_count (self->server, "/same?page=3"), ==, 0);
}

/* There are more than are read. */
static void
test_limit (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL, *last = NULL, *over = NULL;

  for (guint i = 1; i <= DOSSIER_NEXT_PAGES_MAX + 2; i++)
    {
      g_autofree char *path = i == 1 ? g_strdup ("/long") : g_strdup_printf ("/long?page=%u", i);
      g_autofree char *page = g_strdup_printf (
          "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\n\r\n<!doctype html><html><head><title>"
          "Ferrum opens a lab</title><link rel='next' href='/long?page=%u'></head><body><article><h1>Ferrum opens a "
          "lab</h1><p>%s Chapter %u tells of it.</p></article>",
          i + 1, FIRST, i);

      fault_server_set (self->server, path, page);
    }
  text = add (self, "/long");
  last = g_strdup_printf ("Chapter %u tells", DOSSIER_NEXT_PAGES_MAX);
  over = g_strdup_printf ("Chapter %u tells", DOSSIER_NEXT_PAGES_MAX + 1);
  g_assert_nonnull (strstr (text, last));
  g_assert_null (strstr (text, over));
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DossierDraft) draft = dossier_draft_new ();

  draft->document = dossier_document_new_from_plain (FIRST, -1);
  draft->next_uri = g_strdup_printf ("http://127.0.0.1:%u/story?page=2", fault_server_get_port (self->server));
  g_cancellable_cancel (cancellable);
  dossier_next_pages_follow (draft, TRUE, cancellable);
  g_assert_cmpstr (dossier_document_get_text (draft->document), ==, FIRST);
  g_assert_true (draft->is_partial);
  g_assert_null (draft->next_uri);
}

/* Nobody has said that the page may be there. */
static void
test_private (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierDraft) draft = dossier_draft_new ();

  draft->document = dossier_document_new_from_plain (FIRST, -1);
  draft->next_uri = g_strdup_printf ("http://127.0.0.1:%u/story?page=2", fault_server_get_port (self->server));
  dossier_next_pages_follow (draft, FALSE, NULL);
  g_assert_cmpuint (fault_server_count (self->server, "/story?page=2"), ==, 0);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/next-pages/three-pages-are-one-text", test_joined);
  ADD ("/next-pages/blocks-of-all-pages-are-switched", test_kept);
  ADD ("/next-pages/fewer-pages-have-fewer-blocks", test_fewer_pages);
  g_test_add_func ("/next-pages/copies-have-a-limit", test_copies_have_a_limit);
  ADD ("/next-pages/one-that-cannot-be-had-ends-it", test_broken);
  ADD ("/next-pages/one-that-says-nothing-new-ends-it", test_same);
  ADD ("/next-pages/at-most-so-many-are-read", test_limit);
  ADD ("/next-pages/cancelled-the-text-is-partial", test_cancelled);
  ADD ("/next-pages/inside-the-network-only-when-allowed", test_private);
  return g_test_run ();
}
