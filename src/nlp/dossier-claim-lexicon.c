/* dossier-claim-lexicon.c - words as numbers, and the sets of words and phrases that claim patterns speak of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-lexicon-private.h"

#include <string.h>

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

DossierClaimLexicon *
dossier_claim_lexicon_new (void)
{
  DossierClaimLexicon *self = g_new0 (DossierClaimLexicon, 1);

  self->n_slots = DOSSIER_CLAIM_FIRST_SLOTS;
  self->slots = g_new0 (DossierClaimSlot, self->n_slots);
  self->entries = g_array_new (FALSE, TRUE, sizeof (DossierClaimEntry));
  g_array_set_size (self->entries, 1);
  self->phrases = g_array_new (FALSE, TRUE, sizeof (DossierClaimPhrase));
  g_array_set_size (self->phrases, 1);
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
  g_array_unref (self->phrases);
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

static void
grow (DossierClaimLexicon *self)
{
  guint             n_slots = self->n_slots * 2;
  DossierClaimSlot *slots = g_new0 (DossierClaimSlot, n_slots);

  for (guint i = 0; i < self->n_slots; i++)
    if (self->slots[i].word != 0)
      *dossier_claim_slots_find (slots, n_slots, self->slots[i].hash) = self->slots[i];
  g_free (self->slots);
  self->slots = slots;
  self->n_slots = n_slots;
}

guint
dossier_claim_lexicon_find (const DossierClaimLexicon *self, const char *word, gsize length)
{
  guint64 hash = hash_word (word, length);

  return hash != 0 ? dossier_claim_slots_find (self->slots, self->n_slots, hash)->word : 0;
}

static guint
intern (DossierClaimLexicon *self, const char *word, gsize length)
{
  guint64           hash = hash_word (word, length);
  DossierClaimSlot *slot;

  if (hash == 0)
    return 0;
  if (self->entries->len * 2 >= self->n_slots)
    grow (self);
  slot = dossier_claim_slots_find (self->slots, self->n_slots, hash);
  if (slot->word == 0)
    {
      if (self->entries->len > DOSSIER_CLAIM_MAX_WORDS)
        return 0;
      *slot = (DossierClaimSlot){ hash, self->entries->len };
      g_array_set_size (self->entries, self->entries->len + 1);
    }
  return slot->word;
}

guint
dossier_claim_lexicon_intern (DossierClaimLexicon *self, const char *word)
{
  return intern (self, word, strlen (word));
}

/* FALSE when the phrase has no words, too many, or one that is too long. */
static gboolean
read_phrase (DossierClaimLexicon *self, const char *text, DossierClaimPhrase *phrase)
{
  for (phrase->n = 0;; phrase->n++)
    {
      gsize length = strcspn (text, " ");

      if (phrase->n == DOSSIER_CLAIM_MAX_PHRASE
          || (phrase->words[phrase->n] = (guint16) intern (self, text, length)) == 0)
        return FALSE;
      text += length;
      if (*text++ == '\0')
        break;
    }
  phrase->n++;
  return TRUE;
}

/* Among those that begin with the same word, behind the ones that are as long. */
static gboolean
add_phrase (DossierClaimLexicon *self, DossierClaimPhrase *phrase)
{
  DossierClaimEntry  *entry = &g_array_index (self->entries, DossierClaimEntry, phrase->words[0]);
  DossierClaimPhrase *all = &g_array_index (self->phrases, DossierClaimPhrase, 0);
  guint16            *link = &entry->phrases;

  if (self->phrases->len > DOSSIER_CLAIM_MAX_PHRASES)
    return FALSE;
  while (*link != 0 && all[*link].n >= phrase->n)
    link = &all[*link].next;
  phrase->next = *link;
  *link = (guint16) self->phrases->len;
  g_array_append_val (self->phrases, *phrase);
  return TRUE;
}

gboolean
dossier_claim_lexicon_add (DossierClaimLexicon *self, int klass, const char *phrase)
{
  DossierClaimPhrase    added = { .klass = (guint16) klass };
  guint64               bit;
  DossierClaimWordSets *sets;

  if (klass < 0 || !read_phrase (self, phrase, &added) || (added.n > 1 && !add_phrase (self, &added)))
    return FALSE;
  sets = &g_array_index (self->entries, DossierClaimEntry, added.words[0]).sets;
  bit = G_GUINT64_CONSTANT (1) << (klass % 64);
  self->filled[klass / 64] |= bit;
  if (added.n == 1)
    sets->alone[klass / 64] |= bit;
  else
    sets->begins[klass / 64] |= bit;
  return TRUE;
}

const DossierClaimWordSets *
dossier_claim_lexicon_get_sets (const DossierClaimLexicon *self, guint word)
{
  return &g_array_index (self->entries, DossierClaimEntry, word).sets;
}

gboolean
dossier_claim_lexicon_has (const DossierClaimLexicon *self, guint word, int klass)
{
  return klass >= 0 && (dossier_claim_lexicon_get_sets (self, word)->alone[klass / 64] >> (klass % 64) & 1) != 0;
}

guint
dossier_claim_lexicon_add_literal (DossierClaimLexicon *self, guint word)
{
  DossierClaimEntry *entry = &g_array_index (self->entries, DossierClaimEntry, word);

  if (word != 0 && entry->sets.literal == 0 && self->n_literals < DOSSIER_CLAIM_MAX_LITERALS)
    entry->sets.literal = ++self->n_literals;
  return entry->sets.literal;
}

static const DossierClaimPhrase *
get_phrase (const DossierClaimLexicon *self, guint i)
{
  return &g_array_index (self->phrases, DossierClaimPhrase, i);
}

static guint
word_at (const guint *words, gsize stride, guint i)
{
  return *(const guint *) (const void *) ((const char *) words + i * stride);
}

/* Do the words begin with the phrase? */
static gboolean
starts_with (const DossierClaimPhrase *phrase, const guint *words, guint n, gsize stride)
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
  const DossierClaimEntry *entry;

  if (n == 0 || words[0] == 0 || klass < 0)
    return 0;
  entry = &g_array_index (self->entries, DossierClaimEntry, words[0]);
  if ((entry->sets.begins[klass / 64] >> (klass % 64) & 1) != 0)
    for (guint i = entry->phrases; i != 0; i = get_phrase (self, i)->next)
      if (get_phrase (self, i)->klass == klass && starts_with (get_phrase (self, i), words, n, stride))
        return get_phrase (self, i)->n;
  return dossier_claim_lexicon_has (self, words[0], klass) ? 1 : 0;
}

void
dossier_claim_lexicon_add_phrases (const DossierClaimLexicon *self, const guint *words, guint n, gsize stride,
                                   guint64 *classes)
{
  const DossierClaimEntry *entry = &g_array_index (self->entries, DossierClaimEntry, words[0]);

  for (guint i = entry->phrases; i != 0; i = get_phrase (self, i)->next)
    if (starts_with (get_phrase (self, i), words, n, stride))
      classes[get_phrase (self, i)->klass / 64] |= G_GUINT64_CONSTANT (1) << (get_phrase (self, i)->klass % 64);
}
