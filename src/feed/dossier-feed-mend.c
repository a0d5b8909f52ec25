/* dossier-feed-mend.c - the text of a feed made well-formed enough, and bounded, before an XML parser sees it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-feed-limits.h"
#include "dossier-feed-parser.h"
#include "dossier-feed-tag-private.h"
#include "dossier-feed-text-private.h"
#include "dossier-feed-xml-private.h"

typedef struct
{
  const char *name;
  gsize       length;
  guint       spaces; /* that could be declared when it began */
} Element;

typedef struct
{
  const char *at, *end; /* what is left to read */
  GString    *out;
  gboolean    is_list;
  GArray     *open;     /* (element-type Element): what is not closed yet, outer first; names point into the text */
  guint       too_deep; /* open elements that were left out because they are too deep */
  guint       spaces;   /* namespaces that may still be declared */
  gsize       broken;   /* bytes looked at for tags without an end so far */
  GString    *tag;      /* scratch */
  GHashTable *entities; /* name -> value, both owned: declared inside the document. NULL without any */
  gsize       expanded; /* bytes put in for declared entities so far */
} Mender;

static gboolean
starts_with (const char *at, const char *end, const char *prefix)
{
  gsize length = strlen (prefix);

  return (gsize) (end - at) >= length && g_ascii_strncasecmp (at, prefix, length) == 0;
}

/* Behind the next @needle, or @end. */
static const char *
skip_past (const char *at, const char *end, const char *needle)
{
  const char *found = g_strstr_len (at, end - at, needle);

  return found != NULL ? found + strlen (needle) : end;
}

static gboolean
is_root_name (const char *at, const char *end)
{
  static const char *const names[] = { "rss", "feed", "rdf", "channel", "opml", "outlines" };
  const char              *name = at;

  while (at < end && dossier_feed_is_name (*at))
    if (*at++ == ':')
      name = at;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == (gsize) (at - name) && g_ascii_strncasecmp (name, names[i], at - name) == 0)
      return TRUE;
  return FALSE;
}

/* Behind the document type that starts at @at; its internal subset, if there is one, in @subset and @subset_end. */
static const char *
skip_document_type (const char *at, const char *end, const char **subset, const char **subset_end)
{
  char quote = '\0';

  *subset = NULL;
  for (; at < end; at++)
    if (quote != '\0')
      quote = *at == quote ? '\0' : quote;
    else if (starts_with (at, end, "<!--"))
      at = skip_past (at, end, "-->") - 1;
    else if (*at == '"' || *at == '\'')
      quote = *at;
    else if (*at == '[' && *subset == NULL)
      *subset = at + 1;
    else if (*at == ']' && *subset != NULL)
      *subset_end = at;
    else if (*at == '>' && (*subset == NULL || (*subset_end != NULL)))
      return at + 1;
  return end;
}

/* The beginning of the root element; the document type before it, if there is one, is left in the last two. */
static const char *
find_root (const char *text, gsize length, const char **subset, const char **subset_end)
{
  const char *at = text, *end = text + length;

  *subset = *subset_end = NULL;
  while ((at = memchr (at, '<', end - at)) != NULL)
    if (starts_with (at, end, "<!--"))
      at = skip_past (at, end, "-->");
    else if (starts_with (at, end, "<?"))
      at = skip_past (at, end, "?>");
    else if (starts_with (at, end, "<!doctype"))
      at = skip_document_type (at, end, subset, subset_end);
    else if (is_root_name (at + 1, end))
      return at;
    else
      at++;
  return NULL;
}

const char *
dossier_feed_find_root (const char *text, gsize length)
{
  const char *subset, *subset_end;

  return find_root (text, length, &subset, &subset_end);
}

/* Behind the declaration that starts at @at, quotes respected. */
static const char *
skip_declaration (const char *at, const char *end)
{
  char quote = '\0';

  for (; at < end; at++)
    if (quote != '\0')
      quote = *at == quote ? '\0' : quote;
    else if (*at == '"' || *at == '\'')
      quote = *at;
    else if (*at == '>')
      return at + 1;
  return end;
}

/* <!ENTITY name "value">: kept when it is plain. What names a file or another entity is never read. */
static void
take_entity (Mender *self, const char *at, const char *end)
{
  const char *name, *value, *close;

  at += strlen ("<!ENTITY");
  while (at < end && g_ascii_isspace (*at))
    at++;
  name = at;
  while (at < end && dossier_feed_is_name (*at))
    at++;
  value = at;
  while (value < end && g_ascii_isspace (*value))
    value++;
  if (at == name || value == end || (*value != '"' && *value != '\''))
    return;
  close = memchr (value + 1, *value, end - value - 1);
  if (close == NULL || close - value > DOSSIER_FEED_MAX_ENTITY_BYTES
      || g_hash_table_size (self->entities) >= DOSSIER_FEED_MAX_ENTITIES)
    return;
  g_hash_table_replace (self->entities, g_strndup (name, at - name), g_strndup (value + 1, close - value - 1));
}

static void
take_entities (Mender *self, const char *at, const char *end)
{
  self->entities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  while ((at = memchr (at, '<', end - at)) != NULL)
    if (starts_with (at, end, "<!--"))
      at = skip_past (at, end, "-->");
    else
      {
        if (starts_with (at, end, "<!ENTITY"))
          take_entity (self, at, end);
        at = skip_declaration (at, end);
      }
}

static void
append_character (GString *out, gunichar c)
{
  if (c == '<')
    g_string_append (out, "&lt;");
  else if (c == '>')
    g_string_append (out, "&gt;");
  else if (c == '&')
    g_string_append (out, "&amp;");
  else if (c == '"')
    g_string_append (out, "&quot;");
  else
    g_string_append_unichar (out, c);
}

/* A declared entity's value. References inside it are put in once; those to other declared ones are left as text. */
static gboolean
append_declared (Mender *self, const char *value)
{
  self->expanded += strlen (value);
  if (self->expanded > DOSSIER_FEED_MAX_EXPANSION_BYTES)
    return FALSE;
  for (const char *at = value; *at != '\0';)
    {
      const char *next = at;
      gunichar    c = *at == '&' ? dossier_feed_read_reference (&next, at + strlen (at)) : 0;

      if (c != 0)
        append_character (self->out, c);
      else
        {
          next = g_utf8_next_char (at);
          append_character (self->out, g_utf8_get_char (at));
        }
      at = next;
    }
  return TRUE;
}

/* At an ampersand. */
static gboolean
mend_reference (Mender *self)
{
  const char *next = self->at, *name_end = self->at + 1;
  gunichar    c;

  while (name_end < self->end && dossier_feed_is_name (*name_end))
    name_end++;
  if (self->entities != NULL && name_end < self->end && *name_end == ';')
    {
      g_autofree char *name = g_strndup (self->at + 1, name_end - self->at - 1);
      const char      *value = g_hash_table_lookup (self->entities, name);

      if (value != NULL)
        {
          self->at = name_end + 1;
          return append_declared (self, value);
        }
    }
  c = dossier_feed_read_reference (&next, self->end);
  if (c != 0)
    append_character (self->out, c);
  else if (next == self->at)
    {
      next++;
      g_string_append (self->out, "&amp;");
    }
  self->at = next;
  return TRUE;
}

/* What XML does not allow, and the byte order mark, are left out; the rest is copied. */
static void
mend_character (Mender *self)
{
  const guchar *c = (const guchar *) self->at;

  if (c[0] == 0xC2 && self->end - self->at >= 2 && c[1] >= 0x80 && c[1] < 0xA0 && c[1] != 0x85)
    {
      g_string_append_unichar (self->out, dossier_feed_windows_character (c[1]));
      self->at += 2;
    }
  else if (c[0] == 0xEF && self->end - self->at >= 3
           && ((c[1] == 0xBF && (c[2] == 0xBE || c[2] == 0xBF)) || (c[1] == 0xBB && c[2] == 0xBF)))
    self->at += 3;
  else if (c[0] < 0x20 && c[0] != '\t' && c[0] != '\n' && c[0] != '\r')
    self->at++;
  else
    g_string_append_c (self->out, *self->at++);
}

/* Copies what needs no look, up to @end. */
static void
copy_plain (Mender *self, const char *end, char stop)
{
  const char *at = self->at;

  while (at < end && *at != stop && ((guchar) *at >= 0x20 || *at == '\n') && (guchar) *at != 0xEF
         && (guchar) *at != 0xC2)
    at++;
  g_string_append_len (self->out, self->at, at - self->at);
  self->at = at;
}

/* Text up to the next sign that means something. */
static gboolean
mend_text (Mender *self, const char *end)
{
  while (self->at < end)
    {
      copy_plain (self, end, '&');
      if (self->at == end)
        break;
      if (*self->at == '&')
        {
          if (!mend_reference (self))
            return FALSE;
        }
      else
        mend_character (self);
    }
  return TRUE;
}

static void
mend_cdata (Mender *self)
{
  const char *end = g_strstr_len (self->at, self->end - self->at, "]]>");
  const char *stop = end != NULL ? end : self->end;

  while (self->at < stop)
    {
      copy_plain (self, stop, '\0');
      if (self->at < stop)
        mend_character (self);
    }
  g_string_append (self->out, "]]>");
  self->at = end != NULL ? end + 3 : self->end;
}

static gboolean
set_limit (GError **error)
{
  g_set_error_literal (error, DOSSIER_FEED_ERROR, DOSSIER_FEED_ERROR_LIMIT,
                       _ ("The feed has an element that is too large to be read"));
  return FALSE;
}

static void
close_elements (Mender *self, guint keep)
{
  for (; self->open->len > keep; g_array_set_size (self->open, self->open->len - 1))
    {
      const Element *element = &g_array_index (self->open, Element, self->open->len - 1);

      g_string_append (self->out, "</");
      g_string_append_len (self->out, element->name, element->length);
      g_string_append_c (self->out, '>');
      self->spaces = element->spaces;
    }
}

/* The place of the innermost open element of that name, counted from 1; 0 when there is none. */
static guint
find_open (const Mender *self, const char *name, gsize length)
{
  for (guint i = self->open->len; i > 0; i--)
    {
      const Element *element = &g_array_index (self->open, Element, i - 1);

      if (element->length == length && g_ascii_strncasecmp (element->name, name, length) == 0)
        return i;
    }
  return 0;
}

/* An end tag closes what is still open inside; one that closes nothing is left out. */
static void
mend_end_tag (Mender *self)
{
  const char *name = self->at + 2, *name_end = name, *close = memchr (self->at, '>', self->end - self->at);
  guint       place;

  while (name_end < self->end && dossier_feed_is_name (*name_end))
    name_end++;
  self->at = close != NULL ? close + 1 : self->end;
  place = find_open (self, name, name_end - name);
  if (self->too_deep > 0 && place < self->open->len)
    self->too_deep--;
  else if (place > 0)
    {
      self->too_deep = 0;
      close_elements (self, place - 1);
    }
}

/* A new entry ends one that was not closed. */
static void
close_entry (Mender *self, const Element *element)
{
  guint place;

  if ((element->length != 4 || g_ascii_strncasecmp (element->name, "item", 4) != 0)
      && (element->length != 5 || g_ascii_strncasecmp (element->name, "entry", 5) != 0))
    return;
  place = find_open (self, element->name, element->length);
  if (place > 1)
    close_elements (self, place - 1);
}

static gboolean
mend_start_tag (Mender *self, GError **error)
{
  Element        element = { self->at + 1, 0, self->spaces };
  const char    *next = NULL, *end = self->end;
  DossierFeedTag tag;
  guint          declared;
  gboolean       is_fine;

  while (element.name + element.length < end && dossier_feed_is_name (element.name[element.length]))
    element.length++;
  g_string_truncate (self->tag, 0);
  tag = self->broken < DOSSIER_FEED_MAX_BROKEN_BYTES
            ? dossier_feed_tag_read (self->at, end, self->is_list, &self->spaces, self->tag, &next)
            : DOSSIER_FEED_TAG_NONE;
  if (tag == DOSSIER_FEED_TAG_NONE || tag == DOSSIER_FEED_TAG_CUT)
    {
      self->broken += tag == DOSSIER_FEED_TAG_NONE && next > self->at ? next - self->at : 0;
      g_string_append (self->out, tag == DOSSIER_FEED_TAG_NONE ? "&lt;" : "");
      self->at = tag == DOSSIER_FEED_TAG_NONE ? self->at + 1 : end;
      return TRUE;
    }
  declared = element.spaces - self->spaces;
  self->spaces = element.spaces;
  close_entry (self, &element);
  element.spaces = self->spaces;
  self->spaces -= MIN (declared, self->spaces);
  if (tag == DOSSIER_FEED_TAG_EMPTY || self->open->len >= DOSSIER_FEED_MAX_DEPTH)
    self->spaces = element.spaces;
  if (self->open->len >= DOSSIER_FEED_MAX_DEPTH)
    {
      self->too_deep += tag == DOSSIER_FEED_TAG_OPEN;
      self->at = next;
      return TRUE;
    }
  self->at = self->tag->str;
  self->end = self->tag->str + self->tag->len;
  is_fine = mend_text (self, self->end) || set_limit (error);
  self->end = end;
  g_string_append (self->out, tag == DOSSIER_FEED_TAG_EMPTY ? "/>" : ">");
  if (tag == DOSSIER_FEED_TAG_OPEN)
    g_array_append_val (self->open, element);
  self->at = next;
  return is_fine;
}

static gboolean
mend_markup (Mender *self, GError **error)
{
  const char *next = self->at + 1;

  if (starts_with (self->at, self->end, "<![CDATA["))
    mend_cdata (self);
  else if (starts_with (self->at, self->end, "<!--"))
    self->at = skip_past (self->at, self->end, "-->");
  else if (starts_with (self->at, self->end, "<?"))
    self->at = skip_past (self->at, self->end, "?>");
  else if (starts_with (self->at, self->end, "<!doctype"))
    self->at = skip_past (self->at, self->end, ">");
  else if (next < self->end && dossier_feed_is_name_start (*next))
    return mend_start_tag (self, error);
  else if (next + 1 < self->end && *next == '/' && dossier_feed_is_name_start (next[1]))
    mend_end_tag (self);
  else
    {
      g_string_append (self->out, "&lt;");
      self->at++;
    }
  return TRUE;
}

static gboolean
mend_all (Mender *self, GError **error)
{
  gboolean is_fine = TRUE;

  self->open = g_array_new (FALSE, FALSE, sizeof (Element));
  self->tag = g_string_new (NULL);
  do
    {
      const char *sign = memchr (self->at, '<', self->end - self->at);

      is_fine = mend_text (self, sign != NULL ? sign : self->end) || set_limit (error);
      if (is_fine && self->at < self->end)
        is_fine = mend_markup (self, error);
    }
  while (is_fine && self->at < self->end && self->open->len > 0);
  close_elements (self, 0);
  g_array_unref (self->open);
  g_string_free (self->tag, TRUE);
  return is_fine;
}

GString *
dossier_feed_mend (const char *text, gsize length, DossierFeedMend mend, GError **error)
{
  Mender      self = { .is_list = mend == DOSSIER_FEED_MEND_LIST, .spaces = DOSSIER_FEED_MAX_SPACES };
  const char *subset, *subset_end;
  gboolean    is_fine;

  self.at = find_root (text, length, &subset, &subset_end);
  self.end = text + length;
  if (self.at == NULL)
    {
      g_set_error_literal (error, DOSSIER_FEED_ERROR, DOSSIER_FEED_ERROR_NOT_A_FEED, _ ("There is no feed in it"));
      return NULL;
    }
  self.out = g_string_sized_new (length + length / 16 + 64);
  if (subset != NULL)
    take_entities (&self, subset, subset_end != NULL ? subset_end : self.end);
  is_fine = mend_all (&self, error);
  g_clear_pointer (&self.entities, g_hash_table_unref);
  if (!is_fine)
    {
      g_string_free (self.out, TRUE);
      return NULL;
    }
  return self.out;
}
