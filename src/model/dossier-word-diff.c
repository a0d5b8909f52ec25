/* dossier-word-diff.c - which words one text has and another has not
 *
 * Both texts are cut into words (each with the blanks after it) or lines, and each is a number that is the same for the
 * same characters. What is alike at both ends is set aside before.
 *
 * front: how far along @before the walk has come on each diagonal (k = place before - place after).
 * trace: the fronts of all steps one after another; step d has 2 d + 1 places, from d * d on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-word-diff.h"

#include <string.h>

typedef struct
{
  const char *text;
  gsize       length;
  guint       number;
} Token;

/* The end of the piece that begins at @p. */
typedef const char *(*Cut) (const char *p);

static const char *
cut_word (const char *p)
{
  gboolean is_wide = g_unichar_iswide (g_utf8_get_char (p));

  if (*p == '\n')
    return p + 1;
  do
    p = g_utf8_next_char (p);
  while (!is_wide && *p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)) && !g_unichar_iswide (g_utf8_get_char (p)));
  while (*p != '\0' && *p != '\n' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static const char *
cut_line (const char *p)
{
  const char *end = strchr (p, '\n');

  return end != NULL ? end + 1 : p + strlen (p);
}

static GArray *
cut_text (const char *text, Cut cut, GHashTable *numbers)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));

  for (const char *p = text, *end; *p != '\0'; p = end)
    {
      Token token = { p, 0, 0 };
      char *characters;

      end = cut (p);
      token.length = (gsize) (end - p);
      characters = g_strndup (p, token.length);
      token.number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, characters));
      if (token.number == 0)
        {
          token.number = g_hash_table_size (numbers) + 1;
          g_hash_table_insert (numbers, characters, GUINT_TO_POINTER (token.number));
        }
      else
        g_free (characters);
      g_array_append_val (tokens, token);
    }
  return tokens;
}

typedef struct
{
  GArray *before, *after;
  guint   start;    /* alike at the beginning */
  int     n, m;     /* tokens between what is alike at both ends */
  guint8 *is_kept;  /* of the n: stands in both */
  guint8 *has_kept; /* of the m */
} Match;

static guint
number_at (const GArray *tokens, guint i)
{
  return g_array_index (tokens, Token, i).number;
}

static void
set_ends_aside (Match *match)
{
  guint n = match->before->len, m = match->after->len;

  match->start = 0;
  while (match->start < MIN (n, m) && number_at (match->before, match->start) == number_at (match->after, match->start))
    match->start++;
  while (n > match->start && m > match->start && number_at (match->before, n - 1) == number_at (match->after, m - 1))
    {
      n--;
      m--;
    }
  match->n = (int) (n - match->start);
  match->m = (int) (m - match->start);
  match->is_kept = g_malloc0 (match->n + 1);
  match->has_kept = g_malloc0 (match->m + 1);
}

static gboolean
is_same (const Match *match, int x, int y)
{
  return number_at (match->before, match->start + (guint) x) == number_at (match->after, match->start + (guint) y);
}

/* Where step @d comes to on diagonal @k from the fronts of the step before, before it goes along what is alike. */
static int
enter_diagonal (const int *last, int d, int k)
{
  if (d == 0)
    return 0;
  if (k == -d || (k != d && last[k - 1 + d - 1] < last[k + 1 + d - 1]))
    return last[k + 1 + d - 1];
  return last[k - 1 + d - 1] + 1;
}

/* Back from the end along the fronts, noting what is in both. */
static void
walk_back (Match *match, const int *trace, int d)
{
  int x = match->n, y = match->m;

  for (; d >= 0; d--)
    {
      const int *last = trace + (gssize) (d - 1) * (d - 1);
      int        k = x - y, from = enter_diagonal (last, d, k);

      while (x > from)
        {
          match->is_kept[--x] = TRUE;
          match->has_kept[--y] = TRUE;
        }
      if (d > 0 && (k == -d || (k != d && last[k - 1 + d - 1] < last[k + 1 + d - 1])))
        y--;
      else
        x--;
    }
}

/* FALSE: they differ in more than DOSSIER_WORD_DIFF_MAX tokens. */
static gboolean
find_way (Match *match)
{
  g_autoptr (GArray) trace = g_array_new (FALSE, TRUE, sizeof (int));

  for (int d = 0; d <= MIN (match->n + match->m, DOSSIER_WORD_DIFF_MAX); d++)
    {
      int *front, *last;

      g_array_set_size (trace, (guint) (d + 1) * (guint) (d + 1));
      front = (int *) (gpointer) trace->data + (gssize) d * d;
      last = d > 0 ? front - (2 * d - 1) : front;
      for (int k = -d; k <= d; k += 2)
        {
          int x = enter_diagonal (last, d, k);

          while (x < match->n && x - k < match->m && x >= 0 && x - k >= 0 && is_same (match, x, x - k))
            x++;
          front[k + d] = x;
          if (x >= match->n && x - k >= match->m)
            {
              walk_back (match, (int *) (gpointer) trace->data, d);
              return TRUE;
            }
        }
    }
  return FALSE;
}

static void
free_piece (gpointer data)
{
  DossierDiffPiece *piece = data;

  g_free (piece->text);
  g_free (piece);
}

static void
add (GPtrArray *pieces, DossierDiffKind kind, const char *text, gsize length)
{
  DossierDiffPiece *last = pieces->len > 0 ? pieces->pdata[pieces->len - 1] : NULL;

  if (length == 0)
    return;
  if (last == NULL || last->kind != kind)
    {
      last = g_new0 (DossierDiffPiece, 1);
      last->kind = kind;
      last->text = g_strndup (text, length);
      g_ptr_array_add (pieces, last);
      return;
    }
  {
    char *longer = g_strdup_printf ("%s%.*s", last->text, (int) length, text);

    g_free (last->text);
    last->text = longer;
  }
}

/* The characters of @tokens from @first to before @end. */
static void
add_tokens (GPtrArray *pieces, DossierDiffKind kind, const GArray *tokens, guint first, guint end)
{
  const Token *one, *last;

  if (first >= end)
    return;
  one = &g_array_index (tokens, Token, first);
  last = &g_array_index (tokens, Token, end - 1);
  add (pieces, kind, one->text, (gsize) (last->text + last->length - one->text));
}

static GPtrArray *
list_pieces (const Match *match)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (free_piece);
  int        x = 0, y = 0;

  add_tokens (pieces, DOSSIER_DIFF_SAME, match->before, 0, match->start);
  while (x < match->n || y < match->m)
    {
      int from = x, since = y;

      while (x < match->n && !match->is_kept[x])
        x++;
      add_tokens (pieces, DOSSIER_DIFF_REMOVED, match->before, match->start + (guint) from, match->start + (guint) x);
      while (y < match->m && !match->has_kept[y])
        y++;
      add_tokens (pieces, DOSSIER_DIFF_ADDED, match->after, match->start + (guint) since, match->start + (guint) y);
      from = x;
      while (x < match->n && y < match->m && match->is_kept[x] && match->has_kept[y])
        {
          x++;
          y++;
        }
      add_tokens (pieces, DOSSIER_DIFF_SAME, match->before, match->start + (guint) from, match->start + (guint) x);
    }
  add_tokens (pieces, DOSSIER_DIFF_SAME, match->before, match->start + (guint) match->n, match->before->len);
  return pieces;
}

/* NULL: too little is alike, unless @always. */
static GPtrArray *
compare (const char *before, const char *after, Cut cut, gboolean always)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) first = cut_text (before, cut, numbers);
  g_autoptr (GArray) second = cut_text (after, cut, numbers);
  Match      match = { .before = first, .after = second };
  GPtrArray *pieces = NULL;

  set_ends_aside (&match);
  if (find_way (&match) || always)
    pieces = list_pieces (&match);
  g_free (match.is_kept);
  g_free (match.has_kept);
  return pieces;
}

GPtrArray *
dossier_word_diff (const char *before, const char *after)
{
  GPtrArray *pieces = compare (before, after, cut_word, FALSE);

  return pieces != NULL ? pieces : compare (before, after, cut_line, TRUE);
}
