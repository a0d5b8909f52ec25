/* bench-window.c - the window over a large library: how soon something is seen, how long the main loop is held
 *
 * Inside run-headless: bench-window LIBRARY. What it does is taken back, but the library should be a copy. A hold is
 * processor time of the main thread between two polls, and so is a frame; the machine may be busy. One line of JSON a
 * figure, and words for a person.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "dossier-drawing.h"
#include "dossier-facet-row.h"
#include "dossier-reader-private.h"
#include "dossier-window-private.h"
#include "ui-fixture.h"

/* Seconds after which a step is given up. */
#define LIMIT 60
/* Frames of one way through the list, and pixels between two. */
#define FRAMES 120
#define NOTCH 160
/* Letters typed of a word. */
#define MAX_LETTERS 6
/* Titles that those words are looked for in. */
#define TITLES 5
/* Turns of the main loop shorter than this (milliseconds) draw no frame. */
#define SHORT 0.3

typedef struct
{
  double  woken, longest; /* milliseconds of the main thread */
  GArray *turns;          /* of double, milliseconds; NULL: they are not kept */
} Loop;

typedef struct
{
  UiFixture        *fixture;
  DossierWindow    *window;
  GtkWidget        *scroller;
  double            begin, seen; /* milliseconds; seen 0: not yet */
  double            used;        /* of all threads' processor time at the beginning, and then until it was seen */
  DossierStoryList *before;      /* the list that was shown when the step began */
} Bench;

static void
say (const char *name, double value, const char *unit)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_print ("{\"suite\":\"window\",\"name\":\"%s\",\"value\":%s,\"unit\":\"%s\"}\n", name,
           g_ascii_formatd (number, sizeof number, "%.3f", value), unit);
  g_printerr ("%-10s %-52s %12.3f %s\n", "window", name, value, unit);
}

static void
say_of (const char *step, const char *what, double value)
{
  g_autofree char *name = g_strdup_printf ("%s, %s", step, what);

  say (name, value, "ms");
}

static double
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1000000;
}

/* Megabytes, pages that others have too divided by their number. */
static double
read_memory (void)
{
  g_autofree char *text = NULL;
  const char      *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  line = strstr (text, "\nPss:");
  return line != NULL ? g_ascii_strtod (line + 5, NULL) / 1024 : 0;
}

/* ---- the main loop ---- */

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
  Loop  *loop = get_loop ();
  double turn = read_clock (CLOCK_THREAD_CPUTIME_ID) - loop->woken;
  gint   answer;

  loop->longest = MAX (loop->longest, turn);
  if (loop->turns != NULL && turn >= SHORT)
    g_array_append_val (loop->turns, turn);
  answer = g_poll (fds, n, timeout);
  loop->woken = read_clock (CLOCK_THREAD_CPUTIME_ID);
  return answer;
}

static void
begin (Bench *bench)
{
  g_set_object (&bench->before, dossier_story_pane_get_list (bench->window->stories));
  bench->seen = 0;
  bench->begin = read_clock (CLOCK_MONOTONIC);
  bench->used = read_clock (CLOCK_PROCESS_CPUTIME_ID);
  get_loop ()->longest = 0;
  get_loop ()->woken = read_clock (CLOCK_THREAD_CPUTIME_ID);
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* FALSE when it took too long, which is said. */
static gboolean
run_until (Bench *bench, const char *step, gboolean (*is_done) (Bench *bench))
{
  guint    tick = g_timeout_add (5, wake_cb, NULL);
  gboolean done;

  while (!(done = is_done (bench)) && read_clock (CLOCK_MONOTONIC) - bench->begin < LIMIT * 1000)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  if (!done)
    g_printerr ("%-10s %s: given up after %d s\n", "window", step, LIMIT);
  return done;
}

/* ---- lists ---- */

static gboolean
has_list (Bench *bench)
{
  DossierStoryList *list = dossier_story_pane_get_list (bench->window->stories);

  return list != NULL && list != bench->before;
}

static void
painted_cb (GdkFrameClock *clock, Bench *bench)
{
  if (bench->seen == 0 && has_list (bench))
    {
      bench->seen = read_clock (CLOCK_MONOTONIC) - bench->begin;
      bench->used = read_clock (CLOCK_PROCESS_CPUTIME_ID) - bench->used;
    }
}

static gboolean
is_listed (Bench *bench)
{
  DossierStoryGroups *groups = dossier_story_pane_get_groups (bench->window->stories);

  return bench->seen != 0 && dossier_story_list_is_complete (dossier_story_groups_get_list (groups))
         && dossier_story_groups_is_whole (groups);
}

static void
say_list (Bench *bench, const char *step)
{
  if (!run_until (bench, step, is_listed))
    return;
  say_of (step, "first rows are seen", bench->seen);
  say_of (step, "processor time of all threads until then", bench->used);
  say_of (step, "all are there", read_clock (CLOCK_MONOTONIC) - bench->begin);
  say_of (step, "main loop held for, at most", get_loop ()->longest);
}

static void
activate (Bench *bench, const char *action, GVariant *parameter)
{
  begin (bench);
  gtk_widget_activate_action_variant (GTK_WIDGET (bench->window), action, parameter);
}

static void
measure_action (Bench *bench, const char *step, const char *action, GVariant *parameter)
{
  activate (bench, action, parameter);
  say_list (bench, step);
}

/* ---- start ---- */

static gint64
read_entity (Bench *bench, guint place)
{
  g_autoptr (GPtrArray) found
      = dossier_store_list_entities (bench->fixture->store, DOSSIER_ENTITY_ORGANIZATION, NULL, place + 1, NULL);

  return found != NULL && found->len > 0 ? dossier_entity_get_row (found->pdata[found->len - 1])->id : 0;
}

static void
measure_start (Bench *bench, const char *path)
{
  double start = read_clock (CLOCK_MONOTONIC), cpu = read_clock (CLOCK_PROCESS_CPUTIME_ID);
  double loop = read_clock (CLOCK_THREAD_CPUTIME_ID);
  g_autoptr (GError) error = NULL;

  bench->fixture->store = dossier_store_open (path, 0, &error);
  g_assert_no_error (error);
  say ("library opened", read_clock (CLOCK_MONOTONIC) - start, "ms");
  bench->fixture->library = dossier_library_new (bench->fixture->store);
  bench->window = ui_fixture_open_window (bench->fixture);
  say ("library to the first frame", read_clock (CLOCK_MONOTONIC) - start, "ms");
  say ("processor time of the main loop until then", read_clock (CLOCK_THREAD_CPUTIME_ID) - loop, "ms");
  say ("processor time of all threads until then", read_clock (CLOCK_PROCESS_CPUTIME_ID) - cpu, "ms");
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (bench->window)), "after-paint", G_CALLBACK (painted_cb),
                    bench);
  bench->begin = start;
  gtk_widget_queue_draw (GTK_WIDGET (bench->window));
  if (!run_until (bench, "start", is_listed))
    exit (1);
  say ("library to its first rows", bench->seen, "ms");
  say ("library to all its rows", read_clock (CLOCK_MONOTONIC) - start, "ms");
  ui_wait (1500);
  say ("processor time of all threads until it rests", read_clock (CLOCK_PROCESS_CPUTIME_ID) - cpu, "ms");
  say ("main loop held for at the start, at most", get_loop ()->longest, "ms");
  say ("memory at rest", read_memory (), "MB");
}

/* ---- scrolling ---- */

static int
compare_turns (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static void
say_frames (const char *step, GArray *turns)
{
  if (turns->len == 0)
    return;
  g_array_sort (turns, compare_turns);
  say_of (step, "a frame, median", g_array_index (turns, double, turns->len / 2));
  say_of (step, "a frame, 95 of 100", g_array_index (turns, double, turns->len * 95 / 100));
  say_of (step, "a frame, at most", g_array_index (turns, double, turns->len - 1));
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_for_frame (Bench *bench)
{
  gboolean is_drawn = FALSE;

  gtk_widget_add_tick_callback (bench->scroller, frame_cb, &is_drawn, NULL);
  while (!is_drawn)
    g_main_context_iteration (NULL, TRUE);
}

/* @stride: pixels between two frames. */
static void
scroll (Bench *bench, const char *step, double from, double stride)
{
  GtkAdjustment *position = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (bench->scroller));
  g_autoptr (GArray) turns = g_array_new (FALSE, FALSE, sizeof (double));

  gtk_adjustment_set_value (position, from * gtk_adjustment_get_upper (position));
  ui_wait (300);
  begin (bench);
  get_loop ()->turns = turns;
  for (guint i = 0; i < FRAMES; i++)
    {
      gtk_adjustment_set_value (position, gtk_adjustment_get_value (position) + stride);
      wait_for_frame (bench);
    }
  get_loop ()->turns = NULL;
  say_frames (step, turns);
}

static void
measure_scrolling (Bench *bench)
{
  GtkAdjustment *position = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (bench->scroller));

  scroll (bench, "wheel at the top", 0, NOTCH);
  scroll (bench, "wheel in the middle", 0.5, NOTCH);
  scroll (bench, "the bar dragged to the end", 0, gtk_adjustment_get_upper (position) / FRAMES);
  gtk_adjustment_set_value (position, 0);
  ui_wait (300);
}

/* ---- search ---- */

static guint
count_stories (Bench *bench, const char *word)
{
  g_autoptr (DossierQuery) query = dossier_query_parse (word, FALSE, NULL);
  DossierOrderAsk ask = { .query = query, .order = DOSSIER_ORDER_NEWEST };
  g_autoptr (DossierOrdered) found = dossier_store_find_ordered (bench->fixture->store, &ask, NULL);

  return found != NULL ? found->ids->len : 0;
}

/* Of the words of the newest stories' titles that have enough letters: the one of most stories, or of the fewest. */
static char *
dup_word (Bench *bench, gboolean is_common)
{
  DossierStoryList *list = dossier_story_pane_get_list (bench->window->stories);
  g_autofree char  *best = g_strdup ("the");
  guint             best_n = is_common ? 0 : G_MAXUINT;

  for (guint n = 0; n < TITLES; n++)
    {
      g_autoptr (DossierStory) story = g_list_model_get_item (G_LIST_MODEL (list), n);
      g_auto (GStrv) words = g_strsplit (story != NULL ? dossier_story_get_row (story)->title : "", " ", -1);

      for (guint i = 0; words[i] != NULL; i++)
        {
          guint found = g_utf8_strlen (words[i], -1) >= MAX_LETTERS && g_str_is_ascii (words[i])
                            ? count_stories (bench, words[i])
                            : 0;

          if (found == 0 || (is_common ? found <= best_n : found >= best_n))
            continue;
          g_free (best);
          best = g_strndup (words[i], MAX_LETTERS);
          best_n = found;
        }
    }
  say (is_common ? "stories of the common word" : "stories of the rare word", best_n, "");
  return g_steal_pointer (&best);
}

static void
measure_typing (Bench *bench, gboolean is_common)
{
  GtkWidget       *entry = ui_find_type (GTK_WIDGET (bench->window->stories), GTK_TYPE_SEARCH_ENTRY);
  g_autofree char *word = dup_word (bench, is_common);

  for (int n = 0; word[n] != '\0';)
    {
      g_autofree char *step = g_strdup_printf ("%s word, letter %d", is_common ? "common" : "rare", n + 1);

      begin (bench); /* as a key does it: a text that is set is no text first */
      gtk_editable_insert_text (GTK_EDITABLE (entry), word + n, 1, &n);
      say_list (bench, step);
    }
  begin (bench);
  dossier_story_pane_clear_search (bench->window->stories);
  say_list (bench, "search cleared");
}

/* ---- grouped by event ---- */

static void
measure_groups (Bench *bench)
{
  begin (bench);
  g_settings_set_string (bench->fixture->settings, "list-groups", "events");
  say_list (bench, "grouped by event");
  begin (bench);
  g_settings_reset (bench->fixture->settings, "list-groups");
  say_list (bench, "not grouped any more");
}

/* ---- dates, what is narrowed down to, reading ---- */

static gboolean
has_dates (Bench *bench)
{
  DossierDateStrip *strip = dossier_story_pane_get_strip (bench->window->stories);
  DossierDays       view = dossier_date_chart_get_view (dossier_date_strip_get_chart (strip));

  return view.until > view.from;
}

static gboolean
has_facets (Bench *bench)
{
  return ui_find_type (GTK_WIDGET (bench->window), DOSSIER_TYPE_FACET_ROW) != NULL;
}

static gboolean
has_opened (Bench *bench)
{
  return bench->window->place.page == DOSSIER_PLACE_READER && DOSSIER_READER (bench->window->reader)->content != NULL;
}

static void
say_step (Bench *bench, const char *step, gboolean (*is_done) (Bench *bench))
{
  if (!run_until (bench, step, is_done))
    return;
  say_of (step, "done", read_clock (CLOCK_MONOTONIC) - bench->begin);
  ui_wait (200); /* what it draws */
  say_of (step, "main loop held for, at most", get_loop ()->longest);
}

/* ---- many changes ---- */

static guint
count_unread (Bench *bench)
{
  DossierCounts counts = { 0 };

  g_assert_true (dossier_store_count (bench->fixture->store, &counts, NULL));
  return counts.unread;
}

static gboolean
is_all_read (Bench *bench)
{
  return count_unread (bench) == 0 && bench->window->changing == NULL;
}

static gboolean
is_some_unread (Bench *bench)
{
  return count_unread (bench) > 0;
}

static void
measure_changes (Bench *bench)
{
  activate (bench, "win.show-unread", NULL);
  if (!run_until (bench, "unread", is_listed))
    return;
  say ("stories to mark as read", count_unread (bench), "");
  activate (bench, "win.mark-all-read", NULL);
  say_step (bench, "all marked as read", is_all_read);
  activate (bench, "win.undo", NULL);
  say_step (bench, "that undone", is_some_unread);
}

int
main (int argc, char **argv)
{
  UiFixture fixture = { 0 };
  Bench     bench = { .fixture = &fixture };
  g_autoptr (DossierDrawing) drawing = NULL;

  if (argc != 2)
    return 2;
  drawing = dossier_drawing_new (); /* as the application does */
  gtk_init ();
  adw_init ();
  g_main_context_set_poll_func (NULL, poll_cb);
  measure_start (&bench, argv[1]);
  bench.scroller = ui_find_type (GTK_WIDGET (bench.window->stories), GTK_TYPE_LIST_VIEW);
  bench.scroller = gtk_widget_get_ancestor (bench.scroller, GTK_TYPE_SCROLLED_WINDOW);
  say ("stories", g_list_model_get_n_items (G_LIST_MODEL (dossier_story_pane_get_list (bench.window->stories))), "");
  measure_scrolling (&bench);
  measure_action (&bench, "a common organization", "win.filter-entity", g_variant_new_int64 (read_entity (&bench, 0)));
  measure_action (&bench, "a rare organization", "win.filter-entity", g_variant_new_int64 (read_entity (&bench, 4000)));
  measure_action (&bench, "unread", "win.show-unread", NULL);
  measure_action (&bench, "all", "win.show-all", NULL);
  measure_typing (&bench, TRUE);
  measure_typing (&bench, FALSE);
  measure_groups (&bench);
  activate (&bench, "win.show-dates", NULL);
  say_step (&bench, "dates shown", has_dates);
  activate (&bench, "win.narrow", NULL);
  say_step (&bench, "what it can be narrowed down to", has_facets);
  activate (&bench, "win.next-unread", NULL);
  say_step (&bench, "next unread", has_opened);
  say ("memory after that", read_memory (), "MB");
  measure_changes (&bench);
  g_main_context_set_poll_func (NULL, NULL);
  g_clear_object (&bench.before);
  ui_fixture_close_window (&fixture, bench.window);
  g_object_unref (fixture.library);
  g_object_unref (fixture.store);
  return 0;
}
