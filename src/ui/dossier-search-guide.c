/* dossier-search-guide.c - what stands below a search field
 *
 * done: what may stand at the cursor; its names come later. Rows of the list hold the text that they stand for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-search-guide.h"

#include <glib/gi18n.h>
#include <string.h>
#include "dossier-accessible.h"
#include "dossier-query-complete.h"
#include "dossier-parts.h"
#include "dossier-query-names.h"
#include "dossier-search-help.h"

/* Letters of a field that are to be typed before one is offered. */
#define MIN_TYPED 2
#define MAX_CHARS 36

struct _DossierSearchGuide
{
  AdwBin parent;

  DossierStore      *store;
  DossierQueryDomain domain;
  GtkEditable       *entry; /* weak */
  DossierCompletion *done;
  GCancellable      *asking;
  gboolean           is_taking;
  guint              offer_id;

  GtkWidget *reading, *mistake, *popover, *scroller, *offers, *help;
};

G_DEFINE_FINAL_TYPE (DossierSearchGuide, dossier_search_guide, ADW_TYPE_BIN)

/* ---- how it is understood ---- */

/* One word is understood without words. */
static gboolean
needs_reading (DossierQuery *words)
{
  if (words == NULL || dossier_query_get_n_terms (words) == 0)
    return FALSE;
  return dossier_query_get_n_terms (words) > 1 || dossier_query_get_term (words, 0)->field != DOSSIER_TERM_WORDS
         || dossier_query_get_term (words, 0)->op != DOSSIER_TERM_AND;
}

static void
show_line (GtkWidget *line, const char *words)
{
  gtk_label_set_label (GTK_LABEL (line), words != NULL ? words : "");
  gtk_widget_set_visible (line, words != NULL);
}

/* The field may be going. */
static void
mark_entry (DossierSearchGuide *self, gboolean is_mistaken)
{
  if (self->entry == NULL)
    return;
  if (is_mistaken)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

void
dossier_search_guide_set_query (DossierSearchGuide *self, DossierQuery *words, const GError *mistake)
{
  g_autofree char *reading
      = mistake == NULL && needs_reading (words) ? dossier_query_describe (words, self->domain) : NULL;

  show_line (self->reading, reading);
  show_line (self->mistake, mistake != NULL ? mistake->message : NULL);
  mark_entry (self, mistake != NULL);
}

/* ---- what is offered ---- */

static guint
count_offers (DossierSearchGuide *self)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->offers), (int) n) != NULL)
    n++;
  return n;
}

static const char *
get_text (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "text");
}

/* A screen reader is told of the list while the field keeps the focus. */
static void
tell (DossierSearchGuide *self)
{
  GtkListBoxRow   *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->offers));
  guint            n = count_offers (self);
  g_autofree char *words = NULL;

  if (!gtk_widget_get_visible (self->popover))
    words = g_strdup (_ ("F1 shows what can be asked for."));
  else if (row != NULL)
    /* TRANSLATORS: what is chosen in a list of suggestions, its place, and how many there are */
    words
        = g_strdup_printf (_ ("%s, %d of %u. Tab takes it."), get_text (row), gtk_list_box_row_get_index (row) + 1, n);
  else
    words = g_strdup_printf (ngettext ("%u suggestion. Down chooses it.", "%u suggestions. Down chooses one.", n), n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
stop_asking (DossierSearchGuide *self)
{
  g_clear_handle_id (&self->offer_id, g_source_remove);
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

/* The field may outlive what stands below it. */
static void
close_offers (DossierSearchGuide *self)
{
  stop_asking (self);
  if (self->popover == NULL || self->entry == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  tell (self);
}

static void
clear_offers (DossierSearchGuide *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->offers)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->offers), row);
}

static void
add_offer (DossierSearchGuide *self, const char *text, gboolean is_name)
{
  GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data_full (G_OBJECT (row), "text", g_strdup (text), g_free);
  g_object_set_data (G_OBJECT (row), "is-name", GINT_TO_POINTER (is_name));
  dossier_accessible_name (row, text);
  gtk_list_box_append (GTK_LIST_BOX (self->offers), row);
}

/* What is typed already is nothing to offer. */
static void
show_offers (DossierSearchGuide *self)
{
  guint          n = count_offers (self);
  GtkListBoxRow *only = n == 1 ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->offers), 0) : NULL;

  if (n == 0 || (only != NULL && g_ascii_strcasecmp (get_text (only), self->done->typed) == 0))
    {
      close_offers (self);
      return;
    }
  gtk_popover_popup (GTK_POPOVER (self->popover));
  tell (self);
}

static void
names_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSearchGuide) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = dossier_store_list_query_names_finish (DOSSIER_STORE (source), result, &error);

  /* Suggestions that cannot be had are no reason to disturb anybody: the search itself tells what is wrong. */
  if (names == NULL || self->asking == NULL || self->done == NULL)
    return;
  for (guint i = 0; i < names->len; i++)
    add_offer (self, names->pdata[i], TRUE);
  show_offers (self);
}

static void
ask_for_names (DossierSearchGuide *self)
{
  self->asking = g_cancellable_new ();
  dossier_store_list_query_names_async (self->store, self->done->names, self->done->typed, self->asking, names_cb,
                                        g_object_ref (self));
}

static void
offer (DossierSearchGuide *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  const char *cursor = g_utf8_offset_to_pointer (text, gtk_editable_get_position (self->entry));
  gboolean    is_value;

  g_clear_pointer (&self->done, dossier_completion_free);
  stop_asking (self);
  clear_offers (self);
  self->done = dossier_query_complete (self->domain, text, cursor - text);
  is_value = self->done->start > 0 && strchr (":,(\"", text[self->done->start - 1]) != NULL;
  if (is_value || strlen (self->done->typed) >= MIN_TYPED)
    for (guint i = 0; self->done->words[i] != NULL; i++)
      add_offer (self, self->done->words[i], FALSE);
  if (self->done->names != DOSSIER_NAMES_NONE)
    ask_for_names (self);
  else
    show_offers (self);
}

static gboolean
has_focus (DossierSearchGuide *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL
         && (focus == GTK_WIDGET (self->entry) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entry)));
}

static gboolean
offer_cb (gpointer data)
{
  DossierSearchGuide *self = data;

  self->offer_id = 0;
  offer (self);
  return G_SOURCE_REMOVE;
}

/* The cursor goes behind what is typed only after the field has told of it. */
static void
changed_cb (DossierSearchGuide *self)
{
  if (self->is_taking)
    return;
  if (*gtk_editable_get_text (self->entry) == '\0' || self->popover == NULL || !has_focus (self))
    close_offers (self);
  else if (self->offer_id == 0)
    self->offer_id = g_idle_add (offer_cb, self);
}

/* ---- taking one ---- */

static void
take (DossierSearchGuide *self, GtkListBoxRow *row)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (self->entry));
  gboolean         is_name = g_object_get_data (G_OBJECT (row), "is-name") != NULL;
  guint            cursor = 0;
  g_autofree char *whole = is_name ? dossier_completion_put_name (self->done, text, get_text (row), &cursor)
                                   : dossier_completion_put_word (self->done, text, get_text (row), &cursor);

  /* The field tells of it before the cursor stands where it belongs. */
  self->is_taking = TRUE;
  gtk_editable_set_text (self->entry, whole);
  self->is_taking = FALSE;
  gtk_editable_set_position (self->entry, (int) g_utf8_strlen (whole, cursor));
  if (cursor > 0 && strchr (":", whole[cursor - 1]) != NULL)
    offer (self);
  else
    close_offers (self);
}

static void
row_activated_cb (DossierSearchGuide *self, GtkListBoxRow *row)
{
  take (self, row);
}

/* By @by rows, from no row at all to the first or the last. */
static void
step (DossierSearchGuide *self, int by)
{
  GtkListBox     *list = GTK_LIST_BOX (self->offers);
  GtkListBoxRow  *row = gtk_list_box_get_selected_row (list);
  graphene_rect_t bounds;
  int             n = (int) count_offers (self);
  int             at = row != NULL ? gtk_list_box_row_get_index (row) + by : by > 0 ? 0 : n - 1;

  row = gtk_list_box_get_row_at_index (list, (at + n) % n);
  gtk_list_box_select_row (list, row);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), self->offers, &bounds))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)),
                               bounds.origin.y, bounds.origin.y + bounds.size.height);
  tell (self);
}

static gboolean
take_chosen (DossierSearchGuide *self, gboolean or_first)
{
  GtkListBox    *list = GTK_LIST_BOX (self->offers);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);

  if (row == NULL && or_first)
    row = gtk_list_box_get_row_at_index (list, 0);
  if (row == NULL)
    return FALSE;
  take (self, row);
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  DossierSearchGuide *self = data;
  gboolean            is_plain = (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) == 0;

  if (is_plain && keyval == GDK_KEY_F1)
    {
      dossier_search_guide_show_help (self);
      return TRUE;
    }
  if (!is_plain || !gtk_widget_get_visible (self->popover))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Down: step (self, 1); return TRUE;
    case GDK_KEY_Up: step (self, -1); return TRUE;
    case GDK_KEY_Escape: close_offers (self); return TRUE;
    case GDK_KEY_Tab: return take_chosen (self, TRUE);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (take_chosen (self, FALSE))
        return TRUE;
      close_offers (self);
      return FALSE;
    default: return FALSE;
    }
}

/* ---- help ---- */

static void
example_cb (DossierSearchGuide *self, const char *example)
{
  gtk_popover_popdown (GTK_POPOVER (self->help));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  self->is_taking = TRUE;
  gtk_editable_set_text (self->entry, example);
  self->is_taking = FALSE;
  gtk_editable_set_position (self->entry, -1);
}

void
dossier_search_guide_show_help (DossierSearchGuide *self)
{
  close_offers (self);
  if (self->help == NULL)
    {
      self->help = dossier_search_help_new (self->domain);
      gtk_widget_set_parent (self->help, GTK_WIDGET (self));
      g_signal_connect_object (self->help, "example", G_CALLBACK (example_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_popover_popup (GTK_POPOVER (self->help));
}

GtkWidget *
dossier_search_guide_get_offers (DossierSearchGuide *self)
{
  return gtk_widget_get_visible (self->popover) ? self->offers : NULL;
}

/* ---- object ---- */

static void
dossier_search_guide_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierSearchGuide *self = DOSSIER_SEARCH_GUIDE (widget);

  GTK_WIDGET_CLASS (dossier_search_guide_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle){ 0, 0, 1, 1 });
  gtk_popover_present (GTK_POPOVER (self->popover));
  if (self->help != NULL)
    gtk_popover_present (GTK_POPOVER (self->help));
}

static void
focus_left_cb (GtkEventControllerFocus *focus, DossierSearchGuide *self)
{
  close_offers (self);
}

static void
dossier_search_guide_dispose (GObject *object)
{
  DossierSearchGuide *self = DOSSIER_SEARCH_GUIDE (object);

  stop_asking (self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->help, gtk_widget_unparent);
  g_clear_pointer (&self->done, dossier_completion_free);
  g_clear_weak_pointer (&self->entry);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_search_guide_parent_class)->dispose (object);
}

static void
dossier_search_guide_class_init (DossierSearchGuideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_search_guide_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = dossier_search_guide_size_allocate;
}

static void
make_popover (DossierSearchGuide *self)
{
  self->scroller = gtk_scrolled_window_new ();
  self->offers = gtk_list_box_new ();
  dossier_accessible_name (self->offers, _ ("Suggestions"));
  g_signal_connect_object (self->offers, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), 300);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->offers);
  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->scroller);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static GtkWidget *
line_new (const char *style)
{
  GtkWidget *line = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (line), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_widget_add_css_class (line, "caption");
  gtk_widget_add_css_class (line, style);
  gtk_widget_set_margin_start (line, 2);
  gtk_widget_set_margin_end (line, 2);
  gtk_widget_set_margin_bottom (line, 6);
  gtk_widget_set_visible (line, FALSE);
  return line;
}

static void
dossier_search_guide_init (DossierSearchGuide *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->reading = line_new ("dim-label");
  gtk_label_set_lines (GTK_LABEL (self->reading), 3);
  gtk_label_set_ellipsize (GTK_LABEL (self->reading), PANGO_ELLIPSIZE_END);
  self->mistake = line_new ("error");
  gtk_box_append (GTK_BOX (lines), self->reading);
  gtk_box_append (GTK_BOX (lines), self->mistake);
  adw_bin_set_child (ADW_BIN (self), lines);
  make_popover (self);
}

GtkWidget *
dossier_search_guide_help_button_new (DossierSearchGuide *self)
{
  GtkWidget *button
      = dossier_icon_button_new ("help-about-symbolic", _ ("What can be asked for (F1 in the field)"), NULL);

  g_signal_connect_object (button, "clicked", G_CALLBACK (dossier_search_guide_show_help), self, G_CONNECT_SWAPPED);
  return button;
}

GtkWidget *
dossier_search_guide_new (DossierStore *store, DossierQueryDomain domain, GtkEditable *entry)
{
  DossierSearchGuide *self = g_object_new (DOSSIER_TYPE_SEARCH_GUIDE, NULL);
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  self->store = g_object_ref (store);
  self->domain = domain;
  g_set_weak_pointer (&self->entry, entry);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (entry), keys);
  gtk_widget_add_controller (GTK_WIDGET (entry), focus);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  tell (self);
  return GTK_WIDGET (self);
}
