/* dossier-claim-lexicon.c - words as numbers, and the sets of words and phrases that claim patterns speak of.
 *
 * words:   word -> number; the numbers count up from 1.
 * entries: what is known of each number: the sets it is in by itself, and the phrases it begins, longest first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-lexicon.h"

#include <string.h>

typedef struct
{
  int   klass;
  guint n;
  guint words[DOSSIER_CLAIM_MAX_PHRASE];
} Phrase;

typedef struct
{
  guint64 classes[DOSSIER_CLAIM_CLASS_WORDS];
  guint64 begins[DOSSIER_CLAIM_CLASS_WORDS]; /* phrases of these sets */
  GArray *phrases;                           /* of Phrase; NULL when it begins none */
} Entry;

struct _DossierClaimLexicon
{
  GHashTable *words;
  GArray     *entries; /* of Entry; number 0 is no word */
  GPtrArray  *names;   /* of the sets */
  guint64     filled[DOSSIER_CLAIM_CLASS_WORDS];
};

static const char *const fixed_names[DOSSIER_N_FIXED_CLASSES] = {
  [DOSSIER_CLASS_BE] = "_be",
  [DOSSIER_CLASS_AUX] = "_aux",
  [DOSSIER_CLASS_ADVERB] = "_adverb",
  [DOSSIER_CLASS_CONTROL] = "_control",
  [DOSSIER_CLASS_VERB] = "_verb",
  [DOSSIER_CLASS_SAY] = "_say",
  [DOSSIER_CLASS_AND] = "_and",
  [DOSSIER_CLASS_FUNCTION] = "_function",
  [DOSSIER_CLASS_PREP] = "_prep",
  [DOSSIER_CLASS_CONJUNCTION] = "_conjunction",
  [DOSSIER_CLASS_DET] = "_det",
  [DOSSIER_CLASS_FORMER] = "_former",
  [DOSSIER_CLASS_NOT] = "_not",
  [DOSSIER_CLASS_DENY] = "_deny",
  [DOSSIER_CLASS_COMMENT] = "_comment",
  [DOSSIER_CLASS_PAST] = "_past",
  [DOSSIER_CLASS_PLAN] = "_plan",
  [DOSSIER_CLASS_RUMOUR] = "_rumour",
  [DOSSIER_CLASS_REPORT] = "_report",
  [DOSSIER_CLASS_MAYBE] = "_maybe",
  [DOSSIER_CLASS_OFFER] = "_offer",
  [DOSSIER_CLASS_WHO] = "_who",
  [DOSSIER_CLASS_COMPANY] = "_company",
  [DOSSIER_CLASS_HE] = "_he",
  [DOSSIER_CLASS_HIS] = "_his",
  [DOSSIER_CLASS_IT] = "_it",
  [DOSSIER_CLASS_ITS] = "_its",
  [DOSSIER_CLASS_ROLE_MODIFIER] = "_role_modifier",
  [DOSSIER_CLASS_ROLE_MAYBE] = "_role_maybe",
  [DOSSIER_CLASS_BOARD] = "_board",
  [DOSSIER_CLASS_UNIT] = "_unit",
  [DOSSIER_CLASS_ABOUT] = "_about",
  [DOSSIER_CLASS_TOP] = "_top",
  [DOSSIER_CLASS_NO_POST] = "_no_post",
  [DOSSIER_CLASS_ROLE] = "_role",
  [DOSSIER_CLASS_FOUNDER] = "_founder",
  [DOSSIER_CLASS_COFOUNDER] = "_cofounder",
};

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->phrases, g_array_unref);
}

DossierClaimLexicon *
dossier_claim_lexicon_new (void)
{
  DossierClaimLexicon *self = g_new0 (DossierClaimLexicon, 1);

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  g_array_set_size (self->entries, 1);
  self->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < DOSSIER_N_FIXED_CLASSES; i++)
    g_ptr_array_add (self->names, g_strdup (fixed_names[i]));
  return self;
}

void
dossier_claim_lexicon_free (DossierClaimLexicon *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->words);
  g_array_unref (self->entries);
  g_ptr_array_unref (self->names);
  g_free (self);
}

int
dossier_claim_lexicon_find_class (const DossierClaimLexicon *self, const char *name)
{
  for (guint i = 0; i < self->names->len; i++)
    if (g_str_equal (self->names->pdata[i], name))
      return (int) i;
  return -1;
}

int
dossier_claim_lexicon_class (DossierClaimLexicon *self, const char *name)
{
  int klass = dossier_claim_lexicon_find_class (self, name);

  if (klass >= 0)
    return klass;
  if (self->names->len == DOSSIER_CLAIM_MAX_CLASSES)
    return -1;
  g_ptr_array_add (self->names, g_strdup (name));
  return (int) self->names->len - 1;
}

const char *
dossier_claim_lexicon_missing (const DossierClaimLexicon *self)
{
  for (guint i = 0; i < DOSSIER_N_FIXED_CLASSES; i++)
    if ((self->filled[i / 64] >> (i % 64) & 1) == 0)
      return fixed_names[i];
  return NULL;
}

/* @folded has room for DOSSIER_CLAIM_MAX_WORD_LENGTH + 1 bytes. FALSE when the word is too long. */
static gboolean
fold (const char *word, gsize length, char *folded)
{
  gsize n = 0;

  if (length > DOSSIER_CLAIM_MAX_WORD_LENGTH)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (i + 2 < length && memcmp (word + i, "\xe2\x80\x99", 3) == 0)
        {
          folded[n++] = '\'';
          i += 2;
        }
      else
        folded[n++] = g_ascii_tolower (word[i]);
    }
  folded[n] = '\0';
  return TRUE;
}

guint
dossier_claim_lexicon_find (const DossierClaimLexicon *self, const char *word, gsize length)
{
  char folded[DOSSIER_CLAIM_MAX_WORD_LENGTH + 1];

  if (!fold (word, length, folded))
    return 0;
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->words, folded));
}

guint
dossier_claim_lexicon_intern (DossierClaimLexicon *self, const char *word)
{
  char  folded[DOSSIER_CLAIM_MAX_WORD_LENGTH + 1];
  guint number;

  if (!fold (word, strlen (word), folded))
    return 0;
  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->words, folded));
  if (number == 0)
    {
      number = self->entries->len;
      g_array_set_size (self->entries, number + 1);
      g_hash_table_insert (self->words, g_strdup (folded), GUINT_TO_POINTER (number));
    }
  return number;
}

static int
compare_phrases (gconstpointer a, gconstpointer b)
{
  return (int) ((const Phrase *) b)->n - (int) ((const Phrase *) a)->n;
}

gboolean
dossier_claim_lexicon_add (DossierClaimLexicon *self, int klass, const char *phrase)
{
  g_auto (GStrv) parts = g_strsplit (phrase, " ", -1);
  Phrase added = { klass, g_strv_length (parts), { 0 } };
  Entry *entry;

  if (klass < 0 || added.n == 0 || added.n > DOSSIER_CLAIM_MAX_PHRASE)
    return FALSE;
  for (guint i = 0; i < added.n; i++)
    if ((added.words[i] = dossier_claim_lexicon_intern (self, parts[i])) == 0)
      return FALSE;

  entry = &g_array_index (self->entries, Entry, added.words[0]);
  self->filled[klass / 64] |= G_GUINT64_CONSTANT (1) << (klass % 64);
  if (added.n == 1)
    entry->classes[klass / 64] |= G_GUINT64_CONSTANT (1) << (klass % 64);
  else
    {
      if (entry->phrases == NULL)
        entry->phrases = g_array_new (FALSE, FALSE, sizeof (Phrase));
      entry->begins[klass / 64] |= G_GUINT64_CONSTANT (1) << (klass % 64);
      g_array_append_val (entry->phrases, added);
      g_array_sort (entry->phrases, compare_phrases);
    }
  return TRUE;
}

gboolean
dossier_claim_lexicon_has (const DossierClaimLexicon *self, guint word, int klass)
{
  return word != 0 && klass >= 0
         && (g_array_index (self->entries, Entry, word).classes[klass / 64] >> (klass % 64) & 1) != 0;
}

void
dossier_claim_lexicon_add_classes (const DossierClaimLexicon *self, guint word, guint64 *classes)
{
  const Entry *entry = &g_array_index (self->entries, Entry, word);

  for (guint i = 0; i < DOSSIER_CLAIM_CLASS_WORDS; i++)
    classes[i] |= entry->classes[i] | entry->begins[i];
}

static guint
word_at (const guint *words, gsize stride, guint i)
{
  return *(const guint *) (const void *) ((const char *) words + i * stride);
}

guint
dossier_claim_lexicon_match (const DossierClaimLexicon *self, const guint *words, guint n, gsize stride, int klass)
{
  const Entry *entry;

  if (n == 0 || words[0] == 0 || klass < 0)
    return 0;
  entry = &g_array_index (self->entries, Entry, words[0]);
  for (guint i = 0; (entry->begins[klass / 64] >> (klass % 64) & 1) != 0 && i < entry->phrases->len; i++)
    {
      const Phrase *phrase = &g_array_index (entry->phrases, Phrase, i);
      guint         k = 1;

      if (phrase->klass != klass || phrase->n > n)
        continue;
      while (k < phrase->n && word_at (words, stride, k) == phrase->words[k])
        k++;
      if (k == phrase->n)
        return k;
    }
  return dossier_claim_lexicon_has (self, words[0], klass) ? 1 : 0;
}
