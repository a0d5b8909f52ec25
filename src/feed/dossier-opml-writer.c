/* dossier-opml-writer.c - lists of feeds: OPML out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-opml.h"

#include <string.h>

#include "dossier-opml-private.h"

/* FreshRSS's own namespace, whose attributes come out again as they came. */
#define FRSS_PREFIX "frss"
#define FRSS_ADDRESS "https://freshrss.org/opml"

gboolean
dossier_opml_is_kept (const char *name)
{
  static const char *const names[]
      = { "title", "text", "type", "description", "language", "version", "category", "created" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      return TRUE;
  if (!g_str_has_prefix (name, FRSS_PREFIX ":") || !g_ascii_isalpha (name[strlen (FRSS_PREFIX ":")]))
    return FALSE;
  for (name += strlen (FRSS_PREFIX ":"); *name != '\0'; name++)
    if (!g_ascii_isalnum (*name) && *name != '-' && *name != '_')
      return FALSE;
  return TRUE;
}

static guint
common_depth (char **a, char **b)
{
  guint depth = 0;

  while (a[depth] != NULL && b[depth] != NULL && g_str_equal (a[depth], b[depth]))
    depth++;
  return depth;
}

/* Characters that XML cannot hold, however they are written, are left out. */
static char *
escape (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) kept = g_string_sized_new (strlen (valid));

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if ((c >= 0x20 && c != 0xFFFE && c != 0xFFFF) || c == '\t')
        g_string_append_unichar (kept, c);
      else if (c == '\n')
        g_string_append_c (kept, ' ');
    }
  return g_markup_escape_text (kept->str, (gssize) kept->len);
}

static void
append_attribute (GString *out, const char *name, const char *value)
{
  g_autofree char *escaped = NULL;

  if (value == NULL)
    return;
  escaped = escape (value);
  g_string_append_printf (out, " %s=\"%s\"", name, escaped);
}

static void
indent (GString *out, guint depth)
{
  for (guint i = 0; i < depth + 2; i++)
    g_string_append (out, "  ");
}

/* The value of the line that begins with @name in @lines, NULL-terminated; NULL when there is none. Borrowed. */
static const char *
find_kept (GStrv lines, const char *name)
{
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], name) && lines[i][strlen (name)] == ' ')
      return lines[i] + strlen (name) + 1;
  return NULL;
}

static void
append_kept (GString *out, GStrv lines)
{
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      char *value = strchr (lines[i], ' ');

      if (value == NULL)
        continue;
      *value++ = '\0';
      if (dossier_opml_is_kept (lines[i]) && !g_str_equal (lines[i], "title") && !g_str_equal (lines[i], "text")
          && !g_str_equal (lines[i], "type"))
        append_attribute (out, lines[i], value);
    }
}

/* A list may name a feed twice, as title and as text: both come out again unless it has another name by now. */
static void
append_outline (GString *out, const DossierOutline *outline, guint depth)
{
  g_auto (GStrv) lines = outline->attributes != NULL ? g_strsplit (outline->attributes, "\n", -1) : NULL;
  const char *type = find_kept (lines, "type"), *text = find_kept (lines, "text");

  if (text == NULL || g_strcmp0 (find_kept (lines, "title"), outline->title) != 0)
    text = outline->title;
  indent (out, depth);
  g_string_append (out, "<outline");
  append_attribute (out, "type", type != NULL ? type : "rss");
  append_attribute (out, "text", text);
  append_attribute (out, "title", outline->title);
  append_attribute (out, "xmlUrl", outline->xml_uri);
  append_attribute (out, "htmlUrl", outline->html_uri);
  append_kept (out, lines);
  g_string_append (out, "/>\n");
}

static gboolean
needs_space (GPtrArray *outlines)
{
  for (guint i = 0; i < outlines->len; i++)
    {
      const DossierOutline *outline = outlines->pdata[i];

      if (outline->attributes != NULL && strstr (outline->attributes, FRSS_PREFIX ":") != NULL)
        return TRUE;
    }
  return FALSE;
}

/* As RFC 822 has it, whatever the person's language. */
static char *
dup_date (GDateTime *when)
{
  static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  static const char *const months[]
      = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

  return g_strdup_printf ("%s, %02d %s %04d %02d:%02d:%02d GMT", days[g_date_time_get_day_of_week (when) - 1],
                          g_date_time_get_day_of_month (when), months[g_date_time_get_month (when) - 1],
                          g_date_time_get_year (when), g_date_time_get_hour (when), g_date_time_get_minute (when),
                          g_date_time_get_second (when));
}

static void
append_head (GString *out, GPtrArray *outlines, const char *title, gint64 created)
{
  g_autofree char *name = escape (title != NULL ? title : "");
  g_autoptr (GDateTime) when = created != 0 ? g_date_time_new_from_unix_utc (created) : NULL;
  g_autofree char *date = NULL;

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\"");
  if (needs_space (outlines))
    g_string_append (out, " xmlns:" FRSS_PREFIX "=\"" FRSS_ADDRESS "\"");
  g_string_append_printf (out, ">\n  <head>\n    <title>%s</title>\n", name);
  if (when != NULL)
    date = dup_date (when);
  if (date != NULL)
    g_string_append_printf (out, "    <dateCreated>%s</dateCreated>\n", date);
  g_string_append (out, "  </head>\n  <body>\n");
}

static void
append_folders (GString *out, char **open, char **folder)
{
  guint common = common_depth (open, folder);

  for (guint depth = g_strv_length (open); depth > common; depth--)
    {
      indent (out, depth - 1);
      g_string_append (out, "</outline>\n");
    }
  for (guint depth = common; folder[depth] != NULL; depth++)
    {
      indent (out, depth);
      g_string_append (out, "<outline");
      append_attribute (out, "text", folder[depth]);
      append_attribute (out, "title", folder[depth]);
      g_string_append (out, ">\n");
    }
}

char *
dossier_opml_write (GPtrArray *outlines, const char *title, gint64 created)
{
  GString *out = g_string_new (NULL);
  char    *no_folder[] = { NULL }, **open = no_folder;

  append_head (out, outlines, title, created);
  for (guint i = 0; i < outlines->len; i++)
    {
      const DossierOutline *outline = outlines->pdata[i];

      append_folders (out, open, outline->folder);
      append_outline (out, outline, g_strv_length (outline->folder));
      open = outline->folder;
    }
  append_folders (out, open, no_folder);
  g_string_append (out, "  </body>\n</opml>\n");
  return g_string_free (out, FALSE);
}
