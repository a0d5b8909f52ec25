/* dossier-import-tags.c - the tags, lists and folders that something was kept under elsewhere become its tags
 *
 * A name is one tag wherever it comes from. Stories that were there get what is missing; none loses a tag.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-imports-private.h"

#include "dossier-story-tags.h"

/* The stories that are to get one tag. */
typedef struct
{
  char   *name;    /* as it was written first */
  GArray *stories; /* of gint64 */
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_free (group->name);
  g_array_unref (group->stories);
  g_free (group);
}

/* In the order of their first appearance, with the way to them by folded name. */
typedef struct
{
  GPtrArray  *all; /* (element-type Group) */
  GHashTable *by_name;
} Groups;

static void
add_to_group (Groups *groups, const char *name, gint64 story)
{
  g_autofree char *folded = dossier_story_tag_fold_name (name);
  Group           *group = g_hash_table_lookup (groups->by_name, folded);

  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->name = g_strdup (name);
      group->stories = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_ptr_array_add (groups->all, group);
      g_hash_table_insert (groups->by_name, g_steal_pointer (&folded), group);
    }
  g_array_append_val (group->stories, story);
}

/* Folded names of the tags that a story has: a set. NULL with @error. */
static GHashTable *
list_known (DossierImportRun *run, gint64 story, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof story);
  g_autoptr (GPtrArray) tags = NULL;

  if (story == 0)
    return g_steal_pointer (&known);
  g_array_append_val (one, story);
  tags = dossier_store_list_tags_of_stories (dossier_library_get_store (run->library), one, error);
  if (tags == NULL)
    return NULL;
  for (guint i = 0; i < tags->len; i++)
    g_hash_table_add (known, dossier_story_tag_fold_name (dossier_story_tag_get_name (tags->pdata[i])));
  return g_steal_pointer (&known);
}

static gboolean
collect (DossierImportRun *run, DossierImportEntry *entry, Groups *groups, GError **error)
{
  g_autoptr (GHashTable) known = list_known (run, entry->story, error);

  if (known == NULL)
    return FALSE;
  for (guint i = 0; i < entry->from->tags->len; i++)
    {
      g_autofree char *name = dossier_story_tag_mend_name (entry->from->tags->pdata[i]);

      if (name == NULL || !g_hash_table_add (known, dossier_story_tag_fold_name (name)))
        continue;
      add_to_group (groups, name, entry->story);
      entry->line->n_tags++;
    }
  return TRUE;
}

gboolean
dossier_import_add_tags (DossierImportRun *run, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (group_free);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Groups groups = { all, by_name };

  for (guint i = 0; i < run->items->len; i++)
    {
      DossierImportEntry  *entry = run->items->pdata[i];
      DossierImportOutcome outcome = entry->line->outcome;

      if (outcome == DOSSIER_IMPORTED_STOPPED || entry->from->tags->len == 0)
        continue;
      if (!collect (run, entry, &groups, error))
        return FALSE;
    }
  for (guint i = 0; i < all->len; i++)
    {
      const Group *group = all->pdata[i];

      g_ptr_array_add (run->changes, dossier_change_add_tag ((gint64 *) (gpointer) group->stories->data,
                                                             group->stories->len, group->name));
    }
  return TRUE;
}
