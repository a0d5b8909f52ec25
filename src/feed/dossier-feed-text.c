/* dossier-feed-text.c - small things about the words and addresses of feeds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-feed-text-private.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "dossier-feed-limits.h"
#include "dossier-reference.h"

#define MAX_NAME 32 /* of an element or an entity of HTML */

/* What 0x80 to 0x9F mean when a writer took windows-1252 for Unicode. */
static const gunichar windows[32]
    = { 0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178 };

gunichar
dossier_feed_windows_character (gunichar c)
{
  return c >= 0x80 && c < 0xA0 ? windows[c - 0x80] : c;
}

static gunichar
allowed (guint64 c)
{
  if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0xD800 && c < 0xE000) || c > 0x10FFFF
      || (c & 0xFFFE) == 0xFFFE)
    return 0;
  return dossier_feed_windows_character (c);
}

static gunichar
read_numeric (const char **at, const char *end)
{
  const char *digit = *at + 2;
  gboolean    hex = digit < end && (*digit == 'x' || *digit == 'X');
  guint64     value = 0;
  const char *first;

  if (hex)
    digit++;
  for (first = digit; digit < end && (hex ? g_ascii_isxdigit (*digit) : g_ascii_isdigit (*digit)); digit++)
    if (value <= 0x10FFFF)
      value = value * (hex ? 16 : 10) + (hex ? g_ascii_xdigit_value (*digit) : g_ascii_digit_value (*digit));
  if (digit == first)
    return 0;
  *at = digit < end && *digit == ';' ? digit + 1 : digit;
  return allowed (value);
}

gunichar
dossier_feed_read_reference (const char **at, const char *end)
{
  char                  name[MAX_NAME];
  const char           *c = *at + 1;
  guint                 length = 0;
  const htmlEntityDesc *entity;

  if (c < end && *c == '#')
    return read_numeric (at, end);
  while (c < end && g_ascii_isalnum (*c) && length < MAX_NAME - 1)
    name[length++] = *c++;
  name[length] = '\0';
  if (length == 0 || c >= end || *c != ';')
    return 0;
  if (g_str_equal (name, "apos"))
    {
      *at = c + 1;
      return '\'';
    }
  entity = htmlEntityLookup ((const xmlChar *) name);
  if (entity == NULL)
    return 0;
  *at = c + 1;
  return entity->value;
}

void
dossier_feed_truncate (GString *text, gsize most)
{
  if (text->len <= most)
    return;
  while (most > 0 && (text->str[most] & 0xC0) == 0x80)
    most--;
  g_string_truncate (text, most);
}

/* Without asking how long the text is: that is asked at every letter. */
static gboolean
starts_with (const char *at, const char *sign)
{
  return strncmp (at, sign, strlen (sign)) == 0;
}

/* The name of the HTML element whose tag starts at @at, in @name; FALSE when it is no tag of HTML. */
static gboolean
read_tag_name (const char *at, char *name)
{
  guint length = 0;

  at++;
  if (*at == '/')
    at++;
  while (g_ascii_isalnum (*at) && length < MAX_NAME - 1)
    name[length++] = g_ascii_tolower (*at++);
  name[length] = '\0';
  if (length == 0 || (*at != '>' && *at != '/' && !g_ascii_isspace (*at)))
    return FALSE;
  return htmlTagLookup ((const xmlChar *) name) != NULL;
}

/* What the rest of the text is known not to have. */
typedef struct
{
  gboolean no_comment_end, no_script_end, no_style_end;
} Missing;

/* The next @sign, or NULL; one that is missing is not looked for again. */
static const char *
find_sign (const char *at, const char *sign, gboolean *is_missing)
{
  const char *found = *is_missing ? NULL : strstr (at, sign);

  *is_missing = found == NULL;
  return found;
}

/* Behind the tag at @at, and behind what it hides: scripts and styles. */
static const char *
skip_tag (const char *at, const char *name, Missing *missing)
{
  const char *close = strchr (at, '>');
  const char *hidden;

  if (close == NULL)
    return at + strlen (at);
  if (at[1] == '/' || (!g_str_equal (name, "script") && !g_str_equal (name, "style")))
    return close + 1;
  hidden = g_str_equal (name, "script") ? find_sign (close, "</script", &missing->no_script_end)
                                        : find_sign (close, "</style", &missing->no_style_end);
  close = hidden != NULL ? strchr (hidden, '>') : close;
  return close != NULL ? close + 1 : at + strlen (at);
}

/* Behind the comment at @at; one without an end ends at the next sign, or with the text. */
static const char *
skip_comment (const char *at, Missing *missing)
{
  const char *close = find_sign (at, "-->", &missing->no_comment_end);

  if (close != NULL)
    return close + 3;
  close = strchr (at, '>');
  return close != NULL ? close + 1 : at + strlen (at);
}

static gboolean
is_inline (const char *name)
{
  const htmlElemDesc *element = htmlTagLookup ((const xmlChar *) name);

  return element != NULL && element->isinline && !g_str_equal (name, "br") && !g_str_equal (name, "img");
}

char *
dossier_feed_plain (const char *html)
{
  g_autoptr (GString) out = NULL;
  Missing     missing = { 0 };
  char        name[MAX_NAME];
  const char *end;

  if (html == NULL)
    return NULL;
  out = g_string_new (NULL);
  end = html + strlen (html);
  for (const char *at = html; *at != '\0';)
    {
      const char *next = at;
      gunichar    c;

      if (starts_with (at, "<!--"))
        at = skip_comment (at, &missing);
      else if (starts_with (at, "<![CDATA["))
        at += strlen ("<![CDATA[");
      else if (starts_with (at, "]]>"))
        at += strlen ("]]>");
      else if (*at == '<' && read_tag_name (at, name))
        {
          if (!is_inline (name))
            g_string_append_c (out, ' ');
          at = skip_tag (at, name, &missing);
        }
      else if (*at == '&' && ((c = dossier_feed_read_reference (&next, end)) != 0 || next != at))
        {
          if (c != 0)
            g_string_append_unichar (out, c);
          at = next;
        }
      else
        g_string_append_c (out, *at++);
    }
  return dossier_feed_fold (out->str);
}

char *
dossier_feed_fold (const char *text)
{
  g_autoptr (GString) out = NULL;

  if (text == NULL)
    return NULL;
  out = g_string_new (NULL);
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isspace (*at))
      g_string_append_c (out, *at);
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
  g_strchomp (out->str);
  out->len = strlen (out->str);
  dossier_feed_truncate (out, DOSSIER_FEED_MAX_WORDS_BYTES);
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

char *
dossier_feed_escape (const char *text)
{
  return text != NULL ? g_markup_escape_text (text, -1) : NULL;
}

/* The length of the scheme at the beginning of @address, without its colon; 0 when there is none. */
static gsize
scheme_length (const char *address)
{
  gsize n = 0;

  if (!g_ascii_isalpha (*address))
    return 0;
  while (g_ascii_isalnum (address[n]) || address[n] == '+' || address[n] == '-' || address[n] == '.')
    n++;
  return address[n] == ':' ? n : 0;
}

char *
dossier_feed_resolve (const char *base, const char *reference)
{
  g_autofree char *trimmed = NULL;
  char            *resolved;

  if (reference == NULL || strlen (reference) > DOSSIER_FEED_MAX_ADDRESS_BYTES)
    return NULL;
  trimmed = g_strstrip (g_strdup (reference));
  if (base == NULL || scheme_length (trimmed) > 0)
    return g_steal_pointer (&trimmed);
  resolved = dossier_reference_resolve (base, trimmed, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED);
  return resolved != NULL ? resolved : g_steal_pointer (&trimmed);
}

/* TRUE for addresses that run something or read files, control characters and blanks in them or not. */
static gboolean
is_dangerous (const char *address)
{
  static const char *const refused[]
      = { "javascript", "vbscript", "livescript", "mocha", "data", "file", "about", "blob" };
  g_autofree char *bare = g_strdup (address);
  gsize            length = 0;

  for (const char *at = address; *at != '\0'; at++)
    if ((guchar) *at > 0x20)
      bare[length++] = *at;
  bare[length] = '\0';
  length = scheme_length (bare);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    if (length == strlen (refused[i]) && g_ascii_strncasecmp (bare, refused[i], length) == 0)
      return TRUE;
  return FALSE;
}

char *
dossier_feed_resolve_link (const char *base, const char *reference)
{
  g_autofree char *resolved = dossier_feed_resolve (base, reference);

  if (resolved == NULL || *resolved == '\0' || is_dangerous (reference) || is_dangerous (resolved))
    return NULL;
  return g_steal_pointer (&resolved);
}

static gboolean
is_email_character (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr (".!#$%&'*+/=?^_`{|}~-", c) != NULL) || (c & 0x80) != 0;
}

/* Signs that stood around the address: "(Joe)", "<>", "\"Joe\"". */
static char *
clean_name (GString *rest)
{
  g_autofree char *folded = NULL;

  g_string_replace (rest, "mailto:", "", 0);
  g_string_replace (rest, "<>", "", 0);
  g_string_replace (rest, "()", "", 0);
  folded = dossier_feed_fold (rest->str);
  if (folded == NULL)
    return NULL;
  if ((folded[0] == '(' && g_str_has_suffix (folded, ")"))
      || (folded[0] == '"' && g_str_has_suffix (folded, "\"") && folded[1] != '\0'))
    {
      folded[strlen (folded) - 1] = '\0';
      return dossier_feed_fold (folded + 1);
    }
  return g_steal_pointer (&folded);
}

void
dossier_feed_split_person (const char *text, char **name, char **email)
{
  const char *sign = text, *start, *end;
  g_autoptr (GString) rest = NULL;

  *name = *email = NULL;
  if (text == NULL)
    return;
  rest = g_string_new (text);
  while ((sign = strchr (sign, '@')) != NULL)
    {
      for (start = sign; start > text && is_email_character (start[-1]); start--)
        ;
      for (end = sign + 1; g_ascii_isalnum (*end) || *end == '-' || *end == '.' || (*end & 0x80) != 0; end++)
        ;
      if (start < sign && end > sign + 1 && memchr (sign, '.', end - sign) != NULL)
        {
          *email = g_strndup (start, end - start);
          g_string_erase (rest, start - text, end - start);
          break;
        }
      sign++;
    }
  *name = clean_name (rest);
}
