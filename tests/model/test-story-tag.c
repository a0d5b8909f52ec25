/* test-story-tag.c - names of tags: cleaned, mended, folded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-story-tag.h"

#include <string.h>

/* clean: NULL for a mistake; mended: NULL for nothing left. */
static const struct
{
  const char *name, *written, *clean, *mended;
} cases[] = {
  { "a word stays", "Chips", "Chips", "Chips" },
  { "signs are a part of it", "C++ / C#", "C++ / C#", "C++ / C#" },
  { "blanks at the ends go", "  to read\t", "to read", "to read" },
  { "line ends and runs of blanks are one blank", "to\r\n  read", "to read", "to read" },
  { "it is composed", "cafe\xcc\x81", "caf\xc3\xa9", "caf\xc3\xa9" },
  { "joined emoji stay whole", "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xac",
    "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xac", "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xac" },
  { "a control sign is a mistake", "to\x01read", NULL, "to read" },
  { "a turned direction is a mistake", "\xe2\x80\xaegpj", NULL, "gpj" },
  { "nothing is a mistake", "", NULL, NULL },
  { "blanks alone are a mistake", " \n ", NULL, NULL },
  { "bytes that are no text are a mistake", "a\xff", NULL, "a\xef\xbf\xbd" },
};

static void
test_names (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *clean = dossier_story_tag_clean_name (cases[i].written, &error);
  g_autofree char *mended = dossier_story_tag_mend_name (cases[i].written);

  g_assert_cmpstr (clean, ==, cases[i].clean);
  g_assert_cmpstr (mended, ==, cases[i].mended);
  if (cases[i].clean == NULL)
    g_assert_error (error, DOSSIER_STORY_TAG_ERROR, DOSSIER_STORY_TAG_ERROR_NAME);
  else
    g_assert_no_error (error);
}

/* Counted in characters, not in bytes. */
static void
test_limit (void)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *fits = NULL, *too_long = NULL, *mended = NULL;

  for (int i = 0; i < DOSSIER_STORY_TAG_MAX_LENGTH; i++)
    g_string_append (name, "\xc3\xa9");
  fits = dossier_story_tag_clean_name (name->str, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fits, ==, name->str);
  g_string_append (name, "x");
  too_long = dossier_story_tag_clean_name (name->str, &error);
  g_assert_error (error, DOSSIER_STORY_TAG_ERROR, DOSSIER_STORY_TAG_ERROR_NAME);
  g_assert_null (too_long);
  mended = dossier_story_tag_mend_name (name->str);
  g_assert_cmpstr (mended, ==, fits);
  g_assert_null (dossier_story_tag_mend_name (NULL));
  g_assert_null (dossier_story_tag_clean_name (NULL, NULL));
}

static void
test_folded (void)
{
  static const struct
  {
    const char *a, *b;
    gboolean    is_same;
  } pairs[] = {
    { "To Read", "to  read ", TRUE },
    { "STRASSE",
      "stra\xc3\x9f"
      "e",
      TRUE },
    { "cafe\xcc\x81", "CAF\xc3\x89", TRUE },
    { "C", "C++", FALSE },
    { "cafe", "caf\xc3\xa9", FALSE },
    { "to-read", "to read", FALSE },
    { "\xef\xbc\xa1\xef\xbc\xa9", "ai", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *a = dossier_story_tag_fold_name (pairs[i].a);
      g_autofree char *b = dossier_story_tag_fold_name (pairs[i].b);

      g_test_message ("%s, %s", pairs[i].a, pairs[i].b);
      g_assert_true (g_str_equal (a, b) == pairs[i].is_same);
    }
}

static void
test_object (void)
{
  g_autoptr (DossierStoryTag) tag = dossier_story_tag_new (7, "Chips", 3);

  g_assert_cmpint (dossier_story_tag_get_id (tag), ==, 7);
  g_assert_cmpstr (dossier_story_tag_get_name (tag), ==, "Chips");
  g_assert_cmpuint (dossier_story_tag_get_n_stories (tag), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/model/story-tag/names/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_names);
    }
  g_test_add_func ("/model/story-tag/a name has a limit", test_limit);
  g_test_add_func ("/model/story-tag/upper and lower case do not count", test_folded);
  g_test_add_func ("/model/story-tag/it says what it was made of", test_object);
  return g_test_run ();
}
