/* dossier-refresh.h - asks the subscribed feeds for news, politely.
 *
 * One request a host at a time with a pause between two, DOSSIER_FETCH_MAX_UNDERWAY in all; what comes is read on
 * worker threads and saved feed by feed. A feed's stories are saved before the mark that says so: breaking off at any
 * moment loses nothing. Before the first is asked, all get a time to be asked next: a crash makes nobody be asked
 * twice.
 * Then the pages are read of feeds that are kept with them (dossier-pages.h).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-library.h"

G_BEGIN_DECLS

/* Bytes of answers that wait to be read before the next feeds are asked. */
#define DOSSIER_REFRESH_MAX_WAITING (16 * 1024 * 1024)

/* Milliseconds between the answer of a host and the next question to it; this computer itself needs no rest. */
#define DOSSIER_REFRESH_HOST_PAUSE 250
/* Seconds within which nobody is asked twice, whoever wants it. */
#define DOSSIER_REFRESH_LEAST 60
/* Seconds until feeds are asked again when no server at all could be reached. */
#define DOSSIER_REFRESH_AWAY_SECONDS 60

/* A feed is being asked or read from now on, or no more. */
typedef void (*DossierRefreshStep) (gint64 feed, gboolean is_underway, gpointer user_data);

/* Zero it, then set what differs: zeros are the defaults. */
typedef struct
{
  gboolean all;       /* also feeds that are not due; never those that have gone or asked to be left alone */
  gboolean by_itself; /* nobody asked for it: waits while the network is metered or the computer saves power */
  gint64   feed;      /* this one alone, due or not, gone or not; 0: all of them */
  guint    header_seconds, total_seconds; /* as in DossierFetchOptions */
  gint64   now;                           /* Unix seconds, for all that is reckoned; 0: the clock's */
  gint64   clock_moved;                   /* seconds that the clock was put on since the last refresh, or back (< 0) */
  DossierRefreshStep step;                /* called where progress is; NULL: nobody wants to know */
  gpointer           step_data;

  /* After the feeds: the pages that stories wait for. */
  DossierProgress page_progress; /* with the data of @progress, in the same way */
} DossierRefreshOptions;

/* What came of asking one feed. */
typedef struct
{
  gint64   feed;
  char    *title, *uri;
  guint    status;    /* of HTTP; 0 when no server answered */
  char    *error;     /* a sentence for the user, NULL when all is well */
  gboolean is_same;   /* the server says that nothing has changed */
  gboolean was_asked; /* FALSE: put off, for its host's sake or because it is not its hour */
  guint    n_new, n_revised, n_same;
  gint64   next_check; /* Unix seconds */
  char    *icon;       /* where the feed says that its icon is, or NULL */
} DossierFeedNews;

typedef struct
{
  GPtrArray *feeds; /* (element-type DossierFeedNews) in the order of their answers */
  guint      n_asked, n_unchanged, n_failed, n_new, n_revised;
  guint      n_pages, n_pages_failed; /* stories that have the text of their page now; pages that could not be read */
  guint      n_links, n_links_failed; /* links that had waited and are saved now; that there is nothing to save of */
  double     seconds;
  char      *paused; /* why nothing was asked, a sentence; or NULL */
} DossierRefreshResult;

void dossier_refresh_result_free (DossierRefreshResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRefreshResult, dossier_refresh_result_free)

/* Asks the feeds; @progress counts feeds. Blocks, on any thread but never on the main one of a window.
 * Errors: of the store; CANCELLED, what had come by then is kept. A feed that fails is no error. */
DossierRefreshResult *dossier_library_refresh (DossierLibrary *self, const DossierRefreshOptions *options,
                                               GCancellable *cancellable, DossierProgress progress,
                                               gpointer progress_data, GError **error);

/* Milliseconds in which the steps of a refresh beside a main loop are put together: what begins and ends within them
 * is told as ended alone. */
#define DOSSIER_REFRESH_STEP_PAUSE 100

/* Progress, steps and callback come in the caller's main context; no step comes after the callback. */
void                  dossier_library_refresh_async (DossierLibrary *self, const DossierRefreshOptions *options,
                                                     GCancellable *cancellable, DossierProgress progress, gpointer progress_data,
                                                     GAsyncReadyCallback callback, gpointer user_data);
DossierRefreshResult *dossier_library_refresh_finish (DossierLibrary *self, GAsyncResult *result, GError **error);

G_END_DECLS
