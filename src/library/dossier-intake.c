/* dossier-intake.c - what somebody hands us: an address, a file, and what its bytes are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-intake.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-bookmark-parser.h"
#include "dossier-feed-parser.h"
#include "dossier-library.h"
#include "dossier-mail.h"
#include "dossier-mailbox.h"
#include "dossier-source.h"

/* First bytes that are never text. Words: "This is a %s." */
static const struct
{
  const char *magic;
  gsize       length;
  const char *what;
} signatures[] = {
  { "\x89PNG", 4, N_ ("an image") },
  { "\xff\xd8\xff", 3, N_ ("an image") },
  { "GIF8", 4, N_ ("an image") },
  { "%PDF-", 5, N_ ("a PDF document") },
  { "PK\x03\x04", 4, N_ ("an archive or an office document") },
  { "\xd0\xcf\x11\xe0", 4, N_ ("an office document") },
  { "{\\rtf", 5, N_ ("an office document") },
  { "\x1f\x8b", 2, N_ ("an archive") },
  { "BZh9", 4, N_ ("an archive") },
  { "\xfd"
    "7zXZ",
    5, N_ ("an archive") },
  { "7z\xbc\xaf", 4, N_ ("an archive") },
  { "\x7f"
    "ELF",
    4, N_ ("a program") },
  { "SQLite format 3", 15, N_ ("a database") },
  { "RIFF", 4, N_ ("a sound, an image or a film") },
  { "ID3", 3, N_ ("a sound") },
  { "OggS", 4, N_ ("a sound or a film") },
};

static const char *
find_signature (const char *data, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (length >= signatures[i].length && memcmp (data, signatures[i].magic, signatures[i].length) == 0)
      return signatures[i].what;
  return NULL;
}

DossierInputKind
dossier_intake_classify (const char *input, char **target)
{
  g_autofree char *scheme = g_uri_parse_scheme (input);
  const char      *rest = scheme != NULL ? input + strlen (scheme) + 1 : input;

  *target = NULL;
  if (scheme == NULL || !g_str_has_prefix (rest, "//"))
    {
      if (scheme != NULL && g_ascii_strcasecmp (scheme, "feed") == 0 && g_str_has_prefix (rest, "http"))
        return dossier_intake_classify (rest, target);
      *target = g_strdup (input);
      return DOSSIER_INPUT_FILE;
    }
  if (g_ascii_strcasecmp (scheme, "http") == 0 || g_ascii_strcasecmp (scheme, "https") == 0)
    *target = g_strdup (input);
  else if (g_ascii_strcasecmp (scheme, "feed") == 0)
    *target = g_strconcat ("https:", rest, NULL);
  if (*target != NULL)
    return DOSSIER_INPUT_ADDRESS;
  if (g_ascii_strcasecmp (scheme, "file") == 0)
    *target = g_filename_from_uri (input, NULL, NULL);
  return *target != NULL ? DOSSIER_INPUT_FILE : DOSSIER_INPUT_FOREIGN;
}

/* The first bytes as something ASCII can be looked for in: no byte order mark, UTF-16 without its zero bytes. */
static char *
dup_head (const guchar *data, gsize length)
{
  GString *head = g_string_new (NULL);
  gboolean wide = length >= 2 && ((data[0] == 0xff && data[1] == 0xfe) || (data[0] == 0xfe && data[1] == 0xff));
  gsize    start = wide ? 2 : length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  for (gsize i = start; i < MIN (length, DOSSIER_INTAKE_HEAD); i++)
    if (data[i] != 0)
      g_string_append_c (head, (char) data[i]);
  return g_string_free (head, FALSE);
}

static const char *
skip_blanks (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return text;
}

/* Past the XML declaration, processing instructions and comments that may stand before a page. */
static const char *
skip_prologue (const char *text)
{
  for (;;)
    {
      const char *end;

      text = skip_blanks (text);
      if (g_str_has_prefix (text, "<!--"))
        end = strstr (text, "-->");
      else if (g_str_has_prefix (text, "<?"))
        end = strstr (text, "?>");
      else
        return text;
      if (end == NULL)
        return text;
      text = end + (*end == '-' ? 3 : 2);
    }
}

static gboolean
starts_with_element (const char *text)
{
  static const char *const names[]
      = { "html",    "head", "body",   "title",   "meta",       "link",   "script", "style",  "div",  "p",  "span",
          "article", "main", "header", "section", "h1",         "h2",     "h3",     "ul",     "ol",   "a",  "b",
          "i",       "br",   "table",  "img",     "blockquote", "strong", "em",     "center", "font", "nav" };
  gsize length = 0;

  if (*text++ != '<')
    return FALSE;
  while (g_ascii_isalnum (text[length]))
    length++;
  if (text[length] != '>' && text[length] != '/' && !g_ascii_isspace (text[length]))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == length && g_ascii_strncasecmp (text, names[i], length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_suffix_of (const char *name, const char *const *suffixes)
{
  g_autofree char *folded = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  for (guint i = 0; folded != NULL && suffixes[i] != NULL; i++)
    if (g_str_has_suffix (folded, suffixes[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_html (const char *head, const char *content_type, const char *name)
{
  static const char *const markdown[] = { ".md", ".markdown", ".txt", NULL };
  static const char *const pages[] = { ".html", ".htm", ".xhtml", NULL };
  const char              *text = skip_prologue (head);

  if (g_ascii_strncasecmp (text, "<!doctype html", 14) == 0 || g_ascii_strncasecmp (text, "<html", 5) == 0)
    return TRUE;
  if (has_suffix_of (name, markdown))
    return FALSE;
  if (content_type != NULL
      && (g_ascii_strncasecmp (content_type, "text/html", 9) == 0
          || g_ascii_strncasecmp (content_type, "application/xhtml", 17) == 0))
    return TRUE;
  return starts_with_element (text) || (has_suffix_of (name, pages) && strchr (head, '<') != NULL);
}

/* Zero bytes or many control characters: no text, unless it is UTF-16, which says so by its mark. */
static gboolean
is_binary (const guchar *data, gsize length)
{
  gsize n_controls = 0, n = MIN (length, DOSSIER_INTAKE_HEAD);

  if (find_signature ((const char *) data, length) != NULL)
    return TRUE;
  if (length >= 2 && ((data[0] == 0xff && data[1] == 0xfe) || (data[0] == 0xfe && data[1] == 0xff)))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      if (data[i] == 0)
        return TRUE;
      if (data[i] < 0x20 && !g_ascii_isspace (data[i]) && data[i] != 0x1b)
        n_controls++;
    }
  return n_controls * 10 > n;
}

static gboolean
is_blank (const guchar *data, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (data[i]))
      return FALSE;
  return TRUE;
}

DossierContentKind
dossier_intake_sniff (GBytes *bytes, const char *content_type, const char *name)
{
  gsize            length;
  const guchar    *data = g_bytes_get_data (bytes, &length);
  g_autofree char *head = NULL;

  if (is_blank (data, length))
    return DOSSIER_CONTENT_EMPTY;
  if (find_signature ((const char *) data, length) != NULL)
    return DOSSIER_CONTENT_BINARY;

  head = dup_head (data, length);
  if (dossier_mailbox_is_meant (head))
    return DOSSIER_CONTENT_MAILBOX;
  if (dossier_mail_is_meant (head))
    return DOSSIER_CONTENT_MAIL;
  if (dossier_bookmark_parser_is_meant (head))
    return DOSSIER_CONTENT_BOOKMARKS;
  if (!is_html (head, NULL, NULL) || g_str_has_prefix (skip_blanks (head), "<?xml"))
    {
      DossierFeedFormat format = dossier_feed_format_sniff (bytes);

      if (format == DOSSIER_FEED_FORMAT_OPML)
        return DOSSIER_CONTENT_OPML;
      if (format != DOSSIER_FEED_FORMAT_UNKNOWN)
        return DOSSIER_CONTENT_FEED;
    }
  if (is_binary (data, length))
    return DOSSIER_CONTENT_BINARY;
  return is_html (head, content_type, name) ? DOSSIER_CONTENT_HTML : DOSSIER_CONTENT_TEXT;
}

gboolean
dossier_intake_check (GBytes *bytes, DossierContentKind kind, const char *name, GError **error)
{
  gsize       length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *what;

  if (kind == DOSSIER_CONTENT_EMPTY)
    {
      if (name != NULL)
        g_set_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_EMPTY,
                     /* TRANSLATORS: %s is a file's name or an address */
                     _ ("There is nothing to read in “%s”: it is empty."), name);
      else
        g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_EMPTY,
                             _ ("There is nothing to read: the text is empty."));
      return FALSE;
    }
  if (kind != DOSSIER_CONTENT_BINARY)
    return TRUE;

  what = find_signature (data, length);
  what = what != NULL ? _ (what) : _ ("binary data");
  if (name != NULL)
    g_set_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_NOT_TEXT,
                 /* TRANSLATORS: the first %s is a name, the second one what it is: "a PDF document" */
                 _ ("“%s” is %s, not text. Copy the words out of it and paste them."), name, what);
  else
    g_set_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_NOT_TEXT,
                 /* TRANSLATORS: %s is what it is: "a PDF document" */
                 _ ("This is %s, not text. Copy the words out of it and paste them."), what);
  return FALSE;
}

GBytes *
dossier_intake_read_file (const char *path, GError **error)
{
  g_autoptr (DossierSource) source = dossier_source_open (path, error);

  return source != NULL ? dossier_source_read_all (source, DOSSIER_LIBRARY_MAX_FILE, error) : NULL;
}
