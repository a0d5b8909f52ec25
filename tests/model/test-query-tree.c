/* test-query-tree.c - parentheses, AND, OR and NOT: what is typed, what it asks for, and how it is written again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-query-tree.h"

#include <string.h>

#define NOW G_GINT64_CONSTANT (1717588800) /* Wednesday, 2024-06-05, noon; the tests run in UTC */
#define S DOSSIER_QUERY_STORIES
#define C DOSSIER_QUERY_CLAIMS
#define H DOSSIER_QUERY_HIGHLIGHTS

static const struct
{
  const char        *name;
  DossierQueryDomain domain;
  const char        *text, *want; /* written again */
} cases[] = {
  { "nothing", S, " ", "" },
  { "a word", S, "chips", "chips" },
  { "words", S, "open  weights", "open weights" },
  { "AND is what words are without it", S, "open AND weights", "open weights" },
  { "small letters are words", S, "open and weights or not", "open and weights or not" },
  { "a phrase", S, "\"open weights\"", "\"open weights\"" },
  { "a phrase of one word is that word", S, "\"open\"", "open" },
  { "quotes keep their words apart", S, "\"open\"weights", "open weights" },
  { "a beginning", S, "anthro*", "anthro*" },
  { "the beginning of a phrase", S, "\"open wei\"*", "\"open wei\"*" },
  { "a star in quotes is a star", S, "\"anthro*\"", "\"anthro*\"" },
  { "a lone star", S, "*", "\"*\"" },
  { "two stars", S, "a**", "\"a*\"*" },
  { "OR", S, "cat OR dog", "cat OR dog" },
  { "OR of three", S, "cat OR dog OR cow", "cat OR dog OR cow" },
  { "AND goes before OR", S, "big cat OR small dog", "big cat OR small dog" },
  { "the same with AND", S, "big AND cat OR small AND dog", "big cat OR small dog" },
  { "parentheses go before AND", S, "big (cat OR dog)", "big (cat OR dog)" },
  { "parentheses in front", S, "(cat OR dog) big", "(cat OR dog) big" },
  { "two pairs", S, "(cat OR dog) (big OR small)", "(cat OR dog) (big OR small)" },
  { "within each other", S, "a OR (b (c OR (d e)))", "a OR b (c OR d e)" },
  { "needless ones go", S, "((a) (b (c)))", "a b c" },
  { "needless ones around OR go", S, "(a OR (b OR (c)))", "a OR b OR c" },
  { "around the whole", S, "(a OR b)", "a OR b" },
  { "a blank inside", S, "( a OR b )", "a OR b" },
  { "close to words", S, "x(a OR b)", NULL },
  { "in a word they stay", S, "GPT(4) f(x)y", "\"GPT(4)\" \"f(x)y\"" },
  { "in a word within a pair", S, "(f(x) OR b)", "\"f(x)\" OR b" },
  { "a minus", S, "-cat", "-cat" },
  { "an exclamation mark", S, "!cat dog", "-cat dog" },
  { "NOT", S, "dog NOT cat", "dog -cat" },
  { "NOT of not", S, "NOT -cat", "cat" },
  { "not of not", S, "--cat -!dog", "cat dog" },
  { "thrice", S, "---cat", "-cat" },
  { "not of a pair", S, "-(cat OR dog)", "-(cat OR dog)" },
  { "not of AND", S, "NOT (cat dog)", "-(cat dog)" },
  { "not of one in parentheses", S, "-(cat)", "-cat" },
  { "not of not in parentheses", S, "-(-cat)", "cat" },
  { "not of not of a pair", S, "-(-(cat OR dog)) x", "(cat OR dog) x" },
  { "OR of nots", S, "-cat OR -dog", "-cat OR -dog" },
  { "OR with NOT", S, "a OR NOT b", "a OR -b" },
  { "a lone minus", S, "a - b", "a \"-\" b" },
  { "a hyphen inside", S, "state-of-the-art", "state-of-the-art" },
  { "a minus in quotes", S, "\"-cat\"", "\"-cat\"" },
  { "OR in quotes", S, "cat \"OR\" dog", "cat \"OR\" dog" },
  { "NOT in quotes", S, "\"NOT\"", "\"NOT\"" },
  { "words that only begin so", S, "ORACLE ANDES NOTES", "ORACLE ANDES NOTES" },
  { "OR close to parentheses", S, "(a)OR(b)", "a OR b" },
  { "NOT close to a parenthesis", S, "NOT(a b)", "-(a b)" },
  { "a colon stays", S, "12:30 GPT-4:", "\"12:30\" \"GPT-4:\"" },
  { "a field in quotes is words", S, "\"who:x\"", "\"who:x\"" },
  { "signs alone", S, "? ...", "? ..." },
  { "empty quotes ask for nothing", S, "a \"\" b", "a b" },
  { "empty quotes on one side of OR", S, "a OR \"\"", "a" },
  { "other blanks", S, "a\302\240b\342\200\203c", "a b c" },
  { "a phrase with other blanks", S, "\"a\302\240b\"", "\"a\302\240b\"" },
  { "other quotation marks", S, "“open”", "“open”" },
  { "somebody", S, "who:SSI", "who:SSI" },
  { "a person", S, "person:\"Jan Leike\"", "person:\"Jan Leike\"" },
  { "the beginning of a name", S, "person:\"Jan L\"*", "person:\"Jan L\"*" },
  { "an organization", S, "-Org:OpenAI", "-org:OpenAI" },
  { "one field for several", S, "person:(Leike OR \"Ada Quill\")", "person:Leike OR person:\"Ada Quill\"" },
  { "one field, not one of them", S, "who:(OpenAI -Anthropic)", "who:OpenAI -who:Anthropic" },
  { "another field inside", S, "who:(A OR tag:b)", "who:A OR tag:b" },
  { "not any of them", S, "-tag:(a OR b)", "-(tag:a OR tag:b)" },
  { "states in parentheses", S, "is:(unread OR starred)", "is:unread OR is:starred" },
  { "after them it is over", S, "who:(A OR B) c", "(who:A OR who:B) c" },
  { "a feed", S, "feed:\"The Decoder\"", "feed:\"The Decoder\"" },
  { "a folder", S, "folder:labs", "folder:labs" },
  { "a tag", S, "tag:to*", "tag:to*" },
  { "a title", S, "title:raises", "title:raises" },
  { "a note", S, "note:\"to do\"", "note:\"to do\"" },
  { "an author", S, "author:\"Ada Quill\"", "author:\"Ada Quill\"" },
  { "a site", S, "site:example.org", "site:example.org" },
  { "a language", S, "lang:DE lang:pt-BR", "lang:DE lang:pt-BR" },
  { "unread", S, "is:unread", "is:unread" },
  { "read", S, "is:read", "is:read" },
  { "not read", S, "-is:read", "is:unread" },
  { "not unread", S, "-is:unread", "is:read" },
  { "starred, annotated", S, "is:Starred -is:annotated", "is:starred -is:annotated" },
  { "archived, not archived", S, "is:Archived -is:archived", "is:archived -is:archived" },
  { "read in a pair", S, "(is:read OR a) b", "(is:read OR a) b" },
  { "what it has", S, "has:note has:highlight has:moves has:image has:tag",
    "has:note has:highlight has:moves has:image has:tag" },
  { "has one of", S, "has:tag,note", "has:note,tag" },
  { "a day", S, "date:2024-05-31", "date:2024-05-31" },
  { "last week", S, "saved:\"last week\" date:today", "saved:\"last week\" date:today" },
  { "an interval", S, "date:2023..2024 date:>=2024-05", "date:2023..2024 date:>=2024-05" },
  { "a move", S, "move:LEFT,fired from:OpenAI", "move:left,fired from:OpenAI" },
  { "all of a move", S, "to:Meta role:\"chief scientist\" amount:>100M as-of:2024 certainty:rumored",
    "to:Meta role:\"chief scientist\" amount:>100M as-of:2024 certainty:rumoured" },
  { "somebody by number", S, "who:#12 person:#13", "who:#12 who:#13" },
  { "a feed and a tag by number", S, "feed:#3 -tag:#4", "feed:#3 -tag:#4" },
  { "a name that begins so", S, "tag:\"#12\"", "tag:\"#12\"" },
  { "a number that is none", S, "tag:#1a tag:#0", "tag:\"#1a\" tag:\"#0\"" },
  { "a word that begins so", S, "#12", "\"#12\"" },
  { "claims: a move", C, "move:left OR move:fired", "move:left OR move:fired" },
  { "claims: a pair", C, "(from:OpenAI OR from:Google) -role:engineer", "(from:OpenAI OR from:Google) -role:engineer" },
  { "claims: dates", C, "date:\"last month\"", "date:\"last month\"" },
  { "claims: what others have is a word", C, "folder:x author:y", "\"folder:x\" \"author:y\"" },
  { "highlights: colours", H, "color:pink,yellow OR colour:blue", "colour:yellow,pink OR colour:blue" },
  { "highlights: lost", H, "is:lost -(is:lost tag:a)", "is:lost -(is:lost tag:a)" },
  { "highlights: not lost", H, "-is:lost", "-is:lost" },
  { "highlights: quote and who", H, "quote:weights (story-who:A OR who:B)", "quote:weights (story-who:A OR who:B)" },
  { "highlights: has", H, "has:who,note", "has:who,note" },
  { "two ORs are a mistake", S, "a OR OR b", NULL },
  { "OR in front", S, "OR a", NULL },
  { "OR behind", S, "a OR", NULL },
  { "AND behind", S, "a AND", NULL },
  { "AND behind OR", S, "a OR AND b", NULL },
  { "NOT behind", S, "a NOT", NULL },
  { "NOT before OR", S, "NOT OR a", NULL },
  { "OR before a parenthesis", S, "(a OR ) b", NULL },
  { "an open parenthesis", S, "(a OR b", NULL },
  { "one too many", S, "a) b", NULL },
  { "a smiley", S, ":)", NULL },
  { "nothing in them", S, "a ()", NULL },
  { "nothing behind a field in them", S, "(who: OR b)", NULL },
  { "a field and nothing in parentheses", S, "who:()", NULL },
  { "an open quote in them", S, "(a \"b)", NULL },
  { "a slip in a field", S, "persn:x", NULL },
  { "letters swapped in a field", S, "taht ogr:x", NULL },
  { "no language", S, "lang:german!", NULL },
  { "nothing that a story has", S, "has:who", NULL },
  { "no state of stories", S, "is:lost", NULL },
};

static DossierQuery *
parse (DossierQueryDomain domain, const char *text)
{
  return dossier_query_parse_in (domain, text, FALSE, NOW, NULL);
}

/* What is written again is read as an equal query, and written the same. */
static void
test_written (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DossierQuery) query = parse (cases[i].domain, cases[i].text), again = NULL;
  g_autofree char *text = query != NULL ? dossier_query_to_string (query) : NULL, *text_again = NULL;

  g_assert_cmpstr (text, ==, cases[i].want);
  if (query == NULL)
    return;
  again = parse (cases[i].domain, text);
  g_assert_nonnull (again);
  g_assert_true (dossier_query_equal (query, again));
  text_again = dossier_query_to_string (again);
  g_assert_cmpstr (text_again, ==, text);
}

/* All that are written otherwise ask for something else. */
static void
test_different (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint k = 0; k < i; k++)
      {
        g_autoptr (DossierQuery) a = parse (cases[i].domain, cases[i].text), b = parse (cases[k].domain, cases[k].text);

        if (a != NULL && b != NULL)
          g_assert_cmpint (dossier_query_equal (a, b), ==, g_str_equal (cases[i].want, cases[k].want));
      }
}

/* ---- mistakes ---- */

static void
test_mistakes (void)
{
  static const struct
  {
    const char *text, *words;
  } mistakes[] = {
    { "ä persn:x", "“persn:” in column 3 is not known. Write “person:”" },
    { "ogr:x", "“ogr:” in column 1 is not known. Write “org:”" },
    { "Autor:x", "Write “author:”" },
    { "feeds:x", "Write “feed:”" },
    { "(a (b)", "The parenthesis in column 1 is not closed" },
    { "a (b (c)", "The parenthesis in column 3 is not closed" },
    { "a b) c", "The parenthesis in column 4 closes none" },
    { "a (  )", "Nothing stands in the parentheses in column 3" },
    { "a OR", "“OR” in column 3" },
    { "OR a", "“OR” in column 1" },
    { "a AND OR b", "“OR” in column 7" },
    { "a (b AND)", "“AND” in column 6" },
    { "a NOT", "“NOT” in column 3" },
    { "a -who: b", "In column 3 something must follow the colon" },
    { "(-\"x)", "The quotation mark in column 3 is not closed" },
    { "(a OR is:green)", "“is:green” in column 7 is not known" },
    { "is:archive", "Write is:unread, is:read, is:starred, is:archived or is:annotated" },
    { "-has:who",
      "“who” behind “has:” in column 1 is nothing that a story has. Write one or more of: note, highlight" },
    { "lang:x", "“x” in column 1 is no language" },
    { "date:soon", "“soon” in column 1 is no date" },
    { "move:(left OR danced)", "“danced” behind “move:” in column 15" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dossier_query_parse (mistakes[i].text, FALSE, &error));
      g_assert_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX);
      if (strstr (error->message, mistakes[i].words) == NULL)
        g_error ("“%s”: “%s” does not say “%s”", mistakes[i].text, error->message, mistakes[i].words);
    }
}

static void
test_while_typing (void)
{
  static const struct
  {
    const char *text, *want; /* NULL: a mistake all the same */
  } typed[] = {
    { "(", "" },
    { "a (", "a" },
    { "a (b", "a b*" },
    { "a (b OR", "a b" },
    { "a (b OR ", "a b" },
    { "a (b OR c", "a (b OR c*)" },
    { "a (b OR \"c d", "a (b OR \"c d\")" },
    { "a ()", "a" },
    { "a -", "a \"-\"*" },
    { "a NOT", "a" },
    { "a NOT ", "a" },
    { "a -(", "a" },
    { "a OR", "a" },
    { "a AN", "a AN*" },
    { "a AND ", "a" },
    { "who:(", "" },
    { "who:(A OR ", "who:A" },
    { "persn:x", "\"persn:x\"*" },
    { "lang:d", "" },
    { "lang:de", "lang:de" },
    { "date:2024-0", "" },
    { "tag:#1", "tag:#1" },
    { "is:(unr", NULL },
    { "persn:x ", NULL },
    { "a) ", NULL },
    { "OR ", NULL },
    { "() OR (", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_parse_in (S, typed[i].text, TRUE, NOW, NULL);
      g_autofree char *text = query != NULL ? dossier_query_to_string (query) : NULL;

      g_test_message ("%s", typed[i].text);
      g_assert_cmpstr (text, ==, typed[i].want);
    }
}

/* ---- limits ---- */

static void
test_limits (void)
{
  g_autofree char *open = g_strnfill (DOSSIER_QUERY_MAX_DEPTH, '('), *close = g_strnfill (DOSSIER_QUERY_MAX_DEPTH, ')');
  g_autofree char *deep = g_strconcat (open, "a b", close, NULL), *deeper = g_strconcat ("(", deep, ")", NULL);
  g_autoptr (DossierQuery) query = parse (S, deep);
  g_autoptr (GString) many = g_string_new ("w");
  g_autoptr (GError) too_deep = NULL, too_many = NULL;

  g_assert_nonnull (query);
  g_assert_null (dossier_query_parse (deeper, FALSE, &too_deep));
  g_assert_nonnull (strstr (too_deep->message, "In column 17 more than 16 parentheses"));
  for (guint i = 1; i + 2 <= DOSSIER_QUERY_MAX_TERMS; i += 2)
    g_string_append_printf (many, " OR (a%u b)", i);
  dossier_query_unref (query);
  query = parse (S, many->str);
  g_assert_nonnull (query);
  g_string_append (many, " OR c OR d");
  g_assert_null (dossier_query_parse (many->str, FALSE, &too_many));
  g_assert_nonnull (strstr (too_many->message, "at most 64"));
}

/* ---- what the window puts together ---- */

/* Terms of one level, each with its operator: all ORs are one condition. */
static void
test_levels (void)
{
  static const struct
  {
    const char *name, *ops, *want; /* of "a b c d" */
  } levels[] = {
    { "AND", "&&", "a b" },
    { "OR", "||", "a OR b" },
    { "AND and ORs", "&||", "a (b OR c)" },
    { "ORs around AND", "|&|", "(a OR c) b" },
    { "a lonely OR", "&|", "a b" },
    { "NOT and ORs", "|!|&", "(a OR c) -b d" },
    { "NOT alone", "!", "-a" },
  };
  static const char *const words[] = { "a", "b", "c", "d" };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_VIEW_ALL), again = NULL;
      g_autofree char *text = NULL;

      for (guint k = 0; levels[i].ops[k] != '\0'; k++)
        {
          DossierTerm   term = { .field = DOSSIER_TERM_WORDS,
                                 .value = (char *) words[k],
                                 .op = levels[i].ops[k] == '&'   ? DOSSIER_TERM_AND
                                       : levels[i].ops[k] == '|' ? DOSSIER_TERM_OR
                                                                 : DOSSIER_TERM_NOT };
          DossierQuery *more = dossier_query_with_term (query, &term);

          dossier_query_unref (query);
          query = more;
        }
      text = dossier_query_to_string (query);
      g_assert_cmpstr (text, ==, levels[i].want);
      again = parse (S, text);
      g_assert_true (dossier_query_equal (query, again));
    }
}

/* Parentheses are one term with a text; what is put together keeps its ORs apart. */
static void
test_groups (void)
{
  g_autoptr (DossierQuery) typed = parse (S, "big (cat OR dog) -(a b)"), ors = parse (S, "x OR y");
  g_autoptr (DossierQuery) both = dossier_query_and (ors, ors), plain = dossier_query_and (typed, ors);
  g_autoptr (DossierQuery) without = dossier_query_without_term (typed, 1);
  g_autoptr (DossierQuery) unread = dossier_query_with_view (ors, DOSSIER_VIEW_UNREAD);
  g_autofree char *both_text = dossier_query_to_string (both), *plain_text = dossier_query_to_string (plain);
  g_autofree char *without_text = dossier_query_to_string (without), *unread_text = dossier_query_to_string (unread);

  g_assert_cmpuint (dossier_query_get_n_terms (typed), ==, 3);
  g_assert_cmpint (dossier_query_get_term (typed, 1)->field, ==, DOSSIER_TERM_GROUP);
  g_assert_cmpstr (dossier_query_get_term (typed, 1)->value, ==, "cat OR dog");
  g_assert_cmpint (dossier_query_get_term (typed, 2)->op, ==, DOSSIER_TERM_NOT);
  g_assert_cmpstr (both_text, ==, "(x OR y) (x OR y)");
  g_assert_cmpstr (plain_text, ==, "big (cat OR dog) -(a b) (x OR y)");
  g_assert_cmpstr (without_text, ==, "big -(a b)");
  g_assert_cmpstr (unread_text, ==, "is:unread (x OR y)");
}

static gboolean
is_a (const DossierTerm *term)
{
  return g_strcmp0 (term->value, "a") == 0;
}

/* What asks for nothing is left out, and what is left alone by it needs no parentheses. */
static void
test_left_out (void)
{
  static const struct
  {
    const char *text, *want;
  } left[] = {
    { "a", "" },         { "a b", "b" },         { "a OR b", "b" }, { "-a b", "b" }, { "(a OR (b c)) d", "b c d" },
    { "-(a OR a)", "" }, { "-(a -b) c", "b c" }, { "-a", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_autoptr (DossierQuery) query = parse (S, left[i].text), want = parse (S, left[i].want);
      g_autoptr (DossierQueryNode) tree = dossier_query_dup_tree (query, is_a);
      g_autoptr (DossierQueryNode) want_tree = dossier_query_dup_tree (want, NULL);

      g_test_message ("%s", left[i].text);
      g_assert_true (dossier_query_node_equal (tree, want_tree));
    }
}

/* Whatever is called A is the first and the second; whatever is called B, the third alone. */
static GArray *
exchange (gpointer data, const DossierTerm *term)
{
  DossierTerm first = { .field = DOSSIER_TERM_ENTITY, .id = 1 }, second = { .field = DOSSIER_TERM_ENTITY, .id = 2 };
  DossierTerm third = { .field = DOSSIER_TERM_ENTITY, .id = 3 };
  gboolean    is_a = g_strcmp0 (term->value, "A") == 0;
  GArray     *terms;

  if (term->field != DOSSIER_TERM_NAME || (!is_a && !g_str_equal (term->value, "B")))
    return NULL;
  terms = g_array_new (FALSE, FALSE, sizeof (DossierTerm));
  g_array_append_val (terms, *(is_a ? &first : &third));
  if (is_a)
    g_array_append_val (terms, second);
  return terms;
}

static void
test_exchanged (void)
{
  static const struct
  {
    const char *text, *want;
  } exchanges[] = {
    { "who:A", "who:#1 OR who:#2" },
    { "who:B", "who:#3" },
    { "who:C", "who:C" },
    { "-who:A", "-(who:#1 OR who:#2)" },
    { "-who:B", "-who:#3" },
    { "who:B cat -who:A", "who:#3 cat -(who:#1 OR who:#2)" },
    { "cat OR who:A OR who:B", "cat OR who:#1 OR who:#2 OR who:#3" },
    { "who:C OR (cat who:A)", "who:C OR cat (who:#1 OR who:#2)" },
    { "cat dog", "cat dog" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (exchanges); i++)
    {
      g_autoptr (DossierQuery) query = parse (S, exchanges[i].text);
      g_autoptr (DossierQuery) want = parse (S, exchanges[i].want);
      g_autoptr (DossierQueryNode) want_tree = dossier_query_dup_tree (want, NULL);
      g_autoptr (DossierQueryNode) tree
          = dossier_query_tree_exchange (dossier_query_dup_tree (query, NULL), exchange, NULL);

      g_test_message ("%s", exchanges[i].text);
      g_assert_true (dossier_query_node_equal (tree, want_tree));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/query-tree/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_written);
    }
  g_test_add_func ("/model/query-tree/what is written otherwise is another query", test_different);
  g_test_add_func ("/model/query-tree/mistakes say where and what to do", test_mistakes);
  g_test_add_func ("/model/query-tree/what is being typed is no mistake yet", test_while_typing);
  g_test_add_func ("/model/query-tree/limits", test_limits);
  g_test_add_func ("/model/query-tree/operators of a level", test_levels);
  g_test_add_func ("/model/query-tree/parentheses are a term", test_groups);
  g_test_add_func ("/model/query-tree/what asks for nothing is left out", test_left_out);
  g_test_add_func ("/model/query-tree/terms are exchanged for any of others", test_exchanged);
  return g_test_run ();
}
