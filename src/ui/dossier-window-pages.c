/* dossier-window-pages.c - the pages of the content pane, each made when it is wanted first
 *
 * Together they have more widgets than the window shows at its start.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-chosen.h"
#include "dossier-window-private.h"

static GtkWidget *
make_dossier (DossierWindow *self)
{
  return dossier_entity_page_new (self->library);
}

static GtkWidget *
make_moves (DossierWindow *self)
{
  return dossier_moves_page_new (self->library);
}

static GtkWidget *
make_news (DossierWindow *self)
{
  return dossier_news_page_new (self->library, self->settings);
}

static GtkWidget *
make_notebook (DossierWindow *self)
{
  return dossier_notebook_page_new (self->library);
}

static GtkWidget *
make_chosen (DossierWindow *self)
{
  return dossier_chosen_page_new (dossier_library_get_store (self->library));
}

/* make: NULL: there from the start. */
static const struct
{
  const char *name;
  GtkWidget *(*make) (DossierWindow *self);
} pages[] = {
  [DOSSIER_PLACE_EMPTY] = { "empty", NULL },
  [DOSSIER_PLACE_READER] = { "reader", NULL },
  [DOSSIER_PLACE_DOSSIER] = { "dossier", make_dossier },
  [DOSSIER_PLACE_MOVES] = { "moves", make_moves },
  [DOSSIER_PLACE_NEWS] = { "news", make_news },
  [DOSSIER_PLACE_REVIEW] = { "review", NULL },
  [DOSSIER_PLACE_NOTEBOOK] = { "notebook", make_notebook },
  [DOSSIER_PLACE_CHOSEN] = { "chosen", make_chosen },
};

GtkWidget *
dossier_window_get_page (DossierWindow *self, DossierPlaceKind place)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->content_stack, pages[place].name);

  if (page == NULL)
    {
      page = pages[place].make (self);
      gtk_stack_add_named (self->content_stack, page, pages[place].name);
    }
  return page;
}

/* That of the questions counts them for the sidebar. */
void
dossier_window_add_pages_of_start (DossierWindow *self)
{
  GtkWidget *review = dossier_review_page_new (self->library);

  self->reader = dossier_reader_new (self->library);
  gtk_stack_add_named (self->content_stack, self->reader, pages[DOSSIER_PLACE_READER].name);
  gtk_stack_add_named (self->content_stack, review, pages[DOSSIER_PLACE_REVIEW].name);
  g_signal_connect_object (review, "counted", G_CALLBACK (dossier_sidebar_set_questions), self->sidebar,
                           G_CONNECT_SWAPPED);
}
