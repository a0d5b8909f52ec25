/* dossier-alarm.h - when something that is done every so often has its turn, also after the computer has slept and when
 * the clock is put right.
 *
 * It goes by the time since the computer was started, which goes on while it sleeps and which nobody sets. To be looked
 * at every DOSSIER_ALARM_LOOK_SECONDS. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Timers stand still while the computer sleeps: so long after it woke up, at most, it is noticed. */
#define DOSSIER_ALARM_LOOK_SECONDS 30
/* Seconds by which clocks are put right without anybody's notice. */
#define DOSSIER_ALARM_SLACK 300

typedef struct
{
  gint64 uptime, clock; /* at the last look */
  gint64 rung;          /* the uptime of its last turn */
  gint64 moved;         /* seconds by which the clock was put on since somebody took it, or back (< 0) */
} DossierAlarm;

/* The seconds since the computer was started. */
gint64 dossier_alarm_read_uptime (void);

/* It has just had its turn. @clock: Unix seconds. */
void dossier_alarm_start (DossierAlarm *self, gint64 uptime, gint64 clock);

/* TRUE when @pause seconds have gone by since its last turn, and this is the next. */
gboolean dossier_alarm_look (DossierAlarm *self, gint64 pause, gint64 uptime, gint64 clock);

/* By how much the clock was put on since this was asked last. */
gint64 dossier_alarm_take_moved (DossierAlarm *self);

G_END_DECLS
