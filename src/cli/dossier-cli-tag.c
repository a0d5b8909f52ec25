/* dossier-cli-tag.c - the command that lists tags and changes them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"
#include "dossier-story-tags.h"

static DossierStore *
get_store (DossierCli *cli)
{
  return dossier_library_get_store (cli->library);
}

void
dossier_cli_tags_json (JsonBuilder *json, GPtrArray *tags)
{
  json_builder_set_member_name (json, "tags");
  json_builder_begin_array (json);
  for (guint i = 0; i < tags->len; i++)
    json_builder_add_string_value (json, dossier_story_tag_get_name (tags->pdata[i]));
  json_builder_end_array (json);
}

/* ---- listing ---- */

static int
print_tags (DossierCli *cli, GPtrArray *tags, const char *nothing)
{
  for (guint i = 0; i < tags->len; i++)
    {
      DossierStoryTag *tag = tags->pdata[i];

      if (!cli->as_json)
        {
          dossier_cli_print ("%6u  %s\n", dossier_story_tag_get_n_stories (tag), dossier_story_tag_get_name (tag));
          continue;
        }
      dossier_cli_begin (cli);
      dossier_json_string (cli->json, "name", dossier_story_tag_get_name (tag));
      dossier_json_int (cli->json, "n_stories", dossier_story_tag_get_n_stories (tag));
      dossier_cli_end (cli);
    }
  if (tags->len > 0)
    return DOSSIER_EXIT_DONE;
  dossier_cli_say (NULL, nothing);
  return DOSSIER_EXIT_NOTHING;
}

static int
list_all (DossierCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = NULL;

  if (!dossier_cli_open (cli))
    return DOSSIER_EXIT_FAILED;
  tags = dossier_store_list_tags (get_store (cli), &error);
  if (tags == NULL)
    return dossier_cli_fail (NULL, error);
  return print_tags (cli, tags, _ ("No story has a tag."));
}

static int
list_of_stories (DossierCli *cli, GArray *stories)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = dossier_store_list_tags_of_stories (get_store (cli), stories, &error);

  if (tags == NULL)
    return dossier_cli_fail (NULL, error);
  return print_tags (cli, tags, _ ("These stories have no tags."));
}

/* ---- changing ---- */

/* All @changes (element-type DossierChange) or none; one step back. */
static int
carry_out (DossierCli *cli, GPtrArray *changes)
{
  g_autofree char *whole = g_uuid_string_random ();
  g_autoptr (GError) error = NULL;
  gboolean done = changes->len == 1 ? dossier_store_apply (get_store (cli), changes->pdata[0], NULL, &error)
                                    : dossier_store_apply_parts (get_store (cli), changes, whole, &error);

  if (done)
    return DOSSIER_EXIT_DONE;
  return error->domain == DOSSIER_STORY_TAG_ERROR ? dossier_cli_usage ("tag", error->message)
                                                  : dossier_cli_fail (NULL, error);
}

static int
change_stories (DossierCli *cli, GArray *stories, GStrv added, GStrv removed)
{
  const gint64 *ids = (const gint64 *) (gpointer) stories->data;
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_change_free);

  for (guint i = 0; added != NULL && added[i] != NULL; i++)
    g_ptr_array_add (changes, dossier_change_add_tag (ids, stories->len, added[i]));
  for (guint i = 0; removed != NULL && removed[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 tag = dossier_store_find_tag (get_store (cli), removed[i], &error);

      if (tag == 0)
        return dossier_cli_fail (NULL, error);
      g_ptr_array_add (changes, dossier_change_remove_tag (ids, stories->len, tag));
    }
  return carry_out (cli, changes);
}

/* @new_name NULL: from all stories. */
static int
change_tag (DossierCli *cli, const char *name, const char *new_name)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_change_free);
  g_autoptr (GError) error = NULL;
  gint64 tag;

  if (!dossier_cli_open (cli))
    return DOSSIER_EXIT_FAILED;
  tag = dossier_store_find_tag (get_store (cli), name, &error);
  if (tag == 0)
    return dossier_cli_fail (NULL, error);
  g_ptr_array_add (changes,
                   new_name != NULL ? dossier_change_rename_tag (tag, new_name) : dossier_change_delete_tag (tag));
  return carry_out (cli, changes);
}

typedef struct
{
  char **added, **removed;
  char  *renamed, *deleted;
} Wishes;

static void
wishes_clear (Wishes *wishes)
{
  g_strfreev (wishes->added);
  g_strfreev (wishes->removed);
  g_free (wishes->renamed);
  g_free (wishes->deleted);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, wishes_clear)

static int
run (DossierCli *cli, const Wishes *wishes, int argc, char **argv)
{
  gboolean of_stories = wishes->added != NULL || wishes->removed != NULL;
  int      status;
  g_autoptr (GArray) stories = NULL;

  if (of_stories + (wishes->renamed != NULL) + (wishes->deleted != NULL) > 1)
    return dossier_cli_usage (argv[0], _ ("Change the tags of stories, or rename a tag, or delete one: not at once."));
  if (wishes->renamed != NULL && argc != 2)
    return dossier_cli_usage (argv[0], _ ("Say the tag and its new name: --rename TAG NAME"));
  if (wishes->renamed != NULL)
    return change_tag (cli, wishes->renamed, argv[1]);
  if (wishes->deleted != NULL && argc != 1)
    return dossier_cli_usage (argv[0], _ ("--delete takes a tag from all stories; --remove from those that you say."));
  if (wishes->deleted != NULL)
    return change_tag (cli, wishes->deleted, NULL);
  if (argc == 1 && !of_stories)
    return list_all (cli);
  stories = dossier_cli_stories (cli, argv, &status);
  if (stories == NULL)
    return status;
  return of_stories ? change_stories (cli, stories, wishes->added, wishes->removed) : list_of_stories (cli, stories);
}

int
dossier_cli_tag (DossierCli *cli, int argc, char **argv)
{
  g_auto (Wishes) wishes = { 0 };
  int                status;
  const GOptionEntry entries[] = {
    { "add", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wishes.added, N_ ("Give the stories this tag"), "TAG" },
    { "remove", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wishes.removed, N_ ("Take this tag away from the stories"), "TAG" },
    { "rename", 0, 0, G_OPTION_ARG_FILENAME, &wishes.renamed, N_ ("Give this tag the name that follows"), "TAG" },
    { "delete", 0, 0, G_OPTION_ARG_FILENAME, &wishes.deleted, N_ ("Take this tag away from all stories"), "TAG" },
    G_OPTION_ENTRY_NULL,
  };

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  return run (cli, &wishes, argc, argv);
}
