/* dossier-bookmark-tag.c - the tags of a file of bookmarks, one after the other
 *
 * Never goes back: what a quote or comment without an end swallows is lost, and the time is that of one pass.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-bookmark-tag-private.h"

#include <string.h>
#include <libxml/HTMLparser.h>

#include "dossier-exchange-limits.h"

/* Letters of the name of a character, "thetasym". */
#define MAX_REFERENCE 16

static gboolean
is_blank (char c)
{
  return g_ascii_isspace (c);
}

static const char *
skip_blanks (const char *at, const char *end)
{
  while (at < end && is_blank (*at))
    at++;
  return at;
}

/* ---- tags ---- */

/* Behind the next @sign, or NULL; once there is none, nobody looks again. */
static const char *
find_quote (DossierBookmarkScanner *self, char sign)
{
  gboolean   *is_missing = sign == '"' ? &self->no_quote : &self->no_apostrophe;
  const char *found = *is_missing ? NULL : memchr (self->at, sign, (gsize) (self->end - self->at));

  *is_missing = found == NULL;
  return found;
}

static void
read_value (DossierBookmarkScanner *self, DossierBookmarkAttribute *attribute)
{
  const char *quote;

  self->at = skip_blanks (self->at, self->end);
  if (self->at < self->end && (*self->at == '"' || *self->at == '\''))
    {
      char sign = *self->at++;

      attribute->value = self->at;
      quote = find_quote (self, sign);
      if (quote != NULL)
        {
          attribute->length = (gsize) (quote - self->at);
          self->at = quote + 1;
          return;
        }
    }
  attribute->value = self->at;
  while (self->at < self->end && !is_blank (*self->at) && *self->at != '>' && *self->at != '<')
    self->at++;
  attribute->length = (gsize) (self->at - attribute->value);
}

static gboolean
is_name (char c)
{
  return !is_blank (c) && c != '=' && c != '>' && c != '<' && c != '/';
}

static void
read_attribute (DossierBookmarkScanner *self)
{
  DossierBookmarkAttribute attribute = { .name = self->at };

  while (self->at < self->end && is_name (*self->at))
    self->at++;
  attribute.name_length = (gsize) (self->at - attribute.name);
  self->at = skip_blanks (self->at, self->end);
  if (self->at < self->end && *self->at == '=')
    {
      self->at++;
      read_value (self, &attribute);
    }
  if (attribute.name_length > 0 && self->attributes->len < DOSSIER_BOOKMARKS_MAX_ATTRIBUTES)
    g_array_append_val (self->attributes, attribute);
}

/* At its name. A < in it ends it as a > does: it was never closed. */
static void
read_tag (DossierBookmarkScanner *self)
{
  self->is_end = *self->at == '/';
  self->at += self->is_end;
  self->name = self->at;
  while (self->at < self->end && is_name (*self->at))
    self->at++;
  self->name_length = (gsize) (self->at - self->name);
  g_array_set_size (self->attributes, 0);
  while (self->at < self->end && *self->at != '>' && *self->at != '<')
    if (is_blank (*self->at) || *self->at == '/')
      self->at++;
    else
      read_attribute (self);
  if (self->at < self->end && *self->at == '>')
    self->at++;
}

/* At its <!. */
static void
skip_declaration (DossierBookmarkScanner *self)
{
  const char *close = NULL;

  if (self->end - self->at >= 4 && strncmp (self->at, "<!--", 4) == 0 && !self->no_comment_end)
    {
      close = g_strstr_len (self->at + 4, self->end - self->at - 4, "-->");
      self->no_comment_end = close == NULL;
      if (close != NULL)
        close += 2;
    }
  if (close == NULL)
    close = memchr (self->at, '>', (gsize) (self->end - self->at));
  self->at = close != NULL ? close + 1 : self->end;
}

/* Whether a tag begins at @at, a <. */
static gboolean
is_tag (const char *at, const char *end)
{
  at++;
  if (at < end && *at == '/')
    at++;
  return at < end && g_ascii_isalpha (*at);
}

static void
append_text (GString *text, gsize most, const char *from, const char *to)
{
  if (text != NULL && text->len < most)
    g_string_append_len (text, from, (gssize) MIN ((gsize) (to - from), most - text->len));
}

gboolean
dossier_bookmark_scanner_next (DossierBookmarkScanner *self, GString *text, gsize most)
{
  while (self->at < self->end)
    {
      const char *sign = memchr (self->at, '<', (gsize) (self->end - self->at));

      append_text (text, most, self->at, sign != NULL ? sign : self->end);
      self->at = sign != NULL ? sign : self->end;
      if (sign == NULL)
        break;
      if (is_tag (sign, self->end))
        {
          self->at++;
          read_tag (self);
          return TRUE;
        }
      if (sign + 1 < self->end && (sign[1] == '!' || sign[1] == '?'))
        skip_declaration (self);
      else
        {
          append_text (text, most, sign, sign + 1);
          self->at++;
        }
    }
  return FALSE;
}

gboolean
dossier_bookmark_scanner_is (const DossierBookmarkScanner *self, const char *name)
{
  return strlen (name) == self->name_length && g_ascii_strncasecmp (self->name, name, self->name_length) == 0;
}

/* ---- text ---- */

/* Behind the reference at @at, an ampersand, and its character in @c (0: one that may not be); @at when it is none. */
static const char *
read_reference (const char *at, gunichar *c)
{
  char                  name[MAX_REFERENCE + 1];
  gsize                 length = 0;
  const htmlEntityDesc *entity;

  *c = 0;
  if (at[1] == '#')
    {
      gboolean is_hex = at[2] == 'x' || at[2] == 'X';
      char    *end = NULL;
      guint64  value;

      if (!(is_hex ? g_ascii_isxdigit (at[3]) : g_ascii_isdigit (at[2])))
        return at;
      value = g_ascii_strtoull (at + (is_hex ? 3 : 2), &end, is_hex ? 16 : 10);
      *c = value <= 0x10FFFF && g_unichar_validate ((gunichar) value) ? (gunichar) value : 0;
      return *end == ';' ? end + 1 : end;
    }
  while (length < MAX_REFERENCE && g_ascii_isalnum (at[1 + length]))
    {
      name[length] = at[1 + length];
      length++;
    }
  name[length] = '\0';
  if (at[1 + length] != ';')
    return at;
  entity = htmlEntityLookup ((const xmlChar *) name);
  *c = entity != NULL ? entity->value : strcmp (name, "apos") == 0 ? '\'' : 0;
  return *c != 0 ? at + length + 2 : at;
}

static void
append_character (GString *out, gunichar c, gboolean lines)
{
  gboolean is_break = c == '\n' && lines;
  char     last = out->len > 0 ? out->str[out->len - 1] : '\n';

  if (c == '\t' || c == '\r' || c == '\f' || (c == '\n' && !lines))
    c = ' ';
  if ((c < ' ' && !is_break) || c == 0x7F || (c == ' ' && (last == ' ' || last == '\n')) || (is_break && out->len == 0))
    return;
  g_string_append_unichar (out, c);
}

static void
cut (GString *out, gsize most)
{
  if (out->len <= most)
    return;
  while (most > 0 && (out->str[most] & 0xC0) == 0x80)
    most--;
  g_string_truncate (out, most);
}

char *
dossier_bookmark_text_clean (const char *text, gsize most, gboolean lines)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (text, -1); /* it may have been cut inside a character */

  for (const char *at = valid; *at != '\0' && out->len <= most;)
    {
      gunichar    c = 0;
      const char *next = *at == '&' ? read_reference (at, &c) : at;

      if (next == at)
        {
          c = g_utf8_get_char (at);
          next = g_utf8_next_char (at);
        }
      append_character (out, c, lines);
      at = next;
    }
  cut (out, most);
  g_strchomp (out->str);
  return *out->str != '\0' ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

char *
dossier_bookmark_scanner_dup_value (const DossierBookmarkScanner *self, const char *name)
{
  for (guint i = 0; i < self->attributes->len; i++)
    {
      const DossierBookmarkAttribute *attribute = &g_array_index (self->attributes, DossierBookmarkAttribute, i);
      g_autofree char                *raw = NULL;

      if (attribute->name_length != strlen (name)
          || g_ascii_strncasecmp (attribute->name, name, attribute->name_length) != 0)
        continue;
      if (attribute->value == NULL)
        return NULL;
      raw = g_strndup (attribute->value, MIN (attribute->length, DOSSIER_BOOKMARKS_MAX_VALUE_BYTES));
      return dossier_bookmark_text_clean (raw, DOSSIER_BOOKMARKS_MAX_VALUE_BYTES, FALSE);
    }
  return NULL;
}
