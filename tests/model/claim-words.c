/* claim-words.c - claims written as words, for tables of tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "claim-words.h"

#include <string.h>

static DossierDate
read_date (const char *text)
{
  DossierDate date;

  g_assert_true (dossier_date_parse (text, &date));
  return date;
}

gint64
end_of_day (const char *day)
{
  return day != NULL ? read_date (day).until - 1 : 0;
}

static gboolean
take (const char *word, const char *name, char **value)
{
  if (!g_str_has_prefix (word, name))
    return FALSE;
  g_free (*value);
  *value = g_strdelimit (g_strdup (word + strlen (name)), "_", ' ');
  return TRUE;
}

static void
read_word (DossierClaimRow *row, const char *word)
{
  g_autofree char *value = NULL;

  if (take (word, "as:", &row->role) || take (word, "for:", &row->amount) || take (word, "by:", &row->story_source)
      || take (word, "says:", &row->sentence))
    return;
  if (take (word, "on:", &value))
    row->date = read_date (value);
  else if (take (word, "told:", &value))
    row->story_published = read_date (value);
  else if (take (word, "text:", &value))
    row->text_key = g_ascii_strtoull (value, NULL, 10);
  else if (take (word, "came:", &value))
    row->arrived = g_ascii_strtoll (value, NULL, 10);
  else if (take (word, "story:", &value))
    row->story = g_ascii_strtoll (value, NULL, 10);
  else if (g_str_equal (word, "confirmed"))
    row->decision = DOSSIER_DECISION_CONFIRMED;
  else if (g_str_equal (word, "edited"))
    row->decision = DOSSIER_DECISION_EDITED;
  else
    {
      g_assert_cmpint (dossier_claim_flag_from_string (word), !=, 0);
      row->flags |= dossier_claim_flag_from_string (word);
    }
}

static char *
make_name (gint64 id)
{
  if (id == 0)
    return NULL;
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, id < 100 ? "Person" : "Acme", id);
}

static DossierClaim *
claim_from_words (char **words, gint64 id)
{
  DossierClaimRow row = { .id = id, .story = 1000 + id };
  DossierClaim   *claim;

  g_assert_cmpuint (g_strv_length (words), >=, 3);
  row.kind = dossier_claim_kind_from_string (words[0]);
  g_assert_cmpint (row.kind, !=, 0);
  row.subject = g_ascii_strtoll (words[1], NULL, 10);
  row.object = g_ascii_strtoll (words[2], NULL, 10);
  row.subject_name = make_name (row.subject);
  row.object_name = make_name (row.object);
  for (guint i = 3; words[i] != NULL; i++)
    read_word (&row, words[i]);
  claim = dossier_claim_new (&row);
  g_free (row.subject_name);
  g_free (row.object_name);
  g_free (row.role);
  g_free (row.amount);
  g_free (row.story_source);
  g_free (row.sentence);
  return claim;
}

GPtrArray *
claims_from_words (const char *words)
{
  GPtrArray *claims = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) lines = g_strsplit (words, " | ", -1);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], " ", -1);

      g_ptr_array_add (claims, claim_from_words (parts, i + 1));
    }
  return claims;
}
