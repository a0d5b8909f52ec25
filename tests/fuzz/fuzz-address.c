/* fuzz-address.c - any words as an address: cleaned once it is clean, and its key is the page's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-clean-address.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *address = fuzz_dup_string (data, size);
  g_autofree char *valid = g_utf8_make_valid (address, -1);
  g_autofree char *clean = dossier_address_dup_clean (valid);
  g_autofree char *again = dossier_address_dup_clean (clean);
  g_autofree char *key = dossier_address_dup_key (valid);
  g_autofree char *key_again = dossier_address_dup_key (clean);

  fuzz_check_text (clean);
  fuzz_check_text (key);
  g_assert_cmpstr (again, ==, clean);
  g_assert_cmpstr (key_again, ==, key);
  return 0;
}
