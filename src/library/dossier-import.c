/* dossier-import.c - what somebody kept in another program comes in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-import.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-clean-address.h"
#include "dossier-extraction.h"
#include "dossier-html.h"
#include "dossier-import-file.h"
#include "dossier-imports-private.h"
#include "dossier-intake.h"
#include "dossier-library-add-private.h"
#include "dossier-library-private.h"
#include "dossier-page-waits.h"
#include "dossier-workers.h"

typedef gboolean (*Step) (DossierImportRun *run, GError **error);

static void
line_free (gpointer data)
{
  DossierImportLine *line = data;

  g_free (line->title);
  g_free (line->uri);
  g_free (line->problem);
  g_free (line);
}

void
dossier_import_result_free (DossierImportResult *result)
{
  if (result == NULL)
    return;
  g_free (result->program);
  g_ptr_array_unref (result->lines);
  g_ptr_array_unref (result->refused);
  g_ptr_array_unref (result->remarks);
  g_free (result);
}

static DossierImportResult *
result_new (void)
{
  DossierImportResult *result = g_new0 (DossierImportResult, 1);

  result->lines = g_ptr_array_new_with_free_func (line_free);
  result->refused = g_ptr_array_new_with_free_func (g_free);
  result->remarks = g_ptr_array_new_with_free_func (g_free);
  return result;
}

static void
entry_free (gpointer data)
{
  DossierImportEntry *entry = data;

  g_clear_pointer (&entry->draft, dossier_draft_free);
  g_clear_pointer (&entry->content, dossier_story_content_free);
  g_free (entry);
}

/* ---- reading ---- */

/* Bookmarks of old are in any encoding. */
static GBytes *
decode (GBytes *bytes)
{
  char *text;

  if (dossier_intake_sniff (bytes, NULL, NULL) != DOSSIER_CONTENT_BOOKMARKS)
    return g_bytes_ref (bytes);
  text = dossier_html_decode (bytes, NULL, NULL);
  return g_bytes_new_take (text, strlen (text));
}

/* The same entries under their clean addresses: what differed only in how readers are counted is one. */
static void
clean_addresses (DossierImportRun *run)
{
  DossierImports *clean = dossier_imports_new (run->imports->format);

  g_ptr_array_set_free_func (run->imports->items, NULL);
  for (guint i = 0; i < run->imports->items->len; i++)
    {
      DossierImported *item = run->imports->items->pdata[i];

      if (item->uri != NULL)
        {
          g_autofree char *address = g_steal_pointer (&item->uri);

          item->uri = dossier_address_dup_clean (address);
        }
      dossier_imports_take (clean, item);
    }
  dossier_imports_tell (run->imports, run->result->refused);
  dossier_imports_tell (clean, run->result->refused);
  clean->n_feeds = run->imports->n_feeds;
  dossier_imports_free (run->imports);
  run->imports = clean;
}

static gboolean
read_export (DossierImportRun *run, GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) decoded = decode (bytes);

  run->imports = dossier_import_file_read (decoded, error);
  if (run->imports == NULL)
    return FALSE;
  clean_addresses (run);
  run->result->program = g_strdup (dossier_import_format_get_name (run->imports->format));
  if (run->imports->n_feeds > 0)
    g_ptr_array_add (run->result->remarks,
                     g_strdup_printf (ngettext ("%u link is a feed: subscribe to it with “dossier feeds add FILE”",
                                                "%u links are feeds: subscribe to them with “dossier feeds add FILE”",
                                                run->imports->n_feeds),
                                      run->imports->n_feeds));
  return TRUE;
}

/* ---- entries as drafts ---- */

/* Highlights of something that has neither an address nor a text: they are all there is of it. */
static char *
join_quotes (const DossierImported *item)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < item->highlights->len; i++)
    {
      const DossierImportedHighlight *highlight = item->highlights->pdata[i];

      if (highlight->quote != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", highlight->quote);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
give_text (DossierDraft *draft, const DossierImported *item, const char *program)
{
  draft->content_html = g_strdup (item->html);
  draft->base_uri = g_strdup (item->uri);
  draft->plain_text = item->html == NULL ? g_strdup (item->text) : NULL;
  if (item->uri == NULL && item->html == NULL && item->text == NULL)
    {
      /* Told by what it is of: more highlights of it make no other story. */
      draft->plain_text = join_quotes (item);
      draft->feed_uri = g_strdup_printf ("import:%s", program);
      draft->guid = g_strdup_printf ("%s\n%s", item->title != NULL ? item->title : "",
                                     item->author != NULL ? item->author : "");
    }
  if (item->html != NULL || item->text != NULL)
    draft->origin = item->uri != NULL ? DOSSIER_ORIGIN_PAGE : DOSSIER_ORIGIN_PERSON;
}

static DossierDraft *
make_draft (const DossierImported *item, const char *program)
{
  DossierDraft *draft = dossier_draft_new ();

  draft->uri = g_strdup (item->uri);
  draft->title = g_strdup (item->title != NULL ? item->title : item->uri);
  draft->author = g_strdup (item->author);
  draft->source = item->site != NULL ? g_strdup (item->site) : dossier_extract_host (item->uri);
  draft->language = g_strdup (item->language);
  draft->saved = item->saved;
  if (item->published != 0)
    draft->published = dossier_date_from_time (item->published);
  give_text (draft, item, program);
  return draft;
}

static void
add_entry (DossierImportRun *run, const DossierImported *item)
{
  DossierImportEntry *entry = g_new0 (DossierImportEntry, 1);

  entry->from = item;
  entry->draft = make_draft (item, run->result->program);
  entry->line = g_new0 (DossierImportLine, 1);
  entry->line->title = g_strdup (entry->draft->title);
  entry->line->uri = g_strdup (item->uri);
  g_ptr_array_add (run->result->lines, entry->line);
  g_ptr_array_add (run->items, entry);
}

/* What the export has of its text; a text that cannot be read is as good as none. */
static gboolean
extract_one (gpointer data, gpointer unused, GError **error)
{
  DossierImportEntry *entry = data;
  DossierDraft       *draft = entry->draft;
  gboolean            has_words = draft->content_html != NULL || draft->plain_text != NULL;
  g_autoptr (GError) problem = NULL;

  if (!dossier_extract_entry (draft, &problem))
    {
      entry->line->problem = g_strdup (problem->message);
      g_clear_pointer (&draft->content_html, g_free);
      g_clear_pointer (&draft->document, dossier_document_unref);
      has_words = FALSE;
      if (!dossier_extract_entry (draft, error))
        return FALSE;
    }
  entry->has_text = has_words && g_strcmp0 (dossier_document_get_text (draft->document), draft->title) != 0;
  if (!entry->has_text)
    draft->origin = DOSSIER_ORIGIN_UNKNOWN;
  return TRUE;
}

static void
free_error (gpointer error)
{
  g_clear_error ((GError **) &error);
}

static gboolean
make_entries (DossierImportRun *run, GError **error)
{
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (free_error);

  for (guint i = 0; i < run->imports->items->len; i++)
    add_entry (run, run->imports->items->pdata[i]);
  if (run->items->len == 0)
    {
      g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_EMPTY,
                           _ ("There is nothing in it that could be kept."));
      return FALSE;
    }
  if (!dossier_workers_run (run->items, extract_one, NULL, errors, NULL, NULL, run->cancellable, error))
    return FALSE;
  for (guint i = 0; i < errors->len; i++)
    if (errors->pdata[i] != NULL)
      {
        g_propagate_error (error, g_error_copy (errors->pdata[i]));
        return FALSE;
      }
  return TRUE;
}

/* ---- what is there ---- */

gboolean
dossier_import_entry_load (DossierImportRun *run, DossierImportEntry *entry, GError **error)
{
  if (entry->content == NULL)
    entry->content = dossier_store_load_kept_content (dossier_library_get_store (run->library), entry->story, error);
  return entry->content != NULL;
}

/* Nothing but its title: it came before its page could be had. */
static gboolean
is_bare (const DossierStoryContent *content)
{
  return content->origin == DOSSIER_ORIGIN_UNKNOWN
         && g_strcmp0 (dossier_document_get_text (content->document), dossier_story_get_row (content->story)->title)
                == 0;
}

static gboolean
look_at_known (DossierImportRun *run, DossierImportEntry *entry, const DossierSaveResult *saved, GError **error)
{
  gboolean was_deleted = saved->saved == DOSSIER_SAVED_RETURNED;
  gboolean has_more = entry->has_text && (saved->saved == DOSSIER_SAVED_REVISED || was_deleted);

  entry->story = entry->line->story = saved->story;
  entry->line->outcome = was_deleted ? DOSSIER_IMPORTED_RETURNED : DOSSIER_IMPORTED_SAME;
  if (entry->from->highlights->len == 0 && !has_more && (entry->has_text || run->options->no_fetch))
    return TRUE;
  if (!dossier_import_entry_load (run, entry, error))
    return FALSE;
  entry->is_bare = is_bare (entry->content) || (has_more && entry->draft->guid != NULL);
  return TRUE;
}

static gboolean
look_up (DossierImportRun *run, GError **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();
  g_autoptr (GArray) saved = NULL;

  for (guint i = 0; i < run->items->len; i++)
    g_ptr_array_add (drafts, ((DossierImportEntry *) run->items->pdata[i])->draft);
  saved = dossier_store_peek (dossier_library_get_store (run->library), drafts, TRUE, error);
  for (guint i = 0; saved != NULL && i < run->items->len; i++)
    {
      const DossierSaveResult *result = &g_array_index (saved, DossierSaveResult, i);
      DossierImportEntry      *entry = run->items->pdata[i];

      entry->is_new = result->saved == DOSSIER_SAVED_NEW;
      if (!entry->is_new && !look_at_known (run, entry, result, error))
        return FALSE;
    }
  return saved != NULL;
}

static gboolean
fetch (DossierImportRun *run, GError **error)
{
  for (guint i = 0; run->options->dry_run && i < run->items->len; i++)
    {
      DossierImportEntry *entry = run->items->pdata[i];

      entry->line->is_to_fetch = dossier_import_entry_wants_page (run, entry);
    }
  return run->options->dry_run || dossier_import_fetch (run, error);
}

/* ---- saving ---- */

/* Whether a story that has only its title, or only some of its highlights, gets more of its text now. */
static gboolean
is_completed (const DossierImportEntry *entry)
{
  return entry->is_bare && entry->has_text;
}

static gboolean
recognise_one (gpointer data, gpointer recogniser, GError **error)
{
  DossierDraft *draft = ((DossierImportEntry *) data)->draft;

  draft->recognition = dossier_recogniser_run (recogniser, dossier_document_get_text (draft->document), draft->title,
                                               &draft->published);
  return TRUE;
}

/* Not stopped any more: what was fetched is kept. */
static gboolean
recognise (DossierImportRun *run, GError **error)
{
  const DossierRecogniser *recogniser = dossier_library_get_recogniser (run->library, error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (free_error);

  for (guint i = 0; i < run->items->len; i++)
    {
      DossierImportEntry *entry = run->items->pdata[i];

      if ((entry->is_new && !entry->is_stopped) || is_completed (entry))
        g_ptr_array_add (entries, entry);
    }
  if (recogniser == NULL)
    return FALSE;
  return dossier_workers_run (entries, recognise_one, (gpointer) recogniser, errors, NULL, NULL, NULL, error);
}

/* New ones with a text or those without. Of two that turn out to be one story the text counts, not the title. */
static gboolean
save_new (DossierImportRun *run, gboolean with_text, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new (), drafts = g_ptr_array_new ();
  g_autoptr (GArray) saved = NULL;

  for (guint i = 0; i < run->items->len; i++)
    {
      DossierImportEntry *entry = run->items->pdata[i];

      if (!entry->is_new || entry->is_stopped || entry->has_text != with_text)
        continue;
      g_ptr_array_add (entries, entry);
      g_ptr_array_add (drafts, entry->draft);
    }
  if (drafts->len == 0)
    return TRUE;
  saved = dossier_store_save_part (dossier_library_get_store (run->library), drafts, run->whole, error);
  for (guint i = 0; saved != NULL && i < entries->len; i++)
    {
      DossierImportEntry *entry = entries->pdata[i];

      entry->story = entry->line->story = g_array_index (saved, DossierSaveResult, i).story;
    }
  return saved != NULL;
}

/* The text of its page takes the place of the title. Nothing that somebody had is lost by it: it needs no way back. */
static gboolean
complete (DossierImportRun *run, DossierImportEntry *entry, GError **error)
{
  DossierPageSaved saved = DOSSIER_PAGE_GONE;

  if (!dossier_store_save_page (dossier_library_get_store (run->library), entry->story, entry->draft, FALSE, &saved,
                                error))
    return FALSE;
  if (saved != DOSSIER_PAGE_TAKEN)
    return TRUE;
  if (entry->line->outcome == DOSSIER_IMPORTED_SAME)
    entry->line->outcome = DOSSIER_IMPORTED_COMPLETED;
  g_clear_pointer (&entry->content, dossier_story_content_free);
  return dossier_import_entry_load (run, entry, error);
}

/* Stories that had been deleted, with all that belongs to them, before anything is done to them. */
static gboolean
bring_back (DossierImportRun *run, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_change_free);
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < run->items->len; i++)
    {
      const DossierImportEntry *entry = run->items->pdata[i];

      if (entry->line->outcome == DOSSIER_IMPORTED_RETURNED)
        g_array_append_val (stories, entry->story);
    }
  if (stories->len == 0)
    return TRUE;
  g_ptr_array_add (changes, dossier_change_new_for_stories (DOSSIER_CHANGE_RESTORE, (gint64 *) (gpointer) stories->data,
                                                            stories->len, TRUE));
  return dossier_store_apply_parts (dossier_library_get_store (run->library), changes, run->whole, error);
}

static gboolean
save (DossierImportRun *run, GError **error)
{
  if (run->options->dry_run)
    return TRUE;
  if (!bring_back (run, error) || !recognise (run, error) || !save_new (run, FALSE, error)
      || !save_new (run, TRUE, error))
    return FALSE;
  for (guint i = 0; i < run->items->len; i++)
    if (is_completed (run->items->pdata[i]) && !complete (run, run->items->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* ---- highlights, states ---- */

static void
judge (DossierImportEntry *entry, gboolean dry_run)
{
  if (entry->is_stopped && entry->is_new)
    entry->line->outcome = DOSSIER_IMPORTED_STOPPED;
  else if (entry->is_new)
    entry->line->outcome = entry->has_text ? DOSSIER_IMPORTED_STORY : DOSSIER_IMPORTED_LINK;
  else if (dry_run && is_completed (entry) && entry->line->outcome == DOSSIER_IMPORTED_SAME)
    entry->line->outcome = DOSSIER_IMPORTED_COMPLETED;
}

static gboolean
annotate (DossierImportRun *run, GError **error)
{
  for (guint i = 0; i < run->items->len; i++)
    {
      DossierImportEntry *entry = run->items->pdata[i];

      judge (entry, run->options->dry_run);
      if (entry->line->outcome == DOSSIER_IMPORTED_STOPPED)
        continue;
      if (!entry->is_new && entry->from->highlights->len > 0 && !dossier_import_entry_load (run, entry, error))
        return FALSE;
      dossier_import_annotate (run, entry);
    }
  return TRUE;
}

/* New stories are read and starred as they were; those that were there keep what the person has made of them here. */
static void
add_states (DossierImportRun *run)
{
  g_autoptr (GArray) read = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) starred = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < run->items->len; i++)
    {
      DossierImportEntry *entry = run->items->pdata[i];

      if (!entry->is_new || entry->is_stopped)
        continue;
      if (entry->from->is_read)
        g_array_append_val (read, entry->story);
      if (entry->from->is_starred)
        g_array_append_val (starred, entry->story);
    }
  run->result->n_read = read->len;
  run->result->n_starred = starred->len;
  if (read->len > 0)
    g_ptr_array_add (run->changes, dossier_change_set_read ((gint64 *) (gpointer) read->data, read->len, TRUE));
  if (starred->len > 0)
    g_ptr_array_add (run->changes,
                     dossier_change_set_starred ((gint64 *) (gpointer) starred->data, starred->len, TRUE));
}

static gboolean
apply (DossierImportRun *run, GError **error)
{
  add_states (run);
  return run->options->dry_run
         || dossier_store_apply_parts (dossier_library_get_store (run->library), run->changes, run->whole, error);
}

/* ---- all of it ---- */

/* There is no place for them in the library. */
static void
tell_tags (DossierImportRun *run)
{
  guint n = 0;

  for (guint i = 0; run->imports != NULL && i < run->imports->items->len; i++)
    {
      const DossierImported *item = run->imports->items->pdata[i];

      n += item->tags->len > 0 || item->folder != NULL ? 1 : 0;
    }
  if (n > 0)
    g_ptr_array_add (
        run->result->remarks,
        g_strdup_printf (ngettext ("The tags and folder of %u entry are not kept: stories have none",
                                   "The tags and folders of %u entries are not kept: stories have none", n),
                         n));
}

static void
add_up (DossierImportRun *run)
{
  DossierImportResult *result = run->result;

  tell_tags (run);

  for (guint i = 0; i < result->lines->len; i++)
    {
      const DossierImportLine *line = result->lines->pdata[i];

      result->n_outcomes[line->outcome]++;
      result->n_to_fetch += line->is_to_fetch ? 1 : 0;
      result->n_placed += line->n_placed;
      result->n_lost += line->n_lost;
      result->n_notes += line->n_notes;
      result->n_known += line->n_known;
    }
}

static void
run_clear (DossierImportRun *run)
{
  g_ptr_array_unref (run->items);
  g_ptr_array_unref (run->changes);
  g_clear_pointer (&run->imports, dossier_imports_free);
  g_free (run->whole);
  g_clear_pointer (&run->result, dossier_import_result_free);
}

static DossierImportResult *
run_steps (DossierImportRun *run, const char *path, GError **error)
{
  static const Step steps[] = { make_entries, look_up, fetch, save, annotate, apply };
  g_autoptr (DossierBatch) batch = dossier_batch_new (run->library, NULL);
  gboolean is_letters = FALSE;

  if (!run->options->dry_run && !dossier_library_check_writable (run->library, error))
    return NULL;
  if (!dossier_batch_take_file (batch, path, DOSSIER_IMPORT_MAX_FILE, error)
      || !dossier_import_letters (run, batch, &is_letters, error)
      || (!is_letters && !read_export (run, batch->bytes, error)))
    return NULL;
  g_clear_pointer (&batch->bytes, g_bytes_unref);
  for (guint i = 0; !is_letters && i < G_N_ELEMENTS (steps); i++)
    if (!steps[i](run, error))
      return NULL;
  add_up (run);
  return g_steal_pointer (&run->result);
}

DossierImportResult *
dossier_library_import (DossierLibrary *self, const char *path, const DossierImportOptions *options,
                        DossierProgress progress, gpointer progress_data, GCancellable *cancellable, GError **error)
{
  static const DossierImportOptions none = { 0 };
  DossierImportRun                  run = { .library = self,
                                            .options = options != NULL ? options : &none,
                                            .progress = progress,
                                            .progress_data = progress_data,
                                            .cancellable = cancellable };
  DossierImportResult              *result;

  g_return_val_if_fail (DOSSIER_IS_LIBRARY (self) && dossier_library_get_store (self) != NULL, NULL);
  run.items = g_ptr_array_new_with_free_func (entry_free);
  run.changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_change_free);
  run.whole = run.options->whole != NULL ? g_strdup (run.options->whole) : g_uuid_string_random ();
  run.result = result_new ();
  result = run_steps (&run, path, error);
  run_clear (&run);
  return result;
}
