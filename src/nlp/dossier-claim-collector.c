/* dossier-claim-collector.c - matches become claims, each said once, at its clearest statement.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-collector.h"
#include "dossier-claim-certainty.h"
#include "dossier-claim-details.h"
#include "dossier-claim-role.h"

#include <string.h>

#define MAX_CUE 12 /* items */
#define UNSURE (DOSSIER_CLAIM_PLANNED | DOSSIER_CLAIM_RUMOURED | DOSSIER_CLAIM_HYPOTHETICAL | DOSSIER_CLAIM_REPORTED)

/* Where a kind of claim was found in the sentence, and by which pattern. */
typedef struct
{
  int                        trigger;
  DossierClaimKind           kind;
  const DossierClaimPattern *pattern;
} Used;

/* What all claims of one match share. */
typedef struct
{
  DossierClaimCollector      *self;
  const DossierClaimPattern  *pattern;
  const DossierClaimSentence *sentence;
  const DossierClaimMatch    *match;
  DossierClaimFlags           flags;
  DossierClaimStretch         doubt;  /* what puts them in doubt */
  gboolean                    shared; /* several subjects put up one amount */
} Adding;

/* Who an end of a claim is, and the item that says so; -1 when it is left out. */
typedef struct
{
  int entity, item;
} End;

void
dossier_claim_collector_init (DossierClaimCollector *self, DossierClaimContext *context, const DossierDate *written)
{
  self->context = context;
  self->written = written;
  self->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_found_claim_free);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->weak = g_array_new (FALSE, TRUE, sizeof (gboolean));
  self->used = g_array_new (FALSE, FALSE, sizeof (Used));
  self->open = 0;
}

void
dossier_claim_collector_clear (DossierClaimCollector *self)
{
  g_ptr_array_unref (self->claims);
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->pairs);
  g_array_unref (self->weak);
  g_array_unref (self->used);
}

void
dossier_claim_collector_enter (DossierClaimCollector *self, const DossierClaimSentence *sentence)
{
  if (self->open < self->claims->len && dossier_claim_turned_down (sentence, 0))
    for (guint i = self->open; i < self->claims->len; i++)
      {
        DossierFoundClaim *claim = self->claims->pdata[i];

        if ((claim->flags & UNSURE) != 0)
          claim->flags |= DOSSIER_CLAIM_DENIED;
      }
  self->open = self->claims->len;
  g_array_set_size (self->used, 0);
}

/* --- roles --- */

static char *
split_role (const Adding *adding, gboolean *founder, gboolean *cofounder)
{
  *founder = *cofounder = FALSE;
  if (adding->match->role < 0)
    return NULL;
  return dossier_claim_role_split (adding->sentence, (guint) adding->match->role, founder, cofounder);
}

/* "former" anywhere in the match or right before it. */
static gboolean
is_former (const Adding *adding)
{
  guint first = adding->match->start;

  if (first > 1 && dossier_claim_item_is_mark (adding->sentence, first - 1, '-'))
    first--; /* "ex-Lumio" */
  first = first > 0 ? first - 1 : 0;

  for (guint i = first; i < adding->match->end; i++)
    if (dossier_claim_item_match (adding->sentence, i, DOSSIER_CLASS_FORMER) > 0
        || dossier_claim_item (adding->sentence, i)->former)
      return TRUE;
  return dossier_claim_pattern_has_subject (adding->pattern)
         && (dossier_claim_item_says (adding->sentence, adding->match->start, "was")
             || dossier_claim_item_says (adding->sentence, adding->match->start, "were"));
}

/* --- claims --- */

static char *
key_of (int kind, int subject, int object)
{
  if ((kind == DOSSIER_CLAIM_MERGED || kind == DOSSIER_CLAIM_PARTNERED || kind == 0) && subject > object)
    return g_strdup_printf ("%d %d %d", kind, object, subject);
  return g_strdup_printf ("%d %d %d", kind, subject, object);
}

static gboolean
is_better (const DossierFoundClaim *a, const DossierFoundClaim *b)
{
  gboolean sure_a = (a->flags & (UNSURE | DOSSIER_CLAIM_NO_FACT)) == 0;
  gboolean sure_b = (b->flags & (UNSURE | DOSSIER_CLAIM_NO_FACT)) == 0;

  if (sure_a != sure_b)
    return sure_a;
  return (a->role != NULL) + (a->amount != NULL) + (a->date.precision != DOSSIER_PRECISION_UNKNOWN)
         > (b->role != NULL) + (b->amount != NULL) + (b->date.precision != DOSSIER_PRECISION_UNKNOWN);
}

static gboolean
takes_role (DossierClaimKind kind)
{
  return kind == DOSSIER_CLAIM_JOINED || kind == DOSSIER_CLAIM_LEFT || kind == DOSSIER_CLAIM_FIRED
         || kind == DOSSIER_CLAIM_APPOINTED || kind == DOSSIER_CLAIM_PROMOTED || kind == DOSSIER_CLAIM_WORKS_AT;
}

static gboolean
takes_amount (DossierClaimKind kind)
{
  return kind == DOSSIER_CLAIM_INVESTED || kind == DOSSIER_CLAIM_FUNDED || kind == DOSSIER_CLAIM_ACQUIRED
         || kind == DOSSIER_CLAIM_PARTNERED || kind == DOSSIER_CLAIM_MERGED;
}

static void
place_claim (const Adding *adding, DossierFoundClaim *claim)
{
  const DossierClaimMatch *match = adding->match;
  const DossierTokens     *tokens = adding->sentence->tokens;
  guint                    first = match->cue < match->cue_end ? match->cue : match->start;
  guint last = MIN (MAX (match->cue < match->cue_end ? match->cue_end : match->end, first + 1), first + MAX_CUE) - 1;
  const DossierClaimItem *a = dossier_claim_item (adding->sentence, first);
  const DossierClaimItem *b = dossier_claim_item (adding->sentence, last);
  const DossierToken     *end = &tokens->tokens[b->first + MAX (b->n, 1) - 1];

  claim->start = tokens->tokens[a->first].start;
  claim->length = end->start + end->length - claim->start;
  claim->sentence_start = adding->sentence->sentence->start;
  claim->sentence_length = adding->sentence->sentence->length;
}

/* Where the words of the items are, in bytes. */
static void
place_items (const Adding *adding, guint first, guint n, guint *start, guint *length)
{
  const DossierClaimItem *last = dossier_claim_item (adding->sentence, first + n - 1);
  const DossierToken     *tokens = adding->sentence->tokens->tokens;
  const DossierToken     *end = &tokens[last->first + MAX (last->n, 1) - 1];

  *start = tokens[dossier_claim_item (adding->sentence, first)->first].start;
  *length = end->start + end->length - *start;
}

/* "the Lumio-backed startup": where the words before the last one begin. */
static guint
find_article (const Adding *adding, guint i)
{
  for (guint k = i; k > 0 && i - k < 5; k--)
    if (dossier_claim_item_is (adding->sentence, k - 1, DOSSIER_CLASS_DET))
      return k - 1;
  return i;
}

static DossierClaimEnd
place_end (const Adding *adding, const End *end)
{
  DossierClaimEnd           place = { DOSSIER_END_NOBODY, 0, 0 };
  const DossierFoundEntity *entity;
  const DossierClaimItem   *item;
  guint                     first;

  if (end->entity < 0)
    return place;
  place.how = DOSSIER_END_LEFT_OUT;
  if (end->item < 0)
    return place;
  item = dossier_claim_item (adding->sentence, (guint) end->item);
  first = item->reference == DOSSIER_CLASS_COMPANY ? find_article (adding, (guint) end->item) : (guint) end->item;
  place_items (adding, first, (guint) end->item + 1 - first, &place.start, &place.length);
  entity = adding->sentence->entities->pdata[end->entity];
  if (item->kind == DOSSIER_ITEM_REFERENCE)
    place.how = DOSSIER_END_REFERENCE;
  else
    place.how = strlen (entity->name) == place.length
                        && memcmp (entity->name, adding->sentence->tokens->text + place.start, place.length) == 0
                    ? DOSSIER_END_NAMED
                    : DOSSIER_END_SHORT;
  return place;
}

static void
keep_claim (DossierClaimCollector *self, DossierFoundClaim *claim, gboolean weak)
{
  char *key = key_of ((int) claim->kind, claim->subject, claim->object);
  guint old = GPOINTER_TO_UINT (g_hash_table_lookup (self->seen, key));

  if (!weak)
    g_hash_table_add (self->pairs, key_of (0, claim->subject, claim->object));
  if (old == 0 && self->claims->len < DOSSIER_CLAIM_MAX_CLAIMS)
    {
      g_ptr_array_add (self->claims, claim);
      g_array_append_val (self->weak, weak);
      g_hash_table_insert (self->seen, key, GUINT_TO_POINTER (self->claims->len));
      return;
    }
  g_free (key);
  if (old != 0 && is_better (claim, self->claims->pdata[old - 1]))
    {
      DossierFoundClaim *worse = self->claims->pdata[old - 1];

      self->claims->pdata[old - 1] = claim;
      g_array_index (self->weak, gboolean, old - 1) = weak && g_array_index (self->weak, gboolean, old - 1);
      claim = worse;
    }
  dossier_found_claim_free (claim);
}

static gboolean
is_team (const Adding *adding, int entity)
{
  return ((const DossierFoundEntity *) adding->sentence->entities->pdata[entity])->subtype == DOSSIER_SUBTYPE_TEAM;
}

/* "Lumio engineer Ada Moss" is one whatever the sentence says of her. */
static gboolean
is_post_only (const Adding *adding, const DossierClaimEmit *emit)
{
  return (emit->kind == 0 || emit->kind == DOSSIER_CLAIM_WORKS_AT)
         && !dossier_claim_pattern_has_subject (adding->pattern);
}

static void
add_claim (const Adding *adding, const DossierClaimEmit *emit, DossierClaimKind kind, const End *from, const End *to,
           const char *role)
{
  int                    subject = from->entity, object = to->entity;
  DossierClaimCollector *self = adding->self;
  DossierFoundClaim     *claim;

  if (subject == object || (subject < 0 && object < 0))
    return;
  claim = dossier_found_claim_new (kind);
  claim->subject = subject;
  claim->object = object;
  claim->flags = (emit->sure || is_post_only (adding, emit) ? 0 : adding->flags) | emit->flags;
  if (kind == DOSSIER_CLAIM_WORKS_AT && is_former (adding))
    claim->flags |= DOSSIER_CLAIM_FORMER;
  if (takes_role (kind))
    claim->role = g_strdup (role);
  if (takes_amount (kind) && !emit->total && !adding->shared)
    claim->amount = dossier_claim_dup_amount (adding->sentence, adding->match);
  if (kind == DOSSIER_CLAIM_INVESTED || kind == DOSSIER_CLAIM_FUNDED)
    claim->round = dossier_claim_dup_round (adding->sentence, adding->match);
  if (kind != DOSSIER_CLAIM_WORKS_AT || adding->match->date >= 0)
    claim->date = dossier_claim_find_date (adding->sentence, adding->match, self->written, self->context->year,
                                           (claim->flags & DOSSIER_CLAIM_PLANNED) != 0);
  if (claim->date.precision != DOSSIER_PRECISION_UNKNOWN && self->written->precision != DOSSIER_PRECISION_UNKNOWN
      && claim->date.from >= self->written->until)
    claim->flags |= DOSSIER_CLAIM_PLANNED; /* "is taking the helm next month" */
  claim->pattern = g_strdup (dossier_claim_pattern_get_name (adding->pattern));
  place_claim (adding, claim);
  claim->subject_end = place_end (adding, from);
  claim->object_end = place_end (adding, to);
  if (adding->doubt.n > 0 && !emit->sure && !is_post_only (adding, emit))
    place_items (adding, adding->doubt.first, adding->doubt.n, &claim->doubt_start, &claim->doubt_length);
  if (takes_role (kind) && kind != DOSSIER_CLAIM_LEFT && kind != DOSSIER_CLAIM_FIRED && !is_team (adding, object)
      && (claim->flags & (DOSSIER_CLAIM_FORMER | DOSSIER_CLAIM_NO_FACT | UNSURE)) == 0)
    dossier_claim_context_set_home (self->context, subject, object);
  keep_claim (self, claim, emit->weak);
}

static void
add_role (const Adding *adding, const DossierClaimEmit *emit, const End *subject, const End *object)
{
  gboolean         founder, cofounder;
  g_autofree char *role = split_role (adding, &founder, &cofounder);

  if (emit->kind == DOSSIER_CLAIM_APPOINTED && role == NULL && adding->match->role >= 0)
    return;
  if (emit->kind != 0)
    {
      add_claim (adding, emit, emit->kind, subject, object, role);
      return;
    }
  if (cofounder)
    add_claim (adding, emit, DOSSIER_CLAIM_COFOUNDED, subject, object, NULL);
  else if (founder)
    add_claim (adding, emit, DOSSIER_CLAIM_FOUNDED, subject, object, NULL);
  if (role != NULL)
    add_claim (adding, emit, DOSSIER_CLAIM_WORKS_AT, subject, object, role);
  else if ((cofounder || founder) && !is_former (adding))
    dossier_claim_context_set_home (adding->self->context, subject->entity, object->entity);
}

/* "CEO": one person has it; "leaders": all of a list. Says nothing of a post that a verb gives. */
static gboolean
is_single_post (const Adding *adding, guint type)
{
  const DossierClaimItem *item;
  const DossierToken     *last;
  guint                   n = 1;

  if (type != DOSSIER_ENTITY_PERSON || adding->match->role < 0 || adding->match->trigger != adding->match->role)
    return FALSE;
  item = dossier_claim_item (adding->sentence, (guint) adding->match->role);
  while (n < item->n && !dossier_tokens_is (adding->sentence->tokens, item->first + n, "of"))
    n++;
  last = &adding->sentence->tokens->tokens[item->first + n - 1];
  return last->length < 2 || adding->sentence->tokens->text[last->start + last->length - 1] != 's';
}

/* "Lumio's Ada Moss": one of a list that has an owner of its own begins another list. */
static gboolean
is_owned (const DossierClaimSentence *sentence, guint i)
{
  return i > 0 && dossier_claim_item (sentence, i - 1)->kind == DOSSIER_ITEM_POSSESSIVE;
}

/* The item where the claim begins, with organizations that are its subject: none of them is what it leaves out. */
static guint
find_first (const Adding *adding)
{
  guint first = adding->match->start;
  int   i = adding->match->slots[0];

  if (i < 0 || dossier_claim_item (adding->sentence, (guint) i)->type != DOSSIER_ENTITY_ORGANIZATION)
    return first;
  while (dossier_claim_item (adding->sentence, (guint) i)->previous >= 0)
    i = dossier_claim_item (adding->sentence, (guint) i)->previous;
  return MIN (first, (guint) i);
}

/* The entities a slot stands for; @found has room for DOSSIER_CLAIM_MAX_LIST. */
static guint
read_slot (const Adding *adding, DossierClaimKind kind, int slot, int person, End *found)
{
  const DossierClaimSentence *sentence = adding->sentence;
  guint                       n = 0, type;
  int                         i;
  gboolean                    spread, loose, owned;
  /* "the company" that somebody founded is not where they came from */
  int whose = kind == DOSSIER_CLAIM_FOUNDED || kind == DOSSIER_CLAIM_COFOUNDED ? DOSSIER_NO_ENTITY : person;

  if (slot < 0)
    {
      found[0].item = -1;
      found[0].entity = slot == DOSSIER_CLAIM_SLOT_NOBODY
                            ? DOSSIER_NO_ENTITY
                            : dossier_claim_context_home (adding->self->context, sentence, find_first (adding), person,
                                                          kind != DOSSIER_CLAIM_JOINED);
      return slot == DOSSIER_CLAIM_SLOT_NOBODY || found[0].entity >= 0 ? 1 : 0;
    }
  i = adding->match->slots[slot];
  if (i < 0)
    return 0;
  loose = (adding->match->loose >> slot & 1) != 0;
  type = dossier_claim_item (sentence, (guint) i)->type;
  spread = (adding->match->spread >> slot & 1) != 0 && !is_single_post (adding, type);
  if (spread && dossier_claim_item (sentence, (guint) i)->next < 0)
    while (dossier_claim_item (sentence, (guint) i)->previous >= 0 && slot == 0 && (guint) i < adding->match->start)
      i = dossier_claim_item (sentence, (guint) i)->previous;
  owned = is_owned (sentence, (guint) i);
  for (; i >= 0 && n < DOSSIER_CLAIM_MAX_LIST; i = spread ? dossier_claim_item (sentence, (guint) i)->next : -1)
    {
      int entity = dossier_claim_context_resolve (adding->self->context, sentence, (guint) i, whose);

      if (n > 0 && owned && is_owned (sentence, (guint) i))
        break;
      if (entity >= 0 && (loose || dossier_claim_item (sentence, (guint) i)->type == type))
        found[n++] = (End){ entity, i };
    }
  return n;
}

/* What a post says is one thing, whichever claims it makes; so is money given. */
static DossierClaimKind
group_of (const Adding *adding, DossierClaimKind kind)
{
  return adding->match->trigger >= 0
                 && dossier_claim_item (adding->sentence, (guint) adding->match->trigger)->kind == DOSSIER_ITEM_ROLE
                 && (kind == DOSSIER_CLAIM_FOUNDED || kind == DOSSIER_CLAIM_COFOUNDED || kind == DOSSIER_CLAIM_WORKS_AT)
             ? 0
         : kind == DOSSIER_CLAIM_FUNDED ? DOSSIER_CLAIM_INVESTED
                                        : kind;
}

/* Has an earlier pattern found this kind at these words? */
static gboolean
is_used (const Adding *adding, DossierClaimKind kind)
{
  GArray *used = adding->self->used;

  for (guint i = 0; i < used->len && adding->match->trigger >= 0; i++)
    {
      const Used *other = &g_array_index (used, Used, i);

      if (other->trigger == adding->match->trigger && other->kind == kind && other->pattern != adding->pattern)
        return TRUE;
    }
  return FALSE;
}

static void
note_used (const Adding *adding, DossierClaimKind kind)
{
  Used one = { adding->match->trigger, kind, adding->pattern };

  if (one.trigger >= 0)
    g_array_append_val (adding->self->used, one);
}

/* "Ada Moss and Bo Lind joined Lumio and Harrow, respectively": the first goes with the first. */
static gboolean
is_respective (const Adding *adding)
{
  const DossierClaimSentence *sentence = adding->sentence;

  for (guint i = adding->match->start; i < sentence->items->len; i++)
    if (dossier_tokens_is (sentence->tokens, dossier_claim_item (sentence, i)->first, "respectively"))
      return TRUE;
  return FALSE;
}

void
dossier_claim_collector_add (DossierClaimCollector *self, const DossierClaimPattern *pattern,
                             const DossierClaimSentence *sentence, const DossierClaimMatch *match)
{
  Adding                  adding = { self, pattern, sentence, match, 0, { 0, 0 }, FALSE };
  guint                   n_emits, n_subjects, n_objects;
  const DossierClaimEmit *emits = dossier_claim_pattern_get_emits (pattern, &n_emits);
  End                     subjects[DOSSIER_CLAIM_MAX_LIST], objects[DOSSIER_CLAIM_MAX_LIST];

  adding.flags = dossier_claim_certainty (sentence, match, &adding.doubt);
  if (((adding.flags & UNSURE) != 0
       || (match->trigger >= 0 && dossier_claim_item_is (sentence, (guint) match->trigger, DOSSIER_CLASS_OFFER)))
      && dossier_claim_turned_down (sentence, match->start))
    adding.flags |= DOSSIER_CLAIM_DENIED;
  for (guint i = 0; i < n_emits; i++)
    {
      gboolean pairs = emits[i].subject == emits[i].object, one_each;

      if (is_used (&adding, group_of (&adding, emits[i].kind)))
        continue;
      n_subjects = read_slot (&adding, emits[i].kind, emits[i].subject, DOSSIER_NO_ENTITY, subjects);
      adding.shared = n_subjects > 1;
      for (guint s = 0; s < n_subjects; s++)
        {
          n_objects = read_slot (&adding, emits[i].kind, emits[i].object, subjects[s].entity, objects);
          one_each = !pairs && n_subjects > 1 && n_objects == n_subjects && is_respective (&adding);
          for (guint o = pairs ? s + 1 : 0; o < n_objects; o++)
            {
              if (one_each && o != s)
                continue;
              add_role (&adding, &emits[i], &subjects[s], &objects[o]);
              note_used (&adding, group_of (&adding, emits[i].kind));
            }
        }
    }
}

/* --- the end --- */

/* A person who leaves or takes a post in the very sentence that names the post needs no second claim of it. */
static gboolean
is_told_better (DossierClaimCollector *self, const DossierFoundClaim *claim)
{
  static const DossierClaimKind better[] = { DOSSIER_CLAIM_LEFT, DOSSIER_CLAIM_FIRED, DOSSIER_CLAIM_PROMOTED,
                                             DOSSIER_CLAIM_APPOINTED, DOSSIER_CLAIM_JOINED };
  guint n = claim->role == NULL ? G_N_ELEMENTS (better) : 3; /* a post of one's own is told for itself */

  if (claim->kind != DOSSIER_CLAIM_WORKS_AT || (claim->flags & DOSSIER_CLAIM_FORMER) != 0)
    return FALSE;
  if ((claim->flags & DOSSIER_CLAIM_PLANNED) != 0)
    return TRUE; /* who will work somewhere joins it */
  for (guint i = 0; i < n; i++)
    {
      g_autofree char         *key = key_of ((int) better[i], claim->subject, claim->object);
      guint                    at = GPOINTER_TO_UINT (g_hash_table_lookup (self->seen, key));
      const DossierFoundClaim *other = at > 0 ? self->claims->pdata[at - 1] : NULL;

      if (other != NULL && other->sentence_start == claim->sentence_start)
        return TRUE;
    }
  return FALSE;
}

/* A lawsuit without a plaintiff says nothing new once the text names one. */
static gboolean
has_plaintiff (DossierClaimCollector *self, const DossierFoundClaim *claim)
{
  if (claim->kind != DOSSIER_CLAIM_SUED || claim->subject >= 0)
    return FALSE;
  for (guint i = 0; i < self->claims->len; i++)
    {
      const DossierFoundClaim *other = self->claims->pdata[i];

      if (other->kind == DOSSIER_CLAIM_SUED && other->subject >= 0 && other->object == claim->object)
        return TRUE;
    }
  return FALSE;
}

/* A round without a backer says nothing new once the same sentence names one. */
static gboolean
has_backer (DossierClaimCollector *self, const DossierFoundClaim *claim)
{
  if (claim->kind != DOSSIER_CLAIM_FUNDED || claim->subject >= 0)
    return FALSE;
  for (guint i = 0; i < self->claims->len; i++)
    {
      const DossierFoundClaim *other = self->claims->pdata[i];

      if ((other->kind == DOSSIER_CLAIM_FUNDED || other->kind == DOSSIER_CLAIM_INVESTED) && other->subject >= 0
          && other->object == claim->object && other->sentence_start == claim->sentence_start)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_outweighed (DossierClaimCollector *self, guint i)
{
  const DossierFoundClaim *claim = self->claims->pdata[i];
  g_autofree char         *pair = key_of (0, claim->subject, claim->object);

  return g_array_index (self->weak, gboolean, i) && g_hash_table_contains (self->pairs, pair);
}

static int
compare_claims (gconstpointer a, gconstpointer b)
{
  const DossierFoundClaim *one = *(DossierFoundClaim *const *) a, *two = *(DossierFoundClaim *const *) b;

  if (one->sentence_start != two->sentence_start)
    return one->sentence_start < two->sentence_start ? -1 : 1;
  if (one->start != two->start)
    return one->start < two->start ? -1 : 1;
  return (int) one->kind - (int) two->kind;
}

void
dossier_claim_collector_end (DossierClaimCollector *self, GPtrArray *claims)
{
  g_autoptr (GPtrArray) dropped = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_found_claim_free);
  guint first = claims->len;

  for (guint i = 0; i < self->claims->len; i++)
    {
      DossierFoundClaim *claim = self->claims->pdata[i];
      gboolean           drop = is_outweighed (self, i) || is_told_better (self, claim) || has_backer (self, claim)
                      || has_plaintiff (self, claim);

      claim->flags = dossier_claim_settle_certainty (claim->flags);
      g_ptr_array_add (drop ? dropped : claims, claim);
    }
  g_ptr_array_set_free_func (self->claims, NULL);
  g_ptr_array_set_size (self->claims, 0);
  if (claims->len > first)
    qsort (claims->pdata + first, claims->len - first, sizeof (gpointer), compare_claims);
}
