/* dossier-claim-pattern.c - one pattern: what a claim looks like, compiled.
 *
 * A pattern is a small program that is run with backtracking: a stack of at most MAX_STACK choices and at most
 * MAX_STEPS steps from one place, so that no text makes it slow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-pattern.h"
#include "dossier-claim-subject.h"
#include "dossier-recogniser.h"

#include <string.h>

#define MAX_STACK 48
#define MAX_STEPS 3000
#define MAX_FILL  8
#define MAX_GAP   10
#define MAX_REACH 30

typedef enum
{
  OP_WORD,
  OP_CLASS,
  OP_POSSESSIVE,
  OP_SLOT,  /* through the head of a noun phrase */
  OP_PLAIN, /* the name itself */
  OP_SUBJECT,
  OP_ROLE,
  OP_MONEY,
  OP_DATE,
  OP_FILL,
  OP_GAP,
  OP_NOT,  /* what comes is not the word */
  OP_POST, /* a role with a word of TOP in it */
  OP_BEGIN,
  OP_END,
  OP_SPLIT, /* go on at x; when that fails, at y */
  OP_JUMP,
  OP_MATCH,
} Op;

typedef struct
{
  Op       op;
  int      x, y; /* word, class, slot; type of the slot, or places to go on */
  gboolean cue;
} Instruction;

struct _DossierClaimPattern
{
  char   *name;
  GArray *program; /* of Instruction */
  GArray *emits;   /* of DossierClaimEmit */
  char    letters[DOSSIER_CLAIM_MAX_SLOTS];
  guint   n_letters;
  int     anchor; /* a class that every match needs, or -1 */
};

typedef struct
{
  DossierClaimPattern *pattern;
  DossierClaimLexicon *lexicon;
  GStrv                words;
  guint                at;
  guint                depth;
  GError             **error;
} Compiler;

/* --- compiling --- */

static gboolean
fail (Compiler *self, const char *what)
{
  g_set_error (self->error, DOSSIER_RECOGNISER_ERROR, DOSSIER_RECOGNISER_ERROR_DATA, "pattern %s: %s near \"%s\"",
               self->pattern->name, what, self->words[self->at] != NULL ? self->words[self->at] : "its end");
  return FALSE;
}

static guint
emit (Compiler *self, Op op, int x, int y)
{
  Instruction instruction = { op, x, y, FALSE };

  g_array_append_val (self->pattern->program, instruction);
  return self->pattern->program->len - 1;
}

static Instruction *
instruction_at (Compiler *self, guint i)
{
  return &g_array_index (self->pattern->program, Instruction, i);
}

static int
slot_of (DossierClaimPattern *self, char letter, gboolean make)
{
  for (guint i = 0; i < self->n_letters; i++)
    if (self->letters[i] == letter)
      return (int) i;
  if (!make || self->n_letters == DOSSIER_CLAIM_MAX_SLOTS)
    return -1;
  self->letters[self->n_letters] = letter;
  return (int) self->n_letters++;
}

static gboolean
compile_slot (Compiler *self, const char *word)
{
  Op  op = *word == '^' ? OP_SUBJECT : *word == '=' ? OP_PLAIN : OP_SLOT;
  int slot, type;

  if (op != OP_SLOT)
    word++;
  slot = slot_of (self->pattern, word[0], TRUE);
  if (slot < 0)
    return fail (self, "too many slots");
  if (g_str_equal (word + 2, "any"))
    type = 0;
  else if (g_str_equal (word + 2, "person"))
    type = DOSSIER_ENTITY_PERSON;
  else if (g_str_equal (word + 2, "org"))
    type = DOSSIER_ENTITY_ORGANIZATION;
  else
    return fail (self, "no such kind of name");
  if (op == OP_SUBJECT && self->pattern->program->len > 0)
    return fail (self, "a subject stands first");
  emit (self, op, slot, type);
  return TRUE;
}

static gboolean
is_slot (const char *word)
{
  if (*word == '^' || *word == '=')
    word++;
  return g_ascii_isupper (word[0]) && word[1] == ':';
}

static gboolean
compile_atom (Compiler *self, const char *word)
{
  static const struct
  {
    const char *word;
    Op          op;
    gboolean    cue;
    int         x;
  } plain[] = {
    { "ROLE", OP_ROLE, TRUE }, { "POST", OP_POST, TRUE }, { "MONEY", OP_MONEY, FALSE }, { "DATE", OP_DATE, FALSE },         { "~", OP_FILL, FALSE },
    { "..", OP_GAP, FALSE, MAX_GAP },   { "...", OP_GAP, FALSE, MAX_REACH },   { "BEGIN", OP_BEGIN, FALSE }, { "END", OP_END, FALSE }, { "'s", OP_POSSESSIVE, FALSE },
  };
  guint made;

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    if (g_str_equal (word, plain[i].word))
      {
        made = emit (self, plain[i].op, plain[i].x, 0);
        instruction_at (self, made)->cue = plain[i].cue;
        return TRUE;
      }
  if (is_slot (word))
    return compile_slot (self, word);
  if (word[0] == '!' && word[1] != '\0')
    {
      emit (self, OP_NOT, (int) dossier_claim_lexicon_intern (self->lexicon, word + 1), 0);
      return TRUE;
    }
  if (word[0] == '%')
    {
      int klass = dossier_claim_lexicon_find_class (self->lexicon, word + 1);

      if (klass < 0)
        return fail (self, "no such set");
      made = emit (self, OP_CLASS, klass, 0);
      instruction_at (self, made)->cue = word[1] != '_';
      return TRUE;
    }
  emit (self, OP_WORD, (int) dossier_claim_lexicon_intern (self->lexicon, word), 0);
  return TRUE;
}

/* Makes what begins at @first optional. */
static void
wrap_optional (Compiler *self, guint first)
{
  Instruction split = { OP_SPLIT, (int) first + 1, (int) self->pattern->program->len + 1, FALSE };

  for (guint i = first; i < self->pattern->program->len; i++)
    {
      Instruction *moved = instruction_at (self, i);

      if (moved->op == OP_SPLIT || moved->op == OP_JUMP)
        {
          moved->x++;
          moved->y++;
        }
    }
  g_array_insert_val (self->pattern->program, first, split);
}

static gboolean compile_sequence (Compiler *self);

static gboolean
compile_group (Compiler *self)
{
  g_autoptr (GArray) jumps = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *word;

  if (++self->depth > 4)
    return fail (self, "groups too deep");
  for (;;)
    {
      guint split = emit (self, OP_SPLIT, 0, 0);
      guint jump;

      instruction_at (self, split)->x = (int) split + 1;
      if (!compile_sequence (self))
        return FALSE;
      jump = emit (self, OP_JUMP, 0, 0);
      g_array_append_val (jumps, jump);
      instruction_at (self, split)->y = (int) jump + 1;
      word = self->words[self->at];
      if (word == NULL)
        return fail (self, "( without )");
      self->at++;
      if (word[0] == ')')
        {
          /* The last branch has no other to fall back to. */
          instruction_at (self, split)->op = OP_JUMP;
          break;
        }
    }
  for (guint i = 0; i < jumps->len; i++)
    instruction_at (self, g_array_index (jumps, guint, i))->x = (int) self->pattern->program->len;
  self->depth--;
  return TRUE;
}

static gboolean
compile_sequence (Compiler *self)
{
  for (const char *word; (word = self->words[self->at]) != NULL;)
    {
      guint    first = self->pattern->program->len;
      gboolean optional = g_str_has_suffix (word, "?") && word[1] != '\0';

      if (word[0] == '|' || word[0] == ')')
        return TRUE;
      self->at++;
      if (g_str_equal (word, "("))
        {
          if (!compile_group (self))
            return FALSE;
          optional = g_str_equal (self->words[self->at - 1], ")?");
        }
      else
        {
          g_autofree char *atom = g_strndup (word, strlen (word) - (optional ? 1 : 0));

          if (!compile_atom (self, atom))
            return FALSE;
        }
      if (optional)
        wrap_optional (self, first);
      if (self->pattern->program->len > DOSSIER_CLAIM_MAX_PROGRAM)
        return fail (self, "too long");
    }
  return TRUE;
}

static int
read_slot (Compiler *self, const char *word)
{
  if (g_str_equal (word, "-"))
    return DOSSIER_CLAIM_SLOT_NOBODY;
  if (g_str_equal (word, "here"))
    return DOSSIER_CLAIM_SLOT_HERE;
  return word[1] == '\0' && slot_of (self->pattern, word[0], FALSE) >= 0 ? slot_of (self->pattern, word[0], FALSE) : -9;
}

static gboolean
compile_emit (Compiler *self, const char *text)
{
  g_auto (GStrv)   words = g_strsplit (text, " ", -1);
  DossierClaimEmit one = { 0 };

  if (g_strv_length (words) < 3)
    return fail (self, "a claim is a kind, a subject and an object");
  one.kind = dossier_claim_kind_from_string (words[0]);
  one.subject = read_slot (self, words[1]);
  one.object = read_slot (self, words[2]);
  if ((one.kind == 0 && !g_str_equal (words[0], "role")) || one.subject < -2 || one.object < -2)
    return fail (self, "no such kind or slot in what it says");
  for (guint i = 3; words[i] != NULL; i++)
    {
      DossierClaimFlags flag = dossier_claim_flag_from_string (words[i]);

      if (g_str_equal (words[i], "weak"))
        one.weak = TRUE;
      else if (flag == 0)
        return fail (self, "no such flag");
      one.flags |= flag;
    }
  g_array_append_val (self->pattern->emits, one);
  return TRUE;
}

/* A class outside of all branches: the sentence must hold it. */
static int
find_anchor (const DossierClaimPattern *self)
{
  guint reach = 0;

  for (guint i = 0; i < self->program->len; i++)
    {
      const Instruction *one = &g_array_index (self->program, Instruction, i);

      if (one->op == OP_SPLIT || one->op == OP_JUMP)
        reach = MAX (reach, (guint) MAX (one->x, one->op == OP_SPLIT ? one->y : 0));
      else if (one->op == OP_CLASS && one->cue && i >= reach)
        return one->x;
    }
  return -1;
}

DossierClaimPattern *
dossier_claim_pattern_new (DossierClaimLexicon *lexicon, const char *name, const char *text, const char *emits,
                           GError **error)
{
  g_autoptr (GArray)   program = g_array_new (FALSE, FALSE, sizeof (Instruction));
  g_auto (GStrv)       words = g_strsplit (text, " ", -1);
  g_auto (GStrv)       said = g_strsplit (emits, "; ", -1);
  DossierClaimPattern *self = g_new0 (DossierClaimPattern, 1);
  Compiler             compiler = { self, lexicon, words, 0, 0, error };
  gboolean             fine;

  self->name = g_strdup (name);
  self->program = g_steal_pointer (&program);
  self->emits = g_array_new (FALSE, FALSE, sizeof (DossierClaimEmit));
  fine = compile_sequence (&compiler) && (words[compiler.at] == NULL || fail (&compiler, "a stray ) or |"));
  emit (&compiler, OP_MATCH, 0, 0);
  for (guint i = 0; fine && said[i] != NULL; i++)
    fine = compile_emit (&compiler, said[i]);
  if (!fine)
    {
      dossier_claim_pattern_free (self);
      return NULL;
    }
  self->anchor = find_anchor (self);
  return self;
}

void
dossier_claim_pattern_free (DossierClaimPattern *self)
{
  g_free (self->name);
  g_array_unref (self->program);
  g_array_unref (self->emits);
  g_free (self);
}

const char *
dossier_claim_pattern_get_name (const DossierClaimPattern *self)
{
  return self->name;
}

const DossierClaimEmit *
dossier_claim_pattern_get_emits (const DossierClaimPattern *self, guint *n_emits)
{
  *n_emits = self->emits->len;
  return (const DossierClaimEmit *) (const void *) self->emits->data;
}

/* --- matching --- */

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
note_cue (State *state, const Instruction *one, guint n)
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
take_kind (State *state, const DossierClaimSentence *sentence, const Instruction *one, DossierClaimItemKind kind,
           int *capture)
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

/* A name may be followed by 's only where the pattern says so. */
static gboolean
take_slot (const DossierClaimPattern *self, const DossierClaimSentence *sentence, Stack *stack, State *state,
           const Instruction *one)
{
  const Instruction      *next = one + 1;
  const DossierClaimItem *item = dossier_claim_item (sentence, state->pos);
  const DossierClaimItem *head;
  int                     at = one->op == OP_PLAIN && !dossier_claim_item_is_named (sentence, state->pos) ? -1 : item->head;
  guint                   after;

  if (one->op == OP_PLAIN && at >= 0)
    at = (int) state->pos;
  if (at < 0)
    return FALSE;
  head = dossier_claim_item (sentence, (guint) at);
  if (one->y != 0 && head->type != (guint) one->y)
    return FALSE;
  after = (guint) at + 1;
  if (next->op == OP_SLOT || next->op == OP_MATCH || next->op == OP_WORD || next->op == OP_SPLIT)
    if (one->op == OP_SLOT && ends_in_modifier (sentence, (guint) at))
      return FALSE;
  state->match.slots[one->x] = at;
  state->match.loose |= one->y == 0 ? 1u << one->x : 0;
  state->match.spread &= ~(1u << one->x);
  push (stack, state, state->pc + 1, after);
  if (one->op == OP_SLOT && head->after != after)
    push (stack, state, state->pc + 1, head->after);
  for (int last = head->next; last >= 0; last = dossier_claim_item (sentence, (guint) last)->next)
    after = (guint) last + 1;
  state->match.spread |= 1u << one->x;
  if (one->op == OP_SLOT && head->next >= 0 && dossier_claim_item (sentence, after - 1)->after != after)
    push (stack, state, state->pc + 1, dossier_claim_item (sentence, after - 1)->after);
  state->pos = after;
  return TRUE;
}

/* A word before the noun of a phrase, "its" and "her" too. */
static gboolean
can_fill (const DossierClaimItem *item)
{
  return item->noun || item->kind == DOSSIER_ITEM_ROLE || item->kind == DOSSIER_ITEM_MONEY
         || item->reference == DOSSIER_CLASS_ITS || item->reference == DOSSIER_CLASS_HIS;
}

/* Tries shorter stretches first. */
static gboolean
take_stretch (const DossierClaimSentence *sentence, Stack *stack, State *state, const Instruction *one)
{
  guint limit = one->op == OP_FILL ? MAX_FILL : (guint) one->x;
  guint end = state->pos;

  while (end < sentence->items->len && end < state->pos + limit)
    {
      const DossierClaimItem *item = dossier_claim_item (sentence, end);

      if (one->op == OP_FILL && !can_fill (item))
        break;
      if (one->op == OP_GAP
          && (dossier_claim_item_is_mark (sentence, end, ';') || dossier_claim_item_is_mark (sentence, end, ':')))
        break;
      end++;
    }
  for (; end > state->pos; end--)
    push (stack, state, state->pc + 1, end);
  return TRUE;
}

static gboolean
take (const DossierClaimPattern *self, const DossierClaimSentence *sentence, Stack *stack, State *state,
      const Instruction *one)
{
  guint n = 1;

  switch (one->op)
    {
    case OP_WORD:
      if (dossier_claim_item (sentence, state->pos)->word != (guint) one->x)
        return FALSE;
      break;
    case OP_CLASS:
      n = dossier_claim_item_match (sentence, state->pos, one->x);
      if (n == 0)
        return FALSE;
      break;
    case OP_POSSESSIVE: return take_kind (state, sentence, one, DOSSIER_ITEM_POSSESSIVE, NULL);
    case OP_ROLE: return take_kind (state, sentence, one, DOSSIER_ITEM_ROLE, &state->match.role);
    case OP_MONEY: return take_kind (state, sentence, one, DOSSIER_ITEM_MONEY, &state->match.money);
    case OP_DATE: return take_kind (state, sentence, one, DOSSIER_ITEM_DATE, &state->match.date);
    case OP_SLOT:
    case OP_PLAIN: return take_slot (self, sentence, stack, state, one);
    case OP_SUBJECT:
    case OP_POST:
      return is_top (sentence, state->pos)
             && take_kind (state, sentence, one, DOSSIER_ITEM_ROLE, &state->match.role);
    case OP_FILL:
    case OP_GAP:
    case OP_NOT:
    case OP_BEGIN:
    case OP_END:
    case OP_SPLIT:
    case OP_JUMP:
    case OP_MATCH: return FALSE;
    }
  note_cue (state, one, n);
  state->pos += n;
  return TRUE;
}

/* One instruction. FALSE: this way leads nowhere. */
static gboolean
step (const DossierClaimPattern *self, const DossierClaimSentence *sentence, Stack *stack, State *state)
{
  const Instruction *one = &g_array_index (self->program, Instruction, state->pc);
  gboolean           at_end = state->pos >= sentence->items->len;

  switch (one->op)
    {
    case OP_SPLIT:
      push (stack, state, (guint) one->y, state->pos);
      state->pc = (guint) one->x;
      return TRUE;
    case OP_JUMP: state->pc = (guint) one->x; return TRUE;
    case OP_BEGIN:
      if (state->pos != 0)
        return FALSE;
      break;
    case OP_END:
      if (!at_end && !(state->pos + 1 == sentence->items->len && dossier_claim_item_is_mark (sentence, state->pos, '.')))
        return FALSE;
      break;
    case OP_SUBJECT: break;
    case OP_NOT:
      if (!at_end && dossier_claim_item (sentence, state->pos)->word == (guint) one->x)
        return FALSE;
      break;
    case OP_FILL:
    case OP_GAP:
      if (!at_end)
        take_stretch (sentence, stack, state, one);
      break;
    case OP_WORD:
    case OP_CLASS:
    case OP_POSSESSIVE:
    case OP_SLOT:
    case OP_PLAIN:
    case OP_ROLE:
    case OP_POST:
    case OP_MONEY:
    case OP_DATE:
    case OP_MATCH:
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
  const Instruction *first = &g_array_index (self->program, Instruction, 0);

  if (first->op != OP_SUBJECT)
    return TRUE;
  match->spread |= 1u << first->x;
  match->loose |= first->y == 0 ? 1u << first->x : 0;
  match->slots[first->x] = dossier_claim_subject_find (sentence, match->start, (DossierEntityKind) first->y);
  return match->slots[first->x] >= 0;
}

gboolean
dossier_claim_pattern_match (const DossierClaimPattern *self, const DossierClaimSentence *sentence, guint start,
                             DossierClaimMatch *match)
{
  Stack stack;
  State state = { 0, start, { { -1, -1, -1, -1 }, 0, 0, -1, -1, -1, start, start, start, start, -1 } };

  stack.n = 0;
  for (guint steps = 0; steps < MAX_STEPS; steps++)
    {
      if (g_array_index (self->program, Instruction, state.pc).op == OP_MATCH)
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
dossier_claim_pattern_may_match (const DossierClaimPattern *self, const DossierClaimSentence *sentence)
{
  if (self->anchor < 0)
    return TRUE;
  for (guint i = 0; i < sentence->items->len; i++)
    if (dossier_claim_item_match (sentence, i, self->anchor) > 0)
      return TRUE;
  return FALSE;
}
