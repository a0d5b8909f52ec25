/* dossier-link-list.c - the links that are being saved and those that wait, one row each
 *
 * stop: ends what the rows' buttons have begun.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-link-list.h"

#include <glib/gi18n.h>
#include "dossier-link-row.h"
#include "dossier-link-waits.h"
#include "dossier-links.h"

struct _DossierLinkList
{
  AdwBin parent;

  DossierLibrary *library;
  GtkListBox     *list;
  GCancellable   *stop;
  guint           n_done, n_total;
  gboolean        is_busy;
};

G_DEFINE_FINAL_TYPE (DossierLinkList, dossier_link_list, ADW_TYPE_BIN)

/* One saving. Holds the list; the rows in the order of their links, held too. */
typedef struct
{
  DossierLinkList *list;
  GPtrArray       *rows;
  GPtrArray       *stopped; /* of utf8 */
  guint            n_failed;
  gboolean         is_main; /* not of one row's button */
} Saving;

static void
saving_free (Saving *saving)
{
  g_ptr_array_unref (saving->rows);
  g_ptr_array_unref (saving->stopped);
  g_object_unref (saving->list);
  g_free (saving);
}

/* ---- rows ---- */

static void
update (DossierLinkList *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL);
}

static DossierLinkRow *
find_row (DossierLinkList *self, const char *uri)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (dossier_link_row_get_uri (DOSSIER_LINK_ROW (row)), uri))
      return DOSSIER_LINK_ROW (row);
  return NULL;
}

static gboolean
is_over (DossierLinkRow *row)
{
  return dossier_link_row_get_state (row) == DOSSIER_LINK_ROW_SAVED
         || dossier_link_row_get_state (row) == DOSSIER_LINK_ROW_REMOVED;
}

static gboolean
waits (DossierLinkRow *row)
{
  return dossier_link_row_get_state (row) == DOSSIER_LINK_ROW_WAITS;
}

static void
drop_rows (DossierLinkList *self, gboolean (*is_to_drop) (DossierLinkRow *row))
{
  GtkWidget *next;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL; row = next)
    {
      next = gtk_widget_get_next_sibling (row);
      if (is_to_drop (DOSSIER_LINK_ROW (row)))
        gtk_list_box_remove (self->list, row);
    }
  update (self);
}

static void row_retry_cb (DossierLinkList *self, DossierLinkRow *row);
static void row_remove_cb (DossierLinkList *self, DossierLinkRow *row);

static DossierLinkRow *
add_row (DossierLinkList *self, const char *uri)
{
  DossierLinkRow *row = find_row (self, uri);

  if (row != NULL)
    return row;
  row = DOSSIER_LINK_ROW (dossier_link_row_new (uri));
  g_signal_connect_object (row, "retry", G_CALLBACK (row_retry_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (row_remove_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, GTK_WIDGET (row));
  update (self);
  return row;
}

/* ---- saving ---- */

static void
drop_row (DossierLinkList *self, DossierLinkRow *row)
{
  if (gtk_widget_get_parent (GTK_WIDGET (row)) == GTK_WIDGET (self->list))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  update (self);
}

static void
end_link (Saving *saving, DossierLinkRow *row, const DossierLinkNews *news)
{
  gboolean    is_saved = news->state == DOSSIER_LINK_SAVED;
  const char *why = is_saved && news->result->remarks->len > 0 ? news->result->remarks->pdata[0] : news->why;

  if (news->state == DOSSIER_LINK_STOPPED)
    {
      g_ptr_array_add (saving->stopped, g_strdup (news->uri));
      drop_row (saving->list, row);
      return;
    }
  saving->n_failed += !is_saved;
  dossier_link_row_set_state (row,
                              is_saved                            ? DOSSIER_LINK_ROW_SAVED
                              : news->state == DOSSIER_LINK_WAITS ? DOSSIER_LINK_ROW_WAITS
                                                                  : DOSSIER_LINK_ROW_FAILED,
                              is_saved ? news->result->title : NULL, why);
  if (is_saved)
    g_signal_emit_by_name (saving->list, "saved", news->result);
}

static void
step_cb (const DossierLinkNews *news, gpointer data)
{
  Saving          *saving = data;
  DossierLinkList *self = saving->list;
  DossierLinkRow  *row = saving->rows->pdata[news->i];

  if (self->library == NULL)
    return;
  if (news->state == DOSSIER_LINK_FETCHING)
    {
      dossier_link_row_set_state (row, DOSSIER_LINK_ROW_FETCHING, NULL, NULL);
      return;
    }
  end_link (saving, row, news);
  self->n_done += saving->is_main;
  g_signal_emit_by_name (self, "changed");
}

/* Nothing was fetched. What was given to save is the person's again; of one row the row tells. */
static void
fail_all (Saving *saving, const char *why)
{
  for (guint i = 0; i < saving->rows->len; i++)
    {
      DossierLinkRow *row = saving->rows->pdata[i];

      if (!saving->is_main)
        {
          dossier_link_row_set_state (row, DOSSIER_LINK_ROW_FAILED, NULL, why);
          continue;
        }
      g_ptr_array_add (saving->stopped, g_strdup (dossier_link_row_get_uri (row)));
      drop_row (saving->list, row);
    }
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  g_autoptr (DossierLinkList) self = g_object_ref (saving->list);
  g_autoptr (GError) error = NULL;

  if (!dossier_library_links_finish (DOSSIER_LIBRARY (source), result, &error) && self->library != NULL)
    fail_all (saving, error->message);
  if (saving->is_main && self->library != NULL)
    {
      self->is_busy = FALSE;
      g_ptr_array_add (saving->stopped, NULL);
      g_signal_emit_by_name (self, "changed");
      g_signal_emit_by_name (self, "ended", saving->stopped->pdata, saving->n_failed,
                             error != NULL ? error->message : NULL);
    }
  saving_free (saving);
}

static void
start (DossierLinkList *self, const char *const *uris, const DossierAddOptions *options, gboolean is_main,
       GCancellable *cancellable)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->list = g_object_ref (self);
  saving->rows = g_ptr_array_new_with_free_func (g_object_unref);
  saving->stopped = g_ptr_array_new_with_free_func (g_free);
  saving->is_main = is_main;
  for (guint i = 0; uris[i] != NULL; i++)
    {
      DossierLinkRow *row = add_row (self, uris[i]);

      dossier_link_row_set_state (row, DOSSIER_LINK_ROW_TURN, NULL, NULL);
      g_ptr_array_add (saving->rows, g_object_ref (row));
    }
  dossier_library_save_links_async (self->library, uris, saving->rows->len, options, step_cb, saving, cancellable,
                                    saved_cb, saving);
}

void
dossier_link_list_save (DossierLinkList *self, const char *const *uris, const DossierAddOptions *options,
                        GCancellable *cancellable)
{
  g_return_if_fail (!self->is_busy);
  drop_rows (self, is_over);
  self->is_busy = TRUE;
  self->n_done = 0;
  self->n_total = g_strv_length ((char **) uris);
  start (self, uris, options, TRUE, cancellable);
}

/* ---- the rows' buttons ---- */

static void
row_retry_cb (DossierLinkList *self, DossierLinkRow *row)
{
  const char *uris[] = { dossier_link_row_get_uri (row), NULL };

  start (self, uris, NULL, FALSE, self->stop);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierLinkRow) row = data;
  g_autoptr (GError) error = NULL;

  if (!dossier_store_apply_finish (DOSSIER_STORE (source), result, NULL, &error))
    dossier_link_row_set_state (row, DOSSIER_LINK_ROW_WAITS, NULL, error->message);
}

/* One that waits can be had back; of one that failed nothing is kept but the row. */
static void
row_remove_cb (DossierLinkList *self, DossierLinkRow *row)
{
  const char *uri = dossier_link_row_get_uri (row);
  gboolean    has_waited = waits (row);
  g_autoptr (DossierChange) change = dossier_change_remove_links (&uri, 1);

  dossier_store_apply_async (dossier_library_get_store (self->library), change, NULL, removed_cb, g_object_ref (row));
  dossier_link_row_set_state (row, DOSSIER_LINK_ROW_REMOVED, NULL, NULL);
  if (!has_waited)
    drop_row (self, row);
}

/* ---- those that wait ---- */

static void
show_wait (DossierLinkList *self, const DossierLinkWait *wait)
{
  DossierLinkRow *row = find_row (self, wait->uri);

  if (row != NULL ? dossier_link_row_get_state (row) != DOSSIER_LINK_ROW_REMOVED : wait->error == NULL && self->is_busy)
    return;
  row = add_row (self, wait->uri);
  dossier_link_row_set_state (row, wait->is_given_up ? DOSSIER_LINK_ROW_FAILED : DOSSIER_LINK_ROW_WAITS, NULL,
                              wait->error);
}

static gboolean
is_listed (GPtrArray *list, const char *uri)
{
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (((const DossierLinkWait *) list->pdata[i])->uri, uri))
      return TRUE;
  return FALSE;
}

/* What was taken out elsewhere, or by doing it again. */
static void
show_removed (DossierLinkList *self, GPtrArray *list)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (waits (DOSSIER_LINK_ROW (row)) && !is_listed (list, dossier_link_row_get_uri (DOSSIER_LINK_ROW (row))))
      dossier_link_row_set_state (DOSSIER_LINK_ROW (row), DOSSIER_LINK_ROW_REMOVED, NULL, NULL);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierLinkList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = dossier_store_list_link_waits_finish (DOSSIER_STORE (source), result, &error);

  if (self->library == NULL || list == NULL)
    return;
  for (guint i = 0; i < list->len; i++)
    show_wait (self, list->pdata[i]);
  show_removed (self, list);
}

/* A window that is hidden asks when it is shown. */
static void
follow (DossierLinkList *self)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->library != NULL && window != NULL && gtk_widget_get_mapped (GTK_WIDGET (window)) && !self->is_busy)
    dossier_store_list_link_waits_async (dossier_library_get_store (self->library), NULL, listed_cb,
                                         g_object_ref (self));
}

void
dossier_link_list_reload (DossierLinkList *self)
{
  if (self->is_busy || self->library == NULL)
    return;
  drop_rows (self, is_over);
  drop_rows (self, waits);
  dossier_store_list_link_waits_async (dossier_library_get_store (self->library), NULL, listed_cb, g_object_ref (self));
}

/* ---- object ---- */

gboolean
dossier_link_list_is_busy (DossierLinkList *self, guint *done, guint *total)
{
  if (done != NULL)
    *done = self->n_done;
  if (total != NULL)
    *total = self->n_total;
  return self->is_busy;
}

void
dossier_link_list_set_library (DossierLinkList *self, DossierLibrary *library)
{
  g_set_object (&self->library, library);
  if (library != NULL)
    g_signal_connect_object (dossier_library_get_store (library), "links-changed", G_CALLBACK (follow), self,
                             G_CONNECT_SWAPPED);
}

void
dossier_link_list_stop (DossierLinkList *self)
{
  g_cancellable_cancel (self->stop);
}

static void
dossier_link_list_dispose (GObject *object)
{
  DossierLinkList *self = DOSSIER_LINK_LIST (object);

  dossier_link_list_stop (self);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (dossier_link_list_parent_class)->dispose (object);
}

static void
dossier_link_list_finalize (GObject *object)
{
  g_object_unref (DOSSIER_LINK_LIST (object)->stop);
  G_OBJECT_CLASS (dossier_link_list_parent_class)->finalize (object);
}

static void
dossier_link_list_class_init (DossierLinkListClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_link_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_link_list_finalize;
  g_signal_new ("saved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("ended", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_POINTER, G_TYPE_UINT,
                G_TYPE_STRING);
}

static void
dossier_link_list_init (DossierLinkList *self)
{
  self->stop = g_cancellable_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Links"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
  update (self);
}
