/* bench-reader.c - a story is opened in the reader: how soon it is seen, how long the main loop is held, what it takes
 *
 * Inside run-headless: bench-reader [WORDS|ROWSxCOLUMNS...], the latter a story that is a table, which is also opened
 * by itself. The hold is processor time of the main thread between two polls; the machine may be busy. Memory is what
 * the process has beyond what it had before the story. One line of JSON a figure, and words for a person.
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
say (const char *story, const char *name, double value, const char *unit)
{
  char             number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *full = g_strdup_printf ("%s, %s", story, name);

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

/* Takes @document. */
static DossierDraft *
make_draft (const char *title, DossierDocument *document)
{
  DossierDraft *draft = dossier_draft_new ();

  draft->title = g_strdup (title);
  draft->published = dossier_date_from_ymd (2026, 8, 7);
  draft->document = document;
  draft->recognition = dossier_recognition_new ();
  return draft;
}

/* Paragraphs of some hundred letters under headings, with a quote, a list and names here and there. */
static DossierDocument *
make_words (guint n_words)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();

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
  return dossier_document_builder_end (builder);
}

/* One table under a heading, as long as a league's or a price list's. */
static DossierDocument *
make_table (guint n_rows, guint n_columns)
{
  static const char *const words[] = { "General Catalyst", "1,250", "San Francisco", "$4.5bn", "Series B", "2024" };
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();

  dossier_document_builder_add_text (builder, "What everybody raised, and from whom.", -1);
  dossier_document_builder_open (builder, DOSSIER_SPAN_TABLE, 1, NULL);
  for (guint i = 0; i < n_rows * n_columns; i++)
    {
      dossier_document_builder_add_cell (builder);
      dossier_document_builder_add_text (builder, words[i % n_columns % G_N_ELEMENTS (words)], -1);
      if ((i + 1) % n_columns == 0)
        dossier_document_builder_end_row (builder);
    }
  dossier_document_builder_close (builder);
  dossier_document_builder_add_text (builder, "All of it is as the companies say.", -1);
  return dossier_document_builder_end (builder);
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

static GtkWindow *
find_table (GtkWidget *reader)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (gtk_widget_get_root (reader)))
        return window; /* GTK has it */
    }
  return NULL;
}

typedef struct
{
  GtkWidget *rows; /* a column view */
  guint      n;    /* that it must have */
  double     painted;
} Table;

static void
table_painted_cb (GdkFrameClock *clock, Table *table)
{
  table->painted = table->painted > 0 ? table->painted : read_clock (CLOCK_MONOTONIC);
}

static gboolean
is_whole (gpointer data)
{
  Table *table = data;

  return table->painted > 0
         && g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table->rows))))
                == table->n;
}

/* The table by itself, of @n rows below its head. */
static void
measure_table (GtkWidget *reader, const char *name, guint n)
{
  double     begin = read_clock (CLOCK_MONOTONIC), before = read_memory ();
  GtkWindow *window;
  Table      table = { .n = n };

  get_loop ()->longest = 0;
  get_loop ()->woken = read_clock (CLOCK_THREAD_CPUTIME_ID);
  gtk_widget_activate_action (reader, "reader.open-table", NULL);
  window = find_table (reader);
  table.rows = ui_find_type (GTK_WIDGET (window), GTK_TYPE_COLUMN_VIEW);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (table_painted_cb),
                    &table);
  ui_wait_until (is_whole, &table);
  say (name, "until the table by itself is seen", table.painted - begin, "ms");
  say (name, "main loop held for by that, at most", get_loop ()->longest, "ms");
  say (name, "memory more by that", MAX (read_memory () - before, 0), "MB");
  gtk_window_destroy (window);
}

static void
measure_once (UiFixture *fixture, GtkWidget *reader, gint64 story, const char *name)
{
  Watch  watch;
  double before;
  gulong handler
      = g_signal_connect (gtk_widget_get_frame_clock (reader), "after-paint", G_CALLBACK (painted_cb), &watch);

  open_story (DOSSIER_READER (reader), fixture->story, &watch);
  ui_wait_until (is_still, &watch);
  before = read_memory ();
  open_story (DOSSIER_READER (reader), story, &watch);
  ui_wait_until (is_still, &watch);
  say (name, "until it is seen", watch.first, "ms");
  say (name, "until all of it is laid out", watch.changed - watch.begin, "ms");
  say (name, "main loop held for, at most", get_loop ()->longest, "ms");
  say (name, "memory more", MAX (read_memory () - before, 0), "MB");
  g_signal_handler_disconnect (gtk_widget_get_frame_clock (reader), handler);
}

/* @what: how many words, or rows and columns. */
static void
measure (UiFixture *fixture, const char *what)
{
  const char      *by = strchr (what, 'x');
  guint            n = (guint) atoi (what);
  g_autofree char *name = g_strdup_printf (by != NULL ? "table of %s" : "%s words", what);
  DossierDocument *document = by != NULL ? make_table (n, (guint) atoi (by + 1)) : make_words (n);
  gint64           story = ui_fixture_save (fixture, make_draft (name, document));
  GtkWidget       *reader = dossier_reader_new (fixture->library);

  ui_fixture_show (fixture, reader);
  for (guint i = 0; i < RUNS; i++)
    {
      measure_once (fixture, reader, story, name);
      if (by != NULL)
        measure_table (reader, name, n - 1);
    }
}

int
main (int argc, char **argv)
{
  static const char *const usual[] = { "1000", "30000", "200000", "5000x8" };
  UiFixture                fixture = { 0 };

  gtk_init ();
  adw_init ();
  ui_fixture_set_up (&fixture, NULL);
  g_main_context_set_poll_func (NULL, poll_cb);
  for (int i = 1; i < argc; i++)
    measure (&fixture, argv[i]);
  for (guint i = 0; argc < 2 && i < G_N_ELEMENTS (usual); i++)
    measure (&fixture, usual[i]);
  g_main_context_set_poll_func (NULL, NULL);
  ui_fixture_tear_down (&fixture, NULL);
  return 0;
}
