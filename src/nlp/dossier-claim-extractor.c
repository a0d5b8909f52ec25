/* dossier-claim-extractor.c - tokens and the names in them -> what is claimed about them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-claim-extractor.h"
#include "dossier-claim-collector.h"
#include "dossier-claim-pattern.h"
#include "dossier-recogniser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PATTERNS 1000

struct _DossierClaimExtractor
{
  DossierClaimLexicon *lexicon;
  GPtrArray           *patterns; /* (element-type DossierClaimPattern) */
};

typedef gboolean (*ReadRow) (DossierClaimExtractor *self, char **cells, GError **error);

static gboolean
set_damaged (GError **error, const char *table, guint line, const char *why)
{
  g_set_error (error, DOSSIER_RECOGNISER_ERROR, DOSSIER_RECOGNISER_ERROR_DATA, _("%s, line %u: %s"), table, line, why);
  return FALSE;
}

/* Calls @read for each row with at least @n_cells cells; a "#" begins a remark. */
static gboolean
read_table (DossierClaimExtractor *self, GBytes *bytes, const char *name, guint n_cells, ReadRow read, GError **error)
{
  gsize            size;
  const char      *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_strndup (data, size);
  g_auto (GStrv)   lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv)    cells = g_strsplit (lines[i], "\t", -1);
      g_autoptr (GError) inner = NULL;

      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      if (g_strv_length (cells) < n_cells)
        return set_damaged (error, name, i + 1, _("too few columns"));
      if (!read (self, cells, &inner))
        return set_damaged (error, name, i + 1, inner->message);
    }
  return TRUE;
}

/* A set: "%name", then its words and phrases with "|" between. Sets named without "_" or "n-" hold verbs. */
static gboolean
read_words (DossierClaimExtractor *self, char **cells, GError **error)
{
  int            klass = dossier_claim_lexicon_class (self->lexicon, cells[0] + 1);
  g_auto (GStrv) phrases = g_strsplit (cells[1], "|", -1);
  gboolean       verbs = cells[0][1] != '_' && !g_str_has_prefix (cells[0] + 1, "n-");

  for (guint i = 0; phrases[i] != NULL; i++)
    {
      g_autofree char *first = g_strndup (phrases[i], strcspn (phrases[i], " "));

      if (!dossier_claim_lexicon_add (self->lexicon, klass, phrases[i])
          || (verbs && !dossier_claim_lexicon_add (self->lexicon, DOSSIER_CLASS_VERB, first)))
        return g_set_error (error, DOSSIER_RECOGNISER_ERROR, DOSSIER_RECOGNISER_ERROR_DATA, "%s", phrases[i]), FALSE;
    }
  return TRUE;
}

static gboolean
read_pattern (DossierClaimExtractor *self, char **cells, GError **error)
{
  DossierClaimPattern *pattern;

  if (cells[0][0] == '%')
    return read_words (self, cells, error);
  pattern = dossier_claim_pattern_new (self->lexicon, cells[0], cells[1], cells[2], error);
  if (pattern == NULL || self->patterns->len == MAX_PATTERNS)
    return pattern == NULL ? FALSE : (dossier_claim_pattern_free (pattern), TRUE);
  g_ptr_array_add (self->patterns, pattern);
  return TRUE;
}

/* word, class, source. */
static gboolean
read_role (DossierClaimExtractor *self, char **cells, GError **error)
{
  dossier_claim_lexicon_add (self->lexicon, DOSSIER_CLASS_ROLE, cells[0]);
  return TRUE;
}

DossierClaimExtractor *
dossier_claim_extractor_new (GBytes *patterns, GBytes *roles, GError **error)
{
  g_autoptr (DossierClaimExtractor) self = g_new0 (DossierClaimExtractor, 1);
  const char                       *missing;

  self->lexicon = dossier_claim_lexicon_new ();
  self->patterns = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_claim_pattern_free);
  dossier_claim_lexicon_intern (self->lexicon, ",");
  if (!read_table (self, roles, "role-words.tsv", 1, read_role, error)
      || !read_table (self, patterns, "claim-patterns.tsv", 2, read_pattern, error))
    return NULL;
  missing = dossier_claim_lexicon_missing (self->lexicon);
  if (missing != NULL)
    {
      g_set_error (error, DOSSIER_RECOGNISER_ERROR, DOSSIER_RECOGNISER_ERROR_DATA,
                   _("claim-patterns.tsv lacks the words of %s"), missing);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
dossier_claim_extractor_free (DossierClaimExtractor *self)
{
  if (self == NULL)
    return;
  dossier_claim_lexicon_free (self->lexicon);
  g_ptr_array_unref (self->patterns);
  g_free (self);
}

static gboolean
has_name (const DossierClaimSentence *sentence)
{
  for (guint i = 0; i < sentence->items->len; i++)
    if (dossier_claim_item_is_named (sentence, i))
      return TRUE;
  return FALSE;
}

static void
run_patterns (const DossierClaimExtractor *self, const DossierClaimSentence *sentence,
              DossierClaimCollector *collector)
{
  for (guint p = 0; p < self->patterns->len; p++)
    {
      const DossierClaimPattern *pattern = self->patterns->pdata[p];
      DossierClaimMatch          match;

      if (!dossier_claim_pattern_may_match (pattern, sentence))
        continue;
      for (guint i = 0; i < sentence->items->len; i++)
        if (dossier_claim_pattern_match (pattern, sentence, i, &match))
          dossier_claim_collector_add (collector, pattern, sentence, &match);
    }
}

void
dossier_claim_extractor_run (const DossierClaimExtractor *self, const DossierTokens *tokens,
                             const DossierNamedTokens *names, guint n_names, GPtrArray *entities,
                             const DossierDate *written, GPtrArray *claims)
{
  static const DossierDate unknown = { 0, 0, DOSSIER_PRECISION_UNKNOWN };
  DossierClaimContext      context;
  DossierClaimSentence     sentence;
  DossierClaimCollector    collector;
  guint                    used = 0;

  dossier_claim_context_init (&context, names, n_names, entities);
  dossier_claim_sentence_init (&sentence, self->lexicon, tokens, entities);
  dossier_claim_collector_init (&collector, &context, written != NULL ? written : &unknown);
  for (guint i = 0; i < tokens->n_sentences; i++)
    {
      used += dossier_claim_sentence_read (&sentence, &tokens->sentences[i], names + used, n_names - used);
      dossier_claim_context_enter (&context, &sentence);
      dossier_claim_collector_enter (&collector, &sentence);
      if (has_name (&sentence))
        run_patterns (self, &sentence, &collector);
      dossier_claim_context_leave (&context, &sentence);
    }
  dossier_claim_collector_end (&collector, claims);
  dossier_claim_collector_clear (&collector);
  dossier_claim_sentence_clear (&sentence);
  dossier_claim_context_clear (&context);
}
