/* test-query.c - what people type, as a query
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-query.h"

#include <string.h>

static const char *const field_words[]
    = { "entity", "name", "feed", "source", "state", "words", "title", "note", "tag", "tagged" };
static const char *const op_words[] = { "", "|", "-" };

/* "words:alpha -name:Ada* state/1", one term after the other. */
static char *
describe (DossierQuery *query)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    {
      const DossierTerm *term = dossier_query_get_term (query, i);

      g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "", op_words[term->op], field_words[term->field]);
      if (term->kind != 0)
        g_string_append_printf (text, "/%d", term->kind);
      if (term->field == DOSSIER_TERM_STATE)
        g_string_append_printf (text, "/%d", term->view);
      else
        g_string_append_printf (text, ":%s%s", term->value, term->is_prefix ? "*" : "");
    }
  return g_string_free (text, FALSE);
}

static const struct
{
  const char *name, *text;
  gboolean    as_you_type;
  const char *want; /* NULL: an error */
} cases[] = {
  { "words must all occur", "open weights", FALSE, "words:open words:weights" },
  { "the last word is a prefix while it is typed", "open wei", TRUE, "words:open words:wei*" },
  { "a blank ends it", "open ", TRUE, "words:open" },
  { "a phrase", "\"safe superintelligence\" fund", FALSE, "words:safe superintelligence words:fund" },
  { "a star is a prefix", "anthro*", FALSE, "words:anthro*" },
  { "a minus is not", "-musk", FALSE, "-words:musk" },
  { "a lone minus is a word", "a - b", FALSE, "words:a words:- words:b" },
  { "a person", "person:\"Jan Leike\"", FALSE, "name/1:Jan Leike" },
  { "an organization", "ORG:OpenAI", FALSE, "name/2:OpenAI" },
  { "either", "-who:SSI", FALSE, "-name:SSI" },
  { "a tag", "tag:ideas", FALSE, "tagged:ideas" },
  { "a tag of two words", "TAG:\"to read\"", FALSE, "tagged:to read" },
  { "not a tag", "-tag:done chips", FALSE, "-tagged:done words:chips" },
  { "the beginning of a tag", "tag:ide*", FALSE, "tagged:ide*" },
  { "a tag while it is typed", "tag:ide", TRUE, "tagged:ide*" },
  { "a tag without a name is a mistake", "tag: x", FALSE, NULL },
  { "a tag without a name waits while typing", "tag:", TRUE, "" },
  { "unread", "is:unread", FALSE, "state/1" },
  { "read is not unread", "is:read", FALSE, "-state/1" },
  { "not read is unread", "-is:read", FALSE, "state/1" },
  { "title and note", "title:raises note:ask", FALSE, "title:raises note:ask" },
  { "an unknown field is a word", "12:30 foo:bar", FALSE, "words:12:30 words:foo:bar" },
  { "an open quote while typing", "\"safe sup", TRUE, "words:safe sup" },
  { "nothing is everything", "  ", FALSE, "" },
  { "an open quote is a mistake", "\"safe sup", FALSE, NULL },
  { "an unknown state is a mistake", "is:green", FALSE, NULL },
  { "a field without a value is a mistake", "who: x", FALSE, NULL },
  { "a field without a value waits while typing", "who:", TRUE, "" },
};

static void
test_parse (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) query = dossier_query_parse (cases[i].text, cases[i].as_you_type, &error);
  g_autofree char *text = query != NULL ? describe (query) : NULL;

  g_assert_cmpstr (text, ==, cases[i].want);
  if (cases[i].want == NULL)
    g_assert_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX);
}

static void
test_limits (void)
{
  g_autofree char *huge = g_strnfill (DOSSIER_QUERY_MAX_LENGTH + 1, 'a');
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GError) too_long = NULL, too_many = NULL;

  for (int i = 0; i <= DOSSIER_QUERY_MAX_TERMS; i++)
    g_string_append_printf (many, "w%d ", i);
  g_assert_null (dossier_query_parse (huge, FALSE, &too_long));
  g_assert_error (too_long, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX);
  g_assert_null (dossier_query_parse (many->str, FALSE, &too_many));
  g_assert_error (too_many, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX);
}

static void
test_immutable (void)
{
  DossierTerm term = { .field = DOSSIER_TERM_ENTITY, .id = 7 };
  g_autoptr (DossierQuery) all = dossier_query_new (DOSSIER_VIEW_ALL);
  g_autoptr (DossierQuery) one = dossier_query_with_term (all, &term);
  g_autoptr (DossierQuery) not_one = dossier_query_with_op (one, 0, DOSSIER_TERM_NOT);
  g_autoptr (DossierQuery) none = dossier_query_without_term (one, 0);
  g_autoptr (DossierQuery) unread = dossier_query_with_view (one, DOSSIER_VIEW_UNREAD);
  g_autoptr (DossierQuery) both = dossier_query_and (unread, one);

  g_assert_true (dossier_query_is_everything (all));
  g_assert_false (dossier_query_is_everything (one));
  g_assert_true (dossier_query_equal (all, none));
  g_assert_false (dossier_query_equal (one, not_one));
  g_assert_cmpint (dossier_query_get_term (one, 0)->op, ==, DOSSIER_TERM_AND);
  g_assert_cmpint (dossier_query_get_view (both), ==, DOSSIER_VIEW_UNREAD);
  g_assert_cmpuint (dossier_query_get_n_terms (both), ==, 2);
}

/* As many as there may be, and one of ours: no copy loses it, and nothing written is added. */
static void
test_own_term (void)
{
  DossierTerm own = { .field = DOSSIER_TERM_STATE, .view = DOSSIER_VIEW_ARCHIVED, .op = DOSSIER_TERM_NOT };
  DossierTerm written = { .field = DOSSIER_TERM_ENTITY, .id = 7 };
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (DossierQuery) full = NULL, more = NULL, with_own = NULL, copy = NULL, still = NULL;

  for (int i = 0; i < DOSSIER_QUERY_MAX_TERMS; i++)
    g_string_append_printf (words, "w%d ", i);
  full = dossier_query_parse (words->str, FALSE, NULL);
  more = dossier_query_with_term (full, &own);
  with_own = dossier_query_with_own_term (full, &own);
  copy = dossier_query_with_view (with_own, DOSSIER_VIEW_UNREAD);
  still = dossier_query_with_term (copy, &written);
  g_assert_cmpuint (dossier_query_get_n_terms (more), ==, DOSSIER_QUERY_MAX_TERMS);
  g_assert_cmpuint (dossier_query_get_n_terms (still), ==, DOSSIER_QUERY_MAX_TERMS + 1);
  g_assert_true (dossier_query_terms_equal (dossier_query_get_term (still, DOSSIER_QUERY_MAX_TERMS), &own));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/query/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_parse);
    }
  g_test_add_func ("/model/query/limits are said in words", test_limits);
  g_test_add_func ("/model/query/a changed query is a new one", test_immutable);
  g_test_add_func ("/model/query/a-term-of-ours-is-never-left-out", test_own_term);
  return g_test_run ();
}
