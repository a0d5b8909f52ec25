/* dossier-name-reasons.c - why the names of a text are taken for names.
 *
 * Nothing of this is kept while names are looked for: it is all found anew for those who ask.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-reasons-private.h"

#include "dossier-linker-private.h"
#include "dossier-name-decoder-private.h"
#include "dossier-name-reason.h"
#include "dossier-names-private.h"

#include <math.h>

/* Words of the text that are quoted from either side, and behind a comma. */
#define QUOTED 2
#define QUOTED_APPOSITION 6

typedef struct
{
  const DossierReading   *reading;
  const DossierNameModel *model; /* or NULL */
  DossierNameSigns        signs; /* with a model */
  GArray                 *ruled; /* likewise: what the rules find by themselves */
  gboolean                with_words;
} Explaining;

static DossierEntityKind
entity_kind (guint kind)
{
  if (kind == DOSSIER_NAME_OTHER)
    return 0;
  return kind == DOSSIER_NAME_PERSON ? DOSSIER_ENTITY_PERSON : DOSSIER_ENTITY_ORGANIZATION;
}

static void
add (GPtrArray *reasons, DossierWhyKind what, guint kind, const char *words, double weight)
{
  g_ptr_array_add (reasons, dossier_name_reason_new (what, entity_kind (kind), words, weight));
}

static void
add_known (GPtrArray *reasons, guint kind, DossierKnownName known)
{
  g_autofree char *words = g_strndup (known.text, known.length);

  add (reasons, DOSSIER_WHY_LISTED, kind, words, 0);
}

/* --- lists and rules --- */

static void
add_list (const Explaining *self, const DossierCandidate *name, GPtrArray *reasons)
{
  const DossierVocabulary *vocabulary = self->reading->vocabulary;

  if (name->organization != 0)
    add_known (reasons, DOSSIER_NAME_ORGANIZATION,
               dossier_vocabulary_get_organization (vocabulary, name->organization));
  if (name->person != 0)
    add_known (reasons, DOSSIER_NAME_PERSON, dossier_vocabulary_get_person (vocabulary, name->person));
}

/* What the words of the name itself tell, when no list has it as a whole. */
static void
add_form (const Explaining *self, const DossierCandidate *name, GPtrArray *reasons)
{
  const guint32 person = DOSSIER_WORD_FIRST | DOSSIER_WORD_SURNAME;
  const guint32 organization = DOSSIER_WORD_LEGAL | DOSSIER_WORD_SUFFIX | DOSSIER_WORD_PREFIX | DOSSIER_WORD_GROUP;
  guint32       classes = name->kind == DOSSIER_NAME_PERSON ? person : organization;

  if (name->organization != 0 || name->person != 0)
    return;
  for (guint i = name->first; i < name->first + name->n; i++)
    if (dossier_reading_has (self->reading, i, classes))
      {
        g_autofree char *word = dossier_tokens_dup (self->reading->tokens, i, 1);

        add (reasons, DOSSIER_WHY_FORM, name->kind, word, 0);
      }
}

/* The words next to the name on one side, of its sentence; NULL when there are none. */
static char *
dup_side (const DossierReading *reading, const DossierCandidate *name, gboolean before)
{
  const DossierSentence *sentence = &reading->tokens->sentences[name->sentence];
  guint                  from = name->first + name->n, end = from + QUOTED;

  if (before)
    {
      end = name->first;
      from = MAX (sentence->first + QUOTED, end) - QUOTED;
    }
  else if (dossier_reading_is (reading, from, ","))
    end = from + QUOTED_APPOSITION;
  end = MIN (end, sentence->first + sentence->n);
  return from < end ? dossier_tokens_dup (reading->tokens, from, end - from) : NULL;
}

static void
add_side (const Explaining *self, const DossierCandidate *name, gboolean before, GPtrArray *reasons)
{
  DossierCandidate copy = *name;
  g_autofree char *words = dup_side (self->reading, name, before);

  memset (copy.context, 0, sizeof copy.context);
  dossier_candidates_weigh_side (self->reading, &copy, before);
  for (guint k = 0; k < DOSSIER_N_NAME_KINDS; k++)
    if (copy.context[k] != 0 && words != NULL)
      add (reasons, before ? DOSSIER_WHY_BEFORE : DOSSIER_WHY_AFTER, k, words, copy.context[k]);
}

/* --- what was learned --- */

static void
add_worth (const Explaining *self, const DossierCandidate *name, GPtrArray *reasons)
{
  double unit = dossier_name_model_get_unit (self->model);
  guint  other = DOSSIER_NAME_OTHER;
  int    worth[DOSSIER_N_NAME_KINDS];

  if (!dossier_name_decoder_weigh (self->model, &self->signs, name, worth))
    return;
  for (guint k = 0; k < DOSSIER_N_NAME_KINDS; k++)
    if (k != name->kind && worth[k] > worth[other])
      other = k;
  add (reasons, DOSSIER_WHY_LEARNED, name->kind, NULL, (worth[name->kind] - worth[DOSSIER_NAME_OTHER]) / unit);
  add (reasons, DOSSIER_WHY_OTHER, other, NULL, (worth[other] - worth[DOSSIER_NAME_OTHER]) / unit);
}

/* What the word of token @i adds to the tag of token @at, more than to no name. */
static double
measure_word (const Explaining *self, guint i, guint at, guint tag)
{
  guint64 signs[DOSSIER_NAME_MAX_WORD_SIGNS];
  guint   n = dossier_name_signs_of_word (&self->signs, i, (int) i - (int) at, signs);
  int     sum = 0;

  for (guint k = 0; k < n; k++)
    {
      const gint8 *row = dossier_name_index_find (dossier_name_model_get_index (self->model), signs[k]);

      if (row != NULL)
        sum += row[tag] - row[DOSSIER_NAME_TAG_NONE];
    }
  return sum / (double) dossier_name_model_get_unit (self->model);
}

static int
compare_weights (gconstpointer a, gconstpointer b)
{
  double x = fabs ((*(DossierNameReason *const *) a)->weight), y = fabs ((*(DossierNameReason *const *) b)->weight);

  return x > y ? -1 : x < y;
}

static void
weigh_word (const Explaining *self, const DossierCandidate *name, guint i, GPtrArray *words)
{
  const DossierSentence *sentence = &self->reading->tokens->sentences[name->sentence];
  guint                  last = name->first + name->n - 1, at = CLAMP (i, name->first, last);
  guint                  tag = dossier_name_tag_of (name->kind, at - name->first, name->n);
  double                 weight;
  g_autofree char       *word = NULL;

  if (i < sentence->first || i >= sentence->first + sentence->n)
    return;
  weight = measure_word (self, i, at, tag);
  if (fabs (weight) < DOSSIER_NAME_REASONS_LEAST)
    return;
  word = dossier_tokens_dup (self->reading->tokens, i, 1);
  add (words,
       i < name->first ? DOSSIER_WHY_LEARNED_BEFORE
       : i > last      ? DOSSIER_WHY_LEARNED_AFTER
                       : DOSSIER_WHY_LEARNED_WORD,
       name->kind, word, weight);
}

static void
add_words (const Explaining *self, const DossierCandidate *name, GPtrArray *reasons)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_name_reason_free);
  guint from = MAX (name->first, DOSSIER_NAME_REACH) - DOSSIER_NAME_REACH;

  for (guint i = from; i < name->first + name->n + DOSSIER_NAME_REACH; i++)
    weigh_word (self, name, i, words);
  g_ptr_array_sort (words, compare_weights);
  for (guint i = 0; i < DOSSIER_NAME_REASONS_MAX_WORDS && words->len > 0; i++)
    g_ptr_array_add (reasons, g_ptr_array_steal_index (words, 0));
}

/* --- all --- */

static GPtrArray *
list_reasons (const Explaining *self, const DossierCandidate *name, const DossierFoundEntity *entity)
{
  GPtrArray       *reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_name_reason_free);
  g_autofree char *form = dossier_tokens_dup (self->reading->tokens, name->first, name->n);

  if (name->own != NULL)
    add (reasons, DOSSIER_WHY_DECIDED, name->kind, name->own->dossier, 0);
  add_list (self, name, reasons);
  add_form (self, name, reasons);
  if (self->with_words)
    {
      add_side (self, name, TRUE, reasons);
      add_side (self, name, FALSE, reasons);
    }
  if (strlen (entity->name) > strlen (form))
    add (reasons, DOSSIER_WHY_FULL_NAME, name->kind, entity->name, 0);
  if (self->model != NULL)
    {
      add_worth (self, name, reasons);
      add_words (self, name, reasons);
    }
  return reasons;
}

static void
begin (Explaining *self, const DossierReading *reading, const DossierNameModel *model)
{
  self->reading = reading;
  self->model = model;
  if (model == NULL)
    return;
  self->ruled = g_array_new (FALSE, FALSE, sizeof (DossierCandidate));
  dossier_names_find_by_rules (reading, self->ruled);
  dossier_linker_settle (reading, self->ruled);
  dossier_name_signs_init (&self->signs, reading, dossier_name_model_get_clusters (model), self->ruled);
}

static void
finish (Explaining *self)
{
  if (self->model == NULL)
    return;
  dossier_name_signs_clear (&self->signs);
  g_array_unref (self->ruled);
}

GPtrArray *
dossier_name_reasons_list (const DossierReading *reading, const DossierNameModel *model, gboolean with_words,
                           const GArray *candidates, const GArray *names, const GPtrArray *entities)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  Explaining self = { .with_words = with_words };
  guint      c = 0;

  begin (&self, reading, model);
  for (guint i = 0; i < names->len; i++)
    {
      const DossierNamedTokens *name = &g_array_index (names, DossierNamedTokens, i);

      while (g_array_index (candidates, DossierCandidate, c).first != name->first)
        c++; /* every name was a candidate, in the same order */
      g_ptr_array_add (
          all, list_reasons (&self, &g_array_index (candidates, DossierCandidate, c), entities->pdata[name->entity]));
    }
  finish (&self);
  return all;
}
