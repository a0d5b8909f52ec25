/* dossier-claim-context.c - who "the company", "she" and "its" are, as a text goes on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-context.h"
#include "dossier-claim-date.h"

#define MAX_AGE 3      /* sentences that what a text is about stays in mind */
#define MAX_OPENING 16 /* items before the comma of "After ..., Lumio ..." */

void
dossier_claim_context_init (DossierClaimContext *self, const DossierNamedTokens *names, guint n_names,
                            GPtrArray *entities)
{
  g_autofree guint *counts = g_new0 (guint, entities->len + 1);

  self->person = self->organization = self->topic = DOSSIER_NO_ENTITY;
  self->homes = g_hash_table_new (NULL, NULL);
  self->first = TRUE;
  self->topical = FALSE;
  self->age = 0;
  self->year = 0;
  self->block = 0;
  for (guint i = 0; i < n_names; i++)
    {
      guint                     entity = names[i].entity;
      const DossierFoundEntity *found;

      if (entity >= entities->len)
        continue;
      found = entities->pdata[entity];
      if (found->kind != DOSSIER_ENTITY_ORGANIZATION || found->subtype == DOSSIER_SUBTYPE_TEAM
          || found->subtype == DOSSIER_SUBTYPE_MEDIA || found->subtype == DOSSIER_SUBTYPE_GOVERNMENT)
        continue;
      if (++counts[entity] > 1 && (self->topic < 0 || counts[entity] > counts[self->topic]))
        self->topic = (int) entity;
    }
  self->topical = self->topic >= 0;
}

void
dossier_claim_context_clear (DossierClaimContext *self)
{
  g_clear_pointer (&self->homes, g_hash_table_unref);
}

void
dossier_claim_context_enter (DossierClaimContext *self, const DossierClaimSentence *sentence)
{
  if (sentence->sentence->block != self->block)
    {
      self->year = 0;
      if (self->topic >= 0)
        self->organization = self->topic;
    }
  self->block = sentence->sentence->block;
}

/* First item of the noun phrase, or of the list of them, that ends at @i. */
static guint
phrase_start (const DossierClaimSentence *sentence, guint i)
{
  guint start = i;

  while (dossier_claim_item (sentence, i)->previous >= 0)
    start = i = (guint) dossier_claim_item (sentence, i)->previous;
  while (start > 0 && dossier_claim_item (sentence, start - 1)->head == (int) i)
    start--;
  return start;
}

static gboolean
is_behind_preposition (const DossierClaimSentence *sentence, guint i)
{
  guint start = phrase_start (sentence, i);

  return start > 0 && dossier_claim_item_is (sentence, start - 1, DOSSIER_CLASS_PREP)
         && !dossier_claim_item_is (sentence, start - 1, DOSSIER_CLASS_CONJUNCTION);
}

/* A name that can be meant by "the company". */
static gboolean
is_company (const DossierClaimSentence *sentence, guint i)
{
  const DossierClaimItem *item = dossier_claim_item (sentence, i);
  DossierSubtype          subtype = dossier_claim_item_subtype (sentence, i);

  return item->kind == DOSSIER_ITEM_NAME && item->type == DOSSIER_ENTITY_ORGANIZATION && subtype != DOSSIER_SUBTYPE_TEAM
         && subtype != DOSSIER_SUBTYPE_MEDIA && subtype != DOSSIER_SUBTYPE_GOVERNMENT;
}

/* Is the name what a verb before it acts on? */
static gboolean
is_object (const DossierClaimSentence *sentence, guint i)
{
  guint start = phrase_start (sentence, i);

  return start > 0 && dossier_claim_item_is_verb (sentence, start - 1)
         && !dossier_claim_item_is (sentence, start - 1, DOSSIER_CLASS_SAY);
}

/* The first name of @type before item @i that is not part of something else nor the object of a verb. */
static int
find_subject_before (const DossierClaimSentence *sentence, guint i, guint type)
{
  for (guint k = 0; k < i; k++)
    {
      const DossierClaimItem *item = dossier_claim_item (sentence, k);

      if (item->kind == DOSSIER_ITEM_NAME && item->type == type && !is_behind_preposition (sentence, k)
          && !is_object (sentence, k)
          && (type == DOSSIER_ENTITY_PERSON
              || (is_company (sentence, k) && !dossier_claim_item_is_modifier (sentence, k))))
        return item->entity;
    }
  return DOSSIER_NO_ENTITY;
}

/* The last person before item @i that a verb follows: whom "she" means most often. */
static int
find_actor_before (const DossierClaimSentence *sentence, guint i)
{
  while (i-- > 0)
    {
      const DossierClaimItem *item = dossier_claim_item (sentence, i);
      guint                   after = item->after;

      if (item->kind != DOSSIER_ITEM_NAME || item->type != DOSSIER_ENTITY_PERSON || is_behind_preposition (sentence, i))
        continue;
      while (dossier_claim_item_is (sentence, after, DOSSIER_CLASS_ADVERB))
        after++;
      if (dossier_claim_item_is_verb (sentence, after))
        return item->entity;
    }
  return DOSSIER_NO_ENTITY;
}

static int
find_company_before (const DossierClaimSentence *sentence, guint i)
{
  guint start = phrase_start (sentence, i);

  while (start > 0)
    if (is_company (sentence, --start))
      return dossier_claim_item (sentence, start)->entity;
  return DOSSIER_NO_ENTITY;
}

/* "Lumio raised $5 million in a round led by Northwind, valuing the company at ...": not who only did it. */
static int
find_company_meant (const DossierClaimSentence *sentence, guint i)
{
  for (guint k = phrase_start (sentence, i); k > 0; k--)
    {
      guint start;

      if (!is_company (sentence, k - 1))
        continue;
      start = phrase_start (sentence, k - 1);
      if (start == 0 || !dossier_tokens_is (sentence->tokens, dossier_claim_item (sentence, start - 1)->first, "by"))
        return dossier_claim_item (sentence, k - 1)->entity;
    }
  return find_company_before (sentence, i);
}

/* "After its sale to Northwind, Lumio ...": the name behind the comma that ends the opening words. */
static int
find_behind (const DossierClaimSentence *sentence, guint i, guint type)
{
  if (!dossier_claim_item_is (sentence, 0, DOSSIER_CLASS_PREP))
    return DOSSIER_NO_ENTITY;
  for (guint k = i + 1; k + 1 < sentence->items->len && k < MAX_OPENING; k++)
    if (dossier_claim_item_is_mark (sentence, k, ','))
      {
        int head = dossier_claim_item (sentence, k + 1)->head;

        return head >= 0 && dossier_claim_item (sentence, (guint) head)->kind == DOSSIER_ITEM_NAME
                       && dossier_claim_item (sentence, (guint) head)->type == type
                       && dossier_claim_item_is_verb (sentence, dossier_claim_item (sentence, (guint) head)->after)
                   ? dossier_claim_item (sentence, (guint) head)->entity
                   : DOSSIER_NO_ENTITY;
      }
  return DOSSIER_NO_ENTITY;
}

int
dossier_claim_context_resolve (const DossierClaimContext *self, const DossierClaimSentence *sentence, guint i,
                               int person)
{
  const DossierClaimItem *item = dossier_claim_item (sentence, i);
  int                     found;

  if (item->kind == DOSSIER_ITEM_NAME)
    return item->entity;
  if (item->type == DOSSIER_ENTITY_PERSON)
    {
      found = find_actor_before (sentence, i);
      if (found < 0)
        found = find_behind (sentence, i, DOSSIER_ENTITY_PERSON);
      if (found < 0)
        found = find_subject_before (sentence, i, DOSSIER_ENTITY_PERSON);
      return found >= 0 ? found : self->person;
    }
  if (item->reference == DOSSIER_CLASS_COMPANY)
    found = find_company_meant (sentence, i);
  else
    {
      found = find_subject_before (sentence, i, DOSSIER_ENTITY_ORGANIZATION);
      if (found < 0)
        found = find_behind (sentence, i, DOSSIER_ENTITY_ORGANIZATION);
      if (found < 0 && item->reference == DOSSIER_CLASS_ITS)
        found = find_company_before (sentence, i);
    }
  if (found < 0 && person >= 0 && item->reference == DOSSIER_CLASS_COMPANY)
    found = GPOINTER_TO_INT (g_hash_table_lookup (self->homes, GINT_TO_POINTER (person + 1))) - 1;
  if (found < 0)
    found = self->organization >= 0 ? self->organization : self->topic;
  return found >= 0 ? found : find_company_before (sentence, i);
}

/* "... and Ulysses raised a round led by Northwind": what is spoken of was not recognised, so it is not left out. */
static gboolean
speaks_of_unknown (const DossierClaimSentence *sentence, guint i)
{
  for (guint k = 1; k < i && !sentence->sentence->headline; k++)
    {
      const DossierClaimItem *item = dossier_claim_item (sentence, k);
      const char             *word = sentence->tokens->text + sentence->tokens->tokens[item->first].start;

      if (item->kind == DOSSIER_ITEM_WORD && item->noun && item->word == 0 && g_ascii_isupper (word[0])
          && g_ascii_islower (word[1]))
        return TRUE;
    }
  return FALSE;
}

/* What the sentences before were about. */
static int
find_left_out (const DossierClaimContext *self, int other)
{
  int found = self->age < MAX_AGE ? self->organization : DOSSIER_NO_ENTITY;

  if (found < 0 || found == other)
    found = self->topical || self->age < MAX_AGE ? self->topic : DOSSIER_NO_ENTITY;
  return found != other ? found : DOSSIER_NO_ENTITY;
}

int
dossier_claim_context_home (const DossierClaimContext *self, const DossierClaimSentence *sentence, guint i, int other,
                            gboolean known)
{
  int found = !known ? DOSSIER_NO_ENTITY
                     : GPOINTER_TO_INT (g_hash_table_lookup (self->homes, GINT_TO_POINTER (other + 1))) - 1;

  if (found < 0)
    found = find_subject_before (sentence, i, DOSSIER_ENTITY_ORGANIZATION);
  if (found < 0 || found == other)
    found = other < 0 ? find_company_before (sentence, i) : DOSSIER_NO_ENTITY;
  if (found < 0 && speaks_of_unknown (sentence, i))
    return DOSSIER_NO_ENTITY;
  if (found < 0)
    found = find_left_out (self, other);
  return found >= 0 && found != other ? found : find_company_before (sentence, i);
}

void
dossier_claim_context_set_home (DossierClaimContext *self, int person, int organization)
{
  g_hash_table_insert (self->homes, GINT_TO_POINTER (person + 1), GINT_TO_POINTER (organization + 1));
}

/* "Ada Moss, who came from Northwind, founded Lumio. The startup ...": what is acted upon. */
static int
find_last_object (const DossierClaimSentence *sentence, guint type)
{
  for (guint i = sentence->items->len; i > 0; i--)
    {
      const DossierClaimItem *item = dossier_claim_item (sentence, i - 1);

      if (item->kind == DOSSIER_ITEM_NAME && item->type == type && is_object (sentence, i - 1)
          && (type == DOSSIER_ENTITY_PERSON || is_company (sentence, i - 1))
          && !dossier_claim_item_is_modifier (sentence, i - 1))
        return item->entity;
    }
  return DOSSIER_NO_ENTITY;
}

static int
find_any_company (const DossierClaimSentence *sentence)
{
  for (guint i = 0; i < sentence->items->len; i++)
    if (is_company (sentence, i))
      return dossier_claim_item (sentence, i)->entity;
  return DOSSIER_NO_ENTITY;
}

/* The last year that the sentence tells is the one of the next sentences. */
static void
note_year (DossierClaimContext *self, const DossierClaimSentence *sentence)
{
  for (guint i = 0; i < sentence->items->len; i++)
    {
      const DossierClaimItem *item = dossier_claim_item (sentence, i);
      int                     year;

      if (item->kind == DOSSIER_ITEM_DATE
          && (year = dossier_claim_date_year (sentence->tokens, item->first, item->n)) != 0)
        self->year = year;
    }
}

/* Of a sentence that names somebody. */
static void
note_names (DossierClaimContext *self, const DossierClaimSentence *sentence)
{
  guint n = sentence->items->len;
  int   person = find_subject_before (sentence, n, DOSSIER_ENTITY_PERSON);
  int   organization = find_subject_before (sentence, n, DOSSIER_ENTITY_ORGANIZATION);
  int   refers_to = -1, refers_to_person = -1;

  for (guint i = 0; i < n; i++)
    {
      const DossierClaimItem *item = dossier_claim_item (sentence, i);

      if (item->kind == DOSSIER_ITEM_REFERENCE && item->type == DOSSIER_ENTITY_PERSON && refers_to_person < 0)
        refers_to_person = (int) i;
      if (item->kind == DOSSIER_ITEM_REFERENCE && item->type == DOSSIER_ENTITY_ORGANIZATION && refers_to < 0)
        refers_to = (int) i;
    }
  self->age = refers_to >= 0 || organization >= 0 ? 0 : self->age + 1;
  if (self->first && organization >= 0)
    self->topic = organization;
  if (refers_to_person >= 0)
    self->person = dossier_claim_context_resolve (self, sentence, (guint) refers_to_person, -1);
  else if (person >= 0 || (person = find_last_object (sentence, DOSSIER_ENTITY_PERSON)) >= 0)
    self->person = person;
  if (refers_to >= 0)
    self->organization = dossier_claim_context_resolve (self, sentence, (guint) refers_to, -1);
  else if (organization >= 0 || (organization = find_last_object (sentence, DOSSIER_ENTITY_ORGANIZATION)) >= 0)
    self->organization = organization;
  else if (self->organization < 0)
    self->organization = find_any_company (sentence);
}

void
dossier_claim_context_leave (DossierClaimContext *self, const DossierClaimSentence *sentence)
{
  note_year (self, sentence);
  if (sentence->is_named)
    note_names (self, sentence);
  else
    self->age++;
  self->first = FALSE;
}
