/* dossier-mailbox.c - a file of many mails (mbox, RFC 4155): where each of them begins
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-mailbox.h"

#include <string.h>

#include "dossier-exchange-limits.h"

#define FROM "From "
#define FROM_LENGTH 5

/* The line after the one at @p, at most @end. */
static const char *
next_line (const char *p, const char *end)
{
  const char *newline = memchr (p, '\n', (gsize) (end - p));

  return newline != NULL ? newline + 1 : end;
}

static gboolean
has_time (const char *p, const char *end)
{
  for (p++; end - p > 2; p++)
    if (*p == ':' && g_ascii_isdigit (p[-1]) && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2]))
      return TRUE;
  return FALSE;
}

static gboolean
is_blank (const char *p, const char *end)
{
  while (p < end && g_ascii_isspace (*p))
    p++;
  return p == end;
}

static gboolean
is_header (const char *p, const char *end)
{
  const char *start = p;

  if (p < end && *p == '>') /* ">From " among the headers, as some programs leave it */
    p++;
  while (p<end && * p> ' ' && *p < 0x7f && *p != ':')
    p++;
  return p > start && p < end && (*p == ':' || (*start == '>' && *p == ' '));
}

static gboolean
begins_mail (const char *line, const char *end)
{
  const char *next;

  if (end - line < FROM_LENGTH || memcmp (line, FROM, FROM_LENGTH) != 0)
    return FALSE;
  next = next_line (line, end);
  return (has_time (line + FROM_LENGTH, next) || is_blank (line + FROM_LENGTH, next)) && is_header (next, end);
}

gboolean
dossier_mailbox_is_meant (const char *head)
{
  while (*head == '\n' || *head == '\r')
    head++;
  return begins_mail (head, head + strlen (head));
}

/* The mail from @p to @end without the marks before "From ". */
static GBytes *
dup_mail (const char *p, const char *end)
{
  GByteArray *mail = g_byte_array_sized_new ((guint) (end - p));

  while (p < end)
    {
      const char *next = next_line (p, end), *marks = p;

      while (marks < next && *marks == '>')
        marks++;
      if (marks > p && next - marks >= FROM_LENGTH && memcmp (marks, FROM, FROM_LENGTH) == 0)
        p++;
      g_byte_array_append (mail, (const guint8 *) p, (guint) (next - p));
      p = next;
    }
  return g_byte_array_free_to_bytes (mail);
}

GPtrArray *
dossier_mailbox_split (GBytes *mailbox, guint *n_left_out)
{
  GPtrArray  *mails = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  gsize       length;
  const char *data = g_bytes_get_data (mailbox, &length), *end = data + length, *mail = NULL;
  gboolean    after_gap = TRUE;

  *n_left_out = 0;
  for (const char *line = data; line < end;)
    {
      const char *next = next_line (line, end);

      if (after_gap && begins_mail (line, end))
        {
          if (mail != NULL)
            g_ptr_array_add (mails, dup_mail (mail, line));
          mail = mails->len < DOSSIER_MAILBOX_MAX ? next : NULL;
          *n_left_out += mail == NULL;
        }
      after_gap = is_blank (line, next);
      line = next;
    }
  if (mail != NULL)
    g_ptr_array_add (mails, dup_mail (mail, end));
  return mails;
}
