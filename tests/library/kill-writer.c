/* kill-writer.c - changes libraries and says each change that was acknowledged, until it is killed
 *
 * A ready program that forks for each order, so that a thousand of them cost nothing to start. An order is a line on
 * standard input: "HOW LIBRARY SEED". What the child says is a line each:
 *
 *   pid NUMBER                    it is there
 *   ready                         it may be killed from now on
 *   story ID                      saved, with its text
 *   star ID, tag ID NAME          of a story
 *   note ID NUMBER                of a highlight, which is there at least with this number
 *   fed NUMBER                    stories that feeds have brought, in all
 *   copy PATH NUMBER              a backup with so many stories, at least
 *   older PATH                    an older library that was brought up to date
 *   aside ID                      a highlight that the next restore takes out of the library
 *   restored PATH                 a backup was put back, and what was there is at PATH
 *
 * and the parent's "ended" after its death.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <signal.h>
#include <unistd.h>

#include "dossier-import.h"
#include "dossier-refresh.h"
#include "dossier-restore.h"

#define SAVINGS 4
#define DRAFTS 3
#define MAX_ORDER 4096

typedef struct
{
  const char     *path;
  GRand          *random;
  DossierLibrary *library;
  DossierStore   *store; /* the library's */
  GArray         *stories;
  guint           number; /* of the last file, name or note */
} Writer;

/* ---- what all need ---- */

static void
open_library (Writer *writer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) every = dossier_query_new (DOSSIER_VIEW_ALL);

  writer->library = dossier_library_open (writer->path, &error);
  g_assert_no_error (error);
  writer->store = dossier_library_get_store (writer->library);
  writer->stories = dossier_store_find (writer->store, every, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (writer->stories->len, >, 0);
}

static void
close_library (Writer *writer)
{
  g_clear_pointer (&writer->stories, g_array_unref);
  dossier_store_close (writer->store);
  writer->store = NULL;
  g_clear_object (&writer->library);
}

static gint64
choose_story (Writer *writer)
{
  return g_array_index (writer->stories, gint64, g_rand_int_range (writer->random, 0, (int) writer->stories->len));
}

static gint64
highlight (Writer *writer)
{
  DossierAnnotationRow row = { .story = choose_story (writer), .start = 0, .length = 3, .note = (char *) "0" };

  return apply (writer->store, dossier_change_annotate (&row));
}

static void
say_ready (void)
{
  printf ("ready\n");
}

/* ---- the ways to write ---- */

static void
annotate (Writer *writer)
{
  printf ("note %" G_GINT64_FORMAT " 0\n", highlight (writer));
}

static void
edit (Writer *writer)
{
  gint64 annotation = highlight (writer);

  for (guint i = 1; i < 6; i++)
    {
      g_autofree char *note = g_strdup_printf ("%u", i);

      apply (writer->store, dossier_change_edit_annotation (annotation, 1 + i % 4, note));
      printf ("note %" G_GINT64_FORMAT " %u\n", annotation, i);
    }
}

static void
tag (Writer *writer)
{
  gint64           story = choose_story (writer);
  g_autofree char *name = g_strdup_printf ("tag-%d", g_rand_int_range (writer->random, 0, 12));

  apply (writer->store, dossier_change_add_tag (&story, 1, name));
  printf ("tag %" G_GINT64_FORMAT " %s\n", story, name);
  apply (writer->store, dossier_change_set_starred (&story, 1, TRUE));
  printf ("star %" G_GINT64_FORMAT "\n", story);
}

static DossierDraft *
make_news (GRand *random)
{
  g_autofree char *title = g_strdup_printf ("News %08x%08x", g_rand_int (random), g_rand_int (random));
  g_autofree char *name = g_strdup_printf ("Ferrum %d", g_rand_int_range (random, 0, 40));
  GString         *text = g_string_new (name);
  DossierDraft    *draft;

  for (int i = g_rand_int_range (random, 1, 400); i > 0; i--)
    g_string_append_printf (text, " has word %d,", i);
  draft = make_draft (title, text->str, g_rand_int_range (random, 0, 300));
  add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, name, NULL);
  g_string_free (text, TRUE);
  return draft;
}

static void
end_saving (DossierSaving *saving)
{
  g_autoptr (GArray) results = dossier_store_end_save (saving, NULL);

  g_assert_nonnull (results);
  for (guint i = 0; i < results->len; i++)
    printf ("story %" G_GINT64_FORMAT "\n", g_array_index (results, DossierSaveResult, i).story);
}

/* Several savings at once, so that they share transactions. */
static void
save (Writer *writer)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  DossierSaving *savings[SAVINGS];

  for (guint i = 0; i < SAVINGS; i++)
    {
      GPtrArray *some = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);

      for (guint j = 0; j < DRAFTS; j++)
        g_ptr_array_add (some, make_news (writer->random));
      g_ptr_array_add (drafts, some);
      savings[i] = dossier_store_prepare_save (writer->store, some, TRUE);
      dossier_store_begin_save (savings[i]);
    }
  for (guint i = 0; i < SAVINGS; i++)
    end_saving (savings[i]);
}

/* An export of another program, with texts, highlights and tags. */
static void
import (Writer *writer)
{
  DossierImportOptions options = { .no_fetch = TRUE };
  g_autofree char     *path = g_strdup_printf ("%s-export.json", writer->path);
  GString *export = g_string_new ("[");
  g_autoptr (DossierImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 4; i++)
    g_string_append_printf (
        export,
        "%s{\"url\":\"https://i.example/%08x\",\"title\":\"I%u\",\"is_archived\":0,\"is_starred\":1,"
        "\"created_at\":\"2026-05-28T09:30:00+00:00\",\"content\":\"<p>Ada Quill joined Ferrum.</p>\","
        "\"tags\":[\"kept\"],\"annotations\":[{\"quote\":\"joined Ferrum\",\"text\":\"When?\"}]}",
        i > 0 ? "," : "", g_rand_int (writer->random), i);
  g_string_append_c (export, ']');
  g_assert_true (g_file_set_contents (path, export->str, -1, NULL));
  g_string_free (export, TRUE);
  result = dossier_library_import (writer->library, path, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < result->lines->len; i++)
    {
      const DossierImportLine *line = result->lines->pdata[i];

      printf ("story %" G_GINT64_FORMAT "\nstar %" G_GINT64_FORMAT "\n", line->story, line->story);
    }
}

/* The feed has something new each time. */
static void
refresh (Writer *writer)
{
  DossierRefreshOptions options = { .all = TRUE };
  g_autoptr (DossierRefreshResult) result = NULL;
  g_autoptr (GError) error = NULL;

  result = dossier_library_refresh (writer->library, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  writer->number += result->n_new;
  printf ("fed %u\n", writer->number);
}

static void
back_up (Writer *writer)
{
  g_autofree char *path = g_strdup_printf ("%s-copy-%d.db", writer->path, g_rand_int_range (writer->random, 0, 4));
  g_autoptr (GError) error = NULL;

  save (writer);
  dossier_store_backup (writer->store, path, &error);
  g_assert_no_error (error);
  printf ("copy %s %u\n", path, read_counts (writer->store).stories);
}

/* The library beside it that is of an older program. */
static void
migrate (Writer *writer)
{
  g_autofree char *path = g_strdup_printf ("%s-older-%08x.db", writer->path, g_rand_int (writer->random));
  g_autofree char *old = g_strconcat (writer->path, "-old", NULL), *bytes = NULL;
  gsize            length = 0;
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (old, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  store = dossier_store_open (path, DOSSIER_STORE_CREATE, &error);
  g_assert_no_error (error);
  printf ("older %s\n", path);
}

/* A backup, then a highlight that is not in it, then the backup again. */
static void
restore (Writer *writer)
{
  g_autofree char *copy = g_strconcat (writer->path, "-kept.db", NULL), *kept = NULL;
  g_autoptr (GError) error = NULL;

  open_library (writer);
  tag (writer);
  dossier_store_backup (writer->store, copy, &error);
  g_assert_no_error (error);
  printf ("aside %" G_GINT64_FORMAT "\n", highlight (writer));
  close_library (writer);
  dossier_restore (writer->path, copy, NULL, &kept, &error);
  g_assert_no_error (error);
  printf ("restored %s\n", kept);
}

/* ---- orders ---- */

static const struct
{
  const char *how;
  void (*write) (Writer *writer); /* again and again */
  gboolean is_warm;               /* the tables of names are read, too, before it may be killed */
  gboolean has_no_library;        /* opens it itself */
} ways[] = {
  { "annotate", annotate, FALSE, FALSE }, { "edit", edit, FALSE, FALSE },      { "tag", tag, FALSE, FALSE },
  { "save", save, FALSE, FALSE },         { "import", import, TRUE, FALSE },   { "refresh", refresh, TRUE, FALSE },
  { "back-up", back_up, FALSE, FALSE },   { "migrate", migrate, FALSE, TRUE }, { "restore", restore, FALSE, TRUE },
};

static void
warm_up (Writer *writer)
{
  g_autoptr (GError) error = NULL;

  dossier_recognition_free (
      dossier_library_recognise (writer->library, "Ada Quill joined Ferrum.", NULL, NULL, &error));
  g_assert_no_error (error);
  writer->number = (guint) run_sql (writer->path, "SELECT count(*) FROM story WHERE feed IS NOT NULL");
}

G_NORETURN static void
carry_out (char **words)
{
  Writer writer = { .path = words[1] };
  guint  i = 0;

  prctl (PR_SET_PDEATHSIG, SIGKILL); /* it goes with its parent */
  writer.random = g_rand_new_with_seed ((guint32) strtoul (words[2], NULL, 10));
  while (!g_str_equal (ways[i].how, words[0]))
    g_assert_cmpuint (++i, <, G_N_ELEMENTS (ways));
  printf ("pid %d\n", (int) getpid ());
  if (!ways[i].is_warm)
    say_ready ();
  if (!ways[i].has_no_library)
    open_library (&writer);
  if (ways[i].is_warm)
    {
      warm_up (&writer);
      say_ready ();
    }
  for (;;)
    ways[i].write (&writer);
}

int
main (int argc, char **argv)
{
  char order[MAX_ORDER];

  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  setvbuf (stdout, NULL, _IOLBF, 0);
  while (fgets (order, sizeof order, stdin) != NULL)
    {
      g_auto (GStrv) words = g_strsplit (g_strchomp (order), " ", 3);
      pid_t pid = fork ();
      int   status = 0;

      if (pid == 0)
        carry_out (words);
      g_assert_cmpint (pid, >, 0);
      g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
      g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL); /* not by itself */
      printf ("ended\n");
    }
  return 0;
}
