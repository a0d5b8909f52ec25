/* test-power-cut.c - whenever the power is cut, what was said to be done is there and the library is whole
 *
 * CUTS=1 in the environment for a cut after every single step; CUT_SEED for other damages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "cut-vfs.h"
#include "store-fixture.h"
#include "../read-number.h"

#include <glib/gstdio.h>

/* Steps from one cut to the next. */
#define CUTS 7
#define SEED 26
#define N_CHANGES 12
/* Times that the library is opened, changed and closed: closing writes the log into the file. */
#define N_SESSIONS 2

/* So many steps were taken when it was said that the note is @note. */
typedef struct
{
  guint n_steps, note;
} Said;

static void
say (GArray *said, CutVfs *vfs, guint note)
{
  Said what = { cut_vfs_count (vfs), note };

  g_array_append_val (said, what);
}

/* Each change makes the note of one highlight a greater number, with a star and a tag between. */
static void
write_notes (DossierStore *store, CutVfs *vfs, gint64 story, gint64 annotation, guint *note, GArray *said)
{
  for (guint i = 0; i < N_CHANGES; i++)
    {
      g_autofree char *words = g_strdup_printf ("%u", ++*note);

      apply (store, dossier_change_edit_annotation (annotation, DOSSIER_COLOUR_GREEN, words));
      say (said, vfs, *note);
      if (i % 4 == 1)
        apply (store, dossier_change_set_starred (&story, 1, i % 8 == 1));
      if (i % 4 == 3)
        apply (store, dossier_change_add_tag (&story, 1, words));
    }
}

static guint
read_note (DossierStore *store, gint64 story)
{
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (store, story, NULL);

  g_assert_nonnull (content);
  g_assert_cmpuint (content->annotations->len, ==, 1);
  return (guint) g_ascii_strtoull (dossier_annotation_get_row (content->annotations->pdata[0])->note, NULL, 10);
}

/* The note that must be there after @n steps; one that was on its way may be there instead. */
static guint
find_said (GArray *said, guint n)
{
  guint note = 0;

  for (guint i = 0; i < said->len && g_array_index (said, Said, i).n_steps <= n; i++)
    note = g_array_index (said, Said, i).note;
  return note;
}

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

static void
assert_survived (const char *folder, gint64 story, guint note)
{
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (path, DOSSIER_STORE_CREATE, &error);
  guint found;

  g_assert_no_error (error);
  found = read_note (store, story);
  g_assert_cmpuint (found, >=, note);
  g_assert_cmpuint (found, <=, note + 1);
  assert_sound (store);
}

static void
test_cuts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *after = g_dir_make_tmp ("dossier-cut-XXXXXX", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (read_number ("CUT_SEED", SEED));
  g_autoptr (GArray) said = g_array_new (FALSE, FALSE, sizeof (Said));
  gint64               story = save_one (fixture->store, make_draft ("A", "Ada Quill joined Ferrum.", 1)).story;
  DossierAnnotationRow row = { .story = story, .start = 0, .length = 3, .note = (char *) "0" };
  gint64               annotation = apply (fixture->store, dossier_change_annotate (&row));
  guint                note = 0, n_steps, n_cuts = 0, every = MAX (1, read_number ("CUTS", CUTS));
  CutVfs              *vfs;

  g_clear_object (&fixture->store);
  vfs = cut_vfs_new (fixture->folder);
  for (guint i = 0; i < N_SESSIONS; i++)
    {
      g_autoptr (DossierStore) store = dossier_store_open (fixture->path, DOSSIER_STORE_CREATE, NULL);

      write_notes (store, vfs, story, annotation, &note, said);
    }
  n_steps = cut_vfs_count (vfs);
  cut_vfs_end (vfs);
  g_assert_cmpuint (n_steps, >, 200);
  for (guint n = 0; n <= n_steps; n += every)
    for (CutKind kind = 0; kind < CUT_N_KINDS; kind++, n_cuts++)
      {
        cut_vfs_make (vfs, n, kind, random, after);
        assert_survived (after, story, find_said (said, n));
        empty_folder (after);
      }
  g_test_message ("%u cuts of %u steps", n_cuts, n_steps);
  cut_vfs_free (vfs);
  g_rmdir (after);
  fixture_reopen (fixture);
}

/* A disk that forgets what was synced is found out: the test can fail. */
static void
test_a_lie_is_found (Fixture *fixture, gconstpointer data)
{
  g_autofree char *after = g_dir_make_tmp ("dossier-cut-XXXXXX", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GArray) said = g_array_new (FALSE, FALSE, sizeof (Said));
  gint64               story = save_one (fixture->store, make_draft ("A", "Ada Quill joined Ferrum.", 1)).story;
  DossierAnnotationRow row = { .story = story, .start = 0, .length = 3, .note = (char *) "0" };
  gint64               annotation = apply (fixture->store, dossier_change_annotate (&row));
  guint                note = 0, found;
  g_autofree char     *path = g_build_filename (after, "library.db", NULL);
  CutVfs              *vfs;

  g_clear_object (&fixture->store);
  vfs = cut_vfs_new (fixture->folder);
  {
    g_autoptr (DossierStore) store = dossier_store_open (fixture->path, DOSSIER_STORE_CREATE, NULL);

    write_notes (store, vfs, story, annotation, &note, said);
  }
  cut_vfs_end (vfs);
  cut_vfs_make (vfs, g_array_index (said, Said, 5).n_steps - 1, CUT_NONE, random, after); /* without the last sync */
  {
    g_autoptr (DossierStore) store = dossier_store_open (path, DOSSIER_STORE_CREATE, NULL);

    found = read_note (store, story);
  }
  g_assert_cmpuint (found, <, g_array_index (said, Said, 5).note);
  cut_vfs_free (vfs);
  empty_folder (after);
  g_rmdir (after);
  fixture_reopen (fixture);
}

int
main (int argc, char **argv)
{
  fixture_use_memory ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/power-cut/nothing-that-was-said-is-lost", Fixture, NULL, fixture_set_up, test_cuts, fixture_tear_down);
  g_test_add ("/power-cut/what-is-not-synced-is-lost", Fixture, NULL, fixture_set_up, test_a_lie_is_found,
              fixture_tear_down);
  return g_test_run ();
}
