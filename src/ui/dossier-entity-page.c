/* dossier-entity-page.c - the dossier of a person or organization
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-entity-page-private.h"
#include "dossier-message.h"

#include <glib/gi18n.h>

/* Widest column, in pixels. */
#define PAGE_WIDTH 740
/* Arrivals come in bursts: the page follows so many milliseconds behind. */
#define RELOAD_DELAY 400

G_DEFINE_FINAL_TYPE (DossierEntityPage, dossier_entity_page, ADW_TYPE_BIN)

static void
report (DossierEntityPage *self, const char *what, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "(ss)", what, error->message);
}

/* ---- loading ---- */

static void
show_empty (DossierEntityPage *self)
{
  self->entity = 0;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
}

/* TRUE when @b would look like @a. */
static gboolean
looks_same (const DossierEntityContent *a, const DossierEntityContent *b)
{
  const DossierEntityRow *first = dossier_entity_get_row (a->entity), *second = dossier_entity_get_row (b->entity);

  if (first->id != second->id || first->kind != second->kind || first->n_stories != second->n_stories
      || first->is_pinned != second->is_pinned || g_strcmp0 (first->name, second->name) != 0
      || a->claims->len != b->claims->len || a->annotations->len != b->annotations->len)
    return FALSE;
  for (guint i = 0; i < a->annotations->len; i++)
    if (dossier_annotation_get_row (g_ptr_array_index (a->annotations, i))->modified
        != dossier_annotation_get_row (g_ptr_array_index (b->annotations, i))->modified)
      return FALSE;
  return TRUE;
}

/* Takes @content. */
static void
show_content (DossierEntityPage *self, DossierEntityContent *content)
{
  const DossierEntityRow *row = dossier_entity_get_row (content->entity);
  gboolean is_another = self->content == NULL || dossier_entity_get_row (self->content->entity)->id != row->id;

  if (self->content == NULL || !looks_same (self->content, content))
    {
      dossier_entity_page_fill_head (self, row);
      dossier_entity_page_fill_body (self, content);
    }
  dossier_entity_note_show (DOSSIER_ENTITY_NOTE (self->note), row->id, row->note);
  g_clear_pointer (&self->content, dossier_entity_content_free);
  self->content = content;
  if (is_another)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "page");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierEntityPage) self = user_data;
  g_autoptr (GError) error = NULL;
  DossierEntityContent *content = dossier_store_load_dossier_finish (DOSSIER_STORE (source), result, &error);

  if (content == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      show_empty (self);
      report (self, _ ("The dossier could not be opened"), error);
      return;
    }
  if (dossier_entity_get_row (content->entity)->id == self->entity)
    show_content (self, content);
  else
    dossier_entity_content_free (content); /* another one is wanted by now */
}

static void
load (DossierEntityPage *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  dossier_store_load_dossier_async (self->store, self->entity, self->loading, loaded_cb, g_object_ref (self));
}

void
dossier_entity_page_open (DossierEntityPage *self, gint64 entity)
{
  g_return_if_fail (DOSSIER_IS_ENTITY_PAGE (self));

  dossier_entity_note_save (DOSSIER_ENTITY_NOTE (self->note));
  if (entity == 0)
    {
      g_cancellable_cancel (self->loading);
      show_empty (self);
      return;
    }
  self->entity = entity;
  load (self);
}

gint64
dossier_entity_page_get_entity (DossierEntityPage *self)
{
  return self->entity;
}

static gboolean
reload_cb (gpointer user_data)
{
  DossierEntityPage *self = user_data;

  self->reload_source = 0;
  if (self->entity != 0)
    load (self);
  return G_SOURCE_REMOVE;
}

void
dossier_entity_page_reload (DossierEntityPage *self)
{
  if (self->entity != 0 && self->reload_source == 0)
    self->reload_source = g_timeout_add (RELOAD_DELAY, reload_cb, self);
}

/* A page that is not looked at asks again when it is. */
static void
store_changed_cb (DossierEntityPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    dossier_entity_page_reload (self);
}

/* ---- changes ---- */

typedef struct
{
  DossierEntityPage *page;
  char              *failure;
} Errand;

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Errand *errand = user_data;
  g_autoptr (GError) error = NULL;

  if (!dossier_store_apply_finish (DOSSIER_STORE (source), result, NULL, &error))
    {
      report (errand->page, errand->failure, error);
      g_clear_pointer (&errand->page->content, dossier_entity_content_free); /* show what is really kept */
    }
  if (errand->page->entity != 0)
    load (errand->page);
  g_object_unref (errand->page);
  g_free (errand->failure);
  g_free (errand);
}

void
dossier_entity_page_apply (DossierEntityPage *self, DossierChange *change, const char *failure)
{
  Errand *errand = g_new (Errand, 1);

  errand->page = g_object_ref (self);
  errand->failure = g_strdup (failure);
  dossier_store_apply_async (self->store, change, NULL, applied_cb, errand);
}

void
dossier_entity_page_set_pinned (DossierEntityPage *self, gboolean is_pinned)
{
  g_autoptr (DossierChange) change = dossier_change_set_pinned (self->entity, is_pinned);

  dossier_entity_page_apply (self, change, _ ("The pin could not be set"));
}

static void
rename_answered_cb (AdwMessageDialog *dialog, const char *answer, DossierEntityPage *self)
{
  g_autofree char *name = NULL;
  g_autoptr (DossierChange) change = NULL;

  if (g_strcmp0 (answer, "rename") != 0)
    return;
  name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog)))));
  if (*name == '\0' || self->content == NULL
      || g_strcmp0 (name, dossier_entity_get_row (self->content->entity)->name) == 0)
    return;
  change = dossier_change_rename_entity (dossier_entity_get_row (self->content->entity)->id, name);
  dossier_entity_page_apply (self, change, _ ("The name could not be changed"));
}

void
dossier_entity_page_rename (DossierEntityPage *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog, *entry;

  if (self->content == NULL)
    return;
  dialog = dossier_message_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Rename"),
                                _ ("The name it has now stays known as another name."));
  entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (entry), dossier_entity_get_row (self->content->entity)->name);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_max_length (GTK_ENTRY (entry), DOSSIER_ENTITY_PAGE_MAX_NAME);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "rename", _ ("_Rename"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "rename", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "rename");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (rename_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
rename_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_entity_page_rename (DOSSIER_ENTITY_PAGE (widget));
}

static void
reject_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_entity_page_reject (DOSSIER_ENTITY_PAGE (widget));
}

static void
change_kind_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_entity_page_change_kind (DOSSIER_ENTITY_PAGE (widget));
}

static void
ask_same_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_entity_page_ask_same (DOSSIER_ENTITY_PAGE (widget));
}

/* ---- the widget ---- */

static GtkWidget *
empty_page_new (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "system-users-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No dossier open"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("Choose a person or organization in the sidebar, or click an underlined name in a story."));
  return page;
}

static GtkWidget *
page_new (DossierEntityPage *self)
{
  GtkWidget *clamp = adw_clamp_new (), *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *label;

  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->note = dossier_entity_note_new (self->store);
  label = gtk_label_new (_ ("Your note"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "page-heading");
  gtk_box_append (GTK_BOX (column), self->head);
  gtk_box_append (GTK_BOX (column), label);
  gtk_box_append (GTK_BOX (column), self->note);
  gtk_box_append (GTK_BOX (column), self->body);
  gtk_widget_add_css_class (column, "entity-page");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), PAGE_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), PAGE_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), column);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), clamp);
  return self->scrolled;
}

static void
dossier_entity_page_dispose (GObject *object)
{
  DossierEntityPage *self = DOSSIER_ENTITY_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  self->entity = 0;
  G_OBJECT_CLASS (dossier_entity_page_parent_class)->dispose (object);
}

static void
dossier_entity_page_finalize (GObject *object)
{
  DossierEntityPage *self = DOSSIER_ENTITY_PAGE (object);

  g_clear_pointer (&self->content, dossier_entity_content_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_entity_page_parent_class)->finalize (object);
}

static void
dossier_entity_page_class_init (DossierEntityPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_entity_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_entity_page_finalize;
  gtk_widget_class_install_action (widget_class, "dossier.rename", NULL, rename_cb);
  gtk_widget_class_install_action (widget_class, "dossier.not-a-name", NULL, reject_cb);
  gtk_widget_class_install_action (widget_class, "dossier.change-kind", NULL, change_kind_cb);
  gtk_widget_class_install_action (widget_class, "dossier.same-as", NULL, ask_same_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "dossier.rename", NULL);
}

static void
dossier_entity_page_init (DossierEntityPage *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
}

GtkWidget *
dossier_entity_page_new (DossierLibrary *library)
{
  DossierEntityPage *self = g_object_new (DOSSIER_TYPE_ENTITY_PAGE, NULL);

  self->store = g_object_ref (dossier_library_get_store (library));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), empty_page_new (), "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), page_new (self), "page");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  g_signal_connect_object (self->store, "entities-changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "stories-changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (dossier_entity_page_reload), NULL);
  return GTK_WIDGET (self);
}
