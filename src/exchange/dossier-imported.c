/* dossier-imported.c - what somebody kept in another program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-imported.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-exchange-limits.h"
#include "dossier-highlights-move.h"

const char *
dossier_import_format_get_name (DossierImportFormat format)
{
  switch (format)
    {
    case DOSSIER_IMPORT_UNKNOWN: return NULL;
    case DOSSIER_IMPORT_BOOKMARKS: return _ ("Bookmarks");
    case DOSSIER_IMPORT_POCKET: return "Pocket";
    case DOSSIER_IMPORT_INSTAPAPER: return "Instapaper";
    case DOSSIER_IMPORT_READER: return "Readwise Reader";
    case DOSSIER_IMPORT_READWISE: return "Readwise";
    case DOSSIER_IMPORT_MATTER: return "Matter";
    case DOSSIER_IMPORT_OMNIVORE: return "Omnivore";
    case DOSSIER_IMPORT_WALLABAG: return "wallabag";
    case DOSSIER_IMPORT_HYPOTHESIS: return "Hypothesis";
    case DOSSIER_IMPORT_KARAKEEP: return "Karakeep";
    case DOSSIER_IMPORT_WEB_ANNOTATION: return "Web Annotation";
    case DOSSIER_IMPORT_HIGHLIGHTS: return "Dossier";
    }
  g_assert_not_reached ();
}

/* ---- values ---- */

static void
cut (GString *words, gsize most)
{
  if (words->len > most)
    g_string_truncate (words, (gsize) (g_utf8_find_prev_char (words->str, words->str + most + 1) - words->str));
}

void
dossier_imported_set_words (char **field, const char *value, gsize most)
{
  g_autofree char *valid = value != NULL ? g_utf8_make_valid (value, -1) : NULL;
  GString         *words;

  if (valid == NULL || *g_strstrip (valid) == '\0')
    return;
  words = g_string_new (valid);
  cut (words, most);
  g_free (*field);
  *field = g_string_free (words, FALSE);
}

void
dossier_imported_set_line (char **field, const char *value)
{
  g_autofree char *valid = value != NULL ? g_utf8_make_valid (value, -1) : NULL;
  GString         *line = g_string_new (NULL);
  gboolean         gap = FALSE;

  for (const char *at = valid; at != NULL && *at != '\0' && line->len <= DOSSIER_IMPORT_MAX_LINE_BYTES;
       at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          gap = line->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (line, ' ');
      gap = FALSE;
      g_string_append_unichar (line, c);
    }
  cut (line, DOSSIER_IMPORT_MAX_LINE_BYTES);
  if (line->len > 0)
    {
      g_free (*field);
      *field = g_strdup (line->str);
    }
  g_string_free (line, TRUE);
}

void
dossier_imported_set_exact (char **field, const char *value, gsize most)
{
  if (value == NULL || *value == '\0' || strlen (value) > most || !g_utf8_validate (value, -1, NULL))
    return;
  g_free (*field);
  *field = g_strdup (value);
}

void
dossier_imported_set_uid (char **field, const char *value)
{
  for (const char *p = value; p != NULL && *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return;
  dossier_imported_set_exact (field, value, DOSSIER_IMPORT_MAX_UID_BYTES);
}

static void
add_tag (GPtrArray *tags, guint most, const char *tag)
{
  g_autofree char *line = NULL;

  dossier_imported_set_line (&line, tag);
  if (line != NULL && strlen (line) <= DOSSIER_IMPORT_MAX_TAG_BYTES && tags->len < most
      && !g_ptr_array_find_with_equal_func (tags, line, g_str_equal, NULL))
    g_ptr_array_add (tags, g_steal_pointer (&line));
}

void
dossier_imported_add_tag (DossierImported *self, const char *tag)
{
  add_tag (self->tags, DOSSIER_IMPORT_MAX_TAGS, tag);
}

void
dossier_imported_set_move (DossierImportedHighlight *highlight, const char *urn, const char *sentence)
{
  g_autofree char *subject = NULL, *object = NULL;
  DossierClaimKind kind;

  dossier_imported_set_exact (&highlight->move_sentence, sentence, DOSSIER_IMPORT_MAX_SENTENCE_BYTES);
  kind = highlight->move_sentence != NULL ? dossier_highlights_read_move_urn (urn, &subject, &object) : 0;
  if (kind == 0)
    {
      g_clear_pointer (&highlight->move_sentence, g_free);
      return;
    }
  highlight->move_kind = kind;
  dossier_imported_set_line (&highlight->move_subject, subject);
  dossier_imported_set_line (&highlight->move_object, object);
}

void
dossier_imported_add_highlight_tag (DossierImportedHighlight *highlight, const char *tag)
{
  add_tag (highlight->tags, DOSSIER_ANNOTATION_MAX_TAGS, tag);
}

/* @n hexadecimal digits at @value; FALSE when there are fewer. */
static gboolean
read_digits (const char *value, guint n, gunichar *number)
{
  *number = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isxdigit (value[i]))
        return FALSE;
      *number = *number * 16 + (gunichar) g_ascii_xdigit_value (value[i]);
    }
  return TRUE;
}

/* The sign that is written by its number behind a backslash, "u0141", "ud83euddd1" in two halves or Python's "xa0": it
 * is added, and how long that was is returned; 0 when it is another. */
static guint
add_numbered (GString *tag, const char *value)
{
  guint    length = *value == 'u' ? 5 : 3;
  gunichar number = 0, half = 0;

  if ((*value != 'u' && *value != 'x') || !read_digits (value + 1, length - 1, &number))
    return 0;
  if (number >= 0xd800 && number < 0xdc00 && value[5] == '\\' && value[6] == 'u' && read_digits (value + 7, 4, &half)
      && half >= 0xdc00 && half < 0xe000)
    {
      number = 0x10000 + ((number - 0xd800) << 10) + (half - 0xdc00);
      length = 11;
    }
  if (number != 0 && g_unichar_validate (number))
    g_string_append_unichar (tag, number);
  return length;
}

/* Adds what the backslash before @value makes of it; its last byte. */
static const char *
add_escaped (GString *tag, const char *value)
{
  guint length = add_numbered (tag, value);

  if (length > 0)
    return value + length - 1;
  g_string_append_c (tag, strchr ("nrt", *value) != NULL ? ' ' : *value);
  return value;
}

/* The tags between quotes. */
static void
add_quoted_tags (DossierImported *self, const char *value)
{
  g_autoptr (GString) tag = g_string_new (NULL);
  char quote = '\0';

  for (; *value != '\0'; value++)
    {
      if (quote == '\0')
        quote = *value == '"' || *value == '\'' ? *value : '\0';
      else if (*value == quote)
        {
          dossier_imported_add_tag (self, tag->str);
          g_string_truncate (tag, 0);
          quote = '\0';
        }
      else
        {
          if (*value == '\\' && value[1] != '\0')
            value = add_escaped (tag, value + 1);
          else
            g_string_append_c (tag, *value);
          /* What is too long is no tag, however it ends. */
          g_string_truncate (tag, MIN (tag->len, DOSSIER_IMPORT_MAX_TAG_BYTES + 1));
        }
    }
}

void
dossier_imported_add_tags (DossierImported *self, const char *value, const char *separators)
{
  g_auto (GStrv) parts = NULL;

  if (*value == '[')
    {
      add_quoted_tags (self, value);
      return;
    }
  parts = g_strsplit_set (value, separators, DOSSIER_IMPORT_MAX_TAGS + 1);
  for (guint i = 0; i < DOSSIER_IMPORT_MAX_TAGS && parts[i] != NULL; i++)
    dossier_imported_add_tag (self, parts[i]);
}

DossierColour
dossier_imported_read_colour (const char *word)
{
  static const struct
  {
    const char   *word;
    DossierColour colour;
  } others[]
      = { { "red", DOSSIER_COLOUR_PINK }, { "purple", DOSSIER_COLOUR_BLUE }, { "orange", DOSSIER_COLOUR_YELLOW } };
  g_autofree char *folded = g_ascii_strdown (word != NULL ? word : "", -1);
  DossierColour    colour = DOSSIER_COLOUR_YELLOW;

  if (dossier_colour_from_string (folded, &colour))
    return colour;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (strcmp (folded, others[i].word) == 0)
      return others[i].colour;
  return DOSSIER_COLOUR_YELLOW;
}

/* ---- one item ---- */

static void
highlight_free (gpointer data)
{
  DossierImportedHighlight *highlight = data;

  g_free (highlight->quote);
  g_free (highlight->note);
  g_free (highlight->prefix);
  g_free (highlight->suffix);
  g_free (highlight->uid);
  g_free (highlight->about);
  g_free (highlight->move_subject);
  g_free (highlight->move_object);
  g_free (highlight->move_sentence);
  g_ptr_array_unref (highlight->tags);
  g_free (highlight);
}

DossierImported *
dossier_imported_new (void)
{
  DossierImported *self = g_new0 (DossierImported, 1);

  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->highlights = g_ptr_array_new_with_free_func (highlight_free);
  return self;
}

void
dossier_imported_free (DossierImported *self)
{
  if (self == NULL)
    return;
  g_free (self->uid);
  g_free (self->uri);
  g_free (self->title);
  g_free (self->author);
  g_free (self->site);
  g_free (self->language);
  g_free (self->html);
  g_free (self->text);
  g_free (self->archived);
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->highlights);
  g_free (self);
}

/* Takes @highlight; NULL when it is empty or one too many. */
static DossierImportedHighlight *
take_highlight (DossierImported *self, DossierImportedHighlight *highlight)
{
  if ((highlight->quote == NULL && highlight->note == NULL) || self->highlights->len >= DOSSIER_IMPORT_MAX_HIGHLIGHTS)
    {
      highlight_free (highlight);
      return NULL;
    }
  g_ptr_array_add (self->highlights, highlight);
  return highlight;
}

static DossierImportedHighlight *
highlight_new (void)
{
  DossierImportedHighlight *highlight = g_new0 (DossierImportedHighlight, 1);

  highlight->tags = g_ptr_array_new_with_free_func (g_free);
  return highlight;
}

DossierImportedHighlight *
dossier_imported_add_highlight (DossierImported *self, const char *quote, const char *note)
{
  DossierImportedHighlight *highlight = highlight_new ();

  dossier_imported_set_words (&highlight->quote, quote, DOSSIER_IMPORT_MAX_WORDS_BYTES);
  dossier_imported_set_words (&highlight->note, note, DOSSIER_IMPORT_MAX_WORDS_BYTES);
  return take_highlight (self, highlight);
}

DossierImportedHighlight *
dossier_imported_add_exact_highlight (DossierImported *self, const char *quote, const char *note)
{
  DossierImportedHighlight *highlight = highlight_new ();

  dossier_imported_set_words (&highlight->quote, quote, DOSSIER_IMPORT_MAX_WORDS_BYTES);
  dossier_imported_set_words (&highlight->note, note, DOSSIER_IMPORT_MAX_WORDS_BYTES);
  dossier_imported_set_exact (&highlight->quote, quote, DOSSIER_IMPORT_MAX_WORDS_BYTES);
  dossier_imported_set_exact (&highlight->note, note, DOSSIER_IMPORT_MAX_WORDS_BYTES);
  return take_highlight (self, highlight);
}

/* ---- all of them ---- */

DossierImports *
dossier_imports_new (DossierImportFormat format)
{
  DossierImports *self = g_new0 (DossierImports, 1);

  self->format = format;
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_imported_free);
  self->refusals = dossier_refusals_new ();
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
dossier_imports_free (DossierImports *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->items);
  dossier_refusals_free (self->refusals);
  dossier_zip_free (self->archive);
  g_free (self);
}

static gboolean
is_same_highlight (gconstpointer a, gconstpointer b)
{
  const DossierImportedHighlight *first = a, *second = b;

  if (first->uid != NULL && second->uid != NULL)
    return strcmp (first->uid, second->uid) == 0;
  return g_strcmp0 (first->quote, second->quote) == 0 && g_strcmp0 (first->note, second->note) == 0;
}

static void
move_string (char **to, char **from)
{
  if (*to == NULL)
    *to = g_steal_pointer (from);
}

/* What is said once more adds to what is there; nothing is taken away. */
static void
merge (DossierImports *self, DossierImported *to, DossierImported *from)
{
  move_string (&to->uri, &from->uri);
  move_string (&to->title, &from->title);
  move_string (&to->author, &from->author);
  move_string (&to->site, &from->site);
  move_string (&to->language, &from->language);
  if (to->published.precision == DOSSIER_PRECISION_UNKNOWN)
    to->published = from->published;
  if (to->html == NULL && to->text == NULL && to->archived == NULL)
    {
      to->archived = g_steal_pointer (&from->archived);
      to->html = g_steal_pointer (&from->html);
      to->text = g_steal_pointer (&from->text);
    }
  if (to->saved == 0 || (from->saved != 0 && from->saved < to->saved))
    to->saved = from->saved;
  to->is_read |= from->is_read;
  to->is_starred |= from->is_starred;
  to->is_archived |= from->is_archived;
  for (guint i = 0; i < from->tags->len; i++)
    dossier_imported_add_tag (to, from->tags->pdata[i]);
  g_ptr_array_set_free_func (from->highlights, NULL);
  for (guint i = 0; i < from->highlights->len; i++)
    {
      gboolean is_there
          = g_ptr_array_find_with_equal_func (to->highlights, from->highlights->pdata[i], is_same_highlight, NULL);

      if (!is_there && to->highlights->len < DOSSIER_IMPORT_MAX_HIGHLIGHTS)
        {
          g_ptr_array_add (to->highlights, from->highlights->pdata[i]);
          continue;
        }
      self->n_cut += is_there ? 0 : 1;
      highlight_free (from->highlights->pdata[i]);
    }
}

/* Without an address a text is told by itself; highlights alone by what they are of. */
static char *
dup_key (const DossierImported *item)
{
  if (item->uid != NULL)
    return g_strconcat ("uid ", item->uid, NULL);
  if (item->uri != NULL)
    return g_strconcat ("uri", strstr (item->uri, "://"), NULL); /* http and https do not make two pages */
  if (item->html != NULL || item->text != NULL)
    return g_strdup_printf ("text %s\n%s", item->title != NULL ? item->title : "",
                            item->text != NULL ? item->text : item->html);
  return g_strdup_printf ("of %s\n%s", item->title != NULL ? item->title : "",
                          item->author != NULL ? item->author : "");
}

static gsize
count_bytes (const DossierImportedHighlight *highlight)
{
  const char *const words[]
      = { highlight->quote, highlight->note,         highlight->prefix,      highlight->suffix,
          highlight->about, highlight->move_subject, highlight->move_object, highlight->move_sentence };
  gsize n_bytes = 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    n_bytes += words[i] != NULL ? strlen (words[i]) : 0;
  for (guint i = 0; i < highlight->tags->len; i++)
    n_bytes += strlen (highlight->tags->pdata[i]);
  return n_bytes;
}

/* A file may say the same of many pages: what it grows to has the limit that a file has. */
static void
cut_highlights (DossierImports *self, DossierImported *item)
{
  for (guint i = 0; i < item->highlights->len;)
    {
      gsize n_bytes = count_bytes (item->highlights->pdata[i]);

      if (n_bytes > DOSSIER_IMPORT_MAX_BYTES - self->n_bytes)
        {
          g_ptr_array_remove_index (item->highlights, i);
          self->n_cut++;
          continue;
        }
      self->n_bytes += n_bytes;
      i++;
    }
}

/* FALSE when nothing is left that could be kept. */
static gboolean
check_item (DossierImports *self, DossierImported *item)
{
  if (item->uri != NULL)
    {
      char *address = dossier_refusals_take_address (self->refusals, item->uri);

      g_free (item->uri);
      item->uri = address;
      if (address == NULL && item->html == NULL && item->text == NULL && item->highlights->len == 0)
        return FALSE;
    }
  if (item->uri != NULL || item->html != NULL || item->text != NULL || item->highlights->len > 0)
    return TRUE;
  self->n_empty++;
  return FALSE;
}

void
dossier_imports_take (DossierImports *self, DossierImported *item)
{
  g_autoptr (DossierImported) owned = item;
  g_autofree char *key = NULL;
  DossierImported *known;

  cut_highlights (self, item);
  if (!check_item (self, item))
    return;
  key = dup_key (item);
  known = g_hash_table_lookup (self->by_key, key);
  if (known != NULL)
    merge (self, known, item);
  else if (self->items->len >= DOSSIER_IMPORT_MAX_ITEMS)
    dossier_refusals_add (self->refusals, DOSSIER_REFUSAL_MANY, G_STRINGIFY (DOSSIER_IMPORT_MAX_ITEMS));
  else
    {
      g_hash_table_insert (self->by_key, g_steal_pointer (&key), item);
      g_ptr_array_add (self->items, g_steal_pointer (&owned));
    }
}

void
dossier_imports_load (DossierImports *self, DossierImported *item)
{
  g_autoptr (GBytes) bytes
      = item->archived != NULL ? dossier_zip_read_alone (self->archive, item->archived, NULL) : NULL;
  g_autofree char *text = NULL;
  gsize            length;
  const char      *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  if (data == NULL)
    return;
  text = g_utf8_make_valid (data, (gssize) length);
  dossier_imported_set_words (&item->html, text, DOSSIER_IMPORT_MAX_TEXT_BYTES);
}

void
dossier_imports_unload (DossierImports *self, DossierImported *item)
{
  if (item->archived != NULL)
    g_clear_pointer (&item->html, g_free);
}

void
dossier_imports_tell (const DossierImports *self, GPtrArray *sentences)
{
  dossier_refusals_tell (self->refusals, sentences);
  if (self->n_empty > 0)
    g_ptr_array_add (sentences,
                     g_strdup_printf (ngettext ("Left out %u entry without an address or a text",
                                                "Left out %u entries without an address or a text", self->n_empty),
                                      self->n_empty));
  if (self->n_cut > 0)
    g_ptr_array_add (sentences,
                     g_strdup_printf (ngettext ("Left out %u row or highlight beyond the limit",
                                                "Left out %u rows or highlights beyond the limit", self->n_cut),
                                      self->n_cut));
}
