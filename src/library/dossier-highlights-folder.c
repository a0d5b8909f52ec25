/* dossier-highlights-folder.c - highlights as Markdown, and what a person writes beside them
 *
 * Before anything is written all files that are there are looked at: one that is somebody else's stops the export. What
 * would be the same is not written again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-highlights-run-private.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dossier-export-file.h"
#include "dossier-highlights-note.h"
#include "dossier-relations.h"

/* Stories whose names are looked up at once. */
#define STORIES_A_PIECE 200

/* ---- what is there ---- */

/* All of the file at @path; empty when there is none. NULL with @error. */
static char *
read_old (const char *path, gsize *length, GError **error)
{
  struct stat there;
  char       *old = NULL;

  *length = 0;
  if (stat (path, &there) != 0)
    {
      if (errno == ENOENT)
        return g_strdup ("");
      dossier_export_file_fail (path, g_strerror (errno), errno, error);
      return NULL;
    }
  if (!S_ISREG (there.st_mode))
    dossier_export_file_fail (path, _ ("it is not a plain file"), EINVAL, error);
  else if (there.st_size > DOSSIER_HIGHLIGHTS_MAX_OLD)
    dossier_export_file_fail (path, _ ("the file that is there is too large to be kept up. Choose another name."),
                              EEXIST, error);
  else if (g_file_get_contents (path, &old, length, error))
    return old;
  return NULL;
}

/* What a person has written in @old, all of the file at @path; NULL with @error when the file is none of ours. */
static const char *
find_own (const char *path, const char *old, gsize length, GError **error)
{
  const char *own = dossier_highlights_note_find_own (old);

  if (own != NULL || length == 0)
    return own != NULL ? own : old;
  dossier_export_file_fail (
      path,
      _ ("the file that is there was not written by Dossier, or the line is gone below which your own words stand. It "
         "was left as it is. Give it another name, or choose another folder."),
      EEXIST, error);
  return NULL;
}

GBytes *
dossier_highlights_read_own (const char *path, GError **error)
{
  gsize            length;
  g_autofree char *old = read_old (path, &length, error);
  const char      *own = old != NULL ? find_own (path, old, length, error) : NULL;

  return own != NULL ? g_bytes_new (own, length - (gsize) (own - old)) : NULL;
}

/* ---- names ---- */

/* Files of the folder by the ending that a story's file keeps when its title changes, and those that are taken. */
typedef struct
{
  GHashTable *by_ending; /* (element-type utf8 filename) */
  GHashTable *taken;     /* (element-type filename) */
} Names;

static void
names_clear (Names *names)
{
  g_hash_table_unref (names->by_ending);
  g_hash_table_unref (names->taken);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Names, names_clear)

static gboolean
list_names (const char *folder, Names *names, GError **error)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  dir = g_dir_open (folder, 0, error);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      const char *ending = g_strrstr (name, " - ");

      if (ending != NULL && g_str_has_suffix (ending, ".md"))
        g_hash_table_insert (names->by_ending, g_strdup (ending), g_strdup (name));
    }
  return dir != NULL;
}

/* The name of the story's file: the one that it has, else one of its own. Owned by the caller. */
static char *
choose_name (Names *names, const DossierStoryRow *story)
{
  g_autofree char *ending = dossier_highlights_note_make_ending (story);
  const char      *present = g_hash_table_lookup (names->by_ending, ending);
  char            *name = present != NULL ? g_strdup (present) : dossier_highlights_note_make_name (story);

  if (!g_hash_table_add (names->taken, g_strdup (name))) /* by another story of this export */
    {
      g_free (name);
      name = g_strdup_printf ("%s.md", story->uid);
    }
  return name;
}

/* ---- writing ---- */

typedef struct
{
  DossierHighlightsRun *run;
  GHashTable           *paths; /* (element-type gint64 filename): of the stories */
} Folder;

static gboolean
check_piece (DossierHighlightsRun *run, GPtrArray *stories, Names *names, Folder *folder, GError **error)
{
  for (guint i = 0; i < stories->len; i++)
    {
      const DossierStoryRow *story = dossier_story_get_row (stories->pdata[i]);
      g_autofree char       *name = choose_name (names, story);
      char                  *path = g_build_filename (run->path, name, NULL);
      g_autoptr (GBytes) own = NULL;

      g_hash_table_insert (folder->paths, g_memdup2 (&story->id, sizeof story->id), path);
      own = dossier_highlights_read_own (path, error);
      if (own == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Every story's path; FALSE when one of the files must not be written over. */
static gboolean
check_all (DossierHighlightsRun *run, Folder *folder, GError **error)
{
  g_auto (Names) names = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                           g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  if (!list_names (run->path, &names, error))
    return FALSE;
  for (guint first = 0; first < run->stories->len; first += STORIES_A_PIECE)
    {
      g_autoptr (GPtrArray) piece = NULL;

      if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
        return FALSE;
      piece = dossier_store_load_stories (run->store, &g_array_index (run->stories, gint64, first),
                                          MIN (STORIES_A_PIECE, run->stories->len - first), error);
      if (piece == NULL || !check_piece (run, piece, &names, folder, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_note (const DossierHighlightedStory *story, gpointer data, GError **error)
{
  Folder     *folder = data;
  const char *path = g_hash_table_lookup (folder->paths, &story->story->id);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DossierExportFile) file = NULL;
  g_autofree char *old = NULL;
  const char      *own;
  gsize            length;

  if (path == NULL) /* it came while the names were chosen: the next export has it */
    return TRUE;
  old = read_old (path, &length, error);
  own = old != NULL ? find_own (path, old, length, error) : NULL;
  if (own == NULL)
    return FALSE;
  dossier_highlights_note_append (text, story);
  g_string_append_len (text, own, (gssize) (length - (gsize) (own - old)));
  folder->run->counts.n_highlights += story->annotations->len;
  if (length == text->len && memcmp (old, text->str, length) == 0)
    return TRUE;
  file = dossier_export_file_new (path, dossier_store_get_path (folder->run->store), error);
  return file != NULL && dossier_export_file_write (file, text->str, text->len, error)
         && dossier_export_file_finish (g_steal_pointer (&file), error);
}

gboolean
dossier_highlights_run_folder (DossierHighlightsRun *run, GError **error)
{
  g_autoptr (GHashTable) paths = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Folder folder = { run, paths };

  return check_all (run, &folder, error) && dossier_highlights_run_walk (run, write_note, &folder, error)
         && dossier_highlights_run_check (run, error);
}
