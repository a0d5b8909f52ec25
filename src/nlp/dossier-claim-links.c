/* dossier-claim-links.c - what belongs together in a sentence: noun phrases, appositions, lists of names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-items.h"

#include <string.h>

#define MAX_PHRASE 12 /* items before the noun of a noun phrase */
#define MAX_APPOSITION 40

gboolean
dossier_claim_item_looks_past (const DossierClaimSentence *self, guint i)
{
  const DossierClaimItem *item = dossier_claim_item (self, i);
  const DossierToken     *token = &self->tokens->tokens[item->first];

  return (item->sets.alone[0] | item->sets.alone[1]) == 0 && token->length > 4
         && memcmp (self->tokens->text + token->start + token->length - 2, "ed", 2) == 0;
}

gboolean
dossier_claim_item_is_modifier (const DossierClaimSentence *self, guint i)
{
  const DossierClaimItem *item = dossier_claim_item (self, i), *next;

  if (i + 1 >= self->items->len)
    return FALSE;
  next = dossier_claim_item (self, i + 1);
  if (next->kind == DOSSIER_ITEM_POSSESSIVE)
    return TRUE;
  if (next->kind == DOSSIER_ITEM_MARK)
    return next->mark == '-' && i + 2 < self->items->len;
  if (item->type != DOSSIER_ENTITY_ORGANIZATION)
    return FALSE;
  if (next->kind == DOSSIER_ITEM_ROLE)
    return TRUE;
  if (item->kind == DOSSIER_ITEM_REFERENCE || next->kind != DOSSIER_ITEM_WORD || !next->noun)
    return FALSE;
  return !dossier_claim_item_is (self, i + 1, DOSSIER_CLASS_DET) && !dossier_claim_item_looks_past (self, i + 1)
         && !dossier_claim_item_is (self, i + 1, DOSSIER_CLASS_FORMER);
}

/* The name that ends the noun phrase beginning at @start. */
static int
find_head (const DossierClaimSentence *self, guint start)
{
  int found = -1;

  for (guint i = start; i < self->items->len && i < start + MAX_PHRASE; i++)
    {
      const DossierClaimItem *item = dossier_claim_item (self, i);

      if (dossier_claim_item_is_named (self, i))
        {
          if (item->kind == DOSSIER_ITEM_REFERENCE && item->reference != DOSSIER_CLASS_COMPANY && i > start)
            break;
          if (!dossier_claim_item_is_modifier (self, i))
            return (int) i;
          if (i == start)
            found = (int) i;
        }
      else if (!item->noun && item->kind != DOSSIER_ITEM_ROLE && item->kind != DOSSIER_ITEM_MONEY)
        break;
    }
  return found;
}

static void
find_heads (DossierClaimSentence *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      DossierClaimItem *item = dossier_claim_item (self, i);

      if (item->noun || item->kind == DOSSIER_ITEM_ROLE || dossier_claim_item_is_named (self, i))
        item->head = find_head (self, i);
    }
}

/* "now called", "originally a unit of": what another name or noun follows. */
static gboolean
opens_other_name (const DossierClaimSentence *self, guint i)
{
  static const char *const called[] = { "called", "known", "named", "dubbed" };

  if (!dossier_claim_item_is (self, i, DOSSIER_CLASS_ADVERB) || i + 1 >= self->items->len)
    return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (called); k++)
    if (dossier_tokens_is (self->tokens, dossier_claim_item (self, i + 1)->first, called[k]))
      return TRUE;
  return dossier_claim_item (self, i + 1)->kind == DOSSIER_ITEM_NAME
         || dossier_claim_item_is (self, i + 1, DOSSIER_CLASS_DET);
}

/* Does an apposition begin at @i, behind a name and a comma? */
static gboolean
opens_apposition (const DossierClaimSentence *self, guint name, guint i)
{
  const DossierClaimItem *item;

  if (i >= self->items->len)
    return FALSE;
  item = dossier_claim_item (self, i);
  if (dossier_claim_item_is (self, i, DOSSIER_CLASS_WHO) || dossier_claim_item_is (self, i, DOSSIER_CLASS_FORMER)
      || opens_other_name (self, i))
    return TRUE;
  if (item->kind == DOSSIER_ITEM_DATE)
    return FALSE;
  if (item->head >= 0 && dossier_claim_item (self, (guint) item->head)->kind == DOSSIER_ITEM_NAME
      && (item->head == (int) i
          || dossier_claim_item (self, (guint) item->head)->type == dossier_claim_item (self, name)->type))
    return item->kind == DOSSIER_ITEM_NAME && item->head == (int) i && dossier_claim_item_is_modifier (self, i);
  return item->kind == DOSSIER_ITEM_ROLE || (item->kind == DOSSIER_ITEM_WORD && item->noun)
         || (item->kind == DOSSIER_ITEM_REFERENCE
             && (item->reference == DOSSIER_CLASS_ITS || item->reference == DOSSIER_CLASS_HIS));
}

/* The first comma that can close an apposition opened at @open: what follows goes on with the sentence. */
static guint
close_apposition (const DossierClaimSentence *self, guint open)
{
  for (guint i = open; i < self->items->len && i < open + MAX_APPOSITION; i++)
    {
      if (dossier_claim_item_is_mark (self, i, ';') || dossier_claim_item_is_mark (self, i, ':'))
        return 0;
      if (dossier_claim_item_is_mark (self, i, ','))
        return i;
    }
  return 0;
}

static void
find_appositions (DossierClaimSentence *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      DossierClaimItem *item = dossier_claim_item (self, i);
      guint             close;

      item->after = i + 1;
      if (item->kind == DOSSIER_ITEM_NAME && i >= 2 && dossier_claim_item_is_mark (self, i - 1, ',')
          && dossier_claim_item (self, i - 2)->kind == DOSSIER_ITEM_ROLE
          && dossier_claim_item_is_mark (self, i + 1, ','))
        dossier_claim_item (self, i + 1)->apposed = (int) i; /* "Lumio's chief scientist, Ada Moss, ..." */
      if (!dossier_claim_item_is_named (self, i) || !dossier_claim_item_is_mark (self, i + 1, ',')
          || !opens_apposition (self, i, i + 2))
        continue;
      close = close_apposition (self, i + 2);
      if (close == 0)
        continue;
      item->after = close + 1;
      dossier_claim_item (self, close)->apposed = (int) i;
    }
}

/* "A, who ...; B, who ...; and C": the name that begins the next part. */
static int
next_part (const DossierClaimSentence *self, guint i, gboolean *closed)
{
  guint at = i, n;

  while (at < self->items->len && at < i + MAX_APPOSITION && !dossier_claim_item_is_mark (self, at, ';'))
    at++;
  if (!dossier_claim_item_is_mark (self, at, ';'))
    return -1;
  n = dossier_claim_item_match (self, ++at, DOSSIER_CLASS_AND);
  *closed = n > 0;
  at += n;
  return at + 1 < self->items->len && dossier_claim_item_is_named (self, at)
                 && dossier_claim_item_is_mark (self, at + 1, ',')
             ? (int) at
             : -1;
}

/* The name that goes on the list after the item @i, or -1; @closed when an "and" stood before it. */
static int
next_in_list (const DossierClaimSentence *self, guint i, gboolean comma, gboolean *closed)
{
  guint at = i, n;

  *closed = FALSE;
  if (dossier_claim_item_is_mark (self, at, ','))
    {
      comma = TRUE;
      at++;
    }
  n = dossier_claim_item_match (self, at, DOSSIER_CLASS_AND);
  if (n > 0)
    *closed = TRUE;
  at += n;
  if ((!comma && n == 0) || at >= self->items->len)
    return -1;
  return dossier_claim_item (self, at)->head;
}

static gboolean
is_object (const DossierClaimSentence *self, guint i)
{
  guint k = i;

  while (k > 0 && dossier_claim_item (self, k - 1)->head == (int) i)
    k--;
  return k > 0 && dossier_claim_item_is_verb (self, k - 1) && !dossier_claim_item_is (self, k - 1, DOSSIER_CLASS_SAY);
}

static gboolean
begins_clause (const DossierClaimSentence *self, guint i)
{
  guint after = dossier_claim_item (self, i)->after;

  while (dossier_claim_item_is (self, after, DOSSIER_CLASS_ADVERB))
    after++;
  return dossier_claim_item_is_verb (self, after);
}

/* "Lumio, Northwind plan a merger": in a headline the comma alone joins two names of a kind. */
static gboolean
is_headline_pair (const DossierClaimSentence *self, const guint *names)
{
  const DossierClaimItem *a = dossier_claim_item (self, names[0]), *b = dossier_claim_item (self, names[1]);

  return a->type == b->type
         && (names[0] == 0 || a->type == DOSSIER_ENTITY_PERSON
             || dossier_claim_item_is (self, names[0] - 1, DOSSIER_CLASS_PREP))
         && names[1] == names[0] + 2;
}

/* Links the list that begins at @i. Without an "and" it is none, but for a pair in a headline. */
static void
find_list (DossierClaimSentence *self, guint i)
{
  guint    names[DOSSIER_CLAIM_MAX_LIST], n = 1;
  gboolean closed = FALSE, headline = self->sentence->headline;

  names[0] = i;
  while (n < DOSSIER_CLAIM_MAX_LIST && !closed)
    {
      const DossierClaimItem *last = dossier_claim_item (self, names[n - 1]);
      gboolean                apposed = last->after > names[n - 1] + 1;
      int                     next = next_in_list (self, names[n - 1] + 1, FALSE, &closed);

      if (next < 0 && apposed)
        next = next_in_list (self, last->after, TRUE, &closed);
      if (next < 0 && dossier_claim_item_is_mark (self, names[n - 1] + 1, ','))
        next = next_part (self, names[n - 1] + 1, &closed);
      if (next < 0 || dossier_claim_item (self, (guint) next)->kind != DOSSIER_ITEM_NAME
          || (guint) next <= names[n - 1])
        break;
      names[n++] = (guint) next;
    }
  if (n > 1 && !closed && !(headline && n == 2 && is_headline_pair (self, names))
      && !dossier_claim_item_is (self, names[n - 1] + 2, DOSSIER_CLASS_AND)
      && !dossier_claim_item_is (self, names[n - 1] + 1, DOSSIER_CLASS_AND))
    return;
  if (n > 1 && is_object (self, i) && begins_clause (self, names[n - 1]))
    n--;
  for (guint k = 1; k < n; k++)
    {
      dossier_claim_item (self, names[k - 1])->next = (int) names[k];
      dossier_claim_item (self, names[k])->previous = (int) names[k - 1];
    }
}

void
dossier_claim_sentence_link (DossierClaimSentence *self)
{
  find_heads (self);
  find_appositions (self);
  for (guint i = 0; i < self->items->len; i++)
    {
      const DossierClaimItem *item = dossier_claim_item (self, i);

      if ((item->kind == DOSSIER_ITEM_NAME && item->previous < 0) || item->reference == DOSSIER_CLASS_HE
          || item->reference == DOSSIER_CLASS_IT)
        find_list (self, i);
    }
}
