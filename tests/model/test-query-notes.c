/* test-query-notes.c - what people type to ask for highlights, as a query
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-annotation.h"
#include "dossier-query.h"

#include <string.h>

#define NOW G_GINT64_CONSTANT (1717588800) /* Wednesday, 2024-06-05, noon; the tests run in UTC */

static const char *
field_word (DossierTermField field)
{
  static const struct
  {
    DossierTermField field;
    const char      *word;
  } words[] = {
    { DOSSIER_TERM_NAME, "name" },     { DOSSIER_TERM_SOURCE, "source" }, { DOSSIER_TERM_STATE, "state" },
    { DOSSIER_TERM_WORDS, "words" },   { DOSSIER_TERM_TITLE, "title" },   { DOSSIER_TERM_NOTE, "note" },
    { DOSSIER_TERM_TAGGED, "tagged" }, { DOSSIER_TERM_DATE, "date" },     { DOSSIER_TERM_QUOTE, "quote" },
    { DOSSIER_TERM_FOLDER, "folder" }, { DOSSIER_TERM_STORY_NAME, "in" }, { DOSSIER_TERM_COLOUR, "colour" },
    { DOSSIER_TERM_SAVED, "saved" },   { DOSSIER_TERM_HAS, "has" },       { DOSSIER_TERM_LOST, "lost" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].field == field)
      return words[i].word;
  g_assert_not_reached ();
}

static void
append_day (GString *text, gint64 day)
{
  DossierDate      date = dossier_date_from_time (day);
  g_autofree char *word = day == G_MININT64 || day == G_MAXINT64 ? g_strdup ("") : dossier_date_to_string (&date);

  g_string_append_len (text, word, MIN ((gssize) strlen (word), 10));
}

static void
append_value (GString *text, const DossierTerm *term)
{
  if (term->field == DOSSIER_TERM_COLOUR || term->field == DOSSIER_TERM_HAS)
    g_string_append_printf (text, "%x", term->bits);
  else if (term->field == DOSSIER_TERM_STATE)
    g_string_append_printf (text, "%d", term->view);
  else if (term->field == DOSSIER_TERM_DATE || term->field == DOSSIER_TERM_SAVED)
    {
      append_day (text, term->span.from);
      g_string_append_c (text, '/');
      append_day (text, term->span.until);
    }
  else if (term->field != DOSSIER_TERM_LOST)
    g_string_append_printf (text, "%s%s", term->value, term->is_prefix ? "*" : "");
}

static char *
describe (DossierQuery *query)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    {
      const DossierTerm *term = dossier_query_get_term (query, i);

      g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "", term->op == DOSSIER_TERM_NOT ? "-" : "",
                              field_word (term->field));
      if (term->kind != 0)
        g_string_append_printf (text, "/%d", term->kind);
      g_string_append_c (text, ':');
      append_value (text, term);
    }
  return g_string_free (text, FALSE);
}

static const struct
{
  const char *name, *text;
  gboolean    as_you_type;
  const char *want;
} cases[] = {
  { "words and a phrase", "chips \"safety team\" -hype", FALSE, "words:chips words:safety team -words:hype" },
  { "the last word while it is typed", "safe", TRUE, "words:safe*" },
  { "words of the quote", "quote:weights", FALSE, "quote:weights" },
  { "words of the note", "note:ask -note:\"to do\"", FALSE, "note:ask -note:to do" },
  { "a word of the title", "title:raises", FALSE, "title:raises" },
  { "who it is about", "who:\"Jan Leike\"", FALSE, "name:Jan Leike" },
  { "a person, an organization", "person:Leike org:OpenAI", FALSE, "name/1:Leike name/2:OpenAI" },
  { "who is named in the story", "story-who:OpenAI", FALSE, "in:OpenAI" },
  { "a tag", "tag:\"to read\"", FALSE, "tagged:to read" },
  { "a color", "color:yellow", FALSE, "colour:1" },
  { "colours", "colour:green,Pink", FALSE, "colour:a" },
  { "the line below is one", "colour:underline", FALSE, "colour:10" },
  { "not that colour", "-colour:blue", FALSE, "-colour:4" },
  { "a colour while it is typed", "colour:ye", TRUE, "colour:1" },
  { "a feed and a folder", "feed:Decoder folder:\"AI labs\"", FALSE, "source:Decoder folder:AI labs" },
  { "the date of the story", "date:2024-05", FALSE, "date:2024-05-01/2024-06-01" },
  { "when it was made", "saved:\"last week\"", FALSE, "saved:2024-05-27/2024-06-03" },
  { "made since", "saved:2024-06..", FALSE, "saved:2024-06-01/" },
  { "a date while it is typed", "saved:202", TRUE, "" },
  { "with a note", "has:note", FALSE, "has:1" },
  { "with a tag or somebody", "has:tag,who", FALSE, "has:6" },
  { "without a note", "-has:note", FALSE, "-has:1" },
  { "not in the text any more", "is:lost", FALSE, "lost:" },
  { "in the text", "-is:LOST", FALSE, "-lost:" },
  { "of stories that are unread", "is:unread", FALSE, "state:1" },
  { "what is of claims is a word", "move:left role:x", FALSE, "words:move:left words:role:x" },
  { "nothing", " ", FALSE, "" },
};

static void
test_parse (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) query = dossier_query_parse_notes (cases[i].text, cases[i].as_you_type, NOW, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = describe (query);
  g_assert_cmpstr (text, ==, cases[i].want);
}

static const struct
{
  const char *text;
  gboolean    as_you_type;
  const char *words;
} mistakes[] = {
  { "x colour:grey", FALSE,
    "“grey” in column 3 is no colour of a highlight. Write one or more of: yellow, green, blue," },
  { "colour:yellow,", FALSE, "“” in column 1" },
  { "has:pictures", FALSE, "“pictures” behind “has:” in column 1" },
  { "has:x", TRUE, "“x” behind “has:” in column 1" },
  { "is:gone", FALSE, "Write is:lost, is:unread, is:read or is:starred." },
  { "is:annotated2", FALSE, "“is:annotated2” in column 1" },
  { "saved:soon", FALSE, "“soon” in column 1 is no date" },
  { "saved:soon x", TRUE, "“soon” in column 1 is no date" },
  { "a folder: b", FALSE, "In column 3 something must follow the colon." },
  { "quote:\"open", FALSE, "The quotation mark in column 7 is not closed" },
};

static void
test_mistakes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", mistakes[i].text);
      g_assert_null (dossier_query_parse_notes (mistakes[i].text, mistakes[i].as_you_type, NOW, &error));
      g_assert_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX);
      g_assert_nonnull (strstr (error->message, mistakes[i].words));
    }
}

/* The fields of highlights are words elsewhere. */
static void
test_elsewhere (void)
{
  static const char *const words[] = { "quote:x", "colour:yellow", "story-who:x" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (DossierQuery) stories = dossier_query_parse (words[i], FALSE, NULL);
      g_autoptr (DossierQuery) claims = dossier_query_parse_claims (words[i], FALSE, NOW, NULL);

      g_assert_cmpint (dossier_query_get_term (stories, 0)->field, ==, DOSSIER_TERM_WORDS);
      g_assert_cmpint (dossier_query_get_term (claims, 0)->field, ==, DOSSIER_TERM_WORDS);
    }
  g_assert_null (dossier_query_parse ("is:lost", FALSE, NULL));
}

/* What is quoted comes back as it was, but for quotation marks. */
static void
test_quote (void)
{
  static const struct
  {
    const char *value, *want, *back;
  } values[] = {
    { "ideas", "ideas", "ideas" },         { "to read", "\"to read\"", "to read" },
    { "a \"b\" c", "\"a b c\"", "a b c" }, { "“quoted”", "“quoted”", "“quoted”" },
    { "star*", "\"star*\"", "star*" },     { "no\302\240break", "\"no\302\240break\"", "no\302\240break" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *quoted = dossier_query_quote (values[i].value), *text = g_strconcat ("tag:", quoted, NULL);
      g_autoptr (DossierQuery) query = dossier_query_parse_notes (text, FALSE, NOW, NULL);

      g_assert_cmpstr (quoted, ==, values[i].want);
      g_assert_cmpuint (dossier_query_get_n_terms (query), ==, 1);
      g_assert_cmpstr (dossier_query_get_term (query, 0)->value, ==, values[i].back);
      g_assert_false (dossier_query_get_term (query, 0)->is_prefix);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/query-notes/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_parse);
    }
  g_test_add_func ("/model/query-notes/mistakes are explained", test_mistakes);
  g_test_add_func ("/model/query-notes/elsewhere they are words", test_elsewhere);
  g_test_add_func ("/model/query-notes/a value in quotes comes back", test_quote);
  return g_test_run ();
}
