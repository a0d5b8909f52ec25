/* dossier-zip.c - the files in a zip archive
 *
 * entries:  name -> Entry, in @names in the order of the directory; of two with one name the first.
 * n_read:   bytes unpacked so far.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-zip.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-exchange-limits.h"

#define LOCAL_SIZE 30
#define DIRECTORY_SIZE 46
#define END_SIZE 22
#define MAX_COMMENT 65535
#define MEGABYTE (1024 * 1024)

typedef struct
{
  guint32 packed, unpacked, checksum, offset;
  guint16 packing, flags;
} Entry;

struct _DossierZip
{
  GBytes       *bytes;
  const guint8 *data;
  gsize         length;
  GHashTable   *entries;
  GPtrArray    *names; /* borrowed from @entries */
  gsize         n_read;
};

static guint16
get16 (const guint8 *at)
{
  return (guint16) (at[0] | at[1] << 8);
}

static guint32
get32 (const guint8 *at)
{
  return get16 (at) | (guint32) get16 (at + 2) << 16;
}

gboolean
dossier_zip_is_meant (GBytes *bytes)
{
  gsize         length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  return length >= END_SIZE && (memcmp (data, "PK\3\4", 4) == 0 || memcmp (data, "PK\5\6", 4) == 0);
}

void
dossier_zip_free (DossierZip *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->bytes);
  g_hash_table_unref (self->entries);
  g_ptr_array_unref (self->names);
  g_free (self);
}

static gboolean
fail (GError **error, int code, const char *words)
{
  g_set_error_literal (error, G_IO_ERROR, code, words);
  return FALSE;
}

static gboolean
fail_damaged (GError **error)
{
  return fail (error, G_IO_ERROR_INVALID_DATA,
               _ ("The archive is damaged or was cut off. Download or export it once more."));
}

/* Behind the directory, with a comment of any length after it. NULL when there is none. */
static const guint8 *
find_end (const guint8 *data, gsize length)
{
  gsize most = MIN (length - END_SIZE, MAX_COMMENT);

  for (gsize back = 0; back <= most; back++)
    {
      const guint8 *at = data + length - END_SIZE - back;

      if (memcmp (at, "PK\5\6", 4) == 0 && get16 (at + 20) <= back)
        return at;
    }
  return NULL;
}

static void
add_entry (DossierZip *self, const guint8 *at, gsize name_length)
{
  g_autofree char *name = g_utf8_make_valid ((const char *) at + DIRECTORY_SIZE, (gssize) name_length);
  Entry           *entry;

  if (*name == '\0' || g_hash_table_contains (self->entries, name))
    return;
  entry = g_new0 (Entry, 1);
  entry->flags = get16 (at + 8);
  entry->packing = get16 (at + 10);
  entry->checksum = get32 (at + 16);
  entry->packed = get32 (at + 20);
  entry->unpacked = get32 (at + 24);
  entry->offset = get32 (at + 42);
  g_ptr_array_add (self->names, name);
  g_hash_table_insert (self->entries, g_steal_pointer (&name), entry);
}

/* The directory from @at on; what stands behind the limit of entries is left alone. */
static gboolean
read_directory (DossierZip *self, gsize at, guint n, GError **error)
{
  for (guint i = 0; i < MIN (n, DOSSIER_ZIP_MAX_ENTRIES); i++)
    {
      gsize name_length, size;

      if (at > self->length || self->length - at < DIRECTORY_SIZE || memcmp (self->data + at, "PK\1\2", 4) != 0)
        return fail_damaged (error);
      name_length = get16 (self->data + at + 28);
      size = DIRECTORY_SIZE + name_length + get16 (self->data + at + 30) + get16 (self->data + at + 32);
      if (self->length - at < size)
        return fail_damaged (error);
      add_entry (self, self->data + at, name_length);
      at += size;
    }
  return TRUE;
}

DossierZip *
dossier_zip_new (GBytes *bytes, GError **error)
{
  g_autoptr (DossierZip) self = g_new0 (DossierZip, 1);
  const guint8 *end;

  self->bytes = g_bytes_ref (bytes);
  self->data = g_bytes_get_data (bytes, &self->length);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->names = g_ptr_array_new ();
  end = self->length >= END_SIZE ? find_end (self->data, self->length) : NULL;
  if (end == NULL)
    fail_damaged (error);
  else if (get16 (end + 10) == 0xffff || get32 (end + 16) == 0xffffffff)
    fail (error, G_IO_ERROR_INVALID_DATA, _ ("The archive is larger than what can be read."));
  else if (read_directory (self, get32 (end + 16), get16 (end + 10), error))
    return g_steal_pointer (&self);
  return NULL;
}

guint
dossier_zip_count (DossierZip *self)
{
  return self->names->len;
}

const char *
dossier_zip_get_name (DossierZip *self, guint i)
{
  return self->names->pdata[i];
}

/* ---- one file ---- */

static gboolean
check_size (DossierZip *self, const Entry *entry, GError **error)
{
  gboolean is_bomb = entry->unpacked > MEGABYTE && entry->unpacked / DOSSIER_ZIP_MAX_RATIO > entry->packed;

  if (!is_bomb && entry->unpacked <= DOSSIER_ZIP_MAX_ENTRY_BYTES
      && entry->unpacked <= DOSSIER_ZIP_MAX_BYTES - self->n_read)
    return TRUE;
  return fail (error, G_IO_ERROR_MESSAGE_TOO_LARGE, _ ("A file in the archive is larger than what can be read."));
}

/* The packed bytes; NULL when they are not there. */
static const guint8 *
find_data (DossierZip *self, const Entry *entry)
{
  const guint8 *at;
  gsize         start;

  if (entry->offset > self->length || self->length - entry->offset < LOCAL_SIZE)
    return NULL;
  at = self->data + entry->offset;
  start = entry->offset + LOCAL_SIZE + (gsize) get16 (at + 26) + get16 (at + 28);
  if (memcmp (at, "PK\3\4", 4) != 0 || start > self->length || self->length - start < entry->packed)
    return NULL;
  return self->data + start;
}

/* FALSE unless @packed gives exactly as many bytes as were announced. */
static gboolean
inflate (const guint8 *packed, const Entry *entry, guint8 *to)
{
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  gsize            in = 0, out = 0;
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result == G_CONVERTER_CONVERTED)
    {
      gsize n_in = 0, n_out = 0;

      /* A byte more than announced: what is longer is seen. */
      result = g_converter_convert (G_CONVERTER (decompressor), packed + in, entry->packed - in, to + out,
                                    (gsize) entry->unpacked + 1 - out, G_CONVERTER_INPUT_AT_END, &n_in, &n_out, NULL);
      if (result == G_CONVERTER_ERROR)
        return FALSE;
      in += n_in;
      out += n_out;
      if (out > entry->unpacked || (n_in == 0 && n_out == 0 && result != G_CONVERTER_FINISHED))
        return FALSE;
    }
  return out == entry->unpacked;
}

/* CRC-32 as in ISO 3309, a bit at a time for each of the 256 values of a byte. */
static guint32
compute_checksum (const guint8 *data, gsize length)
{
  guint32 table[256], checksum = 0xffffffff;

  for (guint32 i = 0; i < 256; i++)
    {
      table[i] = i;
      for (guint bit = 0; bit < 8; bit++)
        table[i] = table[i] & 1 ? table[i] >> 1 ^ 0xedb88320 : table[i] >> 1;
    }
  for (gsize i = 0; i < length; i++)
    checksum = checksum >> 8 ^ table[(checksum ^ data[i]) & 0xff];
  return ~checksum;
}

static gboolean
unpack (const guint8 *packed, const Entry *entry, guint8 *to)
{
  if (entry->packing == 8)
    return inflate (packed, entry, to);
  if (entry->packing != 0 || entry->packed != entry->unpacked)
    return FALSE;
  memcpy (to, packed, entry->unpacked);
  return TRUE;
}

GBytes *
dossier_zip_read (DossierZip *self, const char *name, GError **error)
{
  const Entry       *entry = g_hash_table_lookup (self->entries, name);
  g_autofree guint8 *to = NULL;
  const guint8      *packed;

  if (entry == NULL)
    {
      fail (error, G_IO_ERROR_NOT_FOUND, _ ("A file is missing in the archive."));
      return NULL;
    }
  if (!check_size (self, entry, error))
    return NULL;
  packed = find_data (self, entry);
  to = g_malloc ((gsize) entry->unpacked + 1);
  if (packed == NULL || (entry->flags & 1) != 0 || !unpack (packed, entry, to)
      || compute_checksum (to, entry->unpacked) != entry->checksum)
    {
      fail_damaged (error);
      return NULL;
    }
  self->n_read += entry->unpacked;
  return g_bytes_new_take (g_steal_pointer (&to), entry->unpacked);
}
