/* test-page-choice.c - which page is the one that a story links to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-page-choice.h"

typedef struct
{
  const char *name, *page_title, *page_text, *title, *summary;
  gboolean    want;
} Choice;

static const Choice choices[] = {
  { "the title stands on the page", "Ferrum opens a laboratory", "It did.", "Ferrum opens a laboratory", NULL, TRUE },
  { "the title stands in its text", NULL, "Today Ferrum opened its laboratory.", "Ferrum laboratory", NULL, TRUE },
  { "case, accents in another form and endings", NULL, "FERRUMS Caf\u00e9 offen", "Ferrum cafe\u0301", NULL, TRUE },
  { "half of the title is enough", NULL, "A word on Ferrum and steel.", "Ferrum steel orders doubled", NULL, TRUE },
  { "less than half is not", NULL, "A word on Ferrum.", "Ferrum doubles orders again", NULL, FALSE },
  { "the summary helps a title of the feed's own", "Steel", "Lint leaves Ferrum for Zinc.", "Weekly links: number nine",
    "Lint leaves Ferrum, says Zinc.", TRUE },
  { "a login", "Welcome back", "Log in with your account to read on.", "Ferrum opens a laboratory",
    "The steel maker hires forty people in Graz.", FALSE },
  { "a login that greets with a word of it", "Ferrum Times", "Log in with your account.", "Ferrum opens a laboratory",
    "The steel maker hires forty people in Graz.", FALSE },
  { "short words say nothing for or against", "x", "y", "AI and us", "It is so", TRUE },
  { "nothing is known of the story", "x", "y", NULL, NULL, TRUE },
  { "nothing is on the page", NULL, NULL, "Ferrum opens a laboratory", NULL, FALSE },
  { "a script without spaces", NULL, "今日、人工知能の研究所が開設された。", "人工知能研究所", NULL, TRUE },
  { "another page in it", NULL, "ログインしてください。", "人工知能研究所", NULL, FALSE },
};

static void
test_choice (gconstpointer data)
{
  const Choice *c = data;

  g_assert_cmpint (dossier_page_choice_is_about (c->page_title, c->page_text, c->title, c->summary), ==, c->want);
}

/* However long a feed's summary is: only its first words are looked for. */
static void
test_limit (void)
{
  GString *summary = g_string_new (NULL);
  GString *page = g_string_new (NULL);

  for (guint i = 0; i < 100000; i++)
    {
      g_string_append_printf (summary, "word%u ", i);
      g_string_append_printf (page, "other%u ", i);
    }
  g_assert_false (dossier_page_choice_is_about (NULL, page->str, summary->str, summary->str));
  g_assert_true (dossier_page_choice_is_about (NULL, summary->str, summary->str, NULL));
  g_string_free (summary, TRUE);
  g_string_free (page, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autofree char *path = g_strdup_printf ("/library/page-choice/%s", choices[i].name);

      g_test_add_data_func (path, &choices[i], test_choice);
    }
  g_test_add_func ("/library/page-choice/a long text is looked at in part", test_limit);
  return g_test_run ();
}
