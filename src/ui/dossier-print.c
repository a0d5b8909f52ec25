/* dossier-print.c - a story on paper, or as PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-print.h"

#include <glib/gi18n.h>
#include "dossier-print-layout.h"

/* Microseconds of the main loop for each slice of pages. */
#define SLICE 8000
/* Millimetres of paper around the text. */
#define MARGIN 18

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, DossierPrintLayout *layout)
{
  PangoContext *pango = gtk_print_context_create_pango_context (context);

  dossier_print_layout_set_page (layout, pango, gtk_print_context_get_width (context),
                                 gtk_print_context_get_height (context));
  g_object_unref (pango);
}

static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, DossierPrintLayout *layout)
{
  if (!dossier_print_layout_go_on (layout, SLICE))
    return FALSE;
  gtk_print_operation_set_n_pages (operation, (int) dossier_print_layout_count_pages (layout));
  return TRUE;
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, DossierPrintLayout *layout)
{
  dossier_print_layout_draw (layout, gtk_print_context_get_cairo_context (context), (guint) page);
}

static void
set_margins (GtkPrintOperation *operation)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();

  gtk_page_setup_set_top_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_print_operation_set_default_page_setup (operation, setup);
}

static void
free_layout (gpointer data, GClosure *closure)
{
  dossier_print_layout_free (data);
}

GtkPrintOperation *
dossier_print_operation_new (DossierStoryContent *content, DossierPrintImages *images)
{
  GtkPrintOperation     *operation = gtk_print_operation_new ();
  const DossierStoryRow *row = dossier_story_get_row (content->story);
  const char            *title = row->title != NULL && *row->title != '\0' ? row->title : _ ("Untitled");
  g_autofree char       *job = g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), 100));
  DossierPrintLayout    *layout = dossier_print_layout_new (content, images);

  gtk_print_operation_set_job_name (operation, job);
  set_margins (operation);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), layout);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), layout);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), layout, free_layout, 0);
  return operation;
}
