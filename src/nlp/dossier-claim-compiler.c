/* dossier-claim-compiler.c - the words of a pattern -> its program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-claim-pattern-private.h"
#include "dossier-recogniser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DEPTH 4 /* groups in groups */

typedef struct
{
  DossierClaimPattern *pattern;
  DossierClaimLexicon *lexicon;
  GStrv                words;
  guint                at;
  guint                depth;
  GError             **error;
} Compiler;

static gboolean
fail (Compiler *self, const char *what)
{
  g_set_error (self->error, DOSSIER_RECOGNISER_ERROR, DOSSIER_RECOGNISER_ERROR_DATA, _ ("pattern %s: %s near “%s”"),
               self->pattern->name, what, self->words[self->at] != NULL ? self->words[self->at] : "");
  return FALSE;
}

static guint
emit (Compiler *self, DossierClaimOp op, int x, int y)
{
  DossierClaimInstruction instruction = { .op = op, .x = x, .y = y };

  g_array_append_val (self->pattern->program, instruction);
  return self->pattern->program->len - 1;
}

static DossierClaimInstruction *
instruction_at (Compiler *self, guint i)
{
  return &g_array_index (self->pattern->program, DossierClaimInstruction, i);
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

/* The number of a word that is asked for by itself; 0 when it is too long, or one too many. */
static guint
intern (Compiler *self, const char *word)
{
  guint number = dossier_claim_lexicon_intern (self->lexicon, word);

  if (number == 0)
    fail (self, _ ("too long"));
  return number;
}

static gboolean
compile_slot (Compiler *self, const char *word)
{
  DossierClaimOp op = *word == '^' ? DOSSIER_OP_SUBJECT : *word == '=' ? DOSSIER_OP_PLAIN : DOSSIER_OP_SLOT;
  int            slot, type;
  guint          made;

  if (op != DOSSIER_OP_SLOT)
    word++;
  slot = slot_of (self->pattern, word[0], TRUE);
  if (slot < 0)
    return fail (self, _ ("too many slots"));
  if (g_str_equal (word + 2, "any"))
    type = 0;
  else if (g_str_equal (word + 2, "person"))
    type = DOSSIER_ENTITY_PERSON;
  else if (g_str_equal (word + 2, "org") || (g_str_equal (word + 2, "home") && op == DOSSIER_OP_SLOT))
    type = DOSSIER_ENTITY_ORGANIZATION;
  else
    return fail (self, _ ("no such kind of name"));
  if (op == DOSSIER_OP_SUBJECT && self->pattern->program->len > 0)
    return fail (self, _ ("a subject stands first"));
  made = emit (self, op, slot, type);
  instruction_at (self, made)->home = g_str_equal (word + 2, "home");
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
    const char    *word;
    DossierClaimOp op;
    gboolean       cue;
    int            x;
  } plain[] = {
    { "ROLE", DOSSIER_OP_ROLE, TRUE },
    { "POST", DOSSIER_OP_POST, TRUE },
    { "MONEY", DOSSIER_OP_MONEY, FALSE },
    { "DATE", DOSSIER_OP_DATE, FALSE },
    { "~", DOSSIER_OP_FILL, FALSE },
    { "..", DOSSIER_OP_GAP, FALSE, DOSSIER_CLAIM_SHORT_GAP },
    { "...", DOSSIER_OP_GAP, FALSE, DOSSIER_CLAIM_LONG_GAP },
    { "BEGIN", DOSSIER_OP_BEGIN, FALSE },
    { "END", DOSSIER_OP_END, FALSE },
    { "'s", DOSSIER_OP_POSSESSIVE, FALSE },
  };
  guint made, number;

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
      number = intern (self, word + 1);
      emit (self, DOSSIER_OP_NOT, (int) number, 0);
      return number != 0;
    }
  if (word[0] == '%' && word[1] != '\0')
    {
      int klass = dossier_claim_lexicon_find_class (self->lexicon, word + 1);

      if (klass < 0)
        return fail (self, _ ("no such set"));
      made = emit (self, DOSSIER_OP_CLASS, klass, 0);
      instruction_at (self, made)->cue = word[1] != '_';
      return TRUE;
    }
  number = intern (self, word);
  dossier_claim_lexicon_add_literal (self->lexicon, number);
  emit (self, DOSSIER_OP_WORD, (int) number, 0);
  return number != 0;
}

/* Makes what begins at @first optional. */
static void
wrap_optional (Compiler *self, guint first)
{
  DossierClaimInstruction split
      = { .op = DOSSIER_OP_SPLIT, .x = (int) first + 1, .y = (int) self->pattern->program->len + 1 };

  for (guint i = first; i < self->pattern->program->len; i++)
    {
      DossierClaimInstruction *moved = instruction_at (self, i);

      if (moved->op == DOSSIER_OP_SPLIT || moved->op == DOSSIER_OP_JUMP)
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

  if (++self->depth > MAX_DEPTH)
    return fail (self, _ ("groups too deep"));
  for (;;)
    {
      guint split = emit (self, DOSSIER_OP_SPLIT, 0, 0);
      guint jump;

      instruction_at (self, split)->x = (int) split + 1;
      if (!compile_sequence (self))
        return FALSE;
      jump = emit (self, DOSSIER_OP_JUMP, 0, 0);
      g_array_append_val (jumps, jump);
      instruction_at (self, split)->y = (int) jump + 1;
      word = self->words[self->at];
      if (word == NULL)
        return fail (self, _ ("( without )"));
      self->at++;
      if (word[0] == ')')
        {
          /* The last branch has no other to fall back to. */
          instruction_at (self, split)->op = DOSSIER_OP_JUMP;
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
        return fail (self, _ ("too long"));
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
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  DossierClaimEmit one = { 0 };

  if (g_strv_length (words) < 3)
    return fail (self, _ ("a claim is a kind, a subject and an object"));
  one.kind = dossier_claim_kind_from_string (words[0]);
  one.subject = read_slot (self, words[1]);
  one.object = read_slot (self, words[2]);
  if ((one.kind == 0 && !g_str_equal (words[0], "role")) || one.subject < -2 || one.object < -2)
    return fail (self, _ ("no such kind or slot in what it says"));
  for (guint i = 3; words[i] != NULL; i++)
    {
      DossierClaimFlags flag = dossier_claim_flag_from_string (words[i]);

      if (g_str_equal (words[i], "weak"))
        one.weak = TRUE;
      else if (g_str_equal (words[i], "total"))
        one.total = TRUE;
      else if (g_str_equal (words[i], "sure"))
        one.sure = TRUE;
      else if (flag == 0)
        return fail (self, _ ("no such flag"));
      one.flags |= flag;
    }
  self->pattern->leaves_out
      = self->pattern->leaves_out || one.object == DOSSIER_CLAIM_SLOT_HERE || one.subject == DOSSIER_CLAIM_SLOT_HERE;
  g_array_append_val (self->pattern->emits, one);
  return TRUE;
}

DossierClaimPattern *
dossier_claim_pattern_new (DossierClaimLexicon *lexicon, const char *name, const char *text, const char *emits,
                           GError **error)
{
  g_autoptr (GArray) program = g_array_new (FALSE, FALSE, sizeof (DossierClaimInstruction));
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_auto (GStrv) said = g_strsplit (emits, "; ", -1);
  DossierClaimPattern *self = g_new0 (DossierClaimPattern, 1);
  Compiler             compiler = { self, lexicon, words, 0, 0, error };
  gboolean             fine;

  self->name = g_strdup (name);
  self->program = g_steal_pointer (&program);
  self->emits = g_array_new (FALSE, FALSE, sizeof (DossierClaimEmit));
  fine = (strlen (name) <= DOSSIER_CLAIM_MAX_NAME || fail (&compiler, _ ("too long"))) && compile_sequence (&compiler)
         && (words[compiler.at] == NULL || fail (&compiler, _ ("a stray ) or |")));
  emit (&compiler, DOSSIER_OP_MATCH, 0, 0);
  for (guint i = 0; fine && said[i] != NULL; i++)
    fine = compile_emit (&compiler, said[i]);
  if (!fine)
    {
      dossier_claim_pattern_free (self);
      return NULL;
    }
  dossier_claim_pattern_look_ahead (self, lexicon);
  return self;
}

void
dossier_claim_pattern_free (DossierClaimPattern *self)
{
  g_free (self->name);
  g_clear_pointer (&self->program, g_array_unref);
  g_clear_pointer (&self->emits, g_array_unref);
  g_free (self);
}

const char *
dossier_claim_pattern_get_name (const DossierClaimPattern *self)
{
  return self->name;
}

gboolean
dossier_claim_pattern_has_subject (const DossierClaimPattern *self)
{
  return self->first > 0;
}

gboolean
dossier_claim_pattern_leaves_out (const DossierClaimPattern *self)
{
  return self->leaves_out;
}

const DossierClaimEmit *
dossier_claim_pattern_get_emits (const DossierClaimPattern *self, guint *n_emits)
{
  *n_emits = self->emits->len;
  return (const DossierClaimEmit *) (const void *) self->emits->data;
}
