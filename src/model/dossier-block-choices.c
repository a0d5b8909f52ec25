/* dossier-block-choices.c - which blocks of a page a person wants in a story's text
 *
 * keys: key -> KEEP or DROP; never more than DOSSIER_BLOCK_CHOICES_MAX.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-block-choices.h"

#include <string.h>

#define KEEP GINT_TO_POINTER (1)
#define DROP GINT_TO_POINTER (2)

struct _DossierBlockChoices
{
  gboolean    is_whole;
  GHashTable *keys;
};

DossierBlockChoices *
dossier_block_choices_new (void)
{
  DossierBlockChoices *self = g_new0 (DossierBlockChoices, 1);

  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
dossier_block_choices_free (DossierBlockChoices *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->keys);
  g_free (self);
}

DossierBlockChoices *
dossier_block_choices_parse (const char *text)
{
  DossierBlockChoices *self = dossier_block_choices_new ();
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", DOSSIER_BLOCK_CHOICES_MAX + 2);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strcmp (lines[i], "*") == 0)
      self->is_whole = TRUE;
    else if ((lines[i][0] == '+' || lines[i][0] == '-') && strlen (lines[i] + 1) == DOSSIER_BLOCK_KEY_LENGTH)
      dossier_block_choices_set (self, lines[i] + 1, lines[i][0] == '+');
  return self;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In an order of their own, so that the same choices are the same words. */
char *
dossier_block_choices_to_string (const DossierBlockChoices *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer       key, value;

  if (dossier_block_choices_are_empty (self))
    return NULL;
  g_hash_table_iter_init (&iter, self->keys);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_ptr_array_add (lines, g_strdup_printf ("%c%s", value == KEEP ? '+' : '-', (const char *) key));
  g_ptr_array_sort (lines, compare_lines);
  if (self->is_whole)
    g_ptr_array_insert (lines, 0, g_strdup ("*"));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

gboolean
dossier_block_choices_are_empty (const DossierBlockChoices *self)
{
  return self == NULL || (!self->is_whole && g_hash_table_size (self->keys) == 0);
}

void
dossier_block_choices_set_whole (DossierBlockChoices *self, gboolean is_whole)
{
  self->is_whole = is_whole;
}

gboolean
dossier_block_choices_is_whole (const DossierBlockChoices *self)
{
  return self->is_whole;
}

void
dossier_block_choices_set (DossierBlockChoices *self, const char *key, gboolean is_in)
{
  if (g_hash_table_size (self->keys) < DOSSIER_BLOCK_CHOICES_MAX || g_hash_table_contains (self->keys, key))
    g_hash_table_replace (self->keys, g_strdup (key), is_in ? KEEP : DROP);
}

void
dossier_block_choices_unset (DossierBlockChoices *self, const char *key)
{
  g_hash_table_remove (self->keys, key);
}

gboolean
dossier_block_choices_decide (const DossierBlockChoices *self, const char *key, gboolean is_chosen,
                              DossierBlockReason reason)
{
  gpointer choice = self != NULL && key != NULL ? g_hash_table_lookup (self->keys, key) : NULL;

  if (choice != NULL)
    return choice == KEEP;
  return is_chosen || (self != NULL && self->is_whole && reason != DOSSIER_REASON_HIDDEN);
}
