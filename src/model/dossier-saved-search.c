/* dossier-saved-search.c - a search that a person keeps under a name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-saved-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "dossier-query.h"

#define PACKED "(ss)"

G_DEFINE_QUARK (dossier - saved - search - error - quark, dossier_saved_search_error)

DossierSavedSearch *
dossier_saved_search_new (gint64 id, const char *name, const char *query)
{
  DossierSavedSearch *self = g_new0 (DossierSavedSearch, 1);

  self->id = id;
  self->name = g_strdup (name);
  self->query = g_strdup (query);
  return self;
}

void
dossier_saved_search_free (DossierSavedSearch *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->query);
  g_free (self->problem);
  g_free (self);
}

static gboolean
has_control_signs (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_iscntrl (g_utf8_get_char (c)))
      return TRUE;
  return FALSE;
}

char *
dossier_saved_search_clean_name (const char *name, GError **error)
{
  g_autofree char *clean = NULL;

  if (name != NULL && g_utf8_validate (name, -1, NULL))
    clean = g_utf8_normalize (name, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  if (clean != NULL)
    g_strstrip (g_strdelimit (clean, "\t\r\n", ' '));
  if (clean == NULL || *clean == '\0' || has_control_signs (clean))
    {
      g_set_error_literal (error, DOSSIER_SAVED_SEARCH_ERROR, DOSSIER_SAVED_SEARCH_ERROR_NAME,
                           _ ("A name needs some letters, and no signs that cannot be seen."));
      return NULL;
    }
  if (g_utf8_strlen (clean, -1) > DOSSIER_SAVED_SEARCH_MAX_NAME)
    {
      g_set_error (error, DOSSIER_SAVED_SEARCH_ERROR, DOSSIER_SAVED_SEARCH_ERROR_NAME,
                   _ ("A name has at most %d letters; this one is longer."), DOSSIER_SAVED_SEARCH_MAX_NAME);
      return NULL;
    }
  return g_steal_pointer (&clean);
}

gboolean
dossier_saved_search_check_query (const char *query, GError **error)
{
  g_autoptr (DossierQuery) parsed = dossier_query_parse (query, FALSE, error);

  if (parsed == NULL)
    return FALSE;
  if (!dossier_query_is_everything (parsed))
    return TRUE;
  g_set_error_literal (error, DOSSIER_SAVED_SEARCH_ERROR, DOSSIER_SAVED_SEARCH_ERROR_QUERY,
                       _ ("Say what to search for: words, or a filter such as “is:unread”."));
  return FALSE;
}

gboolean
dossier_saved_search_depends_on_day (const char *query)
{
  static const char *const fields[] = { "date:", "saved:", "as-of:" };
  g_autofree char         *lower = g_ascii_strdown (query, -1);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strstr (lower, fields[i]) != NULL)
      return TRUE;
  return FALSE;
}

char *
dossier_saved_search_pack (const DossierSavedSearch *self)
{
  g_autoptr (GVariant) packed = g_variant_ref_sink (g_variant_new (PACKED, self->name, self->query));

  return g_variant_print (packed, FALSE);
}

DossierSavedSearch *
dossier_saved_search_unpack (const char *packed)
{
  g_autoptr (GVariant) read = g_variant_parse (G_VARIANT_TYPE (PACKED), packed, NULL, NULL, NULL);
  const char *name, *query;

  if (read == NULL)
    return NULL;
  g_variant_get (read, "(&s&s)", &name, &query);
  return dossier_saved_search_new (0, name, query);
}
