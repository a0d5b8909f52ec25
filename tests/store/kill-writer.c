/* kill-writer.c - changes a library without end and says each change that was acknowledged, until it is killed
 *
 * A line each: "story ID", "star ID", "note ID NUMBER".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "store-fixture.h"

#include <stdio.h>
#include <stdlib.h>

#define SAVINGS 4
#define DRAFTS 3

static DossierDraft *
make_news (GRand *random)
{
  g_autofree char *title = g_strdup_printf ("News %08x%08x", g_rand_int (random), g_rand_int (random));
  g_autofree char *name = g_strdup_printf ("Ferrum %d", g_rand_int_range (random, 0, 40));
  GString         *text = g_string_new (name);
  DossierDraft    *draft;

  for (int i = g_rand_int_range (random, 1, 400); i > 0; i--)
    g_string_append_printf (text, " has word %d,", i);
  draft = make_draft (title, text->str, g_rand_int_range (random, 0, 300));
  add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, name, NULL);
  g_string_free (text, TRUE);
  return draft;
}

/* Several savings at once, so that they share transactions. The last story's id. */
static gint64
save_some (DossierStore *store, GRand *random)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  DossierSaving *savings[SAVINGS];
  gint64         story = 0;

  for (guint i = 0; i < SAVINGS; i++)
    {
      GPtrArray *some = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);

      for (guint j = 0; j < DRAFTS; j++)
        g_ptr_array_add (some, make_news (random));
      g_ptr_array_add (drafts, some);
      savings[i] = dossier_store_prepare_save (store, some, TRUE);
      dossier_store_begin_save (savings[i]);
    }
  for (guint i = 0; i < SAVINGS; i++)
    {
      g_autoptr (GArray) results = dossier_store_end_save (savings[i], NULL);

      g_assert_nonnull (results);
      for (guint j = 0; j < results->len; j++)
        {
          story = g_array_index (results, DossierSaveResult, j).story;
          printf ("story %" G_GINT64_FORMAT "\n", story);
        }
    }
  return story;
}

int
main (int argc, char **argv)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) strtoul (argv[2], NULL, 10));
  g_autoptr (DossierStore) store = dossier_store_open (argv[1], DOSSIER_STORE_CREATE, NULL);

  g_assert_nonnull (store);
  setvbuf (stdout, NULL, _IOLBF, 0);
  for (;;)
    {
      gint64               story = save_some (store, random), annotation;
      DossierAnnotationRow row = { .story = story, .start = 0, .length = 6, .note = (char *) "0" };

      annotation = apply (store, dossier_change_annotate (&row));
      printf ("note %" G_GINT64_FORMAT " 0\n", annotation);
      apply (store, dossier_change_set_starred (&story, 1, TRUE));
      printf ("star %" G_GINT64_FORMAT "\n", story);
      for (guint i = 1; i < 6; i++)
        {
          g_autofree char *note = g_strdup_printf ("%u", i);

          apply (store, dossier_change_edit_annotation (annotation, 1, note));
          printf ("note %" G_GINT64_FORMAT " %u\n", annotation, i);
        }
    }
}
