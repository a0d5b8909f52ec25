/* dossier-name-runs.c - which tokens of a text a model reads for names.
 *
 * What is left out was chosen by what the model makes of it in pages, feeds and labelled texts: hardly ever a part of
 * the name of a person or an organization.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-runs-private.h"

#include "dossier-array-private.h"

/* Tokens without a capital that a run bridges. */
#define MAX_GAP 3
/* From here on a run ends before the next name: only a text without small letters has such runs. */
#define MAX_RUN 4096

typedef struct
{
  DossierNameSigns      *signs;
  const DossierReading  *reading;
  const DossierSentence *sentence;
  const guint64         *wanted;
  gboolean               to_learn;
} Finder;

/* May a name begin with the word before token @i: is it a capital, a part of a name or what names do? */
static gboolean
speaks_for_name (const Finder *finder, guint i)
{
  const guint32 verbs = DOSSIER_WORD_ORGANIZATION_VERB | DOSSIER_WORD_PERSON_VERB;

  if (i >= finder->sentence->first + finder->sentence->n)
    return FALSE;
  return (finder->wanted[i / 64] >> (i % 64) & 1) != 0 || dossier_reading_has (finder->reading, i, verbs);
}

/* Does the token belong to no name of the rules that began before it? */
static gboolean
is_free (const Finder *finder, guint i)
{
  guint8 rule = finder->signs->rules[i];
  guint  part = rule % DOSSIER_NAME_N_PARTS;

  return rule == 0 || part == DOSSIER_NAME_PART_BEGIN || part == DOSSIER_NAME_PART_ONLY;
}

/* A word of the language that neither names nor joins the words of names. */
static gboolean
is_plain_word (const Finder *finder, guint i)
{
  const guint32 names = DOSSIER_WORD_ORGANIZATION | DOSSIER_WORD_PERSON | DOSSIER_WORD_PRODUCT | DOSSIER_WORD_PLACE
                        | DOSSIER_WORD_DEMONYM | DOSSIER_WORD_SUFFIX | DOSSIER_WORD_PREFIX | DOSSIER_WORD_TEAM
                        | DOSSIER_WORD_GROUP | DOSSIER_WORD_ORGANIZATION_NOUN | DOSSIER_WORD_LEGAL | DOSSIER_WORD_WEAK
                        | DOSSIER_WORD_PARTICLE;
  guint32 classes = dossier_reading_classes (finder->reading, i);

  return (classes & DOSSIER_WORD_COMMON) != 0 && (classes & names) == 0
         && finder->reading->tokens->tokens[i].kind == DOSSIER_TOKEN_WORD;
}

/* Does no name reach over token @i, which is not wanted? */
static gboolean
is_barrier (const Finder *finder, guint i)
{
  guint link = dossier_name_signs_link (finder->signs, i);

  return link == DOSSIER_NAME_LINK_BRACKET || (link == DOSSIER_NAME_LINK_OTHER && is_plain_word (finder, i));
}

/* Does one of these tokens, which are not wanted, end the run before them? */
static gboolean
has_barrier (const Finder *finder, guint from, guint end)
{
  for (guint i = from; i < end; i++)
    if (is_barrier (finder, i))
      return TRUE;
  return FALSE;
}

/* Do the rules see a name there? */
static gboolean
is_ruled (const Finder *finder, guint i)
{
  guint8 rule = finder->signs->rules[i];

  return rule != 0 && ((rule >> 2 & 3) != DOSSIER_NAME_OTHER || rule % DOSSIER_NAME_N_PARTS != DOSSIER_NAME_PART_ONLY);
}

/* "The" and "After" at the beginning of a sentence, but not "One raises $30 million". */
static gboolean
is_mere_beginning (const Finder *finder, guint i)
{
  return i == finder->sentence->first && !finder->to_learn && !finder->sentence->headline
         && dossier_reading_has (finder->reading, i, DOSSIER_WORD_FREQUENT) && !speaks_for_name (finder, i + 1)
         && !is_ruled (finder, i) && finder->signs->lists[i] == 0;
}

/* May token @i belong to @run? Else the run may be cut there. */
static gboolean
goes_on (const Finder *finder, DossierNameRun *run, guint i)
{
  guint behind = run->first + run->n;

  if (run->n == 0 || i - behind > MAX_GAP || (run->n >= MAX_RUN && is_free (finder, i)))
    return FALSE;
  run->is_cut = !finder->to_learn && has_barrier (finder, behind, i);
  return !run->is_cut;
}

void
dossier_name_runs_find (DossierNameSigns *signs, guint sentence, const guint64 *wanted, gboolean to_learn)
{
  const DossierSentence *bounds = &signs->reading->tokens->sentences[sentence];
  const Finder           finder = { signs, signs->reading, bounds, wanted, to_learn };
  DossierNameRun         run = { .sentence = sentence };
  guint                  end = bounds->first + bounds->n;

  for (guint i = bounds->first; (i = dossier_reading_next_bit (wanted, i, end)) < end; i++)
    if (goes_on (&finder, &run, i))
      run.n = i + 1 - run.first;
    else if (!is_mere_beginning (&finder, i))
      {
        if (run.n > 0)
          *dossier_array_add (signs->runs, DossierNameRun) = run;
        run = (DossierNameRun){ .sentence = sentence, .first = i, .n = 1 };
      }
  if (run.n > 0)
    *dossier_array_add (signs->runs, DossierNameRun) = run;
}
