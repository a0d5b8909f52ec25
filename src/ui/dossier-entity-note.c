/* dossier-entity-note.c - the person's own words about somebody: a box that saves itself
 *
 * saved:  the note as it is kept of the entity shown.
 * drafts: entity -> words that are on their way or could not be saved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-entity-note.h"

#include <glib/gi18n.h>

struct _DossierEntityNote
{
  AdwBin parent;

  DossierStore *store;
  GtkWidget    *text;
  gint64        entity;
  char         *saved;
  GHashTable   *drafts;
};

G_DEFINE_FINAL_TYPE (DossierEntityNote, dossier_entity_note, ADW_TYPE_BIN)

typedef struct
{
  DossierEntityNote *self;
  gint64             entity;
  char              *note;
} Errand;

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->self);
  g_free (errand->note);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

GtkTextBuffer *
dossier_entity_note_get_buffer (DossierEntityNote *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
}

static char *
dup_text (DossierEntityNote *self)
{
  GtkTextBuffer *buffer = dossier_entity_note_get_buffer (self);
  GtkTextIter    begin, end;

  gtk_text_buffer_get_bounds (buffer, &begin, &end);
  return gtk_text_buffer_get_slice (buffer, &begin, &end, FALSE);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  const char *draft = g_hash_table_lookup (errand->self->drafts, &errand->entity);

  if (!dossier_store_apply_finish (DOSSIER_STORE (source), result, NULL, &error))
    {
      if (errand->self->entity == errand->entity)
        g_clear_pointer (&errand->self->saved, g_free); /* so that the next try is one */
      gtk_widget_activate_action (GTK_WIDGET (errand->self), "win.report", "(ss)",
                                  _ ("The note could not be saved. Your words are kept: leave the box to try again"),
                                  error->message);
      return;
    }
  if (g_strcmp0 (draft, errand->note) == 0)
    g_hash_table_remove (errand->self->drafts, &errand->entity);
}

void
dossier_entity_note_save (DossierEntityNote *self)
{
  g_autofree char *note = self->entity != 0 ? dup_text (self) : NULL;
  g_autoptr (DossierChange) change = NULL;
  Errand *errand;

  if (note == NULL || g_strcmp0 (note, self->saved) == 0)
    return;
  change = dossier_change_set_entity_note (self->entity, *note != '\0' ? note : NULL);
  g_hash_table_replace (self->drafts, g_memdup2 (&self->entity, sizeof self->entity), g_strdup (note));
  g_free (self->saved);
  self->saved = g_strdup (note);
  errand = g_new (Errand, 1);
  errand->self = g_object_ref (self);
  errand->entity = self->entity;
  errand->note = g_steal_pointer (&note);
  dossier_store_apply_async (self->store, change, NULL, saved_cb, errand);
}

void
dossier_entity_note_show (DossierEntityNote *self, gint64 entity, const char *note)
{
  const char *draft;

  if (entity == self->entity && gtk_widget_has_focus (self->text))
    return;
  dossier_entity_note_save (self);
  self->entity = entity;
  g_free (self->saved);
  self->saved = g_strdup (note != NULL ? note : "");
  draft = g_hash_table_lookup (self->drafts, &entity);
  gtk_text_buffer_set_text (dossier_entity_note_get_buffer (self), draft != NULL ? draft : self->saved, -1);
}

static void
dossier_entity_note_dispose (GObject *object)
{
  DossierEntityNote *self = DOSSIER_ENTITY_NOTE (object);

  if (self->store != NULL && self->text != NULL)
    dossier_entity_note_save (self);
  self->entity = 0;
  self->text = NULL;
  G_OBJECT_CLASS (dossier_entity_note_parent_class)->dispose (object);
}

static void
dossier_entity_note_finalize (GObject *object)
{
  DossierEntityNote *self = DOSSIER_ENTITY_NOTE (object);

  g_free (self->saved);
  g_hash_table_unref (self->drafts);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_entity_note_parent_class)->finalize (object);
}

static void
dossier_entity_note_class_init (DossierEntityNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_entity_note_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_entity_note_finalize;
}

static void
dossier_entity_note_init (DossierEntityNote *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkTextView        *text;

  self->drafts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->text = gtk_text_view_new ();
  text = GTK_TEXT_VIEW (self->text);
  gtk_text_view_set_wrap_mode (text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (text, FALSE);
  gtk_text_view_set_left_margin (text, 10);
  gtk_text_view_set_right_margin (text, 10);
  gtk_text_view_set_top_margin (text, 8);
  gtk_text_view_set_bottom_margin (text, 8);
  gtk_widget_set_size_request (self->text, -1, 44);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Your note"), -1);
  g_signal_connect_object (focus, "leave", G_CALLBACK (dossier_entity_note_save), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->text, focus);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "note-frame");
  adw_bin_set_child (ADW_BIN (self), self->text);
}

GtkWidget *
dossier_entity_note_new (DossierStore *store)
{
  DossierEntityNote *self = g_object_new (DOSSIER_TYPE_ENTITY_NOTE, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}
