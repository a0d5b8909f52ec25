/* dossier-fetch-brotli.c - a converter that unpacks brotli (RFC 7932).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-fetch-brotli-private.h"

#include <brotli/decode.h>

struct _DossierFetchBrotli
{
  GObject             parent_instance;
  BrotliDecoderState *state;
};

static void dossier_fetch_brotli_converter_init (GConverterIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierFetchBrotli, dossier_fetch_brotli, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_CONVERTER, dossier_fetch_brotli_converter_init))

static void
reset (GConverter *converter)
{
  DossierFetchBrotli *self = DOSSIER_FETCH_BROTLI (converter);

  g_clear_pointer (&self->state, BrotliDecoderDestroyInstance);
  self->state = BrotliDecoderCreateInstance (NULL, NULL, NULL);
}

static GConverterResult
convert (GConverter *converter, const void *in, gsize in_size, void *out, gsize out_size, GConverterFlags flags,
         gsize *n_read, gsize *n_written, GError **error)
{
  DossierFetchBrotli *self = DOSSIER_FETCH_BROTLI (converter);
  const uint8_t      *next_in = in;
  uint8_t            *next_out = out;
  size_t              left_in = in_size, left_out = out_size;
  BrotliDecoderResult result = BROTLI_DECODER_RESULT_ERROR;

  if (self->state != NULL)
    result = BrotliDecoderDecompressStream (self->state, &left_in, &next_in, &left_out, &next_out, NULL);
  *n_read = in_size - left_in;
  *n_written = out_size - left_out;
  if (result == BROTLI_DECODER_RESULT_ERROR)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "not brotli");
  else if (result == BROTLI_DECODER_RESULT_SUCCESS)
    return G_CONVERTER_FINISHED;
  else if (*n_read > 0 || *n_written > 0)
    return G_CONVERTER_CONVERTED;
  else if (result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "more input is needed");
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "more space is needed");
  return G_CONVERTER_ERROR;
}

static void
dossier_fetch_brotli_converter_init (GConverterIface *iface)
{
  iface->convert = convert;
  iface->reset = reset;
}

static void
dossier_fetch_brotli_finalize (GObject *object)
{
  g_clear_pointer (&DOSSIER_FETCH_BROTLI (object)->state, BrotliDecoderDestroyInstance);
  G_OBJECT_CLASS (dossier_fetch_brotli_parent_class)->finalize (object);
}

static void
dossier_fetch_brotli_class_init (DossierFetchBrotliClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_fetch_brotli_finalize;
}

static void
dossier_fetch_brotli_init (DossierFetchBrotli *self)
{
  reset (G_CONVERTER (self));
}

GConverter *
dossier_fetch_brotli_new (void)
{
  return g_object_new (DOSSIER_TYPE_FETCH_BROTLI, NULL);
}
