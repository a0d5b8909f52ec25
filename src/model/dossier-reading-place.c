/* dossier-reading-place.c - where in a story somebody stopped reading, found again in another copy of the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-reading-place.h"

#include <string.h>
#include "dossier-anchor.h"

char *
dossier_reading_place_dup_words (DossierDocument *document, guint start)
{
  char *words = dossier_document_dup_slice (document, start, DOSSIER_READING_PLACE_MAX_WORDS);

  words[strcspn (words, "\n")] = '\0';
  return words;
}

/* The occurrence of @words that is nearest to @start; FALSE when there is none. */
static gboolean
find_nearest (const char *text, const char *words, guint start, guint *found)
{
  const char *from = text;
  guint       at = 0, nearest = G_MAXUINT;

  for (const char *p = strstr (text, words); p != NULL; p = strstr (p + 1, words))
    {
      guint distance;

      at += (guint) g_utf8_strlen (from, p - from);
      from = p;
      distance = at > start ? at - start : start - at;
      if (distance >= nearest)
        break; /* they only go away from it now */
      nearest = distance;
      *found = at;
    }
  return nearest != G_MAXUINT;
}

guint
dossier_reading_place_find (DossierDocument *document, guint start, const char *words)
{
  const char      *text = dossier_document_get_text (document);
  guint            length = dossier_document_get_length (document), found = 0, n;
  g_autofree char *here = dossier_reading_place_dup_words (document, start);
  g_autoptr (DossierAnchor) anchor = NULL;

  if (*words == '\0' || g_str_has_prefix (here, words))
    return MIN (start, length);
  if (find_nearest (text, words, start, &found))
    return found;
  anchor = dossier_anchor_new (text);
  return dossier_anchor_find (anchor, words, NULL, NULL, &found, &n) ? found : MIN (start, length);
}
