/* dossier-passage.c - a document in pieces of one kind
 *
 * One sweep over the text: what begins at or before the present place and has not ended covers it. Few spans cover one
 * place, so that the whole is linear in text + spans + annotations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-passage.h"

#include <string.h>
#include <glib/gi18n-lib.h>

/* A highlight that has a place. */
typedef struct
{
  const DossierAnnotationRow *row;
  guint                       start, end, number; /* number 0: there is nothing to say of it */
} Mark;

typedef struct
{
  const DossierSpan *spans;
  guint              n_spans, next_span;
  GArray            *marks; /* of Mark, by start */
  guint              next_mark;
  GPtrArray         *open;  /* (element-type DossierSpan) that cover the present place, outer first */
  GPtrArray         *lying; /* (element-type Mark) that do, by start */
  const DossierSpan *table; /* whose row the block before was, or NULL */
  guint              row;
  GArray            *late; /* of guint: numbers of notes whose highlights have ended between two blocks */
} Sweep;

static void
run_clear (gpointer data)
{
  DossierRun *run = data;

  g_clear_pointer (&run->notes, g_array_unref);
}

static void
passage_free (gpointer data)
{
  DossierPassage *passage = data;

  g_array_unref (passage->runs);
  g_free (passage);
}

void
dossier_passages_free (DossierPassages *passages)
{
  if (passages == NULL)
    return;
  g_ptr_array_unref (passages->items);
  g_ptr_array_unref (passages->notes);
  g_ptr_array_unref (passages->about);
  g_ptr_array_unref (passages->lost);
  dossier_document_unref (passages->document);
  g_ptr_array_unref (passages->annotations);
  g_free (passages);
}

/* ---- the sweep ---- */

static guint
end_of (const DossierSpan *span)
{
  return span->start + span->length;
}

static void
advance_spans (Sweep *sweep, guint at)
{
  for (guint i = sweep->open->len; i > 0; i--)
    if (end_of (sweep->open->pdata[i - 1]) <= at)
      g_ptr_array_remove_index (sweep->open, i - 1);
  for (; sweep->next_span < sweep->n_spans && sweep->spans[sweep->next_span].start <= at; sweep->next_span++)
    if (end_of (&sweep->spans[sweep->next_span]) > at)
      g_ptr_array_add (sweep->open, (gpointer) &sweep->spans[sweep->next_span]);
}

static void
advance_marks (Sweep *sweep, guint at)
{
  for (guint i = sweep->lying->len; i > 0; i--)
    if (((const Mark *) sweep->lying->pdata[i - 1])->end <= at)
      g_ptr_array_remove_index (sweep->lying, i - 1);
  for (; sweep->next_mark < sweep->marks->len; sweep->next_mark++)
    {
      Mark *mark = &g_array_index (sweep->marks, Mark, sweep->next_mark);

      if (mark->start > at)
        return;
      if (mark->end > at)
        g_ptr_array_add (sweep->lying, mark);
      else if (mark->number != 0)
        g_array_append_val (sweep->late, mark->number);
    }
}

static void
advance (Sweep *sweep, guint at)
{
  advance_spans (sweep, at);
  advance_marks (sweep, at);
}

/* Where what covers the present place changes next; at most @end. */
static guint
find_change (const Sweep *sweep, guint end)
{
  if (sweep->next_span < sweep->n_spans)
    end = MIN (end, sweep->spans[sweep->next_span].start);
  if (sweep->next_mark < sweep->marks->len)
    end = MIN (end, g_array_index (sweep->marks, Mark, sweep->next_mark).start);
  for (guint i = 0; i < sweep->open->len; i++)
    end = MIN (end, end_of (sweep->open->pdata[i]));
  for (guint i = 0; i < sweep->lying->len; i++)
    end = MIN (end, ((const Mark *) sweep->lying->pdata[i])->end);
  return end;
}

/* The numbers of the notes whose highlights end with the run that ends at @end; the end of a block also ends what
 * reaches over its line end. NULL for none. */
static GArray *
take_notes (Sweep *sweep, guint end, gboolean is_last)
{
  GArray *notes = sweep->late->len > 0 ? g_array_copy (sweep->late) : NULL;

  g_array_set_size (sweep->late, 0);
  for (guint i = 0; i < sweep->lying->len; i++)
    {
      const Mark *mark = sweep->lying->pdata[i];

      if (mark->number == 0 || (mark->end != end && !(is_last && mark->end == end + 1)))
        continue;
      if (notes == NULL)
        notes = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (notes, mark->number);
    }
  return notes;
}

/* ---- a block ---- */

static void
style_run (DossierRun *run, const Sweep *sweep)
{
  for (guint i = 0; i < sweep->open->len; i++)
    {
      const DossierSpan *span = sweep->open->pdata[i];

      if (span->kind == DOSSIER_SPAN_LINK)
        run->link = span->value;
      else if (span->kind >= DOSSIER_SPAN_EMPHASIS && span->kind != DOSSIER_SPAN_ANCHOR)
        run->styles |= DOSSIER_STYLE (span->kind);
    }
  if (sweep->lying->len > 0)
    run->mark = ((const Mark *) sweep->lying->pdata[sweep->lying->len - 1])->row;
}

gboolean
dossier_run_is_border (const DossierRun *run)
{
  return *run->text == '\t';
}

/* The number of code points at @text, of which there are @n or more, until a cell ends; of a tab 1. */
static guint
count_to_border (const char *text, guint n)
{
  guint before = 0;

  for (; before < n && *text != '\t'; text = g_utf8_next_char (text))
    before++;
  return MAX (before, 1);
}

static void
add_runs (DossierPassage *passage, Sweep *sweep, const char *text, guint start, guint end)
{
  for (guint at = start; at < end;)
    {
      guint       change = at + count_to_border (text, find_change (sweep, end) - at);
      const char *after = g_utf8_offset_to_pointer (text, (glong) (change - at));
      DossierRun  run = { .text = text, .n_bytes = (gsize) (after - text), .start = at, .length = change - at };

      style_run (&run, sweep);
      run.notes = take_notes (sweep, change, change == end);
      g_array_append_val (passage->runs, run);
      text = after;
      at = change;
      if (at < end)
        advance (sweep, at);
    }
}

static void
look_at_span (DossierPassage *passage, const DossierSpan *span)
{
  switch (span->kind) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_SPAN_QUOTE: passage->quote_depth = MAX (span->level, 1); break;
    case DOSSIER_SPAN_LIST_ITEM: passage->item = span; break;
    case DOSSIER_SPAN_HEADING: passage->level = CLAMP (span->level, 1, 6); G_GNUC_FALLTHROUGH;
    case DOSSIER_SPAN_CODE_BLOCK:
    case DOSSIER_SPAN_CAPTION: passage->kind = span->kind; break;
    case DOSSIER_SPAN_TABLE:
    case DOSSIER_SPAN_IMAGE:
      passage->kind = span->kind;
      if (span->kind == DOSSIER_SPAN_TABLE && !dossier_span_is_object (span))
        passage->table = span;
      else
        passage->object = span;
      break;
    case DOSSIER_SPAN_EMPHASIS:
    case DOSSIER_SPAN_STRONG:
    case DOSSIER_SPAN_CODE:
    case DOSSIER_SPAN_LINK:
    case DOSSIER_SPAN_ANCHOR: break;
    }
}

static void
count_row (DossierPassage *passage, Sweep *sweep)
{
  sweep->row = passage->table != NULL && passage->table == sweep->table ? sweep->row + 1 : 0;
  sweep->table = passage->table;
  passage->row = sweep->row;
}

static DossierPassage *
passage_new (Sweep *sweep, const char *text, guint start, guint end)
{
  DossierPassage *passage = g_new0 (DossierPassage, 1);

  passage->runs = g_array_new (FALSE, FALSE, sizeof (DossierRun));
  g_array_set_clear_func (passage->runs, run_clear);
  advance (sweep, start);
  for (guint i = 0; i < sweep->open->len && passage->object == NULL; i++)
    look_at_span (passage, sweep->open->pdata[i]);
  count_row (passage, sweep);
  add_runs (passage, sweep, text, start, end);
  return passage;
}

/* ---- all of it ---- */

static gint
compare_marks (gconstpointer a, gconstpointer b)
{
  const Mark *one = a, *other = b;

  return one->start < other->start ? -1 : one->start > other->start;
}

static gboolean
says_something (const DossierAnnotationRow *row)
{
  return (row->note != NULL && *row->note != '\0') || (row->tags != NULL && row->tags[0] != NULL)
         || row->entity_name != NULL;
}

char *
dossier_passage_dup_details (const DossierAnnotationRow *row)
{
  g_autofree char *tags = row->tags != NULL && row->tags[0] != NULL ? g_strjoinv (", ", row->tags) : NULL;
  /* TRANSLATORS: %s is the person or organization that a highlight is about */
  g_autofree char *about = row->entity_name != NULL ? g_strdup_printf (_ ("About %s"), row->entity_name) : NULL;

  if (about != NULL && tags != NULL)
    return g_strjoin (" · ", about, tags, NULL);
  return about != NULL ? g_steal_pointer (&about) : g_steal_pointer (&tags);
}

static void
sort_annotations (DossierPassages *passages, gint64 revision, GArray *marks)
{
  guint length = dossier_document_get_length (passages->document);

  for (guint i = 0; i < passages->annotations->len; i++)
    {
      const DossierAnnotationRow *row = dossier_annotation_get_row (passages->annotations->pdata[i]);

      if (row->quote == NULL || *row->quote == '\0')
        {
          if (says_something (row))
            g_ptr_array_add (passages->about, (gpointer) row);
        }
      else if (dossier_annotation_is_lost (row, revision) || row->start >= length)
        g_ptr_array_add (passages->lost, (gpointer) row);
      else
        {
          Mark mark = { row, row->start, row->start + MIN (row->length, length - row->start), 0 };

          g_array_append_val (marks, mark);
        }
    }
  g_array_sort (marks, compare_marks);
  for (guint i = 0; i < marks->len; i++)
    {
      Mark *mark = &g_array_index (marks, Mark, i);

      if (!says_something (mark->row))
        continue;
      g_ptr_array_add (passages->notes, (gpointer) mark->row);
      mark->number = passages->notes->len;
    }
}

static void
add_items (DossierPassages *passages, Sweep *sweep)
{
  guint start = 0;

  for (const char *text = dossier_document_get_text (passages->document); *text != '\0';)
    {
      const char *line_end = strchr (text, '\n');
      guint       length = (guint) g_utf8_strlen (text, line_end != NULL ? line_end - text : -1);

      if (length > 0)
        g_ptr_array_add (passages->items, passage_new (sweep, text, start, start + length));
      start += length + 1;
      if (line_end == NULL)
        return;
      text = line_end + 1;
    }
}

DossierPassages *
dossier_passages_new (DossierDocument *document, GPtrArray *annotations, gint64 revision)
{
  DossierPassages *passages = g_new0 (DossierPassages, 1);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark)),
                     late = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) open = g_ptr_array_new (), lying = g_ptr_array_new ();
  Sweep sweep = { .marks = marks, .open = open, .lying = lying, .late = late };

  passages->items = g_ptr_array_new_with_free_func (passage_free);
  passages->notes = g_ptr_array_new ();
  passages->about = g_ptr_array_new ();
  passages->lost = g_ptr_array_new ();
  passages->document = dossier_document_ref (document);
  passages->annotations = g_ptr_array_ref (annotations);
  sort_annotations (passages, revision, marks);
  sweep.spans = dossier_document_get_spans (document, &sweep.n_spans);
  add_items (passages, &sweep);
  return passages;
}
