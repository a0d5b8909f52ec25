/* dossier-citation-sentence.c - a story cited in one sentence, for a mail or a footnote
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-citation-private.h"

#include <glib/gi18n-lib.h>
#include "dossier-claim-words.h"
#include "dossier-escape.h"

/* "A, B and C", "A and 39 others" */
static char *
dup_names (GPtrArray *authors)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *first = authors->len > 0 ? dossier_author_dup_name (authors->pdata[0]) : NULL;
  guint            n_others = authors->len - 1;

  if (authors->len > DOSSIER_CITATION_MAX_NAMED)
    /* TRANSLATORS: who wrote a story: "John Schulman and 4 others" */
    return g_strdup_printf (ngettext ("%s and %u other", "%s and %u others", n_others), first, n_others);
  for (guint i = 0; i < authors->len; i++)
    {
      g_autofree char *name = dossier_author_dup_name (authors->pdata[i]);

      if (i > 0)
        /* TRANSLATORS: between the last two names of a list; blanks belong to it */
        g_string_append (names, i + 1 < authors->len ? ", " : C_ ("between two names", " and "));
      g_string_append (names, name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
append_part (GString *out, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (out->len > 0)
    g_string_append (out, ", ");
  g_string_append (out, part);
}

/* What is nowhere on the web can only be saved. */
static char *
dup_access (const DossierStoryRow *story, const char *uri)
{
  DossierDate      saved = dossier_date_from_time (story->saved);
  g_autofree char *day = NULL;

  if (story->saved == 0)
    return NULL;
  saved.precision = MIN (saved.precision, DOSSIER_PRECISION_DAY);
  day = dossier_date_words (&saved);
  /* TRANSLATORS: the end of a citation; %s is a day */
  return g_strdup_printf (uri != NULL ? _ ("accessed %s") : _ ("saved %s"), day);
}

void
dossier_citation_add_sentence (GString *out, const DossierStoryRow *story, const char *key)
{
  g_autoptr (GPtrArray) authors = dossier_citation_split_authors (story->author, story->source);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *names = dup_names (authors), *title = dossier_citation_dup_title (story);
  /* TRANSLATORS: the title of a story, in the quotation marks of your language */
  g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), title);
  const char      *uri = dossier_web_address (story->uri);
  g_autofree char *source = dossier_citation_dup_line (story->source), *accessed = dup_access (story, uri);
  g_autofree char *day = dossier_date_words (&story->published);

  append_part (line, names);
  append_part (line, quoted);
  append_part (line, g_strcmp0 (source, names) != 0 ? source : NULL);
  append_part (line, day);
  append_part (line, uri);
  append_part (line, accessed);
  g_string_append_printf (out, "%s.\n", line->str);
}
