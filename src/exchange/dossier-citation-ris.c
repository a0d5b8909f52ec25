/* dossier-citation-ris.c - a story as RIS: a tag a line (Research Information Systems, 2011)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-citation-private.h"

#include "dossier-escape.h"

static void
append_tag (GString *out, const char *tag, const char *text)
{
  g_autofree char *line = dossier_citation_dup_line (text);

  if (*line != '\0')
    g_string_append_printf (out, "%s  - %s\r\n", tag, line);
}

/* "Schulman, John"; a name that is not taken apart has no comma. */
static void
append_authors (GString *out, const DossierStoryRow *story)
{
  g_autoptr (GPtrArray) authors = dossier_citation_split_authors (story->author, story->source);

  for (guint i = 0; i < authors->len; i++)
    {
      const DossierAuthor *author = authors->pdata[i];
      g_autofree char     *name
          = author->given != NULL ? g_strjoin (", ", author->family, author->given, NULL) : g_strdup (author->family);

      append_tag (out, "AU", name);
    }
}

/* "2024/08/06", "2024/08", "2024" */
static void
append_day (GString *out, const char *tag, const DossierCitationDay *day)
{
  g_string_append_printf (out, "%s  - %04d", tag, day->year);
  if (day->month > 0)
    g_string_append_printf (out, "/%02d", day->month);
  if (day->day > 0)
    g_string_append_printf (out, "/%02d", day->day);
  g_string_append (out, "\r\n");
}

static void
append_dates (GString *out, const DossierStoryRow *story)
{
  DossierDate        saved = dossier_date_from_time (story->saved);
  DossierCitationDay first, last;

  if (dossier_citation_find_day (&story->published, &first, &last))
    {
      g_string_append_printf (out, "PY  - %04d\r\n", first.year);
      append_day (out, "DA", &first);
    }
  if (story->saved != 0 && dossier_citation_find_day (&saved, &first, &last))
    append_day (out, "Y2", &first);
}

void
dossier_citation_add_ris (GString *out, const DossierStoryRow *story, const char *key)
{
  const char      *uri = dossier_web_address (story->uri);
  g_autofree char *title = dossier_citation_dup_title (story);
  g_autoptr (GString) address = g_string_new (NULL);

  append_tag (out, "TY", uri != NULL ? "ELEC" : "GEN");
  append_tag (out, "ID", key);
  append_authors (out, story);
  append_tag (out, "TI", title);
  append_tag (out, "T2", story->source);
  append_dates (out, story);
  if (uri != NULL)
    dossier_escape_address (address, uri);
  append_tag (out, "UR", address->str);
  g_string_append (out, "ER  - \r\n");
}
