/* dossier-html-scan.c - the pass over foreign HTML before the parser sees it.
 *
 * at: where the next byte is read. Everything before it is in html->html, or was left out on purpose.
 * A "<" that begins nothing is written as "&lt;", so that leaving out a tag never makes a new one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-html-scan-private.h"

#include <string.h>

#include "dossier-extract-limits.h"
#include "dossier-html-depth-private.h"

typedef struct
{
  DossierHtmlScan  *result;
  DossierHtmlDepth *depth;
  const char       *at, *end;
  DossierTag        foreign; /* SVG or MATH while inside a drawing or a formula */
  guint             unended; /* tags without an end so far */
  guint             attributes;
  guint             preformatted; /* <pre> open at most */
  gboolean          folds;        /* of blanks before other text only one is written */
} Scan;

/* Tags whose quotes never close are ended at their first ">"; looking for the quote again and again is quadratic. */
#define MAX_UNENDED 16

/* The attributes that somebody after the parser asks for; sorted. */
static const char *const used_attributes[] = {
  "abbr",
  "align",
  "alt",
  "aria-hidden",
  "charset",
  "cite",
  "class",
  "colspan",
  "content",
  "controls",
  "coords",
  "data-lazy-src",
  "data-lazy-srcset",
  "data-original",
  "data-src",
  "data-srcset",
  "datetime",
  "dir",
  "headers",
  "height",
  "hidden",
  "href",
  "hreflang",
  "http-equiv",
  "id",
  "itemprop",
  "itemscope",
  "itemtype",
  "kind",
  "label",
  "lang",
  "loop",
  "media",
  "name",
  "open",
  "poster",
  "property",
  "rel",
  "reversed",
  "role",
  "rowspan",
  "rules",
  "scope",
  "shape",
  "sizes",
  "span",
  "src",
  "srcset",
  "start",
  "style",
  "summary",
  "title",
  "type",
  "usemap",
  "valign",
  "value",
  "width",
};

static gboolean
is_used (const char *name, gsize length)
{
  guint low = 0, high = G_N_ELEMENTS (used_attributes);

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int   order = g_ascii_strncasecmp (name, used_attributes[middle], length);

      if (order == 0 && used_attributes[middle][length] != '\0')
        order = -1;
      if (order == 0)
        return TRUE;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return FALSE;
}

static inline gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

static const char *
find (const char *from, const char *end, const char *what)
{
  const char *found = from < end ? memmem (from, (gsize) (end - from), what, strlen (what)) : NULL;

  return found;
}

/* The ">" that ends the tag whose name ends at @from, or NULL. Quotes count only as values of attributes. */
static const char *
find_tag_end (const char *from, const char *end)
{
  gboolean value = FALSE; /* the next character may begin a value */

  for (const char *p = from; p < end; p++)
    {
      if (*p == '>')
        return p;
      if (value && (*p == '"' || *p == '\''))
        {
          p = memchr (p + 1, *p, (gsize) (end - p - 1));
          if (p == NULL)
            return NULL;
        }
      value = *p == '=' || (value && is_blank (*p));
    }
  return NULL;
}

/* One attribute from *@at on. FALSE: there is none before @end. */
static gboolean
next_attribute (const char **at, const char *end, const char **name, gsize *name_length, const char **stop)
{
  const char *p = *at;

  while (p < end && (is_blank (*p) || *p == '/'))
    p++;
  if (p >= end)
    return FALSE;
  *name = p++;
  while (p < end && !is_blank (*p) && *p != '/' && *p != '=')
    p++;
  *name_length = (gsize) (p - *name);
  *stop = p;
  while (p < end && is_blank (*p))
    p++;
  if (p < end && *p == '=')
    {
      for (p++; p < end && is_blank (*p); p++)
        ;
      if (p < end && (*p == '"' || *p == '\''))
        {
          const char *quote = memchr (p + 1, *p, (gsize) (end - p - 1));

          p = quote != NULL ? quote + 1 : end;
        }
      else
        while (p < end && !is_blank (*p))
          p++;
      *stop = p;
    }
  *at = MAX (p, *stop);
  return TRUE;
}

/* A slice that has an opening quote and no closing one would swallow what follows. */
static gboolean
is_whole (const char *name, gsize name_length, const char *stop)
{
  const char *equals = memchr (name + name_length, '=', (gsize) (stop - name) - name_length);
  const char *p;

  if (equals == NULL)
    return TRUE;
  for (p = equals + 1; p < stop && is_blank (*p); p++)
    ;
  if (p == stop)
    return FALSE;
  return (*p != '"' && *p != '\'') || (stop - p > 1 && stop[-1] == *p);
}

/* After "&#" at @at: the character, and where the reference ends. */
static gunichar
read_reference (const char *at, const char *end, const char **stop)
{
  gboolean hex = at < end && (*at == 'x' || *at == 'X');
  guint64  code = 0;

  for (at += hex; at < end && (hex ? g_ascii_isxdigit (*at) : g_ascii_isdigit (*at)); at++)
    code = MIN (code * (hex ? 16 : 10) + (guint64) g_ascii_xdigit_value (*at), 0x110000);
  *stop = at < end && *at == ';' ? at + 1 : at;
  return (gunichar) code;
}

/* Not a character, or one that the parser would take for an error when it reads it again. */
static gboolean
is_no_character (gunichar code)
{
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) || (code >= 0xfdd0 && code <= 0xfdef)
         || (code & 0xfffe) == 0xfffe || code == 0x7f || code == 0x81 || code == 0x8d || code == 0x8f || code == 0x90
         || code == 0x9d;
}

static gboolean
begins_reference (const char *at, const char *end)
{
  gboolean hex = end - at > 3 && (at[2] == 'x' || at[2] == 'X');

  return end - at > 2 && at[1] == '#' && (hex ? g_ascii_isxdigit (at[3]) : g_ascii_isdigit (at[2]));
}

/* @from to @to without NUL, and without references to characters that do not exist: the parser would make broken
 * UTF-8 of them. */
static void
write_text (GString *html, const char *from, const char *to)
{
  for (const char *p = from; p < to;)
    {
      const char *and = memchr (p, '&', (gsize) (to - p)), *stop;
      const char *nul = memchr (p, '\0', (gsize) ((and != NULL ? and : to) - p));
      gunichar    code;

      stop = nul != NULL ? nul : and != NULL ? and : to;
      g_string_append_len (html, p, stop - p);
      p = stop;
      if (p == to)
        return;
      if (*p == '\0')
        {
          p++;
          continue;
        }
      if (!begins_reference (p, to))
        {
          g_string_append_c (html, *p++);
          continue;
        }
      code = read_reference (p + 2, to, &stop);
      if (is_no_character (code))
        g_string_append (html, "\xef\xbf\xbd");
      else if (code < 0x20 && code != '\t' && code != '\n')
        g_string_append_c (html, ' ');
      else
        g_string_append_len (html, p, stop - p);
      p = stop;
    }
}

static void
write_start_tag (Scan *self, const char *name, gsize length, const char *end)
{
  GString    *html = self->result->html;
  const char *at = name + length, *key, *stop;
  gsize       key_length, from = html->len;
  guint       n = 0;

  g_string_append_c (html, '<');
  g_string_append_len (html, name, (gssize) length);
  while (next_attribute (&at, end, &key, &key_length, &stop))
    {
      if (++n > DOSSIER_HTML_MAX_ATTRIBUTES || self->attributes >= DOSSIER_HTML_MAX_PAGE_ATTRIBUTES)
        {
          self->result->flattened = TRUE;
          break;
        }
      if (!is_used (key, key_length) || !is_whole (key, key_length, stop))
        continue;
      if (html->len - from + (gsize) (stop - key) + 2 > DOSSIER_HTML_MAX_TAG_BYTES)
        {
          self->result->flattened = TRUE;
          continue;
        }
      self->attributes++;
      g_string_append_c (html, ' ');
      write_text (html, key, stop);
    }
  g_string_append_c (html, '>');
}

/* Where "</NAME" begins, from @from on; @end when it never does. */
static const char *
find_raw_end (const char *from, const char *end, const char *name, gsize length)
{
  for (const char *p = from; (p = find (p, end, "</")) != NULL; p += 2)
    {
      const char *after = p + 2 + length;

      if (after <= end && g_ascii_strncasecmp (p + 2, name, length) == 0
          && (after == end || is_blank (*after) || *after == '/' || *after == '>'))
        return p;
    }
  return end;
}

static gboolean
says (const char *from, const char *to, const char *what)
{
  for (gsize length = strlen (what); (gsize) (to - from) >= length; from++)
    if (g_ascii_strncasecmp (from, what, length) == 0)
      return TRUE;
  return FALSE;
}

static void
keep_json_ld (Scan *self, const char *tag, const char *tag_end, const char *from, const char *to)
{
  if (to - from > DOSSIER_HTML_MAX_JSON_LD || self->result->json_ld->len >= DOSSIER_HTML_MAX_JSON_LD_BLOCKS
      || !says (tag, tag_end, "ld+json"))
    return;
  g_ptr_array_add (self->result->json_ld, g_strndup (from, (gsize) (to - from)));
}

/* Words that a browser shows at most in another way (the title of a drawing): an <object> holds them, which is no
 * part of what is read and whose words stay in sanitized HTML. */
static void
write_aside (Scan *self, const char *from, const char *to)
{
  if (from == to || !dossier_html_depth_start (self->depth, DOSSIER_TAG_OBJECT, "object", 6))
    return;
  g_string_append (self->result->html, "<object>");
  for (const char *p = from; p < to;)
    {
      const char *open = memchr (p, '<', (gsize) (to - p));
      const char *close = open != NULL ? memchr (open, '>', (gsize) (to - open)) : NULL;

      write_text (self->result->html, p, open != NULL ? open : to);
      p = open == NULL || close == NULL ? to : close + 1;
    }
  g_string_append (self->result->html, "</object>");
  dossier_html_depth_end (self->depth, DOSSIER_TAG_OBJECT, "object", 6);
}

/* An element that holds text only: scripts and styles go, titles and text areas stay as they are. */
static void
take_raw (Scan *self, DossierTag tag, const char *name, gsize length, const char *tag_end)
{
  const char *from = MIN (tag_end + 1, self->end);
  const char *to = tag == DOSSIER_TAG_PLAINTEXT ? self->end : find_raw_end (from, self->end, name, length);
  const char *after = to < self->end ? memchr (to, '>', (gsize) (self->end - to)) : NULL;

  if (tag == DOSSIER_TAG_SCRIPT)
    keep_json_ld (self, name, tag_end, from, to);
  if (tag == DOSSIER_TAG_IFRAME || (tag == DOSSIER_TAG_TITLE && self->foreign != 0))
    write_aside (self, from, to);
  if ((tag == DOSSIER_TAG_TITLE || tag == DOSSIER_TAG_TEXTAREA || tag == DOSSIER_TAG_XMP) && self->foreign == 0)
    {
      if (dossier_html_depth_start (self->depth, tag, name, length))
        {
          write_start_tag (self, name, length, tag_end);
          write_text (self->result->html, from, to);
          g_string_append_printf (self->result->html, "</%.*s>", (int) length, name);
          dossier_html_depth_end (self->depth, tag, name, length);
        }
    }
  else if (tag == DOSSIER_TAG_PLAINTEXT)
    {
      g_string_append (self->result->html, "<plaintext>");
      g_string_append_len (self->result->html, from, to - from);
    }
  self->at = after != NULL ? after + 1 : self->end;
}

/* Inside a drawing or formula only the words stay; an HTML block ends it, as in the standard. TRUE: handled. */
static gboolean
take_foreign (Scan *self, DossierTag tag, const char *name, gsize length, gboolean is_end)
{
  gboolean names = length == 4 && g_ascii_strncasecmp (name, "desc", 4) == 0;
  gboolean source = length >= 10 && g_ascii_strncasecmp (name, "annotation", 10) == 0;

  if (!is_end && (names || source))
    {
      const char *to = find_raw_end (self->at, self->end, name, length);

      if (names)
        write_aside (self, self->at, to);
      self->at = to;
      return TRUE;
    }
  if (is_end && tag == self->foreign)
    {
      self->foreign = DOSSIER_TAG_UNKNOWN;
      return TRUE;
    }
  if (!is_end
      && ((dossier_tag_get_flags (tag) & TAG_BLOCK) || tag == DOSSIER_TAG_IMG || tag == DOSSIER_TAG_BR
          || tag == DOSSIER_TAG_SPAN))
    {
      self->foreign = DOSSIER_TAG_UNKNOWN;
      return FALSE;
    }
  return TRUE;
}

/* Where blanks count as they are written. */
static void
count_preformatted (Scan *self, DossierTag tag, gboolean is_end)
{
  if (tag != DOSSIER_TAG_PRE && tag != DOSSIER_TAG_LISTING)
    return;
  if (!is_end)
    self->preformatted++;
  else if (self->preformatted > 0)
    self->preformatted--;
}

/* Text up to @to: indentation is a quarter of many pages, and the parser would go through it letter by letter. */
static void
take_text (Scan *self, const char *to)
{
  const char *from = self->at;

  if (self->folds && self->preformatted == 0)
    while (to - from > 1 && is_blank (from[0]) && is_blank (from[1]))
      from++;
  write_text (self->result->html, from, to);
}

/* self->at is at "<" or "</" and a letter. */
static void
take_tag (Scan *self)
{
  gboolean    is_end = self->at[1] == '/';
  const char *name = self->at + 1 + is_end, *p = name, *end;
  gsize       length;
  DossierTag  tag;

  while (p < self->end && !is_blank (*p) && *p != '/' && *p != '>')
    p++;
  length = (gsize) (p - name);
  end = find_tag_end (p, self->end);
  if (end == NULL && ++self->unended <= MAX_UNENDED)
    end = memchr (p, '>', (gsize) (self->end - p));
  if (end == NULL)
    {
      self->at = self->end;
      return;
    }
  self->at = end + 1;
  tag = dossier_tag_find (name, length);
  count_preformatted (self, tag, is_end);
  if (self->foreign != DOSSIER_TAG_UNKNOWN && !(dossier_tag_get_flags (tag) & TAG_RAW)
      && take_foreign (self, tag, name, length, is_end))
    return;
  if (tag == DOSSIER_TAG_SVG || tag == DOSSIER_TAG_MATH)
    {
      self->foreign = !is_end && end[-1] != '/' ? tag : DOSSIER_TAG_UNKNOWN;
      return;
    }
  if (is_end)
    {
      if (dossier_html_depth_end (self->depth, tag, name, length))
        g_string_append_printf (self->result->html, "</%.*s>", (int) length, name);
    }
  else if (dossier_tag_get_flags (tag) & TAG_RAW)
    take_raw (self, tag, name, length, end);
  else if (dossier_html_depth_start (self->depth, tag, name, length))
    write_start_tag (self, name, length, end);
  else
    self->result->flattened = TRUE;
  dossier_html_depth_end_formatting (self->depth, self->result->html);
}

/* self->at is at "<!" or "<?" or "</" and no letter. */
static void
take_declaration (Scan *self)
{
  const char *p = self->at, *end;

  if (self->end - p >= 4 && memcmp (p, "<!--", 4) == 0)
    {
      const char *normal = find (p + 4, self->end, "-->"), *odd = find (p + 4, normal ? normal : self->end, "--!>");

      if (self->end - p > 4 && p[4] == '>')
        end = p + 4;
      else if (self->end - p > 5 && p[4] == '-' && p[5] == '>')
        end = p + 5;
      else
        end = odd != NULL ? odd + 3 : normal != NULL ? normal + 2 : self->end - 1;
      self->at = end + 1;
      return;
    }
  end = memchr (p, '>', (gsize) (self->end - p));
  if (end != NULL && end - p < 512 && self->end - p > 9 && g_ascii_strncasecmp (p, "<!doctype", 9) == 0)
    g_string_append_len (self->result->html, p, end - p + 1);
  self->at = end != NULL ? end + 1 : self->end;
}

DossierHtmlScan *
dossier_html_scan (const char *text, gsize length, gboolean folds)
{
  DossierHtmlScan *result = g_new0 (DossierHtmlScan, 1);
  g_autoptr (DossierHtmlDepth) depth = dossier_html_depth_new ();
  Scan self = { result, depth, text, text + length, DOSSIER_TAG_UNKNOWN, 0, 0, 0, folds };

  result->html = g_string_sized_new (length / 2 + 64);
  result->json_ld = g_ptr_array_new_with_free_func (g_free);
  while (self.at < self.end)
    {
      const char *open = memchr (self.at, '<', (gsize) (self.end - self.at));
      char        next, after;

      take_text (&self, open != NULL ? open : self.end);
      if (open == NULL)
        break;
      self.at = open;
      next = self.end - open > 1 ? open[1] : '\0';
      after = self.end - open > 2 ? open[2] : '\0';
      if (g_ascii_isalpha (next) || (next == '/' && g_ascii_isalpha (after)))
        take_tag (&self);
      else if (next == '!' || next == '?' || (next == '/' && after != '\0'))
        take_declaration (&self);
      else
        {
          g_string_append (result->html, "&lt;");
          self.at++;
        }
    }
  return result;
}

void
dossier_html_scan_free (DossierHtmlScan *self)
{
  if (self->html != NULL)
    g_string_free (self->html, TRUE);
  g_clear_pointer (&self->json_ld, g_ptr_array_unref);
  g_free (self);
}
