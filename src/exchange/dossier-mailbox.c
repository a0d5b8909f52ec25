/* dossier-mailbox.c - a file of many mails (mbox, RFC 4155): where each of them begins
 *
 * rest:    what was pushed and not looked at yet: less than two lines, or than the look at each of them.
 * mail:    the one under way; NULL before the first and while those beyond the limit go by.
 * is_open: the beginning of the line was looked at, the rest of it belongs to the mail.
 * is_gap:  the line before had nothing in it, as far as it has come when it is still open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-mailbox.h"

#include <string.h>

#include "dossier-exchange-limits.h"

#define FROM "From "
#define FROM_LENGTH 5

/* Bytes of a line that are looked at to tell whether a mail begins with it. */
#define LOOK 4096

struct _DossierMailbox
{
  GByteArray *rest, *mail;
  GQueue      mails; /* of GBytes */
  guint       n_mails, n_left_out;
  gboolean    is_open, is_gap, is_end;
};

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

DossierMailbox *
dossier_mailbox_new (void)
{
  DossierMailbox *self = g_new0 (DossierMailbox, 1);

  self->rest = g_byte_array_new ();
  self->is_gap = TRUE;
  return self;
}

void
dossier_mailbox_free (DossierMailbox *self)
{
  if (self == NULL)
    return;
  g_byte_array_unref (self->rest);
  g_clear_pointer (&self->mail, g_byte_array_unref);
  g_queue_clear_full (&self->mails, (GDestroyNotify) g_bytes_unref);
  g_free (self);
}

static void
end_mail (DossierMailbox *self)
{
  if (self->mail != NULL)
    g_queue_push_tail (&self->mails, g_byte_array_free_to_bytes (g_steal_pointer (&self->mail)));
}

static void
begin_mail (DossierMailbox *self)
{
  end_mail (self);
  if (self->n_mails < DOSSIER_MAILBOX_MAX)
    {
      self->n_mails++;
      self->mail = g_byte_array_new ();
    }
  else
    self->n_left_out++;
}

/* A byte more than a mail may have is kept: whoever parses it sees that it is too large. */
static void
append (DossierMailbox *self, const char *p, const char *end)
{
  gsize room = self->mail != NULL ? DOSSIER_MAIL_MAX_BYTES + 1 - self->mail->len : 0;

  if (room > 0)
    g_byte_array_append (self->mail, (const guint8 *) p, (guint) MIN ((gsize) (end - p), room));
}

/* Whether enough of the line at @p is there to tell what it is. */
static gboolean
is_seen (const DossierMailbox *self, const char *p, const char *end)
{
  return self->is_end || end - p >= LOOK || memchr (p, '\n', (gsize) (end - p)) != NULL;
}

/* The marks before "From ", of which one is taken away. */
static gboolean
is_marked (const char *p, const char *end)
{
  const char *marks = p;

  while (marks < end && *marks == '>')
    marks++;
  return marks > p && end - marks >= FROM_LENGTH && memcmp (marks, FROM, FROM_LENGTH) == 0;
}

/* What is behind the next line or the next part of one; @p: more must be pushed first. */
static const char *
read_line (DossierMailbox *self, const char *p, const char *end)
{
  const char *next = next_line (p, end);

  if (!self->is_open)
    {
      if (!is_seen (self, p, end))
        return p;
      if (self->is_gap && end - p >= FROM_LENGTH && memcmp (p, FROM, FROM_LENGTH) == 0)
        {
          if (next < end ? !is_seen (self, next, end) : !self->is_end && end - p < LOOK)
            return p;
          if (begins_mail (p, end))
            {
              begin_mail (self);
              self->is_gap = FALSE;
              return next;
            }
        }
      self->is_gap = TRUE;
      append (self, is_marked (p, next) ? p + 1 : p, next);
    }
  else
    append (self, p, next);
  self->is_gap = self->is_gap && is_blank (p, next);
  self->is_open = next[-1] != '\n';
  return next;
}

void
dossier_mailbox_push (DossierMailbox *self, const char *data, gsize length)
{
  const char *p, *next, *end;

  g_return_if_fail (!self->is_end);
  self->is_end = length == 0;
  g_byte_array_append (self->rest, (const guint8 *) data, (guint) length);
  /* An empty array has no data to point into. */
  if (self->rest->len > 0)
    {
      next = (const char *) self->rest->data;
      end = next + self->rest->len;
      do
        {
          p = next;
          next = p < end ? read_line (self, p, end) : p;
        }
      while (next > p);
      g_byte_array_remove_range (self->rest, 0, self->rest->len - (guint) (end - p));
    }
  if (self->is_end)
    end_mail (self);
}

GBytes *
dossier_mailbox_take (DossierMailbox *self)
{
  return g_queue_pop_head (&self->mails);
}

guint
dossier_mailbox_count_left_out (const DossierMailbox *self)
{
  return self->n_left_out;
}
