/* dossier-review-sentence.c - the words that a question is about, with the names in them marked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-review-sentence.h"

#include "dossier-sentence.h"

/* A line break is none of the sentence. */
static void
append (GString *out, DossierDocument *document, guint start, guint end, gboolean is_name)
{
  g_autofree char *words = g_strdelimit (dossier_document_dup_slice (document, start, end - start), "\n", ' ');
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  g_string_append_printf (out, is_name ? "<b><u>%s</u></b>" : "%s", escaped);
}

char *
dossier_review_mark (const DossierStoryContent *content, guint start, guint length, gint64 subject, gint64 object)
{
  guint    whole = dossier_document_get_length (content->document), done = start;
  GString *out;

  if (length == 0 || start > whole || length > whole - start)
    return NULL;
  out = g_string_new (NULL);
  for (guint i = 0; i < content->mentions->len; i++)
    {
      const DossierStoredMention *mention = &g_array_index (content->mentions, DossierStoredMention, i);

      if ((mention->entity != subject && mention->entity != object) || mention->start < done
          || mention->start + mention->length > start + length)
        continue;
      append (out, content->document, done, mention->start, FALSE);
      done = mention->start + mention->length;
      append (out, content->document, mention->start, done, TRUE);
    }
  append (out, content->document, done, start + length, FALSE);
  return g_string_free (out, FALSE);
}

gboolean
dossier_review_find_sentence (const DossierStoryContent *content, gint64 entity, guint *start, guint *length)
{
  for (guint i = 0; i < content->mentions->len; i++)
    {
      const DossierStoredMention *mention = &g_array_index (content->mentions, DossierStoredMention, i);

      if (mention->entity != entity)
        continue;
      *start = mention->start;
      *length = mention->length;
      return dossier_sentence_find (dossier_document_get_text (content->document), start, length);
    }
  return FALSE;
}
