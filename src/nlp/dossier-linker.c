/* dossier-linker.c - which names of a text mean the same person or organization.
 *
 * links: what is known of each phrase: hash of the phrase -> link. A person's full name also gives the hashes of its
 *        surname and first name, an organization's the hashes of its short forms and its initials; a hash that two
 *        entities give is nobody's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-linker-private.h"

#include "dossier-array-private.h"
#include "dossier-key-map-private.h"
#include "dossier-reversed-private.h"

#include <string.h>

#define NOBODY (-1)
/* In the numbers of those whose name the person decided about. */
#define OWN (1u << 31)
/* Names given up that are looked at in one text. */
#define MAX_RENAMED 64

typedef struct
{
  DossierEntityKind     kind;
  DossierSubtype        subtype;
  guint                 organization, person;
  const DossierOwnName *own;       /* or NULL */
  guint                 first, n;  /* tokens of the fullest form */
  guint                 bare;      /* of them: those without its legal suffix */
  guint                 n_surname; /* of it: before the comma; or 0 */
  guint                 mentions;
  gboolean              legal;  /* the fullest form has a legal suffix */
  gboolean              listed; /* the fullest form is the list's */
  gboolean              merged; /* into another one */
} Entity;

typedef struct
{
  const DossierReading *reading;
  GArray               *candidates; /* of DossierCandidate */
  GArray               *entities;   /* of Entity */
  DossierKeyMap         phrases;    /* key of a phrase -> entity + 1 */
  DossierKeyMap         shorts;     /* key of a short form -> entity + 1, or NOBODY when two have it */
  DossierKeyMap         numbers;    /* number in the vocabulary (organizations odd), or an own one -> entity + 1 */
  int                  *of;         /* one a candidate: entity or NOBODY */
  guint                *bare;       /* one a candidate: its tokens without a legal suffix; 0: not counted yet */
} Linker;

#define has(i, classes) dossier_reading_has (linker->reading, (i), (classes))

static Entity *
get_entity (Linker *linker, int i)
{
  return &g_array_index (linker->entities, Entity, i);
}

static guint64
short_key (guint64 key, DossierEntityKind kind)
{
  return key * 2 + (kind == DOSSIER_ENTITY_PERSON);
}

static void
add_short (Linker *linker, guint64 key, int entity)
{
  guint64 hash = short_key (key, get_entity (linker, entity)->kind);
  int     old = dossier_key_map_get (&linker->shorts, hash);

  dossier_key_map_set (&linker->shorts, hash, old == 0 || old == entity + 1 ? entity + 1 : NOBODY);
}

/* The entity of a short form, or NOBODY. */
static int
find_short (Linker *linker, guint64 key, DossierEntityKind kind)
{
  int found = dossier_key_map_get (&linker->shorts, short_key (key, kind));

  return found > 0 ? found - 1 : NOBODY;
}

/* --- forms of names --- */

static gboolean
is_legal_form (const DossierReading *reading, guint i)
{
  static const char *const forms[]
      = { "Inc.", "Inc",     "LLC",          "Ltd.", "Ltd",    "Corp.", "Corp",    "Corporation", "PBC",
          "GmbH", "Limited", "Incorporated", "plc",  "PLC",    "Co.",   "Company", "Holdings",    "LP",
          "AG",   "SA",      "SAS",          "LLP",  "L.L.C.", "N.V.",  "B.V.",    "AB",          "SE" };

  return dossier_reading_is_any (reading, i, forms, G_N_ELEMENTS (forms));
}

/* The tokens of an organization's name without its legal suffix. */
static guint
count_without_legal (const DossierReading *reading, guint first, guint n)
{
  while (n > 1 && (is_legal_form (reading, first + n - 1) || dossier_reading_is (reading, first + n - 1, ",")))
    n--;
  return n;
}

/* The same for a candidate. */
static guint
bare_of (Linker *linker, const DossierCandidate *candidate)
{
  guint *bare = &linker->bare[candidate - (const DossierCandidate *) (gpointer) linker->candidates->data];

  if (*bare == 0)
    *bare = count_without_legal (linker->reading, candidate->first, candidate->n);
  return *bare;
}

/* The key of a phrase of these two tokens. */
static guint64
pair_key (Linker *linker, guint first, guint last)
{
  return dossier_reading_extend_key (linker->reading, linker->reading->hashes[first].exact, last, 1);
}

/* The last token of a person's surname. */
static guint
find_surname (Linker *linker, guint first, guint n)
{
  guint last = first + n - 1;

  while (last > first && has (last, DOSSIER_WORD_NAME_SUFFIX))
    last--;
  return last;
}

/* Of a name whose first name is token @first, and whose surname ends with token @last. */
static void
add_parts (Linker *linker, int entity, guint first, guint last)
{
  add_short (linker, dossier_reading_key (linker->reading, last, 1), entity);
  if (last > 0 && last - 1 != first && has (last - 1, DOSSIER_WORD_PARTICLE))
    add_short (linker, dossier_reading_key (linker->reading, last - 1, 2), entity);
  add_short (linker, dossier_reading_key (linker->reading, first, 1), entity);
}

static void
add_person_shorts (Linker *linker, int entity, const DossierCandidate *candidate)
{
  guint first = candidate->first, last = find_surname (linker, first, candidate->n), n = last + 1 - first;

  if (candidate->n_surname > 0)
    {
      last = first + candidate->n_surname - 1;
      first = last + 2;
      n = candidate->n - 1;
    }
  if (last == first)
    return;
  add_parts (linker, entity, first, last);
  if (n > 2) /* a middle name may be left out */
    add_short (linker, pair_key (linker, first, last), entity);
}

/* "Safe Superintelligence Inc." is also SSI, "Tools for Humanity" TFH, "Responsible AI Council" RAIC. */
static void
add_initials (Linker *linker, int entity, guint first, guint n)
{
  const DossierTokens *tokens = linker->reading->tokens;
  char                 initials[16], all[16], full[16];
  guint                length = 0, n_all = 0, n_full = 0;

  for (guint i = first; i < first + n && n_all < sizeof all - 1; i++)
    {
      const DossierToken *token = &tokens->tokens[i];
      char                c = tokens->text[token->start];

      if (token->kind != DOSSIER_TOKEN_WORD)
        continue;
      all[n_all++] = g_ascii_toupper (c);
      for (guint k = 0; k < ((token->flags & DOSSIER_TOKEN_ALL_CAPS) != 0 ? token->length : 1); k++)
        if (n_full < sizeof full && g_ascii_isupper (tokens->text[token->start + k]))
          full[n_full++] = tokens->text[token->start + k];
      if (g_ascii_isupper (c))
        initials[length++] = c;
    }
  if (length >= 2)
    add_short (linker, dossier_word_hash (initials, length).exact, entity);
  if (n_all > length && n_all >= 3)
    add_short (linker, dossier_word_hash (all, n_all).exact, entity);
  if (n_full > length)
    add_short (linker, dossier_word_hash (full, n_full).exact, entity);
  if (length >= 3 && is_legal_form (linker->reading, first + n - 1))
    add_short (linker, dossier_word_hash (initials, length - 1).exact, entity);
}

static void
add_organization_shorts (Linker *linker, int entity, const DossierCandidate *candidate)
{
  const DossierReading *reading = linker->reading;
  guint                 first = candidate->first, n = candidate->n, bare = bare_of (linker, candidate);

  if (bare >= 2)
    add_initials (linker, entity, first, n);
  if (bare < n)
    add_short (linker, dossier_reading_key (reading, first, bare), entity);
  for (guint k = bare; k > 1 && has (first + k - 1, DOSSIER_WORD_LEGAL | DOSSIER_WORD_WEAK | DOSSIER_WORD_SUFFIX); k--)
    if (k > 2 || !has (first, DOSSIER_WORD_COMMON | DOSSIER_WORD_PLACE | DOSSIER_WORD_DEMONYM)
        || (has (first, DOSSIER_WORD_COMMON) && !has (first, DOSSIER_WORD_FREQUENT)
            && reading->seen[reading->words[first]].n_inside > 1))
      add_short (linker, dossier_reading_key (reading, first, k - 1), entity);
}

/* --- entities --- */

static DossierEntityKind
entity_kind (const DossierCandidate *candidate)
{
  return candidate->kind == DOSSIER_NAME_PERSON ? DOSSIER_ENTITY_PERSON : DOSSIER_ENTITY_ORGANIZATION;
}

static int
add_entity (Linker *linker, const DossierCandidate *candidate)
{
  Entity entity = { .kind = entity_kind (candidate),
                    .subtype = candidate->subtype,
                    .organization = candidate->organization,
                    .person = candidate->person,
                    .own = candidate->own,
                    .first = candidate->first,
                    .n = candidate->n,
                    .bare = bare_of (linker, candidate),
                    .n_surname = candidate->n_surname };

  entity.legal = entity.bare < candidate->n;
  if (entity.kind == DOSSIER_ENTITY_PERSON)
    entity.subtype = DOSSIER_SUBTYPE_NONE;
  g_array_append_val (linker->entities, entity);
  return linker->entities->len - 1;
}

/* Is this the name that the list gives the organization? */
static gboolean
is_listed_form (Linker *linker, const DossierCandidate *candidate)
{
  const DossierTokens *tokens = linker->reading->tokens;
  const DossierToken  *first = &tokens->tokens[candidate->first], *last = first + candidate->n - 1;
  DossierKnownName     known;

  if (candidate->organization == 0)
    return FALSE;
  known = dossier_vocabulary_get_organization (linker->reading->vocabulary, candidate->organization);
  return (candidate->n > 1 || (first->flags & DOSSIER_TOKEN_ALL_CAPS) == 0)
         && known.length == last->start + last->length - first->start
         && memcmp (known.text, tokens->text + first->start, known.length) == 0;
}

/* Without the comma of a name whose surname comes first. */
static guint
count_words (guint n, guint n_surname)
{
  return n_surname > 0 ? n - 1 : n;
}

/* A longer form names the entity, but for one that is only longer by its legal suffix, and unless the list's own
 * name for it stands in the text. */
static void
consider_form (Linker *linker, int i, const DossierCandidate *candidate)
{
  Entity  *entity = get_entity (linker, i);
  gboolean organization = entity->kind == DOSSIER_ENTITY_ORGANIZATION;
  guint    bare = organization ? bare_of (linker, candidate) : count_words (candidate->n, candidate->n_surname);
  guint    own = organization ? entity->bare : count_words (entity->n, entity->n_surname);
  gboolean legal = bare < candidate->n;

  entity->organization = entity->organization != 0 ? entity->organization : candidate->organization;
  entity->person = entity->person != 0 ? entity->person : candidate->person;
  entity->own = entity->own != NULL ? entity->own : candidate->own;
  if (entity->subtype == DOSSIER_SUBTYPE_NONE && entity->kind == DOSSIER_ENTITY_ORGANIZATION)
    entity->subtype = candidate->subtype;
  if (entity->listed)
    return;
  entity->listed = is_listed_form (linker, candidate);
  if (entity->listed || bare > own || (bare == own && entity->legal && !legal && own > 1)
      || (bare == own && own == 1 && entity->legal != legal && entity->legal))
    {
      entity->first = candidate->first;
      entity->n = candidate->n;
      entity->bare = bare_of (linker, candidate);
      entity->n_surname = candidate->n_surname;
      entity->legal = legal;
    }
}

static guint
number_of (const DossierCandidate *candidate)
{
  if (candidate->own != NULL)
    return OWN | candidate->own->entity;
  if (candidate->kind == DOSSIER_NAME_PERSON)
    return candidate->person * 2;
  return candidate->organization != 0 ? candidate->organization * 2 + 1 : 0;
}

/* The key under which equal names meet: an organization's without legal suffix. */
static guint64
phrase_key (Linker *linker, const DossierCandidate *candidate)
{
  if (candidate->kind == DOSSIER_NAME_PERSON)
    return candidate->key;
  return dossier_reading_key (linker->reading, candidate->first, bare_of (linker, candidate));
}

/* Gives candidate @c its entity, a new one where there is none, and remembers the short forms. */
static void
link_full (Linker *linker, guint c)
{
  DossierCandidate *candidate = &g_array_index (linker->candidates, DossierCandidate, c);
  guint64           key = short_key (phrase_key (linker, candidate), entity_kind (candidate));
  guint             number = number_of (candidate);
  int               found = dossier_key_map_get (&linker->phrases, key) - 1;

  if (candidate->own != NULL && dossier_key_map_get (&linker->numbers, number) != 0)
    found = NOBODY;
  if (found < 0 && number != 0)
    found = dossier_key_map_get (&linker->numbers, number) - 1;
  if (found < 0 && candidate->own == NULL)
    found = find_short (linker, phrase_key (linker, candidate), entity_kind (candidate));
  if (found >= 0 && candidate->own == NULL && candidate->organization != 0
      && get_entity (linker, found)->organization != candidate->organization)
    found = NOBODY;
  if (found < 0)
    found = add_entity (linker, candidate);
  consider_form (linker, found, candidate);
  linker->of[c] = found;
  dossier_key_map_set (&linker->phrases, key, found + 1);
  if (number != 0)
    dossier_key_map_set (&linker->numbers, number, found + 1);
  if (candidate->kind == DOSSIER_NAME_PERSON)
    add_person_shorts (linker, found, candidate);
  else if (candidate->n > 1)
    add_organization_shorts (linker, found, candidate);
}

/* "Dario and Daniela Amodei": the first name before "and" shares the surname behind it. Returns TRUE when it did. */
static gboolean
link_shared_surname (Linker *linker, guint c)
{
  DossierCandidate *candidate = &g_array_index (linker->candidates, DossierCandidate, c);
  DossierCandidate *next = c + 1 < linker->candidates->len ? candidate + 1 : NULL;
  guint64           key;
  guint             last;
  int               found;

  if (next == NULL || candidate->n != 1 || next->n < 2 || next->n_surname > 0 || next->kind != DOSSIER_NAME_PERSON
      || next->first != candidate->first + 2 || !dossier_reading_is (linker->reading, candidate->first + 1, "and")
      || !has (candidate->first, DOSSIER_WORD_FIRST) || candidate->kind == DOSSIER_NAME_ORGANIZATION)
    return FALSE;
  candidate->kind = DOSSIER_NAME_PERSON;
  last = find_surname (linker, next->first, next->n);
  key = pair_key (linker, candidate->first, last);
  found = dossier_key_map_get (&linker->phrases, short_key (key, DOSSIER_ENTITY_PERSON)) - 1;
  if (found < 0)
    return FALSE;
  linker->of[c] = found;
  return TRUE;
}

/* One word, once all full names are known: a surname, a first name, a short form, initials. */
static void
link_short (Linker *linker, guint c)
{
  DossierCandidate *candidate = &g_array_index (linker->candidates, DossierCandidate, c);
  int               person = candidate->kind == DOSSIER_NAME_ORGANIZATION && candidate->organization != 0
                                 ? NOBODY
                                 : find_short (linker, candidate->key, DOSSIER_ENTITY_PERSON);
  int               organization = find_short (linker, candidate->key, DOSSIER_ENTITY_ORGANIZATION);

  if (candidate->n == 1 && link_shared_surname (linker, c))
    return;
  if (person >= 0 && !(candidate->kind == DOSSIER_NAME_ORGANIZATION && organization >= 0))
    {
      candidate->kind = DOSSIER_NAME_PERSON;
      linker->of[c] = person;
    }
  else if (organization >= 0 && candidate->kind != DOSSIER_NAME_PERSON)
    {
      candidate->kind = DOSSIER_NAME_ORGANIZATION;
      linker->of[c] = organization;
      consider_form (linker, organization, candidate);
    }
  else if (candidate->kind != DOSSIER_NAME_OTHER)
    link_full (linker, c);
}

static gboolean
is_full (Linker *linker, const DossierCandidate *candidate)
{
  if (candidate->kind == DOSSIER_NAME_OTHER)
    return FALSE;
  return candidate->n > 1 || candidate->own != NULL
         || (candidate->kind == DOSSIER_NAME_ORGANIZATION && candidate->organization != 0);
}

/* Longer names first, so that short ones find them, wherever they stand. */
static void
link_all (Linker *linker)
{
  for (guint c = 0; c < linker->candidates->len; c++)
    {
      linker->of[c] = NOBODY;
      if (is_full (linker, &g_array_index (linker->candidates, DossierCandidate, c)))
        link_full (linker, c);
    }
  for (guint c = 0; c < linker->candidates->len; c++)
    if (linker->of[c] == NOBODY)
      link_short (linker, c);
}

/* --- names that were given up --- */

/* Entity @gone becomes @kept, which the text calls it first, unless the lists know them as two. */
static void
merge_entities (Linker *linker, int kept, int gone)
{
  Entity *entity = get_entity (linker, kept), *other = get_entity (linker, gone);

  if (kept == gone || entity->kind != DOSSIER_ENTITY_ORGANIZATION || other->kind != DOSSIER_ENTITY_ORGANIZATION
      || (entity->organization != 0 && other->organization != 0))
    return;
  if (entity->organization == 0)
    entity->organization = other->organization;
  if (entity->subtype == DOSSIER_SUBTYPE_NONE)
    entity->subtype = other->subtype;
  other->merged = TRUE;
  for (guint c = 0; c < linker->candidates->len; c++)
    if (linker->of[c] == gone)
      linker->of[c] = kept;
}

static void
merge_renamed (Linker *linker)
{
  guint n = 0;

  for (guint c = 1; c < linker->candidates->len && n < MAX_RENAMED; c++)
    {
      const DossierCandidate *a = &g_array_index (linker->candidates, DossierCandidate, c - 1);

      if (linker->of[c - 1] == NOBODY || linker->of[c] == NOBODY
          || !dossier_candidates_are_renamed (linker->reading, a, a + 1))
        continue;
      merge_entities (linker, linker->of[c - 1], linker->of[c]);
      n++;
    }
}

/* --- the result --- */

/* In the usual order. */
static char *
dup_form (Linker *linker, guint first, guint n, guint n_surname)
{
  char *name = n_surname > 0 ? dossier_reversed_dup (linker->reading, first, n, n_surname)
                             : dossier_tokens_dup (linker->reading->tokens, first, n);

  for (char *at = name; *at != '\0'; at++)
    if (*at == '\n' || *at == '\t')
      *at = ' ';
  return name;
}

/* Is the candidate written as its entity is called? FALSE when that takes a closer look. */
static gboolean
is_own_form (Linker *linker, const Entity *entity, const DossierCandidate *candidate)
{
  const DossierTokens *tokens = linker->reading->tokens;
  const DossierToken  *own = &tokens->tokens[entity->first], *own_last = own + entity->n - 1;
  const DossierToken  *first = &tokens->tokens[candidate->first], *last = first + candidate->n - 1;
  gsize                length = own_last->start + own_last->length - own->start;

  return entity->n_surname == 0 && candidate->n_surname == 0 && last->start + last->length - first->start == length
         && memcmp (tokens->text + own->start, tokens->text + first->start, length) == 0;
}

static DossierFoundEntity *
make_entity (Linker *linker, const Entity *entity)
{
  g_autofree char    *name = dup_form (linker, entity->first, entity->n, entity->n_surname);
  DossierFoundEntity *found = dossier_found_entity_new (entity->kind, entity->subtype, name);
  DossierKnownName    known = { .length = 0 };

  if (entity->own != NULL)
    {
      found->known_as = g_strdup (entity->own->dossier);
      return found;
    }
  if (entity->kind == DOSSIER_ENTITY_PERSON && entity->person != 0)
    known = dossier_vocabulary_get_person (linker->reading->vocabulary, entity->person);
  else if (entity->kind == DOSSIER_ENTITY_ORGANIZATION && entity->organization != 0)
    known = dossier_vocabulary_get_organization (linker->reading->vocabulary, entity->organization);
  if (known.length > 0)
    found->known_as = g_strndup (known.text, known.length);
  return found;
}

static void
add_alias (DossierFoundEntity *entity, char *form)
{
  guint n = g_strv_length (entity->aliases);

  if (strcmp (entity->name, form) == 0 || g_strv_contains ((const char *const *) entity->aliases, form))
    {
      g_free (form);
      return;
    }
  entity->aliases = g_renew (char *, entity->aliases, n + 2);
  entity->aliases[n] = form;
  entity->aliases[n + 1] = NULL;
}

static void
write_result (Linker *linker, GArray *names, GPtrArray *entities)
{
  g_autofree guint *place = g_new (guint, linker->entities->len + 1);
  DossierKeyMap     aliases; /* forms of an entity's name that were seen -> 1 */

  dossier_key_map_init (&aliases, linker->candidates->len / 2);
  dossier_array_make_room (names, linker->candidates->len);
  for (guint i = 0; i < linker->entities->len; i++)
    if (!get_entity (linker, i)->merged)
      {
        place[i] = entities->len;
        g_ptr_array_add (entities, make_entity (linker, get_entity (linker, i)));
      }
  for (guint c = 0; c < linker->candidates->len; c++)
    {
      const DossierCandidate *candidate = &g_array_index (linker->candidates, DossierCandidate, c);
      DossierNamedTokens      name = { candidate->first, candidate->n, 0, candidate->confidence };
      guint64                 form;

      if (linker->of[c] == NOBODY)
        continue;
      name.entity = place[linker->of[c]];
      *dossier_array_add (names, DossierNamedTokens) = name;
      form = short_key (candidate->key + linker->of[c], DOSSIER_ENTITY_PERSON);
      if (dossier_key_map_get (&aliases, form) != 0)
        continue;
      dossier_key_map_set (&aliases, form, 1);
      if (is_own_form (linker, get_entity (linker, linker->of[c]), candidate))
        continue;
      add_alias (entities->pdata[name.entity], dup_form (linker, candidate->first, candidate->n, candidate->n_surname));
    }
  dossier_key_map_clear (&aliases);
}

static void
begin (Linker *linker, const DossierReading *reading, GArray *candidates)
{
  *linker = (Linker){ .reading = reading, .candidates = candidates };
  linker->entities = g_array_sized_new (FALSE, FALSE, sizeof (Entity), candidates->len);
  dossier_key_map_init (&linker->phrases, candidates->len / 2);
  dossier_key_map_init (&linker->shorts, candidates->len);
  dossier_key_map_init (&linker->numbers, candidates->len / 8);
  linker->of = g_new (int, MAX (candidates->len, 1));
  linker->bare = g_new0 (guint, MAX (candidates->len, 1));
  link_all (linker);
}

static void
finish (Linker *linker)
{
  g_array_unref (linker->entities);
  dossier_key_map_clear (&linker->phrases);
  dossier_key_map_clear (&linker->shorts);
  dossier_key_map_clear (&linker->numbers);
  g_free (linker->of);
  g_free (linker->bare);
}

void
dossier_linker_settle (const DossierReading *reading, GArray *candidates)
{
  Linker linker;

  if (candidates->len == 0)
    return;
  begin (&linker, reading, candidates);
  finish (&linker);
}

void
dossier_linker_run (const DossierReading *reading, GArray *candidates, GArray *names, GPtrArray *entities)
{
  Linker linker;

  if (candidates->len == 0)
    return;
  begin (&linker, reading, candidates);
  merge_renamed (&linker);
  write_result (&linker, names, entities);
  finish (&linker);
}
