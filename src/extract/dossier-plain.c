/* dossier-plain.c - a bare paste, a text file or Markdown to a titled document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-plain.h"

#include <cmark.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-furniture-private.h"
#include "dossier-html-document.h"
#include "dossier-html.h"

/* Characters of a first line that can be a headline, and of lines that were broken to fit a window. */
#define MAX_HEADLINE 140
#define MIN_WRAP 50
#define MAX_WRAP 90
#define LONG_LINE 100

static gboolean
set_error (GError **error, DossierExtractError code, const char *words)
{
  g_set_error_literal (error, DOSSIER_EXTRACT_ERROR, code, words);
  return FALSE;
}

/* Control characters that no text holds, the replacement character included. */
static gboolean
is_binary (const char *text)
{
  gsize odd = 0, all = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), all++)
    {
      gunichar c = g_utf8_get_char (p);

      odd += c == 0xfffd || (c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b);
    }
  return odd * 10 > all;
}

static char *
decode (const char *text, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
  g_autofree char *decoded = NULL;
  gboolean         wide = length >= 2 && (memcmp (text, "\xff\xfe", 2) == 0 || memcmp (text, "\xfe\xff", 2) == 0);

  if (length > DOSSIER_PLAIN_MAX_BYTES)
    {
      set_error (error, DOSSIER_EXTRACT_ERROR_TOO_LARGE,
                 _ ("The text is larger than 10 MB. Divide it, or take the part that you need."));
      return NULL;
    }
  if (wide || memchr (text, '\0', length) == NULL)
    decoded = dossier_html_decode (bytes, NULL, NULL);
  if (decoded == NULL || is_binary (decoded))
    {
      set_error (error, DOSSIER_EXTRACT_ERROR_BINARY,
                 _ ("This is not text: it may be a picture, an archive or a program. Nothing was added."));
      return NULL;
    }
  return g_steal_pointer (&decoded);
}

/* Lines without their ends; "\r\n", "\r" and form feeds end one too. */
static GPtrArray *
split_lines (char *text)
{
  GPtrArray *lines = g_ptr_array_new ();
  char      *line = text;

  for (char *p = text;; p++)
    if (*p == '\0' || *p == '\n' || *p == '\r' || *p == '\f')
      {
        char    *end = p;
        gboolean last = *p == '\0';

        if (*p == '\r' && p[1] == '\n')
          p++;
        while (end > line && (end[-1] == ' ' || end[-1] == '\t'))
          end--;
        *end = '\0';
        g_ptr_array_add (lines, line);
        line = p + 1;
        if (last)
          return lines;
      }
}

static const char *
line_at (GPtrArray *lines, guint i)
{
  return g_ptr_array_index (lines, i);
}

static gboolean
is_empty (const char *line)
{
  return line[strspn (line, " \t")] == '\0';
}

static gboolean
is_heading (const char *line)
{
  gsize marks = strspn (line, "#");

  return marks >= 1 && marks <= 6 && line[marks] == ' ';
}

static gboolean
is_item (const char *line)
{
  gsize blanks = strspn (line, " \t"), digits;

  line += blanks;
  digits = strspn (line, "0123456789");
  if (digits > 0 && digits < 4 && (line[digits] == '.' || line[digits] == ')'))
    return line[digits + 1] == ' ';
  return (*line == '-' || *line == '*' || *line == '+') && line[1] == ' ';
}

static gboolean
has_pair (const char *line, const char *open, const char *close)
{
  const char *from = strstr (line, open);

  return from != NULL && strstr (from + strlen (open), close) != NULL;
}

static gboolean
is_markdown (GPtrArray *lines)
{
  guint items = 0, quotes = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = line_at (lines, i);

      if (is_heading (line) || g_str_has_prefix (line, "```") || has_pair (line, "](http", ")")
          || has_pair (line, "**", "**"))
        return TRUE;
      items += is_item (line);
      quotes += g_str_has_prefix (line, "> ");
    }
  return items >= 2 || quotes >= 1;
}

/* "---", lines, "---" at the top of a Markdown file; its title, if it has one, else "". NULL: there is none. */
static char *
take_front_matter (GPtrArray *lines)
{
  g_autofree char *title = g_strdup ("");

  if (strcmp (line_at (lines, 0), "---") != 0)
    return NULL;
  for (guint i = 1; i < lines->len && i < 60; i++)
    {
      const char *line = line_at (lines, i);

      if (g_str_has_prefix (line, "title:"))
        {
          g_free (title);
          title = g_strstrip (g_strdelimit (g_strdup (line + 6), "\"'", ' '));
        }
      if (strcmp (line, "---") == 0 || strcmp (line, "...") == 0)
        {
          g_ptr_array_remove_range (lines, 0, i + 1);
          return g_steal_pointer (&title);
        }
    }
  return NULL;
}

static void
drop_empty_edges (GPtrArray *lines)
{
  while (lines->len > 0 && is_empty (line_at (lines, lines->len - 1)))
    g_ptr_array_set_size (lines, (int) lines->len - 1);
  while (lines->len > 0 && is_empty (line_at (lines, 0)))
    g_ptr_array_remove_index (lines, 0);
}

/* A short first line without a full stop, with more text below it. */
static gboolean
is_headline (GPtrArray *lines)
{
  const char *line = line_at (lines, 0);
  gsize       length = strlen (line), below = 0;
  guint       next = 1;

  while (next < lines->len && is_empty (line_at (lines, next)))
    next++;
  for (guint i = next; i < lines->len; i++)
    below += strlen (line_at (lines, i));
  if (g_utf8_strlen (line, -1) > MAX_HEADLINE || below <= length || is_item (line) || g_str_has_prefix (line, "> "))
    return FALSE;
  if (is_heading (line) || (next < lines->len && strspn (line_at (lines, next), "=") >= 3))
    return TRUE;
  if (strchr (".,;:-", line[length - 1]) != NULL && !g_str_has_suffix (line, ".."))
    return FALSE;
  /* The first of several lines that were broken to fit a window is no headline. */
  return next > 1 || length < MIN_WRAP || strlen (line_at (lines, next)) > MAX_WRAP;
}

/* Lines of a paragraph were broken to fit a window: paragraphs are told by empty lines. */
static gboolean
is_wrapped (GPtrArray *lines)
{
  guint follows = 0, full = 0;

  for (guint i = 1; i < lines->len; i++)
    {
      gsize before = strlen (line_at (lines, i - 1));

      if (before == 0 || is_empty (line_at (lines, i)))
        continue;
      follows++;
      full += before >= MIN_WRAP && before <= MAX_WRAP;
    }
  return follows >= 2 && full * 4 >= follows * 3;
}

/* Text with its web addresses as links. */
static void
add_linked (DossierDocumentBuilder *builder, const char *line)
{
  while (*line != '\0')
    {
      const char *link = strstr (line, "http");
      gsize       n;

      while (link != NULL && !g_str_has_prefix (link, "http://") && !g_str_has_prefix (link, "https://"))
        link = strstr (link + 4, "http");
      if (link == NULL)
        {
          dossier_document_builder_add_text (builder, line, -1);
          return;
        }
      dossier_document_builder_add_text (builder, line, link - line);
      n = strcspn (link, " \t\"<>");
      while (n > 8 && strchr (".,;:!?)]'", link[n - 1]) != NULL)
        n--;
      {
        g_autofree char *address = g_strndup (link, n);

        dossier_document_builder_open (builder, DOSSIER_SPAN_LINK, 0, address);
        dossier_document_builder_add_text (builder, address, -1);
        dossier_document_builder_close (builder);
      }
      line = link + n;
    }
}

static DossierDocument *
read_bare (GPtrArray *lines)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  gboolean wrapped = is_wrapped (lines);

  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = line_at (lines, i);

      add_linked (builder, line);
      if (!wrapped || is_empty (line))
        dossier_document_builder_break (builder);
      else
        dossier_document_builder_add_text (builder, " ", 1);
    }
  return dossier_document_builder_end (builder);
}

/* Pastes have a paragraph a line without empty lines between them, which Markdown would run together. */
static char *
join_markdown (GPtrArray *lines)
{
  GString *out = g_string_new (NULL);
  gboolean fenced = FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = line_at (lines, i);

      if (g_str_has_prefix (line, "```") || g_str_has_prefix (line, "~~~"))
        fenced = !fenced;
      g_string_append (out, line);
      g_string_append_c (out, '\n');
      if (!fenced && strlen (line) > LONG_LINE && i + 1 < lines->len && strlen (line_at (lines, i + 1)) > LONG_LINE
          && !is_item (line) && *line != '>' && *line != '|' && *line != ' ')
        g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static DossierDocument *
read_markdown (GPtrArray *lines)
{
  g_autofree char *text = join_markdown (lines);
  char            *html = cmark_markdown_to_html (text, strlen (text), CMARK_OPT_UNSAFE | CMARK_OPT_VALIDATE_UTF8);
  DossierDocument *document = dossier_html_to_document (html, -1, NULL, NULL);

  free (html);
  return document;
}

static gsize
count_bytes (GPtrArray *lines)
{
  gsize bytes = 0;

  for (guint i = 0; i < lines->len; i++)
    bytes += strlen (line_at (lines, i)) + 1;
  return bytes;
}

static DossierDocument *
read_lines (GPtrArray *lines)
{
  DossierDocument *document = NULL;

  if (is_markdown (lines) && count_bytes (lines) <= DOSSIER_PLAIN_MAX_MARKDOWN)
    document = read_markdown (lines);
  return document != NULL ? document : read_bare (lines);
}

/* The words of a headline without Markdown's marks. */
static char *
read_headline (const char *line)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (DossierDocument) document = NULL;

  g_ptr_array_add (one, (char *) line + (is_heading (line) ? strspn (line, "# ") : 0));
  document = has_pair (line, "**", "**") || has_pair (line, "](", ")") || has_pair (line, "`", "`")
                 ? read_markdown (one)
                 : read_bare (one);
  return g_strdelimit (g_strdup (dossier_document_get_text (document)), "\n", ' ');
}

static char *
take_title (GPtrArray *lines)
{
  g_autofree char *title = take_front_matter (lines);

  drop_empty_edges (lines);
  if (lines->len == 0)
    return g_steal_pointer (&title);
  if (is_headline (lines))
    {
      g_autofree char *headline = read_headline (line_at (lines, 0));
      guint            underline = 1;

      if (lines->len > 1 && strspn (line_at (lines, 1), "=-") >= 3)
        underline = 2;
      if (title == NULL || *title == '\0' || g_utf8_collate (title, headline) == 0)
        {
          g_ptr_array_remove_range (lines, 0, underline);
          g_free (title);
          return g_steal_pointer (&headline);
        }
    }
  return title != NULL && *title != '\0' ? g_steal_pointer (&title) : NULL;
}

static gboolean
check_words (DossierDocument *document, GError **error)
{
  return dossier_document_get_length (document) > 0
         || set_error (error, DOSSIER_EXTRACT_ERROR_EMPTY,
                       _ ("There is no text in it. Copy the story first, then paste it."));
}

DossierPlain *
dossier_plain_new (const char *text, gssize length, GError **error)
{
  g_autofree char *decoded = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (DossierPlain) self = g_new0 (DossierPlain, 1);

  decoded = decode (text, length < 0 ? strlen (text) : (gsize) length, error);
  if (decoded == NULL)
    return NULL;
  lines = split_lines (decoded);
  self->title = take_title (lines);
  dossier_furniture_trim (lines);
  self->document = read_lines (lines);
  if (!check_words (self->document, error))
    return NULL;
  if (self->title == NULL || *self->title == '\0')
    {
      g_free (self->title);
      self->title = dossier_plain_dup_title (dossier_document_get_text (self->document));
    }
  return g_steal_pointer (&self);
}

DossierDocument *
dossier_plain_to_document (GPtrArray *lines)
{
  dossier_furniture_trim (lines);
  drop_empty_edges (lines);
  return read_lines (lines);
}

/* The words of a headline, for comparing. */
static char *
fold_headline (const char *words)
{
  g_autofree char *normal = g_utf8_normalize (words, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup (words);

  return g_strdup (g_strstrip (folded));
}

static void
drop_headline (GPtrArray *lines, const char *title)
{
  g_autofree char *headline = read_headline (line_at (lines, 0));
  g_autofree char *first = fold_headline (headline);
  g_autofree char *known = fold_headline (title);
  gboolean         is_underlined = lines->len > 1 && strspn (line_at (lines, 1), "=-") >= 3;

  if (*known != '\0' && strcmp (first, known) == 0)
    g_ptr_array_remove_range (lines, 0, is_underlined ? 2 : 1);
}

DossierDocument *
dossier_plain_read (const char *text, gssize length, const char *title, GError **error)
{
  g_autofree char *decoded = decode (text, length < 0 ? strlen (text) : (gsize) length, error);
  g_autoptr (GPtrArray) lines = decoded != NULL ? split_lines (decoded) : NULL;
  g_autoptr (DossierDocument) document = NULL;

  if (lines == NULL)
    return NULL;
  g_free (take_front_matter (lines));
  drop_empty_edges (lines);
  if (lines->len > 1 && title != NULL)
    drop_headline (lines, title);
  document = dossier_plain_to_document (lines);
  return check_words (document, error) ? g_steal_pointer (&document) : NULL;
}

void
dossier_plain_free (DossierPlain *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_clear_pointer (&self->document, dossier_document_unref);
  g_free (self);
}
