/* dossier-story-text.c - why a story has the text it has, and how a person makes it another one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-story-text-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-article-report.h"
#include "dossier-extraction.h"
#include "dossier-library-private.h"

void
dossier_explanation_free (DossierExplanation *explanation)
{
  if (explanation == NULL)
    return;
  g_clear_pointer (&explanation->blocks, g_ptr_array_unref);
  dossier_block_choices_free (explanation->choices);
  g_free (explanation);
}

static const char *
missing_words (DossierTextOrigin origin)
{
  switch (origin)
    {
    case DOSSIER_ORIGIN_PAGE:
      return _ ("The page of this story was not kept. Fetch the whole text once more: then its page is kept with it, "
                "unless it is too large.");
    case DOSSIER_ORIGIN_PERSON:
      return _ ("This text was pasted, or comes from a file that is no web page: all of it was taken.");
    case DOSSIER_ORIGIN_UNKNOWN:
    case DOSSIER_ORIGIN_FEED: break;
    }
  return _ ("This text is what the story's feed says, all of it. Fetch the whole text to have that of its page.");
}

/* Whether the story has another text than @found: one that was given, said by its feed, or used again. */
static gboolean
compare_text (DossierStore *store, const DossierTextSource *source, DossierDocument *found, gboolean *is_other,
              GError **error)
{
  g_autoptr (DossierDocument) document = dossier_store_load_version (store, source->story, source->revision, error);

  if (document == NULL)
    return FALSE;
  *is_other = strcmp (dossier_document_get_text (document), dossier_document_get_text (found)) != 0;
  return TRUE;
}

/* An error that says what to do when no page is kept. */
static gboolean
check_page (const DossierTextSource *source, GError **error)
{
  if (source->page == NULL)
    g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_EMPTY, missing_words (source->origin));
  return source->page != NULL;
}

DossierExplanation *
dossier_library_explain (DossierLibrary *self, gint64 story, GError **error)
{
  g_autoptr (DossierTextSource) source
      = dossier_store_load_text_source (dossier_library_get_store (self), story, error);
  g_autoptr (DossierExplanation) explanation = NULL;
  g_autoptr (DossierDocument) document = NULL;

  if (source == NULL || !check_page (source, error))
    return NULL;
  explanation = g_new0 (DossierExplanation, 1);
  explanation->fetched = source->fetched;
  explanation->choices = dossier_block_choices_parse (source->choices);
  explanation->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_block_free);
  document = dossier_extract_kept (source->page, explanation->choices, explanation->blocks, error);
  if (document == NULL
      || !compare_text (dossier_library_get_store (self), source, document, &explanation->is_other, error))
    return NULL;
  return g_steal_pointer (&explanation);
}

gboolean
dossier_story_text_save (DossierLibrary *self, const DossierTextSource *source, DossierDraft *draft,
                         DossierTextChange change, const char *choices, DossierTextSaved *saved, GError **error)
{
  g_autoptr (DossierRecogniser) recogniser = dossier_library_get_recogniser (self, error);
  DossierRecogniserText text = { .title = source->title, .written = &source->published, .language = draft->language };

  if (recogniser == NULL)
    return FALSE;
  text.text = dossier_document_get_text (draft->document);
  draft->recognition = dossier_recogniser_read (recogniser, &text);
  return dossier_store_save_text (dossier_library_get_store (self), source->story, draft, change, choices, saved,
                                  error);
}

DossierTextSource *
dossier_story_text_load_source (DossierLibrary *self, gint64 story, GError **error)
{
  if (!dossier_library_check_writable (self, error))
    return NULL;
  return dossier_store_load_text_source (dossier_library_get_store (self), story, error);
}

/* The page that is kept is not written again. */
static gboolean
save_from_page (DossierLibrary *self, const DossierTextSource *source, const char *choices, DossierTextChange change,
                DossierTextSaved *saved, GError **error)
{
  g_autoptr (DossierDraft) draft = dossier_draft_new ();

  if (!check_page (source, error))
    return FALSE;
  draft->document = dossier_extract_kept_chosen (source->page, choices, error);
  if (draft->document == NULL)
    return FALSE;
  draft->origin = source->page->uri != NULL ? DOSSIER_ORIGIN_PAGE : DOSSIER_ORIGIN_PERSON;
  return dossier_story_text_save (self, source, draft, change, choices, saved, error);
}

gboolean
dossier_library_set_blocks (DossierLibrary *self, gint64 story, const DossierBlockChoices *choices,
                            DossierTextSaved *saved, GError **error)
{
  g_autofree char *chosen = dossier_block_choices_to_string (choices);
  g_autoptr (DossierTextSource) source = dossier_story_text_load_source (self, story, error);

  return source != NULL && save_from_page (self, source, chosen, DOSSIER_TEXT_CHOSEN, saved, error);
}

gboolean
dossier_library_extract_again (DossierLibrary *self, gint64 story, DossierTextSaved *saved, GError **error)
{
  g_autoptr (DossierTextSource) source = dossier_story_text_load_source (self, story, error);

  return source != NULL && save_from_page (self, source, source->choices, DOSSIER_TEXT_EXTRACTED, saved, error);
}

/* Where a version comes from; UNKNOWN for one that is gone. */
static gboolean
find_origin (DossierStore *store, gint64 story, gint64 revision, DossierTextOrigin *origin, GError **error)
{
  g_autoptr (GPtrArray) versions = dossier_store_list_versions (store, story, error);

  *origin = DOSSIER_ORIGIN_UNKNOWN;
  for (guint i = 0; versions != NULL && i < versions->len; i++)
    if (((const DossierVersion *) versions->pdata[i])->revision == revision)
      *origin = ((const DossierVersion *) versions->pdata[i])->origin;
  return versions != NULL;
}

gboolean
dossier_library_use_version (DossierLibrary *self, gint64 story, gint64 revision, DossierTextSaved *saved,
                             GError **error)
{
  DossierStore *store = dossier_library_get_store (self);
  g_autoptr (DossierTextSource) source = dossier_story_text_load_source (self, story, error);
  g_autoptr (DossierDraft) draft = dossier_draft_new ();

  if (source == NULL || !find_origin (store, story, revision, &draft->origin, error))
    return FALSE;
  draft->document = dossier_store_load_version (store, story, revision, error);
  return draft->document != NULL
         && dossier_story_text_save (self, source, draft, DOSSIER_TEXT_USED, NULL, saved, error);
}

static const char *
saved_words (DossierPageSaved saved)
{
  switch (saved)
    {
    case DOSSIER_PAGE_TAKEN: return _ ("The story's text was changed");
    case DOSSIER_PAGE_LESS:
      return _ ("The text found now has fewer words. It is kept as a version; yours stays as it is");
    case DOSSIER_PAGE_SAME:
    case DOSSIER_PAGE_PARTIAL:
    case DOSSIER_PAGE_ANNOTATED:
    case DOSSIER_PAGE_OWN:
    case DOSSIER_PAGE_GONE: break;
    }
  return _ ("The story's text is the same as before");
}

char *
dossier_text_saved_dup_words (const DossierTextSaved *saved)
{
  g_autofree char *left = NULL;

  if (saved->n_left == 0)
    return g_strdup (saved_words (saved->saved));
  left = g_strdup_printf (
      ngettext ("%u highlight stays on a former version", "%u highlights stay on former versions", saved->n_left),
      saved->n_left);
  /* TRANSLATORS: two sentences without full stops: what was done to a story's text, and what stays behind. */
  return g_strdup_printf (_ ("%s. %s"), saved_words (saved->saved), left);
}
