/* dossier-mail.h - one mail's own words: who wrote it, to which list, when, and what it says.
 *
 * Pure and thread-safe. Formats: RFC 5322, MIME (RFC 2045 to 2049), encoded words and parameters (RFC 2047, 2231),
 * flowed text (RFC 3676), lists (RFC 2919), archives (RFC 5064).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOSSIER_MAIL_ERROR (dossier_mail_error_quark ())
GQuark dossier_mail_error_quark (void);

typedef enum
{
  DOSSIER_MAIL_ERROR_TOO_LARGE, /* the mail, its head, or the number of its parts */
  DOSSIER_MAIL_ERROR_SYNTAX,    /* no mail at all */
  DOSSIER_MAIL_ERROR_EMPTY,     /* no words in it: pictures alone, or encrypted */
} DossierMailError;

/* A plain value. Strings are UTF-8 on one line, but for @html and @text; NULL is "not said". */
typedef struct
{
  char      *subject;
  char      *from_name, *from_address;
  char      *list_id, *list_name; /* "tips.example.org", "Tips of the Week" */
  gint64     date;                /* Unix seconds, 0 not known */
  char      *message_id;          /* without its angle brackets */
  char      *archived_at;         /* the address where the same can be read on the web */
  char      *html, *text;         /* one of them is there; @text is without the line breaks that only fit a window */
  GPtrArray *attachments;         /* (element-type utf8) names of what is not kept, never NULL */
  gboolean   is_cut;              /* a limit was reached: not all of its words are here */
} DossierMail;

/* @data is a whole mail of @length bytes. What is broken is mended as far as nothing is made up: 8 bits without a
 * charset, a missing end, a wrong charset. Errors: DOSSIER_MAIL_ERROR, each a sentence. */
DossierMail *dossier_mail_parse (const char *data, gsize length, GError **error);

void dossier_mail_free (DossierMail *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMail, dossier_mail_free)

/* Whether text that begins with @head, NUL-terminated, is a mail: its first lines are a mail's headers. */
gboolean dossier_mail_is_meant (const char *head);

G_END_DECLS
