/* bench-dossier.c - a dossier of many claims is opened: how soon it is seen, how long the main loop is held
 *
 * Inside run-headless: bench-dossier [CLAIMS]. The parts are in processor time, the page as it is seen. One line of
 * JSON a figure, and words for a person.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "dossier-entity-page-private.h"
#include "ui-fixture.h"

#define CLAIMS_A_STORY 10
#define PEOPLE 900
#define RUNS 5

/* Between two polls: what a person would feel. Processor time, as the machine may be busy. */
typedef struct
{
  double woken, longest; /* milliseconds */
} Loop;

static void
say (const char *name, double value, const char *unit)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_print ("{\"suite\":\"dossier\",\"name\":\"%s\",\"value\":%s,\"unit\":\"%s\"}\n", name,
           g_ascii_formatd (number, sizeof number, "%.3f", value), unit);
  g_printerr ("%-10s %-44s %12.3f %s\n", "dossier", name, value, unit);
}

/* ---- a library ---- */

static void
add_entity (DossierDraft *draft, const char *text, DossierEntityKind kind, const char *name)
{
  const char         *place = strstr (text, name);
  DossierFoundEntity *found = dossier_found_entity_new (kind, DOSSIER_SUBTYPE_NONE, name);
  DossierMention      mention = { (guint) (place - text), (guint) strlen (name), draft->recognition->entities->len };

  found->salience = 1.0 / (1 + mention.entity);
  g_ptr_array_add (draft->recognition->entities, found);
  g_array_append_val (draft->recognition->mentions, mention);
}

static void
add_claim (DossierDraft *draft, GRand *random, guint n, guint person)
{
  static const DossierClaimKind kinds[] = { DOSSIER_CLAIM_JOINED, DOSSIER_CLAIM_LEFT, DOSSIER_CLAIM_WORKS_AT,
                                            DOSSIER_CLAIM_APPOINTED, DOSSIER_CLAIM_FIRED };
  static const char *const      roles[] = { "chief scientist", "head of research", "CEO", NULL, "engineer" };
  DossierFoundClaim *claim = dossier_found_claim_new (kinds[g_rand_int_range (random, 0, G_N_ELEMENTS (kinds))]);

  claim->subject = (int) person + 1;
  claim->object = 0;
  claim->role = g_strdup (roles[g_rand_int_range (random, 0, G_N_ELEMENTS (roles))]);
  claim->flags = g_rand_int_range (random, 0, 10) == 0 ? DOSSIER_CLAIM_RUMOURED : 0;
  if (g_rand_boolean (random))
    claim->date = dossier_date_from_ymd (2015 + g_rand_int_range (random, 0, 10), g_rand_int_range (random, 1, 13), 0);
  claim->sentence_length = dossier_document_get_length (draft->document);
  claim->start = n;
  claim->length = 4;
  claim->pattern = g_strdup ("bench");
  g_ptr_array_add (draft->recognition->claims, claim);
}

static DossierDraft *
make_draft (GRand *random, guint number)
{
  g_autoptr (GString) text = g_string_new ("Acme and its people: ");
  DossierDraft *draft = dossier_draft_new ();
  guint         first = (guint) g_rand_int_range (random, 0, PEOPLE);

  for (guint i = 0; i < CLAIMS_A_STORY; i++)
    g_string_append_printf (text, "Person Nr%04u, ", (first + i * 7) % PEOPLE);
  draft->title = g_strdup_printf ("Story %u of the people who come and go", number);
  draft->source = g_strdup_printf ("Paper %u", number % 40);
  draft->uri = g_strdup_printf ("https://example.org/%u", number);
  draft->published = dossier_date_from_time (G_GINT64_CONSTANT (1420070400) + (gint64) number * 500000);
  draft->document = dossier_document_new_from_plain (text->str, (gssize) text->len);
  draft->recognition = dossier_recognition_new ();
  add_entity (draft, text->str, DOSSIER_ENTITY_ORGANIZATION, "Acme");
  for (guint i = 0; i < CLAIMS_A_STORY; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person Nr%04u", (first + i * 7) % PEOPLE);

      add_entity (draft, text->str, DOSSIER_ENTITY_PERSON, name);
      add_claim (draft, random, i, i);
    }
  return draft;
}

static void
fill (UiFixture *fixture, guint n_claims)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) saved = NULL;

  for (guint i = 0; i < n_claims / CLAIMS_A_STORY; i++)
    g_ptr_array_add (drafts, make_draft (random, i));
  saved = dossier_store_save (fixture->store, drafts, FALSE, &error);
  g_assert_no_error (error);
}

static gint64
find_acme (UiFixture *fixture)
{
  g_autoptr (GPtrArray) found = dossier_store_find_entities (fixture->store, "Acme", 0, NULL);

  g_assert_cmpuint (found->len, ==, 1);
  return dossier_entity_get_row (found->pdata[0])->id;
}

/* ---- what is below the window ---- */

/* Milliseconds of @clock. */
static double
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1000000;
}

static double
spent (void)
{
  return read_clock (CLOCK_PROCESS_CPUTIME_ID);
}

static void
measure_parts (UiFixture *fixture, gint64 entity)
{
  double load = G_MAXDOUBLE, sum = G_MAXDOUBLE, rows = G_MAXDOUBLE;
  guint  n_claims = 0, n_facts = 0;

  for (guint i = 0; i < RUNS; i++)
    {
      double                begin = spent ();
      DossierEntityContent *content = dossier_store_load_dossier (fixture->store, entity, NULL);
      g_autoptr (DossierEntityView) view = NULL;
      g_autoptr (GPtrArray) items = NULL;

      load = MIN (load, spent () - begin);
      n_claims = content->claims->len;
      begin = spent ();
      view = dossier_entity_view_new (content, 0, g_get_real_time () / G_USEC_PER_SEC);
      sum = MIN (sum, spent () - begin);
      n_facts = view->summary->facts->len;
      begin = spent ();
      items = dossier_entity_items_new (view);
      rows = MIN (rows, spent () - begin);
    }
  say ("claims", n_claims, "");
  say ("facts", n_facts, "");
  say ("reading them", load, "ms");
  say ("what they come to", sum, "ms");
  say ("its rows", rows, "ms");
}

/* ---- the page ---- */

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

typedef struct
{
  DossierEntityPage *page;
  double             begin;
  double             first, all; /* milliseconds; 0: not yet */
} Watch;

static void
painted_cb (GdkFrameClock *clock, Watch *watch)
{
  if (watch->first == 0 && watch->page->view != NULL && !watch->page->is_stale
      && dossier_entity_get_row (watch->page->view->content->entity)->id == watch->page->entity)
    watch->first = read_clock (CLOCK_MONOTONIC) - watch->begin;
}

static gboolean
is_filled (gpointer data)
{
  Watch *watch = data;

  if (watch->first != 0 && watch->page->waiting == NULL)
    watch->all = read_clock (CLOCK_MONOTONIC) - watch->begin;
  return watch->all != 0;
}

static gboolean
is_of_john (gpointer data)
{
  DossierEntityPage *page = data;

  return page->view != NULL && page->waiting == NULL
         && dossier_entity_get_row (page->view->content->entity)->id == page->entity;
}

static void
measure_page (UiFixture *fixture, gint64 entity)
{
  GtkWidget     *page = dossier_entity_page_new (fixture->library);
  GdkFrameClock *clock;

  ui_fixture_show (fixture, page);
  clock = gtk_widget_get_frame_clock (page);
  for (guint i = 0; i < RUNS; i++)
    {
      Watch  watch = { DOSSIER_ENTITY_PAGE (page), 0, 0, 0 };
      gulong handler;

      dossier_entity_page_open (DOSSIER_ENTITY_PAGE (page), fixture->john);
      ui_wait_until (is_of_john, page);
      ui_wait (300);
      handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &watch);
      get_loop ()->longest = 0;
      watch.begin = read_clock (CLOCK_MONOTONIC);
      dossier_entity_page_open (DOSSIER_ENTITY_PAGE (page), entity);
      ui_wait_until (is_filled, &watch);
      g_signal_handler_disconnect (clock, handler);
      say ("until it is seen", watch.first, "ms");
      say ("until it is whole", watch.all, "ms");
      say ("main loop held for, at most", get_loop ()->longest, "ms");
    }
}

int
main (int argc, char **argv)
{
  UiFixture fixture = { 0 };
  gint64    entity;

  gtk_init ();
  adw_init ();
  ui_fixture_set_up (&fixture, NULL);
  fill (&fixture, argc > 1 ? (guint) atoi (argv[1]) : 5000);
  entity = find_acme (&fixture);
  measure_parts (&fixture, entity);
  g_main_context_set_poll_func (NULL, poll_cb);
  measure_page (&fixture, entity);
  g_main_context_set_poll_func (NULL, NULL);
  ui_fixture_tear_down (&fixture, NULL);
  return 0;
}
