/* bench-reader.c - a story is opened in the reader: how soon it is seen, how long the main loop is held, what it takes
 *
 * Inside run-headless: bench-reader [WORDS...]. The hold is processor time of the main thread between two polls; the
 * machine may be busy. Memory is what the process has beyond what it had before the story. One line of JSON a figure,
 * and words for a person.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "dossier-reader-private.h"
#include "ui-fixture.h"

#define RUNS 3
/* The text stands still when it has not grown for so many milliseconds. */
#define QUIET 600

typedef struct
{
  double woken, longest; /* milliseconds */
} Loop;

typedef struct
{
  DossierReader *reader;
  gint64         story;
  double         begin, first, changed; /* milliseconds; 0: not yet */
  double         upper;
} Watch;

static void
say (guint words, const char *name, double value, const char *unit)
{
  char             number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *full = g_strdup_printf ("%u words, %s", words, name);

  g_print ("{\"suite\":\"reader\",\"name\":\"%s\",\"value\":%s,\"unit\":\"%s\"}\n", full,
           g_ascii_formatd (number, sizeof number, "%.3f", value), unit);
  g_printerr ("%-10s %-44s %12.3f %s\n", "reader", full, value, unit);
}

static double
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1000000;
}

/* Megabytes of the process that are in memory. */
static double
read_memory (void)
{
  g_autofree char *text = NULL;
  long             pages = 0, resident = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL) && sscanf (text, "%ld %ld", &pages, &resident) == 2)
    return (double) resident * (double) sysconf (_SC_PAGESIZE) / 1e6;
  return 0;
}

/* ---- a story ---- */

/* Paragraphs of some hundred letters under headings, with a quote, a list and names here and there. */
static DossierDraft *
make_draft (guint n_words)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  DossierDraft *draft = dossier_draft_new ();

  for (guint i = 0; i < n_words; i++)
    {
      DossierSpanKind kind = i % 1100 == 0  ? DOSSIER_SPAN_HEADING
                             : i % 700 == 0 ? DOSSIER_SPAN_QUOTE
                                            : DOSSIER_SPAN_LIST_ITEM;
      gboolean        is_block = i % 1100 == 0 || i % 700 == 0 || i % 300 == 0;

      if (i % 90 == 0)
        dossier_document_builder_break (builder);
      if (is_block)
        dossier_document_builder_open (builder, kind, kind == DOSSIER_SPAN_HEADING ? 2 : 1, NULL);
      dossier_document_builder_add_text (builder,
                                         i % 13 == 0  ? "laboratory, "
                                         : i % 5 == 0 ? "reads "
                                                      : "answers ",
                                         -1);
      if (is_block)
        dossier_document_builder_close (builder);
    }
  draft->title = g_strdup_printf ("A story of %u words", n_words);
  draft->published = dossier_date_from_ymd (2026, 8, 7);
  draft->document = dossier_document_builder_end (builder);
  draft->recognition = dossier_recognition_new ();
  return draft;
}

/* ---- the reader ---- */

/* A poll function is told nothing. */
static Loop *
get_loop (void)
{
  static Loop loop;

  return &loop;
}

static gint
poll_cb (GPollFD *fds, guint n, gint timeout)
{
  Loop *loop = get_loop ();
  gint  answer;

  loop->longest = MAX (loop->longest, read_clock (CLOCK_THREAD_CPUTIME_ID) - loop->woken);
  answer = g_poll (fds, n, timeout);
  loop->woken = read_clock (CLOCK_THREAD_CPUTIME_ID);
  return answer;
}

static gboolean
has_come (Watch *watch)
{
  return watch->reader->content != NULL && dossier_story_get_row (watch->reader->content->story)->id == watch->story;
}

static void
painted_cb (GdkFrameClock *clock, Watch *watch)
{
  if (watch->first == 0 && has_come (watch))
    watch->first = read_clock (CLOCK_MONOTONIC) - watch->begin;
}

/* Filled, and laid out: its height does not change any more. */
static gboolean
is_still (gpointer data)
{
  Watch         *watch = data;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (watch->reader->view));
  double         now = read_clock (CLOCK_MONOTONIC);

  if (watch->first == 0 || !dossier_text_view_is_filled (watch->reader->view)
      || gtk_adjustment_get_upper (adjustment) != watch->upper)
    {
      watch->upper = gtk_adjustment_get_upper (adjustment);
      watch->changed = now;
    }
  return now - watch->changed > QUIET;
}

static void
open_story (DossierReader *reader, gint64 story, Watch *watch)
{
  *watch = (Watch){ .reader = reader, .story = story, .begin = read_clock (CLOCK_MONOTONIC) };
  get_loop ()->longest = 0;
  get_loop ()->woken = read_clock (CLOCK_THREAD_CPUTIME_ID);
  dossier_reader_open (reader, story, -1);
}

static void
measure (UiFixture *fixture, guint n_words)
{
  gint64         story = ui_fixture_save (fixture, make_draft (n_words));
  GtkWidget     *reader = dossier_reader_new (fixture->library);
  Watch          watch;
  GdkFrameClock *clock;
  double         before;

  ui_fixture_show (fixture, reader);
  clock = gtk_widget_get_frame_clock (reader);
  for (guint i = 0; i < RUNS; i++)
    {
      gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &watch);

      open_story (DOSSIER_READER (reader), fixture->story, &watch);
      ui_wait_until (is_still, &watch);
      before = read_memory ();
      open_story (DOSSIER_READER (reader), story, &watch);
      ui_wait_until (is_still, &watch);
      say (n_words, "until it is seen", watch.first, "ms");
      say (n_words, "until all of it is laid out", watch.changed - watch.begin, "ms");
      say (n_words, "main loop held for, at most", get_loop ()->longest, "ms");
      say (n_words, "memory more", MAX (read_memory () - before, 0), "MB");
      g_signal_handler_disconnect (clock, handler);
    }
}

int
main (int argc, char **argv)
{
  static const guint usual[] = { 1000, 30000, 200000 };
  UiFixture          fixture = { 0 };

  gtk_init ();
  adw_init ();
  ui_fixture_set_up (&fixture, NULL);
  g_main_context_set_poll_func (NULL, poll_cb);
  for (int i = 1; i < argc; i++)
    measure (&fixture, (guint) atoi (argv[i]));
  for (guint i = 0; argc < 2 && i < G_N_ELEMENTS (usual); i++)
    measure (&fixture, usual[i]);
  g_main_context_set_poll_func (NULL, NULL);
  ui_fixture_tear_down (&fixture, NULL);
  return 0;
}
