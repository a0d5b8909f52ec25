/* dossier-claim-extractor.c - tokens and the names in them -> what is claimed about them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-claim-extractor.h"
#include "dossier-claim-collector.h"
#include "dossier-claim-index.h"
#include "dossier-claim-lexicon-private.h"
#include "dossier-claim-pattern-private.h"
#include "dossier-recogniser.h"
#include "dossier-sum-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DossierClaimExtractor
{
  DossierClaimLexicon *lexicon;
  GPtrArray           *patterns; /* (element-type DossierClaimPattern), those that leave out something last */
  DossierClaimIndex   *index;
};

/* FALSE when they are something else. */
static gboolean
read_rules (DossierClaimExtractor *self, GBytes *rules)
{
  DossierClaimHeader header;
  DossierClaimBytes  bytes;

  bytes.at = g_bytes_get_data (rules, &bytes.n);
  if (!dossier_claim_bytes_get (&bytes, &header, sizeof header) || header.magic != DOSSIER_CLAIM_BYTES_MAGIC
      || header.sum != dossier_sum (bytes.at, bytes.n))
    return FALSE;
  self->lexicon = dossier_claim_lexicon_read (&bytes);
  self->patterns = self->lexicon != NULL ? dossier_claim_patterns_read (&bytes) : NULL;
  return self->patterns != NULL && bytes.n == 0;
}

DossierClaimExtractor *
dossier_claim_extractor_new (GBytes *rules, GError **error)
{
  g_autoptr (DossierClaimExtractor) self = g_new0 (DossierClaimExtractor, 1);

  if (!read_rules (self, rules))
    {
      g_set_error_literal (error, DOSSIER_RECOGNISER_ERROR, DOSSIER_RECOGNISER_ERROR_DATA,
                           _ ("The patterns of claims are not made for this computer. Install Dossier again."));
      return NULL;
    }
  self->index = dossier_claim_index_new (self->patterns);
  return g_steal_pointer (&self);
}

void
dossier_claim_extractor_free (DossierClaimExtractor *self)
{
  if (self == NULL)
    return;
  dossier_claim_lexicon_free (self->lexicon);
  g_clear_pointer (&self->patterns, g_ptr_array_unref);
  dossier_claim_index_free (self->index);
  g_free (self);
}

static void
run_pattern (const DossierClaimPattern *pattern, const DossierClaimSentence *sentence, DossierClaimCollector *collector)
{
  DossierClaimMatch match;

  if (!dossier_claim_pattern_may_match (pattern, sentence))
    return;
  for (guint i = 0; (i = dossier_claim_pattern_find_start (pattern, sentence, i)) < sentence->items->len; i++)
    if (dossier_claim_pattern_match (pattern, sentence, i, &match))
      dossier_claim_collector_add (collector, pattern, sentence, &match);
}

static void
run_patterns (const DossierClaimExtractor *self, const DossierClaimSentence *sentence, DossierClaimCollector *collector)
{
  DossierClaimPatternSet found;
  guint                  n_words = dossier_claim_index_find (self->index, sentence, &found);

  for (guint w = 0; w < n_words; w++)
    for (guint64 rest = found.bits[w]; rest != 0; rest &= rest - 1)
      run_pattern (self->patterns->pdata[w * 64 + (guint) __builtin_ctzll (rest)], sentence, collector);
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
  for (guint i = 0; n_names > 0 && i < tokens->n_sentences; i++)
    {
      used += dossier_claim_sentence_read (&sentence, &tokens->sentences[i], names + used, n_names - used);
      dossier_claim_context_enter (&context, &sentence);
      dossier_claim_collector_enter (&collector, &sentence);
      if (sentence.is_named)
        run_patterns (self, &sentence, &collector);
      dossier_claim_context_leave (&context, &sentence);
    }
  dossier_claim_collector_end (&collector, claims);
  dossier_claim_collector_clear (&collector);
  dossier_claim_sentence_clear (&sentence);
  dossier_claim_context_clear (&context);
}
