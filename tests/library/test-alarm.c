/* test-alarm.c - what is done every so often, while the computer sleeps and its clock is put right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-alarm.h"

#define HOUR 3600
#define CLOCK G_GINT64_CONSTANT (1795420800)
#define YEARS G_GINT64_CONSTANT (630720000) /* twenty */

/* A look @after seconds since the last one, which the clock shows as @shown: whether it rings, and by how much the
 * clock was put on. */
typedef struct
{
  gint64   after, shown;
  gboolean rings;
  gint64   moved;
} Look;

static const struct
{
  const char *name;
  Look        looks[4];
} cases[] = {
  { "it rings each hour",
    { { 1800, 1800, FALSE, 0 }, { 1800, 1800, TRUE, 0 }, { 30, 30, FALSE, 0 }, { 3570, 3570, TRUE, 0 } } },
  { "a night of sleep is over, and it rings at the first look",
    { { 30, 30, FALSE, 0 }, { 8 * HOUR, 8 * HOUR, TRUE, 0 }, { 30, 30, FALSE, 0 }, { 30, 30, FALSE, 0 } } },
  { "the clock is put on, and it does not ring",
    { { 30, 30 + YEARS, FALSE, YEARS },
      { 30, 30, FALSE, 0 },
      { 30, 30 - YEARS, FALSE, -YEARS },
      { 3510, 3510, TRUE, 0 } } },
  { "the clock is put back, and it rings all the same",
    { { 30, 30 - YEARS, FALSE, -YEARS },
      { 3570, 3570, TRUE, 0 },
      { 30, 30 + YEARS, FALSE, YEARS },
      { 30, 30, FALSE, 0 } } },
  { "a clock that is put right by a little is left alone",
    { { 30, 60, FALSE, 0 }, { 30, 0, FALSE, 0 }, { 30, 330, FALSE, 0 }, { 3510, 3480, TRUE, 0 } } },
};

static void
test_case (gconstpointer data)
{
  const Look  *looks = data;
  gint64       uptime = 77, clock = CLOCK;
  DossierAlarm alarm;

  dossier_alarm_start (&alarm, uptime, clock);
  for (guint i = 0; i < G_N_ELEMENTS (cases[0].looks); i++)
    {
      uptime += looks[i].after;
      clock += looks[i].shown;
      g_assert_cmpint (dossier_alarm_look (&alarm, HOUR, uptime, clock), ==, looks[i].rings);
      g_assert_cmpint (dossier_alarm_take_moved (&alarm), ==, looks[i].moved);
      g_assert_cmpint (dossier_alarm_take_moved (&alarm), ==, 0);
    }
}

static void
test_uptime (void)
{
  gint64 uptime = dossier_alarm_read_uptime ();

  g_assert_cmpint (uptime, >=, 0);
  g_assert_cmpint (dossier_alarm_read_uptime (), >=, uptime);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/alarm/", cases[i].name, NULL);

      g_test_add_data_func (path, cases[i].looks, test_case);
    }
  g_test_add_func ("/alarm/the time since the start goes on", test_uptime);
  return g_test_run ();
}
