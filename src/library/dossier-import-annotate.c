/* dossier-import-annotate.c - highlights from elsewhere are laid on the words they quote
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-imports-private.h"

#include "dossier-anchor.h"

/* Whether @row says what a highlight says that is there or comes before it. */
static gboolean
is_same (const DossierAnnotationRow *a, const DossierAnnotationRow *b)
{
  if (g_strcmp0 (a->note, b->note) != 0)
    return FALSE;
  return g_strcmp0 (a->quote, b->quote) == 0 || (a->length > 0 && a->start == b->start && a->length == b->length);
}

static gboolean
is_known (const DossierImportEntry *entry, GPtrArray *earlier, const DossierAnnotationRow *row)
{
  for (guint i = 0; entry->content != NULL && i < entry->content->annotations->len; i++)
    if (is_same (dossier_annotation_get_row (entry->content->annotations->pdata[i]), row))
      return TRUE;
  for (guint i = 0; i < earlier->len; i++)
    if (is_same (dossier_change_get_annotation (earlier->pdata[i]), row))
      return TRUE;
  return FALSE;
}

static void
count (DossierImportLine *line, const DossierAnnotationRow *row)
{
  if (*row->quote == '\0')
    line->n_notes++;
  else if (row->length > 0)
    line->n_placed++;
  else
    line->n_lost++;
}

/* What is kept of @highlight: at its place, or with no length at the beginning. */
static void
place (DossierAnchor *anchor, const DossierImportedHighlight *highlight, DossierAnnotationRow *row)
{
  row->quote = highlight->quote != NULL ? highlight->quote : (char *) "";
  row->note = highlight->note;
  row->colour = highlight->colour;
  row->created = row->modified = highlight->created;
  if (highlight->quote != NULL
      && !dossier_anchor_find (anchor, highlight->quote, highlight->prefix, highlight->suffix, &row->start,
                               &row->length))
    row->start = row->length = 0;
}

void
dossier_import_annotate (DossierImportRun *run, DossierImportEntry *entry)
{
  gboolean         is_kept = entry->content != NULL && !(run->options->dry_run && entry->is_bare && entry->has_text);
  DossierDocument *document = is_kept ? entry->content->document : entry->draft->document;
  g_autoptr (DossierAnchor) anchor = NULL;
  g_autoptr (GPtrArray) earlier = g_ptr_array_new ();

  if (entry->from->highlights->len == 0)
    return;
  anchor = dossier_anchor_new (dossier_document_get_text (document));
  for (guint i = 0; i < entry->from->highlights->len; i++)
    {
      DossierAnnotationRow row = { .story = entry->story };
      DossierChange       *change;

      place (anchor, entry->from->highlights->pdata[i], &row);
      if (is_known (entry, earlier, &row))
        {
          entry->line->n_known++;
          continue;
        }
      count (entry->line, &row);
      change = dossier_change_annotate (&row);
      g_ptr_array_add (earlier, change);
      g_ptr_array_add (run->changes, change);
    }
}
