/* test-refresh-faults.c - what servers do wrong, and what comes of it: each its own host, all at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-refresh.h"
#include "fault-server.h"
#include "library-fixture.h"

#define OK "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/rss+xml\r\n"
#define FEED                                                                                                           \
  "<rss version='2.0'><channel><title>Fine</title><item><title>One</title><guid>1</guid><description>Words of a "      \
  "story.</description></item></channel></rss>"
#define STATUS(line) "HTTP/1.1 " line "\r\nConnection: close\r\n\r\n"
#define TO(status, where) "HTTP/1.1 " status "\r\nConnection: close\r\nLocation: " where "\r\n\r\n"
#define HTML "<!doctype html><html><head><title>Log in</title></head><body><p>Welcome to our network.</body></html>"

static const FaultAnswer answers[] = {
  { "/fine", OK "\r\n" FEED, FAULT_NONE },
  { "/slow-header", "HTTP/1.1 200 OK\r\nX-", FAULT_DRIP },
  { "/no-answer", "", FAULT_SILENT },
  { "/slow-body", OK "\r\n<rss>", FAULT_DRIP },
  { "/endless", OK "\r\n", FAULT_ENDLESS },
  { "/announced-10-gb", OK "Content-Length: 10737418240\r\n\r\n", FAULT_ENDLESS },
  { "/gzip-bomb", OK "Content-Encoding: gzip\r\n\r\n", FAULT_BOMB },
  { "/deflate-bomb", OK "Content-Encoding: deflate\r\n\r\n", FAULT_DEFLATE },
  { "/cut-gzip", OK "Content-Encoding: gzip\r\n\r\n", FAULT_CUT_GZIP },
  { "/not-gzip", OK "Content-Encoding: gzip\r\n\r\n" FEED, FAULT_NONE },
  { "/short-body", OK "Content-Length: 5000\r\n\r\n" FEED, FAULT_NONE },
  { "/two-lengths", OK "Content-Length: 10\r\nContent-Length: 20\r\n\r\n" FEED, FAULT_NONE },
  { "/bad-chunk", OK "Transfer-Encoding: chunked\r\n\r\nzz\r\n" FEED "\r\n0\r\n\r\n", FAULT_NONE },
  { "/cut-chunk", OK "Transfer-Encoding: chunked\r\n\r\nff0\r\n" FEED, FAULT_NONE },
  { "/loop", TO ("302 Found", "/loop"), FAULT_NONE },
  { "/loop-a", TO ("302 Found", "/loop-b"), FAULT_NONE },
  { "/loop-b", TO ("302 Found", "/loop-a"), FAULT_NONE },
  { "/to-file", TO ("302 Found", "file:///etc/passwd"), FAULT_NONE },
  { "/to-data", TO ("302 Found", "data:text/xml,<rss/>"), FAULT_NONE },
  { "/to-nowhere", STATUS ("302 Found"), FAULT_NONE },
  { "/unasked-304", STATUS ("304 Not Modified"), FAULT_NONE },
  { "/429", "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7200\r\nConnection: close\r\n\r\n", FAULT_NONE },
  { "/503", "HTTP/1.1 503 Unavailable\r\nRetry-After: Fri, 01 Jan 2027 00:00:00 GMT\r\nConnection: close\r\n\r\n",
    FAULT_NONE },
  { "/401", "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=x\r\nConnection: close\r\n\r\n", FAULT_NONE },
  { "/403", STATUS ("403 Forbidden"), FAULT_NONE },
  { "/404", STATUS ("404 Not Found"), FAULT_NONE },
  { "/410", STATUS ("410 Gone"), FAULT_NONE },
  { "/500", STATUS ("500 Internal Server Error"), FAULT_NONE },
  { "/502", STATUS ("502 Bad Gateway"), FAULT_NONE },
  { "/204", STATUS ("204 No Content"), FAULT_NONE },
  { "/cookies", OK, FAULT_COOKIES },
  { "/big-header", OK, FAULT_BIG_HEADER },
  { "/100-without-end", "", FAULT_INFORM },
  { "/reset", OK "Content-Length: 5000\r\n\r\n<rss version='2.0'>", FAULT_RESET },
  { "/reset-at-once", "", FAULT_RESET },
  { "/http-0.9", FEED, FAULT_NONE },
  { "/image", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n", FAULT_NONE },
  { "/wrong-type", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: image/png\r\n\r\n" FEED, FAULT_NONE },
  { "/html", OK "\r\n" HTML, FAULT_NONE },
  { "/bom", OK "\r\n\xef\xbb\xbf" FEED, FAULT_NONE },
  { "/empty", OK "Content-Length: 0\r\n\r\n", FAULT_NONE },
  { "/brotli", OK "Content-Encoding: br\r\n\r\nxxxx", FAULT_NONE },
  { "/broken-xml", OK "\r\n<rss version='2.0'><channel><title>Cut</title><item><title>One</ti", FAULT_NONE },
  { NULL },
};

static const struct
{
  const char *path;
  guint       status; /* 0: none that counts */
  guint       n_new;
  gboolean    fails;
  const char *words; /* in the reason, or NULL */
} cases[] = {
  { "/fine", 200, 1, FALSE, NULL },
  { "/slow-header", 0, 0, TRUE, "too long" },
  { "/no-answer", 0, 0, TRUE, "too long" },
  { "/slow-body", 0, 0, TRUE, "too long" },
  { "/endless", 0, 0, TRUE, "larger than" },
  { "/announced-10-gb", 0, 0, TRUE, "larger than" },
  { "/gzip-bomb", 0, 0, TRUE, "hundredfold" },
  { "/deflate-bomb", 0, 0, TRUE, "hundredfold" },
  { "/cut-gzip", 0, 0, TRUE, "broke off" },
  { "/not-gzip", 200, 1, FALSE, NULL },
  { "/short-body", 0, 0, TRUE, "broke off" },
  { "/two-lengths", 0, 0, TRUE, NULL },
  { "/bad-chunk", 0, 0, TRUE, NULL },
  { "/cut-chunk", 0, 0, TRUE, "broke off" },
  { "/loop", 0, 0, TRUE, "circle" },
  { "/loop-a", 0, 0, TRUE, "circle" },
  { "/to-file", 0, 0, TRUE, "not a web page" },
  { "/to-data", 0, 0, TRUE, "not a web page" },
  { "/to-nowhere", 0, 0, TRUE, "without saying where" },
  { "/unasked-304", 0, 0, TRUE, "without having been asked" },
  { "/429", 429, 0, TRUE, "429" },
  { "/503", 503, 0, TRUE, "503" },
  { "/401", 401, 0, TRUE, NULL },
  { "/403", 403, 0, TRUE, NULL },
  { "/404", 404, 0, TRUE, "404" },
  { "/410", 410, 0, TRUE, NULL },
  { "/500", 500, 0, TRUE, "500" },
  { "/502", 502, 0, TRUE, "502" },
  { "/204", 204, 0, TRUE, NULL },
  { "/cookies", 0, 0, TRUE, NULL },
  { "/big-header", 0, 0, TRUE, NULL },
  { "/100-without-end", 0, 0, TRUE, NULL },
  { "/reset", 0, 0, TRUE, NULL },
  { "/reset-at-once", 0, 0, TRUE, NULL },
  { "/http-0.9", 0, 0, TRUE, NULL },
  { "/image", 200, 0, TRUE, "not a feed" },
  { "/wrong-type", 200, 1, FALSE, NULL },
  { "/html", 200, 0, TRUE, "web page" },
  { "/bom", 200, 1, FALSE, NULL },
  { "/empty", 200, 0, TRUE, "empty" },
  { "/brotli", 0, 0, TRUE, "br" },
  { "/broken-xml", 200, 1, FALSE, NULL },
};

static guint
find_case (const char *uri)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (g_str_has_suffix (uri, cases[i].path))
      return i;
  return G_MAXUINT;
}

static void
check_news (const DossierFeedNews *news)
{
  guint i = find_case (news->uri);

  if (i == G_MAXUINT)
    return;
  g_test_message ("%s: %u %s", cases[i].path, news->status, news->error != NULL ? news->error : "");
  g_assert_cmpuint (news->n_new, ==, cases[i].n_new);
  g_assert_true ((news->error != NULL) == cases[i].fails);
  if (cases[i].status != 0)
    g_assert_cmpuint (news->status, ==, cases[i].status);
  if (news->error != NULL)
    {
      g_assert_null (strchr (news->error, '\n'));
      g_assert_true (cases[i].words == NULL || strstr (news->error, cases[i].words) != NULL);
    }
  g_assert_cmpint (news->next_check, >, g_get_real_time () / G_USEC_PER_SEC + 3000);
}

static void
test_each_fault_has_its_state_and_reason (void)
{
  FaultServer          *server = fault_server_start (answers);
  DossierRefreshOptions options = { .header_seconds = 2, .total_seconds = 3 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRefreshResult) result = NULL;
  TestLibrary desk;

  test_library_open (&desk);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uri
          = g_strdup_printf ("http://127.1.0.%u:%u%s", i + 1, fault_server_get_port (server), cases[i].path);

      test_library_subscribe (&desk, uri);
    }
  test_library_subscribe (&desk, "http://nowhere.invalid/");
  test_library_subscribe (&desk, "http://127.1.0.250:1/");

  result = dossier_library_refresh (desk.library, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->feeds->len, ==, G_N_ELEMENTS (cases) + 2);
  for (guint i = 0; i < result->feeds->len; i++)
    check_news (result->feeds->pdata[i]);
  g_test_message ("%u faults, %.1f s", result->n_failed, result->seconds);
  test_library_close (&desk);
  fault_server_stop (server);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/refresh/each fault has its state and reason", test_each_fault_has_its_state_and_reason);
  return g_test_run ();
}
