/* dossier-wrapped-address.c - the address that an address of a search engine, a network or a mail's sender carries.
 *
 * Nothing is asked for and nothing made up: what cannot be read letter by letter stays as it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-address-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "dossier-extract-data-private.h"

/* Arrays and objects in the JSON of one address: nobody writes more than two. */
#define MAX_BRACKETS 16

gboolean
dossier_address_is_host (const char *host, const char *pattern)
{
  gsize n = strlen (host), m = strlen (pattern);

  return strcmp (pattern, "*") == 0 || strcmp (host, pattern) == 0
         || (n > m && host[n - m - 1] == '.' && strcmp (host + n - m, pattern) == 0);
}

static GPtrArray *
get_wrappers (void)
{
  static GPtrArray *rows = NULL;

  if (g_once_init_enter (&rows))
    g_once_init_leave (&rows, dossier_extract_data_load ("wrappers"));
  return rows;
}

/* ---- what carries it ---- */

/* The value of a parameter, decoded; NULL without one. */
static char *
dup_parameter (const char *query, const char *name)
{
  g_auto (GStrv) all = g_strsplit (query != NULL ? query : "", "&", -1);
  gsize n = strlen (name);

  for (guint i = 0; all[i] != NULL; i++)
    if (g_str_has_prefix (all[i], name) && all[i][n] == '=')
      return g_uri_unescape_string (all[i] + n + 1, NULL);
  return NULL;
}

/* "/amp/s/example.org/story": what stands behind the prefix, "s/" for https. */
static char *
dup_from_path (const char *rest)
{
  const char *scheme = "http";

  if (g_str_has_prefix (rest, "s/"))
    {
      scheme = "https";
      rest += 2;
    }
  return strchr (rest, '.') != NULL ? g_strconcat (scheme, "://", rest, NULL) : NULL;
}

/* The part of a path that begins at @part, decoded. */
static char *
dup_part (const char *part)
{
  return g_uri_unescape_segment (part, part + strcspn (part, "/"), NULL);
}

/* @rest is the path behind its prefix. */
static char *
dup_carried (const char *where, const char *rest, const char *query)
{
  const char *slash = strrchr (rest, '/');

  if (strcmp (where, "PATH") == 0)
    return dup_from_path (rest);
  if (strcmp (where, "ADDRESS") == 0 || strcmp (where, "NEXT") == 0)
    return dup_part (rest);
  if (strcmp (where, "LAST") == 0)
    return dup_part (slash != NULL ? slash + 1 : rest);
  if (strcmp (where, "ALL") == 0)
    return query != NULL ? g_strconcat (rest, "?", query, NULL) : g_strdup (rest);
  return dup_parameter (query, where);
}

/* ---- how it is written ---- */

/* Base64 of either alphabet, with or without what fills it up. NULL when it is none, or gives no text. */
static char *
dup_base64 (const char *text, gsize length)
{
  g_autoptr (GString) filled = NULL;
  g_autofree char *bytes = NULL;
  gsize            n = 0;

  while (length > 0 && text[length - 1] == '=')
    length--;
  if (length % 4 == 1)
    return NULL;
  filled = g_string_new_len (text, (gssize) length);
  for (gsize i = 0; i < length; i++)
    {
      char c = text[i] == '-' ? '+' : text[i] == '_' ? '/' : text[i];

      if (!g_ascii_isalnum (c) && c != '+' && c != '/')
        return NULL;
      filled->str[i] = c;
    }
  while (filled->len % 4 != 0)
    g_string_append_c (filled, '=');
  bytes = (char *) g_base64_decode (filled->str, &n);
  return n > 0 && memchr (bytes, '\0', n) == NULL && g_utf8_validate (bytes, (gssize) n, NULL) ? g_strndup (bytes, n)
                                                                                               : NULL;
}

static guint
count_brackets (const char *json)
{
  guint n = 0;

  for (; *json != '\0'; json++)
    n += *json == '{' || *json == '[';
  return n;
}

/* The text that the members @names lead to in @json. */
static char *
dup_member (const char *json, const char *const *names)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode   *root, *node;
  const char *text;

  /* A text that an escaped zero byte ends would be another one. */
  if (count_brackets (json) > MAX_BRACKETS || strstr (json, "\\u0000") != NULL
      || !json_parser_load_from_data (parser, json, -1, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  node = json_object_get_member (json_node_get_object (root), names[0]);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  text = json_node_get_string (node);
  return names[1] != NULL ? dup_member (text, names + 1) : g_strdup (text);
}

/* What is signed has its text in the middle of three parts, or before the only point. */
static char *
dup_from_json (const char *text, const char *const *names)
{
  const char      *first = strchr (text, '.'), *second = first != NULL ? strchr (first + 1, '.') : NULL;
  const char      *start = second != NULL ? first + 1 : text;
  g_autofree char *json = dup_base64 (start, strcspn (start, "."));

  return json != NULL ? dup_member (json, names) : NULL;
}

/* "https-3A__example.org_a-2Db": "-" for "%", "_" for "/". */
static char *
dup_from_defense2 (const char *text)
{
  g_autofree char *escaped = g_strdelimit (g_strdup (text), "-", '%');

  return g_uri_unescape_string (g_strdelimit (escaped, "_", '/'), NULL);
}

/* Letters that one "*" stands for, or "**" with the letter behind it, which counts from two on; 0: none. */
static gsize
read_stars (const char *at, gsize *length)
{
  static const char counts[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const char       *count = at[1] == '*' && at[2] != '\0' ? strchr (counts, at[2]) : NULL;

  *length = at[1] == '*' ? 3 : 1;
  if (at[1] == '*')
    return count != NULL ? (gsize) (count - counts) + 2 : 0;
  return 1;
}

/* "https://example.org/a*b__;Iw!!key!rest": stars in the address stand for letters, which are in Base64 behind it. */
static char *
dup_from_defense3 (const char *text)
{
  const char      *end = strstr (text, "__;"), *mark = end != NULL ? strchr (end, '!') : NULL;
  g_autofree char *letters
      = mark == NULL || mark == end + 3 ? g_strdup ("") : dup_base64 (end + 3, (gsize) (mark - end - 3));
  const char *next = letters;
  g_autoptr (GString) out = g_string_new (NULL);

  if (mark == NULL || letters == NULL)
    return NULL;
  for (const char *at = text; at < end;)
    {
      gsize length = 1, n = *at == '*' ? read_stars (at, &length) : 0;

      if (*at != '*')
        g_string_append_c (out, *at);
      else if (n == 0 || n > (gsize) g_utf8_strlen (next, -1))
        return NULL;
      else
        {
          const char *behind = g_utf8_offset_to_pointer (next, (glong) n);

          g_string_append_len (out, next, behind - next);
          next = behind;
        }
      at += length;
    }
  return *next == '\0' ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

/* @text as @coding (may be NULL) says. */
static char *
decode (const char *text, const char *coding)
{
  g_auto (GStrv) words = g_strsplit (coding != NULL ? coding : "", " ", -1);

  if (words[0] == NULL)
    return g_strdup (text);
  if (strcmp (words[0], "HTTPS") == 0)
    return g_strconcat ("https://", text, NULL);
  if (strcmp (words[0], "DEFENSE2") == 0)
    return dup_from_defense2 (text);
  if (strcmp (words[0], "DEFENSE3") == 0)
    return dup_from_defense3 (text);
  if (strcmp (words[0], "JSON") == 0)
    return dup_from_json (text, (const char *const *) words + 1);
  if (words[1] != NULL && !g_str_has_prefix (text, words[1]))
    return NULL;
  text += words[1] != NULL ? strlen (words[1]) : 0;
  return dup_base64 (text, strlen (text));
}

/* ---- the table ---- */

/* Only what says itself that it is an address of the web; nothing is completed. */
static gboolean
is_address (const char *text)
{
  return g_utf8_validate (text, -1, NULL)
         && (g_ascii_strncasecmp (text, "https://", 8) == 0 || g_ascii_strncasecmp (text, "http://", 7) == 0);
}

char *
dossier_address_dup_wrapped (const char *host, const char *path, const char *query)
{
  GPtrArray *rows = get_wrappers ();

  for (guint i = 0; i < rows->len; i++)
    {
      GStrv            row = g_ptr_array_index (rows, i);
      g_autofree char *carried = NULL, *inner = NULL, *address = NULL;

      if (!dossier_address_is_host (host, row[0]) || !g_str_has_prefix (path, row[1]))
        continue;
      carried = dup_carried (row[2], path + strlen (row[1]), query);
      inner = carried != NULL ? decode (carried, row[3]) : NULL;
      address = inner != NULL && is_address (inner) ? dossier_address_dup_web (inner, NULL) : NULL;
      if (address != NULL)
        return g_steal_pointer (&address);
    }
  return NULL;
}
