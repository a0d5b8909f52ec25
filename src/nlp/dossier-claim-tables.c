/* dossier-claim-tables.c - the tables of claim patterns -> what the program has of them in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-claim-tables-private.h"

#include "dossier-claim-date.h"
#include "dossier-claim-lexicon-private.h"
#include "dossier-claim-pattern-private.h"
#include "dossier-recogniser.h"
#include "dossier-sum-private.h"
#include "dossier-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What reading a table needs; @error keeps the reason that the table reader is given. */
typedef struct
{
  DossierClaimLexicon *lexicon;
  GPtrArray           *patterns; /* (element-type DossierClaimPattern), those that leave out something last */
  GError              *error;
} Reading;

/* A set: "%name", then its words and phrases with "|" between. Sets named without "_" or "n-" hold verbs. */
static gboolean
read_words (Reading *self, const char *name, DossierCell words, const char **reason)
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
  Reading             *self = user_data;
  g_autofree char     *name = g_strndup (cells[0].text, cells[0].length);
  g_autofree char     *text = g_strndup (cells[1].text, cells[1].length);
  g_autofree char     *says = g_strndup (cells[2].text, cells[2].length);
  DossierClaimPattern *pattern;

  if (name[0] == '%')
    return read_words (self, name + 1, cells[1], reason);
  if (self->patterns->len == DOSSIER_CLAIM_MAX_PATTERNS)
    {
      *reason = _ ("too many patterns");
      return FALSE;
    }
  pattern = dossier_claim_pattern_new (self->lexicon, name, text, says, &self->error);
  if (pattern == NULL)
    {
      *reason = self->error->message;
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
  DossierClaimLexicon *lexicon = ((Reading *) user_data)->lexicon;
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
sort_patterns (Reading *self)
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

static gboolean
read_tables (Reading *self, GBytes *patterns, GBytes *roles, GError **error)
{
  const char *missing;

  dossier_claim_lexicon_intern (self->lexicon, ",");
  for (const char *const *opener = dossier_claim_date_openers (); *opener != NULL; opener++)
    dossier_claim_lexicon_add (self->lexicon, DOSSIER_CLASS_DATE, *opener);
  if (!dossier_table_read (patterns, "claim-patterns.tsv", 5, read_pattern, self, error)
      || !dossier_table_read (roles, "role-words.tsv", 3, read_role, self, error))
    return FALSE;
  sort_patterns (self);
  missing = dossier_claim_lexicon_missing (self->lexicon);
  if (missing != NULL)
    g_set_error (error, DOSSIER_RECOGNISER_ERROR, DOSSIER_RECOGNISER_ERROR_DATA,
                 _ ("claim-patterns.tsv lacks the words of %s"), missing);
  return missing == NULL;
}

static GBytes *
write_rules (const Reading *self)
{
  GByteArray        *bytes = g_byte_array_new ();
  DossierClaimHeader header = { .magic = DOSSIER_CLAIM_BYTES_MAGIC };

  g_byte_array_append (bytes, (const guint8 *) &header, sizeof header);
  dossier_claim_lexicon_write (self->lexicon, bytes);
  dossier_claim_patterns_write (self->patterns, bytes);
  header.sum = dossier_sum (bytes->data + sizeof header, bytes->len - sizeof header);
  memcpy (bytes->data, &header, sizeof header);
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
dossier_claim_tables_compile (GBytes *patterns, GBytes *roles, GError **error)
{
  Reading reading = { dossier_claim_lexicon_new (),
                      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_claim_pattern_free), NULL };
  GBytes *rules = read_tables (&reading, patterns, roles, error) ? write_rules (&reading) : NULL;

  g_clear_error (&reading.error);
  dossier_claim_lexicon_free (reading.lexicon);
  g_ptr_array_unref (reading.patterns);
  return rules;
}
