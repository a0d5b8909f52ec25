/* dossier-recogniser.c - a text -> its people, organizations and what is claimed of them.
 *
 * Inside, all offsets are bytes; they become code points at the very end, in one pass over the text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-recogniser.h"

#include "dossier-claim-extractor.h"
#include "dossier-languages-private.h"
#include "dossier-linker-private.h"
#include "dossier-name-confidence-private.h"
#include "dossier-name-reasons-private.h"
#include "dossier-names-private.h"
#include "dossier-own-phrases-private.h"
#include "dossier-stretches-private.h"

#include <string.h>

/* How much a name counts that stands within the first so many bytes. */
#define LEAD 400

typedef struct
{
  gatomicrefcount        ref_count;
  DossierVocabulary     *vocabulary;
  DossierNameModel      *names; /* NULL: the rules do without */
  DossierClaimExtractor *claims;
  DossierLanguages      *languages;
} Tables;

struct _DossierRecogniser
{
  gatomicrefcount    ref_count;
  Tables            *tables; /* may be shared with other recognisers */
  DossierOwnPhrases *own;    /* or NULL */
};

/* Without the model there are fewer names, but no fewer stories: nothing fails. */
static DossierNameModel *
load_names (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dossier_vocabulary_load_model (&error);
  DossierNameModel *model = bytes != NULL ? dossier_name_model_new (bytes, &error) : NULL;

  if (model == NULL)
    g_warning ("%s", error->message);
  return model;
}

static void
unref_tables (Tables *tables)
{
  if (tables == NULL || !g_atomic_ref_count_dec (&tables->ref_count))
    return;
  dossier_vocabulary_free (tables->vocabulary);
  dossier_name_model_free (tables->names);
  dossier_claim_extractor_free (tables->claims);
  dossier_languages_free (tables->languages);
  g_free (tables);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Tables, unref_tables)

static Tables *
load_tables (GError **error)
{
  g_autoptr (Tables) tables = g_new0 (Tables, 1);
  g_autoptr (GBytes) claims = dossier_vocabulary_load_table ("claims");
  g_autoptr (GBytes) languages = dossier_vocabulary_load_table ("languages.tsv");

  g_atomic_ref_count_init (&tables->ref_count);
  tables->vocabulary = dossier_vocabulary_new (error);
  if (tables->vocabulary == NULL)
    return NULL;
  tables->names = load_names ();
  tables->claims = dossier_claim_extractor_new (claims, error);
  if (tables->claims == NULL)
    return NULL;
  tables->languages = dossier_languages_new (languages, error);
  return tables->languages != NULL ? g_steal_pointer (&tables) : NULL;
}

/* @tables is taken. */
static DossierRecogniser *
make (Tables *tables, DossierOwnPhrases *own)
{
  DossierRecogniser *self = g_new0 (DossierRecogniser, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->tables = tables;
  self->own = own;
  return self;
}

DossierRecogniser *
dossier_recogniser_new (GError **error)
{
  Tables *tables = load_tables (error);

  return tables != NULL ? make (tables, NULL) : NULL;
}

DossierRecogniser *
dossier_recogniser_new_for_names (const DossierRecogniser *self, DossierOwnNames *names)
{
  g_atomic_ref_count_inc (&self->tables->ref_count);
  return make (self->tables, dossier_own_phrases_new (names));
}

DossierRecogniser *
dossier_recogniser_ref (DossierRecogniser *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dossier_recogniser_unref (DossierRecogniser *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  unref_tables (self->tables);
  dossier_own_phrases_free (self->own);
  g_free (self);
}

/* --- how much a text is about whom --- */

/* Does @title have the words of @name, not as part of others ("Meta" in "Metaverse")? */
static gboolean
has_words (const char *title, const char *name)
{
  const char *at = title;
  gsize       length = strlen (name);

  for (; (at = strstr (at, name)) != NULL; at++)
    if ((at == title || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at))))
        && !g_unichar_isalnum (g_utf8_get_char (at + length)))
      return TRUE;
  return FALSE;
}

/* By any of its names in the text, and a person by the surname: titles say "Altman". */
static gboolean
is_in_title (const DossierFoundEntity *entity, const char *title)
{
  const char *surname = entity->kind == DOSSIER_ENTITY_PERSON ? strrchr (entity->name, ' ') : NULL;
  gboolean    is = has_words (title, entity->name) || (surname != NULL && has_words (title, surname + 1));

  for (guint i = 0; !is && entity->aliases[i] != NULL; i++)
    is = has_words (title, entity->aliases[i]);
  return is;
}

/* A place counts 1, in the lead 2. */
static void
count_places (const DossierTokens *tokens, const GArray *names, GPtrArray *entities)
{
  for (guint i = 0; i < names->len; i++)
    {
      const DossierNamedTokens *name = &g_array_index (names, DossierNamedTokens, i);
      DossierFoundEntity       *entity = entities->pdata[name->entity];

      entity->salience += tokens->tokens[name->first].start < LEAD ? 2 : 1;
    }
}

/* The title doubles what the places count and adds 3. */
static void
weigh_salience (GPtrArray *entities, const char *title)
{
  double most = 0;

  for (guint i = 0; i < entities->len; i++)
    {
      DossierFoundEntity *entity = entities->pdata[i];

      if (title != NULL && is_in_title (entity, title))
        entity->salience = entity->salience * 2 + 3;
      most = MAX (most, entity->salience);
    }
  for (guint i = 0; i < entities->len; i++)
    ((DossierFoundEntity *) entities->pdata[i])->salience /= most;
}

static int
compare_salience (gconstpointer a, gconstpointer b, gpointer user_data)
{
  GPtrArray          *entities = user_data;
  guint               i = *(const guint *) a, k = *(const guint *) b;
  DossierFoundEntity *x = entities->pdata[i], *y = entities->pdata[k];

  if (x->salience != y->salience)
    return x->salience > y->salience ? -1 : 1;
  return i < k ? -1 : i > k;
}

/* @place: the new number of each entity. */
static void
follow_entities (const guint *place, DossierRecognition *result)
{
  for (guint i = 0; i < result->mentions->len; i++)
    {
      DossierMention *mention = &g_array_index (result->mentions, DossierMention, i);

      mention->entity = place[mention->entity];
    }
  for (guint i = 0; i < result->claims->len; i++)
    {
      DossierFoundClaim *claim = result->claims->pdata[i];

      claim->subject = claim->subject >= 0 ? (int) place[claim->subject] : claim->subject;
      claim->object = claim->object >= 0 ? (int) place[claim->object] : claim->object;
    }
}

/* Most salient first; mentions and claims follow. */
static void
sort_entities (DossierRecognition *result)
{
  GPtrArray           *entities = result->entities;
  g_autofree guint    *order = g_new (guint, entities->len + 1);
  g_autofree guint    *place = g_new (guint, entities->len + 1);
  g_autofree gpointer *sorted = g_new (gpointer, entities->len + 1);

  if (entities->len == 0)
    return;
  for (guint i = 0; i < entities->len; i++)
    order[i] = i;
  g_qsort_with_data (order, entities->len, sizeof order[0], compare_salience, entities);
  for (guint i = 0; i < entities->len; i++)
    {
      place[order[i]] = i;
      sorted[i] = entities->pdata[order[i]];
    }
  memcpy (entities->pdata, sorted, entities->len * sizeof sorted[0]);
  follow_entities (place, result);
}

/* --- names --- */

/* What is found of the names of a text. */
typedef struct
{
  char       language[DOSSIER_LANGUAGE_SIZE]; /* may be known before; else it is looked for */
  GArray    *names;                           /* of DossierNamedTokens */
  GPtrArray *entities, *reasons;              /* reasons NULL unless they are asked for */
} Found;

static void
find_names (const DossierRecogniser *self, const DossierTokens *tokens, const char *hint, gboolean explains,
            Found *found)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (DossierCandidate));
  DossierReading reading;
  gboolean       is_read;

  dossier_reading_init (&reading, self->tables->vocabulary, tokens);
  if (*found->language == '\0')
    g_strlcpy (found->language, dossier_languages_detect (self->tables->languages, &reading, hint),
               DOSSIER_LANGUAGE_SIZE);
  is_read = dossier_language_is_read (found->language);
  if (is_read)
    dossier_names_find (&reading, self->tables->names, candidates);
  else
    dossier_names_find_listed (&reading, candidates);
  if (self->own != NULL)
    dossier_own_phrases_apply (self->own, &reading, candidates);
  dossier_linker_run (&reading, candidates, found->names, found->entities);
  dossier_name_confidence_share (found->names, found->entities->len);
  if (explains)
    found->reasons = dossier_name_reasons_list (&reading, is_read ? self->tables->names : NULL, is_read, candidates,
                                                found->names, found->entities);
  dossier_reading_clear (&reading);
}

/* A person of whom the text only has the surname, and no list knows more. */
static gboolean
lacks_full_name (const DossierFoundEntity *entity)
{
  return entity->kind == DOSSIER_ENTITY_PERSON && entity->known_as == NULL && strchr (entity->name, ' ') == NULL;
}

/* The only person among @titled with this surname, or NULL. */
static const char *
find_full_name (GPtrArray *titled, const char *surname)
{
  const char *found = NULL;

  for (guint i = 0; i < titled->len; i++)
    {
      const DossierFoundEntity *entity = titled->pdata[i];
      const char               *last = strrchr (entity->name, ' ');

      if (entity->kind != DOSSIER_ENTITY_PERSON || last == NULL || strcmp (last + 1, surname) != 0)
        continue;
      if (found != NULL)
        return NULL;
      found = entity->name;
    }
  return found;
}

/* The title may say in full whom the text calls by the surname. */
static void
read_title (const DossierRecogniser *self, const char *title, const char *language, GPtrArray *entities)
{
  g_autoptr (GPtrArray) titled = NULL;

  if (title == NULL)
    return;
  for (guint i = 0; i < entities->len; i++)
    {
      DossierFoundEntity *entity = entities->pdata[i];

      if (!lacks_full_name (entity) || strstr (title, entity->name) == NULL)
        continue;
      if (titled == NULL)
        {
          g_autoptr (DossierTokens) tokens = dossier_tokens_new (title, strlen (title));
          g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (DossierNamedTokens));
          Found found = { .names = names };

          titled = found.entities = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_found_entity_free);
          g_strlcpy (found.language, language, sizeof found.language);
          find_names (self, tokens, NULL, FALSE, &found);
        }
      entity->known_as = g_strdup (find_full_name (titled, entity->name));
    }
}

/* --- bytes to code points --- */

/* Tells code points for bytes; a step is cheap when the next offset is near the last one. */
typedef struct
{
  const char *text;
  gsize       byte;
  guint       point;
} Counter;

static guint
count_points (Counter *counter, gsize byte)
{
  while (counter->byte > byte)
    if (((guchar) counter->text[--counter->byte] & 0xC0) != 0x80)
      counter->point--;
  for (; counter->byte < byte; counter->byte++)
    counter->point += ((guchar) counter->text[counter->byte] & 0xC0) != 0x80;
  return counter->point;
}

static void
convert_place (Counter *counter, guint *start, guint *length)
{
  guint from = *start, end = *start + *length;

  if (*length == 0)
    return;
  *start = count_points (counter, from);
  *length = count_points (counter, end) - *start;
}

static void
convert_claims (Counter *counter, GPtrArray *claims)
{
  for (guint i = 0; i < claims->len; i++)
    {
      DossierFoundClaim *claim = claims->pdata[i];

      convert_place (counter, &claim->start, &claim->length);
      convert_place (counter, &claim->sentence_start, &claim->sentence_length);
      convert_place (counter, &claim->subject_end.start, &claim->subject_end.length);
      convert_place (counter, &claim->object_end.start, &claim->object_end.length);
      convert_place (counter, &claim->doubt_start, &claim->doubt_length);
    }
}

/* @base: the number of the names' first entity. */
static void
write_mentions (Counter *counter, const DossierTokens *tokens, const GArray *names, guint base, GArray *mentions)
{
  for (guint i = 0; i < names->len; i++)
    {
      const DossierNamedTokens *name = &g_array_index (names, DossierNamedTokens, i);
      const DossierToken       *last = &tokens->tokens[name->first + name->n - 1];
      DossierMention            mention = { .entity = base + name->entity, .confidence = name->confidence };

      mention.start = count_points (counter, tokens->tokens[name->first].start);
      mention.length = count_points (counter, last->start + last->length) - mention.start;
      g_array_append_val (mentions, mention);
    }
}

/* --- a text --- */

/* What is read, and how far. */
typedef struct
{
  const DossierRecogniser     *self;
  const DossierRecogniserText *text;
  DossierRecognition          *result;
  Counter                      counter;
  gsize                        at;
} Reading;

/* @claims are of entities from number @base on. */
static void
take_claims (DossierRecognition *result, GPtrArray *claims, guint base)
{
  for (guint i = 0; i < claims->len; i++)
    {
      DossierFoundClaim *claim = claims->pdata[i];

      claim->subject += claim->subject >= 0 ? (int) base : 0;
      claim->object += claim->object >= 0 ? (int) base : 0;
    }
  g_ptr_array_extend_and_steal (result->claims, claims);
}

static void
take_reasons (DossierRecognition *result, GPtrArray *reasons)
{
  if (result->reasons == NULL)
    result->reasons = reasons;
  else
    g_ptr_array_extend_and_steal (result->reasons, reasons);
}

/* On to @end. */
static void
read_stretch (Reading *reading, gsize end)
{
  const DossierRecogniserText *text = reading->text;
  DossierRecognition          *result = reading->result;
  g_autoptr (DossierTokens) tokens = dossier_tokens_new_of_part (text->text, reading->at, end);
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (DossierNamedTokens));
  GPtrArray  *claims = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_found_claim_free);
  DossierDate unknown = { 0 };
  guint       base = result->entities->len;
  Found       found = { .names = names };

  found.entities = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_found_entity_free);
  g_strlcpy (found.language, result->language, sizeof found.language);
  find_names (reading->self, tokens, text->language, text->explains, &found);
  g_strlcpy (result->language, found.language, sizeof result->language);
  count_places (tokens, names, found.entities);
  if (dossier_language_is_read (result->language))
    dossier_claim_extractor_run (reading->self->tables->claims, tokens,
                                 (const DossierNamedTokens *) (gpointer) names->data, names->len, found.entities,
                                 text->written != NULL ? text->written : &unknown, claims);
  write_mentions (&reading->counter, tokens, names, base, result->mentions);
  take_claims (result, claims, base);
  if (text->explains)
    take_reasons (result, found.reasons);
  g_ptr_array_extend_and_steal (result->entities, found.entities);
  reading->at = end;
}

/* A longer one is not looked at. */
static gboolean
is_title (const char *title)
{
  return title != NULL && strlen (title) <= DOSSIER_RECOGNISER_MAX_TITLE && g_utf8_validate (title, -1, NULL);
}

DossierRecognition *
dossier_recogniser_read_stretches (const DossierRecogniser *self, const DossierRecogniserText *text, gsize longest)
{
  DossierRecognition *result = dossier_recognition_new ();
  Reading             reading = { self, text, result, { .text = text->text }, 0 };
  gsize               length = strlen (text->text);
  const char         *title = is_title (text->title) ? text->title : NULL;

  do
    read_stretch (&reading, dossier_stretch_find_end (text->text, reading.at, length, longest));
  while (reading.at < length && !g_cancellable_is_cancelled (text->cancellable));
  if (length > longest)
    dossier_stretches_join (result);
  read_title (self, title, result->language, result->entities);
  weigh_salience (result->entities, title);
  sort_entities (result);
  convert_claims (&reading.counter, result->claims);
  return result;
}

DossierRecognition *
dossier_recogniser_read (const DossierRecogniser *self, const DossierRecogniserText *text)
{
  return dossier_recogniser_read_stretches (self, text, DOSSIER_STRETCH_BYTES);
}

DossierRecognition *
dossier_recogniser_run (const DossierRecogniser *self, const char *text, const char *title, const DossierDate *written)
{
  const DossierRecogniserText all = { .text = text, .title = title, .written = written };

  return dossier_recogniser_read (self, &all);
}
