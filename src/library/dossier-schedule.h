/* dossier-schedule.h - when a feed is asked next.
 *
 * Pure and thread-safe. Times are Unix seconds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-feed.h"
#include "dossier-feed-state.h"

G_BEGIN_DECLS

/* Seconds between two questions: at least, and at most as long as a feed or its server may wish and as failures add
 * up to. What Retry-After says is kept to beyond that. */
#define DOSSIER_SCHEDULE_LEAST (60 * 60)
#define DOSSIER_SCHEDULE_MOST (24 * 60 * 60)
/* The same of what a person chooses. */
#define DOSSIER_SCHEDULE_LEAST_CHOSEN (DOSSIER_FEED_LEAST_MINUTES * 60)
#define DOSSIER_SCHEDULE_MOST_CHOSEN (DOSSIER_FEED_MOST_MINUTES * 60)
/* Seconds until a feed is asked again that came whole though nothing in it was new: its server cannot say so. */
#define DOSSIER_SCHEDULE_REPEAT (4 * 60 * 60)
/* Tenths that chance adds, so that feeds do not all come at once. */
#define DOSSIER_SCHEDULE_JITTER 10

typedef struct
{
  gint64   now;
  gboolean is_good;     /* a feed, or unchanged */
  gboolean is_repeat;   /* a feed that came whole, with nothing new in it */
  guint    n_failures;  /* in a row, this one too */
  gint64   fresh_until; /* as Cache-Control or Expires say, of errors too; 0 when not said */
  gint64   wait_until;  /* as Retry-After says, 0 when not said */
  double   chance;      /* 0 .. 1 */
  int      ask_minutes; /* as the person chose, in the place of what feed and server wish; 0 or less: not */
} DossierScheduleNews;

/* The first moment from @time on that is not in the hours and days the feed wants to be left alone. */
gint64 dossier_schedule_step_over (const DossierFeedRhythm *rhythm, gint64 time);

gint64 dossier_schedule_next (const DossierFeedRhythm *rhythm, const DossierScheduleNews *news);

G_END_DECLS
