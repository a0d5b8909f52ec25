/* test-query-names.c - names that are offered while a search is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-query-names.h"
#include "store-fixture.h"

#define P DOSSIER_ENTITY_PERSON
#define O DOSSIER_ENTITY_ORGANIZATION

static void
fill (Fixture *fixture)
{
  static const char *const authors[] = { "Ada Writer", "Bo Writer", "Ada Writer", NULL };
  gint64 feed = dossier_store_add_feed (fixture->store, "https://f.example/", "Café Notes", NULL, "AI labs", NULL);

  dossier_store_add_feed (fixture->store, "https://g.example/", "Other", NULL, "Press", NULL);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char     *title = g_strdup_printf ("Story %u", i);
      DossierDraft        *draft = make_draft (title, "Words enough.", (int) i);
      DossierAnnotationRow row = { .start = 0, .length = 5 };
      gint64               story, highlight;
      const char          *tags[] = { "Note ideas", NULL };

      draft->author = g_strdup (authors[i]);
      draft->source = g_strdup (i == 0 ? "Wire Notes" : NULL);
      draft->feed_id = i > 1 ? feed : 0;
      add_entity (draft, P, "Ada Quill", "Quill");
      if (i > 0)
        add_entity (draft, O, "Adaptive Labs", NULL);
      if (i > 1)
        add_entity (draft, P, "Élan Vane", NULL);
      story = save_one (fixture->store, draft).story;
      apply (fixture->store, dossier_change_add_tag (&story, 1, i == 0 ? "Idle" : "Ideas"));
      row.story = story;
      row.tags = (GStrv) tags;
      highlight = i == 3 ? apply (fixture->store, dossier_change_annotate (&row)) : 0;
      g_assert_cmpint (highlight, >=, 0);
    }
}

static const struct
{
  DossierQueryNames names;
  const char       *typed, *want;
} cases[] = {
  { DOSSIER_NAMES_ANYBODY, "ada", "Ada Quill|Adaptive Labs" },
  { DOSSIER_NAMES_ANYBODY, "QUI", "Ada Quill" },
  { DOSSIER_NAMES_ANYBODY, "elan", "Élan Vane" },
  { DOSSIER_NAMES_ANYBODY, "", "Ada Quill|Adaptive Labs|Élan Vane" },
  { DOSSIER_NAMES_ANYBODY, "zz", "" },
  { DOSSIER_NAMES_PERSON, "ada", "Ada Quill" },
  { DOSSIER_NAMES_PERSON, "", "Ada Quill|Élan Vane" },
  { DOSSIER_NAMES_ORGANIZATION, "ada", "Adaptive Labs" },
  { DOSSIER_NAMES_FEED, "notes", "Café Notes|Wire Notes" },
  { DOSSIER_NAMES_FEED, "cafe", "Café Notes" },
  { DOSSIER_NAMES_FOLDER, "ai", "AI labs" },
  { DOSSIER_NAMES_FOLDER, "", "AI labs|Press" },
  { DOSSIER_NAMES_TAG, "id", "Ideas|Idle" },
  { DOSSIER_NAMES_TAG, "IDL", "Idle" },
  { DOSSIER_NAMES_HIGHLIGHT_TAG, "no", "Note ideas" },
  { DOSSIER_NAMES_HIGHLIGHT_TAG, "id", "" },
  { DOSSIER_NAMES_AUTHOR, "wri", "Ada Writer|Bo Writer" },
  { DOSSIER_NAMES_AUTHOR, "bo", "Bo Writer" },
  { DOSSIER_NAMES_AUTHOR, "?", "Ada Writer|Bo Writer" },
  { DOSSIER_NAMES_NONE, "ada", "" },
  { DOSSIER_NAMES_ANYBODY, "'; --", "" },
};

static char *
join (GPtrArray *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", (char *) names->pdata[i]);
  return g_string_free (text, FALSE);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;
      g_autoptr (GPtrArray) names
          = dossier_store_list_query_names (fixture->store, cases[i].names, cases[i].typed, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = join (names);
      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (text, ==, cases[i].want);
    }
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GPtrArray **) user_data = dossier_store_list_query_names_finish (DOSSIER_STORE (source), result, NULL);
}

/* At most so many, and nothing for what is too long for a name. */
static void
test_limits (Fixture *fixture, gconstpointer data)
{
  g_autofree char *huge = g_strnfill (DOSSIER_QUERY_NAMES_MAX_TYPED + 1, 'n');
  g_autoptr (GPtrArray) many = NULL, none = NULL;
  DossierDraft *draft = make_draft ("Many", "Words enough.", 1);

  for (guint i = 0; i < DOSSIER_QUERY_NAMES_MAX + 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("N%c Person", 'a' + i);

      add_entity (draft, P, name, NULL);
    }
  save_one (fixture->store, draft);
  dossier_store_list_query_names_async (fixture->store, DOSSIER_NAMES_ANYBODY, "n", NULL, listed_cb, &many);
  while (many == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (many->len, ==, DOSSIER_QUERY_NAMES_MAX);
  none = dossier_store_list_query_names (fixture->store, DOSSIER_NAMES_ANYBODY, huge, NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/query-names/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("names that begin so, most stories first", test_names);
  ADD ("limits", test_limits);
  return g_test_run ();
}
