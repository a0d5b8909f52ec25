/* dossier-markdown.c - a note that somebody wrote in Markdown as a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-markdown.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

#include "dossier-html-document.h"

DossierDocument *
dossier_markdown_read (const char *text)
{
  gsize            length = strlen (text);
  DossierDocument *document;
  char            *html;

  if (length > DOSSIER_MARKDOWN_MAX_BYTES)
    return dossier_document_new_from_plain (text, (gssize) length);
  html = cmark_markdown_to_html (text, length, CMARK_OPT_UNSAFE | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_HARDBREAKS);
  document = dossier_html_to_document (html, -1, NULL, NULL);
  free (html);
  return document != NULL ? document : dossier_document_new_from_plain (text, (gssize) length);
}
