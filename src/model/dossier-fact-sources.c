/* dossier-fact-sources.c - how many sources a fact has
 *
 * Two tellings are of one source when they stand in one story, in one publication, in the same text word for word, or
 * in the same sentence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-fact-private.h"

#include <string.h>

/* Shorter sentences, in characters, may be the same by chance. */
#define MIN_SENTENCE 20

#define BLANKS " \t\n"

/* The first claim of the source that the claim @i is of; the way there is halved. */
static guint
find_root (GArray *source_of, guint i)
{
  guint *of = (guint *) (gpointer) source_of->data;

  while (of[i] != i)
    i = of[i] = of[of[i]];
  return i;
}

/* The claim @i is of the source of the first one that bore @key (taken). */
static void
join (GHashTable *first, char *key, GArray *source_of, guint i)
{
  gpointer other;
  guint    a, b;

  if (!g_hash_table_lookup_extended (first, key, NULL, &other))
    {
      g_hash_table_insert (first, key, GUINT_TO_POINTER (i));
      return;
    }
  g_free (key);
  a = find_root (source_of, GPOINTER_TO_UINT (other));
  b = find_root (source_of, i);
  g_array_index (source_of, guint, MAX (a, b)) = MIN (a, b);
}

/* The sentence in small letters, its words one space apart; NULL when it is too short to tell copies by. */
static char *
fold_sentence (const char *sentence)
{
  g_autofree char *folded = NULL;
  GString         *out;

  if (sentence == NULL || g_utf8_strlen (sentence, -1) < MIN_SENTENCE)
    return NULL;
  folded = g_str_is_ascii (sentence) ? g_ascii_strdown (sentence, -1) : g_utf8_casefold (sentence, -1);
  out = g_string_new ("sentence");
  for (const char *word = folded; *(word += strspn (word, BLANKS)) != '\0';)
    {
      gsize length = strcspn (word, BLANKS);

      g_string_append_c (out, ' ');
      g_string_append_len (out, word, (gssize) length);
      word += length;
    }
  return g_string_free (out, FALSE);
}

static void
join_by_all (GHashTable *first, const DossierClaimRow *claim, GArray *source_of, guint i)
{
  char *sentence = fold_sentence (claim->sentence);

  join (first, g_strdup_printf ("story %" G_GINT64_FORMAT, claim->story), source_of, i);
  if (claim->text_key != 0)
    join (first, g_strdup_printf ("text %" G_GUINT64_FORMAT, claim->text_key), source_of, i);
  if (claim->story_source != NULL && *claim->story_source != '\0')
    {
      g_autofree char *folded = g_utf8_casefold (claim->story_source, -1);

      join (first, g_strconcat ("source ", folded, NULL), source_of, i);
    }
  if (sentence != NULL)
    join (first, sentence, source_of, i);
}

void
dossier_fact_count_sources (DossierFact *fact)
{
  g_autoptr (GHashTable) first = NULL;
  const guint zero = 0;

  g_array_set_size (fact->source_of, 0);
  if (fact->claims->len == 1) /* most are told once */
    {
      g_array_append_val (fact->source_of, zero);
      fact->n_sources = 1;
      return;
    }
  first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fact->n_sources = 0;
  for (guint i = 0; i < fact->claims->len; i++)
    {
      g_array_append_val (fact->source_of, i);
      join_by_all (first, dossier_claim_get_row (g_ptr_array_index (fact->claims, i)), fact->source_of, i);
    }
  for (guint i = 0; i < fact->claims->len; i++)
    {
      guint root = find_root (fact->source_of, i);

      g_array_index (fact->source_of, guint, i) = root;
      fact->n_sources += root == i;
    }
}
