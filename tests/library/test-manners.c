/* test-manners.c - how servers are treated: 72 manners, one test each
 *
 * What they come from: RFC 9110 (conditions, redirects, Retry-After), RFC 9111 (Cache-Control, Age, Expires), RFC 6585
 * (429), RSS 2.0 (ttl, skipHours, skipDays), the syndication module, and what people who serve feeds ask of readers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "manners.h"

#include <string.h>

#include "manners-crash.h"

/* How many there are, and how many of them are not done on purpose, each with its reason. */
#define N_MANNERS 72
#define N_ON_PURPOSE 5

char *
manners_desk_expand (MannersDesk *self, const char *text)
{
  g_autofree char *path = g_strdup_printf ("/m%u", self->number);
  g_auto (GStrv) parts = g_strsplit (text, "@", -1);

  return g_strjoinv (path, parts);
}

void
manners_desk_say (MannersDesk *self, const char *path, const char *answer)
{
  g_autofree char *whole = manners_desk_expand (self, path);
  g_autofree char *words = manners_desk_expand (self, answer);

  fault_server_set (self->server, whole, words);
}

guint
manners_desk_count (MannersDesk *self, const char *path)
{
  g_autofree char *whole = manners_desk_expand (self, path);

  return fault_server_count (self->server, whole);
}

gint64
manners_desk_subscribe (MannersDesk *self, const char *path)
{
  g_autofree char *whole = manners_desk_expand (self, path);
  g_autofree char *uri
      = g_strdup_printf ("http://127.4.0.%u:%u%s", self->number + 1, fault_server_get_port (self->server), whole);

  return test_library_subscribe (&self->library, uri);
}

DossierRefreshResult *
manners_desk_refresh (MannersDesk *self, MannersHow how)
{
  DossierRefreshOptions options = {
    .all = how == ALL, .feed = how == ONE ? self->feed : 0, .header_seconds = 20, .total_seconds = 20, .now = self->now
  };
  g_autoptr (GError) error = NULL;
  DossierRefreshResult *result = dossier_library_refresh (self->library.library, &options, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

/* ---- the steps of a row ---- */

static void
check_request (MannersDesk *self, const MannersStep *step, const char *path)
{
  g_autofree char *whole = manners_desk_expand (self, step->asked_b > 0 ? "@-b" : path);
  g_autofree char *request = fault_server_dup_request (self->server, whole);
  g_autofree char *sends = step->sends != NULL ? manners_desk_expand (self, step->sends) : NULL;

  if (request == NULL)
    return;
  g_test_message ("%s", request);
  g_assert_true (sends == NULL || strstr (request, sends) != NULL);
  g_assert_true (step->lacks == NULL || strstr (request, step->lacks) == NULL);
}

static void
check_pause (MannersDesk *self, const MannersStep *step, const DossierRefreshResult *result)
{
  gint64 pause;

  if (step->pause == 0)
    return;
  g_assert_cmpuint (result->feeds->len, ==, 1);
  pause = ((const DossierFeedNews *) result->feeds->pdata[0])->next_check - self->now;
  g_test_message ("asked again after %" G_GINT64_FORMAT " s", pause);
  g_assert_cmpint (pause, >=, step->pause);
  g_assert_cmpint (pause, <=, step->pause + step->pause / 10);
}

static void
check_address (MannersDesk *self, const MannersStep *step)
{
  g_autofree char *tail = step->lives != NULL ? manners_desk_expand (self, step->lives) : NULL;
  g_autoptr (GPtrArray) feeds = NULL;

  if (tail == NULL)
    return;
  feeds = dossier_store_list_feeds (self->library.store, NULL);
  g_assert_cmpuint (feeds->len, ==, 1);
  g_assert_true (g_str_has_suffix (dossier_feed_get_row (feeds->pdata[0])->uri, tail));
}

static void
take_step (MannersDesk *self, const MannersStep *step, const char *path)
{
  guint n = manners_desk_count (self, path), n_b = manners_desk_count (self, "@-b");
  g_autoptr (DossierRefreshResult) result = NULL;

  if (step->say != NULL)
    manners_desk_say (self, path, step->say);
  if (step->say_b != NULL)
    manners_desk_say (self, "@-b", step->say_b);
  self->now += step->after;
  result = manners_desk_refresh (self, step->how);
  g_assert_cmpuint (manners_desk_count (self, path) - n, ==, step->asked);
  g_assert_cmpuint (manners_desk_count (self, "@-b") - n_b, ==, step->asked_b);
  check_request (self, step, path);
  check_pause (self, step, result);
  check_address (self, step);
}

static void
take_steps (MannersDesk *self, const Manner *manner)
{
  g_autofree char *asked = g_strconcat ("@", manner->tail, NULL);
  char            *fragment = strchr (asked, '#');

  self->feed = manners_desk_subscribe (self, asked);
  if (fragment != NULL)
    *fragment = '\0';
  for (const MannersStep *step = manner->steps; step->how != STOP; step++)
    take_step (self, step, asked);
}

/* ---- the table ---- */

typedef struct
{
  FaultServer  *server;
  const Manner *manner;
  guint         number;
} Row;

static void
test_row (gconstpointer data)
{
  const Row  *row = data;
  MannersDesk desk = { .server = row->server, .number = row->number, .now = MANNERS_START };

  if (row->manner->reason != NULL)
    g_test_message ("On purpose: %s", row->manner->reason);
  test_library_open (&desk.library);
  if (row->manner->run != NULL)
    row->manner->run (&desk);
  else
    take_steps (&desk, row->manner);
  test_library_close (&desk.library);
}

static void
add_rows (GPtrArray *rows, FaultServer *server, const Manner *manners)
{
  for (const Manner *manner = manners; manner->name != NULL; manner++)
    {
      Row             *row = g_new0 (Row, 1);
      g_autofree char *path = g_strconcat ("/library/manners/", manner->name, NULL);

      row->server = server;
      row->manner = manner;
      row->number = rows->len;
      g_ptr_array_add (rows, row);
      g_test_add_data_func (path, row, test_row);
    }
}

static void
test_tally (gconstpointer data)
{
  const GPtrArray *rows = data;
  guint            n_on_purpose = 0;

  for (guint i = 0; i < rows->len; i++)
    n_on_purpose += ((const Row *) rows->pdata[i])->manner->reason != NULL;
  g_test_message ("%u of %u manners are kept, %u are not on purpose", rows->len - n_on_purpose, rows->len,
                  n_on_purpose);
  g_assert_cmpuint (rows->len, ==, N_MANNERS);
  g_assert_cmpuint (n_on_purpose, ==, N_ON_PURPOSE);
}

int
main (int argc, char *argv[])
{
  static const FaultAnswer none[] = { { NULL } };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  FaultServer *server;
  int          status;

  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  if (manners_crash_is_wanted (argc, argv))
    return manners_crash_run (argv);
  g_test_init (&argc, &argv, NULL);
  server = fault_server_start (none);
  add_rows (rows, server, manners_of_words);
  add_rows (rows, server, manners_of_hosts);
  g_test_add_data_func ("/library/manners/the tally", rows, test_tally);
  status = g_test_run ();
  fault_server_stop (server);
  return status;
}
