/* dossier-claim-lexicon.c - words as numbers, and the sets of words and phrases that claim patterns speak of.
 *
 * slots:   open addressing over the hash of a word, never more than half full; a word's number counts up from 1.
 * entries: what is known of each number: the sets it is in, and the phrases it begins, longest first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-lexicon.h"

#include <string.h>

/* A power of two. The shipped tables have some 3,000 words. */
#define FIRST_SIZE (1 << 13)

typedef struct
{
  guint64 hash; /* of the folded word, stands for it */
  guint   word; /* 0: free */
} Slot;

typedef struct
{
  int   klass;
  guint n;
  guint words[DOSSIER_CLAIM_MAX_PHRASE];
} Phrase;

typedef struct
{
  DossierClaimWordSets sets;
  GArray              *phrases; /* of Phrase; NULL when it begins none */
} Entry;

struct _DossierClaimLexicon
{
  Slot      *slots;
  guint      n_slots;
  GArray    *entries; /* of Entry; number 0 is no word */
  GPtrArray *names;   /* of the sets */
  guint      n_literals;
  guint64    filled[DOSSIER_CLAIM_CLASS_WORDS];
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
  [DOSSIER_CLASS_PART] = "n-unit",
  [DOSSIER_CLASS_FOUNDER] = "_founder",
  [DOSSIER_CLASS_COFOUNDER] = "_cofounder",
  [DOSSIER_CLASS_DATE] = "_date",
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

  self->n_slots = FIRST_SIZE;
  self->slots = g_new0 (Slot, self->n_slots);
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
  g_free (self->slots);
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

/* Of the word in small letters and with a straight apostrophe; 0 when it is too long. */
static guint64
hash_word (const char *word, gsize length)
{
  guint64 hash = 0xcbf29ce484222325u;

  if (length == 0 || length > DOSSIER_CLAIM_MAX_WORD_LENGTH)
    return 0;
  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) word[i];

      if (c >= 'A' && c <= 'Z')
        c |= 0x20;
      else if (c == 0xE2 && i + 2 < length && memcmp (word + i, "\xe2\x80\x99", 3) == 0)
        {
          c = '\'';
          i += 2;
        }
      hash = (hash ^ c) * 0x100000001b3u;
    }
  return (hash ^ (hash >> 29)) | 1;
}

/* Where the word is, or would be put. */
static Slot *
probe (Slot *slots, guint n_slots, guint64 hash)
{
  guint at = (guint) (hash >> 7) & (n_slots - 1);

  while (slots[at].word != 0 && slots[at].hash != hash)
    at = (at + 1) & (n_slots - 1);
  return &slots[at];
}

static void
grow (DossierClaimLexicon *self)
{
  guint n_slots = self->n_slots * 2;
  Slot *slots = g_new0 (Slot, n_slots);

  for (guint i = 0; i < self->n_slots; i++)
    if (self->slots[i].word != 0)
      *probe (slots, n_slots, self->slots[i].hash) = self->slots[i];
  g_free (self->slots);
  self->slots = slots;
  self->n_slots = n_slots;
}

guint
dossier_claim_lexicon_find (const DossierClaimLexicon *self, const char *word, gsize length)
{
  guint64 hash = hash_word (word, length);

  return hash != 0 ? probe (self->slots, self->n_slots, hash)->word : 0;
}

static guint
intern (DossierClaimLexicon *self, const char *word, gsize length)
{
  guint64 hash = hash_word (word, length);
  Slot   *slot;

  if (hash == 0)
    return 0;
  if (self->entries->len * 2 >= self->n_slots)
    grow (self);
  slot = probe (self->slots, self->n_slots, hash);
  if (slot->word == 0)
    {
      *slot = (Slot){ hash, self->entries->len };
      g_array_set_size (self->entries, self->entries->len + 1);
    }
  return slot->word;
}

guint
dossier_claim_lexicon_intern (DossierClaimLexicon *self, const char *word)
{
  return intern (self, word, strlen (word));
}

static int
compare_phrases (gconstpointer a, gconstpointer b)
{
  return (int) ((const Phrase *) b)->n - (int) ((const Phrase *) a)->n;
}

/* FALSE when the phrase has no words, too many, or one that is too long. */
static gboolean
read_phrase (DossierClaimLexicon *self, const char *text, Phrase *phrase)
{
  for (phrase->n = 0;; phrase->n++)
    {
      gsize length = strcspn (text, " ");

      if (phrase->n == DOSSIER_CLAIM_MAX_PHRASE || (phrase->words[phrase->n] = intern (self, text, length)) == 0)
        return FALSE;
      text += length;
      if (*text++ == '\0')
        break;
    }
  phrase->n++;
  return TRUE;
}

gboolean
dossier_claim_lexicon_add (DossierClaimLexicon *self, int klass, const char *phrase)
{
  Phrase  added = { klass, 0, { 0 } };
  guint64 bit;
  Entry  *entry;

  if (klass < 0 || !read_phrase (self, phrase, &added))
    return FALSE;
  entry = &g_array_index (self->entries, Entry, added.words[0]);
  bit = G_GUINT64_CONSTANT (1) << (klass % 64);
  self->filled[klass / 64] |= bit;
  if (added.n == 1)
    entry->sets.alone[klass / 64] |= bit;
  else
    {
      if (entry->phrases == NULL)
        entry->phrases = g_array_new (FALSE, FALSE, sizeof (Phrase));
      entry->sets.begins[klass / 64] |= bit;
      g_array_append_val (entry->phrases, added);
      g_array_sort (entry->phrases, compare_phrases);
    }
  return TRUE;
}

const DossierClaimWordSets *
dossier_claim_lexicon_get_sets (const DossierClaimLexicon *self, guint word)
{
  return &g_array_index (self->entries, Entry, word).sets;
}

gboolean
dossier_claim_lexicon_has (const DossierClaimLexicon *self, guint word, int klass)
{
  return klass >= 0 && (dossier_claim_lexicon_get_sets (self, word)->alone[klass / 64] >> (klass % 64) & 1) != 0;
}

guint
dossier_claim_lexicon_add_literal (DossierClaimLexicon *self, guint word)
{
  Entry *entry = &g_array_index (self->entries, Entry, word);

  if (word != 0 && entry->sets.literal == 0 && self->n_literals < DOSSIER_CLAIM_MAX_LITERALS)
    entry->sets.literal = ++self->n_literals;
  return entry->sets.literal;
}

static guint
word_at (const guint *words, gsize stride, guint i)
{
  return *(const guint *) (const void *) ((const char *) words + i * stride);
}

/* Do the words begin with the phrase? */
static gboolean
starts_with (const Phrase *phrase, const guint *words, guint n, gsize stride)
{
  guint k = 1;

  if (phrase->n > n)
    return FALSE;
  while (k < phrase->n && word_at (words, stride, k) == phrase->words[k])
    k++;
  return k == phrase->n;
}

guint
dossier_claim_lexicon_match (const DossierClaimLexicon *self, const guint *words, guint n, gsize stride, int klass)
{
  const Entry *entry;

  if (n == 0 || words[0] == 0 || klass < 0)
    return 0;
  entry = &g_array_index (self->entries, Entry, words[0]);
  for (guint i = 0; (entry->sets.begins[klass / 64] >> (klass % 64) & 1) != 0 && i < entry->phrases->len; i++)
    {
      const Phrase *phrase = &g_array_index (entry->phrases, Phrase, i);

      if (phrase->klass == klass && starts_with (phrase, words, n, stride))
        return phrase->n;
    }
  return dossier_claim_lexicon_has (self, words[0], klass) ? 1 : 0;
}

void
dossier_claim_lexicon_add_phrases (const DossierClaimLexicon *self, const guint *words, guint n, gsize stride,
                                   guint64 *classes)
{
  const Entry *entry = &g_array_index (self->entries, Entry, words[0]);

  for (guint i = 0; entry->phrases != NULL && i < entry->phrases->len; i++)
    {
      const Phrase *phrase = &g_array_index (entry->phrases, Phrase, i);

      if (starts_with (phrase, words, n, stride))
        classes[phrase->klass / 64] |= G_GUINT64_CONSTANT (1) << (phrase->klass % 64);
    }
}
