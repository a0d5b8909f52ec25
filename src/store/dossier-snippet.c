/* dossier-snippet.c - the words of a story around what a search found in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-snippet.h"

#include <string.h>

#define LEFT_OUT "…"
/* Bytes that are given up for the sake of a whole last word. */
#define MAX_BROKEN 24
/* Stands for an image or a table. */
#define OBJECT 0xFFFC

static DossierMark *
get (GArray *marks, guint i)
{
  return &g_array_index (marks, DossierMark, i);
}

/* ---- the box ---- */

DossierSnippet *
dossier_snippet_new (gint64 story)
{
  DossierSnippet *self = g_atomic_rc_box_new0 (DossierSnippet);

  self->story = story;
  self->marks = g_array_new (FALSE, FALSE, sizeof (DossierMark));
  self->title_marks = g_array_new (FALSE, FALSE, sizeof (DossierMark));
  return self;
}

DossierSnippet *
dossier_snippet_ref (DossierSnippet *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  DossierSnippet *self = data;

  g_free (self->text);
  g_free (self->title);
  g_array_unref (self->marks);
  g_array_unref (self->title_marks);
}

void
dossier_snippet_unref (DossierSnippet *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* ---- which place ---- */

static guint
count_terms (GArray *marks, guint first)
{
  guint64 terms = 0;

  for (guint i = first; i < marks->len && get (marks, i)->end <= get (marks, first)->start + DOSSIER_SNIPPET_WINDOW;
       i++)
    terms |= G_GUINT64_CONSTANT (1) << get (marks, i)->term;
  return (guint) __builtin_popcountll (terms);
}

guint
dossier_snippet_choose (GArray *marks, guint *n_terms)
{
  guint best = 0;

  *n_terms = 1; /* a single place may be longer than the window */
  for (guint i = 0; i < marks->len; i++)
    {
      guint n = count_terms (marks, i);

      if (n > *n_terms)
        {
          best = i;
          *n_terms = n;
        }
    }
  return best;
}

void
dossier_snippet_join (GArray *marks)
{
  guint n = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      DossierMark mark = *get (marks, i);

      if (n > 0 && mark.start <= get (marks, n - 1)->end)
        get (marks, n - 1)->end = MAX (get (marks, n - 1)->end, mark.end);
      else
        *get (marks, n++) = mark;
    }
  g_array_set_size (marks, n);
}

/* ---- where it begins ---- */

static gboolean
ends_sentence (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}

/* Whether a sentence or a paragraph begins at @at. */
static gboolean
is_beginning (const char *text, const char *at)
{
  const char *before = at > text ? g_utf8_prev_char (at) : NULL;
  gunichar    last;

  if (before == NULL || *before == '\n')
    return TRUE;
  if (!g_unichar_isspace (g_utf8_get_char (before)) || before == text)
    return FALSE;
  last = g_utf8_get_char (g_utf8_prev_char (before));
  return ends_sentence (last);
}

/* The beginning of its sentence when that is near, else that of a word. */
static const char *
find_begin (const char *text, const char *place)
{
  const char *at = place, *word = place;

  for (guint n = 0; n < DOSSIER_SNIPPET_BEFORE; n++)
    {
      if (is_beginning (text, at))
        return at;
      at = g_utf8_prev_char (at);
      if (n < DOSSIER_SNIPPET_WORDS_BEFORE && g_unichar_isspace (g_utf8_get_char (at)))
        word = g_utf8_next_char (at);
    }
  return word;
}

/* ---- cutting ---- */

/* open: the mark whose end is not reached yet ends at close. */
typedef struct
{
  GString *out;
  GArray  *marks;
  gboolean is_open;
  guint    close;
} Cut;

static void
append_sign (GString *out, gunichar c)
{
  gboolean is_blank = g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == OBJECT;

  if (!is_blank)
    g_string_append_unichar (out, c);
  else if (out->len > 0 && out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
}

static void
close_mark (Cut *cut)
{
  DossierMark *mark = cut->is_open ? get (cut->marks, cut->marks->len - 1) : NULL;

  cut->is_open = FALSE;
  if (mark == NULL)
    return;
  mark->end = (guint) cut->out->len;
  if (mark->end <= mark->start) /* of what is not shown */
    g_array_set_size (cut->marks, cut->marks->len - 1);
}

static void
open_mark (Cut *cut, const DossierMark *mark)
{
  DossierMark opened = { (guint) cut->out->len, 0, mark->term };

  cut->close = MAX (cut->close, mark->end);
  if (!cut->is_open)
    g_array_append_val (cut->marks, opened);
  cut->is_open = TRUE;
}

/* Up to the end of the last word that is whole, unless that is far, or within what was found. */
static void
end_with_word (Cut *cut)
{
  GString    *out = cut->out;
  guint       held = cut->marks->len > 0 ? get (cut->marks, cut->marks->len - 1)->end : 0;
  const char *blank = strrchr (out->str, ' ');

  if (blank != NULL && (gsize) (blank - out->str) >= held && out->len - (gsize) (blank - out->str) <= MAX_BROKEN)
    g_string_truncate (out, (gsize) (blank - out->str));
  g_string_append (out, LEFT_OUT);
}

char *
dossier_snippet_cut (const char *text, GArray *marks, guint first, GArray *cut_marks)
{
  const char *begin = find_begin (text, text + get (marks, first)->start), *at = begin;
  Cut         cut = { g_string_new (is_beginning (text, begin) ? NULL : LEFT_OUT " "), cut_marks, FALSE, 0 };
  guint       i = first;

  while (i > 0 && text + get (marks, i - 1)->start >= begin)
    i--;
  for (guint n = 0; *at != '\0' && n < DOSSIER_SNIPPET_LENGTH; n++, at = g_utf8_next_char (at))
    {
      guint offset = (guint) (at - text);

      if (cut.is_open && offset >= cut.close)
        close_mark (&cut);
      for (; i < marks->len && get (marks, i)->start <= offset; i++)
        open_mark (&cut, get (marks, i));
      append_sign (cut.out, g_utf8_get_char (at));
    }
  close_mark (&cut);
  if (*at != '\0')
    end_with_word (&cut);
  else
    g_strchomp (cut.out->str);
  return g_string_free (cut.out, FALSE);
}
