/* test-reference.c - addresses that are written relative to another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-reference.h"

static const struct
{
  const char *name, *base, *reference, *want;
} rows[] = {
  { "beside the base", "https://a.org/b/c", "d", "https://a.org/b/d" },
  { "from the root", "https://a.org/b/c", "/d", "https://a.org/d" },
  { "another host", "https://a.org/b", "//c.org/d", "https://c.org/d" },
  { "whole by itself", "https://a.org/b", "http://c.org", "http://c.org" },
  { "up and beyond the root", "https://a.org/", "../../b", "https://a.org/b" },
  { "a host that does not end with its name", "https://a.org/", "//b.org;c", NULL },
  { "a base of that kind", "http://a.org;b", "c", "http://a.org/c" },
  { "a base without a host", "x:", "..//c", NULL },
  { "a reference with a scheme and no host", "https://a.org/", "mailto:a@b.org", NULL },
  { "a base that is none", "a.org", "b", NULL },
};

static void
references_become_addresses_with_a_host_or_nothing (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *got = dossier_reference_resolve (rows[i].base, rows[i].reference, G_URI_FLAGS_PARSE_RELAXED);

      g_test_message ("%s", rows[i].name);
      g_assert_cmpstr (got, ==, rows[i].want);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reference/references-become-addresses-with-a-host-or-nothing",
                   references_become_addresses_with_a_host_or_nothing);
  return g_test_run ();
}
