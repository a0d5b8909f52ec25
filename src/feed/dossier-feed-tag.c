/* dossier-feed-tag.c - one start tag, read as its writer meant it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-feed-tag-private.h"

#include <string.h>

#include "dossier-feed-limits.h"

typedef struct
{
  const char *start;
  gsize       length;
} Slice;

/* How a value's last quote is told from quotes inside it. */
typedef enum
{
  QUOTES_STRICT, /* the next quote, which must be followed by a blank or the end of the tag; no < inside */
  QUOTES_LOOSE,  /* the next quote, whatever follows */
  QUOTES_LIST,   /* a quote behind which an attribute begins or the outline ends */
} Quotes;

typedef struct
{
  const char *at, *end;
  Quotes      quotes;
  guint       n_attributes;
  guint       spaces; /* namespaces that may still be declared */
  Slice       names[DOSSIER_FEED_MAX_ATTRIBUTES];
  GString    *out;
} Reader;

gboolean
dossier_feed_is_name_start (char c)
{
  return g_ascii_isalpha (c) || c == '_' || c == ':' || (c & 0x80) != 0;
}

gboolean
dossier_feed_is_name (char c)
{
  return dossier_feed_is_name_start (c) || g_ascii_isdigit (c) || c == '-' || c == '.';
}

static const char *
skip_blanks (const char *at, const char *end)
{
  while (at < end && g_ascii_isspace (*at))
    at++;
  return at;
}

static const char *
skip_name (const char *at, const char *end)
{
  while (at < end && dossier_feed_is_name (*at))
    at++;
  return at;
}

static gboolean
starts_with (const char *at, const char *end, const char *prefix)
{
  gsize length = strlen (prefix);

  return (gsize) (end - at) >= length && g_ascii_strncasecmp (at, prefix, length) == 0;
}

/* TRUE when @at ends an outline: a slash or not, a >, and then another element or nothing more. */
static gboolean
is_outline_end (const char *at, const char *end)
{
  static const char *const followers[] = { "<outline", "</", "<!--", "<body" };

  at = skip_blanks (at, end);
  if (at < end && *at == '/')
    at++;
  if (at >= end || *at != '>')
    return FALSE;
  at = skip_blanks (at + 1, end);
  for (guint i = 0; i < G_N_ELEMENTS (followers); i++)
    if (starts_with (at, end, followers[i]))
      return !starts_with (at, end, "</") || starts_with (at, end, "</outline") || starts_with (at, end, "</body");
  return at == end;
}

/* TRUE when an attribute begins at @at; inside an HTML tag in a value, only one that HTML does not have. */
static gboolean
is_attribute_start (const char *at, const char *end, gboolean in_markup)
{
  const char *name = skip_blanks (at, end), *name_end = skip_name (name, end), *sign;

  if (name == at || name == name_end)
    return FALSE;
  sign = skip_blanks (name_end, end);
  if (sign >= end || *sign != '=')
    return FALSE;
  sign = skip_blanks (sign + 1, end);
  if (sign >= end || (*sign != '"' && *sign != '\''))
    return FALSE;
  return !in_markup || starts_with (name, end, "xmlUrl") || starts_with (name, end, "htmlUrl");
}

static const char *
find_list_quote (const char *at, const char *end, char quote)
{
  int open = 0;

  end = at + MIN (end - at, DOSSIER_FEED_MAX_TAG_BYTES);
  for (; at < end; at++)
    if (*at == '<')
      open++;
    else if (*at == '>')
      open = MAX (open - 1, 0);
    else if (*at == quote && (is_attribute_start (at + 1, end, open > 0) || is_outline_end (at + 1, end)))
      return at;
  return NULL;
}

/* The quote that ends the value which starts at @at, or NULL, and the reader moved to where the search ended. */
static const char *
find_quote (Reader *self, const char *at, char quote)
{
  const char *found;

  if (self->quotes == QUOTES_LIST)
    {
      self->at = at + MIN (self->end - at, DOSSIER_FEED_MAX_TAG_BYTES);
      return find_list_quote (at, self->end, quote);
    }
  found = memchr (at, quote, self->end - at);
  self->at = found != NULL ? found : self->end;
  if (found == NULL || self->quotes == QUOTES_LOOSE)
    return found;
  if (memchr (at, '<', found - at) != NULL)
    return NULL;
  return found + 1 == self->end || g_ascii_isspace (found[1]) || strchr ("/>", found[1]) != NULL ? found : NULL;
}

static void
append_value (GString *out, Slice value)
{
  for (gsize i = 0; i < value.length; i++)
    switch (value.start[i])
      {
      case '<': g_string_append (out, "&lt;"); break;
      case '"': g_string_append (out, "&quot;"); break;
      default: g_string_append_c (out, value.start[i]);
      }
}

static void
take_attribute (Reader *self, Slice name, Slice value)
{
  if (self->n_attributes >= DOSSIER_FEED_MAX_ATTRIBUTES || name.length > DOSSIER_FEED_MAX_VALUE_BYTES
      || value.length > DOSSIER_FEED_MAX_VALUE_BYTES || self->out->len > DOSSIER_FEED_MAX_TAG_BYTES)
    return;
  for (guint i = 0; i < self->n_attributes; i++)
    if (self->names[i].length == name.length && memcmp (self->names[i].start, name.start, name.length) == 0)
      return;
  if (starts_with (name.start, name.start + name.length, "xmlns"))
    {
      if (self->spaces == 0)
        return;
      self->spaces--;
    }
  self->names[self->n_attributes++] = name;
  g_string_append_c (self->out, ' ');
  g_string_append_len (self->out, name.start, name.length);
  g_string_append (self->out, "=\"");
  append_value (self->out, value);
  g_string_append_c (self->out, '"');
}

/* At an attribute's name. FALSE when its value has no end. */
static gboolean
read_attribute (Reader *self)
{
  Slice       name = { self->at, 0 }, value = { self->at, 0 };
  const char *quote, *sign;

  self->at = skip_name (self->at, self->end);
  name.length = value.length = self->at - name.start;
  sign = skip_blanks (self->at, self->end);
  if (sign < self->end && *sign == '=')
    {
      value.start = skip_blanks (sign + 1, self->end);
      if (value.start < self->end && (*value.start == '"' || *value.start == '\''))
        {
          value.start++;
          quote = find_quote (self, value.start, value.start[-1]);
          if (quote == NULL)
            return FALSE;
          self->at = quote + 1;
          value.length = quote - value.start;
        }
      else
        {
          for (self->at = value.start; self->at < self->end && *self->at != '>' && !g_ascii_isspace (*self->at);)
            self->at++;
          value.length = self->at - value.start;
        }
    }
  take_attribute (self, name, value);
  return TRUE;
}

static DossierFeedTag
read_attributes (Reader *self)
{
  while (TRUE)
    {
      self->at = skip_blanks (self->at, self->end);
      if (self->at == self->end)
        return DOSSIER_FEED_TAG_CUT;
      if (*self->at == '>')
        return self->at[-1] == '/' ? DOSSIER_FEED_TAG_EMPTY : DOSSIER_FEED_TAG_OPEN;
      if (dossier_feed_is_name_start (*self->at))
        {
          if (!read_attribute (self))
            return DOSSIER_FEED_TAG_NONE;
        }
      else if (*self->at == '/' || self->quotes == QUOTES_LIST)
        self->at++;
      else
        return DOSSIER_FEED_TAG_NONE;
    }
}

static DossierFeedTag
read_tag (Reader *self, const char *at, Quotes quotes)
{
  gsize          start = self->out->len;
  DossierFeedTag tag;

  self->quotes = quotes;
  self->n_attributes = 0;
  self->at = skip_name (at + 1, self->end);
  g_string_append_len (self->out, at, self->at - at);
  tag = read_attributes (self);
  if (tag == DOSSIER_FEED_TAG_NONE || tag == DOSSIER_FEED_TAG_CUT)
    g_string_truncate (self->out, start);
  return tag;
}

DossierFeedTag
dossier_feed_tag_read (const char *at, const char *end, gboolean is_list, guint *spaces, GString *out,
                       const char **next)
{
  Reader         reader = { at, end, .spaces = *spaces, .out = out };
  DossierFeedTag tag = read_tag (&reader, at, is_list ? QUOTES_STRICT : QUOTES_LOOSE);

  if (is_list && tag == DOSSIER_FEED_TAG_NONE)
    {
      reader.spaces = *spaces;
      tag = read_tag (&reader, at, QUOTES_LIST);
    }
  if (tag == DOSSIER_FEED_TAG_OPEN || tag == DOSSIER_FEED_TAG_EMPTY)
    *spaces = reader.spaces;
  *next = reader.at < end ? reader.at + 1 : end;
  return tag;
}
