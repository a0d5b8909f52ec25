/* test-group-table.c - which stories of a list stand in a row of their own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-group-table.h"

/* ids in the order of the list; events: pairs of a story and its event, with growing stories. */
static const struct
{
  const char       *name;
  const gint64      ids[6];
  DossierEventStory events[6];
  gboolean          is_oldest_first;
  const char       *rows, *groups;
} cases[] = {
  { "nothing", { 0 }, { { 0 } }, FALSE, "", "" },
  { "without company", { 9, 7, 5 }, { { 0 } }, FALSE, "9 7 5", "" },
  { "the newest leads", { 9, 7, 5, 3 }, { { 3, 3 }, { 5, 5 }, { 7, 5 }, { 9, 3 } }, FALSE, "9 7", "3:9+1 5:7+1" },
  { "the oldest leads", { 3, 5, 7, 9 }, { { 3, 3 }, { 5, 5 }, { 7, 5 }, { 9, 3 } }, TRUE, "3 5", "3:3+1 5:5+1" },
  { "one is in the list", { 9, 5 }, { { 3, 3 }, { 7, 3 }, { 9, 3 } }, FALSE, "9 5", "3:9+0" },
  { "none is in the list", { 8, 5 }, { { 3, 3 }, { 7, 3 }, { 9, 3 } }, FALSE, "8 5", "" },
  { "an event that is older than all", { 9, 8, 7 }, { { 7, 1 }, { 9, 1 } }, FALSE, "9 8", "1:9+1" },
};

static DossierGroupTable *
make (gsize i)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *events = g_array_new (FALSE, FALSE, sizeof (DossierEventStory));

  for (guint k = 0; k < G_N_ELEMENTS (cases[i].ids) && cases[i].ids[k] != 0; k++)
    g_array_append_val (ids, cases[i].ids[k]);
  for (guint k = 0; k < G_N_ELEMENTS (cases[i].events) && cases[i].events[k].story != 0; k++)
    g_array_append_val (events, cases[i].events[k]);
  return dossier_group_table_new (ids, events, 0, cases[i].is_oldest_first);
}

static void
assert_rows (const DossierGroupTable *table, const char *want)
{
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; i < table->rows->len; i++)
    g_string_append_printf (got, "%s%d", i > 0 ? " " : "", (int) g_array_index (table->rows, gint64, i));
  g_assert_cmpstr (got->str, ==, want);
}

static void
assert_groups (const DossierGroupTable *table, const char *want)
{
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; i < table->groups->len; i++)
    {
      const DossierGroup *group = &g_array_index (table->groups, DossierGroup, i);

      g_string_append_printf (got, "%s%d:%d+%u", i > 0 ? " " : "", (int) group->event, (int) group->leader,
                              group->n - 1);
    }
  g_assert_cmpstr (got->str, ==, want);
}

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (DossierGroupTable) table = make (i);

  assert_rows (table, cases[i].rows);
  assert_groups (table, cases[i].groups);
}

static void
test_places (void)
{
  g_autoptr (DossierGroupTable) newest = make (2), oldest = make (3);

  g_assert_cmpuint (dossier_group_table_find_place (newest, newest->ids, 9), ==, 0);
  g_assert_cmpuint (dossier_group_table_find_place (newest, newest->ids, 6), ==, 2);
  g_assert_cmpuint (dossier_group_table_find_place (newest, newest->ids, 1), ==, 4);
  g_assert_cmpuint (dossier_group_table_find_place (oldest, oldest->ids, 6), ==, 2);
  g_assert_true (dossier_group_table_holds (newest, newest->ids, 7));
  g_assert_false (dossier_group_table_holds (newest, newest->rows, 5));
  g_assert_cmpint (dossier_group_table_get_event (newest, 7), ==, 5);
  g_assert_cmpint (dossier_group_table_get_event (newest, 8), ==, 0);
  g_assert_cmpint (dossier_group_table_find (newest, 5)->leader, ==, 7);
  g_assert_null (dossier_group_table_find (newest, 8));
}

static void
test_what_is_known_stays (void)
{
  g_autoptr (DossierGroupTable) table = make (2);

  g_assert_false (dossier_group_table_note (table, 7, 3));
  g_assert_cmpint (dossier_group_table_get_event (table, 7), ==, 5);
  g_assert_true (dossier_group_table_note (table, 8, 3));
  g_assert_cmpint (dossier_group_table_get_event (table, 8), ==, 3);
  dossier_group_table_add_group (table, 4, 4);
  assert_groups (table, "3:9+1 4:4+0 5:7+1");
  dossier_group_table_remove_group (table, 3);
  dossier_group_table_remove_group (table, 6); /* is none */
  assert_groups (table, "4:4+0 5:7+1");
}

static void
test_another_one_leads (void)
{
  g_autoptr (DossierGroupTable) table = make (2);

  dossier_group_table_lead (table, 3);
  assert_rows (table, "7 3");
  assert_groups (table, "3:3+1 5:7+1");
  dossier_group_table_lead (table, 3);
  dossier_group_table_lead (table, 8); /* is not there */
  assert_rows (table, "7 3");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/group-table/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/group-table/places", test_places);
  g_test_add_func ("/group-table/what is known stays", test_what_is_known_stays);
  g_test_add_func ("/group-table/another one leads", test_another_one_leads);
  return g_test_run ();
}
