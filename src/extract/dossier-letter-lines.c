/* dossier-letter-lines.c - which lines of a newsletter are furniture
 *
 * Most lines are told by themselves. The end is told as a whole: from the first line on that says how to leave the
 * list, with the legal lines and the postal address before it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-letter-lines-private.h"

#include <string.h>

#include "dossier-extract-data-private.h"

/* Bytes of a line that can be furniture, of one at the end, and of the end altogether. */
#define MAX_LINE 240
#define MAX_END_LINE 400
#define MAX_END 2000
/* Lines before the first one that says how to leave the list, which may belong to it. */
#define MAX_BEFORE_END 12
/* Bytes of a postal address on one line. */
#define MAX_ADDRESS 160

typedef struct
{
  DossierLetterLine kind;
  char              how; /* 'l', 's', 'h' */
  char             *phrase;
} Phrase;

static DossierLetterLine
read_kind (const char *name)
{
  static const struct
  {
    const char       *name;
    DossierLetterLine kind;
  } kinds[] = {
    { "view", DOSSIER_LETTER_LINE_VIEW },     { "head", DOSSIER_LETTER_LINE_HEAD },
    { "social", DOSSIER_LETTER_LINE_SOCIAL }, { "foot", DOSSIER_LETTER_LINE_FOOT },
    { "legal", DOSSIER_LETTER_LINE_LEGAL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].name, name) == 0)
      return kinds[i].kind;
  g_assert_not_reached ();
}

static GArray *
load_phrases (void)
{
  g_autoptr (GPtrArray) rows = dossier_extract_data_load ("letters");
  GArray *phrases = g_array_new (FALSE, FALSE, sizeof (Phrase));

  for (guint i = 0; i < rows->len; i++)
    {
      GStrv  row = rows->pdata[i];
      Phrase phrase = { read_kind (row[0]), row[1][0], (char *) g_intern_string (row[2]) };

      g_array_append_val (phrases, phrase);
    }
  return phrases;
}

static const GArray *
get_phrases (void)
{
  static GArray *phrases = NULL;

  if (g_once_init_enter (&phrases))
    g_once_init_leave (&phrases, load_phrases ());
  return phrases;
}

/* Blanks, and what senders pad a preview with: joiners, soft hyphens, marks without a letter. */
static gboolean
is_unseen (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT || c == 0x34f
         || c == 0x2800 || c == 0x115f || c == 0x3164;
}

static gboolean
is_edge (gunichar c)
{
  return is_unseen (c) || (g_unichar_ispunct (c) && c != '(' && c != '?') || g_unichar_type (c) == G_UNICODE_MATH_SYMBOL
         || g_unichar_type (c) == G_UNICODE_OTHER_SYMBOL;
}

/* Lower case, blanks folded, straight apostrophes, marks at both ends gone; © stays, it tells. */
static char *
normalize (const char *line, gsize length)
{
  g_autofree char *lower = g_utf8_strdown (line, (gssize) length);
  GString         *out = g_string_new (NULL);
  gboolean         gap = FALSE;

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_unseen (c) || (out->len == 0 && c != 0xa9 && is_edge (c)))
        {
          gap = out->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (out, ' ');
      gap = FALSE;
      g_string_append_unichar (out, c == 0x2019 ? '\'' : c);
    }
  while (out->len > 0)
    {
      const char *last = g_utf8_prev_char (out->str + out->len);

      if (!is_edge (g_utf8_get_char (last)))
        break;
      g_string_truncate (out, (gsize) (last - out->str));
    }
  return g_string_free (out, FALSE);
}

static DossierLetterLine
find_phrase (const char *plain)
{
  const GArray *phrases = get_phrases ();

  for (guint i = 0; i < phrases->len; i++)
    {
      const Phrase *phrase = &g_array_index (phrases, Phrase, i);

      if (phrase->how == 'l'   ? strcmp (plain, phrase->phrase) == 0
          : phrase->how == 's' ? g_str_has_prefix (plain, phrase->phrase)
                               : strstr (plain, phrase->phrase) != NULL)
        return phrase->kind;
    }
  return DOSSIER_LETTER_LINE_WORDS;
}

static DossierLetterLine
classify_part (const char *part, gsize length)
{
  g_autofree char *plain = normalize (part, length);

  return *plain == '\0' ? DOSSIER_LETTER_LINE_BLANK : find_phrase (plain);
}

static gboolean
has_words (const char *line)
{
  for (; *line != '\0'; line = g_utf8_next_char (line))
    if (!is_unseen (g_utf8_get_char (line)))
      return TRUE;
  return FALSE;
}

DossierLetterLine
dossier_letter_line_classify (const char *line)
{
  static const char *const gaps[] = { "|", "\xc2\xb7", "\xe2\x80\xa2", " / ", " \xe2\x80\x93 " };
  DossierLetterLine        all, kind = DOSSIER_LETTER_LINE_BLANK;
  g_autofree char         *parts = NULL;

  if (!has_words (line))
    return DOSSIER_LETTER_LINE_BLANK;
  if (strlen (line) > MAX_LINE)
    return DOSSIER_LETTER_LINE_WORDS;
  all = classify_part (line, strlen (line));
  if (all > DOSSIER_LETTER_LINE_BLANK && all != DOSSIER_LETTER_LINE_LEGAL)
    return all;
  parts = g_strdup (line);
  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    for (char *p = parts; (p = strstr (p, gaps[i])) != NULL;)
      memset (p, '\n', strlen (gaps[i]));
  for (const char *p = parts; *p != '\0'; p += strspn (p, "\n"))
    {
      gsize             length = strcspn (p, "\n");
      DossierLetterLine part = classify_part (p, length);

      if (part == DOSSIER_LETTER_LINE_WORDS)
        return all == DOSSIER_LETTER_LINE_LEGAL ? all : part;
      kind = MAX (kind, part);
      p += length;
    }
  /* Marks alone: a rule that somebody drew. It is dropped only beside other furniture. */
  return kind == DOSSIER_LETTER_LINE_BLANK ? DOSSIER_LETTER_LINE_WORDS : kind;
}

/* "548 Market Street PMB 72296, San Francisco, CA 94104" */
static gboolean
is_address (const char *line)
{
  gsize length = strlen (line);

  return length > 0 && length <= MAX_ADDRESS && strpbrk (line, "0123456789") != NULL && strchr (line, ',') != NULL
         && strstr (line, ". ") == NULL && strchr (".?!", line[length - 1]) == NULL;
}

static gboolean
is_mark (const char *line)
{
  g_autofree char *plain = normalize (line, strlen (line));

  return *plain == '\0';
}

/* The line that the end begins with, as many as there are lines without one. */
static guint
find_end (GPtrArray *lines, const DossierLetterLine *kinds)
{
  gsize all = 0, before = 0;
  guint i, end = lines->len, steps = 0;

  for (i = 0; i < lines->len; i++)
    all += strlen (lines->pdata[i]);
  for (i = 0; i < lines->len && end == lines->len; i++)
    {
      if (kinds[i] == DOSSIER_LETTER_LINE_FOOT && before * 2 >= all && all - before <= MAX_END)
        end = i;
      before += strlen (lines->pdata[i]);
    }
  for (i = end; i < lines->len; i++)
    if (strlen (lines->pdata[i]) > MAX_END_LINE)
      return lines->len;
  if (end < lines->len)
    while (end > 0 && steps++ < MAX_BEFORE_END
           && (kinds[end - 1] >= DOSSIER_LETTER_LINE_SOCIAL || kinds[end - 1] == DOSSIER_LETTER_LINE_BLANK
               || is_mark (lines->pdata[end - 1]) || is_address (lines->pdata[end - 1])))
      end--;
  return end;
}

GByteArray *
dossier_letter_lines_mark (GPtrArray *lines)
{
  g_autofree DossierLetterLine *kinds = g_new (DossierLetterLine, lines->len + 1);
  GByteArray                   *marks = g_byte_array_new ();
  guint                         end;

  g_byte_array_set_size (marks, lines->len);
  for (guint i = 0; i < lines->len; i++)
    kinds[i] = dossier_letter_line_classify (lines->pdata[i]);
  end = find_end (lines, kinds);
  for (guint i = 0; i < lines->len; i++)
    {
      gboolean goes = kinds[i] == DOSSIER_LETTER_LINE_VIEW || kinds[i] == DOSSIER_LETTER_LINE_HEAD
                      || kinds[i] == DOSSIER_LETTER_LINE_SOCIAL || kinds[i] == DOSSIER_LETTER_LINE_FOOT;

      marks->data[i] = goes || i >= end;
    }
  return marks;
}
