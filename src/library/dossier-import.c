/* dossier-import.c - what somebody kept in another program comes in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-import.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-extraction.h"
#include "dossier-imports-private.h"
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
  draft->published = item->published;
  give_text (draft, item, program);
  return draft;
}

/* A line for each, in the order of the export; what is not reached was stopped. */
static void
add_lines (DossierImportRun *run)
{
  for (guint i = 0; i < run->imports->items->len; i++)
    {
      const DossierImported *item = run->imports->items->pdata[i];
      DossierImportLine     *line = g_new0 (DossierImportLine, 1);

      line->title = g_strdup (item->title != NULL ? item->title : item->uri);
      line->uri = g_strdup (item->uri);
      line->outcome = DOSSIER_IMPORTED_STOPPED;
      g_ptr_array_add (run->result->lines, line);
    }
}

static void
add_entry (DossierImportRun *run, guint i)
{
  DossierImportEntry *entry = g_new0 (DossierImportEntry, 1);

  entry->from = run->imports->items->pdata[i];
  entry->line = run->result->lines->pdata[i];
  entry->draft = make_draft (entry->from, run->result->program);
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

  for (guint i = 0; i < run->part->len; i++)
    add_entry (run, g_array_index (run->part, guint, i));
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
  DossierDraft               *draft = ((DossierImportEntry *) data)->draft;
  const DossierRecogniserText text = { .text = dossier_document_get_text (draft->document),
                                       .title = draft->title,
                                       .written = &draft->published,
                                       .language = draft->language };

  draft->recognition = dossier_recogniser_read (recogniser, &text);
  return TRUE;
}

/* Not stopped any more: what was fetched is kept. */
static gboolean
recognise (DossierImportRun *run, GError **error)
{
  g_autoptr (DossierRecogniser) recogniser = dossier_library_get_recogniser (run->library, error);
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
  return dossier_workers_run (entries, recognise_one, recogniser, errors, NULL, NULL, NULL, error);
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

/* New stories are read, starred and archived as they were; those that were there keep what the person has made of them
 * here. */
static void
add_states (DossierImportRun *run)
{
  g_autoptr (GArray) read = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) starred = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) archived = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < run->items->len; i++)
    {
      DossierImportEntry *entry = run->items->pdata[i];

      if (!entry->is_new || entry->is_stopped)
        continue;
      if (entry->from->is_read)
        g_array_append_val (read, entry->story);
      if (entry->from->is_starred)
        g_array_append_val (starred, entry->story);
      if (entry->from->is_archived)
        g_array_append_val (archived, entry->story);
    }
  run->result->n_read += read->len;
  run->result->n_starred += starred->len;
  run->result->n_archived += archived->len;
  if (read->len > 0)
    g_ptr_array_add (run->changes, dossier_change_set_read ((gint64 *) (gpointer) read->data, read->len, TRUE));
  if (starred->len > 0)
    g_ptr_array_add (run->changes,
                     dossier_change_set_starred ((gint64 *) (gpointer) starred->data, starred->len, TRUE));
  if (archived->len > 0)
    g_ptr_array_add (run->changes,
                     dossier_change_set_archived ((gint64 *) (gpointer) archived->data, archived->len, TRUE));
}

static gboolean
apply (DossierImportRun *run, GError **error)
{
  add_states (run);
  if (!dossier_import_add_tags (run, error))
    return FALSE;
  return run->options->dry_run
         || dossier_store_apply_parts (dossier_library_get_store (run->library), run->changes, run->whole, error);
}

/* ---- all of it ---- */

static void
add_up (DossierImportRun *run)
{
  DossierImportResult *result = run->result;

  for (guint i = 0; i < result->lines->len; i++)
    {
      const DossierImportLine *line = result->lines->pdata[i];

      result->n_outcomes[line->outcome]++;
      result->n_to_fetch += line->is_to_fetch ? 1 : 0;
      result->n_placed += line->n_placed;
      result->n_lost += line->n_lost;
      result->n_notes += line->n_notes;
      result->n_known += line->n_known;
      result->n_tagged += line->n_tags > 0 ? 1 : 0;
    }
  if (run->n_unlinked > 0 && !run->options->dry_run)
    g_ptr_array_add (result->remarks,
                     g_strdup_printf (ngettext ("%u highlight is about somebody who is not in the library: it has no "
                                                "link to them",
                                                "%u highlights are about somebody who is not in the library: they have "
                                                "no link to them",
                                                run->n_unlinked),
                                      run->n_unlinked));
}

static void
run_clear (DossierImportRun *run)
{
  g_array_unref (run->part);
  g_ptr_array_unref (run->items);
  g_ptr_array_unref (run->changes);
  g_clear_pointer (&run->imports, dossier_imports_free);
  g_free (run->whole);
  g_clear_pointer (&run->result, dossier_import_result_free);
}

static void
end_part (DossierImportRun *run)
{
  for (guint i = 0; i < run->part->len; i++)
    dossier_imports_unload (run->imports, run->imports->items->pdata[g_array_index (run->part, guint, i)]);
  run->n_done += run->part->len;
  g_array_set_size (run->part, 0);
  g_ptr_array_set_size (run->items, 0);
  g_ptr_array_set_size (run->changes, 0);
  if (run->progress != NULL && run->n_done < run->imports->items->len)
    run->progress (run->n_done, run->imports->items->len, run->progress_data);
}

static gboolean
run_part (DossierImportRun *run, GError **error)
{
  static const Step steps[] = { make_entries, dossier_import_look_up, fetch, save, annotate, apply };

  if (run->part->len == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!steps[i](run, error))
      return FALSE;
  end_part (run);
  return TRUE;
}

static gboolean
has_own_text (const DossierImported *item)
{
  return item->html != NULL || item->text != NULL || item->archived != NULL || item->uri == NULL;
}

/* Those whose text the export brings come first, some at a time: of two that turn out to be one story the text counts.
 * The others have no text yet and are fetched together, so that no server is asked too often. */
static gboolean
run_parts (DossierImportRun *run, GError **error)
{
  GPtrArray *items = run->imports->items;
  gsize      n_bytes = 0;

  for (guint i = 0; i < items->len; i++)
    {
      DossierImported *item = items->pdata[i];

      if (!has_own_text (item))
        continue;
      dossier_imports_load (run->imports, item);
      n_bytes += item->html != NULL ? strlen (item->html) : 0;
      g_array_append_val (run->part, i);
      if (run->part->len < DOSSIER_IMPORT_PART_ENTRIES && n_bytes < DOSSIER_IMPORT_PART_BYTES)
        continue;
      n_bytes = 0;
      if (!run_part (run, error))
        return FALSE;
    }
  if (!run_part (run, error))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (!has_own_text (items->pdata[i]))
      g_array_append_val (run->part, i);
  return run_part (run, error);
}

/* Stopped once something was kept, it is no failure: the rest is told to be missing. */
static gboolean
run_export (DossierImportRun *run, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (run->imports->items->len == 0)
    {
      g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_EMPTY,
                           _ ("There is nothing in it that could be kept."));
      return FALSE;
    }
  add_lines (run);
  if (run_parts (run, &problem)
      || (run->n_done > 0 && !run->options->dry_run && g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static DossierImportResult *
run_steps (DossierImportRun *run, const char *path, GError **error)
{
  gboolean is_letters;

  if (!run->options->dry_run && !dossier_library_check_writable (run->library, error))
    return NULL;
  if (!dossier_import_read (run, path, &is_letters, error) || (!is_letters && !run_export (run, error)))
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
  run.part = g_array_new (FALSE, FALSE, sizeof (guint));
  run.items = g_ptr_array_new_with_free_func (entry_free);
  run.changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_change_free);
  run.whole = run.options->whole != NULL ? g_strdup (run.options->whole) : g_uuid_string_random ();
  run.result = result_new ();
  result = run_steps (&run, path, error);
  run_clear (&run);
  return result;
}
