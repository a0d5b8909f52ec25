/* dossier-reader-find.c - find in the story that is open
 *
 * Looks through the buffer in short slices, so that a long story does not stop the window.
 *
 * found:   places as pairs of buffer offsets, in text order
 * current: index of the one gone to, -1 before the first
 * given:   places that the search of the list found, in code points of the story's text, or NULL
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-reader-find.h"

#include <glib/gi18n.h>
#include "dossier-snippets.h"
#include "dossier-text-find.h"
#include "dossier-text-view-tags.h"

/* Microseconds a slice may take, and paragraphs that are looked through before the clock is. */
#define SLICE_TIME 5000
#define PARAGRAPHS_AT_ONCE 20

typedef struct
{
  int start, end;
} Place;

struct _DossierReaderFind
{
  AdwBin parent;

  DossierTextView *view; /* lives as long as the reader that holds both */
  GtkWidget       *revealer, *entry, *count;
  GtkTextBuffer   *buffer; /* that is searched */
  DossierTextFind *words;  /* that are looked for, while they are */
  int              next;   /* where the search goes on */
  int              from;   /* where one reads: the first place gone to is behind it */
  guint            source;
  GArray          *found; /* of Place */
  int              current;
  GArray          *given;      /* of DossierPlaceFound */
  gboolean         is_closed;  /* by the person, on this search */
  gboolean         is_offered; /* the bar stands open for them alone */
};

G_DEFINE_FINAL_TYPE (DossierReaderFind, dossier_reader_find, ADW_TYPE_BIN)

static void
show_count (DossierReaderFind *self)
{
  g_autofree char *words = NULL;
  const char      *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (*text == '\0' && self->found->len == 0)
    words = g_strdup ("");
  else if (*text == '\0' && self->current < 0)
    /* TRANSLATORS: places in a story where the words of a search stand */
    words = g_strdup_printf (ngettext ("%u place", "%u places", self->found->len), self->found->len);
  else if (self->found->len == 0)
    words = g_strdup (self->source != 0 ? _ ("Looking…") : _ ("Not found"));
  else if (self->found->len >= DOSSIER_READER_FIND_MAX)
    /* TRANSLATORS: which of the places found this is: "3 of more than 1000" */
    words = g_strdup_printf (_ ("%d of more than %u"), self->current + 1, self->found->len);
  else
    /* TRANSLATORS: which of the places found this is: "3 of 12" */
    words = g_strdup_printf (_ ("%d of %u"), self->current + 1, self->found->len);
  gtk_label_set_text (GTK_LABEL (self->count), words);
}

static void
go_to (DossierReaderFind *self, int index)
{
  const Place *place;
  GtkTextIter  first, last;
  GtkTextMark *mark;

  if (self->found->len == 0)
    return;
  self->current = (index + (int) self->found->len) % (int) self->found->len;
  place = &g_array_index (self->found, Place, self->current);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &first, place->start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &last, place->end);
  gtk_text_buffer_select_range (self->buffer, &first, &last);
  mark = gtk_text_buffer_get_insert (self->buffer);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view), mark, 0.1, FALSE, 0, 0);
  show_count (self);
}

static void
unmark (DossierReaderFind *self)
{
  GtkTextIter begin, end;

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->words, dossier_text_find_free);
  g_array_set_size (self->found, 0);
  self->current = -1;
  if (self->buffer == NULL)
    return;
  gtk_text_buffer_get_bounds (self->buffer, &begin, &end);
  gtk_text_buffer_remove_tag_by_name (self->buffer, DOSSIER_TEXT_TAG_FOUND, &begin, &end);
  g_clear_object (&self->buffer);
}

static void
add_found (DossierReaderFind *self, const Place *found)
{
  GtkTextIter first, last;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &first, found->start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &last, found->end);
  gtk_text_buffer_apply_tag_by_name (self->buffer, DOSSIER_TEXT_TAG_FOUND, &first, &last);
  g_array_append_val (self->found, *found);
}

/* Looks through the paragraphs from self->next on; FALSE at the end of the text, or when there are too many places. */
static gboolean
look_on (DossierReaderFind *self)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (DossierTextPlace));
  g_autofree char *text = NULL;
  GtkTextIter      from, until;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, self->next);
  if (gtk_text_iter_is_end (&from))
    return FALSE;
  until = from;
  gtk_text_iter_forward_lines (&until, PARAGRAPHS_AT_ONCE);
  text = gtk_text_iter_get_slice (&from, &until); /* images and tables are a sign in it, as in the buffer */
  dossier_text_find_run (self->words, text, places);
  for (guint i = 0; i < places->len && self->found->len < DOSSIER_READER_FIND_MAX; i++)
    {
      const DossierTextPlace *place = &g_array_index (places, DossierTextPlace, i);
      Place                   found = { self->next + (int) place->start, self->next + (int) place->end };

      add_found (self, &found);
    }
  self->next = gtk_text_iter_get_offset (&until);
  return self->found->len < DOSSIER_READER_FIND_MAX;
}

/* From where one reads, or from the beginning when there is none behind it. */
static void
go_to_first (DossierReaderFind *self, gboolean more)
{
  for (guint i = 0; i < self->found->len; i++)
    if (g_array_index (self->found, Place, i).start >= self->from)
      {
        go_to (self, (int) i);
        return;
      }
  if (!more)
    go_to (self, 0);
}

static gboolean
look_cb (gpointer user_data)
{
  DossierReaderFind *self = user_data;
  gint64             until = g_get_monotonic_time () + SLICE_TIME;
  gboolean           more = TRUE;

  while (more && g_get_monotonic_time () < until)
    more = look_on (self);
  if (!more)
    self->source = 0;
  if (self->current < 0)
    go_to_first (self, more);
  show_count (self);
  return more;
}

/* What the search of the list found, as far as the text has come. */
static void
mark_given (DossierReaderFind *self)
{
  guint base = dossier_text_view_get_base (self->view), n = (guint) gtk_text_buffer_get_char_count (self->buffer);

  for (guint i = self->found->len; i < self->given->len; i++)
    {
      const DossierPlaceFound *place = &g_array_index (self->given, DossierPlaceFound, i);
      Place                    found = { (int) (base + place->start), (int) (base + place->start + place->length) };

      if ((guint) found.end > n)
        return;
      add_found (self, &found);
    }
}

static gboolean
shows_given (DossierReaderFind *self)
{
  return self->given != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0'
         && gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

static void
filled_cb (DossierReaderFind *self)
{
  if (self->buffer == NULL || !shows_given (self))
    return;
  mark_given (self);
  show_count (self);
}

static void
look (DossierReaderFind *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  unmark (self);
  if (shows_given (self))
    {
      self->buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)));
      mark_given (self);
    }
  else if (*text != '\0' && gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer)))
    {
      self->buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)));
      self->words = dossier_text_find_new (text);
      self->next = 0;
      self->source = g_idle_add (look_cb, self);
    }
  show_count (self);
}

void
dossier_reader_find_again (DossierReaderFind *self)
{
  self->from = 0;
  g_clear_pointer (&self->given, g_array_unref); /* they are of the text before */
  look (self);
}

static void
next_cb (DossierReaderFind *self)
{
  go_to (self, self->current + 1);
}

static void
previous_cb (DossierReaderFind *self)
{
  go_to (self, self->current - 1);
}

/* The first line in sight, in the buffer. */
static int
find_here (DossierReaderFind *self)
{
  guint place = dossier_text_view_get_place (self->view);

  return place > 0 ? (int) (dossier_text_view_get_base (self->view) + place) : 0;
}

void
dossier_reader_find_open (DossierReaderFind *self)
{
  if (gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer)) && self->found->len > 0
      && gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))), GTK_WIDGET (self)))
    {
      next_cb (self);
      return;
    }
  self->from = find_here (self);
  self->is_offered = FALSE;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  gtk_widget_grab_focus (self->entry);
  look (self);
}

static void
hide (DossierReaderFind *self)
{
  self->is_offered = FALSE;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  unmark (self);
}

void
dossier_reader_find_close (DossierReaderFind *self)
{
  if (!gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer)))
    return;
  hide (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
close_cb (DossierReaderFind *self)
{
  self->is_closed = TRUE;
  dossier_reader_find_close (self);
}

void
dossier_reader_find_renew (DossierReaderFind *self)
{
  self->is_closed = FALSE;
}

static void
show_given (DossierReaderFind *self)
{
  if (!gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer)))
    {
      self->is_offered = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
    }
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  look (self);
}

/* What is being typed into the bar goes before. */
void
dossier_reader_find_set_places (DossierReaderFind *self, GArray *places)
{
  gboolean is_typed = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0'
                      && gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));

  g_clear_pointer (&self->given, g_array_unref);
  if (places != NULL && places->len > 0)
    self->given = g_array_ref (places);
  g_object_set (self->entry, "placeholder-text", self->given != NULL ? _ ("Found by the search") : NULL, NULL);
  if (is_typed)
    return;
  if (self->given != NULL && !self->is_closed)
    show_given (self);
  else if (self->is_offered)
    hide (self);
  else
    look (self);
}

GtkEditable *
dossier_reader_find_get_entry (DossierReaderFind *self)
{
  return GTK_EDITABLE (self->entry);
}

const char *
dossier_reader_find_get_words (DossierReaderFind *self)
{
  return gtk_label_get_text (GTK_LABEL (self->count));
}

static GtkWidget *
button_new (DossierReaderFind *self, const char *icon, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
dossier_reader_find_dispose (GObject *object)
{
  DossierReaderFind *self = DOSSIER_READER_FIND (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->words, dossier_text_find_free);
  g_clear_pointer (&self->given, g_array_unref);
  G_OBJECT_CLASS (dossier_reader_find_parent_class)->dispose (object);
}

static void
dossier_reader_find_finalize (GObject *object)
{
  g_array_unref (DOSSIER_READER_FIND (object)->found);
  G_OBJECT_CLASS (dossier_reader_find_parent_class)->finalize (object);
}

static void
dossier_reader_find_class_init (DossierReaderFindClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_reader_find_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_reader_find_finalize;
}

static void
dossier_reader_find_init (DossierReaderFind *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->found = g_array_new (FALSE, FALSE, sizeof (Place));
  self->current = -1;
  self->entry = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Find in this story"),
                                  -1);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "next-match", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "previous-match", G_CALLBACK (previous_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  self->count = gtk_label_new ("");
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), button_new (self, "go-up-symbolic", _ ("Previous place"), G_CALLBACK (previous_cb)));
  gtk_box_append (GTK_BOX (box), button_new (self, "go-down-symbolic", _ ("Next place"), G_CALLBACK (next_cb)));
  gtk_box_append (GTK_BOX (box),
                  button_new (self, "window-close-symbolic", _ ("Close the find bar"), G_CALLBACK (close_cb)));
  gtk_widget_add_css_class (box, "reader-find");
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  adw_bin_set_child (ADW_BIN (self), self->revealer);
}

GtkWidget *
dossier_reader_find_new (DossierTextView *view)
{
  DossierReaderFind *self = g_object_new (DOSSIER_TYPE_READER_FIND, NULL);

  self->view = view;
  g_signal_connect_object (view, "filled", G_CALLBACK (filled_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
