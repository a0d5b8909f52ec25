/* dossier-cli-feeds-set.c - feeds set: the choices for subscriptions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"

void
dossier_cli_choices_clear (DossierCliChoices *choices)
{
  g_free (choices->title);
  g_free (choices->folder);
  g_free (choices->keep);
  g_free (choices->every);
}

gboolean
dossier_cli_choices_are_empty (const DossierCliChoices *choices)
{
  return choices->title == NULL && choices->folder == NULL && choices->keep == NULL && choices->every == NULL
         && !choices->mute && !choices->no_mute && !choices->full_text && !choices->no_full_text && !choices->is_private
         && !choices->no_private && !choices->images && !choices->no_images;
}

/* ---- what was said ---- */

/* The value that each choice gets. */
typedef struct
{
  gboolean is_set[DOSSIER_N_FEED_OPTIONS];
  int      values[DOSSIER_N_FEED_OPTIONS];
} Values;

static void
set_value (Values *values, DossierFeedOption option, int value)
{
  values->is_set[option] = TRUE;
  values->values[option] = value;
}

static gboolean
read_switch (Values *values, DossierFeedOption option, gboolean on, gboolean off)
{
  if (on || off)
    set_value (values, option, on);
  return !(on && off);
}

static gboolean
read_number (const char *word, int least, int most, int *number)
{
  gint64 value = 0;

  if (!g_ascii_string_to_signed (word, 10, least, most, &value, NULL))
    return FALSE;
  *number = (int) value;
  return TRUE;
}

static gboolean
read_keep (Values *values, const char *word)
{
  int days = 0;

  if (word == NULL)
    return TRUE;
  if (strcmp (word, "forever") != 0 && !read_number (word, 1, DOSSIER_FEED_MOST_DAYS, &days))
    return FALSE;
  set_value (values, DOSSIER_FEED_OPTION_KEEP_DAYS, days);
  return TRUE;
}

static gboolean
read_every (Values *values, const char *word)
{
  int minutes = 0;

  if (word == NULL)
    return TRUE;
  if (strcmp (word, "hand") == 0)
    minutes = DOSSIER_FEED_ASK_BY_HAND;
  else if (strcmp (word, "auto") != 0
           && !read_number (word, DOSSIER_FEED_LEAST_MINUTES, DOSSIER_FEED_MOST_MINUTES, &minutes))
    return FALSE;
  set_value (values, DOSSIER_FEED_OPTION_ASK_MINUTES, minutes);
  return TRUE;
}

/* What is wrong with it, a sentence; NULL when nothing is. */
static char *
read_choices (const DossierCliChoices *choices, Values *values)
{
  if (!read_switch (values, DOSSIER_FEED_OPTION_MUTED, choices->mute, choices->no_mute)
      || !read_switch (values, DOSSIER_FEED_OPTION_FULL_TEXT, choices->full_text, choices->no_full_text)
      || !read_switch (values, DOSSIER_FEED_OPTION_IMAGES, choices->images, choices->no_images)
      || !read_switch (values, DOSSIER_FEED_OPTION_PRIVATE, choices->is_private, choices->no_private))
    return g_strdup (_ ("One of two opposites can be set, not both."));
  if (!read_keep (values, choices->keep))
    return g_strdup_printf (_ ("--keep takes days from 1 to %d, or “forever”."), DOSSIER_FEED_MOST_DAYS);
  if (!read_every (values, choices->every))
    return g_strdup_printf (_ ("--every takes minutes from %d to %d, “auto” or “hand”."), DOSSIER_FEED_LEAST_MINUTES,
                            DOSSIER_FEED_MOST_MINUTES);
  return NULL;
}

/* ---- which feeds ---- */

/* Borrowed from @feeds; NULL for a number that none has. */
static const DossierFeedRow *
find_feed (GPtrArray *feeds, gint64 id)
{
  for (guint i = 0; i < feeds->len; i++)
    if (dossier_feed_get_row (feeds->pdata[i])->id == id)
      return dossier_feed_get_row (feeds->pdata[i]);
  return NULL;
}

GArray *
dossier_cli_read_feeds (DossierCli *cli, char **numbers, int *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = dossier_store_list_feeds (dossier_library_get_store (cli->library), &error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (feeds == NULL)
    {
      *status = dossier_cli_fail (NULL, error);
      return NULL;
    }
  for (guint i = 0; numbers[i] != NULL; i++)
    {
      gint64 id = 0;

      if (!g_ascii_string_to_signed (numbers[i], 10, 1, G_MAXINT64, &id, NULL))
        {
          *status = dossier_cli_usage ("feeds", _ ("Say which: a number that “dossier feeds” prints."));
          return NULL;
        }
      if (find_feed (feeds, id) == NULL)
        {
          dossier_cli_say (numbers[i], _ ("There is no such feed."));
          *status = DOSSIER_EXIT_NOTHING;
          return NULL;
        }
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

/* ---- setting ---- */

/* Takes the change. */
static gboolean
apply (DossierCli *cli, DossierChange *change, GError **error)
{
  gboolean done = dossier_store_apply (dossier_library_get_store (cli->library), change, NULL, error);

  dossier_change_free (change);
  return done;
}

static gboolean
set_all (DossierCli *cli, const DossierCliChoices *choices, const Values *values, GArray *ids, GError **error)
{
  const gint64 *feeds = (const gint64 *) (gpointer) ids->data;

  if (choices->title != NULL && !apply (cli, dossier_change_rename_feed (feeds[0], choices->title), error))
    return FALSE;
  if (choices->folder != NULL && !apply (cli, dossier_change_move_feeds (feeds, ids->len, choices->folder), error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    for (guint option = 0; option < DOSSIER_N_FEED_OPTIONS; option++)
      if (values->is_set[option]
          && !apply (cli, dossier_change_set_feed_option (feeds[i], option, values->values[option]), error))
        return FALSE;
  return TRUE;
}

static int
print_feeds (DossierCli *cli, GArray *ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = dossier_store_list_feeds (dossier_library_get_store (cli->library), &error);

  if (feeds == NULL)
    return dossier_cli_fail (NULL, error);
  for (guint i = 0; i < ids->len; i++)
    {
      const DossierFeedRow *row = find_feed (feeds, g_array_index (ids, gint64, i));

      if (row != NULL)
        dossier_cli_print_feed (cli, row);
    }
  return DOSSIER_EXIT_DONE;
}

int
dossier_cli_set_feeds (DossierCli *cli, const DossierCliChoices *choices, char **numbers)
{
  Values           values = { 0 };
  g_autofree char *wrong = read_choices (choices, &values);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  int status = DOSSIER_EXIT_DONE;

  if (wrong == NULL && choices->title != NULL && g_strv_length (numbers) > 1)
    wrong = g_strdup (_ ("--title is for one feed, not for several."));
  if (wrong != NULL)
    return dossier_cli_usage ("feeds", wrong);
  ids = dossier_cli_read_feeds (cli, numbers, &status);
  if (ids == NULL)
    return status;
  if (!set_all (cli, choices, &values, ids, &error))
    return dossier_cli_fail (NULL, error);
  return print_feeds (cli, ids);
}
