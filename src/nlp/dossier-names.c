/* dossier-names.c - the names of a text, as rules and what was learned together find them.
 *
 * The rules go first. What they found, and how sure they are of it, is one more sign for the model, which has the last
 * word: it was trained on how often they are right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-names-private.h"

#include "dossier-array-private.h"
#include "dossier-key-map-private.h"
#include "dossier-linker-private.h"
#include "dossier-name-abbreviations-private.h"
#include "dossier-name-confidence-private.h"
#include "dossier-name-decoder-private.h"
#include "dossier-name-spread-private.h"
#include "dossier-phrases-private.h"

/* Where rules and model differ, in tenths of a weight of one; chosen on texts that the model was not trained on.
 * The rules' name stays when the model's reading is worth no more than this on top: */
#define SURE 22          /* a name of the lists, or one whose surroundings tell what it is */
#define UNSURE 5         /* another one */
#define UNSURE_ENDING 10 /* one whose ending only organizations have */
#define UNSURE_WORD 0    /* a single word that may be a person's */
#define SAME_KIND 20     /* of the kind that the model sees there, but of other length */
/* A name that the rules do not see must be worth more than the best reading without it by: */
#define NEW_PERSON 5
#define NEW_PERSON_WORD 10 /* of one word */
#define NEW_ORGANIZATION 8
/* and when it is one word that no list has: */
#define NEW_ODD_PERSON 15
#define NEW_ODD_ORGANIZATION 12
/* From here on the words around a name tell what it is. */
#define TELLING 5
/* From here on its own words do. */
#define STRONG 9

void
dossier_names_find_by_rules (const DossierReading *reading, GArray *candidates)
{
  dossier_candidates_find (reading, candidates);
  dossier_candidates_weigh (reading, candidates);
  dossier_candidates_judge (reading, candidates);
  for (guint c = 0; c < candidates->len; c++)
    {
      DossierCandidate *candidate = &g_array_index (candidates, DossierCandidate, c);

      if (dossier_name_is_eponym (reading, candidate->kind, candidate->first, candidate->n))
        candidate->kind = DOSSIER_NAME_OTHER;
    }
}

static void
find_by_model (const DossierReading *reading, const DossierNameModel *model, GArray *candidates, GArray *names)
{
  DossierNameSigns signs;

  dossier_name_signs_init (&signs, reading, dossier_name_model_get_clusters (model), candidates);
  dossier_name_decoder_run (model, &signs, candidates, names);
  dossier_name_signs_clear (&signs);
}

/* A name that only the model sees. */
static DossierCandidate
make_candidate (const DossierReading *reading, const DossierDecodedName *name)
{
  const DossierSentence *sentence = &reading->tokens->sentences[name->sentence];
  DossierCandidate       candidate = { .first = name->first,
                                       .n = name->n,
                                       .sentence = name->sentence,
                                       .kind = name->kind,
                                       .key = dossier_reading_key (reading, name->first, name->n) };
  DossierGazetteerMatch  match
      = dossier_phrase_match_known (reading, sentence, name->first, DOSSIER_WORD_ORGANIZATION | DOSSIER_WORD_PERSON);

  if (match.entry == NULL || match.n != name->n)
    return candidate;
  candidate.organization = match.entry->organization;
  candidate.person = match.entry->person;
  candidate.subtype = match.entry->subtype;
  return candidate;
}

/* --- where rules and model differ --- */

/* Is @worth, in the model's figures, at most so many tenths of a weight of one? */
static gboolean
is_within (const DossierNameModel *model, int worth, int tenths)
{
  return (gint64) worth * 10 <= (gint64) tenths * dossier_name_model_get_unit (model);
}

/* "Zorblat High School", in any context. */
static gboolean
ends_as_organization (const DossierCandidate *candidate)
{
  return candidate->kind == DOSSIER_NAME_ORGANIZATION && candidate->n > 1
         && candidate->scores[candidate->kind] >= STRONG;
}

/* Do the rules have the last word? Of teams and of names in the order of catalogues the model never heard. */
static gboolean
stays (const DossierNameModel *model, const DossierCandidate *candidate)
{
  gboolean sure
      = candidate->organization != 0 || candidate->person != 0 || candidate->context[candidate->kind] >= TELLING;
  int unsure;

  if (candidate->kind == DOSSIER_NAME_OTHER)
    return FALSE;
  if (candidate->subtype == DOSSIER_SUBTYPE_TEAM || candidate->n_surname > 0)
    return TRUE;
  unsure = candidate->kind == DOSSIER_NAME_PERSON && candidate->n == 1 ? UNSURE_WORD
           : ends_as_organization (candidate)                          ? UNSURE_ENDING
                                                                       : UNSURE;
  return is_within (model, candidate->doubt, sure ? SURE : unsure);
}

/* Is the name one that the lists give a product, and no person's surname? */
static gboolean
is_product (const DossierReading *reading, const DossierDecodedName *name)
{
  const DossierSentence *sentence = &reading->tokens->sentences[name->sentence];
  guint                  n = dossier_phrase_match_known (reading, sentence, name->first, DOSSIER_WORD_PRODUCT).n;

  return n > 0 && (n >= name->n || !dossier_reading_has (reading, name->first + name->n - 1, DOSSIER_WORD_SURNAME));
}

/* Do the lists know every word of the name as no name of ours ("Americans", "OAuth", "Jun")? */
static gboolean
is_no_name (const DossierReading *reading, const DossierDecodedName *name)
{
  for (guint i = 0; i < name->n; i++)
    if (!dossier_reading_has (reading, name->first + i,
                              DOSSIER_WORD_NEVER | DOSSIER_WORD_CALENDAR | DOSSIER_WORD_DEMONYM))
      return FALSE;
  return TRUE;
}

static gboolean
has_plus (const DossierReading *reading, const DossierDecodedName *name)
{
  for (guint i = name->first; i < name->first + name->n; i++)
    if (dossier_phrase_has_plus (reading, i))
      return TRUE;
  return FALSE;
}

/* "Frontier AI", "American AI": what kind of AI, not whose. */
static gboolean
is_kind_of_ai (const DossierReading *reading, const DossierDecodedName *name)
{
  return name->kind == DOSSIER_NAME_ORGANIZATION && name->n == 2 && dossier_reading_is (reading, name->first + 1, "AI")
         && dossier_reading_has (reading, name->first, DOSSIER_WORD_COMMON | DOSSIER_WORD_DEMONYM | DOSSIER_WORD_PLACE);
}

/* By how much the model must be sure of a name that the rules do not see: more of a word that no list has. */
static int
doubt_of (const DossierReading *reading, const DossierDecodedName *name)
{
  gboolean odd = name->n == 1
                 && !dossier_reading_has (reading, name->first,
                                          DOSSIER_WORD_FIRST | DOSSIER_WORD_SURNAME | DOSSIER_WORD_ORGANIZATION);

  if (name->kind == DOSSIER_NAME_PERSON)
    return odd ? NEW_ODD_PERSON : name->n == 1 ? NEW_PERSON_WORD : NEW_PERSON;
  return odd ? NEW_ODD_ORGANIZATION : NEW_ORGANIZATION;
}

/* Is a name that the rules do not see sure enough? */
static gboolean
is_sure (const DossierReading *reading, const DossierNameModel *model, const DossierDecodedName *name)
{
  if (name->kind == DOSSIER_NAME_OTHER)
    return TRUE;
  return !is_within (model, name->margin, doubt_of (reading, name)) && !is_product (reading, name)
         && !dossier_name_is_eponym (reading, name->kind, name->first, name->n) && !is_no_name (reading, name)
         && !is_kind_of_ai (reading, name) && !has_plus (reading, name);
}

/* --- merging --- */

typedef struct
{
  const DossierReading   *reading;
  const DossierNameModel *model;
  GArray                 *candidates, *merged; /* of DossierCandidate */
  guint                   next;                /* candidate */
} Merger;

static DossierCandidate *
get_candidate (const Merger *merger, guint c)
{
  return &g_array_index (merger->candidates, DossierCandidate, c);
}

/* The next candidate: it stays, or nothing is left of it but where it is. */
static void
take_candidate (Merger *merger)
{
  DossierCandidate *candidate = get_candidate (merger, merger->next++);

  if (!stays (merger->model, candidate))
    candidate->kind = DOSSIER_NAME_OTHER;
  *dossier_array_add (merger->merged, DossierCandidate) = *candidate;
}

static void
take_until (Merger *merger, guint end)
{
  while (merger->next < merger->candidates->len && get_candidate (merger, merger->next)->first < end)
    take_candidate (merger);
}

/* Where a name of @kind yielded to the candidates before @end: those of its kind stay, too. */
static void
keep_until (Merger *merger, guint end, guint kind)
{
  for (; merger->next < merger->candidates->len && get_candidate (merger, merger->next)->first < end;)
    if (get_candidate (merger, merger->next)->kind == kind && kind != DOSSIER_NAME_OTHER)
      *dossier_array_add (merger->merged, DossierCandidate) = *get_candidate (merger, merger->next++);
    else
      take_candidate (merger);
}

/* Does the last name that was taken reach over token @i? */
static gboolean
is_taken (const Merger *merger, guint i)
{
  const DossierCandidate *last;

  if (merger->merged->len == 0)
    return FALSE;
  last = &g_array_index (merger->merged, DossierCandidate, merger->merged->len - 1);
  return last->first + last->n > i;
}

/* Are the candidates before @behind two names with an "and" between that the model takes for one ("Harvard and
 * Columbia")? */
static gboolean
joins_two (const Merger *merger, const DossierDecodedName *name, guint behind)
{
  const DossierCandidate *one, *other;
  guint                   middle;

  if (behind != merger->next + 2)
    return FALSE;
  one = get_candidate (merger, merger->next);
  other = get_candidate (merger, merger->next + 1);
  middle = one->first + one->n;
  if (one->kind == DOSSIER_NAME_ORGANIZATION && (one->organization == 0 || other->organization == 0))
    return FALSE; /* "Home Team Science and Technology Agency" */
  return one->kind != DOSSIER_NAME_OTHER && one->kind == other->kind && one->first == name->first
         && other->first == middle + 1 && other->first + other->n == name->first + name->n
         && dossier_reading_is (merger->reading, middle, "and");
}

/* Is the model's name better than the candidates in its place, which are those before @behind? @same: the one that is
 * as long, if any. */
static gboolean
prevails (const Merger *merger, const DossierDecodedName *name, guint behind, const DossierCandidate **same)
{
  gboolean ruled = FALSE;

  *same = NULL;
  if (joins_two (merger, name, behind))
    return FALSE;
  for (guint c = merger->next; c < behind; c++)
    {
      const DossierCandidate *candidate = get_candidate (merger, c);

      if (stays (merger->model, candidate)
          || (candidate->kind == name->kind && candidate->kind != DOSSIER_NAME_OTHER
              && is_within (merger->model, candidate->doubt, SAME_KIND)))
        return FALSE;
      ruled |= candidate->kind != DOSSIER_NAME_OTHER;
      if (candidate->first == name->first && candidate->n == name->n)
        *same = candidate;
    }
  return ruled || is_sure (merger->reading, merger->model, name);
}

/* "Time magazine" is called Time. */
static void
drop_small_noun (const DossierReading *reading, DossierDecodedName *name)
{
  guint last = name->first + name->n - 1;

  if (name->kind == DOSSIER_NAME_ORGANIZATION && name->n > 1 && !dossier_reading_is_capital (reading, last)
      && dossier_reading_has (reading, last, DOSSIER_WORD_ORGANIZATION_NOUN))
    name->n--;
}

static void
merge_name (Merger *merger, const DossierDecodedName *name)
{
  guint                   end = name->first + name->n, behind;
  const DossierCandidate *same;
  DossierCandidate        taken;

  while (merger->next < merger->candidates->len
         && get_candidate (merger, merger->next)->first + get_candidate (merger, merger->next)->n <= name->first)
    take_candidate (merger);
  for (behind = merger->next; behind < merger->candidates->len && get_candidate (merger, behind)->first < end;)
    behind++;
  if (is_taken (merger, name->first) || !prevails (merger, name, behind, &same))
    {
      keep_until (merger, end, name->kind);
      return;
    }
  taken = same != NULL ? *same : make_candidate (merger->reading, name);
  taken.kind = name->kind;
  *dossier_array_add (merger->merged, DossierCandidate) = taken;
  merger->next = behind;
}

/* --- a phrase is one kind of name throughout a text --- */

/* The kind of most places of a phrase, the first one's when there are as many. */
static void
agree (GArray *candidates)
{
  DossierKeyMap leads;

  dossier_key_map_init (&leads, candidates->len / 2);
  for (guint c = 0; c < candidates->len; c++)
    {
      DossierCandidate *candidate = &g_array_index (candidates, DossierCandidate, c);
      int               lead;

      if (candidate->kind == DOSSIER_NAME_OTHER)
        continue;
      /* Two a place, and one for the first: never a draw. */
      lead = dossier_key_map_get (&leads, candidate->key);
      if (lead == 0)
        lead = candidate->kind == DOSSIER_NAME_PERSON ? 1 : -1;
      lead += candidate->kind == DOSSIER_NAME_PERSON ? 2 : -2;
      dossier_key_map_set (&leads, candidate->key, lead);
    }
  for (guint c = 0; c < candidates->len; c++)
    {
      DossierCandidate *candidate = &g_array_index (candidates, DossierCandidate, c);

      if (candidate->kind != DOSSIER_NAME_OTHER)
        candidate->kind
            = dossier_key_map_get (&leads, candidate->key) > 0 ? DOSSIER_NAME_PERSON : DOSSIER_NAME_ORGANIZATION;
    }
  dossier_key_map_clear (&leads);
}

void
dossier_names_find (const DossierReading *reading, const DossierNameModel *model, GArray *candidates)
{
  g_autoptr (GArray) names = NULL, merged = NULL;
  Merger merger = { .reading = reading, .model = model, .candidates = candidates };

  dossier_names_find_by_rules (reading, candidates);
  if (model == NULL)
    {
      dossier_name_confidence_set_by_rules (candidates);
      return;
    }
  names = g_array_new (FALSE, FALSE, sizeof (DossierDecodedName));
  merged = merger.merged = g_array_new (FALSE, FALSE, sizeof (DossierCandidate));
  dossier_linker_settle (reading, candidates);
  find_by_model (reading, model, candidates, names);
  dossier_array_make_room (merged, candidates->len + names->len);
  for (guint i = 0; i < names->len; i++)
    {
      drop_small_noun (reading, &g_array_index (names, DossierDecodedName, i));
      merge_name (&merger, &g_array_index (names, DossierDecodedName, i));
    }
  take_until (&merger, G_MAXUINT);
  g_array_set_size (candidates, 0);
  g_array_append_vals (candidates, merged->data, merged->len);
  dossier_name_drop_abbreviations (reading, candidates);
  agree (candidates);
  dossier_name_confidence_set (model, names, candidates);
  dossier_name_spread (reading, candidates);
}

/* --- other languages --- */

/* Without a word around it, is it a name? */
static gboolean
is_name_by_itself (const DossierReading *reading, const DossierCandidate *candidate)
{
  guint last = candidate->first + candidate->n - 1;

  if (candidate->kind == DOSSIER_NAME_OTHER || candidate->subtype == DOSSIER_SUBTYPE_TEAM)
    return FALSE;
  if (candidate->n_surname > 0)
    return TRUE;
  if (candidate->organization != 0)
    return candidate->n > 1 || !dossier_reading_has (reading, last, DOSSIER_WORD_FREQUENT);
  if (candidate->person != 0)
    return TRUE;
  if (candidate->n == 1 || dossier_reading_has (reading, candidate->first, DOSSIER_WORD_COMMON))
    return FALSE;
  if (candidate->kind == DOSSIER_NAME_ORGANIZATION)
    return dossier_reading_has (reading, last, DOSSIER_WORD_LEGAL);
  return dossier_reading_has (reading, candidate->first, DOSSIER_WORD_FIRST)
         && dossier_reading_has (reading, last, DOSSIER_WORD_SURNAME);
}

/* "Auch Google": the words of a run without meaning around the first name in it that the lists have. */
static void
narrow (const DossierReading *reading, DossierCandidate *candidate)
{
  const DossierSentence *sentence = &reading->tokens->sentences[candidate->sentence];
  guint                  end = candidate->first + candidate->n;

  for (guint i = candidate->first; candidate->n > 1 && i < end; i++)
    {
      DossierGazetteerMatch match
          = dossier_phrase_match_known (reading, sentence, i, DOSSIER_WORD_ORGANIZATION | DOSSIER_WORD_PERSON);

      if (match.n == 0 || i + match.n > end || !dossier_reading_is_capital (reading, i))
        continue;
      candidate->first = i;
      candidate->n = match.n;
      candidate->key = dossier_reading_key (reading, i, match.n);
      candidate->organization = match.entry->organization;
      candidate->person = match.entry->person;
      candidate->subtype = match.entry->subtype;
      candidate->kind = match.entry->person != 0 ? DOSSIER_NAME_PERSON : DOSSIER_NAME_ORGANIZATION;
      return;
    }
}

void
dossier_names_find_listed (const DossierReading *reading, GArray *candidates)
{
  dossier_candidates_find (reading, candidates);
  dossier_candidates_judge (reading, candidates);
  for (guint c = 0; c < candidates->len; c++)
    {
      DossierCandidate *candidate = &g_array_index (candidates, DossierCandidate, c);

      if (!is_name_by_itself (reading, candidate))
        narrow (reading, candidate);
      if (!is_name_by_itself (reading, candidate))
        candidate->kind = DOSSIER_NAME_OTHER;
    }
  dossier_name_confidence_set_listed (reading, candidates);
}
