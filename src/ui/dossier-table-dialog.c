/* dossier-table-dialog.c - a table of a story by itself, in columns that may be wider than the window
 *
 * rows:  all below the headings; found: those with the words that are looked for; shown: those of them that the view
 *        has by now, some of them chosen. GTK makes widgets for 200 rows at once: the view gets them a few at a time.
 * words: what is looked for, folded; NULL: nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-table-dialog.h"

#include <string.h>
#include <glib/gi18n.h>
#include "dossier-accessible.h"
#include "dossier-table-grid.h"
#include "dossier-toasts.h"

/* Of its size, what the window behind it has; and no less, in pixels. */
#define SHARE 0.9
#define LEAST 300
/* Cells that the view gets at a time, until it has as many rows as it makes widgets for. */
#define CELLS_AT_ONCE 48
#define ROWS_WITH_WIDGETS 240

struct _DossierTableDialog
{
  AdwWindow parent;

  DossierDocument   *document;
  const DossierSpan *table;  /* the document's */
  char             **titles; /* of the columns; NULL: it has no headings */

  GtkStringList      *rows;
  GtkFilterListModel *found;
  GtkSliceListModel  *some;
  GtkSelectionModel  *shown;
  char               *words;
  guint               n_columns, source;

  GtkWidget       *grid;
  AdwWindowTitle  *title;
  AdwToastOverlay *toasts;
  GtkSearchBar    *search_bar;
  GtkWidget       *entry;
  GtkStack        *stack; /* "rows", "nothing" */
  GtkAdjustment   *across;
};

G_DEFINE_FINAL_TYPE (DossierTableDialog, dossier_table_dialog, ADW_TYPE_WINDOW)

/* ---- the rows ---- */

/* The titles of @n_columns columns: the cells of the headings, one below the other. */
static char **
make_titles (GPtrArray *rows, guint n_headings, guint n_columns)
{
  char **titles = g_new0 (char *, n_columns + 1);

  for (guint column = 0; column < n_columns; column++)
    {
      GString *title = g_string_new (NULL);

      for (guint i = 0; i < n_headings; i++)
        {
          char **cells = rows->pdata[i];

          if (column < g_strv_length (cells) && *cells[column] != '\0')
            g_string_append_printf (title, "%s%s", title->len > 0 ? " · " : "", cells[column]);
        }
      titles[column] = g_string_free (title, FALSE);
    }
  return titles;
}

static guint
count_columns (GPtrArray *rows)
{
  guint n = 1;

  for (guint i = 0; i < rows->len; i++)
    n = MAX (n, g_strv_length (rows->pdata[i]));
  return MIN (n, DOSSIER_DOCUMENT_MAX_COLUMNS);
}

static guint
get_n_headings (DossierTableDialog *self, GPtrArray *rows)
{
  return MIN (dossier_span_get_headings (self->table), rows->len);
}

static GtkStringList *
make_rows (GPtrArray *rows, guint n_headings)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = n_headings; i < rows->len; i++)
    g_ptr_array_add (lines, g_strjoinv ("\t", rows->pdata[i]));
  g_ptr_array_add (lines, NULL);
  return gtk_string_list_new ((const char *const *) lines->pdata);
}

static gboolean
has_words (gpointer row, gpointer data)
{
  DossierTableDialog *self = data;
  g_autofree char    *folded = NULL;

  if (self->words == NULL)
    return TRUE;
  folded = g_utf8_casefold (gtk_string_object_get_string (row), -1);
  return strstr (folded, self->words) != NULL;
}

static void
update_title (DossierTableDialog *self)
{
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint            n_found = g_list_model_get_n_items (G_LIST_MODEL (self->found));
  g_autofree char *words = NULL;

  if (self->words == NULL)
    words = g_strdup_printf (ngettext ("%u row", "%u rows", n), n);
  else
    /* TRANSLATORS: how many rows have the words, of how many */
    words = g_strdup_printf (ngettext ("%u of %u row", "%u of %u rows", n), n_found, n);
  adw_window_title_set_subtitle (self->title, words);
  gtk_stack_set_visible_child_name (self->stack, n_found > 0 || self->words == NULL ? "rows" : "nothing");
}

static gboolean
show_more_cb (gpointer data)
{
  DossierTableDialog *self = data;
  guint               size = gtk_slice_list_model_get_size (self->some) + MAX (CELLS_AT_ONCE / self->n_columns, 1);

  if (size < ROWS_WITH_WIDGETS)
    {
      gtk_slice_list_model_set_size (self->some, size);
      return G_SOURCE_CONTINUE;
    }
  gtk_slice_list_model_set_size (self->some, G_MAXUINT);
  self->source = 0;
  return G_SOURCE_REMOVE;
}

static void
show_from_the_top (DossierTableDialog *self)
{
  gtk_slice_list_model_set_size (self->some, MAX (CELLS_AT_ONCE / self->n_columns, 1));
  if (self->source == 0)
    self->source = g_idle_add (show_more_cb, self);
}

static void
search_changed_cb (DossierTableDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  g_clear_pointer (&self->words, g_free);
  if (*text != '\0')
    self->words = g_utf8_casefold (text, -1);
  show_from_the_top (self);
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->found), GTK_FILTER_CHANGE_DIFFERENT);
  update_title (self);
}

/* ---- what is done with them ---- */

static void
append_row (DossierTableDialog *self, guint position, GString *text)
{
  g_autoptr (GtkStringObject) row = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  g_string_append_printf (text, "%s\n", gtk_string_object_get_string (row));
}

/* The chosen rows, or all with their headings, as spreadsheets take them. */
static void
copy (DossierTableDialog *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->shown);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *said = NULL;
  guint64          n = gtk_bitset_get_size (chosen);

  if (n == 0)
    {
      g_autofree char *titles = self->titles != NULL ? g_strjoinv ("\t", self->titles) : NULL;

      if (titles != NULL)
        g_string_append_printf (text, "%s\n", titles);
      n = g_list_model_get_n_items (G_LIST_MODEL (self->found));
      for (guint i = 0; i < n; i++)
        append_row (self, i, text);
    }
  else
    for (guint i = 0; i < n; i++)
      append_row (self, gtk_bitset_get_nth (chosen, i), text);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
  said = g_strdup_printf (ngettext ("%u row copied", "%u rows copied", n), (guint) n);
  dossier_toasts_say (self->toasts, said);
}

/* Which of all rows is at @position of those that are shown. */
static guint
find_row (DossierTableDialog *self, guint position)
{
  g_autoptr (GObject) row = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows)), i = 0;

  for (; i < n; i++)
    {
      g_autoptr (GObject) other = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (other == row)
        break;
    }
  return i;
}

static void
activated_cb (GtkWidget *grid, guint position, DossierTableDialog *self)
{
  guint            line = find_row (self, position) + dossier_span_get_headings (self->table);
  g_autofree char *text = dossier_document_dup_slice (self->document, self->table->start, self->table->length);
  const char      *begin = text;
  gsize            n_bytes;

  for (const char *next; line > 0 && (next = strchr (begin, '\n')) != NULL; line--)
    begin = next + 1;
  n_bytes = strcspn (begin, "\n");
  g_signal_emit_by_name (self, "shown", self->table->start + (guint) g_utf8_pointer_to_offset (text, begin),
                         (guint) g_utf8_strlen (begin, (gssize) n_bytes));
  gtk_window_close (GTK_WINDOW (self));
}

/* ---- keys ---- */

static gboolean
close_cb (GtkWidget *widget, GVariant *arguments, gpointer self)
{
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

static gboolean
find_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DossierTableDialog *self = data;

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (self->entry);
  return TRUE;
}

static gboolean
copy_cb (GtkWidget *widget, GVariant *arguments, gpointer self)
{
  copy (self);
  return TRUE;
}

static gboolean
scroll (DossierTableDialog *self, int steps)
{
  double step = gtk_adjustment_get_page_size (self->across) / 4;

  gtk_adjustment_set_value (self->across, gtk_adjustment_get_value (self->across) + steps * step);
  return TRUE;
}

static gboolean
scroll_left_cb (GtkWidget *widget, GVariant *arguments, gpointer self)
{
  return scroll (self, -1);
}

static gboolean
scroll_right_cb (GtkWidget *widget, GVariant *arguments, gpointer self)
{
  return scroll (self, 1);
}

static const struct
{
  guint           key;
  GdkModifierType modifiers;
  gboolean        is_of_grid; /* not while one types */
  GtkShortcutFunc run;
} keys[] = {
  { GDK_KEY_Escape, 0, FALSE, close_cb },          { GDK_KEY_f, GDK_CONTROL_MASK, FALSE, find_cb },
  { GDK_KEY_g, GDK_CONTROL_MASK, FALSE, find_cb }, { GDK_KEY_c, GDK_CONTROL_MASK, FALSE, copy_cb },
  { GDK_KEY_Left, 0, TRUE, scroll_left_cb },       { GDK_KEY_Right, 0, TRUE, scroll_right_cb },
};

static void
add_keys (DossierTableDialog *self, GtkWidget *widget, gboolean is_grid)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].is_of_grid == is_grid)
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                            gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                                                              gtk_callback_action_new (keys[i].run, self, NULL)));
  if (is_grid) /* before the list, which takes them and does nothing */
    gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, controller);
}

/* ---- the window ---- */

/* The caption right behind @table; NULL: it has none. Owned by the caller. */
static char *
dup_caption (DossierDocument *document, const DossierSpan *table)
{
  guint              n_spans, next = table->start + table->length + 1;
  const DossierSpan *spans = dossier_document_get_spans (document, &n_spans);

  for (guint i = 0; i < n_spans && spans[i].start <= next; i++)
    if (spans[i].kind == DOSSIER_SPAN_CAPTION && spans[i].start == next)
      return dossier_document_dup_slice (document, spans[i].start, spans[i].length);
  return NULL;
}

static GtkWidget *
header_new (DossierTableDialog *self, const char *title)
{
  GtkWidget *header = adw_header_bar_new (), *find = gtk_toggle_button_new ();
  GtkWidget *copy_button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (title, NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  gtk_button_set_icon_name (GTK_BUTTON (find), "edit-find-symbolic");
  gtk_widget_set_tooltip_text (find, _ ("Find rows"));
  dossier_accessible_name (find, _ ("Find rows"));
  g_object_bind_property (self->search_bar, "search-mode-enabled", find, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_widget_set_tooltip_text (copy_button, _ ("Copy the chosen rows, or all"));
  dossier_accessible_name (copy_button, _ ("Copy rows"));
  g_signal_connect_object (copy_button, "clicked", G_CALLBACK (copy), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), find);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), copy_button);
  return header;
}

static GtkWidget *
search_new (DossierTableDialog *self)
{
  GtkWidget *bar = gtk_search_bar_new ();

  self->search_bar = GTK_SEARCH_BAR (bar);
  self->entry = gtk_search_entry_new ();
  dossier_accessible_name (self->entry, _ ("Find rows"));
  gtk_widget_set_size_request (self->entry, 240, -1);
  gtk_search_bar_set_child (self->search_bar, self->entry);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->entry));
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  return bar;
}

static GtkWidget *
rows_new (DossierTableDialog *self, const char *name)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->found = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)),
                                           GTK_FILTER (gtk_custom_filter_new (has_words, self, NULL)));
  self->some = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->found)), 0, 0);
  self->shown = GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->some))));
  show_from_the_top (self);
  self->grid
      = dossier_table_grid_new (g_object_ref (self->shown), G_LIST_MODEL (self->rows), self->titles, self->n_columns);
  dossier_accessible_name (self->grid, name);
  dossier_accessible_name (dossier_table_grid_get_list (self->grid), name);
  g_signal_connect_object (self->grid, "activate", G_CALLBACK (activated_cb), self, 0);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->grid);
  self->across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled));
  return scrolled;
}

static GtkWidget *
stack_new (DossierTableDialog *self, GtkWidget *rows)
{
  GtkWidget *stack = gtk_stack_new (), *nothing = adw_status_page_new ();

  self->stack = GTK_STACK (stack);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (nothing), "edit-find-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (nothing), _ ("No row has these words"));
  adw_status_page_set_description (ADW_STATUS_PAGE (nothing), _ ("Look for fewer words, or for other ones."));
  gtk_stack_add_named (self->stack, rows, "rows");
  gtk_stack_add_named (self->stack, nothing, "nothing");
  gtk_widget_set_vexpand (stack, TRUE);
  return stack;
}

static void
fill (DossierTableDialog *self)
{
  g_autoptr (GPtrArray) rows = dossier_document_table_rows (self->document, self->table);
  g_autofree char *caption = dup_caption (self->document, self->table);
  const char      *name = caption != NULL ? caption : _ ("Table");
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *toasts = adw_toast_overlay_new (), *search;
  guint            n_headings = get_n_headings (self, rows);

  self->n_columns = count_columns (rows);
  self->titles = n_headings > 0 ? make_titles (rows, n_headings, self->n_columns) : NULL;
  self->rows = make_rows (rows, n_headings);
  search = search_new (self);
  gtk_box_append (GTK_BOX (box), header_new (self, name));
  gtk_box_append (GTK_BOX (box), search);
  self->toasts = ADW_TOAST_OVERLAY (toasts);
  adw_toast_overlay_set_child (self->toasts, stack_new (self, rows_new (self, name)));
  gtk_box_append (GTK_BOX (box), toasts);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), name);
  add_keys (self, GTK_WIDGET (self), FALSE);
  add_keys (self, self->grid, TRUE);
  update_title (self);
}

DossierTableDialog *
dossier_table_dialog_present (GtkWidget *parent, DossierDocument *document, const DossierSpan *table)
{
  DossierTableDialog *self = g_object_new (DOSSIER_TYPE_TABLE_DIALOG, "modal", TRUE, "destroy-with-parent", TRUE, NULL);
  GtkWidget          *root = GTK_WIDGET (gtk_widget_get_root (parent));

  self->document = dossier_document_ref (document);
  self->table = table;
  fill (self);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_window_set_default_size (GTK_WINDOW (self), MAX ((int) (gtk_widget_get_width (root) * SHARE), LEAST),
                               MAX ((int) (gtk_widget_get_height (root) * SHARE), LEAST));
  gtk_window_set_focus (GTK_WINDOW (self), dossier_table_grid_get_list (self->grid));
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

DossierDocument *
dossier_table_dialog_get_document (DossierTableDialog *self)
{
  return self->document;
}

/* ---- object ---- */

static void
dossier_table_dialog_dispose (GObject *object)
{
  g_clear_handle_id (&DOSSIER_TABLE_DIALOG (object)->source, g_source_remove);
  G_OBJECT_CLASS (dossier_table_dialog_parent_class)->dispose (object);
}

static void
dossier_table_dialog_finalize (GObject *object)
{
  DossierTableDialog *self = DOSSIER_TABLE_DIALOG (object);

  g_clear_object (&self->shown);
  g_clear_object (&self->some);
  g_clear_object (&self->found);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->titles, g_strfreev);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->document, dossier_document_unref);
  G_OBJECT_CLASS (dossier_table_dialog_parent_class)->finalize (object);
}

static void
dossier_table_dialog_class_init (DossierTableDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dossier_table_dialog_dispose;
  object_class->finalize = dossier_table_dialog_finalize;
  g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                G_TYPE_UINT);
}

static void
dossier_table_dialog_init (DossierTableDialog *self)
{
}
