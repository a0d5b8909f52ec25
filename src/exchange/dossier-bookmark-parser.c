/* dossier-bookmark-parser.c - a file of bookmarks, as browsers and bookmark services write them, to its links
 *
 * folder:  the names around, outer first; lists has a byte for each open list: whether it brought one of them.
 * name:    of the folder whose list may come next, or NULL.
 * last:    the bookmark that text and notes belong to, borrowed; NULL when it was refused or there is none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-bookmark-parser.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-bookmark-tag-private.h"
#include "dossier-exchange-limits.h"

/* The first second that is later than any bookmark: larger times are milliseconds or microseconds. */
#define LAST_SECOND G_GINT64_CONSTANT (100000000000)

/* Pocket's heading. */
#define ARCHIVE "Read Archive"

typedef enum
{
  TEXT_NONE,
  TEXT_TITLE,
  TEXT_FOLDER,
  TEXT_HEADING,
  TEXT_NOTE,
} TextKind;

typedef struct
{
  DossierBookmarkScanner scanner;
  DossierRefusals       *refusals;
  GPtrArray             *bookmarks; /* (element-type DossierBookmark) */
  GPtrArray             *folder;    /* (element-type utf8) */
  GByteArray            *lists;
  char                  *name;
  gboolean               is_place; /* the folder of that name is one that every browser has */
  guint                  n_places; /* of the folders around */
  DossierBookmark       *last;
  gboolean               is_archive; /* the last heading was that of what was read */
  TextKind               kind;       /* what the text under way is */
  GString               *text;
} Parser;

gboolean
dossier_bookmark_parser_is_meant (const char *head)
{
  g_autofree char *folded = g_ascii_strdown (head, -1);

  return strstr (folded, "<!doctype netscape-bookmark-file") != NULL || strstr (folded, "<title>pocket export") != NULL;
}

static gsize
most_of (TextKind kind)
{
  switch (kind)
    {
    case TEXT_NONE: return 0;
    case TEXT_TITLE: return DOSSIER_BOOKMARKS_MAX_TITLE_BYTES;
    case TEXT_FOLDER:
    case TEXT_HEADING: return DOSSIER_BOOKMARKS_MAX_FOLDER_BYTES;
    case TEXT_NOTE: return DOSSIER_BOOKMARKS_MAX_NOTE_BYTES;
    }
  g_assert_not_reached ();
}

/* Gives the text under way to what it belongs to. */
static void
end_text (Parser *self)
{
  g_autofree char *clean = self->kind != TEXT_NONE ? dossier_bookmark_text_clean (self->text->str, most_of (self->kind),
                                                                                  self->kind == TEXT_NOTE)
                                                   : NULL;

  if (self->kind == TEXT_FOLDER)
    {
      g_free (self->name);
      self->name = g_steal_pointer (&clean);
    }
  else if (self->kind == TEXT_HEADING)
    self->is_archive = g_strcmp0 (clean, ARCHIVE) == 0;
  else if (clean != NULL && self->last != NULL && self->kind == TEXT_TITLE)
    {
      g_free (self->last->title);
      self->last->title = g_steal_pointer (&clean);
    }
  else if (clean != NULL && self->last != NULL && self->last->note == NULL)
    self->last->note = g_steal_pointer (&clean);
  self->kind = TEXT_NONE;
  g_string_truncate (self->text, 0);
}

/* ---- links ---- */

static gint64
read_time (const DossierBookmarkScanner *scanner)
{
  g_autofree char *added = dossier_bookmark_scanner_dup_value (scanner, "add_date");
  gint64           time;

  if (added == NULL)
    added = dossier_bookmark_scanner_dup_value (scanner, "time_added");
  time = added != NULL ? g_ascii_strtoll (added, NULL, 10) : 0;
  while (time >= LAST_SECOND)
    time /= 1000;
  return MAX (time, 0);
}

/* Commas part them; blanks may be inside. */
static GStrv
read_tags (const DossierBookmarkScanner *scanner)
{
  g_autofree char *all = dossier_bookmark_scanner_dup_value (scanner, "tags");
  g_auto (GStrv) parts = g_strsplit (all != NULL ? all : "", ",", DOSSIER_BOOKMARKS_MAX_TAGS + 1);
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();

  for (guint i = 0; i < DOSSIER_BOOKMARKS_MAX_TAGS && parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0' && strlen (parts[i]) <= DOSSIER_BOOKMARKS_MAX_TAG_BYTES)
      g_strv_builder_add (tags, parts[i]);
  return g_strv_builder_end (tags);
}

static GStrv
dup_folder (const Parser *self)
{
  GStrv folder = g_new0 (char *, self->folder->len + 1);

  for (guint i = 0; i < self->folder->len; i++)
    folder[i] = g_strdup (self->folder->pdata[i]);
  return folder;
}

static gboolean
is_yes (const char *value)
{
  return value != NULL && (g_ascii_strcasecmp (value, "true") == 0 || strcmp (value, "1") == 0);
}

/* The address of its feed, when the link names one or is one. */
static char *
read_feed (Parser *self, const char *uri)
{
  g_autofree char *named = dossier_bookmark_scanner_dup_value (&self->scanner, "feedurl");
  g_autofree char *is_feed = dossier_bookmark_scanner_dup_value (&self->scanner, "feed");

  if (named != NULL)
    return dossier_refusals_take_address (self->refusals, named);
  return is_yes (is_feed) ? g_strdup (uri) : NULL;
}

static void
begin_link (Parser *self)
{
  g_autofree char *given = dossier_bookmark_scanner_dup_value (&self->scanner, "href");
  g_autofree char *uri = given != NULL ? dossier_refusals_take_address (self->refusals, given) : NULL;
  g_autofree char *feed = given == NULL || uri != NULL ? read_feed (self, uri) : NULL;
  DossierBookmark *bookmark;

  self->last = NULL;
  self->kind = TEXT_TITLE;
  if (uri == NULL && feed == NULL)
    return;
  if (self->bookmarks->len >= DOSSIER_BOOKMARKS_MAX)
    {
      dossier_refusals_add (self->refusals, DOSSIER_REFUSAL_MANY, G_STRINGIFY (DOSSIER_BOOKMARKS_MAX));
      return;
    }
  bookmark = self->last = g_new0 (DossierBookmark, 1);
  bookmark->uri = uri != NULL ? g_steal_pointer (&uri) : g_strdup (feed);
  bookmark->feed_uri = g_steal_pointer (&feed);
  bookmark->title = g_strdup (bookmark->uri);
  bookmark->added = read_time (&self->scanner);
  bookmark->tags = read_tags (&self->scanner);
  bookmark->folder = dup_folder (self);
  bookmark->n_places = self->n_places;
  bookmark->is_archived = self->is_archive;
  g_ptr_array_add (self->bookmarks, bookmark);
}

/* ---- folders ---- */

static void
begin_list (Parser *self)
{
  guint8 brings_name = self->name != NULL && self->folder->len < DOSSIER_BOOKMARKS_MAX_FOLDERS;

  if (brings_name)
    {
      self->n_places += self->is_place && self->n_places == self->folder->len ? 1 : 0;
      g_ptr_array_add (self->folder, g_steal_pointer (&self->name));
    }
  g_clear_pointer (&self->name, g_free);
  g_byte_array_append (self->lists, &brings_name, 1);
  self->last = NULL;
}

static void
end_list (Parser *self)
{
  if (self->lists->len == 0)
    return;
  if (self->lists->data[self->lists->len - 1])
    g_ptr_array_remove_index (self->folder, self->folder->len - 1);
  self->n_places = MIN (self->n_places, self->folder->len);
  g_byte_array_set_size (self->lists, self->lists->len - 1);
  self->last = NULL;
}

/* ---- tags ---- */

typedef struct
{
  const char *name;
  gboolean    is_end;
  void (*read) (Parser *self); /* NULL: it only ends the text before it */
} Tag;

/* Browsers mark the folders that they have made themselves. */
static gboolean
is_place (const DossierBookmarkScanner *scanner)
{
  g_autofree char *toolbar = dossier_bookmark_scanner_dup_value (scanner, "personal_toolbar_folder");
  g_autofree char *unsorted = dossier_bookmark_scanner_dup_value (scanner, "unfiled_bookmarks_folder");
  g_autofree char *id = dossier_bookmark_scanner_dup_value (scanner, "id");

  return toolbar != NULL || unsorted != NULL || (id != NULL && g_str_has_prefix (id, "com.apple."));
}

static void
begin_folder (Parser *self)
{
  self->kind = TEXT_FOLDER;
  self->is_place = is_place (&self->scanner);
  self->last = NULL;
}

static void
begin_heading (Parser *self)
{
  self->kind = TEXT_HEADING;
  self->last = NULL;
}

static void
begin_note (Parser *self)
{
  self->kind = TEXT_NOTE;
}

static void
break_line (Parser *self)
{
  if (self->text->len < most_of (self->kind))
    g_string_append_c (self->text, '\n');
}

static const Tag tags[] = {
  { "a", FALSE, begin_link },    { "a", TRUE, NULL },
  { "h3", FALSE, begin_folder }, { "h3", TRUE, NULL },
  { "dl", FALSE, begin_list },   { "dl", TRUE, end_list },
  { "dd", FALSE, begin_note },   { "dd", TRUE, NULL },
  { "dt", FALSE, NULL },         { "dt", TRUE, NULL },
  { "li", FALSE, NULL },         { "li", TRUE, NULL },
  { "hr", FALSE, NULL },         { "h1", FALSE, begin_heading },
  { "h1", TRUE, NULL },          { "ul", FALSE, NULL },
  { "ul", TRUE, NULL },
};

/* People write links into their notes; those of bookmarks say when they were saved. */
static gboolean
is_in_note (const Parser *self)
{
  g_autofree char *added = NULL;

  if (self->kind != TEXT_NOTE || !dossier_bookmark_scanner_is (&self->scanner, "a"))
    return FALSE;
  added = self->scanner.is_end ? NULL : dossier_bookmark_scanner_dup_value (&self->scanner, "add_date");
  return added == NULL;
}

/* Other tags are part of the text. */
static void
read_tag (Parser *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (tags) && !is_in_note (self); i++)
    {
      if (tags[i].is_end != self->scanner.is_end || !dossier_bookmark_scanner_is (&self->scanner, tags[i].name))
        continue;
      end_text (self);
      if (tags[i].read != NULL)
        tags[i].read (self);
      return;
    }
  if (dossier_bookmark_scanner_is (&self->scanner, "br"))
    break_line (self);
}

GPtrArray *
dossier_bookmark_parser_run (const char *text, gsize length, DossierRefusals *refusals, GError **error)
{
  Parser self = { .scanner = { .at = text, .end = text + length }, .refusals = refusals };

  if (length > DOSSIER_BOOKMARKS_MAX_BYTES)
    {
      g_autofree char *most = g_format_size_full (DOSSIER_BOOKMARKS_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                   /* TRANSLATORS: %s is a size, "48.0 MiB" */
                   _ ("The file of bookmarks is too large: at most %s are read."), most);
      return NULL;
    }
  self.scanner.attributes = g_array_new (FALSE, FALSE, sizeof (DossierBookmarkAttribute));
  self.bookmarks = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_bookmark_free);
  self.folder = g_ptr_array_new_with_free_func (g_free);
  self.lists = g_byte_array_new ();
  self.text = g_string_new (NULL);
  while (dossier_bookmark_scanner_next (&self.scanner, self.text, most_of (self.kind)))
    read_tag (&self);
  end_text (&self);
  g_string_free (self.text, TRUE);
  g_byte_array_unref (self.lists);
  g_ptr_array_unref (self.folder);
  g_array_unref (self.scanner.attributes);
  g_free (self.name);
  return self.bookmarks;
}
