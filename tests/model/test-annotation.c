/* test-annotation.c - how the words of a highlight are shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-annotation.h"

static const struct
{
  const char *name, *quote, *want;
} cases[] = {
  { "words", "Ada joined Acme.", "Ada joined Acme." },
  { "two cells", "Ada\tAcme", "Ada · Acme" },
  { "empty cells are no cells", "Ada\t\t\tAcme", "Ada · Acme" },
  { "cells at the edges", "\tAda\t", "Ada" },
  { "two rows", "Ada\tAcme\t\n\tBo\tApex", "Ada · Acme\nBo · Apex" },
  { "nothing but tabs", "\t\t", "" },
  { "nothing", "", "" },
  { "no quote", NULL, NULL },
};

static void
test_shown (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  g_autofree char *shown = dossier_quote_dup_shown (cases[i].quote);

  g_assert_cmpstr (shown, ==, cases[i].want);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/annotation/shown/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_shown);
    }
  return g_test_run ();
}
