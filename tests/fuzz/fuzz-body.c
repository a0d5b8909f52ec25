/* fuzz-body.c - any bytes as a packed answer. Byte 1: the packing; byte 2: how many bytes come at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-fetch-body-private.h"

#include "fuzz.h"

#define MAX_BYTES (2 * 1024 * 1024)
/* Below this the bound on growth means the same however the bytes come. */
#define MAX_WIRE 8192

static GBytes *
read_body (const char *encoding, const uint8_t *data, size_t size, size_t step)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetchBody) body = dossier_fetch_body_new (encoding, -1, MAX_BYTES, &error);
  GBytes *bytes = NULL;
  size_t  at = 0;

  g_assert_no_error (error);
  while (at < size && dossier_fetch_body_add (body, data + at, MIN (step, size - at), &error))
    at += MIN (step, size - at);
  if (error == NULL)
    bytes = dossier_fetch_body_end (body, &error);
  g_assert_true ((bytes == NULL) == (error != NULL));
  if (error != NULL)
    {
      g_assert_true (error->domain == DOSSIER_FETCH_ERROR);
      fuzz_check_text (error->message);
    }
  else
    g_assert_cmpuint (g_bytes_get_size (bytes), <=, MAX_BYTES);
  return bytes;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const encodings[] = { "gzip", "deflate", "br", NULL };

  if (size < 2 || size > MAX_WIRE)
    return 0;

  const char *encoding = encodings[data[0] % G_N_ELEMENTS (encodings)];
  g_autoptr (GBytes) whole = read_body (encoding, data + 2, size - 2, size);
  g_autoptr (GBytes) pieces = read_body (encoding, data + 2, size - 2, (size_t) data[1] + 1);

  g_assert_true ((whole == NULL) == (pieces == NULL));
  if (whole != NULL)
    g_assert_true (g_bytes_equal (whole, pieces));
  return 0;
}
