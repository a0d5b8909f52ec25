/* fuzz-json-feed.c - any bytes as a JSON feed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "fuzz-feed-check.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  fuzz_check_feed (data, size, "application/feed+json; charset=utf-8");
  return 0;
}
