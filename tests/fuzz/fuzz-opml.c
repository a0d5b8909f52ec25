/* fuzz-opml.c - any bytes as a list of feeds; what was read, written and read again is the same list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-feed-limits.h"
#include "dossier-opml.h"
#include "dossier-refusals.h"
#include "fuzz.h"

static void
check_same (DossierOutline *read, DossierOutline *again)
{
  g_assert_cmpstr (again->title, ==, read->title);
  g_assert_cmpstr (again->xml_uri, ==, read->xml_uri);
  g_assert_cmpstr (again->html_uri, ==, read->html_uri);
  g_assert_cmpstr (again->attributes, ==, read->attributes);
  g_assert_true (g_strv_equal ((const char *const *) again->folder, (const char *const *) read->folder));
}

static void
check_journey (GPtrArray *outlines)
{
  g_autofree char *list = dossier_opml_write (outlines, "Title & <more>", 1700000000);
  g_autoptr (GBytes) bytes = g_bytes_new_static (list, strlen (list));
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) again = NULL;

  fuzz_check_text (list);
  again = dossier_opml_parse (bytes, refused, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (refused->len, ==, 0);
  g_assert_cmpuint (again->len, ==, outlines->len);
  for (guint i = 0; i < again->len; i++)
    check_same (g_ptr_array_index (outlines, i), g_ptr_array_index (again, i));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outlines = dossier_opml_parse (bytes, refused, &error);

  g_assert_true ((outlines == NULL) == (error != NULL));
  g_assert_cmpuint (refused->len, <=, DOSSIER_REFUSALS_MAX + 1);
  for (guint i = 0; i < refused->len; i++)
    fuzz_check_text (g_ptr_array_index (refused, i));
  if (outlines == NULL)
    return 0;
  g_assert_cmpuint (outlines->len, <=, DOSSIER_FEED_MAX_OUTLINES);
  check_journey (outlines);
  return 0;
}
