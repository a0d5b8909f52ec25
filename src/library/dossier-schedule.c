/* dossier-schedule.c - when a feed is asked next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-schedule.h"

#define HOUR (60 * 60)
#define DAY (24 * HOUR)
#define ALL_HOURS ((1u << 24) - 1)
#define ALL_DAYS ((1u << 7) - 1)

/* 1970-01-01 was a Thursday, day 3. */
static gboolean
is_skipped (const DossierFeedRhythm *rhythm, gint64 time)
{
  guint hour = (guint) (time / HOUR % 24), day = (guint) ((time / DAY + 3) % 7);

  return (rhythm->skip_hours >> hour & 1) != 0 || (rhythm->skip_days >> day & 1) != 0;
}

/* A feed that may never be asked is wrong about that. */
gint64
dossier_schedule_step_over (const DossierFeedRhythm *rhythm, gint64 time)
{
  if ((rhythm->skip_hours & ALL_HOURS) == ALL_HOURS || (rhythm->skip_days & ALL_DAYS) == ALL_DAYS)
    return time;
  while (is_skipped (rhythm, time))
    time += HOUR - time % HOUR;
  return time;
}

static gint64
good_pause (const DossierFeedRhythm *rhythm, const DossierScheduleNews *news)
{
  gint64 wished = MAX ((gint64) rhythm->pause_minutes * 60, news->fresh_until - news->now);

  return CLAMP (wished, news->is_repeat ? DOSSIER_SCHEDULE_REPEAT : DOSSIER_SCHEDULE_LEAST, DOSSIER_SCHEDULE_MOST);
}

/* 0 when the person left it to the feed. */
static gint64
chosen_pause (const DossierScheduleNews *news)
{
  return news->ask_minutes > 0
             ? CLAMP ((gint64) news->ask_minutes * 60, DOSSIER_SCHEDULE_LEAST_CHOSEN, DOSSIER_SCHEDULE_MOST_CHOSEN)
             : 0;
}

static gint64
bad_pause (const DossierScheduleNews *news)
{
  gint64 pause = DOSSIER_SCHEDULE_LEAST;

  for (guint i = 0; i < news->n_failures && pause < DOSSIER_SCHEDULE_MOST; i++)
    pause *= 2;
  return MIN (MAX (pause, news->fresh_until - news->now), DOSSIER_SCHEDULE_MOST);
}

gint64
dossier_schedule_next (const DossierFeedRhythm *rhythm, const DossierScheduleNews *news)
{
  gint64 chosen = chosen_pause (news), most = MAX (chosen, DOSSIER_SCHEDULE_MOST), pause, next;

  if (!news->is_good)
    pause = MAX (bad_pause (news), chosen);
  else
    pause = chosen > 0 ? chosen : good_pause (rhythm, news);
  pause += (gint64) ((double) pause * CLAMP (news->chance, 0.0, 1.0) / DOSSIER_SCHEDULE_JITTER);
  next = MAX (news->now + MIN (pause, most), news->wait_until);
  return dossier_schedule_step_over (rhythm, next);
}
