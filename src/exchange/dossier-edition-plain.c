/* dossier-edition-plain.c - a story as lines of words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-edition-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>
#include "dossier-citation.h"
#include "dossier-escape.h"

static void
append_runs (GString *out, const DossierPassage *passage)
{
  for (guint i = 0; i < passage->runs->len; i++)
    {
      const DossierRun *run = &g_array_index (passage->runs, DossierRun, i);
      g_autofree char  *text = dossier_run_dup_text (run);

      g_string_append (out, passage->object == NULL ? text : "");
      for (guint j = 0; run->notes != NULL && j < run->notes->len; j++)
        g_string_append_printf (out, "[%u]", g_array_index (run->notes, guint, j));
    }
}

static void
append_table (GString *out, DossierDocument *document, const DossierSpan *table)
{
  g_autoptr (GPtrArray) rows = dossier_document_table_rows (document, table);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *row = g_strjoinv ("\t", rows->pdata[i]);

      g_string_append_printf (out, "%s%s", i > 0 ? "\n" : "", row);
    }
}

static void
append_passage (GString *out, DossierDocument *document, const DossierPassage *passage, gboolean is_new_item)
{
  g_autoptr (GString) block = g_string_new (NULL);
  g_autofree char *words = NULL;
  g_auto (GStrv) lines = NULL;

  if (is_new_item)
    g_string_append_printf (block, "%s ", passage->item->value != NULL ? passage->item->value : "-");
  if (passage->kind == DOSSIER_SPAN_TABLE && passage->object != NULL)
    append_table (block, document, passage->object);
  else if (passage->kind == DOSSIER_SPAN_IMAGE)
    {
      words = dossier_edition_dup_image_words (passage->object);
      g_string_append_printf (block, "[%s]", words);
    }
  append_runs (block, passage);
  lines = g_strsplit (block->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      for (guint q = 0; q < MIN (passage->quote_depth, DOSSIER_EDITION_MAX_DEPTH); q++)
        g_string_append (out, "> ");
      for (guint d = 1; passage->item != NULL && d < MIN (passage->item->level, DOSSIER_EDITION_MAX_DEPTH); d++)
        g_string_append (out, "  ");
      g_string_append_printf (out, "%s\n", lines[i]);
    }
}

static void
append_head (GString *out, const DossierEdition *edition)
{
  g_autofree char *title = dossier_citation_dup_title (edition->story), *line = dossier_edition_dup_line (edition);
  const char      *uri = dossier_web_address (edition->story->uri);

  g_string_append_printf (out, "%s\n%s\n", title, line);
  if (uri != NULL)
    g_string_append_printf (out, "%s\n", uri);
  g_string_append_c (out, '\n');
}

static void
append_note (GString *out, const DossierAnnotationRow *row)
{
  g_autofree char *details = dossier_passage_dup_details (row);

  if (row->note != NULL && *row->note != '\0')
    g_string_append_printf (out, "%s\n", row->note);
  if (details != NULL)
    g_string_append_printf (out, "%s\n", details);
}

static void
append_notes (GString *out, const DossierPassages *passages)
{
  if (passages->notes->len > 0 || passages->about->len > 0)
    g_string_append_printf (out, "\n%s\n", _ ("Notes"));
  if (passages->about->len > 0)
    g_string_append_printf (out, "%s\n", _ ("About the story"));
  for (guint i = 0; i < passages->about->len; i++)
    append_note (out, passages->about->pdata[i]);
  for (guint i = 0; i < passages->notes->len; i++)
    {
      g_string_append_printf (out, "[%u] ", i + 1);
      append_note (out, passages->notes->pdata[i]);
    }
}

static void
append_lost (GString *out, const DossierPassages *passages)
{
  if (passages->lost->len > 0)
    g_string_append_printf (out, "\n%s\n", _ ("Highlights whose words are not in this text any more"));
  for (guint i = 0; i < passages->lost->len; i++)
    {
      const DossierAnnotationRow *row = passages->lost->pdata[i];

      g_autofree char *quote = dossier_quote_dup_shown (row->quote);

      g_string_append_printf (out, "“%s”\n", quote);
      append_note (out, row);
    }
}

char *
dossier_edition_to_plain (const DossierEdition *edition)
{
  const DossierPassage *before = NULL;
  GString              *out = g_string_new (NULL);

  append_head (out, edition);
  for (guint i = 0; i < edition->passages->items->len; i++)
    {
      const DossierPassage *passage = edition->passages->items->pdata[i];
      gboolean              is_in_list = before != NULL && before->item != NULL && passage->item != NULL;

      if (before != NULL && !is_in_list && (passage->table == NULL || passage->row == 0))
        g_string_append_c (out, '\n');
      append_passage (out, edition->passages->document, passage,
                      passage->item != NULL && (before == NULL || before->item != passage->item));
      before = passage;
    }
  append_notes (out, edition->passages);
  append_lost (out, edition->passages);
  return g_string_free (out, FALSE);
}
