/* dossier-extraction.c - what comes in to what is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-extraction.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-article-report.h"
#include "dossier-clean-address.h"
#include "dossier-html-document.h"
#include "dossier-pipeline.h"
#include "dossier-plain.h"

static gboolean
is_said (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
is_row (const char *block)
{
  return block[strcspn (block, "\t\n")] == '\t';
}

/* The first words of @document on one line, without its images and tables; NULL when there are none. */
static char *
dup_summary (DossierDocument *document)
{
  GString    *summary = g_string_new (NULL);
  const char *text = dossier_document_get_text (document);
  glong       n = 0;
  gboolean    gap = FALSE;

  for (const char *p = text; *p != '\0' && n < DOSSIER_PIPELINE_SUMMARY; p = g_utf8_next_char (p))
    {
      gunichar c;

      if ((p == text || p[-1] == '\n') && is_row (p))
        {
          p += strcspn (p, "\n");
          if (*p == '\0')
            break;
        }
      c = g_utf8_get_char (p);
      if (c == 0xfffc || g_unichar_isspace (c))
        {
          gap = summary->len > 0;
          continue;
        }
      if (gap)
        {
          g_string_append_c (summary, ' ');
          n++;
        }
      gap = FALSE;
      g_string_append_unichar (summary, c);
      n++;
    }
  if (summary->len == 0)
    return g_string_free (summary, TRUE), NULL;
  return g_string_free (summary, FALSE);
}

char *
dossier_extract_host (const char *uri)
{
  g_autoptr (GUri) parsed = uri != NULL ? g_uri_parse (uri, G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;
  const char *host = parsed != NULL ? g_uri_get_host (parsed) : NULL;

  if (!is_said (host))
    return NULL;
  return g_strdup (g_str_has_prefix (host, "www.") ? host + 4 : host);
}

static void
give_title (DossierDraft *draft)
{
  if (is_said (draft->title))
    return;
  g_free (draft->title);
  draft->title = dossier_plain_dup_title (dossier_document_get_text (draft->document));
  if (is_said (draft->title))
    return;
  g_free (draft->title);
  draft->title = g_strdup (is_said (draft->uri) ? draft->uri : _ ("Without a title"));
}

static DossierDocument *
read_html (const char *html, const char *base_uri, GError **error)
{
  if (!is_said (html))
    return NULL;
  return dossier_html_to_document (html, -1, base_uri, error);
}

gboolean
dossier_extract_entry (DossierDraft *draft, GError **error)
{
  const char *base = draft->base_uri != NULL ? draft->base_uri : draft->uri;
  GError     *problem = NULL;
  g_autoptr (DossierDocument) summary = NULL;

  if (is_said (draft->plain_text))
    draft->document = dossier_document_new_from_plain (draft->plain_text, -1);
  else
    draft->document = read_html (draft->content_html, base, &problem);
  if (problem == NULL)
    summary = read_html (draft->summary_html, base, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }

  if ((draft->document == NULL || dossier_document_get_length (draft->document) == 0) && summary != NULL)
    {
      g_clear_pointer (&draft->document, dossier_document_unref);
      draft->document = dossier_document_ref (summary);
    }
  if (draft->document == NULL || dossier_document_get_length (draft->document) == 0)
    {
      g_clear_pointer (&draft->document, dossier_document_unref);
      draft->document = dossier_document_new_from_plain (is_said (draft->title) ? draft->title : "", -1);
    }
  give_title (draft);
  if (summary != NULL)
    draft->summary = dup_summary (summary);
  if (draft->summary == NULL)
    draft->summary = dup_summary (draft->document);
  if (draft->published.precision == DOSSIER_PRECISION_UNKNOWN && draft->updated != 0)
    draft->published = dossier_date_from_time (draft->updated);
  g_clear_pointer (&draft->content_html, g_free);
  g_clear_pointer (&draft->summary_html, g_free);
  g_clear_pointer (&draft->plain_text, g_free);
  return TRUE;
}

static gboolean
check_left (DossierDocument *document, gboolean is_chosen, GError **error)
{
  if (dossier_document_get_length (document) > 0)
    return TRUE;
  g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_EMPTY,
                       is_chosen ? _ ("Nothing of the page is left. Leave at least one block in the text.")
                                 : _ ("The page has no text to keep. It may be made by a program in the browser: "
                                      "copy the words there and paste them."));
  return FALSE;
}

static DossierArticle *
read_article (GBytes *html, const char *content_type, const char *uri, const char *choices, GError **error)
{
  g_autoptr (DossierBlockChoices) chosen = choices != NULL ? dossier_block_choices_parse (choices) : NULL;
  g_autoptr (DossierArticle) article
      = chosen != NULL ? dossier_article_new_explained (html, content_type, uri, 1, chosen, NULL, error)
                       : dossier_article_new_from_html (html, content_type, uri, error);

  return article != NULL && check_left (article->document, chosen != NULL, error) ? g_steal_pointer (&article) : NULL;
}

void
dossier_extract_finish (DossierDraft *draft, DossierDocument *document)
{
  draft->document = dossier_document_ref (document);
  give_title (draft);
  if (draft->summary == NULL)
    draft->summary = dup_summary (document);
  g_clear_pointer (&draft->content_html, g_free);
  g_clear_pointer (&draft->summary_html, g_free);
  g_clear_pointer (&draft->plain_text, g_free);
}

DossierDraft *
dossier_extract_page (GBytes *html, const char *content_type, const char *uri, GError **error)
{
  return dossier_extract_page_chosen (html, content_type, uri, NULL, error);
}

DossierDraft *
dossier_extract_page_chosen (GBytes *html, const char *content_type, const char *uri, const char *choices,
                             GError **error)
{
  g_autoptr (DossierArticle) article = read_article (html, content_type, uri, choices, error);
  DossierDraft *draft;

  if (article == NULL)
    return NULL;
  draft = dossier_draft_new ();
  if (article->canonical_uri != NULL || uri != NULL)
    draft->uri = dossier_address_dup_clean (article->canonical_uri != NULL ? article->canonical_uri : uri);
  draft->title = g_strdup (article->headline);
  draft->author = g_strdup (article->author);
  draft->source = is_said (article->site_name) ? g_strdup (article->site_name) : dossier_extract_host (draft->uri);
  draft->language = g_strdup (article->language);
  if (article->published != 0)
    draft->published = dossier_date_from_time (article->published);
  draft->is_partial = article->paywalled;
  draft->next_uri = g_strdup (article->next_uri);
  draft->document = dossier_document_ref (article->document);
  draft->page = dossier_page_copy_new (html, content_type, uri);
  draft->summary = is_said (article->excerpt) ? g_strdup (article->excerpt) : dup_summary (draft->document);
  give_title (draft);
  return draft;
}

/* Puts what is left of the kept page @number behind @whole (or NULL). */
static gboolean
append_kept (DossierDocument **whole, const DossierPageCopy *page, guint number, const DossierBlockChoices *choices,
             GPtrArray *blocks, GError **error)
{
  g_autoptr (GBytes) html = dossier_page_copy_unpack (page);
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (DossierArticle) article = NULL;
  DossierDocument *joined;

  if (html == NULL)
    {
      g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNREADABLE,
                           _ ("The page that was kept with the story is damaged. Fetch the whole text once more."));
      return FALSE;
    }
  article = dossier_article_new_explained (html, page->content_type, page->uri, number, choices, &own, error);
  if (article == NULL)
    return FALSE;
  joined
      = *whole != NULL ? dossier_document_append (*whole, article->document) : dossier_document_ref (article->document);
  g_clear_pointer (whole, dossier_document_unref);
  *whole = joined;
  if (blocks != NULL)
    g_ptr_array_extend_and_steal (blocks, g_steal_pointer (&own));
  return TRUE;
}

DossierDocument *
dossier_extract_kept (const DossierPageCopy *pages, const DossierBlockChoices *choices, GPtrArray *blocks,
                      GError **error)
{
  g_autoptr (DossierDocument) whole = NULL;
  guint number = 1;

  for (const DossierPageCopy *page = pages; page != NULL; page = page->next)
    if (!append_kept (&whole, page, number++, choices, blocks, error))
      return NULL;
  return g_steal_pointer (&whole);
}

DossierDocument *
dossier_extract_kept_chosen (const DossierPageCopy *pages, const char *choices, GError **error)
{
  g_autoptr (DossierBlockChoices) chosen = dossier_block_choices_parse (choices);
  g_autoptr (DossierDocument) document = dossier_extract_kept (pages, chosen, NULL, error);

  return document != NULL && check_left (document, choices != NULL, error) ? g_steal_pointer (&document) : NULL;
}

gboolean
dossier_extract_choose (DossierDraft *draft, const char *choices, GError **error)
{
  DossierDocument *document = dossier_extract_kept_chosen (draft->page, choices, error);

  if (document == NULL)
    return FALSE;
  dossier_document_unref (draft->document);
  draft->document = document;
  return TRUE;
}

DossierDraft *
dossier_extract_text (GBytes *text, GError **error)
{
  gsize       length;
  const char *data = g_bytes_get_data (text, &length);
  g_autoptr (DossierPlain) plain = dossier_plain_new (data, (gssize) length, error);
  DossierDraft *draft;

  if (plain == NULL)
    return NULL;
  draft = dossier_draft_new ();
  draft->title = g_strdup (plain->title);
  draft->document = dossier_document_ref (plain->document);
  draft->summary = dup_summary (draft->document);
  return draft;
}
