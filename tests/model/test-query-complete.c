/* test-query-complete.c - what may stand at the cursor of a search
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-query-complete.h"

#include <string.h>

#define S DOSSIER_QUERY_STORIES
#define C DOSSIER_QUERY_CLAIMS
#define H DOSSIER_QUERY_HIGHLIGHTS

/* The cursor stands at "|". */
static const struct
{
  const char        *name;
  DossierQueryDomain domain;
  const char        *text, *typed, *words;
  DossierQueryNames  names;
  const char        *put; /* with the first word, or the name "Ada (II)" */
} cases[] = {
  { "the beginning of a field", S, "chips ha|", "ha", "has:", 0, "chips has:|" },
  { "several", S, "s|", "s", "site: saved:", 0, "site:|" },
  { "behind a sign of not", S, "-fo|", "fo", "folder:", 0, "-folder:|" },
  { "in parentheses", S, "(chips OR aut|", "aut", "author:", 0, "(chips OR author:|" },
  { "in the middle", S, "fe| chips", "fe", "feed:", 0, "feed:| chips" },
  { "within a word", S, "fe|xx chips", "fe", "feed:", 0, "feed:| chips" },
  { "fields of claims", C, "co|", "co", "", 0, NULL },
  { "fields of highlights", H, "co|", "co", "colour: color:", 0, "colour:|" },
  { "nothing like it", S, "zz|", "zz", "", 0, NULL },
  { "in quotes there are no fields", S, "\"wh|", "wh", "", 0, NULL },
  { "behind a phrase there are", S, "\"a b\"wh|", "wh", "who:", 0, "\"a b\"who:|" },
  { "states", S, "is:s|", "s", "starred", 0, "is:starred |" },
  { "states of highlights", H, "is:l|", "l", "lost", 0, "is:lost |" },
  { "what stories have", S, "has:|", "", "note highlight moves image tag", 0, "has:note |" },
  { "what highlights have", H, "has:w|", "w", "who", 0, "has:who |" },
  { "kinds", C, "move:fo|", "fo", "founded", 0, "move:founded |" },
  { "kinds behind a comma", C, "move:left,fi| x", "fi", "fired", 0, "move:left,fired| x" },
  { "certainties", S, "certainty:r|", "r", "reported rumoured", 0, "certainty:reported |" },
  { "colours", H, "-colour:p|", "p", "pink", 0, "-colour:pink |" },
  { "words for dates", S, "date:last|", "last", "\"last week\" \"last month\" \"last year\"", 0,
    "date:\"last week\" |" },
  { "words for dates in quotes", S, "saved:\"last w|", "last w", "\"last week\"", 0, "saved:\"last week\" |" },
  { "words for dates in closed quotes", S, "saved:\"last w|\" x", "last w", "\"last week\"", 0,
    "saved:\"last week\"| x" },
  { "in parentheses behind a field", S, "is:(unread OR st|", "st", "starred", 0, "is:(unread OR starred |" },
  { "they keep what closes them", S, "is:(unread OR st|)", "st", "starred", 0, "is:(unread OR starred|)" },
  { "behind such parentheses", S, "is:(unread) st|", "st", "", 0, NULL },
  { "anybody", S, "who:Ada|", "Ada", "", DOSSIER_NAMES_ANYBODY, "who:\"Ada (II)\" |" },
  { "a person in quotes", S, "person:\"Ada Q|\" x", "Ada Q", "", DOSSIER_NAMES_PERSON, "person:\"Ada (II)\"| x" },
  { "an organization", C, "org:|", "", "", DOSSIER_NAMES_ORGANIZATION, "org:\"Ada (II)\" |" },
  { "from whom", S, "from:O|", "O", "", DOSSIER_NAMES_ANYBODY, "from:\"Ada (II)\" |" },
  { "a feed", S, "feed:D|", "D", "", DOSSIER_NAMES_FEED, "feed:\"Ada (II)\" |" },
  { "a folder", H, "folder:D|", "D", "", DOSSIER_NAMES_FOLDER, "folder:\"Ada (II)\" |" },
  { "a tag", C, "tag:D|", "D", "", DOSSIER_NAMES_TAG, "tag:\"Ada (II)\" |" },
  { "a tag of a highlight", H, "tag:D|", "D", "", DOSSIER_NAMES_HIGHLIGHT_TAG, "tag:\"Ada (II)\" |" },
  { "an author", S, "author:D|", "D", "", DOSSIER_NAMES_AUTHOR, "author:\"Ada (II)\" |" },
  { "one of several names", S, "who:(Bo OR \"Ada|", "Ada", "", DOSSIER_NAMES_ANYBODY, "who:(Bo OR \"Ada (II)\" |" },
  { "a word of a title", S, "title:D|", "D", "", 0, NULL },
  { "before all", S, "|who:x", "", NULL, 0, NULL },
};

static char *
put_cursor (char *text, guint cursor)
{
  g_autofree char *owned = text;

  return g_strdup_printf ("%.*s|%s", (int) cursor, owned, owned + cursor);
}

static void
test_complete (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data), cursor = 0;
  const char      *bar = strchr (cases[i].text, '|');
  g_autofree char *text = g_strdup_printf ("%.*s%s", (int) (bar - cases[i].text), cases[i].text, bar + 1);
  g_autoptr (DossierCompletion) done = dossier_query_complete (cases[i].domain, text, bar - cases[i].text);
  g_autofree char *words = g_strjoinv (" ", done->words), *put = NULL;

  g_assert_cmpstr (done->typed, ==, cases[i].typed);
  if (cases[i].words != NULL)
    g_assert_cmpstr (words, ==, cases[i].words);
  g_assert_cmpint (done->names, ==, cases[i].names);
  if (cases[i].put == NULL)
    return;
  put = done->words[0] != NULL ? dossier_completion_put_word (done, text, done->words[0], &cursor)
                               : dossier_completion_put_name (done, text, "Ada (II)", &cursor);
  put = put_cursor (put, cursor);
  g_assert_cmpstr (put, ==, cases[i].put);
}

/* Wherever the cursor stands in whatever text: what is to be replaced stands in it, and ends where a code point does.
 */
static void
test_anywhere (void)
{
  static const char *const pieces[]
      = { "(", ")", "\"", " ", "who:", "has:", "-", "NOT ", "ä", "x", ",", "is:(", "move:left,", "\342\200\203" };
  g_autoptr (GRand) random = g_rand_new_with_seed (41);

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      while (g_rand_int_range (random, 0, 14) != 0)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      for (const char *at = text->str;; at = g_utf8_next_char (at))
        {
          guint cursor = at - text->str;
          g_autoptr (DossierCompletion) done = dossier_query_complete (round % 3, text->str, cursor);

          g_assert_cmpuint (done->start, <=, cursor);
          g_assert_cmpuint (done->start + done->length, >=, cursor);
          g_assert_cmpuint (done->start + done->length, <=, text->len);
          g_assert_true (g_utf8_validate (text->str + done->start, done->length, NULL));
          if (*at == '\0')
            break;
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/query-complete/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_complete);
    }
  g_test_add_func ("/model/query-complete/anywhere in any text", test_anywhere);
  return g_test_run ();
}
