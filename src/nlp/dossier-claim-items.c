/* dossier-claim-items.c - a sentence as the symbols that claim patterns speak of.
 *
 * Four passes: tokens to items, then words of a post joined to one item, then links between names (claim-links.c), then
 * what a pattern can ask of each (claim-features.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-items.h"
#include "dossier-claim-date.h"

#include <string.h>

#define MAX_BRACKET 40 /* tokens in a pair of brackets */
#define MAX_ROLE 8     /* words of a post */

void
dossier_claim_sentence_init (DossierClaimSentence *self, const DossierClaimLexicon *lexicon,
                             const DossierTokens *tokens, GPtrArray *entities)
{
  self->lexicon = lexicon;
  self->tokens = tokens;
  self->entities = entities;
  self->sentence = NULL;
  self->items = g_array_sized_new (FALSE, FALSE, sizeof (DossierClaimItem), DOSSIER_CLAIM_MAX_ITEMS);
}

void
dossier_claim_sentence_clear (DossierClaimSentence *self)
{
  g_clear_pointer (&self->items, g_array_unref);
}

guint
dossier_claim_item_match (const DossierClaimSentence *self, guint i, int klass)
{
  const DossierClaimItem *item;

  if (i >= self->items->len)
    return 0;
  item = dossier_claim_item (self, i);
  if ((item->sets.begins[klass / 64] >> (klass % 64) & 1) != 0)
    return dossier_claim_lexicon_match (self->lexicon, &item->word, self->items->len - i, sizeof (DossierClaimItem),
                                        klass);
  return (item->sets.alone[klass / 64] >> (klass % 64) & 1) != 0;
}

DossierSubtype
dossier_claim_item_subtype (const DossierClaimSentence *self, guint i)
{
  const DossierClaimItem *item = dossier_claim_item (self, i);

  if (item->kind != DOSSIER_ITEM_NAME)
    return DOSSIER_SUBTYPE_NONE;
  return ((const DossierFoundEntity *) self->entities->pdata[item->entity])->subtype;
}

char *
dossier_claim_sentence_dup (const DossierClaimSentence *self, guint first, guint last)
{
  const DossierClaimItem *a = dossier_claim_item (self, first), *b = dossier_claim_item (self, last);

  return dossier_tokens_dup (self->tokens, a->first, MAX (b->first + b->n, a->first + 1) - a->first);
}

/* --- tokens to items --- */

static DossierClaimItem *
add_item (DossierClaimSentence *self, DossierClaimItemKind kind, guint first, guint n)
{
  DossierClaimItem *item = dossier_claim_item (self, self->items->len++); /* there is room for all */

  *item = (DossierClaimItem){ .kind = kind,
                              .first = first,
                              .n = n,
                              .entity = DOSSIER_NO_ENTITY,
                              .head = -1,
                              .apposed = -1,
                              .next = -1,
                              .previous = -1 };
  return item;
}

static void
set_word (const DossierClaimSentence *self, DossierClaimItem *item, guint word)
{
  item->word = word;
  item->sets = *dossier_claim_lexicon_get_sets (self->lexicon, word);
}

static guint
find_word (const DossierClaimSentence *self, guint token)
{
  const DossierToken *one = &self->tokens->tokens[token];

  return dossier_claim_lexicon_find (self->lexicon, self->tokens->text + one->start, one->length);
}

static inline gboolean
token_is (const DossierClaimSentence *self, guint i, const char *text)
{
  const DossierToken *token = &self->tokens->tokens[i];
  const char         *at = self->tokens->text + token->start;

  return *at == *text && token->length == strlen (text) && memcmp (at, text, token->length) == 0;
}

static gboolean
token_is_one_of (const DossierClaimSentence *self, guint i, const char *const *texts)
{
  for (guint k = 0; texts[k] != NULL; k++)
    if (token_is (self, i, texts[k]))
      return TRUE;
  return FALSE;
}

/* May a sum begin with the word? "US$5", "A$ 5". */
static inline gboolean
may_open_money (char first)
{
  return first == 'U' || first == 'C' || first == 'A' || first == 'H';
}

static guint
match_money (const DossierClaimSentence *self, guint i, guint end)
{
  static const char *const currencies[] = { "$", "€", "£", "¥", "US$", "C$", "A$", "HK$", NULL };
  static const char *const coins[] = { "dollars", "euros", "pounds", "yuan", "yen", NULL };
  const DossierToken      *tokens = self->tokens->tokens;
  guint                    at = i;
  gboolean                 unit = FALSE;

  if ((token_is (self, at, "US") || token_is (self, at, "C") || token_is (self, at, "A")) && at + 2 < end
      && token_is (self, at + 1, "$"))
    at++;
  if (token_is_one_of (self, at, currencies))
    {
      if (++at >= end || (tokens[at].flags & DOSSIER_TOKEN_DIGIT) == 0)
        if (at >= end || tokens[at].kind != DOSSIER_TOKEN_NUMBER)
          return 0;
      at++;
      while (at < end && (tokens[at].flags & DOSSIER_TOKEN_AFTER_SPACE) == 0 && tokens[at].kind == DOSSIER_TOKEN_WORD)
        at++;
      if (at + 1 < end && token_is (self, at, "+"))
        at++;
      if (at + 1 < end && token_is (self, at, "-")
          && dossier_claim_lexicon_has (self->lexicon, find_word (self, at + 1), DOSSIER_CLASS_UNIT))
        at++;
      if (at < end && dossier_claim_lexicon_has (self->lexicon, find_word (self, at), DOSSIER_CLASS_UNIT))
        at++;
      return at - i;
    }
  if (tokens[at].kind != DOSSIER_TOKEN_NUMBER)
    return 0;
  at++;
  if (at < end && dossier_claim_lexicon_has (self->lexicon, find_word (self, at), DOSSIER_CLASS_UNIT))
    {
      unit = TRUE;
      at++;
    }
  return at < end && unit && token_is_one_of (self, at, coins) ? at + 1 - i : 0;
}

/* The token after the bracket that @i opens, when nothing in it is a name (but perhaps the one before it again);
 * @i itself when the bracket has to be read. */
static guint
skip_bracket (const DossierClaimSentence *self, guint i, guint end, const DossierNamedTokens *names, guint n_names)
{
  guint    depth = 0, last = MIN (end, i + MAX_BRACKET), inside = 0;
  guint    n = self->items->len;
  int      before = n > 0 ? dossier_claim_item (self, n - 1)->entity : DOSSIER_NO_ENTITY;
  gboolean same = TRUE;

  for (guint k = i; k < last; k++)
    {
      if (token_is (self, k, "(") || token_is (self, k, "["))
        depth++;
      else if ((token_is (self, k, ")") || token_is (self, k, "]")) && --depth == 0)
        {
          for (guint m = 0; m < n_names && names[m].first < k; m++)
            {
              same = same && (int) names[m].entity == before;
              inside++;
            }
          return inside == 0 || same ? k + 1 : i;
        }
    }
  return i;
}

static void
add_reference (DossierClaimSentence *self, guint token, guint word, int klass, DossierEntityKind type,
               gboolean possessive)
{
  DossierClaimItem *item = add_item (self, DOSSIER_ITEM_REFERENCE, token, 1);

  set_word (self, item, word);
  item->reference = klass;
  item->type = type;
  if (possessive)
    add_item (self, DOSSIER_ITEM_POSSESSIVE, token, 1);
}

/* Brackets and dashes that stand apart set off what commas set off. */
static char
mark_of (const DossierClaimSentence *self, guint token)
{
  static const char *const commas[] = { "(", ")", "[", "]", "–", "—", "―", "--", NULL };
  const DossierToken      *one = &self->tokens->tokens[token];

  if (one->kind != DOSSIER_TOKEN_PUNCTUATION)
    return '\0';
  if (token_is_one_of (self, token, commas)
      || (token_is (self, token, "-") && (one->flags & DOSSIER_TOKEN_JOINED) == 0))
    return ',';
  return self->tokens->text[one->start];
}

static void
add_mark (DossierClaimSentence *self, guint token)
{
  DossierClaimItem *item = add_item (self, DOSSIER_ITEM_MARK, token, 1);

  item->mark = mark_of (self, token);
  set_word (self, item,
            item->mark == ',' ? dossier_claim_lexicon_find (self->lexicon, ",", 1) : find_word (self, token));
}

static void
add_word (DossierClaimSentence *self, guint token, guint word, guint end)
{
  const DossierClaimLexicon *lexicon = self->lexicon;
  const DossierToken        *one = &self->tokens->tokens[token];
  guint64                    sets = dossier_claim_lexicon_get_sets (lexicon, word)->alone[0];
  DossierClaimItem          *item;

  if ((sets & DOSSIER_CLASS_BIT (DOSSIER_CLASS_HE)) != 0)
    add_reference (self, token, word, DOSSIER_CLASS_HE, DOSSIER_ENTITY_PERSON, FALSE);
  else if ((sets & DOSSIER_CLASS_BIT (DOSSIER_CLASS_IT)) != 0)
    add_reference (self, token, word, DOSSIER_CLASS_IT, DOSSIER_ENTITY_ORGANIZATION, FALSE);
  else if ((sets & DOSSIER_CLASS_BIT (DOSSIER_CLASS_HIS)) != 0 && token + 1 < end)
    add_reference (self, token, word, DOSSIER_CLASS_HIS, DOSSIER_ENTITY_PERSON, TRUE);
  else if ((sets & DOSSIER_CLASS_BIT (DOSSIER_CLASS_ITS)) != 0)
    add_reference (self, token, word, DOSSIER_CLASS_ITS, DOSSIER_ENTITY_ORGANIZATION, TRUE);
  else
    {
      item = add_item (self, DOSSIER_ITEM_WORD, token, 1);
      if (word == 0 && one->length > 3 && g_ascii_strncasecmp (self->tokens->text + one->start, "ex-", 3) == 0)
        {
          word = dossier_claim_lexicon_find (lexicon, self->tokens->text + one->start + 3, one->length - 3);
          item->former = TRUE;
        }
      set_word (self, item, word);
    }
}

#define VERBS                                                                                                          \
  (DOSSIER_CLASS_BIT (DOSSIER_CLASS_BE) | DOSSIER_CLASS_BIT (DOSSIER_CLASS_AUX)                                        \
   | DOSSIER_CLASS_BIT (DOSSIER_CLASS_VERB) | DOSSIER_CLASS_BIT (DOSSIER_CLASS_CONTROL)                                \
   | DOSSIER_CLASS_BIT (DOSSIER_CLASS_SAY))
#define NOUNS                                                                                                          \
  (DOSSIER_CLASS_BIT (DOSSIER_CLASS_DET) | DOSSIER_CLASS_BIT (DOSSIER_CLASS_FORMER)                                    \
   | DOSSIER_CLASS_BIT (DOSSIER_CLASS_COMPANY))
#define NO_NOUNS                                                                                                       \
  (VERBS | DOSSIER_CLASS_BIT (DOSSIER_CLASS_FUNCTION) | DOSSIER_CLASS_BIT (DOSSIER_CLASS_PREP)                         \
   | DOSSIER_CLASS_BIT (DOSSIER_CLASS_ADVERB) | DOSSIER_CLASS_BIT (DOSSIER_CLASS_WHO)                                  \
   | DOSSIER_CLASS_BIT (DOSSIER_CLASS_AND))

/* Can the word stand inside a noun phrase, before its last noun? */
static gboolean
is_noun_word (const DossierClaimSentence *self, guint i)
{
  const DossierClaimItem *item = dossier_claim_item (self, i);
  const DossierToken     *token = &self->tokens->tokens[item->first];

  if (item->kind == DOSSIER_ITEM_MARK)
    return (token->flags & DOSSIER_TOKEN_JOINED) != 0;
  if (item->kind != DOSSIER_ITEM_WORD)
    return item->kind == DOSSIER_ITEM_POSSESSIVE;
  if (token->kind != DOSSIER_TOKEN_WORD && token->kind != DOSSIER_TOKEN_NUMBER)
    return FALSE;
  if (i > 0 && dossier_claim_item (self, i - 1)->kind == DOSSIER_ITEM_POSSESSIVE && token_is (self, item->first, "own"))
    return TRUE; /* "her own company" */
  return (item->sets.alone[0] & NOUNS) != 0 || (token->flags & DOSSIER_TOKEN_JOINED) != 0
         || (item->sets.alone[0] & NO_NOUNS) == 0;
}

gboolean
dossier_claim_item_is_verb (const DossierClaimSentence *self, guint i)
{
  return dossier_claim_item_is_one_of (self, i, VERBS) && dossier_claim_item (self, i)->kind == DOSSIER_ITEM_WORD;
}

/* "the company", "the Lumio-backed startup", but not "the startup Lumio". */
static void
find_references (DossierClaimSentence *self)
{
  for (guint i = 1; i < self->items->len; i++)
    {
      DossierClaimItem *item = dossier_claim_item (self, i);
      guint             k = i;

      if (item->kind != DOSSIER_ITEM_WORD || !dossier_claim_item_is (self, i, DOSSIER_CLASS_COMPANY)
          || (i + 1 < self->items->len && dossier_claim_item (self, i + 1)->kind == DOSSIER_ITEM_NAME))
        continue;
      while (k > 0 && i - k < 5)
        {
          const DossierClaimItem *before = dossier_claim_item (self, k - 1);

          k--;
          if (before->word != 0 && dossier_claim_item_is (self, k, DOSSIER_CLASS_DET))
            {
              if (token_is (self, before->first, "the") || token_is (self, before->first, "The"))
                {
                  item->kind = DOSSIER_ITEM_REFERENCE;
                  item->reference = DOSSIER_CLASS_COMPANY;
                  item->type = DOSSIER_ENTITY_ORGANIZATION;
                }
              break;
            }
          if (!before->noun && before->kind != DOSSIER_ITEM_NAME)
            break;
        }
    }
}

/* --- posts --- */

static gboolean
is_role_head (const DossierClaimSentence *self, guint i)
{
  const DossierClaimItem *before = i > 0 ? dossier_claim_item (self, i - 1) : NULL;

  if (i >= self->items->len || dossier_claim_item (self, i)->kind != DOSSIER_ITEM_WORD)
    return FALSE;
  if (!dossier_claim_item_is (self, i, DOSSIER_CLASS_ROLE_MAYBE))
    return dossier_claim_item_match (self, i, DOSSIER_CLASS_ROLE)
           > (dossier_claim_item_is (self, i, DOSSIER_CLASS_NO_POST) ? 1u : 0u);
  if (dossier_claim_item_is (self, i + 1, DOSSIER_CLASS_DET) || dossier_claim_item_is (self, i + 1, DOSSIER_CLASS_ITS)
      || (i + 1 < self->items->len && token_is (self, dossier_claim_item (self, i + 1)->first, "to")))
    return FALSE; /* verbs: "lead the team", "head to Lumio" */
  return before == NULL || before->kind == DOSSIER_ITEM_POSSESSIVE || before->kind == DOSSIER_ITEM_NAME
         || dossier_claim_item_is (self, i - 1, DOSSIER_CLASS_DET)
         || dossier_claim_item_is (self, i - 1, DOSSIER_CLASS_ROLE_MODIFIER)
         || dossier_claim_item_is (self, i - 1, DOSSIER_CLASS_FORMER)
         || dossier_claim_item_is (self, i - 1, DOSSIER_CLASS_VERB)
         || (i + 1 < self->items->len && find_word (self, dossier_claim_item (self, i + 1)->first) != 0
             && token_is (self, dossier_claim_item (self, i + 1)->first, "of"));
}

static gboolean
is_plain_noun (const DossierClaimSentence *self, guint i)
{
  const DossierClaimItem *item;

  if (i >= self->items->len)
    return FALSE;
  item = dossier_claim_item (self, i);
  return item->kind == DOSSIER_ITEM_WORD && item->noun && !dossier_claim_item_is (self, i, DOSSIER_CLASS_DET)
         && !dossier_claim_item_is (self, i, DOSSIER_CLASS_FORMER)
         && !dossier_claim_item_is (self, i, DOSSIER_CLASS_COMPANY) && !token_is (self, item->first, "own")
         && (self->tokens->tokens[item->first].flags & DOSSIER_TOKEN_JOINED) == 0;
}

/* "of research" after a post: how many items, 0 when it is of a name or of nothing. */
static guint
match_field (const DossierClaimSentence *self, guint i)
{
  guint n = 1;

  if (i >= self->items->len || dossier_claim_item (self, i)->kind != DOSSIER_ITEM_WORD
      || !token_is (self, dossier_claim_item (self, i)->first, "of"))
    return 0;
  while (n < MAX_ROLE && is_plain_noun (self, i + n) && !is_role_head (self, i + n))
    n++;
  if (i + n < self->items->len && dossier_claim_item (self, i + n)->kind == DOSSIER_ITEM_POSSESSIVE)
    return 0;
  return n > 1 ? n : 0;
}

static void
merge_items (DossierClaimSentence *self, guint first, guint n, DossierClaimItemKind kind)
{
  DossierClaimItem *item = dossier_claim_item (self, first), *last = dossier_claim_item (self, first + n - 1);

  item->kind = kind;
  for (guint i = first; i < first + n; i++)
    item->former = item->former || dossier_claim_item (self, i)->former;
  item->n = last->first + last->n - item->first;
  if (n > 1)
    set_word (self, item, 0);
  g_array_remove_range (self->items, first + 1, n - 1);
}

/* Where the words that belong before the post at @i begin: "Intel's [software] head", "the [GPT-4] lead". */
static guint
role_start (const DossierClaimSentence *self, guint i)
{
  guint first = i;

  while (first > 0 && i - first < MAX_ROLE && dossier_claim_item_is (self, first - 1, DOSSIER_CLASS_ROLE_MODIFIER)
         && dossier_claim_item (self, first - 1)->kind == DOSSIER_ITEM_WORD)
    first--;
  for (guint k = first; k > 0 && first - k < 4; k--)
    {
      const DossierClaimItem *before = dossier_claim_item (self, k - 1);

      if (before->kind == DOSSIER_ITEM_NAME || before->kind == DOSSIER_ITEM_POSSESSIVE
          || dossier_claim_item_is (self, k - 1, DOSSIER_CLASS_DET)
          || dossier_claim_item_is (self, k - 1, DOSSIER_CLASS_FORMER)
          || (k >= 2 && dossier_claim_item_is (self, k - 1, DOSSIER_CLASS_AND)
              && dossier_claim_item (self, k - 2)->kind == DOSSIER_ITEM_ROLE))
        return k;
      if (!is_plain_noun (self, k - 1)
          || (k >= 2 && dossier_claim_item_looks_past (self, k - 1)
              && dossier_claim_item (self, k - 2)->kind == DOSSIER_ITEM_NAME)) /* "Lumio [stunned] employees" */
        break;
    }
  return first;
}

/* "chief [technical officer]": behind a head, modifiers may lead to another one. */
static guint
skip_to_last_head (const DossierClaimSentence *self, guint end)
{
  guint i = end;

  while (i < end + 3 && dossier_claim_item_is (self, i, DOSSIER_CLASS_ROLE_MODIFIER) && !is_role_head (self, i))
    i++;
  return i > end && is_role_head (self, i) && !dossier_claim_item_is (self, i, DOSSIER_CLASS_ROLE_MAYBE)
             ? i + MAX (1, dossier_claim_item_match (self, i, DOSSIER_CLASS_ROLE))
             : end;
}

static void
find_roles (DossierClaimSentence *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      guint first, end;

      if (!is_role_head (self, i))
        continue;
      first = role_start (self, i);
      end = i + MAX (1, dossier_claim_item_match (self, i, DOSSIER_CLASS_ROLE));
      while (is_role_head (self, end) && !dossier_claim_item_is (self, end, DOSSIER_CLASS_ROLE_MAYBE))
        end += MAX (1, dossier_claim_item_match (self, end, DOSSIER_CLASS_ROLE));
      end = skip_to_last_head (self, end);
      end += match_field (self, end);
      merge_items (self, first, end - first, DOSSIER_ITEM_ROLE);
      i = first;
      if (i >= 2 && dossier_claim_item_is (self, i - 1, DOSSIER_CLASS_AND)
          && dossier_claim_item (self, i - 2)->kind == DOSSIER_ITEM_ROLE)
        {
          merge_items (self, i - 2, 3, DOSSIER_ITEM_ROLE);
          i -= 2;
        }
    }
}

/* --- reading --- */

static gboolean
is_quote (const DossierClaimSentence *self, guint i)
{
  static const char *const quotes[] = { "\"", "“", "”", "‘", "’", "'", "``", "''", "«", "»", NULL };

  return token_is_one_of (self, i, quotes);
}

/* The comma that ends what somebody says opens no apposition: "… by Ada Moss," a Lumio engineer said. */
static void
close_quote (DossierClaimSentence *self, guint i)
{
  DossierClaimItem *last = self->items->len > 0 ? dossier_claim_item (self, self->items->len - 1) : NULL;

  if (last == NULL || last->mark != ',' || last->first + 1 != i
      || (self->tokens->tokens[i].flags & DOSSIER_TOKEN_AFTER_SPACE) != 0)
    return;
  last->mark = ';';
  set_word (self, last, dossier_claim_lexicon_find (self->lexicon, ";", 1));
}

static gboolean
may_open_date (const DossierClaimSentence *self, guint i, guint word)
{
  return (self->tokens->tokens[i].flags & DOSSIER_TOKEN_DIGIT) != 0
         || dossier_claim_lexicon_has (self->lexicon, word, DOSSIER_CLASS_DATE);
}

static guint
read_mark (DossierClaimSentence *self, guint i, guint end, const DossierNamedTokens *names, guint n_names)
{
  guint n;

  if (is_quote (self, i))
    {
      close_quote (self, i);
      return i + 1;
    }
  if (token_is (self, i, "(") || token_is (self, i, "["))
    {
      n = skip_bracket (self, i, end, names, n_names);
      if (n > i)
        return n;
    }
  if ((n = match_money (self, i, end)) > 0)
    {
      add_item (self, DOSSIER_ITEM_MONEY, i, n);
      return i + n;
    }
  add_mark (self, i);
  return i + 1;
}

/* Reads what begins at token @i; returns the token behind it. */
static guint
read_token (DossierClaimSentence *self, guint i, guint end, const DossierNamedTokens *names, guint n_names)
{
  const DossierToken *one = &self->tokens->tokens[i];
  guint               n, word;

  if (one->kind == DOSSIER_TOKEN_PUNCTUATION)
    return read_mark (self, i, end, names, n_names);
  if (one->kind == DOSSIER_TOKEN_POSSESSIVE)
    {
      add_item (self, DOSSIER_ITEM_POSSESSIVE, i, 1);
      return i + 1;
    }
  if ((one->kind != DOSSIER_TOKEN_WORD || may_open_money (self->tokens->text[one->start]))
      && (n = match_money (self, i, end)) > 0)
    {
      add_item (self, DOSSIER_ITEM_MONEY, i, n);
      return i + n;
    }
  word = find_word (self, i);
  if (may_open_date (self, i, word) && (n = dossier_claim_date_match (self->tokens, i, end)) > 0
      && (n_names == 0 || names[0].first >= i + n))
    {
      add_item (self, DOSSIER_ITEM_DATE, i, n);
      return i + n;
    }
  add_word (self, i, word, end);
  return i + 1;
}

static void
read_items (DossierClaimSentence *self, guint end, const DossierNamedTokens *names, guint n_names)
{
  guint used = 0;

  for (guint i = self->sentence->first; i < end && self->items->len < DOSSIER_CLAIM_MAX_ITEMS - 1;)
    {
      while (used < n_names && names[used].first < i)
        used++;
      if (used < n_names && names[used].first == i && names[used].entity < self->entities->len)
        {
          DossierClaimItem *item = add_item (self, DOSSIER_ITEM_NAME, i, MAX (1, names[used].n));

          item->entity = (int) names[used].entity;
          item->type = ((const DossierFoundEntity *) self->entities->pdata[item->entity])->kind;
          i += MAX (1, names[used].n);
          used++;
        }
      else
        i = read_token (self, i, end, names + used, n_names - used);
    }
}

#define ROLES (DOSSIER_CLASS_BIT (DOSSIER_CLASS_ROLE) | DOSSIER_CLASS_BIT (DOSSIER_CLASS_ROLE_MAYBE))

guint
dossier_claim_sentence_read (DossierClaimSentence *self, const DossierSentence *sentence,
                             const DossierNamedTokens *names, guint n_names)
{
  guint   end = sentence->first + sentence->n, all = 0;
  guint64 sets = 0;

  self->sentence = sentence;
  self->is_named = FALSE;
  memset (&self->features, 0, sizeof self->features);
  g_array_set_size (self->items, 0);
  while (all < n_names && names[all].first < end)
    all++;
  read_items (self, end, names, all);
  for (guint i = 0; i < self->items->len; i++)
    {
      DossierClaimItem *item = dossier_claim_item (self, i);

      item->noun = is_noun_word (self, i);
      sets |= item->sets.alone[0] | item->sets.begins[0];
    }
  if ((sets & DOSSIER_CLASS_BIT (DOSSIER_CLASS_COMPANY)) != 0)
    find_references (self);
  if ((sets & ROLES) != 0)
    find_roles (self);
  for (guint i = 0; i < self->items->len && !self->is_named; i++)
    self->is_named = dossier_claim_item_is_named (self, i);
  if (self->is_named)
    {
      dossier_claim_sentence_link (self);
      dossier_claim_sentence_find_features (self);
    }
  return all;
}
