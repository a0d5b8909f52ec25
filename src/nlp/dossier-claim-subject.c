/* dossier-claim-subject.c - whose verb is this?
 *
 * Walks to the left from the verb: over its helpers ("has also decided to"), over what stands between commas behind a
 * name, over "and" to the verb before and from there on, up to a name, a pronoun or a word that is none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-subject.h"

#include <string.h>

#define MAX_WALK 80
#define MAX_HOPS 4
#define MAX_BEHIND 12

typedef struct
{
  const DossierClaimSentence *sentence;
  int                         at;
  guint                       steps;
  guint                       hops;
  gboolean                    relative;   /* came to "who": one of a list may have a clause of its own */
  gboolean                    infinitive; /* the item passed last was "to" */
} Walk;

static gboolean
is_helper (const DossierClaimSentence *self, guint i)
{
  static const int classes[]
      = { DOSSIER_CLASS_BE,   DOSSIER_CLASS_AUX,  DOSSIER_CLASS_ADVERB, DOSSIER_CLASS_CONTROL, DOSSIER_CLASS_NOT,
          DOSSIER_CLASS_PLAN, DOSSIER_CLASS_DENY, DOSSIER_CLASS_RUMOUR, DOSSIER_CLASS_MAYBE,   DOSSIER_CLASS_REPORT };

  if (dossier_claim_item (self, i)->kind == DOSSIER_ITEM_DATE)
    return TRUE;
  if (dossier_claim_item (self, i)->kind != DOSSIER_ITEM_WORD)
    return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (classes); k++)
    if (dossier_claim_item_is (self, i, classes[k]))
      return TRUE;
  return FALSE;
}

static int
last_of_list (const DossierClaimSentence *self, int i)
{
  while (dossier_claim_item (self, (guint) i)->next >= 0)
    i = dossier_claim_item (self, (guint) i)->next;
  return i;
}

/* Moves left to the verb of the clause before; FALSE when there is none. */
static gboolean
walk_to_verb (Walk *walk)
{
  const DossierClaimSentence *self = walk->sentence;

  if (++walk->hops > MAX_HOPS)
    return FALSE;
  for (; walk->at >= 0 && walk->steps < MAX_WALK; walk->at--, walk->steps++)
    {
      guint i = (guint) walk->at;

      if (dossier_claim_item_is_mark (self, i, ';') || dossier_claim_item_is_mark (self, i, ':'))
        return FALSE;
      if (dossier_claim_item (self, i)->reference == DOSSIER_CLASS_HE)
        return TRUE;
      if (dossier_claim_item_is_verb (self, i))
        {
          walk->at--;
          return TRUE;
        }
    }
  return FALSE;
}

/* "Three people, including Ada Moss and Bo Lind, ...": the names are subjects. */
static gboolean
is_example (const DossierClaimSentence *self, guint i)
{
  if (!dossier_claim_item_is_named (self, i))
    return FALSE;
  while (dossier_claim_item (self, i)->previous >= 0)
    i = (guint) dossier_claim_item (self, i)->previous;
  while (i > 0 && dossier_claim_item (self, i - 1)->head == dossier_claim_item (self, i)->head)
    i--;
  return i > 0 && dossier_tokens_is (self->tokens, dossier_claim_item (self, i - 1)->first, "including");
}

/* The name at walk->at: itself, unless a preposition before it makes it part of something else. */
static int
accept_name (Walk *walk)
{
  const DossierClaimSentence *self = walk->sentence;
  int                         name = walk->at, start = name;

  while (start > 0 && dossier_claim_item (self, (guint) start - 1)->head == name)
    start--;
  while (dossier_claim_item (self, (guint) start)->previous >= 0)
    start = dossier_claim_item (self, (guint) start)->previous;
  while (start > 0
         && dossier_claim_item (self, (guint) start - 1)->head == dossier_claim_item (self, (guint) start)->head
         && dossier_claim_item (self, (guint) start)->head >= 0)
    start--;
  if (start == 0 || is_example (self, (guint) name)
      || !dossier_claim_item_is (self, (guint) start - 1, DOSSIER_CLASS_PREP)
      || dossier_claim_item_is (self, (guint) start - 1, DOSSIER_CLASS_CONJUNCTION)
      || (walk->hops == 0
          && dossier_tokens_is (self->tokens, dossier_claim_item (self, (guint) start - 1)->first, "as")))
    return name; /* "as" opens a clause when the verb follows */
  if (start == 1)
    return -1;
  if (dossier_claim_item_is_named (self, (guint) start - 2))
    {
      walk->at = start - 2;
      return ++walk->hops > MAX_HOPS ? -1 : accept_name (walk);
    }
  if (start >= 2 && dossier_claim_item_is (self, (guint) start - 2, DOSSIER_CLASS_BOARD))
    return name;
  return -1;
}

/* Behind "who" or "which": the name before it. "Ada Moss is an engineer who ...": walks on from "is". */
static int
find_antecedent (Walk *walk)
{
  const DossierClaimSentence *self = walk->sentence;

  walk->at--;
  if (walk->at >= 0 && dossier_claim_item_is_mark (self, (guint) walk->at, ','))
    {
      int apposed = dossier_claim_item (self, (guint) walk->at)->apposed;

      walk->at = apposed >= 0 ? apposed : walk->at - 1;
    }
  if (walk->at < 0)
    return -1;
  if (dossier_claim_item_is_named (self, (guint) walk->at))
    return walk->at;
  for (int k = walk->at; k > 0 && (dossier_claim_item (self, (guint) k)->noun || k == walk->at); k--)
    if (dossier_claim_item_is_mark (self, (guint) k - 1, ',') && k > 1)
      return dossier_claim_item_is_named (self, (guint) k - 2) ? k - 2 : -1;
  if (!walk_to_verb (walk) || !dossier_claim_item_is (self, (guint) walk->at + 1, DOSSIER_CLASS_BE) || walk->at < 0)
    return -1;
  return dossier_claim_item_is_named (self, (guint) walk->at) ? accept_name (walk) : -1;
}

/* A plain word where the subject should stand: "Lumio's board" acts for Lumio. */
static int
accept_noun (Walk *walk)
{
  const DossierClaimSentence *self = walk->sentence;
  guint                       i = (guint) walk->at;

  if (!dossier_claim_item_is (self, i, DOSSIER_CLASS_BOARD) || i < 1)
    return -1;
  if (dossier_claim_item (self, i - 1)->kind == DOSSIER_ITEM_POSSESSIVE && i >= 2)
    i--;
  return dossier_claim_item_is_named (self, i - 1) ? (int) i - 1 : -1;
}

/* "Leaving Lumio, Ada Moss founded ...": the name behind the comma. */
static int
find_behind (const DossierClaimSentence *self, guint verb)
{
  if (verb > 1)
    return -1;
  for (guint i = verb + 1; i + 1 < self->items->len && i < verb + MAX_BEHIND; i++)
    if (dossier_claim_item_is_mark (self, i, ','))
      return dossier_claim_item (self, i + 1)->head;
  return -1;
}

/* "leaves Lumio to start ...": the organization is left, it does not start anything. */
static gboolean
is_object (const DossierClaimSentence *self, guint i)
{
  guint start = i;

  while (start > 0 && dossier_claim_item (self, start - 1)->head == (int) i)
    start--;
  return start > 0 && dossier_claim_item (self, i)->type == DOSSIER_ENTITY_ORGANIZATION
         && dossier_claim_item_is_verb (self, start - 1);
}

/* Behind a possessive a verb is a noun ("her work"), but for "her leaving". */
static gboolean
is_noun_after (const DossierClaimSentence *self, guint i)
{
  const DossierClaimItem *item = dossier_claim_item (self, i);
  const DossierToken     *token = &self->tokens->tokens[item->first];

  return item->kind == DOSSIER_ITEM_WORD && !dossier_claim_item_is (self, i, DOSSIER_CLASS_CONTROL)
         && !is_helper (self, i)
         && (token->length < 4 || memcmp (self->tokens->text + token->start + token->length - 3, "ing", 3) != 0);
}

/* At a name: it is the subject, or part of something else; then *@on says whether to walk on from there. */
static int
stop_at_name (Walk *walk, gboolean *on)
{
  int name = walk->infinitive && is_object (walk->sentence, (guint) walk->at) ? -1 : accept_name (walk);

  *on = name < 0 && walk->infinitive && walk_to_verb (walk);
  return name;
}

/* "Two engineers, Ada Moss and Bo Lind, left": the names at the end of the list that the comma @i closes. */
static gboolean
is_spelled_out (const DossierClaimSentence *self, guint i)
{
  guint                   start = i - 1;
  const DossierClaimItem *before;

  if (dossier_claim_item (self, start)->kind != DOSSIER_ITEM_NAME)
    return FALSE;
  while (dossier_claim_item (self, start)->previous >= 0)
    start = (guint) dossier_claim_item (self, start)->previous;
  while (start > 0 && dossier_claim_item (self, start - 1)->head == dossier_claim_item (self, start)->head)
    start--;
  if (start < 2 || !dossier_claim_item_is_mark (self, start - 1, ','))
    return FALSE;
  before = dossier_claim_item (self, start - 2);
  return before->kind == DOSSIER_ITEM_ROLE || before->reference == DOSSIER_CLASS_COMPANY
         || (before->kind == DOSSIER_ITEM_WORD && before->noun);
}

/* At a comma: behind what stands between commas after a name, behind examples, or on to the verb before. */
static int
stop_at_comma (Walk *walk, gboolean *on)
{
  const DossierClaimSentence *self = walk->sentence;
  guint                       i = (guint) walk->at;

  *on = TRUE;
  if (dossier_claim_item (self, i)->apposed >= 0)
    walk->at = dossier_claim_item (self, i)->apposed;
  else if (i > 0 && (is_example (self, i - 1) || is_spelled_out (self, i)))
    return (int) i - 1;
  else
    *on = walk_to_verb (walk);
  return -1;
}

/* "signed an agreement to buy", "is the latest engineer to leave": whose verb that is; but who "asked a judge to stop"
 * does not stop anything. */
static gboolean
walk_to_giver (Walk *walk)
{
  const DossierClaimSentence *self = walk->sentence;
  gboolean                    person = dossier_claim_item (self, (guint) walk->at)->kind == DOSSIER_ITEM_ROLE;

  if (!walk_to_verb (walk) || dossier_claim_item_is (self, (guint) walk->at + 1, DOSSIER_CLASS_MAYBE))
    return FALSE;
  return !person || dossier_claim_item_is (self, (guint) walk->at + 1, DOSSIER_CLASS_BE);
}

/* At a word that is no verb's helper. */
static int
stop_at_word (Walk *walk, gboolean *on)
{
  const DossierClaimSentence *self = walk->sentence;
  guint                       i = (guint) walk->at;
  int                         name;

  *on = FALSE;
  if (dossier_claim_item (self, i)->kind == DOSSIER_ITEM_POSSESSIVE)
    return i > 0 && !is_noun_after (self, i + 1) && dossier_claim_item_is_named (self, i - 1) ? (int) i - 1 : -1;
  if (dossier_claim_item_is (self, i, DOSSIER_CLASS_WHO))
    {
      walk->relative = TRUE;
      return find_antecedent (walk);
    }
  if (dossier_claim_item_is (self, i, DOSSIER_CLASS_PREP)
      && (dossier_claim_item_is (self, i + 1, DOSSIER_CLASS_RUMOUR)
          || dossier_claim_item (self, i + 1)->kind == DOSSIER_ITEM_DATE))
    {
      walk->at--; /* "in talks", "who until last month ran" */
      *on = TRUE;
      return -1;
    }
  if (dossier_claim_item_is (self, i, DOSSIER_CLASS_AND) || dossier_claim_item_is (self, i, DOSSIER_CLASS_PREP))
    {
      *on = walk_to_verb (walk);
      return -1;
    }
  if (i >= 2 && dossier_tokens_is (self->tokens, dossier_claim_item (self, i)->first, "others")
      && dossier_claim_item_is (self, i - 1, DOSSIER_CLASS_AND))
    {
      walk->at -= 2;
      *on = TRUE;
      return -1;
    }
  name = accept_noun (walk);
  if (name < 0 && walk->infinitive)
    *on = walk_to_giver (walk);
  else
    *on = name < 0 && walk->hops > 0 && self->sentence->headline && walk_to_verb (walk);
  return name;
}

static gboolean
is_passed_over (const DossierClaimSentence *self, guint i)
{
  const DossierClaimItem *item = dossier_claim_item (self, i);

  return item->kind != DOSSIER_ITEM_POSSESSIVE && !dossier_claim_item_is (self, i, DOSSIER_CLASS_WHO)
         && !dossier_claim_item_is (self, i, DOSSIER_CLASS_AND)
         && (dossier_claim_item_is_verb (self, i) || is_helper (self, i));
}

static int
walk_left (Walk *walk)
{
  const DossierClaimSentence *self = walk->sentence;

  for (; walk->at >= 0 && walk->steps < MAX_WALK; walk->steps++)
    {
      guint    i = (guint) walk->at;
      gboolean on;
      int      found;

      if (dossier_claim_item_is_named (self, i))
        found = stop_at_name (walk, &on);
      else
        {
          if (is_passed_over (self, i))
            {
              walk->infinitive = dossier_tokens_is (self->tokens, dossier_claim_item (self, i)->first, "to");
              walk->at--;
              continue;
            }
          found = dossier_claim_item_is_mark (self, i, ',') ? stop_at_comma (walk, &on) : stop_at_word (walk, &on);
          walk->infinitive = FALSE;
        }
      if (found >= 0 || !on)
        return found;
    }
  return -1;
}

int
dossier_claim_subject_find (const DossierClaimSentence *self, guint verb, DossierEntityKind type, gboolean *list)
{
  Walk walk = { self, (int) verb - 1, 0, 0, FALSE, FALSE };
  int  found = walk_left (&walk);

  if (found < 0)
    found = find_behind (self, verb);
  if (found < 0)
    return -1;
  *list = !walk.relative || dossier_claim_item (self, (guint) found)->next < 0;
  if (*list)
    found = last_of_list (self, found);
  if (type != 0 && dossier_claim_item (self, (guint) found)->type != type)
    return -1;
  return found;
}
