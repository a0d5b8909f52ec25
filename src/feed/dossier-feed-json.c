/* dossier-feed-json.c - JSON Feed 1.0 and 1.1
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "dossier-feed-date-private.h"
#include "dossier-feed-fields-private.h"
#include "dossier-feed-limits.h"
#include "dossier-feed-parser.h"
#include "dossier-feed-text-private.h"

/* The JSON parser takes "\ud80-" for a character and hands on bytes that are not UTF-8. */
static char *
dup_filled (const char *text)
{
  return *text != '\0' ? g_utf8_make_valid (text, -1) : NULL;
}

/* A member that is a text, or a number written as one; NULL otherwise. Owned by the caller. */
static char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return dup_filled (json_node_get_string (node));
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    return g_strdup_printf ("%.0f", json_node_get_double (node));
  return NULL;
}

/* One line; as the feed has it. */
static char *
get_line (JsonObject *object, const char *name)
{
  g_autofree char *text = get_text (object, name);

  return dossier_feed_fold (text);
}

static char *
get_html (JsonObject *object, const char *name)
{
  g_autofree char *text = get_text (object, name);
  GString         *html;

  if (text == NULL)
    return NULL;
  html = g_string_new (text);
  dossier_feed_truncate (html, DOSSIER_FEED_MAX_HTML_BYTES);
  return g_string_free (html, FALSE);
}

static char *
get_escaped (JsonObject *object, const char *name)
{
  g_autofree char *text = get_html (object, name);

  return dossier_feed_escape (text);
}

static char *
get_address (JsonObject *object, const char *name, const char *base)
{
  g_autofree char *text = get_text (object, name);

  return dossier_feed_resolve_link (base, text);
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_element (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* "authors" of 1.1, "author" of 1.0; the first that has a name. */
static char *
get_author (JsonObject *object)
{
  JsonArray  *authors = get_array (object, "authors");
  JsonObject *author = get_object (object, "author");
  char       *name = NULL;

  for (guint i = 0; authors != NULL && name == NULL && i < json_array_get_length (authors); i++)
    if (get_element (authors, i) != NULL)
      name = get_line (get_element (authors, i), "name");
  if (name == NULL && author != NULL)
    name = get_line (author, "name");
  return name != NULL || author != NULL ? name : get_line (object, "author");
}

static void
add_attachments (DossierDraft *entry, JsonArray *attachments, const char *base)
{
  for (guint i = 0; i < json_array_get_length (attachments); i++)
    {
      JsonObject      *attachment = get_element (attachments, i);
      g_autofree char *address = NULL, *type = NULL, *size = NULL;

      if (attachment == NULL)
        continue;
      address = get_address (attachment, "url", base);
      type = get_line (attachment, "mime_type");
      size = get_text (attachment, "size_in_bytes");
      dossier_feed_add_enclosure (entry, address, type, size);
    }
}

static void
add_tags (DossierDraft *entry, JsonArray *tags)
{
  for (guint i = 0; i < json_array_get_length (tags); i++)
    {
      JsonNode *node = json_array_get_element (tags, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        {
          g_autofree char *tag = dup_filled (json_node_get_string (node));

          dossier_feed_add_tag (entry, tag);
        }
    }
}

static DossierDraft *
read_item (JsonObject *item, const char *uri)
{
  DossierFeedFields fields = { uri, FALSE };
  DossierDraft     *entry = dossier_draft_new ();

  dossier_feed_fields_take (&fields, DOSSIER_FEED_FIELD_ID, 0, get_text (item, "id"));
  dossier_feed_fields_take (&fields, DOSSIER_FEED_FIELD_LINK, 0, get_address (item, "url", uri));
  dossier_feed_fields_take (&fields, DOSSIER_FEED_FIELD_LINK, 1, get_address (item, "external_url", uri));
  dossier_feed_fields_take (&fields, DOSSIER_FEED_FIELD_TITLE, 0, get_line (item, "title"));
  dossier_feed_fields_take (&fields, DOSSIER_FEED_FIELD_SUMMARY, 0, get_escaped (item, "summary"));
  dossier_feed_fields_take (&fields, DOSSIER_FEED_FIELD_CONTENT, 0, get_html (item, "content_html"));
  dossier_feed_fields_take (&fields, DOSSIER_FEED_FIELD_CONTENT, 1, get_escaped (item, "content_text"));
  dossier_feed_fields_take (&fields, DOSSIER_FEED_FIELD_PUBLISHED, 0, get_line (item, "date_published"));
  dossier_feed_fields_take (&fields, DOSSIER_FEED_FIELD_UPDATED, 0, get_line (item, "date_modified"));
  dossier_feed_fields_take (&fields, DOSSIER_FEED_FIELD_LANGUAGE, 0, get_line (item, "language"));
  dossier_feed_fields_take (&fields, DOSSIER_FEED_FIELD_AUTHOR, 0, get_author (item));
  dossier_feed_fields_to_entry (&fields, entry);
  if (get_array (item, "attachments") != NULL)
    add_attachments (entry, get_array (item, "attachments"), uri);
  if (get_array (item, "tags") != NULL)
    add_tags (entry, get_array (item, "tags"));
  return entry;
}

static void
read_feed (DossierFeedDraft *feed, JsonObject *root, const char *uri)
{
  JsonArray *items = get_array (root, "items");

  feed->format = g_strdup ("json");
  feed->title = get_line (root, "title");
  feed->link = get_address (root, "home_page_url", uri);
  feed->self_uri = get_address (root, "feed_url", uri);
  feed->id = get_text (root, "feed_url");
  feed->description = get_escaped (root, "description");
  feed->author = get_author (root);
  feed->language = get_line (root, "language");
  if (feed->language != NULL)
    g_strdelimit (feed->language, "_", '-');
  feed->image = get_address (root, "icon", uri);
  for (guint i = 0; items != NULL && i < MIN (json_array_get_length (items), DOSSIER_FEED_MAX_ITEMS); i++)
    if (get_element (items, i) != NULL)
      g_ptr_array_add (feed->entries, read_item (get_element (items, i), uri));
  for (guint i = 0; i < feed->entries->len; i++)
    {
      DossierDraft *entry = feed->entries->pdata[i];

      if (entry->author == NULL)
        entry->author = g_strdup (feed->author);
    }
}

/* json-glib descends with the document: depth is told before it is let near. It takes comments and single quotes, too,
 * behind which no bracket would be seen: there are none in JSON. */
static gboolean
is_shallow (const char *text, gsize length)
{
  guint    depth = 0;
  gboolean in_string = FALSE;

  for (gsize i = 0; i < length; i++)
    if (in_string)
      {
        if (text[i] == '\\')
          i++;
        else
          in_string = text[i] != '"';
      }
    else if (text[i] == '"')
      in_string = TRUE;
    else if (text[i] == '\'' || (text[i] == '/' && i + 1 < length && text[i + 1] == '*'))
      return FALSE;
    else if ((text[i] == '{' || text[i] == '[') && ++depth > DOSSIER_FEED_MAX_DEPTH)
      return FALSE;
    else if ((text[i] == '}' || text[i] == ']') && depth > 0)
      depth--;
  return TRUE;
}

/* The four digits of a "\uXXXX" at @at; 0 when there is none. */
static guint
read_escape (const char *at, const char *end)
{
  guint value = 0;

  if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
    return 0;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (at[i]))
        return 0;
      value = value << 4 | (guint) g_ascii_xdigit_value (at[i]);
    }
  return value;
}

/* Half a surrogate pair becomes U+FFFD: some versions of json-glib refuse the whole text for one. */
static void
mend_surrogates (char *text, gsize length)
{
  char *end = text + length;

  for (char *at = text; (at = memchr (at, '\\', end - at)) != NULL; at = MIN (at + 2, end))
    {
      guint value = read_escape (at, end);

      if ((value & 0xF800) != 0xD800)
        continue;
      if (value < 0xDC00 && (read_escape (at + 6, end) & 0xFC00) == 0xDC00)
        at += 6;
      else
        memcpy (at + 2, "FFFD", 4);
    }
}

gboolean
dossier_feed_read_json (DossierFeedDraft *feed, const char *text, gsize length, const char *uri, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) parse_error = NULL;
  g_autoptr (GString) mended = g_string_new_len (text, length);
  JsonNode   *root;
  JsonObject *object;

  if (!is_shallow (text, length))
    {
      g_set_error_literal (error, DOSSIER_FEED_ERROR, DOSSIER_FEED_ERROR_LIMIT, _ ("The feed is nested too deeply"));
      return FALSE;
    }
  mend_surrogates (mended->str, mended->len);
  if (!json_parser_load_from_data (parser, mended->str, mended->len, &parse_error))
    {
      g_autofree char *message = g_utf8_make_valid (parse_error->message, -1); /* it quotes the feed, by bytes */

      g_set_error (error, DOSSIER_FEED_ERROR, DOSSIER_FEED_ERROR_SYNTAX, _ ("The feed is not JSON: %s"), message);
      return FALSE;
    }
  root = json_parser_get_root (parser);
  object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (object == NULL || (get_array (object, "items") == NULL && !json_object_has_member (object, "version")))
    {
      g_set_error_literal (error, DOSSIER_FEED_ERROR, DOSSIER_FEED_ERROR_NOT_A_FEED, _ ("There is no feed in it"));
      return FALSE;
    }
  read_feed (feed, object, uri);
  return TRUE;
}
