/* dossier-imported.h - what somebody kept in another program, as it comes out of that program's export.
 *
 * Plain values; strings are valid UTF-8 within the room's limits, a NULL is "not said". Times are Unix seconds, 0 is
 * "not said".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

#include "dossier-annotation.h"
#include "dossier-kinds.h"
#include "dossier-refusals.h"
#include "dossier-zip.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_IMPORT_UNKNOWN,
  DOSSIER_IMPORT_BOOKMARKS, /* of browsers and services, and Pocket's page */
  DOSSIER_IMPORT_POCKET,    /* CSV */
  DOSSIER_IMPORT_INSTAPAPER,
  DOSSIER_IMPORT_READER, /* Readwise Reader's list */
  DOSSIER_IMPORT_READWISE,
  DOSSIER_IMPORT_MATTER,
  DOSSIER_IMPORT_OMNIVORE,
  DOSSIER_IMPORT_WALLABAG,
  DOSSIER_IMPORT_HYPOTHESIS,
  DOSSIER_IMPORT_KARAKEEP,
  DOSSIER_IMPORT_WEB_ANNOTATION, /* W3C, of any program */
  DOSSIER_IMPORT_HIGHLIGHTS,     /* Dossier's own table */
} DossierImportFormat;

/* The program's name, for people; not translated but for what has no name. */
const char *dossier_import_format_get_name (DossierImportFormat format);

typedef struct
{
  char         *quote; /* NULL: a note about the whole */
  char         *note;  /* or NULL; one of them is there */
  char         *prefix, *suffix;
  DossierColour colour;
  gint64        created, modified;

  char             *uid;                        /* what the same one is known by when it comes again */
  GPtrArray        *tags;                       /* (element-type utf8), each once */
  char             *about;                      /* name of who it is about */
  DossierEntityKind about_kind;                 /* 0: either */
  DossierClaimKind  move_kind;                  /* of the move that it is about; 0: none */
  char             *move_subject, *move_object; /* names; or NULL */
  char             *move_sentence;              /* never NULL with a kind */
  guint             start, length;              /* code points of the text that it was made on; no length: not said */
} DossierImportedHighlight;

typedef struct
{
  char       *uid; /* of the story in the library that wrote it, or NULL */
  char       *uri; /* http or https, or NULL */
  char       *title, *author, *site, *language;
  char       *html, *text; /* the article, when the export has it: one of them, or neither */
  char       *archived;    /* name of the file in the archive that has it; loaded when it is needed */
  GPtrArray  *tags;        /* (element-type utf8), each once: tags, lists and folders */
  GPtrArray  *highlights;  /* (element-type DossierImportedHighlight), notes about the whole among them */
  gint64      saved;
  DossierDate published;
  gboolean    is_read, is_starred;
  gboolean    is_archived; /* then it is read too */
} DossierImported;

/* All that an export holds: each story or address once, in the order of its first appearance. */
typedef struct
{
  DossierImportFormat format;
  GPtrArray          *items; /* (element-type DossierImported) */
  DossierRefusals    *refusals;
  guint               n_empty, n_feeds, n_cut; /* left out: said nothing; a feed's address; beyond a limit */
  gsize               n_bytes;                 /* of what is said in the highlights that were taken */
  GHashTable         *by_key;                  /* of the items */
  DossierZip         *archive;                 /* of what is archived, or NULL */
} DossierImports;

DossierImports *dossier_imports_new (DossierImportFormat format);
void            dossier_imports_free (DossierImports *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierImports, dossier_imports_free)

/* Adds @item (taken), or what it says to the one that is there with the same address, or title and author. An address
 * that cannot be taken is refused; when nothing else is left of the item, so is that. Highlights whose words, with all
 * that came before, are more than a file can hold are left out, and counted. */
void dossier_imports_take (DossierImports *self, DossierImported *item);

/* Reads the article of @item from the archive, when it is there; @item has @html then, until it is unloaded. */
void dossier_imports_load (DossierImports *self, DossierImported *item);
void dossier_imports_unload (DossierImports *self, DossierImported *item);

/* Sentences about what was left out, added to @sentences (element-type utf8). */
void dossier_imports_tell (const DossierImports *self, GPtrArray *sentences);

DossierImported *dossier_imported_new (void);
void             dossier_imported_free (DossierImported *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierImported, dossier_imported_free)

/* Puts @value, cleaned to one line, into *@field; what says nothing leaves it as it is. */
void dossier_imported_set_line (char **field, const char *value);
/* Likewise, but line breaks stay, and @most bytes. */
void dossier_imported_set_words (char **field, const char *value, gsize most);

void dossier_imported_add_tag (DossierImported *self, const char *tag);
/* A list of tags in one value: "[...]" with quotes as Python and JSON write it, else parted at any of @separators. */
void dossier_imported_add_tags (DossierImported *self, const char *value, const char *separators);

/* Puts @value into *@field as it stands, when it is not empty, valid, and at most @most bytes. */
void dossier_imported_set_exact (char **field, const char *value, gsize most);
/* Likewise for what tells one story or highlight from all others: letters, digits and "-". */
void dossier_imported_set_uid (char **field, const char *value);

/* A new highlight of @self; NULL when it would be empty or one too many. Borrowed. */
DossierImportedHighlight *dossier_imported_add_highlight (DossierImported *self, const char *quote, const char *note);
/* The same with the white space at its ends, and be it that alone: as Dossier wrote it. */
DossierImportedHighlight *dossier_imported_add_exact_highlight (DossierImported *self, const char *quote,
                                                                const char *note);

/* The move that @highlight is about, by an urn as dossier-highlights-move.h has it, and its sentence; nothing when one
 * of them is missing or is none. */
void dossier_imported_set_move (DossierImportedHighlight *highlight, const char *urn, const char *sentence);

void dossier_imported_add_highlight_tag (DossierImportedHighlight *highlight, const char *tag);

/* Other programs have other colours: the nearest one. NULL is yellow. */
DossierColour dossier_imported_read_colour (const char *word);

/* Seconds, milliseconds or ISO 8601 with or without a time of day; 0 when it is no time. */
gint64 dossier_imported_read_time (const char *value);

/* Likewise, no more exact than it is said: "2024", "2024-08", "2023-01..2023-06" too; unknown when it is no time. */
DossierDate dossier_imported_read_date (const char *value);

G_END_DECLS
