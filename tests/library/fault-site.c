/* fault-site.c - every server that does something wrong, and what has to come of each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "fault-site.h"

#include <string.h>

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
  { "/endless-redirect", TO ("302 Found", "/chain-end"), FAULT_ENDLESS },
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

const FakeName fault_names[] = {
  { "www.tls.example", "127.2.0.1" },    { "expired.tls.example", "127.2.0.2" },
  { "early.tls.example", "127.2.0.3" },  { "other.tls.example", "127.2.0.4" },
  { "self.tls.example", "127.2.0.5" },   { "unknown.tls.example", "127.2.0.6" },
  { "sha1.tls.example", "127.2.0.7" },   { "plain.tls.example", "127.2.0.8" },
  { "down.tls.example", "127.2.0.9" },   { "mute.tls.example", "127.0.0.1" },
  { "full.tls.example", "127.0.0.1" },   { "six.example", "::1 127.3.0.1" },
  { "slow.example", FAKE_NAMES_SILENT }, { NULL },
};

const FaultCase fault_cases[] = {
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
  { "/endless-redirect", 200, 1, NULL },
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
  { NULL },
};

struct _FaultSite
{
  FaultServer *server;
  TestHole    *mute, *full, *six;
};

FaultSite *
fault_site_open (void)
{
  FaultSite *self = g_new0 (FaultSite, 1);

  self->server = fault_server_start_with_tls (answers, certificates);
  self->mute = test_hole_dig ("127.0.0.1", 0, FALSE);
  self->full = test_hole_dig ("127.0.0.1", 0, TRUE);
  /* Where there is no IPv6 the first address fails at once instead of never. */
  self->six = test_hole_dig ("::1", fault_server_get_port (self->server), TRUE);
  return self;
}

void
fault_site_close (FaultSite *self)
{
  test_hole_fill_in (self->mute);
  test_hole_fill_in (self->full);
  test_hole_fill_in (self->six);
  fault_server_stop (self->server);
  g_free (self);
}

FaultServer *
fault_site_get_server (FaultSite *self)
{
  return self->server;
}

static guint16
find_port (FaultSite *self, const char *name)
{
  if (name == NULL || strcmp (name, PLAIN) == 0)
    return fault_server_get_port (self->server);
  if (strcmp (name, MUTE) == 0)
    return test_hole_get_port (self->mute);
  if (strcmp (name, FULL) == 0)
    return test_hole_get_port (self->full);
  return fault_server_get_tls_port (self->server, name);
}

char *
fault_site_dup_uri (FaultSite *self, const FaultCase *fault)
{
  g_autofree char *number = g_strdup_printf ("127.1.0.%u", (guint) (fault - fault_cases) + 1);

  return g_strdup_printf ("%s://%s:%u%s", fault->port != NULL ? "https" : "http",
                          fault->host != NULL ? fault->host : number, find_port (self, fault->port), fault->path);
}
