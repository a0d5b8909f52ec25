/* dossier-edition-body.c - a story with its head, its notes and what has lost its place, as HTML that is XML too
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-edition-private.h"

#include <glib/gi18n-lib.h>
#include "dossier-citation.h"
#include "dossier-escape.h"

static void
append_paragraph (GString *out, const char *class, const char *text)
{
  g_string_append_printf (out, "<p class=\"%s\" dir=\"auto\">", class);
  dossier_escape_xml (out, text);
  g_string_append (out, "</p>\n");
}

static void
append_heading (GString *out, const char *text)
{
  g_string_append (out, "<h2>");
  dossier_escape_xml (out, text);
  g_string_append (out, "</h2>\n");
}

static void
append_address (GString *out, const DossierStoryRow *story)
{
  const char *uri = dossier_web_address (story->uri);
  g_autoptr (GString) address = g_string_new (NULL);

  if (uri == NULL)
    return;
  dossier_escape_address (address, uri);
  g_string_append (out, "<p class=\"meta\"><a rel=\"noreferrer\" href=\"");
  dossier_escape_xml (out, address->str);
  g_string_append (out, "\">");
  dossier_escape_xml (out, uri);
  g_string_append (out, "</a></p>\n");
}

static void
append_head (GString *out, const DossierEdition *edition)
{
  g_autofree char *title = dossier_citation_dup_title (edition->story), *line = dossier_edition_dup_line (edition);

  g_string_append (out, "<header>\n<h1 dir=\"auto\">");
  dossier_escape_xml (out, title);
  g_string_append (out, "</h1>\n");
  append_paragraph (out, "meta", line);
  append_address (out, edition->story);
  if (edition->tags != NULL && edition->tags[0] != NULL)
    {
      g_autofree char *tags = g_strjoinv (", ", (char **) edition->tags);

      append_paragraph (out, "meta", tags);
    }
  g_string_append (out, "</header>\n");
}

/* The lines of a note, each a paragraph, and what else there is to say of its highlight. */
static void
append_note (GString *out, const DossierAnnotationRow *row)
{
  g_autoptr (GPtrArray) lines = dossier_split_lines (row->note);
  g_autofree char *details = dossier_passage_dup_details (row);

  for (guint i = 0; i < lines->len; i++)
    append_paragraph (out, "note", lines->pdata[i]);
  if (details != NULL)
    append_paragraph (out, "meta", details);
}

static void
append_about (GString *out, const DossierPassages *passages)
{
  if (passages->about->len > 0)
    append_paragraph (out, "meta", _ ("About the story"));
  for (guint i = 0; i < passages->about->len; i++)
    append_note (out, passages->about->pdata[i]);
}

static void
append_notes (GString *out, const DossierPassages *passages, gboolean is_book)
{
  if (passages->notes->len == 0 && passages->about->len == 0)
    return;
  g_string_append (out, "<section class=\"notes\">\n");
  append_heading (out, _ ("Notes"));
  append_about (out, passages);
  for (guint i = 0; i < passages->notes->len; i++)
    {
      g_string_append_printf (
          out, "<aside %srole=\"doc-footnote\" id=\"n%u\">\n<p class=\"number\"><a href=\"#r%u\">%u</a></p>\n",
          is_book ? "epub:type=\"footnote\" " : "", i + 1, i + 1, i + 1);
      append_note (out, passages->notes->pdata[i]);
      g_string_append (out, "</aside>\n");
    }
  g_string_append (out, "</section>\n");
}

static void
append_lost (GString *out, const DossierPassages *passages)
{
  if (passages->lost->len == 0)
    return;
  g_string_append (out, "<section class=\"lost\">\n");
  append_heading (out, _ ("Highlights whose words are not in this text any more"));
  for (guint i = 0; i < passages->lost->len; i++)
    {
      const DossierAnnotationRow *row = passages->lost->pdata[i];
      g_autofree char            *quote = dossier_quote_dup_shown (row->quote);
      g_autoptr (GPtrArray) lines = dossier_split_lines (quote);

      g_string_append (out, "<blockquote>\n");
      for (guint j = 0; j < lines->len; j++)
        {
          g_string_append_printf (out, "<p dir=\"auto\"><mark class=\"%s\">", dossier_colour_to_string (row->colour));
          dossier_escape_xml (out, lines->pdata[j]);
          g_string_append (out, "</mark></p>\n");
        }
      g_string_append (out, "</blockquote>\n");
      append_note (out, row);
    }
  g_string_append (out, "</section>\n");
}

void
dossier_edition_append_body (GString *out, const DossierEdition *edition, gboolean is_book)
{
  const char *language = dossier_edition_get_language (edition);

  g_string_append (out, "<article");
  if (language != NULL)
    g_string_append_printf (out, " lang=\"%s\"", language);
  if (language != NULL && is_book)
    g_string_append_printf (out, " xml:lang=\"%s\"", language);
  g_string_append (out, ">\n");
  append_head (out, edition);
  dossier_edition_append_text (out, edition, is_book);
  append_notes (out, edition->passages, is_book);
  append_lost (out, edition->passages);
  g_string_append (out, "</article>\n");
}
