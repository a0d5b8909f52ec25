/* dossier-gazetteer.c - which phrases are known, and as what.
 *
 * nodes:   open addressing over the hash of a phrase's beginning; never more than half full.
 * entries: what is known; number 0 is none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-gazetteer.h"

#include <string.h>

/* A power of two. The shipped lists need some 100,000 nodes. */
#define FIRST_SIZE (1 << 18)

typedef struct
{
  guint64 key; /* 0: free */
  guint32 entry;
  guint32 longer; /* a phrase goes on behind it */
} Node;

struct _DossierGazetteer
{
  Node                  *nodes;
  guint                  size, used;
  DossierGazetteerEntry *entries;
  guint                  n_entries, allocated;
};

DossierWordHash
dossier_word_hash (const char *text, gsize length)
{
  guint64 folded = 0xcbf29ce484222325u, exact = folded;

  if (length >= 2 && text[length - 1] == '.')
    length--;
  for (gsize i = 0; i < length; i++)
    {
      guchar c = text[i];

      if (c == 0xE2 && i + 2 < length && (guchar) text[i + 1] == 0x80 && ((guchar) text[i + 2] & 0xFE) == 0x98)
        {
          c = '\'';
          i += 2;
        }
      else if (c == 0xC2 && i + 1 < length && (guchar) text[i + 1] == 0xAD)
        {
          i++;
          continue;
        }
      exact = (exact ^ c) * 0x100000001b3u;
      folded = (folded ^ (c >= 'A' && c <= 'Z' ? c | 0x20u : c)) * 0x100000001b3u;
    }
  return (DossierWordHash){ folded ^ (folded >> 29), exact ^ (exact >> 29) };
}

static guint64
join (guint64 before, guint64 word)
{
  guint64 mixed = (before ^ (word + 0x9e3779b97f4a7c15u)) * 0xbf58476d1ce4e5b9u;

  return mixed ^ (mixed >> 31);
}

DossierGazetteer *
dossier_gazetteer_new (void)
{
  DossierGazetteer *self = g_new0 (DossierGazetteer, 1);

  self->size = FIRST_SIZE;
  self->nodes = g_new0 (Node, self->size);
  self->allocated = FIRST_SIZE / 4;
  self->entries = g_new (DossierGazetteerEntry, self->allocated);
  self->entries[0] = (DossierGazetteerEntry){ 0 };
  self->n_entries = 1;
  return self;
}

void
dossier_gazetteer_free (DossierGazetteer *self)
{
  if (self == NULL)
    return;
  g_free (self->nodes);
  g_free (self->entries);
  g_free (self);
}

static Node *
probe (Node *nodes, guint size, guint64 key)
{
  guint at = (guint) (key >> 7) & (size - 1);

  while (nodes[at].key != 0 && nodes[at].key != key)
    at = (at + 1) & (size - 1);
  return &nodes[at];
}

static const Node *
find_node (const DossierGazetteer *self, guint64 key)
{
  const Node *node = probe (self->nodes, self->size, key | 1);

  return node->key != 0 ? node : NULL;
}

static void
grow (DossierGazetteer *self)
{
  guint size = self->size * 2;
  Node *nodes = g_new0 (Node, size);

  for (guint i = 0; i < self->size; i++)
    if (self->nodes[i].key != 0)
      *probe (nodes, size, self->nodes[i].key) = self->nodes[i];
  g_free (self->nodes);
  self->nodes = nodes;
  self->size = size;
}

static Node *
get_node (DossierGazetteer *self, guint64 key)
{
  Node *node;

  if (self->used * 2 >= self->size)
    grow (self);
  node = probe (self->nodes, self->size, key | 1);
  if (node->key == 0)
    {
      node->key = key | 1;
      self->used++;
    }
  return node;
}

static DossierGazetteerEntry *
get_entry (DossierGazetteer *self, Node *node, guint64 exact)
{
  DossierGazetteerEntry *entry;

  for (guint i = node->entry; i != 0; i = self->entries[i].next)
    if (self->entries[i].exact == exact)
      return &self->entries[i];
  if (self->n_entries == self->allocated)
    {
      self->allocated *= 2;
      self->entries = g_renew (DossierGazetteerEntry, self->entries, self->allocated);
    }
  entry = &self->entries[self->n_entries];
  *entry = (DossierGazetteerEntry){ .exact = exact, .next = node->entry };
  node->entry = self->n_entries++;
  return entry;
}

DossierGazetteerEntry *
dossier_gazetteer_add (DossierGazetteer *self, const DossierWordHash *words, guint n, guint32 classes)
{
  DossierGazetteerEntry *entry;
  guint64                folded, exact;

  if (n == 0 || n > DOSSIER_GAZETTEER_MAX_WORDS)
    return NULL;
  folded = words[0].folded;
  exact = words[0].exact;
  for (guint i = 1; i < n; i++)
    {
      get_node (self, folded)->longer = TRUE;
      folded = join (folded, words[i].folded);
      exact = join (exact, words[i].exact);
    }
  entry = get_entry (self, get_node (self, folded), exact);
  entry->classes |= classes;
  return entry;
}

/* The entry of this case; else, when @fold, the first of any case with one of the classes. */
static const DossierGazetteerEntry *
choose (const DossierGazetteer *self, const Node *node, guint64 exact, guint32 classes, gboolean fold)
{
  const DossierGazetteerEntry *other = NULL;

  for (guint i = node->entry; i != 0; i = self->entries[i].next)
    {
      const DossierGazetteerEntry *entry = &self->entries[i];

      if ((entry->classes & classes) == 0)
        continue;
      if (entry->exact == exact)
        return entry;
      other = other != NULL ? other : entry;
    }
  return fold ? other : NULL;
}

guint32
dossier_gazetteer_classes (const DossierGazetteer *self, const DossierWordHash *word, guint32 any_case)
{
  const Node *node = find_node (self, word->folded);
  guint32     classes = 0;

  for (guint i = node != NULL ? node->entry : 0; i != 0; i = self->entries[i].next)
    classes |= self->entries[i].classes & (self->entries[i].exact == word->exact ? G_MAXUINT32 : any_case);
  return classes;
}

DossierGazetteerMatch
dossier_gazetteer_match (const DossierGazetteer *self, const DossierWordHash *words, guint n, guint32 classes,
                         gboolean fold)
{
  DossierGazetteerMatch match = { 0 };
  guint64               folded = 0, exact = 0;

  for (guint i = 0; i < MIN (n, DOSSIER_GAZETTEER_MAX_WORDS); i++)
    {
      const Node                  *node;
      const DossierGazetteerEntry *entry;

      folded = i == 0 ? words[0].folded : join (folded, words[i].folded);
      exact = i == 0 ? words[0].exact : join (exact, words[i].exact);
      node = find_node (self, folded);
      if (node == NULL)
        break;
      if ((entry = choose (self, node, exact, classes, fold)) != NULL)
        match = (DossierGazetteerMatch){ i + 1, entry->exact == exact, entry };
      if (!node->longer)
        break;
    }
  return match;
}
