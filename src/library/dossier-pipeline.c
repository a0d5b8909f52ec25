/* dossier-pipeline.c - fetch -> parse -> extract -> recognise -> save: how anything becomes stories
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-pipeline.h"

#include <glib/gi18n-lib.h>

#include "dossier-address-care.h"
#include "dossier-bookmark-pages.h"
#include "dossier-extraction.h"
#include "dossier-feed-parser.h"
#include "dossier-fetcher.h"
#include "dossier-import-file.h"
#include "dossier-library-add-private.h"
#include "dossier-letters.h"
#include "dossier-library-private.h"
#include "dossier-next-pages.h"
#include "dossier-opml.h"
#include "dossier-postbox.h"
#include "dossier-subscriptions.h"
#include "dossier-versions.h"
#include "dossier-workers.h"

typedef gboolean (*Stage) (DossierBatch *batch, GCancellable *cancellable, GError **error);

DossierBatch *
dossier_batch_new (DossierLibrary *library, const DossierAddOptions *options)
{
  DossierBatch *batch = g_new0 (DossierBatch, 1);

  batch->library = library;
  batch->options = options;
  batch->journalled = TRUE;
  batch->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  batch->result = g_new0 (DossierAddResult, 1);
  batch->result->refused = g_ptr_array_new_with_free_func (g_free);
  batch->result->remarks = g_ptr_array_new_with_free_func (g_free);
  batch->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return batch;
}

void
dossier_batch_free (DossierBatch *batch)
{
  g_free (batch->uri);
  g_free (batch->asked);
  g_free (batch->name);
  g_free (batch->whole);
  g_clear_pointer (&batch->source, dossier_source_free);
  g_clear_pointer (&batch->bytes, g_bytes_unref);
  g_free (batch->content_type);
  g_clear_pointer (&batch->feed, dossier_feed_draft_free);
  g_assert (batch->saving == NULL);
  g_ptr_array_unref (batch->drafts);
  g_clear_pointer (&batch->result, dossier_add_result_free);
  g_hash_table_unref (batch->names);
  g_free (batch);
}

/* ---- fetch ---- */

gboolean
dossier_batch_take_fetched (DossierBatch *batch, const DossierFetchResult *fetched, GError **error)
{
  if (fetched->status >= 400)
    {
      g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNREADABLE,
                           fetched->reason != NULL ? fetched->reason : _ ("The server did not give the page."));
      return FALSE;
    }
  batch->asked = g_steal_pointer (&batch->uri);
  batch->uri = g_strdup (fetched->final_uri);
  batch->bytes = g_bytes_ref (fetched->body);
  batch->content_type = g_strdup (fetched->content_type);
  return TRUE;
}

static gboolean
fetch (DossierBatch *batch, GCancellable *cancellable, GError **error)
{
  DossierFetchOptions options = { .max_bytes = DOSSIER_FETCH_MAX_FEED, .allow_private = TRUE };
  g_autoptr (DossierFetchResult) fetched = dossier_fetch (batch->uri, &options, cancellable, error);

  return fetched != NULL && dossier_batch_take_fetched (batch, fetched, error);
}

/* ---- parse ---- */

static void
refuse (DossierBatch *batch, const char *words)
{
  if (batch->result->refused->len < DOSSIER_PIPELINE_MAX_REFUSED)
    g_ptr_array_add (batch->result->refused, g_strdup (words));
}

static gboolean
refuse_opml (DossierBatch *batch, GError **error)
{
  g_autoptr (GPtrArray) outlines = dossier_opml_parse (batch->bytes, NULL, error);

  if (outlines == NULL)
    return FALSE;
  g_set_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNSUPPORTED,
               ngettext ("This is a list of %u feed, not a story. Subscribe to it with “dossier feeds add FILE”.",
                         "This is a list of %u feeds, not a story. Subscribe to them with “dossier feeds add FILE”.",
                         outlines->len),
               outlines->len);
  return FALSE;
}

static gboolean
is_said (const char *text)
{
  return text != NULL && *text != '\0';
}

/* What the entries do not say for themselves, the feed says for them. */
static void
complete_entry (DossierDraft *entry, const DossierFeedDraft *feed, const char *source, const char *feed_uri)
{
  entry->feed_uri = g_strdup (feed_uri);
  if (entry->source == NULL)
    entry->source = g_strdup (source);
  if (entry->author == NULL)
    entry->author = g_strdup (feed->author);
  if (entry->language == NULL)
    entry->language = g_strdup (feed->language);
}

static const char *
identity_of (const DossierDraft *entry)
{
  return is_said (entry->guid) ? entry->guid : entry->uri;
}

/* Some feeds call several of their stories the same: a changelog that links to one page, a version that was announced
 * twice. Their dates, or else their titles, tell them apart. */
static void
tell_apart (GPtrArray *entries)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const char *identity = identity_of (entries->pdata[i]);
      guint       n = identity != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, identity)) : 0;

      if (identity != NULL)
        g_hash_table_insert (counts, g_strdup (identity), GUINT_TO_POINTER (n + 1));
    }
  for (guint i = 0; i < entries->len; i++)
    {
      DossierDraft    *entry = entries->pdata[i];
      const char      *identity = identity_of (entry);
      g_autofree char *date = dossier_date_to_string (&entry->published);
      char            *guid;

      if (identity == NULL || GPOINTER_TO_UINT (g_hash_table_lookup (counts, identity)) < 2)
        continue;
      guid = g_strdup_printf ("%s %s", identity, date != NULL ? date : is_said (entry->title) ? entry->title : "");
      g_free (entry->guid);
      entry->guid = guid;
    }
}

/* What tells a feed from all others: where it was fetched, else where it says it is, else all that it says. Two files
 * of one name are two feeds; the file and a later subscription to its address are one. */
static char *
dup_feed_uri (const DossierBatch *batch)
{
  const DossierFeedDraft *feed = batch->feed;
  const char             *id = feed->id != NULL ? feed->id : "", *link = feed->link != NULL ? feed->link : "";

  if (batch->uri != NULL)
    return g_strdup (batch->uri);
  if (is_said (feed->self_uri))
    return g_strdup (feed->self_uri);
  return g_strdup_printf ("%s\n%s\n%s", id, link, feed->title != NULL ? feed->title : "");
}

static gboolean
parse_feed (DossierBatch *batch, GError **error)
{
  g_autofree char *feed_uri = NULL;
  char            *source;

  batch->feed = dossier_feed_parse (batch->bytes, batch->uri, batch->content_type, error);
  if (batch->feed == NULL)
    return FALSE;
  if (batch->feed->entries->len == 0 && !is_said (batch->feed->title) && batch->feed_id != 0)
    {
      g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_EMPTY,
                           _ ("The beginning of a feed came, without a title and without stories. Try again later."));
      return FALSE;
    }
  if (batch->feed->entries->len == 0 && batch->feed_id == 0 && (batch->options == NULL || batch->options->feed == NULL))
    {
      g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_EMPTY,
                           _ ("The feed has no stories in it."));
      return FALSE;
    }

  source = is_said (batch->feed->title) ? g_strdup (batch->feed->title)
                                        : dossier_extract_host (batch->feed->link ? batch->feed->link : batch->uri);
  batch->result->title = source;
  feed_uri = dup_feed_uri (batch);
  g_ptr_array_unref (batch->drafts);
  batch->drafts = g_ptr_array_ref (batch->feed->entries);
  for (guint i = 0; i < batch->drafts->len; i++)
    complete_entry (batch->drafts->pdata[i], batch->feed, source, feed_uri);
  tell_apart (batch->drafts);
  g_clear_pointer (&batch->bytes, g_bytes_unref);
  return TRUE;
}

/* A file that another program has exported is many stories, and no text of one. */
static gboolean
refuse_export (DossierBatch *batch, GError **error)
{
  DossierImportFormat format = DOSSIER_IMPORT_UNKNOWN;

  if (batch->kind == DOSSIER_CONTENT_TEXT || batch->kind == DOSSIER_CONTENT_BINARY)
    format = dossier_import_file_sniff (batch->bytes);
  if (format == DOSSIER_IMPORT_UNKNOWN)
    return FALSE;
  g_set_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNSUPPORTED,
               /* TRANSLATORS: %s is the name of a program, "Pocket" */
               _ ("This is an export of %s, not a story. Import it with “Import from Another Program…” in the menu or "
                  "“dossier import FILE”."),
               dossier_import_format_get_name (format));
  return TRUE;
}

static gboolean
is_mail (const DossierBatch *batch)
{
  return batch->kind == DOSSIER_CONTENT_MAIL || batch->kind == DOSSIER_CONTENT_MAILBOX;
}

static gboolean
parse (DossierBatch *batch, GCancellable *cancellable, GError **error)
{
  if (batch->source != NULL)
    return TRUE;
  batch->kind = dossier_intake_sniff (batch->bytes, batch->content_type, batch->name);
  if (batch->feed_id != 0 && batch->kind != DOSSIER_CONTENT_FEED && batch->kind != DOSSIER_CONTENT_EMPTY)
    {
      g_set_error_literal (
          error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNSUPPORTED,
          batch->kind == DOSSIER_CONTENT_HTML
              ? _ ("There is a web page where the feed was. The network may want you to log in, or the "
                   "feed has moved.")
              : _ ("What came is not a feed. Look at its address in a browser."));
      return FALSE;
    }
  if (refuse_export (batch, error) || !dossier_intake_check (batch->bytes, batch->kind, batch->name, error))
    return FALSE;
  if (batch->kind == DOSSIER_CONTENT_OPML)
    return refuse_opml (batch, error);
  if (batch->kind == DOSSIER_CONTENT_BOOKMARKS)
    return dossier_bookmark_pages_list (batch, error);
  if (batch->kind == DOSSIER_CONTENT_MAIL)
    return dossier_letters_list (batch, error);
  if (batch->kind == DOSSIER_CONTENT_MAILBOX)
    {
      batch->source = dossier_source_new (batch->bytes);
      g_clear_pointer (&batch->bytes, g_bytes_unref);
    }
  return batch->kind != DOSSIER_CONTENT_FEED || parse_feed (batch, error);
}

/* ---- extract, recognise: over all drafts at once ---- */

/* Drops the drafts that @errors speak of, and keeps the words. FALSE when none is left. */
static gboolean
drop_failed (DossierBatch *batch, GPtrArray *errors, GError **error)
{
  for (guint i = errors->len; i > 0; i--)
    {
      GError       *problem = errors->pdata[i - 1];
      DossierDraft *draft = batch->drafts->pdata[i - 1];

      if (problem == NULL)
        continue;
      if (batch->drafts->len == 1 && batch->result->refused->len == 0 && !batch->is_part)
        {
          g_propagate_error (error, g_error_copy (problem));
          return FALSE;
        }
      if (is_said (draft->title))
        {
          g_autofree char *words = g_strdup_printf ("%s: %s", draft->title, problem->message);

          refuse (batch, words);
        }
      else
        refuse (batch, problem->message);
      g_ptr_array_remove_index (batch->drafts, i - 1);
    }
  return TRUE;
}

static void
free_error (gpointer error)
{
  g_clear_error ((GError **) &error);
}

static gboolean
run_over_drafts (DossierBatch *batch, DossierWork work, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (free_error);

  if (batch->on_worker)
    return dossier_workers_run_here (batch->drafts, work, data, errors, cancellable, error)
           && drop_failed (batch, errors, error);
  return dossier_workers_run (batch->drafts, work, data, errors, batch->progress, batch->progress_data, cancellable,
                              error)
         && drop_failed (batch, errors, error);
}

static gboolean
extract_one (gpointer item, gpointer data, GError **error)
{
  return dossier_extract_entry (item, error);
}

static gboolean
extract_letter (gpointer item, gpointer data, GError **error)
{
  return dossier_letters_extract (item, error);
}

static DossierTextOrigin
find_origin (const DossierBatch *batch)
{
  if (batch->kind == DOSSIER_CONTENT_FEED)
    return DOSSIER_ORIGIN_FEED;
  if (batch->kind == DOSSIER_CONTENT_BOOKMARKS)
    return DOSSIER_ORIGIN_PAGE;
  return batch->uri != NULL ? DOSSIER_ORIGIN_PAGE : DOSSIER_ORIGIN_PERSON;
}

static gboolean
extract (DossierBatch *batch, GCancellable *cancellable, GError **error)
{
  DossierDraft *draft;

  if (batch->kind == DOSSIER_CONTENT_FEED)
    return run_over_drafts (batch, extract_one, NULL, cancellable, error);
  if (batch->kind == DOSSIER_CONTENT_BOOKMARKS)
    return dossier_bookmark_pages_fetch (batch, cancellable, error);
  if (is_mail (batch))
    return run_over_drafts (batch, extract_letter, NULL, cancellable, error);

  draft = batch->kind == DOSSIER_CONTENT_HTML
              ? dossier_extract_page (batch->bytes, batch->content_type, batch->uri, error)
              : dossier_extract_text (batch->bytes, error);
  if (draft == NULL)
    return FALSE;
  if (draft->uri == NULL)
    draft->uri = g_strdup (batch->uri);
  if (draft->is_partial)
    g_ptr_array_add (
        batch->result->remarks,
        g_strdup (_ ("This page shows only a part of its article; the rest is for those who pay for it.")));
  if (batch->asked != NULL)
    dossier_next_pages_follow (draft, TRUE, cancellable);
  g_ptr_array_add (batch->drafts, draft);
  g_clear_pointer (&batch->bytes, g_bytes_unref);
  return TRUE;
}

/* What the person said goes before what the thing says: for one story entirely, for those of a feed, a mailbox and a
 * file of bookmarks only where they say nothing. The dates of the options were looked at before. */
static void
apply_options (DossierBatch *batch)
{
  gboolean are_many = batch->kind == DOSSIER_CONTENT_FEED || batch->kind == DOSSIER_CONTENT_BOOKMARKS
                      || batch->kind == DOSSIER_CONTENT_MAILBOX;
  DossierDate date = DOSSIER_DATE_UNKNOWN;

  if (batch->options->date != NULL)
    dossier_date_parse (batch->options->date, &date);
  for (guint i = 0; i < batch->drafts->len; i++)
    {
      DossierDraft *draft = batch->drafts->pdata[i];

      if (is_said (batch->options->title) && !are_many)
        {
          g_free (draft->title);
          draft->title = g_strdup (batch->options->title);
        }
      if (batch->options->date != NULL && (!are_many || draft->published.precision == DOSSIER_PRECISION_UNKNOWN))
        draft->published = date;
    }
}

/* The subscription the stories are to be kept under; made when it is not there yet. 0 on error. */
static gint64
find_feed (DossierBatch *batch, DossierStore *store, GError **error)
{
  const char      *address = batch->options->feed;
  g_autofree char *host = dossier_extract_host (address);
  const char      *title = batch->feed != NULL && is_said (batch->feed->title) ? batch->feed->title : host;
  const char      *site = batch->feed != NULL ? batch->feed->link : NULL;
  g_autoptr (GPtrArray) feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_subscription_free);
  g_autoptr (GArray) ids = NULL;

  g_ptr_array_add (
      feeds, dossier_feed_subscription_new (address, title, site, NULL, dossier_library_is_private_address (address)));
  return dossier_store_subscribe (store, feeds, batch->journalled, &ids, error) ? g_array_index (ids, gint64, 0) : 0;
}

static gboolean
assign_feed (DossierBatch *batch, GError **error)
{
  gint64 feed = batch->feed_id;

  if (feed == 0 && (batch->options == NULL || batch->options->feed == NULL))
    return TRUE;
  if (feed == 0)
    feed = find_feed (batch, dossier_library_get_store (batch->library), error);
  for (guint i = 0; i < batch->drafts->len; i++)
    ((DossierDraft *) batch->drafts->pdata[i])->feed_id = feed;
  return feed != 0;
}

/* A feed that is asked every hour brings mostly what is there already: only the rest is worth the work. */
static gboolean
set_known_aside (DossierBatch *batch, GError **error)
{
  batch->result->saved
      = dossier_store_peek (dossier_library_get_store (batch->library), batch->drafts, batch->journalled, error);
  if (batch->result->saved == NULL)
    return FALSE;
  if (batch->result->title == NULL)
    batch->result->title = g_strdup (((DossierDraft *) batch->drafts->pdata[0])->title);
  if (batch->looked_up != NULL)
    batch->looked_up (batch, batch->looked_up_data);
  for (guint i = batch->drafts->len; i > 0; i--)
    {
      DossierSaved saved = g_array_index (batch->result->saved, DossierSaveResult, i - 1).saved;

      if (saved == DOSSIER_SAVED_SAME || saved == DOSSIER_SAVED_DELETED)
        g_ptr_array_remove_index (batch->drafts, i - 1);
    }
  return TRUE;
}

/* A page that comes again with other words has the blocks that a person chose of it; when nothing of these is left,
 * what Dossier chooses. */
static gboolean
choose_again (DossierBatch *batch, GError **error)
{
  DossierStore *store = dossier_library_get_store (batch->library);

  for (guint i = 0, next = 0; i < batch->result->saved->len; i++)
    {
      const DossierSaveResult *known = &g_array_index (batch->result->saved, DossierSaveResult, i);
      DossierDraft            *draft;
      GError                  *problem = NULL;
      g_autofree char         *choices = NULL;

      if (known->saved == DOSSIER_SAVED_SAME || known->saved == DOSSIER_SAVED_DELETED)
        continue;
      draft = batch->drafts->pdata[next++];
      if (known->saved == DOSSIER_SAVED_NEW || draft->page == NULL)
        continue;
      choices = dossier_store_dup_choices (store, known->story, &problem);
      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return FALSE;
        }
      if (choices != NULL)
        dossier_extract_choose (draft, choices, NULL);
    }
  return TRUE;
}

typedef struct
{
  const DossierRecogniser *recogniser;
  GCancellable            *cancellable;
} Recognising;

static gboolean
recognise_one (gpointer item, gpointer data, GError **error)
{
  const Recognising          *recognising = data;
  DossierDraft               *draft = item;
  const DossierRecogniserText text = { .text = dossier_document_get_text (draft->document),
                                       .title = draft->title,
                                       .written = &draft->published,
                                       .language = draft->language,
                                       .cancellable = recognising->cancellable };

  draft->recognition = dossier_recogniser_read (recognising->recogniser, &text);
  return TRUE;
}

static gboolean
recognise (DossierBatch *batch, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierRecogniser) recogniser = NULL;
  Recognising recognising = { .cancellable = cancellable };

  if (batch->options != NULL)
    apply_options (batch);
  for (guint i = 0; i < batch->drafts->len; i++)
    {
      DossierDraft *draft = batch->drafts->pdata[i];

      draft->origin = find_origin (batch);
      dossier_address_care_tidy (draft, batch->kind == DOSSIER_CONTENT_FEED        ? NULL
                                        : batch->kind == DOSSIER_CONTENT_BOOKMARKS ? draft->original_uri
                                                                                   : batch->asked);
    }
  if ((!batch->is_dry && (!assign_feed (batch, error) || !dossier_library_catch_up_addresses (batch->library, error)))
      || (batch->drafts->len > 0 && (!set_known_aside (batch, error) || !choose_again (batch, error))))
    return FALSE;
  if (batch->is_dry)
    g_ptr_array_set_size (batch->drafts, 0);
  if (batch->drafts->len == 0)
    return TRUE;
  recognising.recogniser = recogniser = dossier_library_get_recogniser (batch->library, error);
  return recogniser != NULL && run_over_drafts (batch, recognise_one, &recognising, cancellable, error);
}

/* ---- save ---- */

static void
count_entities (DossierBatch *batch)
{
  DossierAddResult *result = batch->result;

  for (guint i = 0; i < batch->drafts->len; i++)
    {
      const DossierDraft *draft = batch->drafts->pdata[i];

      for (guint j = 0; j < draft->recognition->entities->len; j++)
        {
          const DossierFoundEntity *entity = draft->recognition->entities->pdata[j];
          const char               *name = entity->known_as != NULL ? entity->known_as : entity->name;

          if (!g_hash_table_add (batch->names, g_strdup_printf ("%d%s", entity->kind, name)))
            continue;
          if (entity->kind == DOSSIER_ENTITY_PERSON)
            result->n_people++;
          else
            result->n_organizations++;
        }
      result->n_claims += draft->recognition->claims->len;
    }
}

static void
count_saved (DossierAddResult *result)
{
  for (guint i = 0; i < result->saved->len; i++)
    switch (g_array_index (result->saved, DossierSaveResult, i).saved)
      {
      case DOSSIER_SAVED_NEW: result->n_new++; break;
      case DOSSIER_SAVED_SAME: result->n_same++; break;
      case DOSSIER_SAVED_REVISED: result->n_revised++; break;
      case DOSSIER_SAVED_DELETED: result->n_deleted++; break;
      case DOSSIER_SAVED_RETURNED: result->n_returned++; break;
      }
}

/* Puts what became of the rest between what was known. */
static void
merge_saved (GArray *all, GArray *rest)
{
  guint next = 0;

  for (guint i = 0; i < all->len; i++)
    {
      DossierSaveResult *result = &g_array_index (all, DossierSaveResult, i);

      if (result->saved != DOSSIER_SAVED_SAME && result->saved != DOSSIER_SAVED_DELETED)
        *result = g_array_index (rest, DossierSaveResult, next++);
    }
}

void
dossier_pipeline_begin_save (DossierBatch *batch)
{
  if (batch->saving != NULL)
    dossier_store_begin_save (batch->saving);
}

DossierAddResult *
dossier_pipeline_end_save (DossierBatch *batch, GCancellable *cancellable, GError **error)
{
  if (batch->source != NULL)
    return dossier_postbox_run (batch, cancellable, error);
  if (batch->result->saved == NULL)
    batch->result->saved = g_array_new (FALSE, TRUE, sizeof (DossierSaveResult));
  if (batch->saving != NULL)
    {
      g_autoptr (GArray) rest = dossier_store_end_save (g_steal_pointer (&batch->saving), error);

      if (rest == NULL)
        return NULL;
      merge_saved (batch->result->saved, rest);
    }
  count_saved (batch->result);
  count_entities (batch);
  return g_steal_pointer (&batch->result);
}

static const Stage stages[] = {
  [DOSSIER_STAGE_FETCH] = fetch,
  [DOSSIER_STAGE_PARSE] = parse,
  [DOSSIER_STAGE_EXTRACT] = extract,
  [DOSSIER_STAGE_RECOGNISE] = recognise,
};

/* Whether it is stopped between two stages. Of bookmarks that which was fetched is kept. */
static gboolean
is_stopped (const DossierBatch *batch, GCancellable *cancellable, GError **error)
{
  return batch->kind != DOSSIER_CONTENT_BOOKMARKS && g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
prepare_save (DossierBatch *batch)
{
  DossierStore *store = dossier_library_get_store (batch->library);

  if (batch->drafts->len == 0)
    return;
  batch->saving = batch->whole != NULL ? dossier_store_prepare_save_part (store, batch->drafts, batch->whole)
                                       : dossier_store_prepare_save (store, batch->drafts, batch->journalled);
}

gboolean
dossier_pipeline_prepare (DossierBatch *batch, DossierStage first, GCancellable *cancellable, GError **error)
{
  for (guint i = first; i < G_N_ELEMENTS (stages); i++)
    {
      gboolean is_kept = batch->kind == DOSSIER_CONTENT_BOOKMARKS && i > DOSSIER_STAGE_EXTRACT;

      if (is_stopped (batch, cancellable, error) || !stages[i](batch, is_kept ? NULL : cancellable, error))
        return FALSE;
      if (batch->source != NULL)
        return TRUE;
    }
  if (is_stopped (batch, cancellable, error))
    return FALSE;
  prepare_save (batch);
  return TRUE;
}

DossierAddResult *
dossier_pipeline_run (DossierBatch *batch, DossierStage first, GCancellable *cancellable, GError **error)
{
  if (!dossier_pipeline_prepare (batch, first, cancellable, error))
    return NULL;
  dossier_pipeline_begin_save (batch);
  return dossier_pipeline_end_save (batch, cancellable, error);
}
