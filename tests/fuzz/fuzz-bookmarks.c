/* fuzz-bookmarks.c - any text as a file of bookmarks: bounded, valid, and nothing but addresses of the web.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-bookmark-parser.h"
#include "dossier-exchange-limits.h"
#include "fuzz.h"

static void
check_words (const char *text, gsize most)
{
  fuzz_check_text (text);
  g_assert_true (text == NULL || (*text != '\0' && strlen (text) <= most));
}

/* What was taken is taken again, as it is. */
static void
check_address (const char *address)
{
  g_autofree char *again = address != NULL ? dossier_refusals_take_address (NULL, address) : NULL;

  g_assert_cmpstr (again, ==, address);
}

static void
check_bookmark (const DossierBookmark *bookmark)
{
  const char *feed = dossier_bookmark_get_feed (bookmark);

  g_assert_nonnull (bookmark->title);
  g_assert_nonnull (bookmark->uri);
  check_words (bookmark->title, DOSSIER_REFUSALS_MAX_ADDRESS);
  check_words (bookmark->note, DOSSIER_BOOKMARKS_MAX_NOTE_BYTES);
  check_address (bookmark->uri);
  check_address (bookmark->feed_uri);
  g_assert_true (feed == NULL || feed == bookmark->uri || feed == bookmark->feed_uri);
  g_assert_cmpint (bookmark->added, >=, 0);
  g_assert_cmpuint (g_strv_length (bookmark->folder), <=, DOSSIER_BOOKMARKS_MAX_FOLDERS);
  g_assert_cmpuint (g_strv_length (bookmark->tags), <=, DOSSIER_BOOKMARKS_MAX_TAGS);
  for (guint i = 0; bookmark->folder[i] != NULL; i++)
    check_words (bookmark->folder[i], DOSSIER_BOOKMARKS_MAX_FOLDER_BYTES);
  for (guint i = 0; bookmark->tags[i] != NULL; i++)
    check_words (bookmark->tags[i], DOSSIER_BOOKMARKS_MAX_TAG_BYTES);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *raw = fuzz_dup_string (data, size);
  g_autofree char *valid = g_utf8_make_valid (raw, -1);
  gsize            length = strlen (valid);
  /* Without a NUL behind it: reading past the end is then seen. */
  g_autofree char *text = g_memdup2 (valid, MAX (length, 1));
  g_autoptr (DossierRefusals) refusals = dossier_refusals_new ();
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) bookmarks = dossier_bookmark_parser_run (text, length, refusals, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (bookmarks->len, <=, DOSSIER_BOOKMARKS_MAX);
  for (guint i = 0; i < bookmarks->len; i++)
    check_bookmark (bookmarks->pdata[i]);
  dossier_refusals_tell (refusals, sentences);
  g_assert_cmpuint (sentences->len, <=, DOSSIER_REFUSALS_MAX + 1);
  for (guint i = 0; i < sentences->len; i++)
    fuzz_check_text (sentences->pdata[i]);
  return 0;
}
