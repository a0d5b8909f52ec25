/* dossier-highlights-move.c - the move that a highlight is about, between libraries
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-highlights-move.h"

#include <string.h>

#define Q_COMPONENT "?="

static void
append_name (GString *urn, const char *key, const char *name)
{
  if (name == NULL)
    return;
  g_string_append_printf (urn, "%s%s=", strstr (urn->str, Q_COMPONENT) != NULL ? "&" : Q_COMPONENT, key);
  g_string_append_uri_escaped (urn, name, NULL, FALSE);
}

char *
dossier_highlights_make_move_urn (DossierClaimKind kind, const char *subject, const char *object)
{
  GString *urn = g_string_new (DOSSIER_HIGHLIGHTS_MOVE_URN);

  g_string_append (urn, dossier_claim_kind_to_string (kind));
  append_name (urn, "subject", subject);
  append_name (urn, "object", object);
  return g_string_free (urn, FALSE);
}

/* What @key has among @names (may be NULL); NULL when it is nothing. Owned by the caller. */
static char *
dup_name (GHashTable *names, const char *key)
{
  const char *name = names != NULL ? g_hash_table_lookup (names, key) : NULL;

  return name != NULL && *name != '\0' ? g_strdup (name) : NULL;
}

DossierClaimKind
dossier_highlights_read_move_urn (const char *urn, char **subject, char **object)
{
  const char      *word = urn != NULL && g_str_has_prefix (urn, DOSSIER_HIGHLIGHTS_MOVE_URN)
                              ? urn + strlen (DOSSIER_HIGHLIGHTS_MOVE_URN)
                              : NULL;
  const char      *rest = word != NULL ? strstr (word, Q_COMPONENT) : NULL;
  g_autofree char *kind_word = NULL;
  g_autoptr (GHashTable) names = NULL;
  DossierClaimKind kind;

  *subject = *object = NULL;
  if (word == NULL || strlen (word) > DOSSIER_HIGHLIGHTS_MAX_MOVE_URN)
    return 0;
  kind_word = rest != NULL ? g_strndup (word, (gsize) (rest - word)) : g_strdup (word);
  kind = dossier_claim_kind_from_string (kind_word);
  if (kind == 0)
    return 0;
  if (rest != NULL)
    names = g_uri_parse_params (rest + strlen (Q_COMPONENT), -1, "&", G_URI_PARAMS_NONE, NULL);
  *subject = dup_name (names, "subject");
  *object = dup_name (names, "object");
  return kind;
}
