/* dossier-mail-part.c - the words in a mail's parts, and which of them to read
 *
 * Of alternatives the page is read, else the text. Words that stand one after the other are one text. All else is
 * named and not kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-mail-part-private.h"

#include <string.h>

#include "dossier-exchange-limits.h"

typedef struct
{
  GString *html, *text;
} Words;

typedef struct
{
  DossierMail  *mail;
  GMimeMessage *forwarded; /* the first mail in the mail */
  guint         n_parts;
} Reading;

static void read_part (Reading *self, GMimeObject *part, guint depth, gboolean in_digest, Words *words);

static void
words_clear (Words *words)
{
  if (words->html != NULL)
    g_string_free (words->html, TRUE);
  if (words->text != NULL)
    g_string_free (words->text, TRUE);
  *words = (Words){ NULL, NULL };
}

static gboolean
is_blank (const GString *text)
{
  return text == NULL || text->str[strspn (text->str, " \t\r\n")] == '\0';
}

static gboolean
words_are_empty (const Words *words)
{
  return is_blank (words->html) && is_blank (words->text);
}

static void
append (Reading *self, GString **to, const char *more)
{
  gsize room = DOSSIER_MAIL_MAX_TEXT_BYTES - (*to != NULL ? (*to)->len : 0), length = strlen (more);

  if (*to == NULL)
    *to = g_string_new (NULL);
  else if (room > 1)
    {
      g_string_append_c (*to, '\n');
      room--;
    }
  if (length > room)
    {
      self->mail->is_cut = TRUE;
      length = room;
      while (length > 0 && ((guchar) more[length] & 0xc0) == 0x80)
        length--;
    }
  g_string_append_len (*to, more, (gssize) length);
}

/* ---- the bytes of a part ---- */

/* The decoded bytes of @part, at most DOSSIER_MAIL_MAX_TEXT_BYTES; NULL when it has none. */
static GByteArray *
read_bytes (Reading *self, GMimePart *part)
{
  GMimeDataWrapper *content = g_mime_part_get_content (part);
  GMimeStream      *stream = content != NULL ? g_mime_data_wrapper_get_stream (content) : NULL;
  GMimeStream      *filtered;
  GMimeFilter      *decoder;
  GByteArray       *bytes;
  gssize            n;
  char              buffer[8192];

  if (stream == NULL)
    return NULL;
  g_mime_stream_reset (stream);
  filtered = g_mime_stream_filter_new (stream);
  decoder = g_mime_filter_basic_new (g_mime_data_wrapper_get_encoding (content), FALSE);
  g_mime_stream_filter_add (GMIME_STREAM_FILTER (filtered), decoder);
  bytes = g_byte_array_new ();
  while (!self->mail->is_cut && (n = g_mime_stream_read (filtered, buffer, sizeof buffer)) > 0)
    {
      if (bytes->len + (gsize) n > DOSSIER_MAIL_MAX_TEXT_BYTES)
        self->mail->is_cut = TRUE;
      else
        g_byte_array_append (bytes, (const guint8 *) buffer, (guint) n);
    }
  g_object_unref (decoder);
  g_object_unref (filtered);
  return bytes;
}

static gboolean
has_high_bytes (const GByteArray *bytes)
{
  for (guint i = 0; i < bytes->len; i++)
    if (bytes->data[i] >= 0x80)
      return TRUE;
  return FALSE;
}

/* What programs write when they do not know: such a label is believed only where the bytes do not say otherwise. */
static gboolean
is_vague (const char *charset)
{
  static const char *const vague[] = { "us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252", "unknown-8bit" };

  for (guint i = 0; charset != NULL && i < G_N_ELEMENTS (vague); i++)
    if (g_ascii_strcasecmp (charset, vague[i]) == 0)
      return TRUE;
  return charset == NULL;
}

/* NULL when @charset is none that is known. */
static char *
convert (const GByteArray *bytes, const char *charset)
{
  GMimeFilter *filter = g_mime_filter_charset_new (charset, "utf-8");
  char        *out, *text;
  gsize        length, space;

  if (filter == NULL)
    return NULL;
  g_mime_filter_complete (filter, (char *) bytes->data, bytes->len, 0, &out, &length, &space);
  text = g_utf8_make_valid (out, (gssize) length);
  g_object_unref (filter);
  return text;
}

/* UTF-8 without NUL. */
static char *
decode (GByteArray *bytes, const char *charset)
{
  g_autofree char *text = NULL;
  guint            n = 0;

  for (guint i = 0; charset == NULL || g_ascii_strncasecmp (charset, "utf-16", 6) != 0; i++)
    {
      if (i >= bytes->len)
        {
          g_byte_array_set_size (bytes, n);
          break;
        }
      if (bytes->data[i] != 0)
        bytes->data[n++] = bytes->data[i];
    }
  if (is_vague (charset) && has_high_bytes (bytes)
      && !g_utf8_validate_len ((const char *) bytes->data, bytes->len, NULL))
    text = convert (bytes, "windows-1252");
  else if (!is_vague (charset) && g_ascii_strcasecmp (charset, "utf-8") != 0)
    text = convert (bytes, charset);
  if (text == NULL)
    text = g_utf8_make_valid ((const char *) bytes->data, bytes->len);
  return g_steal_pointer (&text);
}

/* ---- one part ---- */

/* @text on one line, at most DOSSIER_MAIL_MAX_FIELD_BYTES; NULL when nothing is left. */
static char *
dup_name (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) strnlen (text, DOSSIER_MAIL_MAX_FIELD_BYTES));

  for (char *p = valid; *p != '\0'; p++)
    if ((guchar) *p < 0x20 || *p == 0x7f)
      *p = ' ';
  g_strstrip (valid);
  return *valid != '\0' ? g_steal_pointer (&valid) : NULL;
}

/* Pictures that stand in the page have an identifier there and are no attachments. */
static void
name_attachment (Reading *self, GMimePart *part)
{
  const char *name = g_mime_part_get_filename (part);
  char       *kept;

  if (name == NULL || self->mail->attachments->len >= DOSSIER_MAIL_MAX_ATTACHMENTS
      || (g_mime_part_get_content_id (part) != NULL && !g_mime_part_is_attachment (part)))
    return;
  kept = dup_name (name);
  if (kept != NULL)
    g_ptr_array_add (self->mail->attachments, kept);
}

static gboolean
has_parameter (GMimeContentType *type, const char *name, const char *value)
{
  const char *said = g_mime_content_type_get_parameter (type, name);

  return said != NULL && g_ascii_strcasecmp (said, value) == 0;
}

static void
read_leaf (Reading *self, GMimePart *part, Words *words)
{
  GMimeContentType *type = g_mime_object_get_content_type (GMIME_OBJECT (part));
  gboolean          is_page = g_mime_content_type_is_type (type, "text", "html");
  g_autoptr (GByteArray) bytes = NULL;
  g_autofree char *text = NULL;

  if ((!is_page && !g_mime_content_type_is_type (type, "text", "plain")) || g_mime_part_is_attachment (part))
    {
      name_attachment (self, part);
      return;
    }
  bytes = read_bytes (self, part);
  if (bytes == NULL || bytes->len == 0)
    return;
  text = decode (bytes, g_mime_content_type_get_parameter (type, "charset"));
  if (!is_page && has_parameter (type, "format", "flowed"))
    {
      char *paragraphs = dossier_mail_unflow (text, has_parameter (type, "delsp", "yes"));

      g_free (text);
      text = paragraphs;
    }
  append (self, is_page ? &words->html : &words->text, text);
}

/* ---- parts of parts ---- */

static void
read_alternatives (Reading *self, GMimeMultipart *parts, guint depth, Words *words)
{
  Words best = { NULL, NULL };

  for (int i = 0; i < g_mime_multipart_get_count (parts) && !self->mail->is_cut; i++)
    {
      Words one = { NULL, NULL };

      read_part (self, g_mime_multipart_get_part (parts, i), depth, FALSE, &one);
      if (!is_blank (one.html) || (is_blank (best.html) && !is_blank (one.text)))
        {
          words_clear (&best);
          best = one;
        }
      else
        words_clear (&one);
    }
  if (!is_blank (best.html))
    append (self, &words->html, best.html->str);
  else if (!is_blank (best.text))
    append (self, &words->text, best.text->str);
  words_clear (&best);
}

/* A mail in a mail: of a digest all are read, each under its subject; of others the first, when nothing is said around
 * it. */
static void
read_message (Reading *self, GMimeMessagePart *part, guint depth, gboolean in_digest, Words *words)
{
  GMimeMessage *message = g_mime_message_part_get_message (part);
  GMimeObject  *body = message != NULL ? g_mime_message_get_mime_part (message) : NULL;
  const char   *subject = message != NULL ? g_mime_message_get_subject (message) : NULL;

  if (body == NULL)
    return;
  if (in_digest && subject != NULL)
    {
      g_autofree char *heading = g_utf8_make_valid (subject, -1);

      append (self, &words->text, "");
      append (self, &words->text, heading);
      append (self, &words->text, "");
    }
  if (in_digest || words_are_empty (words))
    {
      if (!in_digest && self->forwarded == NULL)
        self->forwarded = message;
      read_part (self, body, depth, FALSE, words);
    }
  else if (subject != NULL && self->mail->attachments->len < DOSSIER_MAIL_MAX_ATTACHMENTS)
    {
      char *name = dup_name (subject);

      if (name != NULL)
        g_ptr_array_add (self->mail->attachments, name);
    }
}

static void
read_part (Reading *self, GMimeObject *part, guint depth, gboolean in_digest, Words *words)
{
  if (part == NULL)
    return;
  if (depth >= DOSSIER_MAIL_MAX_DEPTH || self->n_parts >= DOSSIER_MAIL_MAX_PARTS)
    {
      self->mail->is_cut = TRUE;
      return;
    }
  self->n_parts++;
  if (GMIME_IS_MULTIPART (part))
    {
      GMimeContentType *type = g_mime_object_get_content_type (part);
      gboolean          is_digest = g_mime_content_type_is_type (type, "multipart", "digest");

      if (g_mime_content_type_is_type (type, "multipart", "alternative"))
        read_alternatives (self, GMIME_MULTIPART (part), depth + 1, words);
      else
        for (int i = 0; i < g_mime_multipart_get_count (GMIME_MULTIPART (part)); i++)
          read_part (self, g_mime_multipart_get_part (GMIME_MULTIPART (part), i), depth + 1, is_digest, words);
    }
  else if (GMIME_IS_MESSAGE_PART (part))
    read_message (self, GMIME_MESSAGE_PART (part), depth + 1, in_digest, words);
  else if (GMIME_IS_PART (part))
    read_leaf (self, GMIME_PART (part), words);
}

GMimeMessage *
dossier_mail_read_parts (DossierMail *mail, GMimeMessage *message)
{
  Reading self = { .mail = mail };
  Words   words = { NULL, NULL };

  read_part (&self, g_mime_message_get_mime_part (message), 0, FALSE, &words);
  if (!is_blank (words.html))
    mail->html = g_strdup (words.html->str);
  else if (!is_blank (words.text))
    mail->text = g_strdup (words.text->str);
  words_clear (&words);
  return self.forwarded != NULL ? self.forwarded : message;
}
