/* dossier-story-headings.c - the headings of a story as buttons that lead there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-story-headings.h"

#include <glib/gi18n.h>

/* Pixels that a heading stands in from the one above it. */
#define INDENT 16

static GtkWidget *
heading_new (const char *words, const DossierSpan *span)
{
  GtkWidget *button = gtk_button_new (), *label = gtk_label_new (words);
  /* TRANSLATORS: the words of a heading in a story; read aloud */
  g_autofree char *name = g_strdup_printf (_ ("Heading: %s"), words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_start (label, INDENT * (int) (CLAMP (span->level, 2, 6) - 2));
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "claim-line");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", (int) span->start);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reader.show-place");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const DossierSpan *const *one = a, *const *other = b;

  return (*one)->start < (*other)->start ? -1 : (*one)->start > (*other)->start;
}

static GPtrArray *
list_headings (DossierDocument *document)
{
  guint              n_spans;
  const DossierSpan *spans = dossier_document_get_spans (document, &n_spans);
  GPtrArray         *headings = g_ptr_array_new ();

  for (guint i = 0; i < n_spans && headings->len < DOSSIER_STORY_HEADINGS_MAX; i++)
    if (spans[i].kind == DOSSIER_SPAN_HEADING && spans[i].length > 0)
      g_ptr_array_add (headings, (gpointer) &spans[i]);
  g_ptr_array_sort (headings, compare_starts);
  return headings;
}

GtkWidget *
dossier_story_headings_new (DossierDocument *document)
{
  g_autoptr (GPtrArray) headings = list_headings (document);
  const char *at = dossier_document_get_text (document);
  guint       offset = 0; /* of @at: a long text is walked through once */
  GtkWidget  *box;

  if (headings->len == 0)
    return NULL;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  for (guint i = 0; i < headings->len; i++)
    {
      const DossierSpan *span = g_ptr_array_index (headings, i);
      g_autofree char   *words = NULL;

      at = g_utf8_offset_to_pointer (at, (glong) (span->start - offset));
      offset = span->start;
      words = g_utf8_substring (at, 0, span->length);
      gtk_box_append (GTK_BOX (box), heading_new (g_strstrip (words), span));
    }
  return box;
}
