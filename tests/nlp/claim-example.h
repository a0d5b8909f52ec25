/* claim-example.h - sentences with their names marked, and the claims in them written out.
 *
 * {Ada Moss} is a person, [Lumio] an organization, [Harrow team] (by its last word) a team.
 * Claims: "kind {Ada Moss} [Lumio] flag ...", joined by "; ", sorted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-claim-extractor.h"
#include "dossier-claim-tables-private.h"

#include <string.h>

typedef struct
{
  char          *text; /* without the marks */
  DossierTokens *tokens;
  GArray        *names;    /* of DossierNamedTokens */
  GPtrArray     *entities; /* (element-type DossierFoundEntity) */
  GPtrArray     *claims;   /* (element-type DossierFoundClaim) */
} ClaimExample;

static inline guint
claim_example_entity (GPtrArray *entities, char mark, const char *name)
{
  DossierEntityKind kind = mark == '{' ? DOSSIER_ENTITY_PERSON : DOSSIER_ENTITY_ORGANIZATION;

  for (guint i = 0; i < entities->len; i++)
    {
      const DossierFoundEntity *entity = entities->pdata[i];

      if (entity->kind == kind && g_str_equal (entity->name, name))
        return i;
    }
  g_ptr_array_add (entities,
                   dossier_found_entity_new (
                       kind, g_str_has_suffix (name, " team") ? DOSSIER_SUBTYPE_TEAM : DOSSIER_SUBTYPE_NONE, name));
  return entities->len - 1;
}

static inline void
claim_example_add_name (ClaimExample *self, gsize start, gsize end, guint entity)
{
  DossierNamedTokens name = { 0, 0, entity };

  while (name.first < self->tokens->n_tokens && self->tokens->tokens[name.first].start < start)
    name.first++;
  while (name.first + name.n < self->tokens->n_tokens && self->tokens->tokens[name.first + name.n].start < end)
    name.n++;
  g_array_append_val (self->names, name);
}

static inline ClaimExample *
claim_example_new (const DossierClaimExtractor *extractor, const char *marked, const char *written)
{
  ClaimExample *self = g_new0 (ClaimExample, 1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gsize));
  DossierDate date = DOSSIER_DATE_UNKNOWN;

  self->names = g_array_new (FALSE, FALSE, sizeof (DossierNamedTokens));
  self->entities = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_found_entity_free);
  self->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_found_claim_free);
  for (const char *at = marked; *at != '\0'; at++)
    if (*at == '{' || *at == '[')
      {
        const char      *end = strchr (at, *at == '{' ? '}' : ']');
        g_autofree char *name = g_strndup (at + 1, (gsize) (end - at) - 1);
        gsize            place[3] = { text->len, text->len + strlen (name), 0 };

        place[2] = claim_example_entity (self->entities, *at, name);
        g_array_append_vals (places, place, 3);
        g_string_append (text, name);
        at = end;
      }
    else
      g_string_append_c (text, *at);
  self->text = g_string_free (g_steal_pointer (&text), FALSE);
  self->tokens = dossier_tokens_new (self->text, strlen (self->text));
  for (guint i = 0; i + 2 < places->len; i += 3)
    claim_example_add_name (self, g_array_index (places, gsize, i), g_array_index (places, gsize, i + 1),
                            (guint) g_array_index (places, gsize, i + 2));
  if (written != NULL)
    g_assert_true (dossier_date_parse (written, &date));
  dossier_claim_extractor_run (extractor, self->tokens, (const DossierNamedTokens *) (void *) self->names->data,
                               self->names->len, self->entities, &date, self->claims);
  return self;
}

static inline void
claim_example_free (ClaimExample *self)
{
  g_free (self->text);
  dossier_tokens_free (self->tokens);
  g_array_unref (self->names);
  g_ptr_array_unref (self->entities);
  g_ptr_array_unref (self->claims);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClaimExample, claim_example_free)

static inline void
claim_example_append (GString *out, GPtrArray *entities, int entity)
{
  const DossierFoundEntity *found;

  if (entity < 0)
    return;
  found = entities->pdata[entity];
  g_string_append_printf (out, found->kind == DOSSIER_ENTITY_PERSON ? " {%s}" : " [%s]", found->name);
}

static inline int
claim_example_compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The claims of a list like "left {Ada Moss} [Lumio]; ...", sorted. */
static inline char *
claim_example_sort (const char *list)
{
  g_auto (GStrv) parts = g_strsplit (list, "; ", -1);

  qsort (parts, g_strv_length (parts), sizeof (char *), claim_example_compare);
  return g_strjoinv ("; ", parts);
}

static inline char *
claim_example_dup_claims (const ClaimExample *self)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < self->claims->len; i++)
    {
      const DossierFoundClaim *claim = self->claims->pdata[i];
      g_autofree const char  **flags = dossier_claim_flags_to_words (claim->flags);

      if (i > 0)
        g_string_append (out, "; ");
      g_string_append (out, dossier_claim_kind_to_string (claim->kind));
      claim_example_append (out, self->entities, claim->subject);
      claim_example_append (out, self->entities, claim->object);
      for (guint k = 0; flags[k] != NULL; k++)
        g_string_append_printf (out, " %s", flags[k]);
    }
  return claim_example_sort (out->str);
}

static inline GBytes *
claim_example_read (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "data", "nlp", name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

/* The extractor of the tables. */
static inline DossierClaimExtractor *
claim_example_compile (GBytes *patterns, GBytes *roles)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) rules = dossier_claim_tables_compile (patterns, roles, &error);
  DossierClaimExtractor *extractor;

  g_assert_no_error (error);
  extractor = dossier_claim_extractor_new (rules, &error);
  g_assert_no_error (error);
  return extractor;
}

/* The extractor with the shipped tables. */
static inline DossierClaimExtractor *
claim_example_extractor (void)
{
  g_autoptr (GBytes) patterns = claim_example_read ("claim-patterns.tsv");
  g_autoptr (GBytes) roles = claim_example_read ("role-words.tsv");

  return claim_example_compile (patterns, roles);
}
