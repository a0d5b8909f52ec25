/* dossier-intake.h - what somebody hands us: an address, a file, and what its bytes are.
 *
 * Told by the content, not by the name. Thread-safe; the errors are DOSSIER_LIBRARY_ERROR, each a sentence or two
 * for the person who handed it over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Bytes looked at to tell what something is. */
#define DOSSIER_INTAKE_HEAD 8192

typedef enum
{
  DOSSIER_INPUT_ADDRESS, /* http or https */
  DOSSIER_INPUT_FILE,
  DOSSIER_INPUT_FOREIGN, /* an address of another kind */
} DossierInputKind;

/* What @input is. @target, owned by the caller: the address or the file's path to go on with. */
DossierInputKind dossier_intake_classify (const char *input, char **target);

typedef enum
{
  DOSSIER_CONTENT_EMPTY, /* nothing, or blanks alone */
  DOSSIER_CONTENT_BINARY,
  DOSSIER_CONTENT_FEED,
  DOSSIER_CONTENT_OPML,      /* a list of feeds */
  DOSSIER_CONTENT_BOOKMARKS, /* of a browser or a service */
  DOSSIER_CONTENT_MAIL,      /* one mail */
  DOSSIER_CONTENT_MAILBOX,   /* many of them (mbox) */
  DOSSIER_CONTENT_HTML,      /* a page or a piece of one */
  DOSSIER_CONTENT_TEXT,      /* plain words or Markdown */
} DossierContentKind;

/* What @bytes are. @content_type (the HTTP header) and @name (of the file) decide only where the bytes leave it open;
 * both may be NULL. */
DossierContentKind dossier_intake_sniff (GBytes *bytes, const char *content_type, const char *name);

/* TRUE when there is something to read in @bytes; FALSE and a sentence with @name (or NULL) in it otherwise.
 * Errors: EMPTY, NOT_TEXT. */
gboolean dossier_intake_check (GBytes *bytes, DossierContentKind kind, const char *name, GError **error);

/* All of the file or pipe at @path ("-": standard input), at most DOSSIER_LIBRARY_MAX_FILE bytes; a larger file is
 * refused by its size, without reading it. Errors: UNREADABLE, TOO_LARGE. */
GBytes *dossier_intake_read_file (const char *path, GError **error);

G_END_DECLS
