/* dossier-entity-page.c - the dossier of a person or organization
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-entity-page-private.h"
#include "dossier-message.h"

#include <glib/gi18n.h>

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

static gboolean
have_same_names (const DossierEntityRow *a, const DossierEntityRow *b)
{
  return g_strcmp0 (a->name, b->name) == 0
         && ((a->aliases == NULL && b->aliases == NULL)
             || (a->aliases != NULL && b->aliases != NULL
                 && g_strv_equal ((const char *const *) a->aliases, (const char *const *) b->aliases)));
}

/* TRUE when @b would look like @a. */
static gboolean
looks_same (const DossierEntityContent *a, const DossierEntityContent *b)
{
  const DossierEntityRow *first = dossier_entity_get_row (a->entity), *second = dossier_entity_get_row (b->entity);

  if (first->id != second->id || first->kind != second->kind || first->n_stories != second->n_stories
      || first->is_pinned != second->is_pinned || first->is_followed != second->is_followed
      || !have_same_names (first, second) || a->claims->len != b->claims->len
      || a->annotations->len != b->annotations->len)
    return FALSE;
  for (guint i = 0; i < a->annotations->len; i++)
    if (dossier_annotation_get_row (g_ptr_array_index (a->annotations, i))->modified
        != dossier_annotation_get_row (g_ptr_array_index (b->annotations, i))->modified)
      return FALSE;
  return TRUE;
}

/* What is made of a dossier off the main loop. */
typedef struct
{
  DossierEntityContent *content; /* taken by the view */
  gint64                as_of, now;
  DossierEntityView    *view;
  GPtrArray            *items;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_clear_pointer (&making->content, dossier_entity_content_free);
  g_clear_pointer (&making->view, dossier_entity_view_unref);
  g_clear_pointer (&making->items, g_ptr_array_unref);
  g_free (making);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Making *making = task_data;

  making->view = dossier_entity_view_new (g_steal_pointer (&making->content), making->as_of, making->now);
  making->items = dossier_entity_items_new (making->view);
  g_task_return_boolean (task, TRUE);
}

static void
show_view (DossierEntityPage *self, Making *making)
{
  const DossierEntityRow *row = dossier_entity_get_row (making->view->content->entity);
  gboolean is_another = self->view == NULL || dossier_entity_get_row (self->view->content->entity)->id != row->id;

  g_clear_pointer (&self->view, dossier_entity_view_unref);
  self->view = dossier_entity_view_ref (making->view);
  self->is_stale = FALSE;
  dossier_entity_page_fill_head (self);
  dossier_entity_note_show (DOSSIER_ENTITY_NOTE (self->note), row->id, row->note);
  dossier_entity_page_show_items (self, making->items);
  if (is_another)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "page");
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DossierEntityPage *self = DOSSIER_ENTITY_PAGE (source);
  Making            *making = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return; /* cancelled: another one is wanted by now */
  if (dossier_entity_get_row (making->view->content->entity)->id == self->entity)
    show_view (self, making);
}

/* Takes @content. */
static void
make_view (DossierEntityPage *self, DossierEntityContent *content)
{
  g_autoptr (GTask) task = g_task_new (self, self->loading, made_cb, NULL);
  Making *making = g_new0 (Making, 1);

  making->content = content;
  making->as_of = self->as_of;
  making->now = g_get_real_time () / G_USEC_PER_SEC;
  g_task_set_task_data (task, making, making_free);
  g_task_run_in_thread (task, make_in_thread);
}

/* Takes @content. */
static void
take_content (DossierEntityPage *self, DossierEntityContent *content)
{
  const DossierEntityRow *row = dossier_entity_get_row (content->entity);

  if (row->id != self->entity) /* another one is wanted by now */
    dossier_entity_content_free (content);
  else if (self->view != NULL && !self->is_stale && self->view->summary->as_of == self->as_of
           && looks_same (self->view->content, content))
    {
      dossier_entity_note_show (DOSSIER_ENTITY_NOTE (self->note), row->id, row->note);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "page");
      dossier_entity_content_free (content);
    }
  else
    make_view (self, content);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierEntityPage) self = user_data;
  g_autoptr (GError) error = NULL;
  DossierEntityContent *content = dossier_store_load_dossier_finish (DOSSIER_STORE (source), result, &error);

  if (content != NULL)
    {
      take_content (self, content);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show_empty (self);
  report (self, _ ("The dossier could not be opened"), error);
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
  if (entity != self->entity)
    self->as_of = 0;
  self->entity = entity;
  load (self);
}

void
dossier_entity_page_set_as_of (DossierEntityPage *self, gint64 as_of)
{
  self->as_of = as_of;
  if (self->entity != 0)
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
      errand->page->is_stale = TRUE; /* show what is really kept */
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
  if (*name == '\0' || self->view == NULL
      || g_strcmp0 (name, dossier_entity_get_row (self->view->content->entity)->name) == 0)
    return;
  change = dossier_change_rename_entity (dossier_entity_get_row (self->view->content->entity)->id, name);
  dossier_entity_page_apply (self, change, _ ("The name could not be changed"));
}

void
dossier_entity_page_rename (DossierEntityPage *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog, *entry;

  if (self->view == NULL)
    return;
  dialog = dossier_message_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Rename"),
                                _ ("The name it has now stays known as another name."));
  entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (entry), dossier_entity_get_row (self->view->content->entity)->name);
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
as_of_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierEntityPage *self = DOSSIER_ENTITY_PAGE (widget);

  if (self->view != NULL && self->as_of_button != NULL)
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->as_of_button));
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

static void
dossier_entity_page_dispose (GObject *object)
{
  DossierEntityPage *self = DOSSIER_ENTITY_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  dossier_entity_page_stop_filling (self);
  self->entity = 0;
  g_clear_object (&self->head);
  g_clear_object (&self->note); /* which saves itself */
  G_OBJECT_CLASS (dossier_entity_page_parent_class)->dispose (object);
}

static void
dossier_entity_page_finalize (GObject *object)
{
  DossierEntityPage *self = DOSSIER_ENTITY_PAGE (object);

  g_clear_pointer (&self->view, dossier_entity_view_unref);
  g_clear_object (&self->items);
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
  gtk_widget_class_install_action (widget_class, "dossier.as-of", NULL, as_of_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "dossier.as-of", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "dossier.rename", NULL);
}

static void
dossier_entity_page_init (DossierEntityPage *self)
{
  self->items = g_list_store_new (DOSSIER_TYPE_ENTITY_ITEM);
  self->head = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
}

GtkWidget *
dossier_entity_page_new (DossierLibrary *library)
{
  DossierEntityPage *self = g_object_new (DOSSIER_TYPE_ENTITY_PAGE, NULL);

  self->store = g_object_ref (dossier_library_get_store (library));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), empty_page_new (), "empty");
  self->note = g_object_ref_sink (dossier_entity_note_new (self->store));
  self->scrolled = dossier_entity_page_list_new (self);
  gtk_stack_add_named (GTK_STACK (self->stack), self->scrolled, "page");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  g_signal_connect_object (self->store, "entities-changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "stories-changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (dossier_entity_page_reload), NULL);
  return GTK_WIDGET (self);
}
