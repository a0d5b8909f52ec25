/* test-queue.c - what is to be read aloud: changed, and changed back whatever came in between
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-queue.h"

static const struct
{
  const char    *name;
  const char    *now;
  DossierQueueOp op;
  const char    *stories;
  gint64         after;
  const char    *want;
} edits[] = {
  { "new ones come to the end", "1 2", DOSSIER_QUEUE_LAST, "3 4", 0, "1 2 3 4" },
  { "one that is there moves to the end", "1 2 3", DOSSIER_QUEUE_LAST, "1", 0, "2 3 1" },
  { "the next ones come to the front", "1 2", DOSSIER_QUEUE_NEXT, "4 3", 0, "4 3 1 2" },
  { "the next ones come behind the one that is read", "1 2", DOSSIER_QUEUE_NEXT, "2 3", 1, "1 2 3" },
  { "the next ones come to the front when that one is not there", "1 2", DOSSIER_QUEUE_NEXT, "3", 9, "3 1 2" },
  { "one can come behind itself", "1 2 3", DOSSIER_QUEUE_NEXT, "2 1", 2, "2 1 3" },
  { "those that are taken out are gone", "1 2 3", DOSSIER_QUEUE_REMOVE, "3 1 7", 0, "2" },
  { "an order brings nobody in and loses nobody", "1 2 3", DOSSIER_QUEUE_ORDER, "3 9 1", 0, "3 1 2" },
  { "all of it is cleared", "1 2 3", DOSSIER_QUEUE_CLEAR, "", 0, "" },
  { "an empty one takes its first", "", DOSSIER_QUEUE_NEXT, "5", 5, "5" },
  { "nobody comes twice", "", DOSSIER_QUEUE_LAST, "5 5 6 5", 0, "5 6" },
};

static const struct
{
  const char *name;
  const char *now, *from, *to, *want;
} merges[] = {
  { "untouched since, it is as it was before", "1 2 3", "1 2 3", "3 1", "3 1" },
  { "what came since stays", "1 2 3 4", "1 2 3", "1 2", "1 2 4" },
  { "what was heard since does not come back", "2 3", "1 2 3", "2 1 3", "2 3" },
  { "what was taken out comes back at its place", "1 3", "1 3", "1 2 3", "1 2 3" },
  { "what was cleared comes back, before what came since", "9", "", "1 2", "1 2 9" },
  { "the way on again", "1 2 9", "1 2", "", "9" },
};

static GArray *
read_ids (const char *words)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  for (guint i = 0; parts[i] != NULL && *parts[i] != '\0'; i++)
    {
      gint64 id = g_ascii_strtoll (parts[i], NULL, 10);

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
assert_words (GArray *queue, const char *want)
{
  g_autofree char *words = dossier_queue_to_words (queue);

  g_assert_cmpstr (words, ==, want);
}

static void
test_edit (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GArray) now = read_ids (edits[i].now), stories = read_ids (edits[i].stories);
  g_autoptr (GArray) edited
      = dossier_queue_edit (now, edits[i].op, (const gint64 *) stories->data, stories->len, edits[i].after);

  assert_words (edited, edits[i].want);
}

static void
test_merge (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GArray) now = read_ids (merges[i].now), from = read_ids (merges[i].from), to = read_ids (merges[i].to);
  g_autoptr (GArray) merged = dossier_queue_merge (now, from, to);

  assert_words (merged, merges[i].want);
}

static void
test_words (void)
{
  g_autoptr (GArray) queue = dossier_queue_from_words ("12 7 x -3 7 9223372036854775807 ");
  g_autoptr (GArray) none = dossier_queue_from_words (NULL);
  g_autoptr (GArray) same = dossier_queue_from_words ("12 7 9223372036854775807");

  assert_words (queue, "12 7 9223372036854775807");
  assert_words (none, "");
  g_assert_true (dossier_queue_equal (queue, same));
  g_assert_false (dossier_queue_equal (queue, none));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autofree char *path = g_strconcat ("/queue/", edits[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_edit);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (merges); i++)
    {
      g_autofree char *path = g_strconcat ("/queue/", merges[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_merge);
    }
  g_test_add_func ("/queue/what is no id is left out of the words", test_words);
  return g_test_run ();
}
