/* dossier-word.c - where one word of a text ends, and what its case says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-word-private.h"

#include "dossier-letters-private.h"

#include <string.h>

/* Longer words are in no list. */
#define MAX_LISTED 24
/* Longer words are not split, so that one endless word costs no more than its bytes. */
#define MAX_SPLIT 64

/* The sets are sorted, and searched by halves. */
static const char *const tails[] = {
  "acquired",     "adjacent",   "affiliated", "aligned",       "area",      "authored",   "backed",    "based",
  "born",         "branded",    "bred",       "built",         "centered",  "centric",    "certified", "chaired",
  "commissioned", "compatible", "controlled", "created",       "designed",  "developed",  "dominated", "driven",
  "educated",     "employed",   "enabled",    "era",           "exclusive", "financed",   "focused",   "founded",
  "friendly",     "funded",     "generated",  "headquartered", "heavy",     "hosted",     "incubated", "inspired",
  "invested",     "issued",     "led",        "level",         "licensed",  "like",       "linked",    "listed",
  "made",         "managed",    "native",     "only",          "operated",  "owned",      "powered",   "produced",
  "provided",     "published",  "registered", "related",       "run",       "sanctioned", "sized",     "specific",
  "sponsored",    "style",      "supported",  "traded",        "trained",   "type",       "wide",
};
static const char *const heads[] = { "anti", "ex", "mid", "non", "post", "pre", "pro", "then" };
static const char *const roles[] = { "CEO", "CFO", "CIO", "COO", "CTO", "VP" };
static const char *const domains[] = {
  "ai", "app", "biz", "cn",  "co", "com", "de",  "dev", "edu", "eu",   "fm", "fr", "gov", "io",  "it",
  "jp", "js",  "me",  "mil", "ml", "net", "org", "ru",  "so",  "tech", "tv", "uk", "us",  "xyz",
};
static const char *const dots_inside[] = {
  "adm",  "al",   "asst", "capt", "cmdr", "col",    "det", "dr",  "drs",  "fig", "ft",
  "gen",  "gov",  "hon",  "lt",   "maj",  "messrs", "mr",  "mrs", "ms",   "mt",  "no",
  "pres", "prof", "rep",  "rev",  "sen",  "sens",   "sgt", "st",  "supt", "vs",
};
static const char *const dots_either[] = {
  "apr", "assn", "aug", "bros", "co", "corp", "dec", "dept", "esq", "etc",  "feb", "inc",
  "jan", "jr",   "ltd", "mar",  "md", "nov",  "oct", "ph.d", "sep", "sept", "sr",  "univ",
};
static const char *const starters[] = {
  "A",  "After",  "Also", "Although",  "An",    "And",   "As",    "At",      "Before", "Both",  "But",
  "By", "During", "For",  "He",        "Her",   "His",   "How",   "However", "I",      "If",    "In",
  "It", "Its",    "Last", "Meanwhile", "Most",  "No",    "On",    "One",     "Our",    "She",   "Since",
  "So", "Some",   "That", "The",       "Their", "There", "These", "They",    "This",   "Those", "To",
  "We", "What",   "When", "While",     "Who",   "With",  "You",
};
static const char *const small_words[] = {
  "about", "after", "amid", "among", "before", "from", "into",    "onto",
  "over",  "than",  "that", "under", "upon",   "with", "without",
};
static const char *const units[] = {
  "am", "b", "bn", "gb", "k", "km", "m", "mb", "mn", "nd", "pm", "rd", "s", "st", "t", "tb", "th", "tn", "x",
};

/* Bytes of the longest word among those with a dot. */
#define LONGEST_DOTTED 6

static gboolean
find_in (const char *const *words, gsize n, const char *at, const char *end, gboolean fold)
{
  char  buffer[MAX_LISTED];
  gsize length = end - at, low = 0;

  if (length == 0 || length >= sizeof buffer)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    buffer[i] = fold ? g_ascii_tolower (at[i]) : at[i];
  buffer[length] = '\0';
  while (low < n)
    {
      gsize middle = low + (n - low) / 2;
      int   order = buffer[0] - words[middle][0]; /* mostly enough */

      if (order == 0 && (order = strcmp (buffer, words[middle])) == 0)
        return TRUE;
      if (order < 0)
        n = middle;
      else
        low = middle + 1;
    }
  return FALSE;
}

#define IS_IN(words, at, end) find_in ((words), G_N_ELEMENTS (words), (at), (end), FALSE)
#define IS_IN_FOLDED(words, at, end) find_in ((words), G_N_ELEMENTS (words), (at), (end), TRUE)

/* --- addresses --- */

static gboolean
begins_with (const char *at, const char *end, const char *prefix)
{
  gsize length = strlen (prefix);

  return (gsize) (end - at) > length && g_ascii_strncasecmp (at, prefix, length) == 0;
}

gboolean
dossier_word_begins_address (const char *at, const char *end)
{
  switch (*at)
    {
    case 'h':
    case 'H': return begins_with (at, end, "http://") || begins_with (at, end, "https://");
    case 'w':
    case 'W': return begins_with (at, end, "www.");
    case '@': return dossier_letters_begin (at + 1, end);
    default: return FALSE;
    }
}

const char *
dossier_word_skip_address (const char *at, const char *end)
{
  const char *start = at;

  while (at < end && (guchar) *at > ' ' && strchr ("<>\"()[]{}|", *at) == NULL
         && ((guchar) *at < 0x80 || dossier_letters_begin (at, end)))
    at = g_utf8_next_char (at);
  at = MIN (at, end);
  while (at > start + 1 && strchr (".,;:!?'", at[-1]) != NULL)
    at--;
  return at;
}

/* --- words --- */

static gboolean
is_upper (const char *at, const char *end)
{
  guint length;

  return dossier_letter_of (at, end, &length) == DOSSIER_LETTER_UPPER;
}

/* Is there a capital, and one behind a small letter? */
static void
find_capitals (const char *at, const char *end, gboolean *capital, gboolean *inner)
{
  guint    length;
  gboolean small = FALSE;

  *capital = *inner = FALSE;
  for (; at < end; at += length)
    {
      DossierLetter letter = dossier_letter_of (at, end, &length);

      if (length == 0)
        break;
      if (letter == DOSSIER_LETTER_UPPER)
        {
          *capital = TRUE;
          *inner |= small;
        }
      small |= letter == DOSSIER_LETTER_LOWER;
    }
}

static gboolean
is_lower_run (const char *at, const char *end)
{
  for (; at < end; at++)
    if (*at < 'a' || *at > 'z')
      return FALSE;
  return TRUE;
}

/* "Backed": a capital, then small letters. */
static gboolean
is_title_case (const char *at, const char *end)
{
  return end - at > 1 && *at >= 'A' && *at <= 'Z' && is_lower_run (at + 1, end);
}

static DossierWordSplit
split_at_hyphen (const char *start, const char *hyphen, const char *tail, const char *tail_end)
{
  gboolean capital, inner;

  if (hyphen - start <= 4 && IS_IN_FOLDED (heads, start, hyphen) && is_upper (tail, tail_end)
      && !IS_IN (roles, tail, tail_end))
    return DOSSIER_WORD_SPLIT_HEAD;
  if (hyphen - start > MAX_SPLIT)
    return DOSSIER_WORD_FREE;
  if (is_title_case (tail, tail_end)) /* in a headline */
    return is_upper (start, hyphen) && hyphen - start > 1 && IS_IN_FOLDED (tails, tail, tail_end)
               ? DOSSIER_WORD_SPLIT_TAIL
               : DOSSIER_WORD_FREE;
  if (!is_lower_run (tail, tail_end))
    return DOSSIER_WORD_FREE;
  find_capitals (start, hyphen, &capital, &inner);
  if (capital && (inner || IS_IN (tails, tail, tail_end)))
    return DOSSIER_WORD_SPLIT_TAIL;
  if (g_ascii_isdigit (hyphen[-1])
      && find_in ((const char *const[]){ "billion", "million", "trillion" }, 3, tail, tail_end, FALSE))
    return DOSSIER_WORD_SPLIT_HEAD;
  return DOSSIER_WORD_FREE;
}

static guint
hyphen_at (const char *at, const char *end)
{
  if (*at == '-')
    return 1;
  if (end - at > 3 && (memcmp (at, "\xE2\x80\x90", 3) == 0 || memcmp (at, "\xE2\x80\x91", 3) == 0))
    return 3;
  return 0;
}

static guint
apostrophe_at (const char *at, const char *end)
{
  if (*at == '\'')
    return 1;
  return end - at > 3 && memcmp (at, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

/* Do letters follow the dot at @dot that belong to the word [start, dot)? */
static gboolean
joins_at_dot (const char *start, const char *segment, const char *dot, const char *next, const char *next_end)
{
  guint length;

  if (g_ascii_isdigit (dot[-1]) && g_ascii_isdigit (*next))
    return TRUE;
  if (IS_IN_FOLDED (domains, next, next_end))
    return TRUE;
  (void) dossier_letter_of (segment, dot, &length);
  if (segment + length != dot || g_ascii_isdigit (*segment))
    return IS_IN_FOLDED (dots_inside, start, dot) ? FALSE
                                                  : (dot - start == 2 && g_ascii_strncasecmp (start, "ph", 2) == 0);
  (void) dossier_letter_of (next, next_end, &length);
  return next + length == next_end;
}

/* Behind the piece that continues the word after the mark at @at, or NULL. */
static const char *
skip_piece (const char *start, const char *segment, const char *at, const char *end, DossierWordSplit *split)
{
  guint       mark = *at == '.' || *at == '&' || *at == ',' ? 1 : 0;
  const char *next, *next_end;

  if (mark == 0)
    mark = hyphen_at (at, end) + apostrophe_at (at, end);
  next = at + mark;
  if (mark == 0 || !dossier_letters_begin (next, end))
    return NULL;
  if (*at == ',')
    return g_ascii_isdigit (at[-1]) && g_ascii_isdigit (*next) ? dossier_letters_skip (next, end) : NULL;
  next_end = dossier_letters_skip (next, end);
  if (*at == '.')
    return joins_at_dot (start, segment, at, next, next_end) ? next_end : NULL;
  if (*at == '&')
    return next_end;
  if (hyphen_at (at, end) > 0)
    {
      *split = split_at_hyphen (start, at, next, next_end);
      return *split == DOSSIER_WORD_FREE ? next_end : NULL;
    }
  return next_end == next + 1 && (*next == 's' || *next == 'S') ? NULL : next_end;
}

const char *
dossier_word_skip (const char *at, const char *end, DossierWordSplit *split, gboolean *address)
{
  const char *start = at, *segment = at, *next;

  *split = DOSSIER_WORD_FREE;
  *address = FALSE;
  at = dossier_letters_skip (at, end);
  while (at < end && (next = skip_piece (start, segment, at, end, split)) != NULL)
    {
      segment = at + (*at == '\xE2' ? 3 : 1);
      at = next;
    }
  if (at < end
      && ((*at == '@' && dossier_letters_begin (at + 1, end))
          || (*at == '/' && segment > start && segment[-1] == '.' && IS_IN_FOLDED (domains, segment, at))))
    {
      *address = TRUE;
      return dossier_word_skip_address (start, end);
    }
  while (at < end && *at == '+' && at - start < 16 && !g_ascii_isdigit (at[-1]))
    at++;
  return at;
}

/* 40M, 4.5bn, 3rd, 10x: a number still. */
static gboolean
is_number (const char *at, const char *end)
{
  if (!g_ascii_isdigit (*at))
    return FALSE;
  while (at < end && (g_ascii_isdigit (*at) || *at == '.' || *at == ','))
    at++;
  return at == end || IS_IN_FOLDED (units, at, end);
}

/* The letter at *@at; that of ASCII letters which are small is the last of them. */
static inline DossierLetter
read_letter (const char **at, const char *end, guint *length)
{
  const char *start = *at;

  while (*at < end && **at >= 'a' && **at <= 'z')
    ++*at;
  if (*at == start)
    return dossier_letter_of (start, end, length);
  --*at;
  *length = 1;
  return DOSSIER_LETTER_LOWER;
}

DossierTokenFlags
dossier_word_flags (const char *at, const char *end, gboolean *number)
{
  const char       *start = at;
  guint             length, upper = 0, lower = 0, misplaced = 0;
  gboolean          first = TRUE, capital = is_upper (at, end);
  DossierTokenFlags flags = 0;

  for (; at < end; at += MAX (length, 1))
    switch (read_letter (&at, end, &length))
      {
      case DOSSIER_LETTER_UPPER:
        upper++;
        misplaced += !first;
        first = FALSE;
        break;
      case DOSSIER_LETTER_LOWER:
        lower++;
        first = FALSE;
        break;
      case DOSSIER_LETTER_DIGIT:
        flags |= DOSSIER_TOKEN_DIGIT;
        first = FALSE;
        break;
      case DOSSIER_LETTER_MARK: break;
      case DOSSIER_LETTER_NONE:
        first = length > 0;
        length = length > 0 && (guchar) *at >= 0x80 ? g_utf8_skip[(guchar) *at] : 1;
        break;
      }
  *number = (flags & DOSSIER_TOKEN_DIGIT) != 0 && is_number (start, end);
  if (upper == 0)
    return flags;
  if (lower == 0 && upper >= 2)
    return flags | DOSSIER_TOKEN_ALL_CAPS;
  return flags | (capital && misplaced == 0 ? DOSSIER_TOKEN_CAPITALISED : DOSSIER_TOKEN_MIXED);
}

DossierDot
dossier_word_dot (const char *at, const char *end)
{
  guint length, upper;

  upper = dossier_letter_of (at, end, &length) == DOSSIER_LETTER_UPPER;
  if (at + length == end)
    return upper && *at != 'I' ? DOSSIER_DOT_INSIDE : DOSSIER_DOT_NONE;
  if (at + 1 < end && at[1] == '.' && end - at <= 8 && end[-2] == '.')
    return DOSSIER_DOT_EITHER;
  if (end - at > LONGEST_DOTTED || (!upper && *at != 'e' && *at != 'i' && *at != 'v'))
    return DOSSIER_DOT_NONE;
  if (IS_IN_FOLDED (dots_either, at, end))
    return upper || *at == 'e' || *at == 'i' ? DOSSIER_DOT_EITHER : DOSSIER_DOT_NONE;
  if (IS_IN_FOLDED (dots_inside, at, end))
    return (upper && !(end - at == 2 && g_ascii_strncasecmp (at, "No", 2) == 0)) || *at == 'v' ? DOSSIER_DOT_INSIDE
                                                                                               : DOSSIER_DOT_NONE;
  return DOSSIER_DOT_NONE;
}

gboolean
dossier_word_begins_sentences (const char *at, const char *end)
{
  return IS_IN (starters, at, end);
}

gboolean
dossier_word_is_small (const char *at, const char *end)
{
  return IS_IN (small_words, at, end);
}
