/* note-writer.c - highlights, writes notes, tags and deletes without end and says what it does, until it is killed
 *
 * note-writer LIBRARY STORY SEED. A line each: "will WHAT ID VALUE" before a change and "did WHAT ID VALUE" after it
 * was acknowledged (highlight, note, tag, untag, colour, delete); "typed ID NUMBER MICROSECONDS" for each stroke of a
 * note, "kept ID NUMBER" for each that is kept as a draft.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "store-fixture.h"

#include <stdio.h>
#include <stdlib.h>

#include "dossier-draft-keeper.h"

#define WORDS 200
#define STROKES 24
/* Milliseconds from one stroke to the next, at most. */
#define STROKE_TIME 30

typedef struct
{
  DossierStore       *store;
  DossierDraftKeeper *keeper;
  GRand              *random;
  gint64              story;
  guint               number; /* of the last note that was typed */
} Writer;

static void
change (Writer *writer, const char *what, gint64 id, const DossierAnnotationEdit *edit, const char *value)
{
  printf ("will %s %" G_GINT64_FORMAT " %s\n", what, id, value);
  apply (writer->store, dossier_change_edit_annotations (&id, 1, edit));
  printf ("did %s %" G_GINT64_FORMAT " %s\n", what, id, value);
}

static gint64
highlight (Writer *writer)
{
  DossierAnnotationRow row = { .story = writer->story, .length = 4 };
  gint64               id;

  row.start = (guint) g_rand_int_range (writer->random, 0, WORDS) * 5;
  id = apply (writer->store, dossier_change_annotate (&row));
  printf ("did highlight %" G_GINT64_FORMAT " 0\n", id);
  return id;
}

static gboolean
wake_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add (milliseconds, wake_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
type (Writer *writer, gint64 id)
{
  for (int i = g_rand_int_range (writer->random, 1, STROKES); i > 0; i--)
    {
      g_autofree char *note = g_strdup_printf ("%u", ++writer->number);

      dossier_draft_keeper_put (writer->keeper, id, note);
      printf ("typed %" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT "\n", id, note, g_get_monotonic_time ());
      wait ((guint) g_rand_int_range (writer->random, 1, STROKE_TIME));
    }
}

static void
write_note (Writer *writer, gint64 id)
{
  g_autofree char      *note = NULL;
  DossierAnnotationEdit edit = { .fields = DOSSIER_ANNOTATION_NOTE };

  type (writer, id);
  note = g_strdup_printf ("%u", ++writer->number);
  edit.note = note;
  dossier_draft_keeper_forget (writer->keeper, id);
  change (writer, "note", id, &edit, note);
}

static void
set_tag (Writer *writer, gint64 id, const char *tag, gboolean is_there)
{
  DossierAnnotationEdit edit = { .tag = tag };

  edit.fields = is_there ? DOSSIER_ANNOTATION_ADD_TAG : DOSSIER_ANNOTATION_REMOVE_TAG;
  change (writer, is_there ? "tag" : "untag", id, &edit, tag);
}

static void
finish (Writer *writer, gint64 id)
{
  DossierAnnotationEdit coloured = { .fields = DOSSIER_ANNOTATION_COLOUR, .colour = DOSSIER_COLOUR_UNDERLINE };
  DossierAnnotationEdit deleted = { .fields = DOSSIER_ANNOTATION_DELETED };

  set_tag (writer, id, "first", TRUE);
  set_tag (writer, id, "second", TRUE);
  set_tag (writer, id, "first", FALSE);
  change (writer, "colour", id, &coloured, "4");
  if (g_rand_boolean (writer->random))
    change (writer, "delete", id, &deleted, "0");
}

static void
kept_cb (DossierDraftKeeper *keeper, gint64 id, const char *note)
{
  printf ("kept %" G_GINT64_FORMAT " %s\n", id, note);
}

int
main (int argc, char **argv)
{
  Writer writer = { 0 };

  g_assert_cmpint (argc, ==, 4);
  writer.store = dossier_store_open (argv[1], DOSSIER_STORE_CREATE, NULL);
  g_assert_nonnull (writer.store);
  writer.story = g_ascii_strtoll (argv[2], NULL, 10);
  writer.random = g_rand_new_with_seed ((guint32) strtoul (argv[3], NULL, 10));
  writer.keeper = dossier_draft_keeper_new (writer.store);
  g_signal_connect (writer.keeper, "kept", G_CALLBACK (kept_cb), NULL);
  setvbuf (stdout, NULL, _IOLBF, 0);
  for (;;)
    {
      gint64 id = highlight (&writer);

      write_note (&writer, id);
      write_note (&writer, id);
      finish (&writer, id);
    }
}
