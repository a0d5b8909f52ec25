/* dossier-feed-writer.c - stories as a feed that other programs read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-feed-writer.h"

#include "dossier-escape.h"
#include "dossier-json-private.h"

/* The story's own name among all: 32 hexadecimal digits. */
static char *
dup_id (const DossierStoryRow *row)
{
  return g_strdup_printf ("urn:x-dossier:story:%s", row->uid);
}

/* When it was published, or else saved. */
static char *
dup_moment (const DossierStoryRow *row)
{
  gboolean is_known = row->published.precision != DOSSIER_PRECISION_UNKNOWN && row->published.from != 0;

  return dossier_time_to_string (is_known ? row->published.from : row->saved);
}

/* ---- Atom ---- */

static void
append_element (GString *out, const char *indent, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (out, "%s<%s>", indent, name);
  dossier_escape_xml (out, text);
  g_string_append_printf (out, "</%s>\n", name);
}

static void
append_author (GString *out, const char *indent, const char *name)
{
  if (name == NULL || *name == '\0')
    return;
  g_string_append_printf (out, "%s<author><name>", indent);
  dossier_escape_xml (out, name);
  g_string_append (out, "</name></author>\n");
}

static void
append_entry (GString *out, const DossierStoryRow *row)
{
  g_autofree char *id = dup_id (row), *moment = dup_moment (row);
  const char      *uri = dossier_web_address (row->uri);

  g_string_append (out, "  <entry>\n");
  append_element (out, "    ", "id", id);
  if (row->title != NULL && *row->title != '\0')
    append_element (out, "    ", "title", row->title);
  else
    g_string_append (out, "    <title></title>\n"); /* an entry has to have one */
  append_element (out, "    ", "updated", moment);
  append_element (out, "    ", "published", moment);
  if (uri != NULL)
    {
      g_string_append (out, "    <link rel=\"alternate\" href=\"");
      dossier_escape_xml (out, uri);
      g_string_append (out, "\"/>\n");
    }
  append_author (out, "    ", row->author != NULL ? row->author : row->source);
  append_element (out, "    ", "summary", row->summary);
  g_string_append (out, "  </entry>\n");
}

char *
dossier_feed_write_atom (const DossierFeedHead *head, GPtrArray *stories)
{
  GString         *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                               "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
  g_autofree char *updated = dossier_time_to_string (head->updated);

  append_element (out, "  ", "id", head->id);
  append_element (out, "  ", "title", head->title);
  append_element (out, "  ", "updated", updated);
  append_author (out, "  ", "Dossier");
  for (guint i = 0; i < stories->len; i++)
    append_entry (out, dossier_story_get_row (stories->pdata[i]));
  g_string_append (out, "</feed>\n");
  return g_string_free (out, FALSE);
}

/* ---- JSON Feed ---- */

static void
write_author (JsonBuilder *json, const char *name)
{
  if (name == NULL)
    return;
  dossier_begin_array (json, "authors");
  json_builder_begin_object (json);
  dossier_write_string (json, "name", name);
  json_builder_end_object (json);
  json_builder_end_array (json);
}

static void
write_item (JsonBuilder *json, const DossierStoryRow *row)
{
  g_autofree char *id = dup_id (row), *moment = dup_moment (row);

  json_builder_begin_object (json);
  dossier_write_string (json, "id", id);
  dossier_write_known (json, "url", dossier_web_address (row->uri));
  dossier_write_known (json, "title", row->title);
  dossier_write_string (json, "content_text", row->summary != NULL ? row->summary : "");
  dossier_write_known (json, "date_published", moment);
  write_author (json, row->author != NULL ? row->author : row->source);
  json_builder_end_object (json);
}

char *
dossier_feed_write_json (const DossierFeedHead *head, GPtrArray *stories)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  dossier_write_string (json, "version", "https://jsonfeed.org/version/1.1");
  dossier_write_string (json, "title", head->title);
  dossier_begin_array (json, "items");
  for (guint i = 0; i < stories->len; i++)
    write_item (json, dossier_story_get_row (stories->pdata[i]));
  json_builder_end_array (json);
  json_builder_end_object (json);
  return dossier_json_take (json, TRUE);
}
