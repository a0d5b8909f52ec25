/* test-refresh-faults.c - what servers do wrong, and what comes of it: each its own host, all at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-refresh.h"
#include "fake-names.h"
#include "fault-server.h"
#include "library-fixture.h"
#include "test-tls.h"

#define OK "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/rss+xml\r\n"
#define FEED                                                                                                           \
  "<rss version='2.0'><channel><title>Fine</title><item><title>One</title><guid>1</guid><description>Words of a "      \
  "story.</description></item></channel></rss>"
#define FEED_LENGTH "152"
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
  { "/gzip", OK "Content-Encoding: gzip\r\n\r\n", FAULT_GZIP },
  { "/brotli-bomb", OK "Content-Encoding: br\r\n\r\n", FAULT_BROTLI_BOMB },
  { "/cut-brotli", OK "Content-Encoding: br\r\n\r\n", FAULT_CUT_BROTLI },
  { "/brotli", OK "Content-Encoding: br\r\n\r\n", FAULT_BROTLI },
  { "/not-brotli", OK "Content-Encoding: br\r\n\r\n" FEED, FAULT_NONE },
  { "/other-packing", OK "Content-Encoding: zstd\r\n\r\nxxxx", FAULT_NONE },
  { "/not-gzip", OK "Content-Encoding: gzip\r\n\r\n" FEED, FAULT_NONE },
  { "/short-body", OK "Content-Length: 5000\r\n\r\n" FEED, FAULT_NONE },
  { "/two-lengths", OK "Content-Length: 10\r\nContent-Length: 20\r\n\r\n" FEED, FAULT_NONE },
  { "/same-lengths", OK "Content-Length: " FEED_LENGTH "\r\nContent-Length: " FEED_LENGTH "\r\n\r\n" FEED, FAULT_NONE },
  { "/bad-chunk", OK "Transfer-Encoding: chunked\r\n\r\nzz\r\n" FEED "\r\n0\r\n\r\n", FAULT_NONE },
  { "/cut-chunk", OK "Transfer-Encoding: chunked\r\n\r\nff0\r\n" FEED, FAULT_NONE },
  { "/loop", TO ("302 Found", "/loop"), FAULT_NONE },
  { "/loop-a", TO ("302 Found", "/loop-b"), FAULT_NONE },
  { "/loop-b", TO ("302 Found", "/loop-a"), FAULT_NONE },
  { "/chain-1", TO ("302 Found", "/chain-2"), FAULT_NONE },
  { "/chain-2", TO ("302 Found", "/chain-3"), FAULT_NONE },
  { "/chain-3", TO ("302 Found", "/chain-4"), FAULT_NONE },
  { "/chain-4", TO ("302 Found", "/chain-5"), FAULT_NONE },
  { "/chain-5", TO ("302 Found", "/chain-6"), FAULT_NONE },
  { "/chain-6", TO ("302 Found", "/chain-7"), FAULT_NONE },
  { "/chain-7", TO ("302 Found", "/chain-8"), FAULT_NONE },
  { "/chain-8", TO ("302 Found", "/chain-9"), FAULT_NONE },
  { "/chain-9", TO ("302 Found", "/chain-10"), FAULT_NONE },
  { "/chain-10", TO ("302 Found", "/chain-11"), FAULT_NONE },
  { "/chain-11", TO ("302 Found", "/chain-end"), FAULT_NONE },
  { "/chain-end", OK "\r\n" FEED, FAULT_NONE },
  { "/downgrade", TO ("302 Found", "http://www.tls.example/"), FAULT_NONE },
  { "/cookie", "HTTP/1.1 302 Found\r\nConnection: close\r\nSet-Cookie: a=b; Path=/\r\nLocation: /cookie-end\r\n\r\n",
    FAULT_NONE },
  { "/cookie-end", OK "\r\n" FEED, FAULT_NONE },
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
  { "/tls-good", OK "\r\n" FEED, FAULT_NONE },
  { "/tls-elsewhere", OK "\r\n" FEED, FAULT_NONE },
  { "/tls-expired", OK "\r\n" FEED, FAULT_NONE },
  { "/tls-early", OK "\r\n" FEED, FAULT_NONE },
  { "/tls-self-signed", OK "\r\n" FEED, FAULT_NONE },
  { "/tls-unknown", OK "\r\n" FEED, FAULT_NONE },
  { "/tls-sha1", OK "\r\n" FEED, FAULT_NONE },
  { "/six-first", OK "\r\n" FEED, FAULT_NONE },
  { "/unchanged", OK "ETag: \"one\"\r\n\r\n" FEED, FAULT_NONE },
  { "/bom", OK "\r\n\xef\xbb\xbf" FEED, FAULT_NONE },
  { "/empty", OK "Content-Length: 0\r\n\r\n", FAULT_NONE },
  { "/broken-xml", OK "\r\n<rss version='2.0'><channel><title>Cut</title><item><title>One</ti", FAULT_NONE },
  { NULL },
};

static const char *const certificates[]
    = { "good", "expired", "early", "elsewhere", "self-signed", "unknown", "sha1", NULL };

/* ports besides those of the certificates */
#define PLAIN "plain" /* answers in plain HTTP */
#define MUTE "mute"   /* takes the call and says nothing */
#define FULL "full"   /* does not take the call */

static const FakeName names[] = {
  { "www.tls.example", "127.2.0.1" },    { "expired.tls.example", "127.2.0.2" },
  { "early.tls.example", "127.2.0.3" },  { "other.tls.example", "127.2.0.4" },
  { "self.tls.example", "127.2.0.5" },   { "unknown.tls.example", "127.2.0.6" },
  { "sha1.tls.example", "127.2.0.7" },   { "plain.tls.example", "127.2.0.8" },
  { "down.tls.example", "127.2.0.9" },   { "mute.tls.example", "127.0.0.1" },
  { "full.tls.example", "127.0.0.1" },   { "six.example", "::1 127.3.0.1" },
  { "slow.example", FAKE_NAMES_SILENT }, { NULL },
};

typedef struct
{
  const char *path;
  guint       status; /* 0: none that counts */
  guint       n_new;
  const char *words; /* in the reason; NULL: it does not fail */
  const char *host;  /* NULL: one of its own by number, in plain HTTP */
  const char *port;  /* a certificate's or one of the others, https then; NULL: the first, http */
} Case;

static const Case cases[] = {
  { "/fine", 200, 1, NULL },
  { "/slow-header", 0, 0, "takes too long to answer" },
  { "/no-answer", 0, 0, "takes too long to answer" },
  { "/slow-body", 0, 0, "takes too long to answer" },
  { "/endless", 0, 0, "larger than" },
  { "/announced-10-gb", 0, 0, "larger than" },
  { "/gzip", 200, 1, NULL },
  { "/gzip-bomb", 0, 0, "hundredfold" },
  { "/deflate-bomb", 0, 0, "hundredfold" },
  { "/brotli-bomb", 0, 0, "hundredfold" },
  { "/cut-gzip", 0, 0, "broke off in the middle" },
  { "/cut-brotli", 0, 0, "broke off in the middle" },
  { "/brotli", 200, 1, NULL },
  { "/not-brotli", 0, 0, "could not be unpacked" },
  { "/other-packing", 0, 0, "packed as “zstd”" },
  { "/not-gzip", 200, 1, NULL },
  { "/short-body", 0, 0, "broke off in the middle" },
  { "/two-lengths", 0, 0, "two things about the length" },
  { "/same-lengths", 200, 1, NULL },
  { "/bad-chunk", 200, 0, "empty" },
  { "/cut-chunk", 0, 0, "broke off in the middle" },
  { "/loop", 0, 0, "round in a circle" },
  { "/loop-a", 0, 0, "round in a circle" },
  { "/chain-1", 0, 0, "on and on" },
  { "/chain-2", 200, 1, NULL }, /* as many steps as are allowed */
  { "/to-file", 0, 0, "not a web page" },
  { "/to-data", 0, 0, "not a web page" },
  { "/to-nowhere", 0, 0, "without saying where" },
  { "/downgrade", 0, 0, "anybody could listen", "down.tls.example", "good" },
  { "/unasked-304", 0, 0, "without having been asked" },
  { "/unchanged", 304, 0, NULL },
  { "/429", 429, 0, "asked too often" },
  { "/503", 503, 0, "problem of its own (503)" },
  { "/401", 401, 0, "asks for a password" },
  { "/403", 403, 0, "does not let programs read" },
  { "/404", 404, 0, "has no such page" },
  { "/410", 410, 0, "for good" },
  { "/500", 500, 0, "problem of its own (500)" },
  { "/502", 502, 0, "problem of its own (502)" },
  { "/204", 204, 0, "empty" },
  { "/cookie", 200, 1, NULL },
  { "/cookies", 0, 0, "longer than any page needs" },
  { "/big-header", 0, 0, "longer than any page needs" },
  { "/100-without-end", 0, 0, "takes too long to answer" },
  { "/reset", 0, 0, "broke off" },
  { "/reset-at-once", 0, 0, "broke off" },
  { "/http-0.9", 0, 0, "does not answer as a web server does" },
  { "/image", 200, 0, "not a feed" },
  { "/wrong-type", 200, 1, NULL },
  { "/html", 200, 0, "web page" },
  { "/bom", 200, 1, NULL },
  { "/empty", 200, 0, "empty" },
  { "/broken-xml", 200, 1, NULL },
  { "/tls-good", 200, 1, NULL, "www.tls.example", "good" },
  { "/tls-expired", 0, 0, "has expired", "expired.tls.example", "expired" },
  { "/tls-early", 0, 0, "not valid yet", "early.tls.example", "early" },
  { "/tls-elsewhere", 0, 0, "belongs to another server", "other.tls.example", "elsewhere" },
  { "/tls-self-signed", 0, 0, "vouches for itself", "self.tls.example", "self-signed" },
  { "/tls-unknown", 0, 0, "not signed by anybody", "unknown.tls.example", "unknown" },
  { "/tls-sha1", 0, 0, "no longer safe", "sha1.tls.example", "sha1" },
  { "/tls-plain", 0, 0, "does not speak https", "plain.tls.example", PLAIN },
  { "/tls-mute", 0, 0, "safe connection in time", "mute.tls.example", MUTE },
  { "/full", 0, 0, "did not take the call", "full.tls.example", FULL },
  { "/no-name", 0, 0, "No server called nowhere.example", "nowhere.example" },
  { "/slow-name", 0, 0, "Nobody said in time where slow.example is", "slow.example" },
  { "/six-first", 200, 1, NULL, "six.example" },
};

typedef struct
{
  TestLibrary  desk;
  FaultServer *server;
  TestHole    *mute, *full, *six;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  test_library_open (&self->desk);
  self->server = fault_server_start_with_tls (answers, certificates);
  self->mute = test_hole_dig ("127.0.0.1", 0, FALSE);
  self->full = test_hole_dig ("127.0.0.1", 0, TRUE);
  /* Where there is no IPv6 the first address fails at once instead of never. */
  self->six = test_hole_dig ("::1", fault_server_get_port (self->server), TRUE);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  test_hole_fill_in (self->mute);
  test_hole_fill_in (self->full);
  test_hole_fill_in (self->six);
  fault_server_stop (self->server);
  test_library_close (&self->desk);
}

static guint16
find_port (Fixture *self, const char *name)
{
  if (name == NULL || strcmp (name, PLAIN) == 0)
    return fault_server_get_port (self->server);
  if (strcmp (name, MUTE) == 0)
    return test_hole_get_port (self->mute);
  if (strcmp (name, FULL) == 0)
    return test_hole_get_port (self->full);
  return fault_server_get_tls_port (self->server, name);
}

static void
subscribe (Fixture *self, guint i)
{
  g_autofree char *number = g_strdup_printf ("127.1.0.%u", i + 1);
  g_autofree char *uri = g_strdup_printf ("%s://%s:%u%s", cases[i].port != NULL ? "https" : "http",
                                          cases[i].host != NULL ? cases[i].host : number,
                                          find_port (self, cases[i].port), cases[i].path);

  test_library_subscribe (&self->desk, uri);
}

static DossierRefreshResult *
refresh (Fixture *self)
{
  DossierRefreshOptions options = { .all = TRUE, .header_seconds = 4, .total_seconds = 6 };
  g_autoptr (GError) error = NULL;
  DossierRefreshResult *result = dossier_library_refresh (self->desk.library, &options, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static const Case *
find_case (const char *uri)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (g_str_has_suffix (uri, cases[i].path))
      return &cases[i];
  g_assert_not_reached ();
}

static void
check_news (const DossierFeedNews *news)
{
  const Case *want = find_case (news->uri);

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

/* Known with its mark, it is unchanged the next time, and the server does not repeat the mark. */
static void
make_one_known (Fixture *self)
{
  g_autoptr (DossierRefreshResult) result = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (strcmp (cases[i].path, "/unchanged") == 0)
      subscribe (self, i);
  result = refresh (self);
  g_assert_cmpuint (result->n_new, ==, 1);
  fault_server_set (self->server, "/unchanged", STATUS ("304 Not Modified"));
}

static void
test_each_fault_has_its_state_and_reason (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierRefreshResult) result = NULL;
  g_autofree char *after_cookie = NULL;

  make_one_known (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (strcmp (cases[i].path, "/unchanged") != 0)
      subscribe (self, i);
  result = refresh (self);
  g_test_message ("%u faults, %.1f s", result->n_failed, result->seconds);
  g_assert_cmpuint (result->feeds->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < result->feeds->len; i++)
    check_news (result->feeds->pdata[i]);
  after_cookie = fault_server_dup_request (self->server, "/cookie-end");
  g_assert_nonnull (after_cookie);
  g_assert_null (strstr (after_cookie, "Cookie:"));
}

int
main (int argc, char *argv[])
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  test_tls_trust ();
  fake_names_install (names);
  g_test_add ("/library/refresh/each fault has its state and reason", Fixture, NULL, set_up,
              test_each_fault_has_its_state_and_reason, tear_down);
  return g_test_run ();
}
