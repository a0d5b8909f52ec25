/* dossier-handout-folder.c - stories as files of a new folder, which is there whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-handout-private.h"

#include <errno.h>
#include <string.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include "dossier-citation.h"

/* Nothing may be at @path but an empty folder. */
static gboolean
check_place (const char *path, GError **error)
{
  g_autoptr (GDir) dir = NULL;

  if (strcmp (path, "-") == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _ ("Several stories are several files: say a folder for them."));
      return FALSE;
    }
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    return dossier_export_file_fail (path, _ ("there is a file of this name, and several stories need a folder"),
                                     ENOTDIR, error);
  dir = g_dir_open (path, 0, error);
  if (dir == NULL)
    return FALSE;
  return g_dir_read_name (dir) == NULL
         || dossier_export_file_fail (path, _ ("there is something in this folder; choose a new or an empty one"),
                                      ENOTEMPTY, error);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}

/* With its images. */
static void
remove_whole (const char *path)
{
  g_autofree char *images = g_build_filename (path, DOSSIER_EDITION_IMAGE_FOLDER, NULL);

  remove_folder (images);
  remove_folder (path);
}

/* The name of the story's file, which no other one has, whether or not a disk tells capitals apart. @taken: a folded
 * name -> the number that the next story of this name has. */
static char *
make_name (DossierHandout *handout, const DossierStoryRow *story, GHashTable *taken)
{
  g_autofree char *title = dossier_citation_dup_title (story);
  g_autofree char *plain = dossier_handout_make_name (title, handout->order->format, FALSE);
  g_autofree char *key = g_utf8_casefold (plain, -1);
  guint            number = MAX (GPOINTER_TO_UINT (g_hash_table_lookup (taken, key)), 1);

  for (;; number++)
    {
      g_autofree char *numbered = g_strdup_printf ("(%u) %s", number, title);
      g_autofree char *name = dossier_handout_make_name (number == 1 ? title : numbered, handout->order->format, FALSE);
      g_autofree char *folded = g_utf8_casefold (name, -1);

      if (g_hash_table_contains (taken, folded))
        continue;
      g_hash_table_insert (taken, g_steal_pointer (&folded), GUINT_TO_POINTER (2));
      g_hash_table_insert (taken, g_steal_pointer (&key), GUINT_TO_POINTER (number + 1));
      return g_steal_pointer (&name);
    }
}

static gboolean
write_story (DossierHandout *handout, const DossierHandoutStory *story, const char *folder, GHashTable *taken,
             GError **error)
{
  g_autofree char *name = make_name (handout, story->edition.story, taken);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = dossier_handout_make_text (handout->order->format, &story->edition);
  g_autoptr (DossierExportFile) file = dossier_export_file_new (path, NULL, error);

  return file != NULL && dossier_export_file_write (file, text, strlen (text), error)
         && dossier_export_file_finish (g_steal_pointer (&file), error);
}

static gboolean
write_stories (DossierHandout *handout, const char *folder, GError **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < handout->order->ids->len; i++)
    {
      g_auto (DossierHandoutStory) story = { 0 };

      if (!dossier_handout_load (handout, g_array_index (handout->order->ids, gint64, i), &story, error)
          || (story.content != NULL && !write_story (handout, &story, folder, taken, error))
          || !dossier_handout_step (handout, error))
        return FALSE;
      handout->counts.n_stories += story.content != NULL;
    }
  return handout->counts.n_stories > 0 || dossier_handout_fail_gone (error);
}

/* @path without what would make a name in it of one beside it. */
static char *
dup_bare (const char *path)
{
  g_autofree char *bare = g_strdup (path);

  for (gsize n = strlen (bare); n > 1 && G_IS_DIR_SEPARATOR (bare[n - 1]); n--)
    bare[n - 1] = '\0';
  return g_steal_pointer (&bare);
}

gboolean
dossier_handout_write_folder (DossierHandout *handout, GError **error)
{
  g_autofree char *path = dup_bare (handout->path);
  g_autofree char *unfinished = g_strdup_printf ("%s.part-%08x", path, g_random_int ());

  if (!check_place (path, error))
    return FALSE;
  if (g_mkdir (unfinished, 0777) != 0)
    return dossier_export_file_fail (path, g_strerror (errno), errno, error);
  if (handout->order->format != DOSSIER_HANDOUT_TEXT)
    handout->place = dossier_handout_place_in_folder;
  handout->place_data = unfinished;
  if (!write_stories (handout, unfinished, error) || g_cancellable_set_error_if_cancelled (handout->cancellable, error))
    {
      remove_whole (unfinished);
      return FALSE;
    }
  if (g_rename (unfinished, path) == 0)
    return TRUE;
  dossier_export_file_fail (path, g_strerror (errno), errno, error);
  remove_whole (unfinished);
  return FALSE;
}
