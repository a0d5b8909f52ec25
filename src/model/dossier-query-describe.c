/* dossier-query-describe.c - a query as a person would say it
 *
 * Each term is a clause of its own, said of stories, moves or highlights alike, and of what it says no to; clauses are
 * put together to lists.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-query-private.h"
#include "dossier-query-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAY (24 * 60 * 60)

/* ---- lists ---- */

/* "a", "a and b", "a, b and c"; or with "or". */
static char *
join_clauses (GPtrArray *clauses, gboolean is_any)
{
  g_autofree char *list = g_strdup (clauses->pdata[0]);

  for (guint i = 1; i < clauses->len; i++)
    {
      gboolean    is_last = i + 1 == clauses->len;
      const char *pattern
          /* TRANSLATORS: a list of clauses is put together: the list so far, and the next clause */
          = !is_last ? C_ ("list of clauses", "%s, %s")
            : is_any ? C_ ("list of clauses", "%s or %s")
                     : C_ ("list of clauses", "%s and %s");
      char *longer = g_strdup_printf (pattern, list, (char *) clauses->pdata[i]);

      g_free (list);
      list = longer;
    }
  return g_steal_pointer (&list);
}

/* ---- stretches of time ---- */

static char *
dup_day (gint64 moment)
{
  DossierDate date = dossier_date_from_time (moment);
  char       *text = dossier_date_to_string (&date);

  if (text != NULL && strlen (text) > strlen ("2024-05-31"))
    text[strlen ("2024-05-31")] = '\0';
  return text != NULL ? text : g_strdup ("");
}

/* "today", "last week"; NULL for what is no such word. */
static const char *
words_of_span (const char *value)
{
  static const struct
  {
    const char *typed, *said;
  } words[] = {
    { "today", NC_ ("when", "today") },           { "yesterday", NC_ ("when", "yesterday") },
    { "this week", NC_ ("when", "this week") },   { "last week", NC_ ("when", "last week") },
    { "this month", NC_ ("when", "this month") }, { "last month", NC_ ("when", "last month") },
    { "this year", NC_ ("when", "this year") },   { "last year", NC_ ("when", "last year") },
  };
  g_autofree char *plain = g_ascii_strdown (value, -1);

  g_strdelimit (plain, "-_", ' ');
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (plain, words[i].typed))
      return g_dpgettext2 (GETTEXT_PACKAGE, "when", words[i].said);
  return NULL;
}

/* "last week", "on 2024-05-31", "from 2024-05-01 to 2024-05-31", "before 2024-05-01", "from 2024-05-01 on". */
static char *
dup_when (const DossierTerm *term)
{
  const char      *words = term->value != NULL ? words_of_span (term->value) : NULL;
  g_autofree char *first = dup_day (term->span.from), *last = dup_day (term->span.until - 1);

  if (words != NULL)
    return g_strdup (words);
  if (term->span.from == G_MININT64)
    {
      g_autofree char *end = dup_day (term->span.until);

      /* TRANSLATORS: a day */
      return g_strdup_printf (C_ ("when", "before %s"), end);
    }
  if (term->span.until == G_MAXINT64)
    /* TRANSLATORS: a day */
    return g_strdup_printf (C_ ("when", "from %s on"), first);
  if (term->span.until - term->span.from <= DAY)
    /* TRANSLATORS: a day */
    return g_strdup_printf (C_ ("when", "on %s"), first);
  /* TRANSLATORS: two days */
  return g_strdup_printf (C_ ("when", "from %s to %s"), first, last);
}

/* ---- clauses ---- */

/* Behind "Stories", "Moves" or "Highlights"; %s is what was typed. */
typedef struct
{
  const char *yes, *no;
} Clause;

static const Clause clauses[] = {
  /* TRANSLATORS: all of these follow the word Stories, Moves or Highlights, %s is a name, a word, a date or a list */
  [DOSSIER_TERM_ENTITY] = { N_ ("that name “%s”"), N_ ("that do not name “%s”") },
  [DOSSIER_TERM_NAME] = { N_ ("that name “%s”"), N_ ("that do not name “%s”") },
  [DOSSIER_TERM_FEED] = { N_ ("from the feed “%s”"), N_ ("not from the feed “%s”") },
  [DOSSIER_TERM_SOURCE] = { N_ ("from the feed “%s”"), N_ ("not from the feed “%s”") },
  [DOSSIER_TERM_WORDS] = { N_ ("with the word “%s”"), N_ ("without the word “%s”") },
  [DOSSIER_TERM_TITLE] = { N_ ("with “%s” in the title"), N_ ("without “%s” in the title") },
  [DOSSIER_TERM_NOTE] = { N_ ("with “%s” in a note"), N_ ("without “%s” in a note") },
  [DOSSIER_TERM_TAG] = { N_ ("with the tag “%s”"), N_ ("without the tag “%s”") },
  [DOSSIER_TERM_TAGGED] = { N_ ("with the tag “%s”"), N_ ("without the tag “%s”") },
  [DOSSIER_TERM_MOVE] = { N_ ("with a move of the kind %s"), N_ ("without a move of the kind %s") },
  [DOSSIER_TERM_FROM] = { N_ ("with a move from “%s”"), N_ ("without a move from “%s”") },
  [DOSSIER_TERM_TO] = { N_ ("with a move to “%s”"), N_ ("without a move to “%s”") },
  [DOSSIER_TERM_ROLE] = { N_ ("with the role “%s”"), N_ ("without the role “%s”") },
  [DOSSIER_TERM_AMOUNT] = { N_ ("with an amount of %s"), N_ ("without an amount of %s") },
  [DOSSIER_TERM_AS_OF] = { N_ ("told by then: %s"), N_ ("not told by then: %s") },
  [DOSSIER_TERM_DATE] = { N_ ("dated %s"), N_ ("not dated %s") },
  [DOSSIER_TERM_CERTAINTY] = { N_ ("told as %s"), N_ ("not told as %s") },
  [DOSSIER_TERM_QUOTE] = { N_ ("with “%s” in the quote"), N_ ("without “%s” in the quote") },
  [DOSSIER_TERM_FOLDER] = { N_ ("from the folder “%s”"), N_ ("not from the folder “%s”") },
  [DOSSIER_TERM_STORY_NAME] = { N_ ("in stories that name “%s”"), N_ ("in stories that do not name “%s”") },
  [DOSSIER_TERM_COLOUR] = { N_ ("in the colour %s"), N_ ("not in the colour %s") },
  [DOSSIER_TERM_SAVED] = { N_ ("saved %s"), N_ ("not saved %s") },
  [DOSSIER_TERM_HAS] = { N_ ("with something of this: %s"), N_ ("with nothing of this: %s") },
  [DOSSIER_TERM_LOST] = { N_ ("that are not in the present text"), N_ ("that are in the present text") },
  [DOSSIER_TERM_AUTHOR] = { N_ ("by the author “%s”"), N_ ("not by the author “%s”") },
  [DOSSIER_TERM_SITE] = { N_ ("from the site “%s”"), N_ ("not from the site “%s”") },
  [DOSSIER_TERM_LANGUAGE] = { N_ ("in the language “%s”"), N_ ("not in the language “%s”") },
};

static const char *
say_state (DossierView view, gboolean is_no)
{
  switch (view) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_VIEW_UNREAD: return is_no ? _ ("that are read") : _ ("that are unread");
    case DOSSIER_VIEW_STARRED: return is_no ? _ ("that are not starred") : _ ("that are starred");
    case DOSSIER_VIEW_HIGHLIGHTS: return is_no ? _ ("without highlights") : _ ("with highlights");
    case DOSSIER_VIEW_ARCHIVED: return is_no ? _ ("that are not archived") : _ ("that are archived");
    case DOSSIER_VIEW_ALL: break;
    }
  return is_no ? _ ("of which there are none") : _ ("of any state");
}

static const Clause *
find_clause (const DossierTerm *term, DossierQueryDomain domain)
{
  static const Clause beginning
      = { N_ ("with a word that begins with “%s”"), N_ ("without words that begin with “%s”") };
  /* TRANSLATORS: these three follow the word Moves */
  static const Clause kind = { N_ ("of the kind %s"), N_ ("not of the kind %s") };
  static const Clause from = { N_ ("from “%s”"), N_ ("not from “%s”") };
  static const Clause to = { N_ ("to “%s”"), N_ ("not to “%s”") };
  static const Clause phrase = { N_ ("with the words “%s”"), N_ ("without the words “%s”") };

  if (domain == DOSSIER_QUERY_CLAIMS && term->field == DOSSIER_TERM_MOVE)
    return &kind;
  if (domain == DOSSIER_QUERY_CLAIMS && (term->field == DOSSIER_TERM_FROM || term->field == DOSSIER_TERM_TO))
    return term->field == DOSSIER_TERM_FROM ? &from : &to;
  if (term->field == DOSSIER_TERM_WORDS && term->is_prefix)
    return &beginning;
  if (term->field == DOSSIER_TERM_WORDS && term->value != NULL && strchr (term->value, ' ') != NULL)
    return &phrase;
  return &clauses[term->field];
}

/* What stands for %s. */
static char *
dup_said (const DossierTerm *term)
{
  DossierQueryNameOf name_of = dossier_query_get_name_of (term);

  if (name_of != NULL)
    return dossier_query_list_bits (name_of, term->bits, ", ");
  if (term->field == DOSSIER_TERM_DATE || term->field == DOSSIER_TERM_SAVED || term->field == DOSSIER_TERM_AS_OF)
    return dup_when (term);
  if (term->value == NULL)
    return g_strdup_printf ("#%" G_GINT64_FORMAT, term->id);
  return term->is_prefix && term->field != DOSSIER_TERM_WORDS ? g_strconcat (term->value, "…", NULL)
                                                              : g_strdup (term->value);
}

static char *
say_term (const DossierTerm *term, DossierQueryDomain domain, gboolean is_no)
{
  const Clause *clause;
  g_auto (GStrv) parts = NULL;
  g_autofree char *said = NULL;

  if (term->field == DOSSIER_TERM_STATE)
    return g_strdup (say_state (term->view, is_no));
  clause = find_clause (term, domain);
  if (term->field == DOSSIER_TERM_LOST)
    return g_strdup (_ (is_no ? clause->no : clause->yes));
  parts = g_strsplit (_ (is_no ? clause->no : clause->yes), "%s", 2);
  said = dup_said (term);
  return g_strjoin (said, parts[0], parts[1], NULL);
}

/* ---- the tree ---- */

static char *say_node (const DossierQueryNode *node, DossierQueryDomain domain, gboolean is_inner);

static char *
say_parts (const DossierQueryNode *node, DossierQueryDomain domain)
{
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < node->parts->len; i++)
    g_ptr_array_add (said, say_node (node->parts->pdata[i], domain, TRUE));
  return join_clauses (said, node->kind == DOSSIER_NODE_OR);
}

/* @is_inner: parts of parts stand in parentheses. */
static char *
say_node (const DossierQueryNode *node, DossierQueryDomain domain, gboolean is_inner)
{
  const DossierQueryNode *part;
  g_autofree char        *list = NULL;

  switch (node->kind) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_NODE_TERM: return say_term (node->term, domain, FALSE);
    case DOSSIER_NODE_AND:
    case DOSSIER_NODE_OR:
      list = say_parts (node, domain);
      return is_inner ? g_strdup_printf ("(%s)", list) : g_steal_pointer (&list);
    case DOSSIER_NODE_NOT:
      part = node->parts->pdata[0];
      if (part->kind == DOSSIER_NODE_TERM)
        return say_term (part->term, domain, TRUE);
      list = say_node (part, domain, FALSE);
      /* TRANSLATORS: a list of clauses of which the whole does not hold */
      return g_strdup_printf (_ ("not (%s)"), list);
    }
  g_assert_not_reached ();
}

char *
dossier_query_describe (DossierQuery *self, DossierQueryDomain domain)
{
  g_autoptr (DossierQueryNode) tree = dossier_query_dup_tree (self, NULL);
  g_autofree char *said = tree != NULL ? say_node (tree, domain, FALSE) : NULL;

  switch (domain) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_QUERY_STORIES:
      /* TRANSLATORS: a list of clauses: "that are unread and that name “OpenAI”" */
      return said != NULL ? g_strdup_printf (_ ("Stories %s"), said) : g_strdup (_ ("All stories"));
    case DOSSIER_QUERY_CLAIMS:
      /* TRANSLATORS: a list of clauses: "of the kind left and that name “OpenAI”" */
      return said != NULL ? g_strdup_printf (_ ("Moves %s"), said) : g_strdup (_ ("All moves"));
    case DOSSIER_QUERY_HIGHLIGHTS:
      /* TRANSLATORS: a list of clauses: "with the tag “ideas” and saved last week" */
      return said != NULL ? g_strdup_printf (_ ("Highlights %s"), said) : g_strdup (_ ("All highlights"));
    }
  g_assert_not_reached ();
}
