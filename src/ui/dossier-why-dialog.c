/* dossier-why-dialog.c - why a story has this text, and which blocks of its page are to be in it
 *
 * blocks:  all of the page, in its order. items: as many of them as are shown so far, each with a switch; the filter
 *          lets some of them through.
 * choices: what the switches are compared with, see make_choices ().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-why-dialog.h"

#include <glib/gi18n.h>
#include "dossier-block-row.h"
#include "dossier-feed-window.h"
#include "dossier-message.h"
#include "dossier-parts.h"
#include "dossier-story-text.h"
#include "dossier-wrap-layout.h"

#define WIDTH 640
#define HEIGHT 680

struct _DossierWhyDialog
{
  AdwBin parent;

  DossierLibrary      *library;
  gint64               story;
  GCancellable        *loading;
  gboolean             can_fetch, is_busy, is_other;
  DossierBlockChoices *choices;
  GPtrArray           *blocks; /* (element-type DossierBlock) */

  GListStore      *items;
  GtkFilter       *filter;
  GtkStack        *stack;
  GtkLabel        *count, *rest;
  GtkWidget       *more;  /* with the rest: how many are not shown yet */
  GtkLabel        *other; /* says that the story's text is not that of the blocks */
  AdwStatusPage   *status;
  GtkWidget       *fetch_button, *paste_button, *apply_button;
  GtkToggleButton *only_dropped;
};

#define DOSSIER_TYPE_WHY_DIALOG (dossier_why_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierWhyDialog, dossier_why_dialog, DOSSIER, WHY_DIALOG, AdwBin)
G_DEFINE_FINAL_TYPE (DossierWhyDialog, dossier_why_dialog, ADW_TYPE_BIN)

static GtkWindow *
get_window (DossierWhyDialog *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static DossierBlockItem *
get_item (DossierWhyDialog *self, guint i)
{
  g_autoptr (DossierBlockItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

  return item; /* the list holds it */
}

static guint
count_items (DossierWhyDialog *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

/* ---- what the switches say ---- */

/* The choices that make of what Dossier would choose what the switches show. */
static DossierBlockChoices *
make_choices (DossierWhyDialog *self)
{
  g_autofree char     *text = dossier_block_choices_to_string (self->choices);
  DossierBlockChoices *choices = dossier_block_choices_parse (text);

  for (guint i = 0; i < count_items (self); i++)
    {
      DossierBlockItem   *item = get_item (self, i);
      const DossierBlock *block = dossier_block_item_get_block (item);
      gboolean            is_kept = dossier_block_item_is_kept (item);

      dossier_block_choices_unset (choices, block->key);
      if (dossier_block_choices_decide (choices, block->key, block->is_chosen, block->reason) != is_kept)
        dossier_block_choices_set (choices, block->key, is_kept);
    }
  return choices;
}

/* As its switch says, or as it would. */
static gboolean
is_wanted (DossierWhyDialog *self, guint i)
{
  const DossierBlock *block = self->blocks->pdata[i];

  if (i < count_items (self))
    return dossier_block_item_is_kept (get_item (self, i));
  return dossier_block_choices_decide (self->choices, block->key, block->is_chosen, block->reason);
}

static void
update_more (DossierWhyDialog *self)
{
  guint            shown = count_items (self), all = self->blocks != NULL ? self->blocks->len : 0;
  g_autofree char *words = g_strdup_printf (
      /* TRANSLATORS: of how many blocks of a page the first ones are shown */
      ngettext ("The first %u of %u block is shown", "The first %u of %u blocks are shown", all), shown, all);

  gtk_label_set_text (self->rest, shown < all ? words : "");
  gtk_widget_set_visible (self->more, shown < all);
}

static void
update (DossierWhyDialog *self)
{
  guint            n_words = 0, n_kept = 0, n = self->blocks != NULL ? self->blocks->len : 0;
  gboolean         is_changed = FALSE;
  g_autofree char *words = NULL;
  g_autofree char *blocks = NULL;
  g_autofree char *line = NULL;

  for (guint i = 0; i < n; i++)
    {
      const DossierBlock *block = self->blocks->pdata[i];
      gboolean            is_kept = is_wanted (self, i);

      is_changed |= is_kept != block->is_kept;
      n_kept += is_kept;
      n_words += is_kept ? block->n_words : 0;
    }
  words = g_strdup_printf (ngettext ("%u word", "%u words", n_words), n_words);
  /* TRANSLATORS: how many blocks of a page are in the text, and how many it has */
  blocks = g_strdup_printf (ngettext ("%u of %u block", "%u of %u blocks", n), n_kept, n);
  line = g_strdup_printf ("%s · %s", words, blocks);
  gtk_label_set_text (self->count, line);
  gtk_widget_set_sensitive (self->apply_button,
                            (is_changed || self->is_other) && n_kept > 0 && !self->is_busy
                                && !dossier_store_is_read_only (dossier_library_get_store (self->library)));
}

/* All switches at once; @whole: as the page shows it, else as Dossier chose. */
static void
set_all (DossierWhyDialog *self, gboolean whole)
{
  g_clear_pointer (&self->choices, dossier_block_choices_free);
  self->choices = dossier_block_choices_new ();
  dossier_block_choices_set_whole (self->choices, whole);
  for (guint i = 0; i < count_items (self); i++)
    {
      DossierBlockItem   *item = get_item (self, i);
      const DossierBlock *block = dossier_block_item_get_block (item);

      g_signal_handlers_block_by_func (item, update, self);
      dossier_block_item_set_kept (
          item, dossier_block_choices_decide (self->choices, block->key, block->is_chosen, block->reason));
      g_signal_handlers_unblock_by_func (item, update, self);
    }
  update (self);
}

static void
why_whole (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_all (DOSSIER_WHY_DIALOG (widget), TRUE);
}

static void
why_reset (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_all (DOSSIER_WHY_DIALOG (widget), FALSE);
}

/* What Dossier left out, and what is switched off: a block that is switched on stays in view until the next look. */
static gboolean
is_let_through (gpointer object, gpointer data)
{
  DossierWhyDialog *self = data;

  return !gtk_toggle_button_get_active (self->only_dropped) || !dossier_block_item_is_kept (object)
         || !dossier_block_item_get_block (object)->is_kept;
}

/* ---- saving ---- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierWhyDialog) self = data;
  g_autoptr (GError) error = NULL;
  DossierTextSaved saved;
  gboolean         done = dossier_library_save_text_finish (DOSSIER_LIBRARY (source), result, &saved, &error);

  if (self->library == NULL)
    return;
  self->is_busy = FALSE;
  dossier_feed_window_end_saving (GTK_WIDGET (self), FALSE);
  update (self);
  if (!done)
    dossier_message_show (get_window (self), _ ("The text could not be changed"), error->message);
  else if (saved.saved == DOSSIER_PAGE_LESS)
    {
      g_autofree char *words = dossier_text_saved_dup_words (&saved);

      dossier_message_show (get_window (self), _ ("The text stays as it is"), words);
    }
  else
    dossier_message_end_dialog (GTK_WIDGET (self), &saved);
}

static void
why_apply (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierWhyDialog *self = DOSSIER_WHY_DIALOG (widget);
  g_autoptr (DossierBlockChoices) choices = NULL;

  if (!gtk_widget_get_sensitive (self->apply_button))
    return;
  choices = make_choices (self);
  self->is_busy = TRUE;
  dossier_feed_window_begin_saving (GTK_WIDGET (self));
  update (self);
  dossier_library_set_blocks_async (self->library, self->story, choices, saved_cb, g_object_ref (self));
}

static void
why_extract (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierWhyDialog *self = DOSSIER_WHY_DIALOG (widget);

  if (self->is_busy)
    return;
  self->is_busy = TRUE;
  dossier_feed_window_begin_saving (GTK_WIDGET (self));
  update (self);
  dossier_library_extract_again_async (self->library, self->story, saved_cb, g_object_ref (self));
}

/* The window below does it and says what came of it. */
static void
leave_to_window (GtkWidget *widget, const char *action)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  GtkWindow *parent = gtk_window_get_transient_for (window);

  gtk_window_close (window);
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), action, NULL);
}

static void
why_fetch (GtkWidget *widget, const char *name, GVariant *parameter)
{
  leave_to_window (widget, "story.fetch-text");
}

static void
why_paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  leave_to_window (widget, "story.paste-text");
}

/* ---- loading ---- */

static void
show_nothing (DossierWhyDialog *self, const GError *error)
{
  dossier_status_page_set_advice (self->status, error->message);
  gtk_widget_set_visible (self->fetch_button,
                          self->can_fetch
                              && g_error_matches (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_EMPTY));
  gtk_widget_set_visible (self->paste_button,
                          g_error_matches (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_EMPTY));
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

/* The next blocks, with their switches. */
static void
show_more (DossierWhyDialog *self)
{
  guint first = count_items (self), last = MIN (first + DOSSIER_BLOCKS_AT_ONCE, self->blocks->len);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = first; i < last; i++)
    {
      DossierBlockItem *item = dossier_block_item_new (self->blocks, self->blocks->pdata[i]);

      dossier_block_item_set_kept (item, is_wanted (self, i));
      g_signal_connect_object (item, "notify::is-kept", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->items, first, 0, items->pdata, items->len);
  update (self);
  update_more (self);
}

static void
why_more (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierWhyDialog *self = DOSSIER_WHY_DIALOG (widget);

  if (self->blocks != NULL)
    show_more (self);
}

static void
explained_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierWhyDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierExplanation) explanation
      = dossier_library_explain_finish (DOSSIER_LIBRARY (source), result, &error);

  if (self->library == NULL)
    return;
  if (explanation == NULL)
    {
      show_nothing (self, error);
      return;
    }
  self->choices = g_steal_pointer (&explanation->choices);
  self->is_other = explanation->is_other;
  gtk_widget_set_visible (GTK_WIDGET (self->other), self->is_other);
  self->blocks = g_ptr_array_ref (explanation->blocks);
  show_more (self);
  gtk_stack_set_visible_child_name (self->stack, "blocks");
  gtk_widget_set_visible (self->apply_button, TRUE);
}

/* ---- the list ---- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, dossier_block_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  dossier_block_row_set_item (DOSSIER_BLOCK_ROW (gtk_list_item_get_child (list_item)),
                              gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  dossier_block_row_set_item (DOSSIER_BLOCK_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
activate_cb (GtkListView *list, guint position, gpointer data)
{
  g_autoptr (DossierBlockItem) item = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (list)), position);

  dossier_block_item_set_kept (item, !dossier_block_item_is_kept (item));
}

static GtkWidget *
make_list (DossierWhyDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *shown
      = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), g_object_ref (self->filter));
  GtkWidget *list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (shown))), factory);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  g_signal_connect (list, "activate", G_CALLBACK (activate_cb), NULL);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Blocks of the page"), -1);
  gtk_widget_add_css_class (list, "block-list");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
only_dropped_cb (DossierWhyDialog *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
add_tool (GtkWidget *tools, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (tools), button);
}

static GtkWidget *
make_tools (DossierWhyDialog *self)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *only = gtk_toggle_button_new_with_mnemonic (_ ("Only _Left Out"));

  gtk_widget_set_layout_manager (tools, dossier_wrap_layout_new (6));
  gtk_widget_add_css_class (tools, "block-tools");
  self->only_dropped = GTK_TOGGLE_BUTTON (only);
  g_signal_connect_object (only, "toggled", G_CALLBACK (only_dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (tools), only);
  add_tool (tools, _ ("_Whole Page"), "why.whole");
  add_tool (tools, _ ("As _Dossier Chose"), "why.reset");
  add_tool (tools, _ ("_Find the Text Anew"), "why.extract");
  add_tool (tools, _ ("_Paste Whole Text…"), "why.paste");
  return tools;
}

static GtkWidget *
make_other (DossierWhyDialog *self)
{
  GtkWidget *other = gtk_label_new (_ ("The story has another text now: from you, from its feed, or as it was before. "
                                       "Apply takes the blocks of the page in its place."));

  self->other = GTK_LABEL (other);
  gtk_label_set_xalign (self->other, 0);
  gtk_label_set_wrap (self->other, TRUE);
  gtk_widget_set_visible (other, FALSE);
  gtk_widget_add_css_class (other, "version-top");
  return other;
}

static GtkWidget *
make_more (DossierWhyDialog *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Show More"));

  self->more = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->rest = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->rest, 0);
  gtk_label_set_wrap (self->rest, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->rest), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "why.more");
  gtk_widget_add_css_class (self->more, "block-more");
  gtk_box_append (GTK_BOX (self->more), GTK_WIDGET (self->rest));
  gtk_box_append (GTK_BOX (self->more), button);
  gtk_widget_set_visible (self->more, FALSE);
  return self->more;
}

static GtkWidget *
make_blocks (DossierWhyDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *count = gtk_label_new (NULL);

  self->count = GTK_LABEL (count);
  gtk_widget_add_css_class (count, "block-count");
  gtk_label_set_ellipsize (self->count, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), make_tools (self));
  gtk_box_append (GTK_BOX (box), make_other (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), make_more (self));
  gtk_box_append (GTK_BOX (box), count);
  return box;
}

static GtkWidget *
make_pill (GtkWidget *box, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_nothing (DossierWhyDialog *self)
{
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->status = ADW_STATUS_PAGE (status);
  self->fetch_button = make_pill (box, _ ("Fetch the _Whole Text"), "why.fetch");
  gtk_widget_add_css_class (self->fetch_button, "suggested-action");
  self->paste_button = make_pill (box, _ ("_Paste Whole Text…"), "why.paste");
  adw_status_page_set_icon_name (self->status, "text-x-generic-symbolic");
  adw_status_page_set_title (self->status, _ ("No Page to Choose From"));
  adw_status_page_set_child (self->status, box);
  return status;
}

/* ---- object ---- */

static void
dossier_why_dialog_dispose (GObject *object)
{
  DossierWhyDialog *self = DOSSIER_WHY_DIALOG (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (dossier_why_dialog_parent_class)->dispose (object);
}

static void
dossier_why_dialog_finalize (GObject *object)
{
  DossierWhyDialog *self = DOSSIER_WHY_DIALOG (object);

  g_object_unref (self->loading);
  g_object_unref (self->items);
  g_object_unref (self->filter);
  g_object_unref (self->apply_button);
  dossier_block_choices_free (self->choices);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  G_OBJECT_CLASS (dossier_why_dialog_parent_class)->finalize (object);
}

static void
dossier_why_dialog_class_init (DossierWhyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_why_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_why_dialog_finalize;
  gtk_widget_class_install_action (widget_class, "why.apply", NULL, why_apply);
  gtk_widget_class_install_action (widget_class, "why.more", NULL, why_more);
  gtk_widget_class_install_action (widget_class, "why.whole", NULL, why_whole);
  gtk_widget_class_install_action (widget_class, "why.reset", NULL, why_reset);
  gtk_widget_class_install_action (widget_class, "why.extract", NULL, why_extract);
  gtk_widget_class_install_action (widget_class, "why.fetch", NULL, why_fetch);
  gtk_widget_class_install_action (widget_class, "why.paste", NULL, why_paste);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "why.apply", NULL);
}

static void
apply_cb (DossierWhyDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "why.apply", NULL);
}

static void
dossier_why_dialog_init (DossierWhyDialog *self)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  self->loading = g_cancellable_new ();
  self->items = g_list_store_new (DOSSIER_TYPE_BLOCK_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_let_through, self, NULL));
  self->apply_button = g_object_ref_sink (gtk_button_new_with_mnemonic (_ ("_Apply")));
  gtk_widget_add_css_class (self->apply_button, "suggested-action");
  gtk_widget_set_sensitive (self->apply_button, FALSE);
  gtk_widget_set_visible (self->apply_button, FALSE);
  g_signal_connect_object (self->apply_button, "clicked", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  self->stack = GTK_STACK (stack);
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_stack_add_named (self->stack, spinner, "loading");
  gtk_stack_add_named (self->stack, make_blocks (self), "blocks");
  gtk_stack_add_named (self->stack, make_nothing (self), "nothing");
  adw_bin_set_child (ADW_BIN (self), stack);
}

GtkWindow *
dossier_why_dialog_new (DossierLibrary *library, gint64 story, gboolean can_fetch, GtkWindow *parent)
{
  DossierWhyDialog *self = g_object_new (DOSSIER_TYPE_WHY_DIALOG, NULL);
  AdwHeaderBar     *header;
  GtkWindow        *window = dossier_feed_window_new (_ ("Why This Text?"), parent, GTK_WIDGET (self), &header);

  self->library = g_object_ref (library);
  self->story = story;
  self->can_fetch = can_fetch;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "why.paste",
                                 !dossier_store_is_read_only (dossier_library_get_store (library)));
  adw_header_bar_pack_end (header, self->apply_button);
  dossier_feed_window_set_size (window, WIDTH, HEIGHT);
  dossier_library_explain_async (library, story, self->loading, explained_cb, g_object_ref (self));
  return window;
}
