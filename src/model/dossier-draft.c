/* dossier-draft.c - a story on its way in, and a feed on its way in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-draft.h"

DossierEnclosure *
dossier_enclosure_new (const char *address, const char *type, gint64 length)
{
  DossierEnclosure *enclosure = g_new0 (DossierEnclosure, 1);

  enclosure->address = g_strdup (address);
  enclosure->type = g_strdup (type);
  enclosure->length = length;
  return enclosure;
}

void
dossier_enclosure_free (DossierEnclosure *enclosure)
{
  if (enclosure == NULL)
    return;
  g_free (enclosure->address);
  g_free (enclosure->type);
  g_free (enclosure);
}

DossierDraft *
dossier_draft_new (void)
{
  DossierDraft *draft = g_new0 (DossierDraft, 1);

  draft->enclosures = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_enclosure_free);
  draft->tags = g_ptr_array_new_with_free_func (g_free);
  return draft;
}

void
dossier_draft_free (DossierDraft *draft)
{
  if (draft == NULL)
    return;
  g_free (draft->uri);
  g_free (draft->original_uri);
  g_free (draft->next_uri);
  g_free (draft->page_key);
  g_free (draft->guid);
  g_free (draft->feed_uri);
  g_free (draft->title);
  g_free (draft->author);
  g_free (draft->author_email);
  g_free (draft->source);
  g_free (draft->language);
  g_free (draft->base_uri);
  g_free (draft->summary_html);
  g_free (draft->content_html);
  g_free (draft->plain_text);
  g_free (draft->summary);
  g_clear_pointer (&draft->document, dossier_document_unref);
  dossier_page_copy_free (draft->page);
  dossier_recognition_free (draft->recognition);
  g_ptr_array_unref (draft->enclosures);
  g_ptr_array_unref (draft->tags);
  g_free (draft);
}

DossierFeedDraft *
dossier_feed_draft_new (void)
{
  DossierFeedDraft *feed = g_new0 (DossierFeedDraft, 1);

  feed->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  return feed;
}

void
dossier_feed_draft_free (DossierFeedDraft *feed)
{
  if (feed == NULL)
    return;
  g_free (feed->title);
  g_free (feed->link);
  g_free (feed->description);
  g_free (feed->id);
  g_free (feed->self_uri);
  g_free (feed->author);
  g_free (feed->author_email);
  g_free (feed->language);
  g_free (feed->image);
  g_free (feed->encoding);
  g_free (feed->format);
  g_ptr_array_unref (feed->entries);
  g_free (feed);
}
