/* dossier-clean-address.c - the address of a page without what is not about the page.
 *
 * What is kept is kept as it is encoded, so that the server knows it again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-clean-address.h"

#include <string.h>

#include "dossier-address-private.h"
#include "dossier-extract-data-private.h"
#include "dossier-extract-limits.h"

/* Wrappers inside wrappers that are taken off: more do not go into an address that is looked at. */
#define MAX_WRAPPERS 256

typedef struct
{
  char *scheme, *user, *host, *path, *query, *fragment; /* user, query and fragment may be NULL; encoded as they came */
  int   port;                                           /* -1: the scheme's own */
} Parts;

static void
parts_clear (Parts *parts)
{
  g_free (parts->scheme);
  g_free (parts->user);
  g_free (parts->host);
  g_free (parts->path);
  g_free (parts->query);
  g_free (parts->fragment);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static void
replace (char **text, char *with)
{
  g_free (*text);
  *text = with;
}

/* GLib reads hosts with escaped signs, which would be others when they are written again. */
static gboolean
is_plain_host (const char *host)
{
  for (const char *at = host; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr ("-._~", *at) == NULL && (guchar) *at < 0x80)
      return g_hostname_is_ip_address (host);
  return *host != '\0';
}

/* FALSE: not an address of the web. */
static gboolean
split (const char *address, Parts *parts)
{
  g_autofree char *trimmed = strlen (address) <= DOSSIER_HTML_MAX_ADDRESS ? g_strstrip (g_strdup (address)) : NULL;

  if (trimmed == NULL
      || !g_uri_split_with_user (trimmed, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, &parts->scheme, &parts->user,
                                 NULL, NULL, &parts->host, &parts->port, &parts->path, &parts->query, &parts->fragment,
                                 NULL)
      || parts->host == NULL || parts->scheme == NULL || !is_plain_host (parts->host)
      || (*parts->path != '/' && *parts->path != '\0')) /* GLib reads such, and cannot join them again */
    return FALSE;
  replace (&parts->scheme, g_ascii_strdown (parts->scheme, -1));
  replace (&parts->host, g_ascii_strdown (parts->host, -1));
  if (parts->port == (strcmp (parts->scheme, "https") == 0 ? 443 : 80))
    parts->port = -1;
  if (*parts->path == '\0')
    replace (&parts->path, g_strdup ("/"));
  return strcmp (parts->scheme, "http") == 0 || strcmp (parts->scheme, "https") == 0;
}

static char *
join (const Parts *parts)
{
  return g_uri_join (G_URI_FLAGS_ENCODED, parts->scheme, parts->user, parts->host, parts->port, parts->path,
                     parts->query, parts->fragment);
}

/* ---- parameters ---- */

static GPtrArray *
get_parameters (void)
{
  static GPtrArray *rows = NULL;

  if (g_once_init_enter (&rows))
    g_once_init_leave (&rows, dossier_extract_data_load ("parameters"));
  return rows;
}

static gboolean
is_name (const char *name, gsize length, const char *pattern)
{
  gsize n = strlen (pattern);

  if (pattern[n - 1] == '*')
    return length >= n - 1 && g_ascii_strncasecmp (name, pattern, n - 1) == 0;
  return length == n && g_ascii_strncasecmp (name, pattern, n) == 0;
}

static gboolean
counts_readers (const char *parameter, const char *host)
{
  GPtrArray *rows = get_parameters ();
  gsize      length = strcspn (parameter, "=");

  for (guint i = 0; i < rows->len; i++)
    {
      GStrv row = g_ptr_array_index (rows, i);

      if (is_name (parameter, length, row[1]) && dossier_address_is_host (host, row[0]))
        return TRUE;
    }
  return FALSE;
}

static void
drop_parameters (Parts *parts)
{
  g_auto (GStrv) all = NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  if (parts->query == NULL)
    return;
  all = g_strsplit (parts->query, "&", -1);
  for (guint i = 0; all[i] != NULL; i++)
    if (all[i][0] != '\0' && !counts_readers (all[i], parts->host))
      g_ptr_array_add (kept, all[i]);
  g_ptr_array_add (kept, NULL);
  /* A query that is all kept stays letter by letter. */
  if (kept->len - 1 < g_strv_length (all))
    replace (&parts->query, kept->len > 1 ? g_strjoinv ("&", (char **) kept->pdata) : NULL);
  if (parts->query != NULL && *parts->query == '\0')
    replace (&parts->query, NULL);
}

/* ---- fragments ---- */

/* "#!/story" and "#/story" choose the page; all others a place on it. */
static void
drop_fragment (Parts *parts)
{
  if (parts->fragment == NULL)
    return;
  if ((parts->fragment[0] != '!' && parts->fragment[0] != '/') || parts->fragment[1] == '\0')
    replace (&parts->fragment, NULL);
}

/* ---- the two forms ---- */

static char *
dup_wrapped (const Parts *parts)
{
  return dossier_address_dup_wrapped (parts->host, parts->path, parts->query);
}

static gboolean
read_clean (const char *address, Parts *parts)
{
  g_autofree char *now = g_strdup (address);

  for (guint i = 0; i < MAX_WRAPPERS; i++)
    {
      char *inner;

      parts_clear (parts);
      memset (parts, 0, sizeof *parts);
      if (!split (now, parts))
        return FALSE;
      inner = dup_wrapped (parts);
      if (inner == NULL)
        {
          drop_parameters (parts);
          drop_fragment (parts);
          /* What was in its way may be gone. */
          inner = dup_wrapped (parts);
        }
      if (inner == NULL)
        {
          /* Read again until it stays: what was unescaped can make an escape with what is beside it, and what was
           * escaped is longer. */
          inner = join (parts);
          if (strcmp (inner, now) == 0)
            {
              g_free (inner);
              return TRUE;
            }
        }
      replace (&now, inner);
    }
  return TRUE;
}

char *
dossier_address_dup_clean (const char *address)
{
  g_auto (Parts) parts = { 0 };

  return read_clean (address, &parts) ? join (&parts) : g_strdup (address);
}

/* The name of the site that www.site, m.site and amp.site are. */
static const char *
skip_faces (const char *host)
{
  static const char *const faces[] = { "www.", "m.", "mobile.", "amp." };

  for (guint i = 0; i < G_N_ELEMENTS (faces); i++)
    if (g_str_has_prefix (host, faces[i]) && strchr (host + strlen (faces[i]), '.') != NULL)
      return host + strlen (faces[i]);
  return host;
}

static void
cut_suffixes (GString *path)
{
  static const char *const suffixes[]
      = { "/", "/index.html", "/index.htm", "/index.php", "/default.aspx", "/amp", "/amp.html", ".amp" };
  gboolean is_cut = TRUE;

  while (is_cut)
    {
      is_cut = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
        if (g_str_has_suffix (path->str, suffixes[i]))
          {
            g_string_truncate (path, path->len - strlen (suffixes[i]));
            is_cut = TRUE;
          }
    }
  g_string_replace (path, ".amp.html", ".html", 1);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_sorted_query (GString *key, const char *query)
{
  g_auto (GStrv) all = g_strsplit (query, "&", -1);
  guint n = g_strv_length (all);
  char  mark = '?';

  qsort (all, n, sizeof *all, compare_words);
  for (guint i = 0; i < n; i++)
    if (strcmp (all[i], "amp") != 0 && strcmp (all[i], "amp=1") != 0
        && g_ascii_strcasecmp (all[i], "outputType=amp") != 0)
      {
        g_string_append_printf (key, "%c%s", mark, all[i]);
        mark = '&';
      }
}

char *
dossier_address_dup_key (const char *address)
{
  g_auto (Parts) parts = { 0 };
  g_autoptr (GString) path = NULL;
  GString *key;

  if (!read_clean (address, &parts))
    return g_strdup (address);
  key = g_string_new (skip_faces (parts.host));
  if (parts.port != -1)
    g_string_append_printf (key, ":%d", parts.port);
  path = g_string_new (parts.path);
  cut_suffixes (path);
  g_string_append (key, path->str);
  if (parts.query != NULL)
    add_sorted_query (key, parts.query);
  if (parts.fragment != NULL)
    g_string_append_printf (key, "#%s", parts.fragment);
  return g_string_free (key, FALSE);
}
