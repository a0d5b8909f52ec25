/* dossier-reader-claim.c - a move of the words that are selected
 *
 * What the sentence names is guessed to be its ends: a person before an organization, else the first before the second.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-reader-private.h"

#include <glib/gi18n.h>
#include "dossier-claim-dialog.h"
#include "dossier-sentence.h"

static const DossierEntityRow *
find_entity (const DossierStoryContent *content, gint64 id)
{
  for (guint i = 0; i < content->entities->len; i++)
    {
      const DossierEntityRow *row = dossier_entity_get_row (g_ptr_array_index (content->entities, i));

      if (row->id == id)
        return row;
    }
  return NULL;
}

/* The first of @kind (0: of any) that is named in the sentence and is not @other; NULL for none. */
static const DossierEntityRow *
find_named (const DossierStoryContent *content, guint start, guint length, DossierEntityKind kind,
            const DossierEntityRow *other)
{
  for (guint i = 0; i < content->mentions->len; i++)
    {
      const DossierStoredMention *mention = &g_array_index (content->mentions, DossierStoredMention, i);
      const DossierEntityRow     *row;

      if (mention->start < start || mention->start >= start + length || (kind != 0 && mention->kind != kind))
        continue;
      row = find_entity (content, mention->entity);
      if (row != NULL && row != other)
        return row;
    }
  return NULL;
}

void
dossier_reader_guess_claim (const DossierStoryContent *content, guint start, guint length, DossierClaimRow *claim)
{
  const DossierEntityRow *who, *whom;

  who = find_named (content, start, length, DOSSIER_ENTITY_PERSON, NULL);
  if (who == NULL)
    who = find_named (content, start, length, 0, NULL);
  whom = find_named (content, start, length, DOSSIER_ENTITY_ORGANIZATION, who);
  claim->kind = who != NULL && who->kind == DOSSIER_ENTITY_ORGANIZATION ? DOSSIER_CLAIM_INVESTED : DOSSIER_CLAIM_JOINED;
  for (guint i = 0; i < content->claims->len; i++)
    {
      const DossierClaimRow *found = dossier_claim_get_row (g_ptr_array_index (content->claims, i));

      if (found->sentence_start < start + length && start < found->sentence_start + found->sentence_length)
        {
          claim->kind = found->kind;
          break;
        }
    }
  if (who != NULL)
    {
      claim->subject = who->id;
      claim->subject_name = who->name;
    }
  if (whom != NULL)
    {
      claim->object = whom->id;
      claim->object_name = whom->name;
    }
}

void
dossier_reader_add_claim (DossierReader *self)
{
  GtkRoot         *root = gtk_widget_get_root (GTK_WIDGET (self));
  DossierClaimRow  claim = { .story = self->story };
  guint            start, length;
  g_autofree char *sentence = NULL;

  if (self->content == NULL || !dossier_text_view_get_selection (self->view, &claim.start, &claim.length))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                  _ ("Select the words that say what happened first"));
      return;
    }
  start = claim.start;
  length = claim.length;
  if (!dossier_sentence_find (dossier_document_get_text (self->content->document), &start, &length)
      || dossier_store_is_read_only (self->store))
    return;
  sentence = dossier_document_dup_slice (self->content->document, start, length);
  claim.sentence = sentence;
  dossier_reader_guess_claim (self->content, start, length, &claim);
  dossier_text_view_popdown (self->view);
  gtk_window_present (dossier_claim_dialog_new (self->store, &claim, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL));
}
