/* test-story-menu.c - what can be done with the stories of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-story-menu.h"

/* Of the item at @item of the section at @section: "action target". Owned by the caller. */
static char *
dup_item (GMenuModel *menu, int section, int item)
{
  g_autoptr (GMenuModel) items = g_menu_model_get_item_link (menu, section, G_MENU_LINK_SECTION);
  g_autoptr (GVariant) target = g_menu_model_get_item_attribute_value (items, item, G_MENU_ATTRIBUTE_TARGET, NULL);
  g_autofree char *words = target != NULL ? g_variant_print (target, FALSE) : g_strdup ("");
  g_autofree char *action = NULL;

  g_assert_true (g_menu_model_get_item_attribute (items, item, G_MENU_ATTRIBUTE_ACTION, "s", &action));
  return g_strdup_printf ("%s %s", action, words);
}

static const struct
{
  const char *name;
  gint64      stories[3];
  guint       n;
  gboolean    are_chosen, is_archived;
  const char *open, *next, *last, *archive;
} cases[] = {
  { "one story",
    { 7 },
    1,
    FALSE,
    FALSE,
    "win.open-story (7, -1)",
    "win.queue-stories ([7], true)",
    "win.queue-stories ([7], false)",
    "win.archive-story (7, true)" },
  { "one that is archived",
    { 7 },
    1,
    TRUE,
    TRUE,
    "win.open-story (7, -1)",
    "win.queue-stories ([7], true)",
    "win.queue-stories ([7], false)",
    "win.archive-story (7, false)" },
  { "three stories",
    { 7, 3, 9 },
    3,
    TRUE,
    FALSE,
    "win.open-story (7, -1)",
    "win.queue-stories ([7, 3, 9], true)",
    "win.queue-stories ([7, 3, 9], false)",
    "chosen.archive " },
  { "three, pointed at one that is archived",
    { 7, 3, 9 },
    3,
    TRUE,
    TRUE,
    "win.open-story (7, -1)",
    "win.queue-stories ([7, 3, 9], true)",
    "win.queue-stories ([7, 3, 9], false)",
    "chosen.unarchive " },
  { "a row of three",
    { 7, 3, 9 },
    3,
    FALSE,
    FALSE,
    "win.open-story (7, -1)",
    "win.queue-stories ([7, 3, 9], true)",
    "win.queue-stories ([7, 3, 9], false)",
    "win.archive-stories ([7, 3, 9], true)" },
};

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GMenuModel) menu = NULL;
  g_autofree char *open = NULL, *next = NULL, *last = NULL, *archive = NULL;

  g_array_append_vals (stories, cases[i].stories, cases[i].n);
  menu = dossier_story_menu_new (stories, cases[i].are_chosen, cases[i].is_archived);
  open = dup_item (menu, 0, 0);
  next = dup_item (menu, 1, 0);
  last = dup_item (menu, 1, 1);
  g_assert_cmpstr (open, ==, cases[i].open);
  g_assert_cmpstr (next, ==, cases[i].next);
  g_assert_cmpstr (last, ==, cases[i].last);
  archive = dup_item (menu, 2, cases[i].n > 1 ? 1 : 0); /* behind "Mark as Read" */
  g_assert_cmpstr (archive, ==, cases[i].archive);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/story-menu/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  return g_test_run ();
}
