/* test-refresh-faults.c - what servers do wrong, and what comes of it: each its own host, all at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-refresh.h"
#include "fault-site.h"
#include "library-fixture.h"
#include "test-tls.h"

#define KNOWN "/unchanged"
#define UNCHANGED "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"

typedef struct
{
  TestLibrary desk;
  FaultSite  *site;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  test_library_open (&self->desk);
  self->site = fault_site_open ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  fault_site_close (self->site);
  test_library_close (&self->desk);
}

/* To the known one, or to all others; how many. */
static guint
subscribe (Fixture *self, gboolean is_known)
{
  guint n = 0;

  for (const FaultCase *fault = fault_cases; fault->path != NULL; fault++)
    if ((strcmp (fault->path, KNOWN) == 0) == is_known)
      {
        g_autofree char *uri = fault_site_dup_uri (self->site, fault);

        test_library_subscribe_inside (&self->desk, uri);
        n++;
      }
  return n;
}

/* @after seconds from now, by a clock that is set. */
static DossierRefreshResult *
refresh (Fixture *self, gint64 after)
{
  DossierRefreshOptions options
      = { .all = TRUE, .header_seconds = 4, .total_seconds = 6, .now = g_get_real_time () / G_USEC_PER_SEC + after };
  g_autoptr (GError) error = NULL;
  DossierRefreshResult *result = dossier_library_refresh (self->desk.library, &options, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static const FaultCase *
find_case (const char *uri)
{
  for (const FaultCase *fault = fault_cases; fault->path != NULL; fault++)
    if (g_str_has_suffix (uri, fault->path))
      return fault;
  g_assert_not_reached ();
}

static void
check_news (const DossierFeedNews *news)
{
  const FaultCase *want = find_case (news->uri);

  g_test_message ("%s: %u %s", want->path, news->status, news->error != NULL ? news->error : "");
  g_assert_cmpuint (news->n_new, ==, want->n_new);
  g_assert_cmpuint (news->status, ==, want->status);
  g_assert_true ((news->error != NULL) == (want->words != NULL));
  if (news->error != NULL)
    {
      g_assert_null (strchr (news->error, '\n'));
      g_assert_nonnull (strstr (news->error, want->words));
    }
  g_assert_cmpint (news->next_check, >, g_get_real_time () / G_USEC_PER_SEC + 3000);
}

/* Known with its mark, one is unchanged the next time, and the server does not repeat the mark. */
static void
make_one_known (Fixture *self)
{
  g_autoptr (DossierRefreshResult) result = NULL;

  g_assert_cmpuint (subscribe (self, TRUE), ==, 1);
  result = refresh (self, 0);
  g_assert_cmpuint (result->n_new, ==, 1);
  fault_server_set (fault_site_get_server (self->site), KNOWN, UNCHANGED);
}

static void
test_each_fault_has_its_state_and_reason (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierRefreshResult) result = NULL;
  g_autofree char *after_cookie = NULL;
  guint            n;

  make_one_known (self);
  n = subscribe (self, FALSE);
  result = refresh (self, DOSSIER_REFRESH_LEAST);
  g_test_message ("%u faults, %.1f s", result->n_failed, result->seconds);
  g_assert_cmpuint (result->feeds->len, ==, n + 1);
  for (guint i = 0; i < result->feeds->len; i++)
    check_news (result->feeds->pdata[i]);
  after_cookie = fault_server_dup_request (fault_site_get_server (self->site), "/cookie-end");
  g_assert_nonnull (after_cookie);
  g_assert_null (strstr (after_cookie, "Cookie:"));
}

int
main (int argc, char *argv[])
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  test_tls_trust ();
  fake_names_install (fault_names);
  g_test_add ("/library/refresh/each fault has its state and reason", Fixture, NULL, set_up,
              test_each_fault_has_its_state_and_reason, tear_down);
  return g_test_run ();
}
