/* test-schedule.c - when a feed is asked next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-schedule.h"

#define HOUR (60 * 60)
#define DAY (24 * HOUR)
/* Monday, 2026-11-23 10:00 UTC. */
#define NOW G_GINT64_CONSTANT (1795428000)

static const struct
{
  const char         *name;
  DossierFeedRhythm   rhythm;
  DossierScheduleNews news;
  gint64              pause;
} cases[] = {
  { "an hour when nothing is said", { 0 }, { .is_good = TRUE }, HOUR },
  { "a shorter wish is not heeded", { .pause_minutes = 5 }, { .is_good = TRUE }, HOUR },
  { "a longer wish is", { .pause_minutes = 180 }, { .is_good = TRUE }, 3 * HOUR },
  { "a wish of a month is a day", { .pause_minutes = 44640 }, { .is_good = TRUE }, DAY },
  { "Cache-Control is heeded", { 0 }, { .is_good = TRUE, .fresh_until = NOW + 2 * HOUR }, 2 * HOUR },
  { "the longer of both", { .pause_minutes = 240 }, { .is_good = TRUE, .fresh_until = NOW + 2 * HOUR }, 4 * HOUR },
  { "chance adds a tenth", { 0 }, { .is_good = TRUE, .chance = 1 }, HOUR + HOUR / 10 },
  { "hours that are skipped", { .skip_hours = 1u << 11 | 1u << 12 }, { .is_good = TRUE }, 3 * HOUR },
  { "days that are skipped", { .skip_days = 1u << 0 }, { .is_good = TRUE }, 14 * HOUR },
  { "all days but Sunday", { .skip_days = 0x3f }, { .is_good = TRUE }, 14 * HOUR + 5 * DAY },
  { "all hours skipped is nonsense", { .skip_hours = 0xffffff }, { .is_good = TRUE }, HOUR },
  { "all days skipped is nonsense", { .skip_days = 0x7f }, { .is_good = TRUE }, HOUR },
  { "a whole feed with nothing new", { 0 }, { .is_good = TRUE, .is_repeat = TRUE }, 4 * HOUR },
  { "one that wishes for longer", { .pause_minutes = 300 }, { .is_good = TRUE, .is_repeat = TRUE }, 5 * HOUR },
  { "how long an error holds", { 0 }, { .n_failures = 1, .fresh_until = NOW + 6 * HOUR }, 6 * HOUR },
  { "an error that holds for a year", { 0 }, { .n_failures = 1, .fresh_until = NOW + 365 * DAY }, DAY },
  { "the first failure", { 0 }, { .n_failures = 1 }, 2 * HOUR },
  { "the third failure", { 0 }, { .n_failures = 3 }, 8 * HOUR },
  { "the fifth failure", { 0 }, { .n_failures = 5 }, DAY },
  { "the thousandth failure", { 0 }, { .n_failures = 1000, .chance = 1 }, DAY },
  { "Retry-After beyond a day", { 0 }, { .n_failures = 1, .wait_until = NOW + 3 * DAY }, 3 * DAY },
  { "oftener than the feed, as chosen", { .pause_minutes = 180 }, { .is_good = TRUE, .ask_minutes = 20 }, 20 * 60 },
  { "more rarely than a day, as chosen", { 0 }, { .is_good = TRUE, .ask_minutes = 3 * 24 * 60 }, 3 * DAY },
  { "chosen goes before Cache-Control", { 0 }, { .is_good = TRUE, .fresh_until = NOW + DAY, .ask_minutes = 30 }, 1800 },
  { "chosen less than a quarter of an hour", { 0 }, { .is_good = TRUE, .ask_minutes = 1 }, 15 * 60 },
  { "chosen more than a month", { 0 }, { .is_good = TRUE, .ask_minutes = G_MAXINT }, 31 * DAY },
  { "only by hand is as the feed wishes", { .pause_minutes = 180 }, { .is_good = TRUE, .ask_minutes = -1 }, 3 * HOUR },
  { "chance adds to what is chosen", { 0 }, { .is_good = TRUE, .ask_minutes = 20, .chance = 1 }, 22 * 60 },
  { "chosen, in hours that are skipped", { .skip_hours = 1u << 10 }, { .is_good = TRUE, .ask_minutes = 20 }, HOUR },
  { "chosen, on days that are skipped", { .skip_days = 1u }, { .is_good = TRUE, .ask_minutes = 20 }, 14 * HOUR },
  { "chosen, but failing", { 0 }, { .n_failures = 3, .ask_minutes = 20 }, 8 * HOUR },
  { "chosen rarely, and failing", { 0 }, { .n_failures = 1, .ask_minutes = 3 * 24 * 60 }, 3 * DAY },
  { "chosen, and Retry-After", { 0 }, { .is_good = TRUE, .wait_until = NOW + 2 * HOUR, .ask_minutes = 20 }, 2 * HOUR },
  { "Retry-After of a second", { 0 }, { .n_failures = 1, .wait_until = NOW + 1 }, 2 * HOUR },
};

static void
test_pauses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierScheduleNews news = cases[i].news;

      news.now = NOW;
      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (dossier_schedule_next (&cases[i].rhythm, &news) - NOW, ==, cases[i].pause);
    }
}

static const struct
{
  const char       *name;
  DossierFeedRhythm rhythm;
  gint64            wait;
} steps[] = {
  { "a feed for all hours may be asked at once", { 0 }, 0 },
  { "the rest of an hour is waited for", { .skip_hours = 1u << 10 }, HOUR },
  { "the rest of a day is waited for", { .skip_days = 1u << 0 }, 14 * HOUR },
  { "a skipped hour of the next day is none of today's", { .skip_hours = 1u << 9 }, 0 },
};

static void
test_steps_over_skipped_hours (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_test_message ("%s", steps[i].name);
      g_assert_cmpint (dossier_schedule_step_over (&steps[i].rhythm, NOW) - NOW, ==, steps[i].wait);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/schedule/pauses", test_pauses);
  g_test_add_func ("/library/schedule/steps over skipped hours", test_steps_over_skipped_hours);
  return g_test_run ();
}
