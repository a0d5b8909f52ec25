/* dossier-name-place.c - what a place of a text tells of the names there, beyond its words by themselves.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-place-private.h"

#include "dossier-name-sign-private.h"

#include <string.h>

/* In place of a word where the sentence has none. */
#define EDGE 0x9ae16a3b2f90404fu
/* How far from a name its next plain word is looked for. */
#define CONTEXT_REACH 8
/* How far from a place the words are of interest, whichever order they stand in. */
#define NEAR_REACH 6
#define MAX_LENGTH 6

#define mix dossier_sign_mix

/* --- seeing --- */

static inline DossierNameSeen
see (const DossierNameSigns *self, const DossierSentence *sentence, gint64 i)
{
  const DossierReading   *reading = self->reading;
  const DossierNameAbout *about;

  if (i < sentence->first || i >= (gint64) sentence->first + sentence->n)
    return (DossierNameSeen){ .word = EDGE, .shape = EDGE };
  about = &self->about[reading->words[i]];
  return (DossierNameSeen){ reading->hashes[i].folded,
                            about->shape,
                            dossier_reading_classes (reading, i),
                            about->path,
                            self->lists[i],
                            self->rules[i],
                            about->counts };
}

static void
see_around (DossierNamePlace *self)
{
  const DossierReading *reading = self->signs->reading;
  guint                 end = self->sentence->first + self->sentence->n, from = self->i, to = from;

  while (from > self->sentence->first && self->i - from < CONTEXT_REACH
         && dossier_reading_is_capital (reading, from - 1))
    from--;
  while (to + 1 < end && to - self->i < CONTEXT_REACH && dossier_reading_is_capital (reading, to + 1))
    to++;
  self->from = from;
  self->to = to;
  self->left = see (self->signs, self->sentence, (gint64) from - 1);
  self->right = see (self->signs, self->sentence, (gint64) to + 1);
  self->far_left = see (self->signs, self->sentence, (gint64) from - 2).word;
  self->far_right = see (self->signs, self->sentence, (gint64) to + 2).word;
}

/* Are the words with capitals around the last place also those around this one? */
static gboolean
goes_on (const DossierNamePlace *self)
{
  return self->capital && self->i <= self->to && self->to - self->from < CONTEXT_REACH;
}

static void
look (DossierNamePlace *self)
{
  gboolean capital = dossier_reading_is_capital (self->signs->reading, self->i);

  if (capital && !goes_on (self))
    see_around (self);
  self->capital = capital;
}

void
dossier_name_place_init (DossierNamePlace *self, const DossierNameSigns *signs, const DossierNameRun *run)
{
  self->signs = signs;
  self->sentence = &signs->reading->tokens->sentences[run->sentence];
  self->i = run->first;
  self->capital = FALSE;
  for (int k = 0; k < DOSSIER_NAME_OFFSETS; k++)
    self->seen[k] = see (signs, self->sentence, (gint64) self->i + k - DOSSIER_NAME_REACH);
  look (self);
}

void
dossier_name_place_follow (DossierNamePlace *self, const DossierNamePlace *last)
{
  *self = *last;
  self->i++;
  memcpy (self->seen, last->seen + 1, (DOSSIER_NAME_OFFSETS - 1) * sizeof self->seen[0]);
  self->seen[DOSSIER_NAME_OFFSETS - 1] = see (self->signs, self->sentence, (gint64) self->i + DOSSIER_NAME_REACH);
  look (self);
}

/* --- signs --- */

/* Case, beginning of the sentence and headline as one number: 9 bits. */
static G_ALWAYS_INLINE inline guint
case_of (const DossierNamePlace *self)
{
  const DossierToken *token = &self->signs->reading->tokens->tokens[self->i];

  return (token->flags & 15u) | (self->i == self->sentence->first ? 16 : 0) | (self->sentence->headline ? 32 : 0)
         | ((guint) token->kind << 6);
}

/* Is it the first of the words with capitals, the last, both or neither? */
static G_ALWAYS_INLINE inline guint
part_of (const DossierNamePlace *self)
{
  return (self->from == self->i ? 1 : 0) | (self->to == self->i ? 2 : 0);
}

static G_ALWAYS_INLINE inline guint
length_of (const DossierNamePlace *self)
{
  return MIN (self->to - self->from, MAX_LENGTH);
}

/* What is seen that the sign tells. */
static G_ALWAYS_INLINE inline guint64
value_of (const DossierNamePlace *self, DossierSign what)
{
  const DossierNameSeen *own = &self->seen[DOSSIER_NAME_REACH], *before = own - 1, *after = own + 1;
  const DossierNameSeen *far_before = own - 2, *far_after = own + 2, *left = &self->left, *right = &self->right;

  switch ((int) what)
    {
    case DOSSIER_SIGN_CASE: return case_of (self);
    case DOSSIER_SIGN_COUNTS: return mix (own->counts, case_of (self));
    case DOSSIER_SIGN_LISTS: return own->list;
    case DOSSIER_SIGN_LISTS_BEFORE: return mix (before->list, own->list);
    case DOSSIER_SIGN_LISTS_AFTER: return mix (own->list, after->list);
    case DOSSIER_SIGN_RULES: return own->rule;
    case DOSSIER_SIGN_RULE_KIND: return own->rule & 15u;
    case DOSSIER_SIGN_RULE_LIST: return mix (own->rule, own->list);
    case DOSSIER_SIGN_RULES_BEFORE: return mix (before->rule, own->rule);
    case DOSSIER_SIGN_RULES_AFTER: return mix (own->rule, after->rule);
    case DOSSIER_SIGN_RULE_CASE: return mix (own->rule, case_of (self));
    case DOSSIER_SIGN_WORDS_BEFORE: return mix (before->word, own->word);
    case DOSSIER_SIGN_WORDS_AFTER: return mix (own->word, after->word);
    case DOSSIER_SIGN_WORDS_AROUND: return mix (before->word, after->word);
    case DOSSIER_SIGN_WORDS_FAR_BEFORE: return mix (far_before->word, before->word);
    case DOSSIER_SIGN_WORDS_FAR_AFTER: return mix (after->word, far_after->word);
    case DOSSIER_SIGN_SHAPES_BEFORE: return mix (before->shape, own->shape);
    case DOSSIER_SIGN_SHAPES_AFTER: return mix (own->shape, after->shape);
    case DOSSIER_SIGN_SHAPES: return mix (mix (before->shape, own->shape), after->shape);
    case DOSSIER_SIGN_FAR_BEFORE: return mix (mix (far_before->shape, before->word), own->shape);
    case DOSSIER_SIGN_FAR_AFTER: return mix (mix (far_after->shape, after->word), own->shape);
    case DOSSIER_SIGN_LIST_SHAPE: return mix (own->list, own->shape);
    case DOSSIER_SIGN_CLASSES_BEFORE: return mix (before->classes, own->classes);
    case DOSSIER_SIGN_CLASSES_AFTER: return mix (own->classes, after->classes);
    case DOSSIER_SIGN_RULE_SHAPE: return mix (own->rule, own->shape);
    case DOSSIER_SIGN_RULE_WORD: return mix (own->rule & 15u, own->word);
    case DOSSIER_SIGN_LEFT: return mix (left->word, part_of (self));
    case DOSSIER_SIGN_RIGHT: return mix (right->word, part_of (self));
    case DOSSIER_SIGN_BOTH: return mix (mix (left->word, right->word), part_of (self));
    case DOSSIER_SIGN_LEFT_SHAPE: return mix (left->word, own->shape);
    case DOSSIER_SIGN_RIGHT_SHAPE: return mix (right->word, own->shape);
    case DOSSIER_SIGN_LEFT_CLASSES: return mix (left->classes, part_of (self));
    case DOSSIER_SIGN_RIGHT_CLASSES: return mix (right->classes, part_of (self));
    case DOSSIER_SIGN_LEFT_RULE: return mix (left->word, own->rule);
    case DOSSIER_SIGN_RIGHT_RULE: return mix (right->word, own->rule);
    case DOSSIER_SIGN_LEFT_PAIR: return mix (mix (left->word, self->far_left), part_of (self));
    case DOSSIER_SIGN_RIGHT_PAIR: return mix (mix (right->word, self->far_right), part_of (self));
    case DOSSIER_SIGN_LEFT_PATH: return mix (left->path, part_of (self));
    case DOSSIER_SIGN_RIGHT_PATH: return mix (right->path, part_of (self));
    case DOSSIER_SIGN_RUN_LENGTH: return mix (length_of (self), part_of (self));
    default: g_assert_not_reached ();
    }
}

static G_ALWAYS_INLINE inline guint64
make (const DossierNamePlace *self, DossierSign what)
{
  return dossier_sign_make (what, value_of (self, what));
}

/* --- views --- */

/* Of small numbers: never 0, and no other view's. */
static G_ALWAYS_INLINE inline guint64
small_key (DossierNameView view, guint32 seen)
{
  return (guint64) 1 << 63 | (guint64) view << 32 | seen;
}

static G_ALWAYS_INLINE inline guint64
own_key (const DossierNamePlace *self)
{
  const DossierNameSeen *own = &self->seen[DOSSIER_NAME_REACH];
  guint64                rest = (guint64) own->list << 8 | own->rule;

  if (self->capital)
    rest |= 1u << 16 | part_of (self) << 17 | length_of (self) << 19;
  return dossier_sign_make (DOSSIER_SIGN_LIST_SHAPE, mix (own->shape, rest)) | 1;
}

/* Of the plain word on one side. */
static G_ALWAYS_INLINE inline guint64
side_key (const DossierNamePlace *self, DossierSign what, const DossierNameSeen *side)
{
  guint64 word = mix (side->word, part_of (self));

  return dossier_sign_make (what, mix (word, (guint64) side->classes << 32 | side->path)) | 1;
}

static G_ALWAYS_INLINE inline guint64
side_own_key (const DossierNamePlace *self, DossierSign what, const DossierNameSeen *side)
{
  const DossierNameSeen *own = &self->seen[DOSSIER_NAME_REACH];

  return dossier_sign_make (what, mix (mix (side->word, own->shape), own->rule)) | 1;
}

guint
dossier_name_place_list_views (const DossierNamePlace *self, guint64 *keys)
{
  const DossierNameSeen *own = &self->seen[DOSSIER_NAME_REACH];

  keys[DOSSIER_NAME_VIEW_CASE]
      = small_key (DOSSIER_NAME_VIEW_CASE, case_of (self) | own->counts << 9 | own->rule << 13);
  keys[DOSSIER_NAME_VIEW_LISTS]
      = small_key (DOSSIER_NAME_VIEW_LISTS, own[-1].list | own->list << 8 | own[1].list << 16);
  keys[DOSSIER_NAME_VIEW_RULES]
      = small_key (DOSSIER_NAME_VIEW_RULES, own[-1].rule | own->rule << 8 | own[1].rule << 16);
  keys[DOSSIER_NAME_VIEW_SHAPES] = make (self, DOSSIER_SIGN_SHAPES) | 1;
  keys[DOSSIER_NAME_VIEW_CLASSES]
      = dossier_sign_make (DOSSIER_SIGN_CLASSES_AFTER, mix (mix (own[-1].classes, own->classes), own[1].classes)) | 1;
  keys[DOSSIER_NAME_VIEW_OWN] = own_key (self);
  if (!self->capital)
    return DOSSIER_NAME_VIEW_LEFT;
  keys[DOSSIER_NAME_VIEW_LEFT] = side_key (self, DOSSIER_SIGN_LEFT_CLASSES, &self->left);
  keys[DOSSIER_NAME_VIEW_RIGHT] = side_key (self, DOSSIER_SIGN_RIGHT_CLASSES, &self->right);
  keys[DOSSIER_NAME_VIEW_LEFT_OWN] = side_own_key (self, DOSSIER_SIGN_LEFT_SHAPE, &self->left);
  keys[DOSSIER_NAME_VIEW_RIGHT_OWN] = side_own_key (self, DOSSIER_SIGN_RIGHT_SHAPE, &self->right);
  return DOSSIER_NAME_N_VIEWS;
}

#define TELL(what) (signs[n++] = make (self, DOSSIER_SIGN_##what))

guint
dossier_name_place_list_view (const DossierNamePlace *self, DossierNameView view, guint64 *signs)
{
  guint n = 0;

  switch (view)
    {
    case DOSSIER_NAME_VIEW_CASE: TELL (CASE), TELL (COUNTS), TELL (RULE_CASE); break;
    case DOSSIER_NAME_VIEW_LISTS: TELL (LISTS), TELL (LISTS_BEFORE), TELL (LISTS_AFTER); break;
    case DOSSIER_NAME_VIEW_RULES: TELL (RULES), TELL (RULE_KIND), TELL (RULES_BEFORE), TELL (RULES_AFTER); break;
    case DOSSIER_NAME_VIEW_SHAPES: TELL (SHAPES_BEFORE), TELL (SHAPES_AFTER), TELL (SHAPES); break;
    case DOSSIER_NAME_VIEW_CLASSES: TELL (CLASSES_BEFORE), TELL (CLASSES_AFTER); break;
    case DOSSIER_NAME_VIEW_OWN:
      TELL (LIST_SHAPE), TELL (RULE_SHAPE), TELL (RULE_LIST);
      if (self->capital)
        TELL (RUN_LENGTH);
      break;
    case DOSSIER_NAME_VIEW_LEFT:
      TELL (LEFT), TELL (LEFT_CLASSES);
      if (self->left.path != 0)
        TELL (LEFT_PATH);
      break;
    case DOSSIER_NAME_VIEW_RIGHT:
      TELL (RIGHT), TELL (RIGHT_CLASSES);
      if (self->right.path != 0)
        TELL (RIGHT_PATH);
      break;
    case DOSSIER_NAME_VIEW_LEFT_OWN: TELL (LEFT_SHAPE), TELL (LEFT_RULE); break;
    case DOSSIER_NAME_VIEW_RIGHT_OWN: TELL (RIGHT_SHAPE), TELL (RIGHT_RULE); break;
    case DOSSIER_NAME_N_VIEWS: break;
    }
  return n;
}

/* --- the rest --- */

guint
dossier_name_place_list_rest (const DossierNamePlace *self, guint64 *signs)
{
  guint n = 0;

  TELL (WORDS_BEFORE);
  TELL (WORDS_AFTER);
  TELL (WORDS_AROUND);
  TELL (WORDS_FAR_BEFORE);
  TELL (WORDS_FAR_AFTER);
  TELL (FAR_BEFORE);
  TELL (FAR_AFTER);
  TELL (RULE_WORD);
  if (!self->capital)
    return n;
  TELL (BOTH);
  TELL (LEFT_PAIR);
  TELL (RIGHT_PAIR);
  return n;
}

guint
dossier_name_place_list_near (const DossierNamePlace *self, guint *tokens)
{
  guint   first = self->sentence->first, from = self->i > first + NEAR_REACH ? self->i - NEAR_REACH : first;
  guint   end = MIN (self->i + NEAR_REACH + 1, first + self->sentence->n), n = 0;
  guint   before = MAX (self->i, from + DOSSIER_NAME_REACH) - DOSSIER_NAME_REACH - from; /* tokens */
  guint   behind = MIN (self->i + DOSSIER_NAME_REACH + 1, end) - from;
  guint64 one = 1, within = ((one << before) - 1) | ((one << (end - from)) - (one << behind));
  guint64 plain = ~dossier_reading_capitals_from (self->signs->reading, from) & within;

  for (; plain != 0; plain &= plain - 1)
    tokens[n++] = from + (guint) __builtin_ctzll (plain);
  return n;
}

guint64
dossier_name_signs_near (const DossierNameSigns *self, guint i)
{
  return dossier_sign_make (DOSSIER_SIGN_NEAR, self->reading->hashes[i].folded);
}

/* --- all --- */

/* What the words around the capitals tell. */
static guint
list_context (const DossierNamePlace *self, guint64 *signs)
{
  guint n = 0;

  TELL (LEFT);
  TELL (RIGHT);
  TELL (BOTH);
  TELL (LEFT_SHAPE);
  TELL (RIGHT_SHAPE);
  TELL (LEFT_CLASSES);
  TELL (RIGHT_CLASSES);
  TELL (LEFT_RULE);
  TELL (RIGHT_RULE);
  TELL (LEFT_PAIR);
  TELL (RIGHT_PAIR);
  if (self->left.path != 0)
    TELL (LEFT_PATH);
  if (self->right.path != 0)
    TELL (RIGHT_PATH);
  TELL (RUN_LENGTH);
  return n;
}

guint
dossier_name_place_list_signs (const DossierNamePlace *self, guint64 *signs)
{
  guint near[DOSSIER_NAME_MAX_NEAR], n = 0, n_near = dossier_name_place_list_near (self, near);

  TELL (CASE);
  TELL (COUNTS);
  TELL (LISTS);
  TELL (LISTS_BEFORE);
  TELL (LISTS_AFTER);
  TELL (RULES);
  TELL (RULE_KIND);
  TELL (RULE_LIST);
  TELL (RULES_BEFORE);
  TELL (RULES_AFTER);
  TELL (RULE_CASE);
  TELL (WORDS_BEFORE);
  TELL (WORDS_AFTER);
  TELL (WORDS_AROUND);
  TELL (WORDS_FAR_BEFORE);
  TELL (WORDS_FAR_AFTER);
  TELL (SHAPES_BEFORE);
  TELL (SHAPES_AFTER);
  TELL (SHAPES);
  TELL (FAR_BEFORE);
  TELL (FAR_AFTER);
  TELL (LIST_SHAPE);
  TELL (CLASSES_BEFORE);
  TELL (CLASSES_AFTER);
  TELL (RULE_SHAPE);
  TELL (RULE_WORD);
  if (self->capital)
    n += list_context (self, signs + n);
  for (guint k = 0; k < n_near; k++)
    signs[n++] = dossier_name_signs_near (self->signs, near[k]);
  return n;
}
