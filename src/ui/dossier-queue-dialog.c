/* dossier-queue-dialog.c - the stories that are to be read aloud: which, in which order, from which on
 *
 * The rows are few enough to be widgets; one that moves stays the same one, and keeps the focus.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-queue-dialog.h"

#include <glib/gi18n.h>
#include "dossier-accessible.h"
#include "dossier-feed-window.h"
#include "dossier-parts.h"
#include "dossier-queue-row.h"

#define WIDTH 520
#define HEIGHT 600

struct _DossierQueueDialog
{
  AdwBin parent;

  DossierAloudQueue *queue;
  gboolean           is_editing; /* what changes is what was just asked for here */

  GtkStack    *stack; /* "empty", "queue" */
  GtkListBox  *list;
  GtkRevealer *told; /* what was done, or why it was not */
  GtkLabel    *told_label;
  GtkWidget   *undo;
};

#define DOSSIER_TYPE_QUEUE_DIALOG (dossier_queue_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierQueueDialog, dossier_queue_dialog, DOSSIER, QUEUE_DIALOG, AdwBin)
G_DEFINE_FINAL_TYPE (DossierQueueDialog, dossier_queue_dialog, ADW_TYPE_BIN)

/* ---- rows ---- */

static gint64
get_id (DossierQueueDialog *self, guint i)
{
  return dossier_story_get_row (dossier_aloud_queue_get_stories (self->queue)->pdata[i])->id;
}

static GtkListBoxRow *
find_row (DossierQueueDialog *self, gint64 story)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (dossier_queue_row_get_story (DOSSIER_QUEUE_ROW (row)) == story)
      return GTK_LIST_BOX_ROW (row);
  return NULL;
}

static void
remove_gone (DossierQueueDialog *self)
{
  GtkWidget *next, *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; row != NULL; row = next)
    {
      next = gtk_widget_get_next_sibling (row);
      if (!dossier_aloud_queue_holds (self->queue, dossier_queue_row_get_story (DOSSIER_QUEUE_ROW (row))))
        gtk_list_box_remove (self->list, row);
    }
}

/* The row of the story at @i stands there from now on. */
static void
put_row (DossierQueueDialog *self, guint i)
{
  GtkListBoxRow *row = find_row (self, get_id (self, i));

  if (row == NULL)
    {
      GtkWidget *fresh = dossier_queue_row_new (dossier_aloud_queue_get_stories (self->queue)->pdata[i]);

      gtk_list_box_insert (self->list, fresh, (int) i);
    }
  else if (gtk_list_box_row_get_index (row) != (int) i)
    {
      g_object_ref (row);
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
      gtk_list_box_insert (self->list, GTK_WIDGET (row), (int) i);
      g_object_unref (row);
    }
}

/* What had the focus has it again, or the row it was in, or the one that came into its place. */
static void
return_focus (DossierQueueDialog *self, GtkWidget *focus, GtkWidget *row, int index)
{
  int n = (int) dossier_aloud_queue_get_stories (self->queue)->len;

  if (n == 0)
    {
      gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
      return;
    }
  if (gtk_widget_get_root (row) == NULL)
    row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, MIN (index, n - 1)));
  else if (gtk_widget_is_sensitive (focus) && gtk_widget_grab_focus (focus))
    return;
  gtk_widget_grab_focus (row);
}

static void
put_rows (DossierQueueDialog *self)
{
  GPtrArray *stories = dossier_aloud_queue_get_stories (self->queue);

  remove_gone (self);
  for (guint i = 0; i < stories->len; i++)
    put_row (self, i);
  for (guint i = 0; i < stories->len; i++)
    dossier_queue_row_set_place (DOSSIER_QUEUE_ROW (gtk_list_box_get_row_at_index (self->list, (int) i)), i,
                                 stories->len);
}

static void
fill (DossierQueueDialog *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  g_autoptr (GtkWidget) held = focus != NULL ? g_object_ref (focus) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, DOSSIER_TYPE_QUEUE_ROW) : NULL;
  g_autoptr (GtkWidget) held_row = row != NULL ? g_object_ref (row) : NULL;
  int      index = row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : 0;
  gboolean is_empty = dossier_aloud_queue_get_stories (self->queue)->len == 0;

  put_rows (self);
  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "queue");
  if (held_row != NULL)
    return_focus (self, held, held_row, index);
}

/* What was undone, or changed elsewhere, cannot be undone by the button any more. Why something was not done stays: the
 * queue becomes what it was right after that. */
static void
changed_cb (DossierQueueDialog *self)
{
  if (!self->is_editing && gtk_widget_get_visible (self->undo))
    gtk_revealer_set_reveal_child (self->told, FALSE);
  fill (self);
}

/* ---- changing ---- */

static void
tell (DossierQueueDialog *self, const char *sentence, gboolean can_undo)
{
  gtk_label_set_label (self->told_label, sentence);
  gtk_widget_set_visible (self->undo, can_undo);
  gtk_revealer_set_reveal_child (self->told, TRUE);
}

typedef struct
{
  DossierQueueDialog *dialog;
  const char         *sentence; /* constant */
} Editing;

static void
edited_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Editing *editing = data;
  g_autoptr (DossierQueueDialog) self = editing->dialog;
  g_autoptr (GError) error = NULL;
  gboolean changed;

  if (!dossier_aloud_queue_edit_finish (DOSSIER_ALOUD_QUEUE (source), result, &changed, &error))
    tell (self, error->message, FALSE);
  else if (changed)
    tell (self, editing->sentence, TRUE);
}

static void
edit (DossierQueueDialog *self, DossierQueueOp op, const gint64 *stories, guint n, const char *sentence)
{
  Editing *editing = g_new (Editing, 1);

  *editing = (Editing){ g_object_ref (self), sentence };
  self->is_editing = TRUE;
  dossier_aloud_queue_edit_async (self->queue, op, stories, n, 0, edited_cb, editing);
  self->is_editing = FALSE;
}

static void
queue_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 story = g_variant_get_int64 (parameter);

  edit (DOSSIER_QUEUE_DIALOG (widget), DOSSIER_QUEUE_REMOVE, &story, 1, _ ("Taken out of the reading queue"));
}

static void
queue_clear (GtkWidget *widget, const char *name, GVariant *parameter)
{
  edit (DOSSIER_QUEUE_DIALOG (widget), DOSSIER_QUEUE_CLEAR, NULL, 0, _ ("The reading queue is empty now"));
}

/* One place up (-1) or down (1); nothing at the ends. */
static void
queue_move (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierQueueDialog *self = DOSSIER_QUEUE_DIALOG (widget);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (gint64));
  GPtrArray *stories = dossier_aloud_queue_get_stories (self->queue);
  guint      from = G_MAXUINT;
  gint64     story;
  int        by;

  g_variant_get (parameter, "(xi)", &story, &by);
  for (guint i = 0; i < stories->len; i++)
    {
      gint64 id = get_id (self, i);

      g_array_append_val (order, id);
      if (id == story)
        from = i;
    }
  if (from == G_MAXUINT || (by < 0 && from == 0) || (by > 0 && from + 1 == stories->len))
    return;
  g_array_index (order, gint64, from) = g_array_index (order, gint64, from + by);
  g_array_index (order, gint64, from + by) = story;
  edit (self, DOSSIER_QUEUE_ORDER, (const gint64 *) order->data, order->len, _ ("Moved in the reading queue"));
}

static void
play (DossierQueueDialog *self, gint64 story)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.play-queue", "x", story);
  gtk_window_close (GTK_WINDOW (window));
}

static void
queue_play (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierQueueDialog *self = DOSSIER_QUEUE_DIALOG (widget);

  if (dossier_aloud_queue_get_first (self->queue) != 0)
    play (self, dossier_aloud_queue_get_first (self->queue));
}

static void
row_activated_cb (DossierQueueDialog *self, DossierQueueRow *row)
{
  play (self, dossier_queue_row_get_story (row));
}

/* ---- keys ---- */

static gboolean
key_pressed_cb (DossierQueueDialog *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, DOSSIER_TYPE_QUEUE_ROW) : NULL;
  gboolean   is_alt = (state & GDK_ALT_MASK) != 0;
  gint64     story = row != NULL ? dossier_queue_row_get_story (DOSSIER_QUEUE_ROW (row)) : 0;

  if (story == 0)
    return GDK_EVENT_PROPAGATE;
  if (is_alt && (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up))
    gtk_widget_activate_action (GTK_WIDGET (self), "queue.move", "(xi)", story, -1);
  else if (is_alt && (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down))
    gtk_widget_activate_action (GTK_WIDGET (self), "queue.move", "(xi)", story, 1);
  else if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete)
    gtk_widget_activate_action (GTK_WIDGET (self), "queue.remove", "x", story);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* ---- object ---- */

static void
dossier_queue_dialog_dispose (GObject *object)
{
  g_clear_object (&DOSSIER_QUEUE_DIALOG (object)->queue);
  G_OBJECT_CLASS (dossier_queue_dialog_parent_class)->dispose (object);
}

static void
dossier_queue_dialog_class_init (DossierQueueDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_queue_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "queue.remove", "x", queue_remove);
  gtk_widget_class_install_action (widget_class, "queue.move", "(xi)", queue_move);
  gtk_widget_class_install_action (widget_class, "queue.clear", NULL, queue_clear);
  gtk_widget_class_install_action (widget_class, "queue.play", NULL, queue_play);
}

static GtkWidget *
list_new (DossierQueueDialog *self)
{
  GtkWidget          *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_widget_set_margin_start (GTK_WIDGET (self->list), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->list), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->list), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->list), 12);
  dossier_accessible_name (GTK_WIDGET (self->list), _ ("Reading queue"));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
told_new (DossierQueueDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->told = GTK_REVEALER (gtk_revealer_new ());
  self->told_label = GTK_LABEL (gtk_label_new (NULL));
  self->undo = gtk_button_new_with_mnemonic (_ ("_Undo"));
  gtk_label_set_wrap (self->told_label, TRUE);
  gtk_label_set_xalign (self->told_label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->told_label), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->undo), "win.undo");
  gtk_widget_set_valign (self->undo, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->told_label));
  gtk_box_append (GTK_BOX (box), self->undo);
  gtk_widget_add_css_class (box, "aloud-bar");
  gtk_revealer_set_child (self->told, box);
  gtk_revealer_set_transition_type (self->told, GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  return GTK_WIDGET (self->told);
}

static GtkWidget *
button_new (const char *label, const char *style, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, style);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
queue_page_new (DossierQueueDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *gap = adw_bin_new ();

  gtk_widget_set_hexpand (gap, TRUE);
  gtk_box_append (GTK_BOX (bar), button_new (_ ("_Clear"), "flat", "queue.clear"));
  gtk_box_append (GTK_BOX (bar), gap);
  gtk_box_append (GTK_BOX (bar), button_new (_ ("_Read Aloud"), "suggested-action", "queue.play"));
  gtk_widget_add_css_class (bar, "aloud-bar");
  gtk_box_append (GTK_BOX (box), list_new (self));
  gtk_box_append (GTK_BOX (box), bar);
  return box;
}

static void
dossier_queue_dialog_init (DossierQueueDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack,
                       dossier_status_page_new ("view-list-ordered-symbolic", _ ("Nothing is in the queue"),
                                                _ ("Press Q at a story, and it is read aloud after the one before.")),
                       "empty");
  gtk_stack_add_named (self->stack, queue_page_new (self), "queue");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), told_new (self));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWindow *
dossier_queue_dialog_new (DossierAloudQueue *queue, GtkWindow *parent)
{
  DossierQueueDialog *self = g_object_new (DOSSIER_TYPE_QUEUE_DIALOG, NULL);
  GtkWindow          *window = dossier_feed_window_new (_ ("Reading Queue"), parent, GTK_WIDGET (self), NULL);

  self->queue = g_object_ref (queue);
  g_signal_connect_object (queue, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  dossier_feed_window_set_size (window, WIDTH, HEIGHT);
  fill (self);
  gtk_window_set_focus (window, GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
  return window;
}
