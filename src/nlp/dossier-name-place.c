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
#define MAX_LENGTH 6

#define mix dossier_sign_mix

/* --- seeing --- */

static inline DossierNameSeen
see (const DossierNameSigns *self, const DossierSentence *sentence, gint64 i)
{
  const DossierReading *reading = self->reading;

  if (i < sentence->first || i >= (gint64) sentence->first + sentence->n)
    return (DossierNameSeen){ .word = EDGE };
  return (DossierNameSeen){ reading->hashes[i].folded, dossier_reading_classes (reading, i),
                            self->about[reading->words[i]].path };
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
  look (self);
}

void
dossier_name_place_follow (DossierNamePlace *self, const DossierNamePlace *last)
{
  *self = *last;
  self->i++;
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

static G_ALWAYS_INLINE inline const DossierNameAbout *
about_of (const DossierNamePlace *self)
{
  return &self->signs->about[self->signs->reading->words[self->i]];
}

/* What lists or rules say of the token, and of the one before and the one behind it, the latter highest: 8 bits each.
 */
static G_ALWAYS_INLINE inline guint32
three_of (const DossierNamePlace *self, const guint8 *said)
{
  const guint8 *own = said + self->i;
  guint32       before = self->i > self->sentence->first ? own[-1] : 0;
  guint32       after = self->i + 1 < self->sentence->first + self->sentence->n ? own[1] : 0;

  return before | (guint32) own[0] << 8 | after << 16;
}

/* What is seen that the sign tells. */
static G_ALWAYS_INLINE inline guint64
value_of (const DossierNamePlace *self, DossierSign what)
{
  const DossierNameSeen *left = &self->left, *right = &self->right;
  guint32                list = self->signs->lists[self->i], rule = self->signs->rules[self->i];
  guint32                lists = three_of (self, self->signs->lists), rules = three_of (self, self->signs->rules);

  switch ((int) what)
    {
    case DOSSIER_SIGN_CASE: return case_of (self);
    case DOSSIER_SIGN_COUNTS: return mix (about_of (self)->counts, case_of (self));
    case DOSSIER_SIGN_LISTS: return list;
    case DOSSIER_SIGN_LISTS_BEFORE: return lists & 0xFFFF;
    case DOSSIER_SIGN_LISTS_AFTER: return lists >> 8;
    case DOSSIER_SIGN_RULES: return rule;
    case DOSSIER_SIGN_RULE_KIND: return rule & 15;
    case DOSSIER_SIGN_RULE_LIST: return mix (rule, list);
    case DOSSIER_SIGN_RULES_BEFORE: return rules & 0xFFFF;
    case DOSSIER_SIGN_RULES_AFTER: return rules >> 8;
    case DOSSIER_SIGN_RULE_CASE: return mix (rule, case_of (self));
    case DOSSIER_SIGN_LIST_SHAPE: return mix (list, about_of (self)->shape);
    case DOSSIER_SIGN_RULE_SHAPE: return mix (rule, about_of (self)->shape);
    case DOSSIER_SIGN_LEFT: return mix (left->word, part_of (self));
    case DOSSIER_SIGN_RIGHT: return mix (right->word, part_of (self));
    case DOSSIER_SIGN_LEFT_CLASSES: return mix (left->classes, part_of (self));
    case DOSSIER_SIGN_RIGHT_CLASSES: return mix (right->classes, part_of (self));
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
  guint64 rest = (guint64) self->signs->lists[self->i] << 8 | self->signs->rules[self->i];

  if (self->capital)
    rest |= 1u << 16 | part_of (self) << 17 | length_of (self) << 19;
  return dossier_sign_make (DOSSIER_SIGN_LIST_SHAPE, mix (about_of (self)->shape, rest)) | 1;
}

/* Of the plain word on one side. */
static G_ALWAYS_INLINE inline guint64
side_key (const DossierNamePlace *self, DossierSign what, const DossierNameSeen *side)
{
  guint64 word = mix (side->word, part_of (self));

  return dossier_sign_make (what, mix (word, (guint64) side->classes << 32 | side->path)) | 1;
}

guint
dossier_name_place_list_views (const DossierNamePlace *self, guint64 *keys)
{
  guint32 text = (guint32) about_of (self)->counts << 9 | (guint32) self->signs->rules[self->i] << 13;

  keys[DOSSIER_NAME_VIEW_CASE] = small_key (DOSSIER_NAME_VIEW_CASE, case_of (self) | text);
  keys[DOSSIER_NAME_VIEW_LISTS] = small_key (DOSSIER_NAME_VIEW_LISTS, three_of (self, self->signs->lists));
  keys[DOSSIER_NAME_VIEW_RULES] = small_key (DOSSIER_NAME_VIEW_RULES, three_of (self, self->signs->rules));
  keys[DOSSIER_NAME_VIEW_OWN] = own_key (self);
  if (!self->capital)
    return DOSSIER_NAME_VIEW_LEFT;
  keys[DOSSIER_NAME_VIEW_LEFT] = side_key (self, DOSSIER_SIGN_LEFT_CLASSES, &self->left);
  keys[DOSSIER_NAME_VIEW_RIGHT] = side_key (self, DOSSIER_SIGN_RIGHT_CLASSES, &self->right);
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
    case DOSSIER_NAME_N_VIEWS: break;
    }
  return n;
}

/* --- all --- */

/* What the words around the capitals tell. */
static guint
list_context (const DossierNamePlace *self, guint64 *signs)
{
  guint n = 0;

  TELL (LEFT);
  TELL (RIGHT);
  TELL (LEFT_CLASSES);
  TELL (RIGHT_CLASSES);
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
  guint n = 0;

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
  TELL (LIST_SHAPE);
  TELL (RULE_SHAPE);
  if (self->capital)
    n += list_context (self, signs + n);
  return n;
}
