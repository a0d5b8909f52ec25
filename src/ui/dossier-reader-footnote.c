/* dossier-reader-footnote.c - links within a story: a footnote is shown beside its number, and leads back to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-reader-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Of a footnote this much is shown, in code points; the rest where it stands. */
#define MAX_SHOWN 1200
/* From this many on it scrolls. */
#define LONG_NOTE 500
#define NOTE_HEIGHT 260

static const DossierSpan *
find_anchor (DossierDocument *document, const char *name)
{
  guint              n;
  const DossierSpan *spans = dossier_document_get_spans (document, &n);

  for (guint i = 0; i < n; i++)
    if (spans[i].kind == DOSSIER_SPAN_ANCHOR && g_strcmp0 (spans[i].value, name) == 0)
      return &spans[i];
  return NULL;
}

/* The list item around @offset, else its paragraph from there on. Owned by the caller. */
static char *
dup_note (DossierDocument *document, guint offset)
{
  guint              n, start = offset, length = 0;
  const DossierSpan *spans = dossier_document_get_spans (document, &n);
  char              *text, *end;

  for (guint i = 0; i < n && spans[i].start <= offset; i++)
    if (spans[i].kind == DOSSIER_SPAN_LIST_ITEM && offset < spans[i].start + spans[i].length)
      {
        start = spans[i].start;
        length = spans[i].length;
      }
  text = dossier_document_dup_slice (document, start, length > 0 ? MIN (length, MAX_SHOWN) : MAX_SHOWN);
  end = length == 0 ? strchr (text, '\n') : NULL;
  if (end != NULL)
    *end = '\0';
  while (g_str_has_suffix (text, "\u21a9") || g_str_has_suffix (text, "\ufe0e") || g_str_has_suffix (text, " "))
    *g_utf8_find_prev_char (text, text + strlen (text)) = '\0'; /* the way back */
  return text;
}

static GtkWidget *
text_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text), *scrolled;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  if (g_utf8_strlen (text, -1) <= LONG_NOTE)
    return label;
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), NOTE_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), label);
  return scrolled;
}

static void
close_cb (GtkPopover *popover)
{
  gtk_popover_popdown (popover);
}

static GtkWidget *
popover_new (const char *text, guint offset)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Go There"));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", (int) offset);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reader.show-place");
  g_signal_connect_object (button, "clicked", G_CALLBACK (close_cb), popover, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), text_new (text));
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "entity-card");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return popover;
}

void
dossier_reader_follow_anchor (DossierReader *self, const char *name, guint start, guint length)
{
  const DossierSpan *anchor = find_anchor (self->content->document, name);
  g_autofree char   *text = NULL;

  if (anchor == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                  _ ("What this leads to is not in the text of the story"));
      return;
    }
  if (anchor->start < start)
    {
      dossier_text_view_reveal (self->view, anchor->start,
                                dossier_reader_measure_sentence (self->content, anchor->start));
      return;
    }
  text = dup_note (self->content->document, anchor->start);
  dossier_text_view_popup (self->view, GTK_POPOVER (popover_new (text, anchor->start)), start, length);
}
