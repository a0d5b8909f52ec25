/* dossier-old-text.c - a text that the story has no more, with the highlights that were left in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-old-text.h"

#include <glib/gi18n.h>
#include "dossier-feed-window.h"
#include "dossier-parts.h"
#include "dossier-story-text.h"
#include "dossier-text-view.h"

#define WIDTH 640
#define HEIGHT 680

typedef struct
{
  GtkWidget       *stack; /* owned; the window may be gone by the time the text comes */
  DossierTextView *view;
  AdwStatusPage   *status;
  GPtrArray       *annotations;
  char            *title;
  guint            start, length;
} Showing;

static void
showing_free (Showing *showing)
{
  g_object_unref (showing->stack);
  g_ptr_array_unref (showing->annotations);
  g_free (showing->title);
  g_free (showing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Showing, showing_free)

static void
show_text (Showing *showing, DossierDocument *document)
{
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (DossierStoredMention));

  dossier_text_view_set_content (showing->view, showing->title, _ ("As it was when the highlight was made"), NULL,
                                 document, mentions, NULL);
  dossier_text_view_set_annotations (showing->view, showing->annotations);
  gtk_stack_set_visible_child_name (GTK_STACK (showing->stack), "text");
  dossier_text_view_reveal (showing->view, showing->start, showing->length);
  dossier_text_view_select (showing->view, showing->start, showing->length);
  gtk_widget_grab_focus (GTK_WIDGET (showing->view));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Showing) showing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDocument) document = dossier_library_load_version_finish (DOSSIER_LIBRARY (source), result, &error);

  if (gtk_widget_get_root (showing->stack) == NULL) /* closed meanwhile */
    return;
  if (document != NULL)
    {
      show_text (showing, document);
      return;
    }
  dossier_status_page_set_advice (showing->status, error->message);
  gtk_stack_set_visible_child_name (GTK_STACK (showing->stack), "nothing");
}

static GtkWidget *
text_new (Showing *showing, const DossierOldTextStyle *style)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_scrollable_new ();

  showing->view = DOSSIER_TEXT_VIEW (dossier_text_view_new ());
  dossier_text_view_set_look (showing->view, &style->look);
  gtk_widget_add_css_class (scrolled, "reader");
  if (style->look_class != NULL)
    gtk_widget_add_css_class (scrolled, style->look_class);
  dossier_text_view_set_hides_images (showing->view, TRUE);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), GTK_WIDGET (showing->view));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static GtkWidget *
stack_new (Showing *showing, const DossierOldTextStyle *style)
{
  GtkWidget *stack = gtk_stack_new (), *spinner = gtk_spinner_new (), *status = adw_status_page_new ();

  showing->status = ADW_STATUS_PAGE (status);
  adw_status_page_set_icon_name (showing->status, "dialog-warning-symbolic");
  adw_status_page_set_title (showing->status, _ ("The Old Text Could Not Be Read"));
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_stack_add_named (GTK_STACK (stack), spinner, "loading");
  gtk_stack_add_named (GTK_STACK (stack), text_new (showing, style), "text");
  gtk_stack_add_named (GTK_STACK (stack), status, "nothing");
  return stack;
}

GtkWindow *
dossier_old_text_new (DossierLibrary *library, const DossierAnnotationRow *row, GPtrArray *annotations,
                      const DossierOldTextStyle *style, GtkWindow *parent)
{
  Showing   *showing = g_new0 (Showing, 1);
  GtkWindow *window;

  showing->stack = g_object_ref_sink (stack_new (showing, style));
  showing->annotations = g_ptr_array_ref (annotations);
  showing->title = g_strdup (style->title != NULL ? style->title : _ ("Story without a title"));
  showing->start = row->start;
  showing->length = row->length;
  window = dossier_feed_window_new (_ ("Old Text"), parent, showing->stack, NULL);
  dossier_feed_window_set_size (window, WIDTH, HEIGHT);
  dossier_library_load_version_async (library, row->story, row->revision, NULL, loaded_cb, showing);
  return window;
}
