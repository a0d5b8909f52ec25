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
/* Bytes of the directory: that of as many files as are looked at, with names longer than anybody gives. */
#define MAX_DIRECTORY (32 * 1024 * 1024)
#define MEGABYTE (1024 * 1024)

typedef struct
{
  guint32 packed, unpacked, checksum, offset;
  guint16 packing, flags;
} Entry;

struct _DossierZip
{
  GInputStream *stream;
  goffset       length;
  GHashTable   *entries;
  GPtrArray    *names; /* borrowed from @entries */
  guint64       n_read;
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
  g_object_unref (self->stream);
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

/* @n bytes from @at on; NULL and @error when they are not there. Owned by the caller. */
static guint8 *
read_at (DossierZip *self, goffset at, gsize n, GError **error)
{
  g_autofree guint8 *bytes = NULL;
  gsize              n_read = 0;

  if (at > self->length || self->length - at < (goffset) n)
    {
      fail_damaged (error);
      return NULL;
    }
  bytes = g_malloc (MAX (n, 1));
  if (!g_seekable_seek (G_SEEKABLE (self->stream), at, G_SEEK_SET, NULL, error)
      || !g_input_stream_read_all (self->stream, bytes, n, &n_read, NULL, error))
    return NULL;
  if (n_read < n)
    {
      fail_damaged (error);
      return NULL;
    }
  return g_steal_pointer (&bytes);
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

/* The directory that begins at @at and has at least the bytes of @n entries; what stands behind the limit of entries is
 * left alone. */
static gboolean
read_directory (DossierZip *self, goffset at, gsize length, guint n, GError **error)
{
  g_autofree guint8 *all = NULL;
  const guint8      *now, *end;

  if (at > self->length)
    return fail_damaged (error);
  length = (gsize) MIN ((goffset) MIN (length, MAX_DIRECTORY), self->length - at);
  all = read_at (self, at, length, error);
  if (all == NULL)
    return FALSE;
  now = all;
  end = all + length;
  for (guint i = 0; i < MIN (n, DOSSIER_ZIP_MAX_ENTRIES); i++)
    {
      gsize name_length, size;

      if (end - now < DIRECTORY_SIZE || memcmp (now, "PK\1\2", 4) != 0)
        return fail_damaged (error);
      name_length = get16 (now + 28);
      size = DIRECTORY_SIZE + name_length + get16 (now + 30) + get16 (now + 32);
      if ((gsize) (end - now) < size)
        return fail_damaged (error);
      add_entry (self, now, name_length);
      now += size;
    }
  return TRUE;
}

/* What the last bytes of the archive, of which @tail has @length, say of its directory. */
static gboolean
read_end (DossierZip *self, const guint8 *tail, gsize length, GError **error)
{
  const guint8 *end = length >= END_SIZE ? find_end (tail, length) : NULL;

  if (end == NULL)
    return fail_damaged (error);
  if (get16 (end + 10) == 0xffff || get32 (end + 16) == 0xffffffff)
    return fail (error, G_IO_ERROR_INVALID_DATA, _ ("The archive is larger than what can be read."));
  return read_directory (self, get32 (end + 16), get32 (end + 12), get16 (end + 10), error);
}

DossierZip *
dossier_zip_new (GInputStream *stream, GError **error)
{
  g_autoptr (DossierZip) self = g_new0 (DossierZip, 1);
  g_autofree guint8 *tail = NULL;
  gsize              n_tail;

  self->stream = g_object_ref (stream);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->names = g_ptr_array_new ();
  if (!g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_END, NULL, error))
    return NULL;
  self->length = g_seekable_tell (G_SEEKABLE (stream));
  n_tail = (gsize) MIN (self->length, MAX_COMMENT + END_SIZE);
  tail = read_at (self, self->length - (goffset) n_tail, n_tail, error);
  return tail != NULL && read_end (self, tail, n_tail, error) ? g_steal_pointer (&self) : NULL;
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

gboolean
dossier_zip_has (DossierZip *self, const char *name)
{
  return g_hash_table_contains (self->entries, name);
}

/* ---- one file ---- */

static gboolean
fail_large (GError **error)
{
  return fail (error, G_IO_ERROR_MESSAGE_TOO_LARGE, _ ("A file in the archive is larger than what can be read."));
}

static gboolean
check_size (const Entry *entry, GError **error)
{
  gboolean is_bomb = entry->unpacked > MEGABYTE && entry->unpacked / DOSSIER_ZIP_MAX_RATIO > entry->packed;

  return (!is_bomb && MAX (entry->unpacked, entry->packed) <= DOSSIER_ZIP_MAX_ENTRY_BYTES) || fail_large (error);
}

/* The packed bytes; NULL when they are not there. Owned by the caller. */
static guint8 *
read_packed (DossierZip *self, const Entry *entry)
{
  g_autofree guint8 *head = read_at (self, entry->offset, LOCAL_SIZE, NULL);

  if (head == NULL || memcmp (head, "PK\3\4", 4) != 0)
    return NULL;
  return read_at (self, (goffset) entry->offset + LOCAL_SIZE + get16 (head + 26) + get16 (head + 28), entry->packed,
                  NULL);
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
dossier_zip_read_alone (DossierZip *self, const char *name, GError **error)
{
  const Entry       *entry = g_hash_table_lookup (self->entries, name);
  g_autofree guint8 *to = NULL, *packed = NULL;

  if (entry == NULL)
    {
      fail (error, G_IO_ERROR_NOT_FOUND, _ ("A file is missing in the archive."));
      return NULL;
    }
  if (!check_size (entry, error))
    return NULL;
  packed = read_packed (self, entry);
  to = g_malloc ((gsize) entry->unpacked + 1);
  if (packed == NULL || (entry->flags & 1) != 0 || !unpack (packed, entry, to)
      || compute_checksum (to, entry->unpacked) != entry->checksum)
    {
      fail_damaged (error);
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&to), entry->unpacked);
}

GBytes *
dossier_zip_read (DossierZip *self, const char *name, GError **error)
{
  const Entry *entry = g_hash_table_lookup (self->entries, name);
  GBytes      *bytes;

  if (entry != NULL && entry->unpacked > DOSSIER_ZIP_MAX_BYTES - self->n_read)
    {
      fail_large (error);
      return NULL;
    }
  bytes = dossier_zip_read_alone (self, name, error);
  self->n_read += bytes != NULL ? g_bytes_get_size (bytes) : 0;
  return bytes;
}
