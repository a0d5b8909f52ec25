/* dossier-text-alignment.c - which words of one version of a text are which words of another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-text-alignment.h"

#include <string.h>

#include "dossier-shortest-edit.h"

/* Words of a run that stands but once, in both texts; of one that has moved. */
#define RUN 8
#define MOVED_RUN 5
/* Words that may differ between two runs before they are all taken for others. */
#define MAX_EDITS 200
/* Words on each side of a place that speak for it; so many, of these and its own, must. */
#define AROUND 8
#define LEAST_WITNESSES 6
/* Words that may have come in between the words around a place. */
#define SLACK 4
/* Of a hundred words of a place so many must be in both texts; else, of a hundred letters. */
#define LEAST_WORDS 90
#define LEAST_LETTERS 75
/* Letters that are compared one by one. */
#define MAX_LETTERS 400
/* Words of a place that is the same when nothing around it tells, but each text has them just once. */
#define LEAST_ALONE 3
/* Words that may have come in within a place: as many as it has, and these. */
#define MOST_NEW 30

#define NOWHERE (-1)

typedef struct
{
  gunichar *letters; /* one for each code point */
  glong     n_letters;
  guint64  *words; /* the same number for the same word, in capitals or not */
  guint    *starts, *ends;
  int      *others; /* the word of the other text, or NOWHERE */
  guint     n;
} Side;

struct _DossierTextAlignment
{
  Side before, after;
};

static gboolean
is_letter (gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum ((char) c) : g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* The first wide sign is U+1100. */
static gboolean
is_wide (gunichar c)
{
  return c >= 0x1100 && g_unichar_iswide (c);
}

static gunichar
to_small (gunichar c)
{
  return c < 0x80 ? (gunichar) g_ascii_tolower ((char) c) : g_unichar_tolower (c);
}

/* FNV-1a, 64 bits, over code points. */
static guint64
mix (guint64 hash, guint64 value)
{
  return (hash ^ value) * G_GUINT64_CONSTANT (1099511628211);
}

static void
side_init (Side *side, const char *text)
{
  guint at = 0;

  side->letters = g_utf8_to_ucs4_fast (text, -1, &side->n_letters);
  side->words = g_new (guint64, side->n_letters + 1);
  side->starts = g_new (guint, side->n_letters + 1);
  side->ends = g_new (guint, side->n_letters + 1);
  while (at < (guint) side->n_letters)
    {
      guint   start = at;
      guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

      for (; at < (guint) side->n_letters && is_letter (side->letters[at]); at++)
        {
          if (at > start && is_wide (side->letters[at]))
            break;
          hash = mix (hash, to_small (side->letters[at]));
          if (is_wide (side->letters[at]))
            {
              at++;
              break;
            }
        }
      if (at == start)
        {
          at++;
          continue;
        }
      side->words[side->n] = hash;
      side->starts[side->n] = start;
      side->ends[side->n++] = at;
    }
  side->others = g_new (int, side->n + 1);
  for (guint i = 0; i < side->n; i++)
    side->others[i] = NOWHERE;
}

static void
side_clear (Side *side)
{
  g_free (side->letters);
  g_free (side->words);
  g_free (side->starts);
  g_free (side->ends);
  g_free (side->others);
}

static void
join (DossierTextAlignment *self, guint before, guint after)
{
  self->before.others[before] = (int) after;
  self->after.others[after] = (int) before;
}

static gboolean
may_join (const DossierTextAlignment *self, gint64 before, gint64 after)
{
  return before >= 0 && after >= 0 && before < self->before.n && after < self->after.n
         && self->before.others[before] == NOWHERE && self->after.others[after] == NOWHERE
         && self->before.words[before] == self->after.words[after];
}

/* --- runs --- */

typedef struct
{
  guint64 hash;              /* first: it is what a run is looked up by */
  guint   n_before, n_after; /* how often it stands there */
  guint   before, after;     /* where */
} Run;

static gboolean
is_free (const Side *side, guint at, guint length)
{
  for (guint i = at; i < at + length; i++)
    if (side->others[i] != NOWHERE)
      return FALSE;
  return TRUE;
}

/* Of runs that are alike one stands in @all, of which @n are there, in the order in which they came. */
static guint
count_runs (const Side *side, guint length, gboolean is_after, GHashTable *runs, Run *all, guint n)
{
  for (guint i = 0; i + length <= side->n; i++)
    {
      guint64 hash = 1;
      Run    *run;

      if (!is_free (side, i, length))
        continue;
      for (guint j = i; j < i + length; j++)
        hash = mix (hash, side->words[j]);
      run = g_hash_table_lookup (runs, &hash);
      if (run == NULL)
        {
          run = &all[n++];
          *run = (Run){ .hash = hash };
          g_hash_table_add (runs, run);
        }
      *(is_after ? &run->after : &run->before) = i;
      *(is_after ? &run->n_after : &run->n_before) += 1;
    }
  return n;
}

/* What stands just once in what is left of both texts, by its place in the first: borrowed from @all. */
static GPtrArray *
list_runs (Run *all, guint n)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    if (all[i].n_before == 1 && all[i].n_after == 1)
      g_ptr_array_add (list, &all[i]);
  return list;
}

/* Leaves the longest row of runs that are in the same order in both texts: patience sorting. */
static void
keep_order (GPtrArray *runs)
{
  g_autofree guint *piles = g_new (guint, runs->len + 1);
  g_autofree int   *under = g_new (int, runs->len + 1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  guint n_piles = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      guint low = 0, high = n_piles;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (((Run *) runs->pdata[piles[middle]])->after < ((Run *) runs->pdata[i])->after)
            low = middle + 1;
          else
            high = middle;
        }
      under[i] = low > 0 ? (int) piles[low - 1] : NOWHERE;
      piles[low] = i;
      n_piles = MAX (n_piles, low + 1);
    }
  for (int at = n_piles > 0 ? (int) piles[n_piles - 1] : NOWHERE; at != NOWHERE; at = under[at])
    g_ptr_array_insert (kept, -1, runs->pdata[at]);
  g_ptr_array_set_size (runs, 0);
  g_ptr_array_extend_and_steal (runs, g_steal_pointer (&kept));
}

/* The words of the run, and what is alike on from both its ends. */
static void
join_run (DossierTextAlignment *self, const Run *run, guint length)
{
  gint64 before = run->before, after = run->after;

  if (!is_free (&self->before, run->before, length) || !is_free (&self->after, run->after, length))
    return;
  while (may_join (self, before - 1, after - 1))
    {
      before--;
      after--;
    }
  for (; may_join (self, before, after); before++, after++)
    join (self, (guint) before, (guint) after);
}

static void
join_runs (DossierTextAlignment *self, guint length, gboolean in_order)
{
  g_autoptr (GHashTable) runs = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree Run *all = g_new (Run, self->before.n + self->after.n + 1);
  g_autoptr (GPtrArray) list = NULL;
  guint n = count_runs (&self->before, length, FALSE, runs, all, 0);

  n = count_runs (&self->after, length, TRUE, runs, all, n);
  list = list_runs (all, n);
  if (in_order)
    keep_order (list);
  for (guint i = 0; i < list->len; i++)
    join_run (self, list->pdata[i], length);
}

/* --- what stands between --- */

/* Words [@before, @before_end) and [@after, @after_end), all free. */
static void
join_between (DossierTextAlignment *self, guint before, guint before_end, guint after, guint after_end)
{
  guint              n = before_end - before, m = after_end - after, j = after;
  g_autofree guint8 *is_kept = g_malloc0 (n + 1), *has_kept = g_malloc0 (m + 1);

  if (n == 0 || m == 0 || !is_free (&self->after, after, m))
    return;
  dossier_shortest_edit (self->before.words + before, n, self->after.words + after, m, MAX_EDITS, is_kept, has_kept);
  for (guint i = 0; i < n; i++)
    {
      if (!is_kept[i])
        continue;
      while (!has_kept[j - after])
        j++;
      join (self, before + i, j++);
    }
}

static void
fill_gaps (DossierTextAlignment *self)
{
  guint  from = 0; /* the first word behind the last one that is joined */
  gint64 since = 0;

  for (guint i = 0; i <= self->before.n; i++)
    {
      gint64 other = i < self->before.n ? self->before.others[i] : (gint64) self->after.n;

      if (other == NOWHERE)
        continue;
      if (other > since)
        join_between (self, from, i, (guint) since, (guint) other);
      from = i + 1;
      since = other + 1;
    }
}

DossierTextAlignment *
dossier_text_alignment_new (const char *before, const char *after)
{
  DossierTextAlignment *self = g_new0 (DossierTextAlignment, 1);

  side_init (&self->before, before);
  side_init (&self->after, after);
  join_runs (self, RUN, TRUE);
  fill_gaps (self);
  join_runs (self, MOVED_RUN, FALSE);
  fill_gaps (self);
  return self;
}

void
dossier_text_alignment_free (DossierTextAlignment *self)
{
  if (self == NULL)
    return;
  side_clear (&self->before);
  side_clear (&self->after);
  g_free (self);
}

/* --- places --- */

/* Words [first, end) of the first text, and [from, to) of the second. */
typedef struct
{
  guint    first, end;
  int      from, to;
  guint    n_same;     /* words of the one that are words of the other */
  gboolean is_between; /* its ends, or the words next to them, are there */
} Place;

static int
other_of (const DossierTextAlignment *self, gint64 word)
{
  return word >= 0 && word < self->before.n ? self->before.others[word] : NOWHERE;
}

/* FALSE: its words have come apart. */
static gboolean
follow_words (const DossierTextAlignment *self, Place *place)
{
  place->from = place->to = NOWHERE;
  for (guint i = place->first; i < place->end; i++)
    {
      int other = self->before.others[i];

      if (other == NOWHERE)
        continue;
      if (other < place->to)
        return FALSE;
      place->from = place->n_same == 0 ? other : place->from;
      place->to = other + 1;
      place->n_same++;
    }
  return TRUE;
}

/* Words at its ends that are others now stand between its own and its neighbours. */
static gboolean
take_ends (const DossierTextAlignment *self, Place *place)
{
  int   before = other_of (self, (gint64) place->first - 1), after = other_of (self, place->end);
  guint head = 0, tail = 0;

  if (place->n_same == 0)
    {
      place->from = before + 1;
      place->to = after;
      place->is_between = TRUE;
      return before != NOWHERE && after > before + 1
             && (guint) (after - before - 1) <= place->end - place->first + SLACK;
    }
  while (self->before.others[place->first + head] == NOWHERE)
    head++;
  while (self->before.others[place->end - 1 - tail] == NOWHERE)
    tail++;
  place->is_between = TRUE;
  if (head > 0 && before != NOWHERE && before < place->from)
    place->from = MAX (before + 1, place->from - (int) head);
  else if (head > 0)
    place->is_between = FALSE;
  if (tail > 0 && after >= place->to)
    place->to = MIN (after, place->to + (int) tail);
  else if (tail > 0)
    place->is_between = FALSE;
  return TRUE;
}

/* Is what speaks for the place enough? */
static gboolean
has_witnesses (const DossierTextAlignment *self, const Place *place)
{
  guint since = MAX (place->first, AROUND) - AROUND, until = MIN (place->end + AROUND, self->before.n);
  guint n = place->n_same, least = MIN (LEAST_WITNESSES, ((until - since) * 3 + 3) / 4);

  for (guint i = since; i < place->first; i++)
    {
      int expected = place->from - (int) (place->first - i);

      n += self->before.others[i] != NOWHERE && ABS (self->before.others[i] - expected) <= SLACK;
    }
  for (guint i = place->end; i < until; i++)
    {
      int expected = place->to + (int) (i - place->end);

      n += self->before.others[i] != NOWHERE && ABS (self->before.others[i] - expected) <= SLACK;
    }
  return n >= least;
}

/* Letters that have to be changed, put in or taken out (V. Levenshtein 1966), row by row. */
static guint
count_changes (const gunichar *a, guint n, const gunichar *b, guint m)
{
  g_autofree guint *row = g_new (guint, m + 1);

  for (guint j = 0; j <= m; j++)
    row[j] = j;
  for (guint i = 1; i <= n; i++)
    {
      guint corner = row[0];

      row[0] = i;
      for (guint j = 1; j <= m; j++)
        {
          guint changed = corner + (to_small (a[i - 1]) != to_small (b[j - 1]));

          corner = row[j];
          row[j] = MIN (changed, MIN (row[j], row[j - 1]) + 1);
        }
    }
  return row[m];
}

static gboolean
has_same_letters (const DossierTextAlignment *self, const Place *place)
{
  guint start = self->before.starts[place->first], n = self->before.ends[place->end - 1] - start;
  guint other = self->after.starts[place->from], m = self->after.ends[place->to - 1] - other;

  return MAX (n, m) <= MAX_LETTERS
         && count_changes (self->before.letters + start, n, self->after.letters + other, m) * 100
                <= MAX (n, m) * (100 - LEAST_LETTERS);
}

static gboolean
is_same_place (const DossierTextAlignment *self, const Place *place)
{
  guint n = place->end - place->first;

  if (place->n_same * 100 >= n * LEAST_WORDS)
    return (guint) (place->to - place->from) <= 2 * n + MOST_NEW;
  return place->is_between && has_same_letters (self, place);
}

/* How many letters from @at on, in steps of @step, are the same as those from @other on, until @n. */
static guint
count_same (const DossierTextAlignment *self, gint64 at, gint64 other, int step, guint n)
{
  guint i = 0;

  while (i < n && at >= 0 && other >= 0 && at < self->before.n_letters && other < self->after.n_letters
         && self->before.letters[at] == self->after.letters[other])
    {
      at += step;
      other += step;
      i++;
    }
  return i;
}

/* The place in code points: it may begin and end within a word, or with signs beside it. */
static void
set_ends (const DossierTextAlignment *self, const Place *place, guint *start, guint *length)
{
  guint first = self->before.starts[place->first], last = self->before.ends[place->end - 1], end = *start + *length;
  guint from = self->after.starts[place->from], to = self->after.ends[place->to - 1];

  if (*start < first)
    from -= count_same (self, (gint64) first - 1, (gint64) from - 1, -1, first - *start);
  else if (self->before.words[place->first] == self->after.words[place->from])
    from += MIN (*start - first, to - from - 1);
  if (end > last)
    to += count_same (self, last, to, 1, end - last);
  else if (self->before.words[place->end - 1] == self->after.words[place->to - 1])
    to -= MIN (last - end, to - from - 1);
  *start = from;
  *length = to - from;
}

/* Signs between two words: there when the words are, with the same between them. */
static gboolean
find_signs (const DossierTextAlignment *self, guint word, guint *start)
{
  int   before = other_of (self, (gint64) word - 1), after = other_of (self, word);
  guint from, gap;

  if (before == NOWHERE || after != before + 1)
    return FALSE;
  from = self->before.ends[word - 1];
  gap = self->before.starts[word] - from;
  if (self->after.starts[after] - self->after.ends[before] != gap
      || count_same (self, from, self->after.ends[before], 1, gap) != gap)
    return FALSE;
  *start = self->after.ends[before] + (*start - from);
  return TRUE;
}

/* Where the @n @words stand in @side, when they do just once; NOWHERE otherwise. */
static int
find_once (const Side *side, const guint64 *words, guint n)
{
  int at = NOWHERE;

  for (guint i = 0; i + n <= side->n; i++)
    {
      if (side->words[i] != words[0] || memcmp (side->words + i, words, n * sizeof *words) != 0)
        continue;
      if (at != NOWHERE)
        return NOWHERE;
      at = (int) i;
    }
  return at;
}

static gboolean
find_alone (const DossierTextAlignment *self, Place *place)
{
  guint          n = place->end - place->first;
  const guint64 *words = self->before.words + place->first;

  if (n < LEAST_ALONE || find_once (&self->before, words, n) == NOWHERE)
    return FALSE;
  place->from = find_once (&self->after, words, n);
  place->to = place->from + (int) n;
  return place->from != NOWHERE;
}

static gboolean
find_aligned (const DossierTextAlignment *self, Place *place)
{
  return follow_words (self, place) && take_ends (self, place) && has_witnesses (self, place)
         && is_same_place (self, place);
}

/* The first word that ends behind @at. */
static guint
find_word (const Side *side, guint at)
{
  guint low = 0, high = side->n;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (side->ends[middle] <= at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gboolean
dossier_text_alignment_find (const DossierTextAlignment *self, guint *start, guint *length)
{
  guint end = *start + *length;
  Place place = { .first = find_word (&self->before, *start) };

  if (*length == 0 || end > (guint) self->before.n_letters)
    return FALSE;
  for (place.end = place.first; place.end < self->before.n && self->before.starts[place.end] < end;)
    place.end++;
  if (place.end == place.first)
    return find_signs (self, place.first, start);
  if (!find_aligned (self, &place) && !find_alone (self, &place))
    return FALSE;
  set_ends (self, &place, start, length);
  return TRUE;
}
