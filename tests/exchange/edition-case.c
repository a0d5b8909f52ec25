/* edition-case.c - a story with a bit of everything, to be handed on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "edition-case.h"
#include "../model/table-case.h"

#include <string.h>

void
edition_case_begin (EditionCase *self, const char *title)
{
  memset (self, 0, sizeof *self);
  self->row.title = (char *) title;
  self->row.saved = 1722988800;
  self->builder = dossier_document_builder_new ();
  self->annotations = g_ptr_array_new_with_free_func (g_object_unref);
}

void
edition_case_end (EditionCase *self)
{
  g_clear_pointer (&self->builder, dossier_document_builder_free);
  g_clear_pointer (&self->passages, dossier_passages_free);
  g_clear_pointer (&self->document, dossier_document_unref);
  g_ptr_array_unref (self->annotations);
}

void
edition_case_add (EditionCase *self, DossierSpanKind kind, guint level, const char *value, const char *text)
{
  if (kind != 0)
    dossier_document_builder_open (self->builder, kind, level, value);
  dossier_document_builder_add_text (self->builder, text, -1);
  if (kind != 0)
    dossier_document_builder_close (self->builder);
  else
    dossier_document_builder_break (self->builder);
}

static void
add_list (EditionCase *self)
{
  dossier_document_builder_open (self->builder, DOSSIER_SPAN_LIST_ITEM, 1, "1.");
  edition_case_add (self, 0, 0, NULL, "one");
  edition_case_add (self, 0, 0, NULL, "more of one");
  dossier_document_builder_close (self->builder);
  dossier_document_builder_open (self->builder, DOSSIER_SPAN_LIST_ITEM, 1, "2.");
  edition_case_add (self, 0, 0, NULL, "two");
  edition_case_add (self, DOSSIER_SPAN_LIST_ITEM, 2, NULL, "deep");
  edition_case_add (self, DOSSIER_SPAN_LIST_ITEM, 2, NULL, "deeper");
  dossier_document_builder_close (self->builder);
}

void
edition_case_add_everything (EditionCase *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  edition_case_add (self, DOSSIER_SPAN_HEADING, 2, NULL, "A heading");
  dossier_document_builder_add_text (self->builder, "Plain ", -1);
  dossier_document_builder_open (self->builder, DOSSIER_SPAN_STRONG, 0, NULL);
  dossier_document_builder_add_text (self->builder, "strong ", -1);
  edition_case_add (self, DOSSIER_SPAN_EMPHASIS, 0, NULL, "both");
  dossier_document_builder_close (self->builder);
  dossier_document_builder_add_text (self->builder, " and ", -1);
  edition_case_add (self, DOSSIER_SPAN_LINK, 0, "https://example.org/a_b?c={1}&d", "a link");
  dossier_document_builder_add_text (self->builder, " with ", -1);
  edition_case_add (self, DOSSIER_SPAN_CODE, 0, NULL, "`code`");
  dossier_document_builder_break (self->builder);
  add_list (self);
  dossier_document_builder_open (self->builder, DOSSIER_SPAN_QUOTE, 1, NULL);
  edition_case_add (self, 0, 0, NULL, "Said so");
  edition_case_add (self, DOSSIER_SPAN_QUOTE, 2, NULL, "Said before");
  dossier_document_builder_close (self->builder);
  edition_case_add (self, DOSSIER_SPAN_CODE_BLOCK, 0, NULL, "if (a < b)\n  ```\n");
  g_ptr_array_add (rows, g_strsplit ("Who/Where", "/", -1));
  g_ptr_array_add (rows, g_strsplit ("Ada|Bo/Paris & <more>/third", "/", -1));
  table_case_add (self->builder, rows);
  edition_case_add (self, DOSSIER_SPAN_CAPTION, 0, NULL, "A table");
  dossier_document_builder_add_image (self->builder, "https://example.org/i.png", "A \"map\"");
  edition_case_add (self, 0, 0, NULL, "1. No list == no <b>markup</b> & *no* emphasis");
}

void
edition_case_close_text (EditionCase *self)
{
  self->document = dossier_document_builder_end (self->builder);
}

void
edition_case_mark (EditionCase *self, const char *quote, DossierColour colour, const char *note)
{
  const char          *text = dossier_document_get_text (self->document), *at = strstr (text, quote);
  DossierAnnotationRow row
      = { .quote = (char *) quote, .colour = colour, .note = (char *) note, .modified = 1723000000 };

  if (at != NULL)
    {
      row.start = (guint) g_utf8_pointer_to_offset (text, at);
      row.length = (guint) g_utf8_strlen (quote, -1);
    }
  g_ptr_array_add (self->annotations, dossier_annotation_new (&row));
}

void
edition_case_tag (EditionCase *self, const char *tag, const char *name)
{
  DossierAnnotation   *last = self->annotations->pdata[self->annotations->len - 1];
  DossierAnnotationRow row = *dossier_annotation_get_row (last);
  char                *tags[] = { (char *) tag, NULL };

  row.tags = tags;
  row.entity_name = (char *) name;
  g_ptr_array_add (self->annotations, dossier_annotation_new (&row));
  g_ptr_array_remove (self->annotations, last);
}

void
edition_case_finish (EditionCase *self)
{
  self->passages = dossier_passages_new (self->document, self->annotations, 1);
  self->edition = (DossierEdition){ .story = &self->row, .passages = self->passages, .language = "en" };
}
