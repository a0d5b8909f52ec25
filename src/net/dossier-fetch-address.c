/* dossier-fetch-address.c - where we go and where we do not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-fetch-address-private.h"

#include <arpa/inet.h>
#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "dossier-fetch-words-private.h"

typedef struct
{
  guint8 bytes[16];
  guint  bits;
} Range;

/* IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890): what is not globally reachable. */
static const Range ranges4[] = {
  { { 0 }, 8 },         { { 10 }, 8 },       { { 100, 64 }, 10 },      { { 127 }, 8 },
  { { 169, 254 }, 16 }, { { 172, 16 }, 12 }, { { 192, 0, 0 }, 24 },    { { 192, 0, 2 }, 24 },
  { { 192, 168 }, 16 }, { { 198, 18 }, 15 }, { { 198, 51, 100 }, 24 }, { { 203, 0, 113 }, 24 },
  { { 224 }, 3 },
};
static const Range ranges6[] = {
  { { 0 }, 127 },
  { { 0, 0x64, 0xff, 0x9b, 0, 1 }, 48 },
  { { 0x01, 0x00 }, 63 },
  { { 0x20, 0x01 }, 23 },
  { { 0xfc }, 7 },
  { { 0xfe, 0x80 }, 10 },
  { { 0xfe, 0xc0 }, 10 },
  { { 0xff }, 8 },
  { { 0x20, 0x01, 0x0d, 0xb8 }, 32 },
  { { 0x3f, 0xff }, 20 },
  { { 0x5f }, 16 },
};
/* IPv6 that carries an IPv4 address, and where in it. */
static const struct
{
  Range range;
  guint at;
} carriers[] = {
  { { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff }, 96 }, 12 },
  { { { 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff }, 96 }, 12 },
  { { { 0, 0x64, 0xff, 0x9b }, 96 }, 12 },
  { { { 0x20, 0x02 }, 16 }, 2 },
  { { { 0 }, 96 }, 12 },
};

/* What /etc/hosts calls this computer, besides the names of RFC 6761. */
static const char *const own_names[] = {
  "localhost", "localhost.localdomain", "localhost6", "localhost6.localdomain6", "ip6-localhost", "ip6-loopback",
};

static gboolean
is_in (const guint8 *bytes, const Range *range)
{
  guint whole = range->bits / 8, rest = range->bits % 8;

  if (memcmp (bytes, range->bytes, whole) != 0)
    return FALSE;
  return rest == 0 || ((bytes[whole] ^ range->bytes[whole]) >> (8 - rest)) == 0;
}

static gboolean
is_private4 (const guint8 *bytes)
{
  for (guint i = 0; i < G_N_ELEMENTS (ranges4); i++)
    if (is_in (bytes, &ranges4[i]))
      return TRUE;
  return FALSE;
}

gboolean
dossier_fetch_address_is_private (GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);

  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4)
    return is_private4 (bytes);
  for (guint i = 0; i < G_N_ELEMENTS (ranges6); i++)
    if (is_in (bytes, &ranges6[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (carriers); i++)
    if (is_in (bytes, &carriers[i].range))
      return is_private4 (bytes + carriers[i].at);
  return FALSE;
}

/* As inet_aton reads it: also in one, two or three parts, octal or hexadecimal. */
static gboolean
is_private_number (const char *name)
{
  struct in_addr old;
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (name);

  if (address != NULL)
    return dossier_fetch_address_is_private (address);
  return inet_aton (name, &old) != 0 && is_private4 ((const guint8 *) &old.s_addr);
}

/* Small letters, without the zone of an IPv6 address and without the dot of the root. */
static char *
dup_plain_host (const char *host)
{
  char *name = g_ascii_strdown (host, -1);
  char *zone = strchr (name, '%');

  if (zone != NULL)
    *zone = '\0';
  while (g_str_has_suffix (name, "."))
    name[strlen (name) - 1] = '\0';
  return name;
}

static gboolean
is_private_name (const char *host)
{
  g_autofree char *name = dup_plain_host (host);

  for (guint i = 0; i < G_N_ELEMENTS (own_names); i++)
    if (strcmp (name, own_names[i]) == 0)
      return TRUE;
  return g_str_has_suffix (name, ".localhost") || is_private_number (name);
}

/* RFC 6762 and 8375, ICANN's reservation of .internal, and what home routers call their network. */
static gboolean
is_inner_name (const char *host)
{
  static const char *const endings[] = { ".local", ".lan", ".home.arpa", ".internal" };
  g_autofree char         *name = dup_plain_host (host);

  if (strpbrk (name, ".:") == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]))
      return TRUE;
  return FALSE;
}

gboolean
dossier_fetch_is_inside (const char *uri)
{
  g_autoptr (GUri) parsed = dossier_fetch_address_parse (uri, NULL, TRUE, NULL);

  return parsed != NULL && (is_private_name (g_uri_get_host (parsed)) || is_inner_name (g_uri_get_host (parsed)));
}

GError *
dossier_fetch_address_refuse (const char *host, gboolean is_led)
{
  /* TRANSLATORS: in both, the name of a computer. */
  if (is_led)
    return g_error_new (DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_REDIRECT,
                        _ ("A page led to “%s”, inside your own computer or network. It was not opened."), host);
  return g_error_new (DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_PRIVATE,
                      _ ("“%s” is inside your own computer or network. It was not opened."), host);
}

GUri *
dossier_fetch_address_parse (const char *text, GUri *base, gboolean allow_private, GError **error)
{
  const GUriFlags flags = SOUP_HTTP_URI_FLAGS | G_URI_FLAGS_PARSE_RELAXED;
  g_autoptr (GUri) uri = NULL;
  const char *scheme, *host, *path;

  if (strlen (text) <= DOSSIER_FETCH_MAX_ADDRESS)
    uri = g_uri_parse_relative (base, text, flags, NULL);
  scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;
  host = uri != NULL ? g_uri_get_host (uri) : NULL;
  path = uri != NULL ? g_uri_get_path (uri) : NULL;
  /* GLib reads "http://host;x", and cannot join it again. */
  if (host == NULL || *host == '\0' || (strcmp (scheme, "http") != 0 && strcmp (scheme, "https") != 0)
      || (*path != '/' && *path != '\0'))
    {
      g_autofree char *quote = dossier_fetch_words_quote (text);

      g_set_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_ADDRESS,
                   /* TRANSLATORS: what was given as an address. */
                   _ ("“%s” is not the address of a web page. Addresses begin with https:// or http://."), quote);
      return NULL;
    }
  if (!allow_private && is_private_name (host))
    {
      g_propagate_error (error, dossier_fetch_address_refuse (host, base != NULL));
      return NULL;
    }
  return g_steal_pointer (&uri);
}

/* What a host belongs to: two hosts with the same answer are one site. */
static char *
dup_site (const char *address)
{
  g_autoptr (GUri) uri = dossier_fetch_address_parse (address, NULL, TRUE, NULL);
  g_autofree char *host = uri != NULL ? dup_plain_host (g_uri_get_host (uri)) : NULL;
  const char      *domain;

  if (host == NULL)
    return NULL;
  domain = soup_tld_get_base_domain (host, NULL);
  return g_strdup (domain != NULL ? domain : host);
}

gboolean
dossier_fetch_is_same_site (const char *a, const char *b)
{
  g_autofree char *site_a = dup_site (a), *site_b = dup_site (b);

  return site_a != NULL && g_strcmp0 (site_a, site_b) == 0;
}
