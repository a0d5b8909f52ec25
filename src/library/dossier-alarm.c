/* dossier-alarm.c - when something that is done every so often has its turn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-alarm.h"

#include <time.h>

gint64
dossier_alarm_read_uptime (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_BOOTTIME, &time);
  return time.tv_sec;
}

void
dossier_alarm_start (DossierAlarm *self, gint64 uptime, gint64 clock)
{
  *self = (DossierAlarm){ .uptime = uptime, .clock = clock, .rung = uptime };
}

gboolean
dossier_alarm_look (DossierAlarm *self, gint64 pause, gint64 uptime, gint64 clock)
{
  gint64 moved = (clock - self->clock) - (uptime - self->uptime);

  if (ABS (moved) > DOSSIER_ALARM_SLACK)
    self->moved += moved;
  self->uptime = uptime;
  self->clock = clock;
  if (uptime - self->rung < pause)
    return FALSE;
  self->rung = uptime;
  return TRUE;
}

gint64
dossier_alarm_take_moved (DossierAlarm *self)
{
  gint64 moved = self->moved;

  self->moved = 0;
  return moved;
}
