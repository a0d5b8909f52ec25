/* dossier-arrival-rule.c - what is done with stories that a search finds, as soon as they arrive
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-arrival-rule.h"

#include <glib/gi18n-lib.h>
#include "dossier-saved-search.h"
#include "dossier-story-tag.h"

/* name, query, tags, stars, reads, follows, mutes, until, enabled */
#define PACKED "(ssasbbbbxb)"

DossierArrivalRule *
dossier_arrival_rule_copy (const DossierArrivalRule *self)
{
  DossierArrivalRule *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->query = g_strdup (self->query);
  copy->tags = g_strdupv (self->tags);
  copy->problem = g_strdup (self->problem);
  return copy;
}

void
dossier_arrival_rule_free (DossierArrivalRule *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->query);
  g_strfreev (self->tags);
  g_free (self->problem);
  g_free (self);
}

/* --- what can be kept --- */

/* Each once, clean; NULL for none. FALSE and @error for one that is no tag. */
static gboolean
clean_tags (GStrv tags, GStrv *clean, GError **error)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      char *name = dossier_story_tag_clean_name (tags[i], error);

      if (name == NULL)
        return FALSE;
      if (g_hash_table_add (known, dossier_story_tag_fold_name (name)))
        g_ptr_array_add (kept, name);
      else
        g_free (name);
    }
  if (kept->len > DOSSIER_ARRIVAL_RULE_MAX_TAGS)
    {
      g_set_error (error, DOSSIER_SAVED_SEARCH_ERROR, DOSSIER_SAVED_SEARCH_ERROR_MANY,
                   _ ("A rule gives at most %d tags; these are more."), DOSSIER_ARRIVAL_RULE_MAX_TAGS);
      return FALSE;
    }
  *clean = NULL;
  if (kept->len == 0)
    return TRUE;
  g_ptr_array_add (kept, NULL);
  *clean = (GStrv) g_ptr_array_steal (kept, NULL);
  return TRUE;
}

DossierArrivalRule *
dossier_arrival_rule_clean (const DossierArrivalRule *self, GError **error)
{
  g_autoptr (DossierArrivalRule) clean = dossier_arrival_rule_copy (self);

  g_clear_pointer (&clean->problem, g_free);
  g_clear_pointer (&clean->tags, g_strfreev);
  g_free (clean->name);
  clean->name = dossier_saved_search_clean_name (self->name, error);
  if (clean->name == NULL || !dossier_saved_search_check_query (self->query, error)
      || !clean_tags (self->tags, &clean->tags, error))
    return NULL;
  if (clean->tags != NULL || clean->stars || clean->reads || clean->follows || clean->mutes)
    return g_steal_pointer (&clean);
  g_set_error_literal (error, DOSSIER_SAVED_SEARCH_ERROR, DOSSIER_SAVED_SEARCH_ERROR_ACTION,
                       _ ("Say what the rule does: tag, star, mark as read, follow or mute."));
  return NULL;
}

/* --- in words --- */

static char *
dup_mute_words (const DossierArrivalRule *self)
{
  g_autoptr (GDateTime) until = self->mutes_until != 0 ? g_date_time_new_from_unix_utc (self->mutes_until) : NULL;
  g_autofree char *day = until != NULL ? g_date_time_format (until, "%x") : NULL;

  if (day == NULL)
    return g_strdup (C_ ("rule", "mute"));
  /* TRANSLATORS: what a rule does; %s is a date */
  return g_strdup_printf (C_ ("rule", "mute until %s"), day);
}

char *
dossier_arrival_rule_dup_words (const DossierArrivalRule *self)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (self->stars)
    g_ptr_array_add (words, g_strdup (C_ ("rule", "star")));
  if (self->reads)
    g_ptr_array_add (words, g_strdup (C_ ("rule", "mark as read")));
  for (guint i = 0; self->tags != NULL && self->tags[i] != NULL; i++)
    /* TRANSLATORS: what a rule does; %s is the name of a tag */
    g_ptr_array_add (words, g_strdup_printf (C_ ("rule", "tag “%s”"), self->tags[i]));
  if (self->follows)
    g_ptr_array_add (words, g_strdup (C_ ("rule", "follow who is named")));
  if (self->mutes)
    g_ptr_array_add (words, dup_mute_words (self));
  g_ptr_array_add (words, NULL);
  /* TRANSLATORS: between the parts of a list */
  return g_strjoinv (C_ ("list", ", "), (char **) words->pdata);
}

/* --- as one text --- */

char *
dossier_arrival_rule_pack (const DossierArrivalRule *self)
{
  static const char *const none[] = { NULL };
  g_autoptr (GVariant) packed = NULL;

  packed = g_variant_new ("(ss^asbbbbxb)", self->name, self->query,
                          self->tags != NULL ? (const char *const *) self->tags : none, self->stars, self->reads,
                          self->follows, self->mutes, self->mutes_until, self->is_enabled);
  g_variant_ref_sink (packed);
  return g_variant_print (packed, FALSE);
}

DossierArrivalRule *
dossier_arrival_rule_unpack (const char *packed)
{
  g_autoptr (GVariant) read = g_variant_parse (G_VARIANT_TYPE (PACKED), packed, NULL, NULL, NULL);
  DossierArrivalRule *self;

  if (read == NULL)
    return NULL;
  self = g_new0 (DossierArrivalRule, 1);
  g_variant_get (read, "(ss^asbbbbxb)", &self->name, &self->query, &self->tags, &self->stars, &self->reads,
                 &self->follows, &self->mutes, &self->mutes_until, &self->is_enabled);
  if (*self->tags == NULL)
    g_clear_pointer (&self->tags, g_strfreev);
  return self;
}
