/* dossier-mail.c - one mail's own words: who wrote it, to which list, when, and what it says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-mail.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-exchange-limits.h"
#include "dossier-mail-part-private.h"

/* Headers that are looked at to tell a mail. */
#define HEADERS_SEEN 40

G_DEFINE_QUARK (dossier - mail - error - quark, dossier_mail_error)

void
dossier_mail_free (DossierMail *self)
{
  g_free (self->subject);
  g_free (self->from_name);
  g_free (self->from_address);
  g_free (self->list_id);
  g_free (self->list_name);
  g_free (self->message_id);
  g_free (self->archived_at);
  g_free (self->html);
  g_free (self->text);
  g_ptr_array_unref (self->attachments);
  g_free (self);
}

/* ---- is it one? ---- */

/* Bytes of the name of the header that @line is, 0 when it is none. */
static gsize
header_length (const char *line)
{
  gsize n = 0;

  while (line[n] > ' ' && line[n] < 0x7f && line[n] != ':')
    n++;
  return line[n] == ':' ? n : 0;
}

static gboolean
is_one_of (const char *line, gsize length, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strlen (names[i]) == length && g_ascii_strncasecmp (line, names[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* Two headers that every mail has, or one that only mails have beside another. */
gboolean
dossier_mail_is_meant (const char *head)
{
  static const char *const sure[] = { "received",     "message-id",     "return-path", "mime-version",
                                      "delivered-to", "dkim-signature", "list-id",     "x-mozilla-status",
                                      "arc-seal",     "envelope-to",    NULL };
  static const char *const usual[] = { "from", "date", NULL };
  guint                    n_sure = 0, n_usual = 0, n_all = 0;

  while (*head == '\n' || *head == '\r')
    head++;
  for (; *head != '\0' && *head != '\n' && *head != '\r' && n_all < HEADERS_SEEN; n_all++)
    {
      gsize length = header_length (head);
      gsize line = strcspn (head, "\n");

      if (length == 0)
        return head[line] == '\0' && n_sure > 1; /* the look ended inside this line */
      n_sure += is_one_of (head, length, sure);
      n_usual += is_one_of (head, length, usual);
      do
        {
          head += strcspn (head, "\n");
          head += *head == '\n';
        }
      while (*head == ' ' || *head == '\t');
    }
  return n_usual == 2 || (n_sure > 0 && n_all > 1);
}

/* ---- what is refused before it is parsed ---- */

/* Bytes before the empty line that ends the headers. */
static gsize
measure_head (const char *data, gsize length)
{
  for (const char *p = data, *end = data + length; (p = memchr (p, '\n', (gsize) (end - p))) != NULL;)
    {
      p++;
      if (p < end && (*p == '\n' || (*p == '\r' && p + 1 < end && p[1] == '\n')))
        return (gsize) (p - data);
    }
  return length;
}

/* Lines that may end or begin a part. They bound how many parts there are and how deep they lie. */
static guint
count_boundaries (const char *data, gsize length)
{
  guint       n = 0;
  const char *end = data + length;

  for (const char *p = data; (p = memchr (p, '\n', (gsize) (end - p))) != NULL; p++)
    if (end - p > 3 && p[1] == '-' && p[2] == '-' && p[3] != '-' && p[3] != ' ' && p[3] > ' ')
      n++;
  return n;
}

/* The end of the header at @p with the lines that belong to it; @n: the colons in it. */
static const char *
skip_header (const char *p, const char *end, guint *n)
{
  for (*n = 0; p < end; p++)
    {
      *n += *p == ':';
      if (*p == '\n' && (p + 1 == end || (p[1] != ' ' && p[1] != '\t')))
        return p + 1;
    }
  return end;
}

static gboolean
holds_addresses (const char *p, const char *end)
{
  static const char *const names[] = { "From", "Sender", "Reply-To", "To", "Cc", "Bcc" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length = strlen (names[i]);

      if ((gsize) (end - p) > length && g_ascii_strncasecmp (p, names[i], length) == 0
          && (p[length] == ':' || g_ascii_isspace (p[length])))
        return TRUE;
    }
  return FALSE;
}

/* Groups of addresses in groups of addresses are read by recursion: nobody writes more than one. Of mails in the mail,
 * too. */
static gboolean
has_deep_groups (const char *data, gsize length)
{
  const char *end = data + length;

  for (const char *p = data; p < end;)
    {
      const char *newline;
      guint       n = 0;

      if (holds_addresses (p, end))
        p = skip_header (p, end, &n);
      else
        p = (newline = memchr (p, '\n', (gsize) (end - p))) != NULL ? newline + 1 : end;
      if (n > DOSSIER_MAIL_MAX_COLONS)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_limits (const char *data, gsize length, GError **error)
{
  if (length > DOSSIER_MAIL_MAX_BYTES)
    g_set_error_literal (error, DOSSIER_MAIL_ERROR, DOSSIER_MAIL_ERROR_TOO_LARGE,
                         _ ("The mail is larger than 24 MB. Save it without its attachments."));
  else if (measure_head (data, length) > DOSSIER_MAIL_MAX_HEADER_BYTES)
    g_set_error_literal (error, DOSSIER_MAIL_ERROR, DOSSIER_MAIL_ERROR_TOO_LARGE,
                         _ ("The mail's head is longer than 512 kB: it was not read."));
  else if (has_deep_groups (data, length))
    g_set_error_literal (error, DOSSIER_MAIL_ERROR, DOSSIER_MAIL_ERROR_TOO_LARGE,
                         _ ("The mail names groups of people in groups of people, too many: it was not read."));
  else if (count_boundaries (data, length) > DOSSIER_MAIL_MAX_BOUNDARIES)
    g_set_error_literal (error, DOSSIER_MAIL_ERROR, DOSSIER_MAIL_ERROR_TOO_LARGE,
                         _ ("The mail has too many parts: it was not read."));
  else
    return TRUE;
  return FALSE;
}

/* ---- headers ---- */

/* @text as UTF-8 on one line with single blanks, cut to DOSSIER_MAIL_MAX_FIELD_BYTES; NULL when nothing is left. */
static char *
dup_line (const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, (gssize) strnlen (text, 65536)) : NULL;
  GString         *line;

  if (valid == NULL)
    return NULL;
  line = g_string_new (NULL);
  for (const char *p = valid; *p != '\0' && line->len + 6 < DOSSIER_MAIL_MAX_FIELD_BYTES; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c))
        g_string_append_unichar (line, c);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }
  g_strchomp (line->str);
  if (*line->str == '\0')
    return g_string_free (line, TRUE), NULL;
  return g_string_free (line, FALSE);
}

static void
read_from (DossierMail *self, GMimeMessage *message)
{
  InternetAddressList *from = g_mime_message_get_from (message);
  InternetAddress     *first;

  if (from == NULL || internet_address_list_length (from) == 0)
    from = g_mime_message_get_sender (message);
  if (from == NULL || internet_address_list_length (from) == 0)
    return;
  first = internet_address_list_get_address (from, 0);
  self->from_name = dup_line (internet_address_get_name (first));
  if (INTERNET_ADDRESS_IS_MAILBOX (first))
    self->from_address = dup_line (internet_address_mailbox_get_addr (INTERNET_ADDRESS_MAILBOX (first)));
}

/* Senders without a name for the list fill in an identifier of theirs: 10 hexadecimal digits are no name. */
static gboolean
is_name (const char *text)
{
  gsize n_digits = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      n_digits = g_ascii_isxdigit (*p) ? n_digits + 1 : 0;
      if (n_digits >= 10)
        return FALSE;
    }
  return *text != '\0' && strchr (text, ' ') != text;
}

/* "Tips of the Week" <tips.example.org> */
static void
read_list (DossierMail *self, GMimeMessage *message)
{
  const char      *raw = g_mime_object_get_header (GMIME_OBJECT (message), "List-Id");
  g_autofree char *decoded = raw != NULL ? g_mime_utils_header_decode_text (NULL, raw) : NULL;
  g_autofree char *line = dup_line (decoded);
  char            *id = line != NULL ? strrchr (line, '<') : NULL;
  char            *end = id != NULL ? strchr (id, '>') : NULL;

  if (end == NULL)
    {
      self->list_id = g_steal_pointer (&line);
      return;
    }
  *end = *id = '\0';
  self->list_id = dup_line (id + 1);
  g_strdelimit (line, "\"", ' ');
  g_strstrip (line);
  if (is_name (line))
    self->list_name = dup_line (line);
}

/* When it was written; else when the last computer on its way had it. 0 when neither is said. */
static gint64
read_date (GMimeMessage *message)
{
  GDateTime  *said = g_mime_message_get_date (message);
  const char *received = g_mime_object_get_header (GMIME_OBJECT (message), "Received");
  const char *when = received != NULL ? strrchr (received, ';') : NULL;
  g_autoptr (GDateTime) then = NULL;
  gint64 seconds = said != NULL ? g_date_time_to_unix (said) : 0;

  if (seconds > 0)
    return seconds;
  then = when != NULL ? g_mime_utils_header_decode_date (when + 1) : NULL;
  seconds = then != NULL ? g_date_time_to_unix (then) : 0;
  return MAX (seconds, 0);
}

/* <https://example.org/letters/1> */
static char *
dup_archived_at (GMimeMessage *message)
{
  g_autofree char *line = dup_line (g_mime_object_get_header (GMIME_OBJECT (message), "Archived-At"));
  char            *address = line != NULL ? line + (*line == '<') : NULL;

  if (address == NULL || (!g_str_has_prefix (address, "https://") && !g_str_has_prefix (address, "http://")))
    return NULL;
  address[strcspn (address, "> ")] = '\0';
  return g_strdup (address);
}

static void
read_headers (DossierMail *self, GMimeMessage *message)
{
  self->subject = dup_line (g_mime_message_get_subject (message));
  self->message_id = dup_line (g_mime_message_get_message_id (message));
  self->archived_at = dup_archived_at (message);
  self->date = read_date (message);
  read_from (self, message);
  read_list (self, message);
}

/* ---- the whole ---- */

/* The library's types are set up once and stay. */
static void
set_up (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      g_mime_init ();
      g_once_init_leave (&done, 1);
    }
}

static GMimeMessage *
read_message (const char *data, gsize length)
{
  GMimeStream  *stream = g_mime_stream_mem_new_with_buffer (data, length);
  GMimeParser  *parser = g_mime_parser_new_with_stream (stream);
  GMimeMessage *message;

  g_mime_parser_set_format (parser, GMIME_FORMAT_MESSAGE);
  message = g_mime_parser_construct_message (parser, NULL);
  g_object_unref (parser);
  g_object_unref (stream);
  return message;
}

DossierMail *
dossier_mail_parse (const char *data, gsize length, GError **error)
{
  g_autoptr (GObject) held = NULL; /* the library has no automatic pointers of its own */
  g_autoptr (DossierMail) self = NULL;
  GMimeMessage *message;

  if (length == 0)
    data = "";
  while (length > 0 && (*data == '\n' || *data == '\r'))
    {
      data++;
      length--;
    }
  if (!check_limits (data, length, error))
    return NULL;
  set_up ();
  message = length > 0 ? read_message (data, length) : NULL;
  held = (GObject *) message;
  if (message == NULL)
    {
      g_set_error_literal (error, DOSSIER_MAIL_ERROR, DOSSIER_MAIL_ERROR_SYNTAX,
                           _ ("This is no mail: it has no headers. Save it again from the mail program."));
      return NULL;
    }
  self = g_new0 (DossierMail, 1);
  self->attachments = g_ptr_array_new_with_free_func (g_free);
  read_headers (self, dossier_mail_read_parts (self, message));
  if (self->html == NULL && self->text == NULL)
    {
      g_set_error_literal (error, DOSSIER_MAIL_ERROR, DOSSIER_MAIL_ERROR_EMPTY,
                           _ ("The mail has no words to keep: it is encrypted, or has pictures alone."));
      return NULL;
    }
  return g_steal_pointer (&self);
}
