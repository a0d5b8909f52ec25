/* dossier-claim-extractor.c - tokens and the names in them -> what is claimed about them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-claim-extractor.h"
#include "dossier-claim-collector.h"
#include "dossier-claim-date.h"
#include "dossier-claim-index.h"
#include "dossier-claim-pattern.h"
#include "dossier-recogniser.h"
#include "dossier-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DossierClaimExtractor
{
  DossierClaimLexicon *lexicon;
  GPtrArray           *patterns; /* (element-type DossierClaimPattern), those that leave out something last */
  DossierClaimIndex   *index;
};

/* What reading a table needs; @error keeps the reason that the table reader is given. */
typedef struct
{
  DossierClaimExtractor *extractor;
  GError                *error;
} Reading;

/* A set: "%name", then its words and phrases with "|" between. Sets named without "_" or "n-" hold verbs. */
static gboolean
read_words (DossierClaimExtractor *self, const char *name, DossierCell words, const char **reason)
{
  int         klass = dossier_claim_lexicon_class (self->lexicon, name);
  gboolean    verbs = name[0] != '_' && !g_str_has_prefix (name, "n-");
  DossierCell piece;

  while (dossier_cell_next (&words, '|', &piece))
    {
      g_autofree char *phrase = g_strndup (piece.text, piece.length);
      g_autofree char *first = g_strndup (phrase, strcspn (phrase, " "));

      if (!dossier_claim_lexicon_add (self->lexicon, klass, phrase)
          || (verbs && !dossier_claim_lexicon_add (self->lexicon, DOSSIER_CLASS_VERB, first)))
        {
          *reason = _ ("too many sets, or too many words in a phrase");
          return FALSE;
        }
    }
  return TRUE;
}

/* name, pattern, what it says, example, what is found in it. */
static gboolean
read_pattern (const DossierCell *cells, const char **reason, gpointer user_data)
{
  Reading               *reading = user_data;
  DossierClaimExtractor *self = reading->extractor;
  g_autofree char       *name = g_strndup (cells[0].text, cells[0].length);
  g_autofree char       *text = g_strndup (cells[1].text, cells[1].length);
  g_autofree char       *says = g_strndup (cells[2].text, cells[2].length);
  DossierClaimPattern   *pattern;

  if (name[0] == '%')
    return read_words (self, name + 1, cells[1], reason);
  if (self->patterns->len == DOSSIER_CLAIM_MAX_PATTERNS)
    {
      *reason = _ ("too many patterns");
      return FALSE;
    }
  pattern = dossier_claim_pattern_new (self->lexicon, name, text, says, &reading->error);
  if (pattern == NULL)
    {
      *reason = reading->error->message;
      return FALSE;
    }
  g_ptr_array_add (self->patterns, pattern);
  return TRUE;
}

/* "vice presidents": a post too, unless the word means something else as well ("heads"). */
static void
add_plural (DossierClaimLexicon *lexicon, const char *role)
{
  const char      *last = strrchr (role, ' ') != NULL ? strrchr (role, ' ') + 1 : role;
  g_autofree char *plural = g_strconcat (role, "s", NULL), *word = g_strconcat (last, "s", NULL);

  if (g_ascii_isalpha (role[strlen (role) - 1]) && role[strlen (role) - 1] != 's'
      && dossier_claim_lexicon_get_sets (lexicon, dossier_claim_lexicon_find (lexicon, word, strlen (word)))->alone[0]
             == 0)
    dossier_claim_lexicon_add (lexicon, DOSSIER_CLASS_ROLE, plural);
}

/* word, class, source. "director of" is the same as "director"; an "early investor" has no post. */
static gboolean
read_role (const DossierCell *cells, const char **reason, gpointer user_data)
{
  DossierClaimLexicon *lexicon = ((Reading *) user_data)->extractor->lexicon;
  const char          *last;
  g_autofree char     *word = g_strndup (cells[0].text, cells[0].length);

  if (g_str_has_suffix (word, " of"))
    word[strlen (word) - 3] = '\0';
  last = strrchr (word, ' ') != NULL ? strrchr (word, ' ') + 1 : word;
  if (!dossier_claim_lexicon_has (lexicon, dossier_claim_lexicon_find (lexicon, last, strlen (last)),
                                  DOSSIER_CLASS_NO_POST))
    {
      dossier_claim_lexicon_add (lexicon, DOSSIER_CLASS_ROLE, word);
      add_plural (lexicon, word);
    }
  return TRUE;
}

/* What leaves out an organization comes last: the rest of the sentence may tell whose it is. */
static void
sort_patterns (DossierClaimExtractor *self)
{
  GPtrArray *sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_claim_pattern_free);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->patterns->len; i++)
      if (dossier_claim_pattern_leaves_out (self->patterns->pdata[i]) == (pass == 1))
        g_ptr_array_add (sorted, self->patterns->pdata[i]);
  g_ptr_array_set_free_func (self->patterns, NULL);
  g_ptr_array_unref (self->patterns);
  self->patterns = sorted;
}

DossierClaimExtractor *
dossier_claim_extractor_new (GBytes *patterns, GBytes *roles, GError **error)
{
  g_autoptr (DossierClaimExtractor) self = g_new0 (DossierClaimExtractor, 1);
  Reading     reading = { self, NULL };
  const char *missing;
  gboolean    fine;

  self->lexicon = dossier_claim_lexicon_new ();
  self->patterns = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_claim_pattern_free);
  dossier_claim_lexicon_intern (self->lexicon, ",");
  for (const char *const *opener = dossier_claim_date_openers (); *opener != NULL; opener++)
    dossier_claim_lexicon_add (self->lexicon, DOSSIER_CLASS_DATE, *opener);
  fine = dossier_table_read (patterns, "claim-patterns.tsv", 5, read_pattern, &reading, error)
         && dossier_table_read (roles, "role-words.tsv", 3, read_role, &reading, error);
  g_clear_error (&reading.error);
  if (!fine)
    return NULL;
  sort_patterns (self);
  self->index = dossier_claim_index_new (self->patterns);
  missing = dossier_claim_lexicon_missing (self->lexicon);
  if (missing != NULL)
    {
      g_set_error (error, DOSSIER_RECOGNISER_ERROR, DOSSIER_RECOGNISER_ERROR_DATA,
                   _ ("claim-patterns.tsv lacks the words of %s"), missing);
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
  dossier_claim_index_free (self->index);
  g_free (self);
}

static gboolean
has_name (const DossierClaimSentence *sentence)
{
  static const DossierClaimFeatures names
      = { { [DOSSIER_FEATURE_PERSON / 64] = G_GUINT64_CONSTANT (1) << (DOSSIER_FEATURE_PERSON % 64)
                                            | G_GUINT64_CONSTANT (1) << (DOSSIER_FEATURE_ORGANIZATION % 64) } };

  return dossier_claim_features_meet (&sentence->features, &names);
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
      if (has_name (&sentence))
        run_patterns (self, &sentence, &collector);
      dossier_claim_context_leave (&context, &sentence);
    }
  dossier_claim_collector_end (&collector, claims);
  dossier_claim_collector_clear (&collector);
  dossier_claim_sentence_clear (&sentence);
  dossier_claim_context_clear (&context);
}
