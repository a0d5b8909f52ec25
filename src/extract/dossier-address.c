/* dossier-address.c - an address out of foreign HTML, made absolute or refused.
 *
 * Works on the characters as they are (RFC 3986, 5.2 to 5.4): real links hold blanks, umlauts and brackets that a
 * strict reader would refuse, and an address is later compared with the feed's, so it is not rewritten either.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-sanitizer.h"

#include <string.h>

#include "dossier-address-private.h"
#include "dossier-extract-limits.h"

/* Blanks and control characters at both ends and line breaks and tabs inside do not count (URL standard, 4.4). */
static char *
clean (const char *address)
{
  GString *out = g_string_new (NULL);
  gsize    end = strlen (address);

  while ((guchar) *address != '\0' && (guchar) *address <= ' ')
    address++, end--;
  while (end > 0 && (guchar) address[end - 1] <= ' ')
    end--;
  for (gsize i = 0; i < end; i++)
    if (address[i] != '\t' && address[i] != '\n' && address[i] != '\r')
      g_string_append_c (out, address[i]);
  return g_string_free (out, FALSE);
}

/* Characters before the ":" of a scheme; 0 when there is none. */
static gsize
scheme_length (const char *address)
{
  gsize n = 0;

  if (!g_ascii_isalpha (address[0]))
    return 0;
  while (g_ascii_isalnum (address[n]) || address[n] == '+' || address[n] == '-' || address[n] == '.')
    n++;
  return address[n] == ':' ? n : 0;
}

static gboolean
is_scheme (const char *address, gsize length, const char *scheme)
{
  return strlen (scheme) == length && g_ascii_strncasecmp (address, scheme, length) == 0;
}

/* "a:b" whose "a" is no scheme would be one to somebody else. */
static gboolean
has_odd_colon (const char *relative)
{
  gsize first = strcspn (relative, "/?#");

  return memchr (relative, ':', first) != NULL;
}

static void
drop_last_segment (GString *path)
{
  const char *slash = strrchr (path->str, '/');

  g_string_truncate (path, slash != NULL ? (gsize) (slash - path->str) : 0);
}

/* RFC 3986, 5.2.4. @path begins with "/". */
static void
add_without_dots (GString *out, const char *path, gsize length)
{
  g_autoptr (GString) done = g_string_new (NULL);
  const char *end = path + length;

  while (path < end)
    {
      const char *next = memchr (path + 1, '/', (gsize) (end - path - 1));
      gsize       n = (gsize) ((next != NULL ? next : end) - path);

      if (n == 2 && memcmp (path, "/.", 2) == 0)
        {
          if (next == NULL)
            g_string_append_c (done, '/');
        }
      else if (n == 3 && memcmp (path, "/..", 3) == 0)
        {
          drop_last_segment (done);
          if (next == NULL)
            g_string_append_c (done, '/');
        }
      else
        g_string_append_len (done, path, (gssize) n);
      path += n;
    }
  g_string_append_len (out, done->str, (gssize) done->len);
}

static char *
resolve (const char *base, const char *relative)
{
  GString    *out = g_string_new (NULL);
  gsize       scheme = scheme_length (base) + 1;
  const char *host = base + scheme + 2;
  const char *path = host + strcspn (host, "/?#");
  gsize       path_length = strcspn (path, "?#");

  if (g_str_has_prefix (relative, "//"))
    {
      g_string_append_len (out, base, (gssize) scheme);
      g_string_append (out, relative);
      return g_string_free (out, FALSE);
    }
  g_string_append_len (out, base, path - base);
  if (*relative == '\0' || *relative == '#')
    g_string_append_len (out, path, (gssize) strcspn (path, "#"));
  else if (*relative == '?')
    g_string_append_len (out, path, (gssize) path_length);
  else
    {
      g_autoptr (GString) merged = g_string_new_len (path, (gssize) path_length);
      gsize n = strcspn (relative, "?#");

      if (*relative == '/')
        g_string_truncate (merged, 0);
      else
        {
          drop_last_segment (merged);
          g_string_append_c (merged, '/');
        }
      g_string_append_len (merged, relative, (gssize) n);
      add_without_dots (out, merged->str, merged->len);
      relative += n;
    }
  g_string_append (out, relative);
  return g_string_free (out, FALSE);
}

static gboolean
is_web (const char *address)
{
  gsize n = scheme_length (address);

  return (is_scheme (address, n, "http") || is_scheme (address, n, "https")) && g_str_has_prefix (address + n, "://")
         && address[n + 3] != '\0' && strchr ("/?#", address[n + 3]) == NULL;
}

char *
dossier_address_dup (const char *address, const char *base_uri, gboolean keep_relative)
{
  g_autofree char *cleaned = NULL;
  g_autofree char *base = NULL;
  gsize            n;

  if (address == NULL || strlen (address) > DOSSIER_HTML_MAX_ADDRESS)
    return NULL;
  cleaned = clean (address);
  n = scheme_length (cleaned);
  if (n > 0)
    return is_web (cleaned) || is_scheme (cleaned, n, "mailto") ? g_steal_pointer (&cleaned) : NULL;
  if (has_odd_colon (cleaned))
    return NULL;
  base = base_uri != NULL ? clean (base_uri) : NULL;
  if (base == NULL || !is_web (base))
    return keep_relative && *cleaned != '\0' ? g_steal_pointer (&cleaned) : NULL;
  return resolve (base, cleaned);
}

char *
dossier_address_dup_web (const char *address, const char *base_uri)
{
  g_autofree char *found = dossier_address_dup (address, base_uri, FALSE);

  return found != NULL && is_web (found) ? g_steal_pointer (&found) : NULL;
}

char *
dossier_html_dup_safe_address (const char *address, const char *base_uri)
{
  return dossier_address_dup (address, base_uri, FALSE);
}
