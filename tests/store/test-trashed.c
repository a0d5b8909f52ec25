/* test-trashed.c - a library with a spoilt page, or cut off, is read as far as it can be, and is never made worse
 *
 * TRASHED=500 in the environment for more than the usual number of libraries; TRASH_SEED for others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-history.h"
#include "dossier-restore.h"
#include "dossier-story-tags.h"
#include "store-fixture.h"
#include "../read-number.h"

#include <glib/gstdio.h>
#include <string.h>

#define TRASHED 120
#define SEED 6
#define N_STORIES 300
#define PAGE 8192

/* What the window asks for; an answer or an error, never both, never neither. */
static void
read_all (DossierStore *store)
{
  g_autoptr (DossierQuery) every = dossier_query_new (DOSSIER_VIEW_ALL);
  g_autoptr (DossierQuery) word = dossier_query_parse ("Ferrum", FALSE, NULL);
  g_autoptr (GError) list_error = NULL;
  g_autoptr (GError) find_error = NULL;
  g_autoptr (GError) tag_error = NULL;
  g_autoptr (GError) history_error = NULL;
  g_autoptr (GError) entity_error = NULL;
  g_autoptr (GArray) stories = dossier_store_find (store, every, 0, &list_error);
  g_autoptr (GArray) found = dossier_store_find (store, word, 0, &find_error);
  g_autoptr (GPtrArray) tags = dossier_store_list_tags (store, &tag_error);
  g_autoptr (GPtrArray) history = dossier_store_list_history (store, 100, NULL, &history_error);
  g_autoptr (GPtrArray) entities = dossier_store_find_entities (store, "Ada Quill", 0, &entity_error);

  g_assert_true ((stories == NULL) == (list_error != NULL));
  g_assert_true ((found == NULL) == (find_error != NULL));
  g_assert_true ((tags == NULL) == (tag_error != NULL));
  g_assert_true ((history == NULL) == (history_error != NULL));
  g_assert_true ((entities == NULL) == (entity_error != NULL));
  for (guint i = 0; stories != NULL && i < stories->len; i += 7)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierStoryContent) content
          = dossier_store_load_content (store, g_array_index (stories, gint64, i), &error);

      g_assert_true ((content == NULL) == (error != NULL));
    }
}

/* Changes either work or leave an error; the library does not get worse than it is. */
static void
change_some (DossierStore *store)
{
  g_autoptr (DossierQuery) every = dossier_query_new (DOSSIER_VIEW_ALL);
  g_autoptr (GArray) stories = dossier_store_find (store, every, 0, NULL);

  for (guint i = 0; stories != NULL && i < stories->len; i += 50)
    {
      gint64 story = g_array_index (stories, gint64, i);
      g_autoptr (DossierChange) star = dossier_change_set_starred (&story, 1, TRUE);
      g_autoptr (GError) error = NULL;
      g_autofree char *undone = NULL;

      if (!dossier_store_apply (store, star, NULL, &error))
        g_assert_nonnull (error);
      undone = dossier_store_undo (store, NULL);
    }
}

static void
spoil (GByteArray *bytes, GRand *random)
{
  guint page = g_rand_int_range (random, 0, (gint32) (bytes->len / PAGE));

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0: memset (bytes->data + page * PAGE, 0, PAGE); break;
    case 1: memset (bytes->data + page * PAGE + (page == 0 ? 100 : 0), 0x55, page == 0 ? PAGE - 100 : PAGE); break;
    case 2: g_byte_array_set_size (bytes, page * PAGE + (guint) g_rand_int_range (random, 0, PAGE)); break;
    default:
      for (guint i = 0; i < 64; i++)
        bytes->data[page * PAGE + (guint) g_rand_int_range (random, 0, PAGE)] = (guint8) g_rand_int (random);
    }
}

/* TRUE when it could be opened. */
static gboolean
use (const char *path, DossierStoreFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (path, flags, &error);
  g_autoptr (GPtrArray) problems = NULL;

  if (store == NULL)
    {
      g_assert_nonnull (error);
      return FALSE;
    }
  read_all (store);
  if (flags == DOSSIER_STORE_CREATE)
    change_some (store);
  problems = dossier_store_check (store, NULL);
  dossier_store_close (store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return TRUE;
}

static void
test_trashed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = g_build_filename (fixture->folder, "backup.db", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (read_number ("TRASH_SEED", SEED));
  g_autofree char *whole = NULL;
  gsize            length = 0;
  guint            n = read_number ("TRASHED", TRASHED), n_opened = 0;

  fill_library (fixture->store, N_STORIES);
  g_assert_true (dossier_store_backup (fixture->store, backup, NULL));
  g_assert_true (g_file_get_contents (backup, &whole, &length, NULL));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/spoilt-%u/library.db", fixture->folder, i);
      g_autofree char *folder = g_path_get_dirname (path);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autofree char *kept = NULL;
      g_autoptr (GError) error = NULL;

      g_byte_array_append (bytes, (guint8 *) whole, (guint) length);
      spoil (bytes, random);
      g_mkdir (folder, 0700);
      g_assert_true (g_file_set_contents (path, (char *) bytes->data, bytes->len, NULL));
      use (path, DOSSIER_STORE_READ_ONLY);
      n_opened += use (path, DOSSIER_STORE_CREATE);
      g_assert_true (dossier_restore (path, backup, NULL, &kept, &error));
      g_assert_no_error (error);
      g_assert_true (kept != NULL && g_file_test (kept, G_FILE_TEST_EXISTS));
      g_assert_true (use (path, DOSSIER_STORE_CREATE));
    }
  g_test_message ("%u of %u could be opened", n_opened, n);
}

int
main (int argc, char **argv)
{
  fixture_use_memory ();
  g_test_init (&argc, &argv, NULL);
  /* That no backup can be made of it is a warning; on a slow day one is tried meanwhile. */
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
  g_test_add ("/trashed/no-crash-and-the-backup-comes-back", Fixture, NULL, fixture_set_up, test_trashed,
              fixture_tear_down);
  return g_test_run ();
}
