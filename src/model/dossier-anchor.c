/* dossier-anchor.c - where in a text the words stand that somebody highlighted
 *
 * folded:  the text with everything taken alike that is alike; places has the code point of the text that each of its
 *          characters comes from, and one more: the end.
 * words:   of the text, made at the first need, in order; by_word: a word -> where it is in @words (GArray of guint).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-anchor.h"

#include <string.h>

/* Places of one quote that are looked at for what stands around them. */
#define MAX_PLACES 1000
/* Words that stand in the text more often than that do not tell a place. */
#define MAX_REPEATS 64
/* Words that may be missing or added before the places of a quote's words are counted apart. */
#define SLACK 8

typedef struct
{
  char *word;
  guint start, end; /* code points of the text */
} Word;

struct _DossierAnchor
{
  GString    *folded;
  GArray     *places; /* of guint */
  GArray     *words;  /* of Word */
  GHashTable *by_word;
};

static gboolean
is_one_of (gunichar c, const gunichar *all)
{
  while (*all != 0 && *all != c)
    all++;
  return *all != 0;
}

/* 0: as if it were not there. */
static gunichar
fold (gunichar c)
{
  static const gunichar doubles[] = { 0x201c, 0x201d, 0x201e, 0x201f, 0xab, 0xbb, 0x2033, 0 };
  static const gunichar singles[] = { 0x2018, 0x2019, 0x201a, 0x201b, 0x2032, 0x60, 0xb4, 0x2039, 0x203a, 0 };
  static const gunichar dashes[] = { 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0 };
  static const gunichar unseen[] = { 0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0xfffc, 0 };

  if (g_unichar_isspace (c) || c == 0x2028 || c == 0xb7) /* the point stands between cells that somebody quotes */
    return ' ';
  if (is_one_of (c, unseen))
    return 0;
  if (is_one_of (c, doubles))
    return '"';
  if (is_one_of (c, singles))
    return '\'';
  return is_one_of (c, dashes) ? '-' : c;
}

/* @places may be NULL. White space is one blank, and none at either end. */
static GString *
fold_text (const char *text, GArray *places)
{
  GString *folded = g_string_sized_new (strlen (text));
  guint    at = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text), at++)
    {
      gunichar c = g_utf8_get_char (text);
      gunichar as = fold (c);

      if (as == 0 || (as == ' ' && (folded->len == 0 || folded->str[folded->len - 1] == ' ')))
        continue;
      g_string_append_unichar (folded, as);
      if (places != NULL)
        g_array_append_val (places, at);
    }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    {
      g_string_truncate (folded, folded->len - 1);
      if (places != NULL)
        g_array_set_size (places, places->len - 1);
    }
  if (places != NULL)
    g_array_append_val (places, at);
  return folded;
}

static void
word_clear (gpointer data)
{
  g_free (((Word *) data)->word);
}

DossierAnchor *
dossier_anchor_new (const char *text)
{
  DossierAnchor *self = g_new0 (DossierAnchor, 1);

  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
  self->folded = fold_text (text, self->places);
  return self;
}

void
dossier_anchor_free (DossierAnchor *self)
{
  if (self == NULL)
    return;
  g_string_free (self->folded, TRUE);
  g_array_unref (self->places);
  g_clear_pointer (&self->words, g_array_unref);
  g_clear_pointer (&self->by_word, g_hash_table_unref);
  g_free (self);
}

/* ---- as it is ---- */

/* Whether @before and @after stand around the place; NULL is everywhere. */
static gboolean
stands_between (const DossierAnchor *self, const char *place, gsize size, const GString *before, const GString *after)
{
  const char *end = place + size;

  if (after != NULL)
    {
      end += *end == ' ';
      if (strncmp (end, after->str, after->len) != 0)
        return FALSE;
    }
  if (before == NULL)
    return TRUE;
  place -= place > self->folded->str && place[-1] == ' ';
  return (gsize) (place - self->folded->str) >= before->len
         && memcmp (place - before->len, before->str, before->len) == 0;
}

static GString *
fold_context (const char *words)
{
  GString *folded = words != NULL ? fold_text (words, NULL) : NULL;

  if (folded == NULL || folded->len > 0)
    return folded;
  g_string_free (folded, TRUE);
  return NULL;
}

static void
free_string (GString *string)
{
  if (string != NULL)
    g_string_free (string, TRUE);
}

/* The only one of the places of @quote from @first on that has these words around it; NULL when that is not one. */
static const char *
choose (const DossierAnchor *self, const GString *quote, const char *first, const char *prefix, const char *suffix)
{
  GString    *before = fold_context (prefix), *after = fold_context (suffix);
  const char *chosen = NULL;
  guint       n = 0;

  for (guint i = 0; (before != NULL || after != NULL) && first != NULL && i < MAX_PLACES && n < 2;
       first = strstr (first + 1, quote->str), i++)
    if (stands_between (self, first, quote->len, before, after))
      {
        chosen = first;
        n++;
      }
  free_string (before);
  free_string (after);
  return n == 1 ? chosen : NULL;
}

static gboolean
find_as_it_is (const DossierAnchor *self, const GString *quote, const char *prefix, const char *suffix, guint *start,
               guint *length, gboolean *is_there)
{
  const char *place = strstr (self->folded->str, quote->str);
  glong       first, last;

  *is_there = place != NULL;
  if (place != NULL && strstr (place + 1, quote->str) != NULL)
    place = choose (self, quote, place, prefix, suffix);
  if (place == NULL)
    return FALSE;
  first = g_utf8_pointer_to_offset (self->folded->str, place);
  last = first + g_utf8_strlen (quote->str, (gssize) quote->len) - 1;
  *start = g_array_index (self->places, guint, first);
  *length = g_array_index (self->places, guint, last) + 1 - *start;
  return TRUE;
}

/* ---- word by word ---- */

/* The words of @folded in lower case; @places as in fold_text, or NULL. */
static GArray *
list_words (const GString *folded, const GArray *places)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_autoptr (GString) word = g_string_new (NULL);
  guint at = 0, start = 0;

  g_array_set_clear_func (words, word_clear);
  for (const char *p = folded->str;; p = g_utf8_next_char (p), at++)
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        {
          start = word->len == 0 ? at : start;
          g_string_append_unichar (word, g_unichar_tolower (c));
          continue;
        }
      if (word->len > 0)
        {
          Word found = { g_strdup (word->str), start, at };

          if (places != NULL)
            {
              found.end = g_array_index (places, guint, at - 1) + 1;
              found.start = g_array_index (places, guint, start);
            }
          g_array_append_val (words, found);
          g_string_truncate (word, 0);
        }
      if (c == 0)
        return words;
    }
}

static void
read_words (DossierAnchor *self)
{
  if (self->words != NULL)
    return;
  self->words = list_words (self->folded, self->places);
  self->by_word = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < self->words->len; i++)
    {
      char   *word = g_array_index (self->words, Word, i).word;
      GArray *at = g_hash_table_lookup (self->by_word, word);

      if (at == NULL)
        {
          at = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->by_word, word, at);
        }
      if (at->len <= MAX_REPEATS)
        g_array_append_val (at, i);
    }
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  int first = *(const int *) a, second = *(const int *) b;

  return (first > second) - (first < second);
}

/* Where the quote would begin by each of its words, in order: of int into the text's words. */
static GArray *
list_beginnings (DossierAnchor *self, const GArray *quote)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < quote->len; i++)
    {
      GArray *at = g_hash_table_lookup (self->by_word, g_array_index (quote, Word, i).word);

      for (guint j = 0; at != NULL && at->len <= MAX_REPEATS && j < at->len; j++)
        {
          int beginning = (int) g_array_index (at, guint, j) - (int) i;

          g_array_append_val (all, beginning);
        }
    }
  g_array_sort (all, compare_numbers);
  return all;
}

/* The beginning that most words speak for, within SLACK. FALSE when another one far from it has nearly as many. */
static gboolean
find_beginning (const GArray *all, int *best)
{
  guint n_best = 0, n_other = 0, from = 0;

  for (guint pass = 0; pass < 2; pass++)
    {
      from = 0;
      for (guint to = 0; to < all->len; to++)
        {
          int value;

          while (g_array_index (all, int, to) - g_array_index (all, int, from) > SLACK)
            from++;
          value = g_array_index (all, int, from);
          if (pass == 0 && to - from + 1 > n_best)
            {
              n_best = to - from + 1;
              *best = value;
            }
          else if (pass == 1 && ABS (value - *best) > 2 * SLACK)
            n_other = MAX (n_other, to - from + 1);
        }
    }
  return n_best > 0 && n_other * 100 < n_best * DOSSIER_ANCHOR_LEAST_PERCENT;
}

/* Cells count words in 16 bits; there are at most (400 + 3 SLACK + 1) * 401 of them: 340 KB. */
G_STATIC_ASSERT (DOSSIER_ANCHOR_MOST_WORDS < G_MAXUINT16);

/* How many words of @quote stand in their order among those of the text from @from to @to; the first and the last of
 * those. The longest common subsequence, row by row from the end. */
static guint
count_common (DossierAnchor *self, const GArray *quote, guint from, guint to, guint *first, guint *last)
{
  guint               width = to - from + 1;
  g_autofree guint16 *best = g_new0 (guint16, (gsize) width * (quote->len + 1));
  guint               i = 0, j = 0, n = 0;

  for (guint row = quote->len; row-- > 0;)
    for (guint column = width - 1; column-- > 0;)
      {
        const char *word = g_array_index (self->words, Word, from + column).word;
        gboolean    same = strcmp (g_array_index (quote, Word, row).word, word) == 0;
        guint16    *cell = best + (gsize) row * width + column;

        *cell = same ? (guint16) (cell[width + 1] + 1) : MAX (cell[width], cell[1]);
      }
  while (i < quote->len && j + 1 < width)
    {
      const guint16 *cell = best + (gsize) i * width + j;

      /* It begins as late and ends as early as it can: small words stand everywhere. */
      if (n == 0 && cell[1] == *cell)
        j++;
      else if (strcmp (g_array_index (quote, Word, i).word, g_array_index (self->words, Word, from + j).word) == 0)
        {
          *first = n++ == 0 ? from + j : *first;
          *last = from + j;
          i++;
          j++;
        }
      else if (cell[width] >= cell[1])
        i++;
      else
        j++;
    }
  return n;
}

static gboolean
find_word_by_word (DossierAnchor *self, const GString *folded, guint *start, guint *length)
{
  g_autoptr (GArray) quote = list_words (folded, NULL);
  g_autoptr (GArray) beginnings = NULL;
  int   beginning = 0;
  guint from, to, first = 0, last = 0, n;

  if (quote->len < DOSSIER_ANCHOR_LEAST_WORDS || quote->len > DOSSIER_ANCHOR_MOST_WORDS)
    return FALSE;
  read_words (self);
  beginnings = list_beginnings (self, quote);
  if (!find_beginning (beginnings, &beginning))
    return FALSE;
  from = (guint) MAX (beginning - SLACK, 0);
  to = (guint) CLAMP (beginning + (int) quote->len + 2 * SLACK, 0, (int) self->words->len);
  n = from < to ? count_common (self, quote, from, to, &first, &last) : 0;
  if (n * 100 < quote->len * DOSSIER_ANCHOR_LEAST_PERCENT
      || (last - first + 1) * DOSSIER_ANCHOR_LEAST_PERCENT > n * 110)
    return FALSE;
  *start = g_array_index (self->words, Word, first).start;
  *length = g_array_index (self->words, Word, last).end - *start;
  return TRUE;
}

gboolean
dossier_anchor_find (DossierAnchor *self, const char *quote, const char *prefix, const char *suffix, guint *start,
                     guint *length)
{
  g_autoptr (GString) folded = fold_text (quote, NULL);
  gboolean is_there = FALSE;

  if (folded->len == 0)
    return FALSE;
  return find_as_it_is (self, folded, prefix, suffix, start, length, &is_there)
         || (!is_there && find_word_by_word (self, folded, start, length));
}
