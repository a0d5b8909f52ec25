/* dossier-fetch-body.c - the body of an answer, decoded as it comes, within its bounds.
 *
 * We decode, not the library: a decoder behind a stream hides a truncated gzip and has no bound on what comes out.
 * wire:  bytes that came. out: bytes decoded so far, never more than max_bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-fetch-body-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-fetch-brotli-private.h"
#include "dossier-fetch-words-private.h"

typedef enum
{
  IDENTITY,
  GZIP,
  DEFLATE,
  BROTLI,
} Encoding;

struct _DossierFetchBody
{
  Encoding    encoding;
  GConverter *decoder; /* NULL until the first byte, and for IDENTITY */
  GByteArray *out;
  gsize       wire, max_bytes;
  goffset     announced;
  guchar      first;  /* the first byte, while it is all that came: is_held () */
  gboolean    ended;  /* the decoder has seen the end of its data */
  gboolean    closed; /* and something else came after it */
};

static gboolean
fail_too_large (gsize max_bytes, GError **error)
{
  g_autofree char *size = g_format_size (max_bytes);

  g_set_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TOO_LARGE,
               /* TRANSLATORS: a size such as "10.5 MB". */
               _ ("The answer is larger than %s. It was not loaded; open it in a browser if you need it."), size);
  return FALSE;
}

DossierFetchBody *
dossier_fetch_body_new (const char *encoding, goffset announced, gsize max_bytes, GError **error)
{
  DossierFetchBody *self;
  g_autofree char  *name = g_strstrip (g_ascii_strdown (encoding != NULL ? encoding : "", -1));
  Encoding          kind = IDENTITY;

  if (strcmp (name, "gzip") == 0 || strcmp (name, "x-gzip") == 0)
    kind = GZIP;
  else if (strcmp (name, "deflate") == 0)
    kind = DEFLATE;
  else if (strcmp (name, "br") == 0)
    kind = BROTLI;
  else if (*name != '\0' && strcmp (name, "identity") != 0)
    {
      g_autofree char *quote = dossier_fetch_words_quote (name);

      g_set_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_PROTOCOL,
                   /* TRANSLATORS: the name of a compression, such as "zstd". */
                   _ ("The server sent its answer packed as “%s”, which it was not asked to. Try again later."), quote);
      return NULL;
    }
  if (announced > 0 && (guint64) announced > max_bytes)
    {
      fail_too_large (max_bytes, error);
      return NULL;
    }
  self = g_new0 (DossierFetchBody, 1);
  self->encoding = kind;
  self->announced = announced;
  self->max_bytes = max_bytes;
  self->out = g_byte_array_new ();
  return self;
}

void
dossier_fetch_body_free (DossierFetchBody *self)
{
  g_clear_object (&self->decoder);
  g_clear_pointer (&self->out, g_byte_array_unref);
  g_free (self);
}

static gboolean
add_decoded (DossierFetchBody *self, const guchar *data, gsize length, GError **error)
{
  gsize total = self->out->len + length;

  if (total > self->max_bytes)
    return fail_too_large (self->max_bytes, error);
  if (total > DOSSIER_FETCH_RATIO_FROM && total / DOSSIER_FETCH_MAX_RATIO > MAX (self->wire, 1))
    {
      g_set_error_literal (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TOO_LARGE,
                           _ ("The answer grows a hundredfold when it is unpacked, as no page does. "
                              "It was not loaded."));
      return FALSE;
    }
  g_byte_array_append (self->out, data, (guint) length);
  return TRUE;
}

/* The first bytes tell what it really is: servers label plain bodies as packed, and raw deflate as zlib. */
static void
choose_decoder (DossierFetchBody *self, const guchar *data, gsize length)
{
  GZlibCompressorFormat format = G_ZLIB_COMPRESSOR_FORMAT_GZIP;

  if (self->encoding == GZIP && (data[0] != 0x1f || (length > 1 && data[1] != 0x8b)))
    {
      self->encoding = IDENTITY;
      return;
    }
  if (self->encoding == BROTLI)
    {
      self->decoder = dossier_fetch_brotli_new ();
      return;
    }
  if (self->encoding == DEFLATE)
    format = length > 1 && (data[0] & 0x0f) == 8 && ((data[0] << 8) | data[1]) % 31 == 0 ? G_ZLIB_COMPRESSOR_FORMAT_ZLIB
                                                                                         : G_ZLIB_COMPRESSOR_FORMAT_RAW;
  self->decoder = G_CONVERTER (g_zlib_decompressor_new (format));
}

/* After the end: a gzip file may be several, one after the other (RFC 1952, 2.2). Anything else there is left out. */
static gboolean
starts_again (DossierFetchBody *self, const guchar *data, gsize length)
{
  if (length == 0)
    return FALSE;
  self->closed = self->closed || self->encoding != GZIP || *data != 0x1f;
  if (self->closed)
    return FALSE;
  g_converter_reset (self->decoder);
  self->ended = FALSE;
  return TRUE;
}

static gboolean
decode (DossierFetchBody *self, const guchar *data, gsize length, GError **error)
{
  guchar buffer[32768];
  gsize  read, written;

  do
    {
      g_autoptr (GError) problem = NULL;
      GConverterResult result;

      if (self->ended && !starts_again (self, data, length))
        return TRUE;
      result = g_converter_convert (self->decoder, data, length, buffer, sizeof buffer, G_CONVERTER_NO_FLAGS, &read,
                                    &written, &problem);
      if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
        return TRUE;
      if (result == G_CONVERTER_ERROR)
        {
          g_set_error_literal (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_PROTOCOL,
                               _ ("The server’s answer is damaged: it could not be unpacked. Try again later."));
          return FALSE;
        }
      data += read;
      length -= read;
      self->ended = result == G_CONVERTER_FINISHED;
      if (!add_decoded (self, buffer, written, error))
        return FALSE;
    }
  while (length > 0 || written == sizeof buffer);
  return TRUE;
}

static gboolean
take (DossierFetchBody *self, const guchar *data, gsize length, GError **error)
{
  if (self->encoding != IDENTITY && self->decoder == NULL)
    choose_decoder (self, data, length);
  if (self->encoding != IDENTITY)
    return decode (self, data, length, error);
  if (self->out->len + length > self->max_bytes)
    return fail_too_large (self->max_bytes, error);
  g_byte_array_append (self->out, data, (guint) length);
  return TRUE;
}

/* gzip and deflate are told by their first two bytes, which may come one by one. */
static gboolean
is_held (DossierFetchBody *self)
{
  return self->wire == 1 && (self->encoding == GZIP || self->encoding == DEFLATE);
}

gboolean
dossier_fetch_body_add (DossierFetchBody *self, const guchar *data, gsize length, GError **error)
{
  gboolean was_held = is_held (self);

  if (length == 0)
    return TRUE;
  self->wire += length;
  if (is_held (self))
    {
      self->first = *data;
      return TRUE;
    }
  if (was_held)
    {
      const guchar two[] = { self->first, *data };

      return take (self, two, sizeof two, error) && (length == 1 || take (self, data + 1, length - 1, error));
    }
  return take (self, data, length, error);
}

GBytes *
dossier_fetch_body_end (DossierFetchBody *self, GError **error)
{
  gboolean shorter = self->announced > 0 && (guint64) self->announced > self->wire;

  if (is_held (self) && !take (self, &self->first, 1, error))
    return NULL;
  if (shorter || (self->decoder != NULL && !self->ended))
    {
      g_set_error_literal (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_INCOMPLETE,
                           _ ("The server broke off in the middle of its answer. Try again later."));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->out));
}
