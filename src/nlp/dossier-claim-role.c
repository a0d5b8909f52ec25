/* dossier-claim-role.c - the words of a post: who founded, and what is left to do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-role.h"

static gboolean
token_in_class (const DossierClaimSentence *sentence, guint token, int klass)
{
  const DossierToken *one = &sentence->tokens->tokens[token];
  guint word = dossier_claim_lexicon_find (sentence->lexicon, sentence->tokens->text + one->start, one->length);

  return dossier_claim_lexicon_has (sentence->lexicon, word, klass);
}

/* "leaders" of several people: each is a leader. Behind "of" a plural stays one ("head of partners"). */
static guint
singular_length (const DossierClaimSentence *sentence, guint token)
{
  const DossierToken *one = &sentence->tokens->tokens[token];
  const char         *word = sentence->tokens->text + one->start;

  return one->length > 3 && word[one->length - 1] == 's'
                 && dossier_claim_lexicon_has (sentence->lexicon,
                                               dossier_claim_lexicon_find (sentence->lexicon, word, one->length - 1),
                                               DOSSIER_CLASS_ROLE)
             ? one->length - 1
             : one->length;
}

char *
dossier_claim_role_split (const DossierClaimSentence *sentence, guint role, gboolean *founder, gboolean *cofounder)
{
  const DossierClaimItem *item = dossier_claim_item (sentence, role);
  g_autoptr (GString) rest = g_string_new (NULL);
  gboolean of = FALSE;

  *founder = *cofounder = FALSE;
  for (guint i = item->first; i < item->first + item->n; i++)
    {
      gboolean         co = token_in_class (sentence, i, DOSSIER_CLASS_COFOUNDER);
      gboolean         one = token_in_class (sentence, i, DOSSIER_CLASS_FOUNDER);
      gboolean         joint = token_in_class (sentence, i, DOSSIER_CLASS_AND);
      g_autofree char *word = dossier_tokens_dup (sentence->tokens, i, 1);

      of = of || dossier_tokens_is (sentence->tokens, i, "of");
      if (!of)
        word[singular_length (sentence, i)] = '\0';
      *cofounder = *cofounder || co;
      *founder = *founder || one;
      if (co || one
          || (joint
              && (rest->len == 0 || i + 1 == item->first + item->n
                  || token_in_class (sentence, i + 1, DOSSIER_CLASS_FOUNDER)
                  || token_in_class (sentence, i + 1, DOSSIER_CLASS_COFOUNDER))))
        continue;
      if (rest->len > 0 && (sentence->tokens->tokens[i].flags & DOSSIER_TOKEN_AFTER_SPACE) != 0)
        g_string_append_c (rest, ' ');
      g_string_append (rest,
                       item->former && i == item->first && g_ascii_strncasecmp (word, "ex-", 3) == 0 ? word + 3 : word);
    }
  return rest->len > 0 ? g_string_free (g_steal_pointer (&rest), FALSE) : NULL;
}
