/* dossier-word-diff.c - which words one text has and another has not
 *
 * Both texts are cut into words (each with the blanks after it; line ends and tabs apart) or lines, and each is a
 * number that is the same for the same characters.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-word-diff.h"

#include "dossier-shortest-edit.h"

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

  if (*p == '\n' || *p == '\t')
    return p + 1;
  do
    p = g_utf8_next_char (p);
  while (!is_wide && *p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)) && !g_unichar_iswide (g_utf8_get_char (p)));
  while (*p != '\0' && *p != '\n' && *p != '\t' && g_unichar_isspace (g_utf8_get_char (p)))
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
  guint8 *is_kept, *has_kept; /* of each: it stands in both */
} Match;

static guint64 *
dup_numbers (const GArray *tokens)
{
  guint64 *numbers = g_new (guint64, tokens->len + 1);

  for (guint i = 0; i < tokens->len; i++)
    numbers[i] = g_array_index (tokens, Token, i).number;
  return numbers;
}

static gboolean
find_way (const Match *match)
{
  g_autofree guint64 *before = dup_numbers (match->before), *after = dup_numbers (match->after);

  return dossier_shortest_edit (before, match->before->len, after, match->after->len, DOSSIER_WORD_DIFF_MAX,
                                match->is_kept, match->has_kept);
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
  guint      n = match->before->len, m = match->after->len, x = 0, y = 0;

  while (x < n || y < m)
    {
      guint from = x, since = y;

      while (x < n && !match->is_kept[x])
        x++;
      add_tokens (pieces, DOSSIER_DIFF_REMOVED, match->before, from, x);
      while (y < m && !match->has_kept[y])
        y++;
      add_tokens (pieces, DOSSIER_DIFF_ADDED, match->after, since, y);
      from = x;
      while (x < n && y < m && match->is_kept[x] && match->has_kept[y])
        {
          x++;
          y++;
        }
      add_tokens (pieces, DOSSIER_DIFF_SAME, match->before, from, x);
    }
  return pieces;
}

/* NULL: too little is alike, unless @always. */
static GPtrArray *
compare (const char *before, const char *after, Cut cut, gboolean always)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) first = cut_text (before, cut, numbers);
  g_autoptr (GArray) second = cut_text (after, cut, numbers);
  g_autofree guint8 *is_kept = g_malloc0 (first->len + 1);
  g_autofree guint8 *has_kept = g_malloc0 (second->len + 1);
  Match              match = { first, second, is_kept, has_kept };

  return find_way (&match) || always ? list_pieces (&match) : NULL;
}

GPtrArray *
dossier_word_diff (const char *before, const char *after)
{
  GPtrArray *pieces = compare (before, after, cut_word, FALSE);

  return pieces != NULL ? pieces : compare (before, after, cut_line, TRUE);
}
