/* manners.h - how servers are treated: rows of a table, each a small story with its own feed, host and library.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-refresh.h"
#include "fault-server.h"
#include "library-fixture.h"

G_BEGIN_DECLS

#define MINUTE G_GINT64_CONSTANT (60)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
/* Monday, 2026-11-23 10:00 UTC: where each row begins. */
#define MANNERS_START G_GINT64_CONSTANT (1795428000)

/* One row's feed is at "/mN" on a host of its own, written "@" below; "@-b" is another address on that host. */
typedef struct
{
  TestLibrary  library;
  FaultServer *server;
  guint        number;
  gint64       now;
  gint64       feed;
} MannersDesk;

typedef enum
{
  STOP,
  DUE, /* by the schedule */
  ALL, /* a person asks for all feeds */
  ONE, /* a person asks for this feed */
} MannersHow;

typedef struct
{
  gint64      after; /* seconds that pass first */
  MannersHow  how;
  const char *say;   /* what "@" answers from now on; NULL: as before */
  const char *say_b; /* what "@-b" does */
  guint       asked; /* requests that "@" gets by this */
  guint       asked_b;
  const char *sends; /* the last request to "@-b" when that was asked, else to "@", has this; NULL: whatever */
  const char *lacks; /* ... and has not this */
  gint64      pause; /* seconds until the feed is asked next, but for the tenth that is chance; 0: whatever */
  const char *lives; /* where the feed is afterwards; NULL: whatever */
} MannersStep;

typedef struct
{
  const char *name;   /* a sentence */
  const char *reason; /* why something is not done on purpose; the steps show what is. NULL: all is done */
  const char *tail;   /* what the feed's address has behind "@", or NULL */
  MannersStep steps[8];
  void (*run) (MannersDesk *desk); /* instead of steps */
} Manner;

/* Ended by a row without a name. */
extern const Manner manners_of_words[]; /* what requests say and what answers do */
extern const Manner manners_of_hosts[]; /* several feeds, several runs, crashes and clocks */

/* @text with "@" as the row's path; owned by the caller. */
char *manners_desk_expand (MannersDesk *self, const char *text);
void  manners_desk_say (MannersDesk *self, const char *path, const char *answer);
guint manners_desk_count (MannersDesk *self, const char *path);
/* Subscribes to @path on the row's host. */
gint64                manners_desk_subscribe (MannersDesk *self, const char *path);
DossierRefreshResult *manners_desk_refresh (MannersDesk *self, MannersHow how);

#define CLOSE "Connection: close\r\n"
#define OK(headers) "HTTP/1.1 200 OK\r\n" CLOSE "Content-Type: application/rss+xml\r\n" headers "\r\n"
#define STATUS(line, headers) "HTTP/1.1 " line "\r\n" CLOSE headers "\r\n"
#define FEED(inner)                                                                                                    \
  "<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel><title>Daily</title>" inner     \
  "<item><title>One</title><guid>1</guid><description>Words of a story.</description></item></channel></rss>"
#define ITEM(n) "<item><title>Story " #n "</title><guid>" #n "</guid><description>More words.</description></item>"
#define SAME(headers) STATUS ("304 Not Modified", headers)

G_END_DECLS
