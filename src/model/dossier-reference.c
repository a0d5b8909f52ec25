/* dossier-reference.c - addresses that are written relative to another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-reference.h"

static gboolean
can_be_joined (GUri *uri)
{
  const char *path = g_uri_get_path (uri);

  return g_uri_get_host (uri) != NULL && (*path == '/' || *path == '\0');
}

char *
dossier_reference_resolve (const char *base, const char *reference, GUriFlags flags)
{
  g_autoptr (GUri) from = g_uri_parse (base, flags, NULL);
  g_autoptr (GUri) uri = from != NULL ? g_uri_parse_relative (from, reference, flags, NULL) : NULL;

  return uri != NULL && can_be_joined (uri) ? g_uri_to_string (uri) : NULL;
}
