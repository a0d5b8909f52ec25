/* dossier-claim-pattern.c - does a pattern match here?
 *
 * A pattern is a small program that is run with backtracking: a stack of at most MAX_STACK choices and at most
 * MAX_STEPS steps from one place, so that no text makes it slow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-pattern-private.h"
#include "dossier-claim-subject.h"

#define MAX_STACK 48
#define MAX_STEPS 3000
#define MAX_FILL 8

typedef struct
{
  guint             pc, pos;
  DossierClaimMatch match;
} State;

typedef struct
{
  State stack[MAX_STACK];
  guint n;
} Stack;

static void
push (Stack *stack, const State *state, guint pc, guint pos)
{
  if (stack->n == MAX_STACK)
    return;
  stack->stack[stack->n] = *state;
  stack->stack[stack->n].pc = pc;
  stack->stack[stack->n++].pos = pos;
}

static void
note_cue (State *state, const DossierClaimInstruction *one, guint n)
{
  if (!one->cue)
    return;
  if (state->match.trigger < 0)
    {
      state->match.trigger = (int) state->pos;
      state->match.cue = state->pos;
    }
  state->match.cue_end = state->pos + n;
}

static gboolean
take_kind (State *state, const DossierClaimSentence *sentence, const DossierClaimInstruction *one,
           DossierClaimItemKind kind, int *capture)
{
  if (dossier_claim_item (sentence, state->pos)->kind != kind)
    return FALSE;
  if (capture != NULL)
    *capture = (int) state->pos;
  note_cue (state, one, 1);
  state->pos++;
  return TRUE;
}

static gboolean
is_top (const DossierClaimSentence *sentence, guint i)
{
  const DossierClaimItem *item = dossier_claim_item (sentence, i);

  for (guint k = item->first; k < item->first + item->n; k++)
    {
      const DossierToken *token = &sentence->tokens->tokens[k];
      guint word = dossier_claim_lexicon_find (sentence->lexicon, sentence->tokens->text + token->start, token->length);

      if (dossier_claim_lexicon_has (sentence->lexicon, word, DOSSIER_CLASS_TOP))
        return TRUE;
    }
  return FALSE;
}

/* "Lumio engineers", "Lumio and Harrow engineers". */
static gboolean
ends_in_modifier (const DossierClaimSentence *sentence, guint i)
{
  const DossierClaimItem *item = dossier_claim_item (sentence, i);

  while (item->next >= 0)
    {
      i = (guint) item->next;
      item = dossier_claim_item (sentence, i);
    }
  return dossier_claim_item_is_modifier (sentence, i);
}

/* Cheaply: may the pattern go on from instruction @one at item @i? */
static inline gboolean
could_be (const DossierClaimInstruction *one, const DossierClaimSentence *sentence, guint i)
{
  return one->open
         || (i < sentence->items->len
             && dossier_claim_features_meet (&one->may, &dossier_claim_item (sentence, i)->features));
}

static gboolean
can_fill (const DossierClaimSentence *sentence, guint i)
{
  return (dossier_claim_item (sentence, i)->features.bits[DOSSIER_FEATURE_FILLING / 64]
              >> (DOSSIER_FEATURE_FILLING % 64)
          & 1)
         != 0;
}

/* "Lumio's chip division", "the Lumio search team": where the words of the part end that the organization at @i has
 * there, or 0. */
static guint
find_part (const DossierClaimSentence *sentence, guint i)
{
  guint end = 0;

  for (guint k = i + 1; k < sentence->items->len && k <= i + MAX_FILL && can_fill (sentence, k); k++)
    {
      if (dossier_claim_item (sentence, k)->kind == DOSSIER_ITEM_ROLE)
        return 0;
      if (dossier_claim_item_is (sentence, k, DOSSIER_CLASS_PART))
        end = k + 1;
    }
  return end;
}

/* The organization whose part the phrase at @i speaks of, or -1. */
static int
find_owner (const DossierClaimSentence *sentence, guint i, guint *end)
{
  for (guint k = i; k < sentence->items->len && k < i + 4; k++)
    {
      if (dossier_claim_item_is_named (sentence, k))
        {
          *end = dossier_claim_item (sentence, k)->type == DOSSIER_ENTITY_ORGANIZATION ? find_part (sentence, k) : 0;
          return *end > 0 ? (int) k : -1;
        }
      if (!can_fill (sentence, k))
        break;
    }
  return -1;
}

/* A name may be followed by 's only where the pattern says so. */
static gboolean
take_slot (const DossierClaimPattern *self, const DossierClaimSentence *sentence, Stack *stack, State *state,
           const DossierClaimInstruction *one)
{
  const DossierClaimInstruction *next = one + 1;
  const DossierClaimItem        *item = dossier_claim_item (sentence, state->pos);
  const DossierClaimItem        *head;
  int   at = one->op == DOSSIER_OP_PLAIN && !dossier_claim_item_is_named (sentence, state->pos) ? -1 : item->head;
  guint after;
  int   owner = one->home ? find_owner (sentence, state->pos, &after) : -1;

  if (owner >= 0)
    {
      state->match.slots[one->x] = owner;
      state->match.spread &= ~(1u << one->x);
      state->pos = after;
      return TRUE;
    }
  if (one->op == DOSSIER_OP_PLAIN && at >= 0)
    at = (int) state->pos;
  if (at < 0)
    return FALSE;
  head = dossier_claim_item (sentence, (guint) at);
  if (one->y != 0 && head->type != (guint) one->y)
    return FALSE;
  after = (guint) at + 1;
  if (next->op == DOSSIER_OP_SLOT || next->op == DOSSIER_OP_MATCH || next->op == DOSSIER_OP_WORD
      || next->op == DOSSIER_OP_SPLIT)
    if (one->op == DOSSIER_OP_SLOT && ends_in_modifier (sentence, (guint) at))
      return FALSE;
  state->match.slots[one->x] = at;
  state->match.loose |= one->y == 0 ? 1u << one->x : 0;
  state->match.spread &= ~(1u << one->x);
  if (could_be (next, sentence, after))
    push (stack, state, state->pc + 1, after);
  if (one->op == DOSSIER_OP_SLOT && head->after != after && could_be (next, sentence, head->after))
    push (stack, state, state->pc + 1, head->after);
  for (int last = head->next; last >= 0; last = dossier_claim_item (sentence, (guint) last)->next)
    after = (guint) last + 1;
  state->match.spread |= 1u << one->x;
  if (one->op == DOSSIER_OP_SLOT && head->next >= 0 && dossier_claim_item (sentence, after - 1)->after != after)
    push (stack, state, state->pc + 1, dossier_claim_item (sentence, after - 1)->after);
  state->pos = after;
  return TRUE;
}

/* Tries shorter stretches first. */
static void
take_stretch (const DossierClaimSentence *sentence, Stack *stack, State *state, const DossierClaimInstruction *one)
{
  guint limit = one->op == DOSSIER_OP_FILL ? MAX_FILL : (guint) one->x;
  guint end = state->pos;

  while (end < sentence->items->len && end < state->pos + limit)
    {
      if (one->op == DOSSIER_OP_FILL && !can_fill (sentence, end))
        break;
      if (one->op == DOSSIER_OP_GAP
          && (dossier_claim_item_is_mark (sentence, end, ';') || dossier_claim_item_is_mark (sentence, end, ':')))
        break;
      end++;
    }
  for (; end > state->pos; end--)
    if (could_be (one + 1, sentence, end))
      push (stack, state, state->pc + 1, end);
}

static gboolean
take (const DossierClaimPattern *self, const DossierClaimSentence *sentence, Stack *stack, State *state,
      const DossierClaimInstruction *one)
{
  guint n = 1;

  switch (one->op)
    {
    case DOSSIER_OP_WORD:
      if (dossier_claim_item (sentence, state->pos)->word != (guint) one->x)
        return FALSE;
      break;
    case DOSSIER_OP_CLASS:
      n = dossier_claim_item_match (sentence, state->pos, one->x);
      if (n == 0)
        return FALSE;
      break;
    case DOSSIER_OP_POSSESSIVE: return take_kind (state, sentence, one, DOSSIER_ITEM_POSSESSIVE, NULL);
    case DOSSIER_OP_ROLE: return take_kind (state, sentence, one, DOSSIER_ITEM_ROLE, &state->match.role);
    case DOSSIER_OP_MONEY: return take_kind (state, sentence, one, DOSSIER_ITEM_MONEY, &state->match.money);
    case DOSSIER_OP_DATE: return take_kind (state, sentence, one, DOSSIER_ITEM_DATE, &state->match.date);
    case DOSSIER_OP_SLOT:
    case DOSSIER_OP_PLAIN: return take_slot (self, sentence, stack, state, one);
    case DOSSIER_OP_SUBJECT:
    case DOSSIER_OP_POST:
      return is_top (sentence, state->pos) && take_kind (state, sentence, one, DOSSIER_ITEM_ROLE, &state->match.role);
    case DOSSIER_OP_FILL:
    case DOSSIER_OP_GAP:
    case DOSSIER_OP_NOT:
    case DOSSIER_OP_BEGIN:
    case DOSSIER_OP_END:
    case DOSSIER_OP_SPLIT:
    case DOSSIER_OP_JUMP:
    case DOSSIER_OP_MATCH: return FALSE;
    }
  note_cue (state, one, n);
  state->pos += n;
  return TRUE;
}

/* One instruction. FALSE: this way leads nowhere. */
static gboolean
step (const DossierClaimPattern *self, const DossierClaimSentence *sentence, Stack *stack, State *state)
{
  const DossierClaimInstruction *all = (const DossierClaimInstruction *) (const void *) self->program->data;
  const DossierClaimInstruction *one = &all[state->pc];
  gboolean                       at_end = state->pos >= sentence->items->len;

  switch (one->op)
    {
    case DOSSIER_OP_SPLIT:
      if (could_be (&all[one->x], sentence, state->pos))
        {
          push (stack, state, (guint) one->y, state->pos);
          state->pc = (guint) one->x;
        }
      else
        state->pc = (guint) one->y;
      return TRUE;
    case DOSSIER_OP_JUMP: state->pc = (guint) one->x; return TRUE;
    case DOSSIER_OP_BEGIN:
      if (state->pos != 0)
        return FALSE;
      break;
    case DOSSIER_OP_END:
      if (!at_end
          && !(state->pos + 1 == sentence->items->len && dossier_claim_item_is_mark (sentence, state->pos, '.')))
        return FALSE;
      break;
    case DOSSIER_OP_SUBJECT: break;
    case DOSSIER_OP_NOT:
      if (!at_end && dossier_claim_item (sentence, state->pos)->word == (guint) one->x)
        return FALSE;
      break;
    case DOSSIER_OP_FILL:
    case DOSSIER_OP_GAP:
      if (!at_end)
        take_stretch (sentence, stack, state, one);
      break;
    case DOSSIER_OP_WORD:
    case DOSSIER_OP_CLASS:
    case DOSSIER_OP_POSSESSIVE:
    case DOSSIER_OP_SLOT:
    case DOSSIER_OP_PLAIN:
    case DOSSIER_OP_ROLE:
    case DOSSIER_OP_POST:
    case DOSSIER_OP_MONEY:
    case DOSSIER_OP_DATE:
    case DOSSIER_OP_MATCH:
      if (at_end || !take (self, sentence, stack, state, one))
        return FALSE;
      break;
    }
  state->pc++;
  return TRUE;
}

static gboolean
find_subject (const DossierClaimPattern *self, const DossierClaimSentence *sentence, DossierClaimMatch *match)
{
  const DossierClaimInstruction *first = &g_array_index (self->program, DossierClaimInstruction, 0);
  gboolean                       list = FALSE;

  if (first->op != DOSSIER_OP_SUBJECT)
    return TRUE;
  match->loose |= first->y == 0 ? 1u << first->x : 0;
  match->slots[first->x] = dossier_claim_subject_find (sentence, match->start, (DossierEntityKind) first->y, &list);
  match->spread |= list ? 1u << first->x : 0;
  return match->slots[first->x] >= 0;
}

static gboolean
run (const DossierClaimPattern *self, const DossierClaimSentence *sentence, guint start, DossierClaimMatch *match)
{
  Stack stack;
  State state = { self->first, start, { { -1, -1, -1, -1 }, 0, 0, -1, -1, -1, start, start, start, start, -1 } };

  stack.n = 0;
  for (guint steps = 0; steps < MAX_STEPS; steps++)
    {
      if (g_array_index (self->program, DossierClaimInstruction, state.pc).op == DOSSIER_OP_MATCH)
        {
          state.match.end = state.pos;
          *match = state.match;
          return find_subject (self, sentence, match);
        }
      if (step (self, sentence, &stack, &state))
        continue;
      if (stack.n == 0)
        return FALSE;
      state = stack.stack[--stack.n];
    }
  return FALSE;
}

gboolean
dossier_claim_pattern_match (const DossierClaimPattern *self, const DossierClaimSentence *sentence, guint start,
                             DossierClaimMatch *match)
{
  return run (self, sentence, start, match);
}

guint
dossier_claim_pattern_find_start (const DossierClaimPattern *self, const DossierClaimSentence *sentence, guint i)
{
  const DossierClaimInstruction *first = &g_array_index (self->program, DossierClaimInstruction, self->first);

  while (i < sentence->items->len && !could_be (first, sentence, i))
    i++;
  return i;
}

gboolean
dossier_claim_pattern_may_match (const DossierClaimPattern *self, const DossierClaimSentence *sentence)
{
  for (guint i = 0; i < self->n_needs; i++)
    if (!dossier_claim_features_meet (&self->needs[i], &sentence->features))
      return FALSE;
  return TRUE;
}
