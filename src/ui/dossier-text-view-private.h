/* dossier-text-view-private.h - between the text view and what it draws and hears
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-image-frame.h"
#include "dossier-text-lines.h"
#include "dossier-text-tables.h"
#include "dossier-text-view.h"
#include "dossier-text-view-fill.h"

G_BEGIN_DECLS

/* The sign of a note in the margin, as it was last drawn. */
typedef struct
{
  GdkRectangle area;       /* in buffer coordinates */
  guint        annotation; /* index */
} DossierTextMark;

/* A line below words: they are underlined, or it stands for a colour that another highlight hides. */
typedef struct
{
  DossierColour colour;
  guint         start, length; /* code points in the document */
  guint         level;         /* 0: right below the words */
} DossierTextLine;

/* An image that is there, or why it is not. */
typedef struct
{
  GdkTexture *texture; /* or NULL */
  double      scale;
  char       *reason; /* or NULL */
} DossierTextPicture;

struct _DossierTextView
{
  GtkTextView parent;

  GtkTextTagTable   *tags;
  DossierTextLines  *lines;
  DossierTextTables *tables;
  GArray            *buttons; /* that open tables; see dossier-text-view-tables.c */
  DossierTextLook    look;
  gboolean           dark; /* of the look */
  gboolean           hides_images;

  DossierDocument *document; /* NULL: nothing shown */
  GArray          *mentions;
  GPtrArray       *annotations;
  guint            base;                 /* where the document begins in the buffer */
  guint            meta_start, meta_end; /* the line below the title, in the buffer */
  DossierTextFill *fill;                 /* kept after it is done */
  guint            fill_source;
  GtkWidget       *head, *footer; /* NULL: there is none */
  GPtrArray       *images;        /* of DossierImageFrame in the text, borrowed */
  GHashTable      *pictures;      /* address -> DossierTextPicture */
  GPtrArray       *objects;       /* widgets in the text, borrowed: their width follows the column */
  guint            fit_source;
  int              fitted_width;

  GArray        *marks;      /* of DossierTextMark */
  GArray        *underlines; /* of DossierTextLine */
  GtkPopover    *popover;
  guint          popover_start, popover_length; /* what it points at */
  GdkRectangle   popover_place;                 /* as it was last told, */
  GtkRequisition popover_size;                  /* and with this size */

  guint after_source; /* what waits until an allocation is over */

  gboolean is_pressed; /* the primary button, on the text */
  double   pressed_x, pressed_y;

  gboolean waits_to_reveal; /* a place that is not filled yet */
  guint    reveal_start, reveal_length;
  guint    flash_source;

  gboolean has_caret; /* in every story */

  guint spoken_start, spoken_end; /* what is being read aloud, in the buffer; both 0: nothing */
};

/* What lies at a place: the first of these that is set. */
typedef struct
{
  const DossierStoredMention *mention;
  const DossierSpan          *link;
  DossierAnnotation          *annotation;
  gboolean                    is_meta;
} DossierTextHit;

/* @iter as an offset in the document, -1 before it, its length behind it. */
int  dossier_text_view_to_document (DossierTextView *self, const GtkTextIter *iter);
void dossier_text_view_to_iter (DossierTextView *self, guint offset, GtkTextIter *iter);

/* What stands at the buffer offset @offset. */
DossierTextHit dossier_text_view_hit (DossierTextView *self, guint offset);

/* Says what was hit to whom it concerns; FALSE when nothing was. */
gboolean dossier_text_view_activate (DossierTextView *self, const DossierTextHit *hit);

/* Where it was, or at what is on the screen. */
void dossier_text_view_show_caret (DossierTextView *self);

/* Where in the view @event happened; FALSE when it was elsewhere. */
gboolean dossier_text_view_get_point (DossierTextView *self, GdkEvent *event, double *x, double *y);

/* Glides until @iter is a quarter below the top. */
void dossier_text_view_scroll_to (DossierTextView *self, const GtkTextIter *iter);

/* The popover to where its words are now, with the size it wants now. */
void dossier_text_view_follow (DossierTextView *self);

/* Has what is not text fitted to the column, soon. */
void dossier_text_view_schedule_fit (DossierTextView *self);

/* An empty table for pictures. */
GHashTable *dossier_text_view_make_pictures (void);
/* Gives @frame what there is for it. */
void dossier_text_view_fill_frame (DossierTextView *self, DossierImageFrame *frame);

void dossier_text_view_add_controllers (DossierTextView *self);
void dossier_text_view_draw_below (DossierTextView *self, GtkSnapshot *snapshot);

/* How far below the line that words stand on their lowest parts reach, in pixels. */
int dossier_text_view_measure_descent (DossierTextView *self);

/* The lines of the annotations that are shown; drawing them between two places of the document. */
void dossier_text_view_find_lines (DossierTextView *self);
void dossier_text_view_draw_lines (DossierTextView *self, GtkSnapshot *snapshot, guint start, guint end);

/* The lines of @table between two places of the document, in a strength of @colour. In dossier-text-view-tables.c, as
 * what follows. */
void dossier_text_view_draw_table (DossierTextView *self, GtkSnapshot *snapshot, const DossierSpan *table, guint start,
                                   guint end, const GdkRGBA *colour);
/* The buttons that open tables: none; to where they belong now; all of them hidden. */
GArray *dossier_text_view_make_buttons (void);
void    dossier_text_view_place_buttons (DossierTextView *self);
void    dossier_text_view_hide_buttons (DossierTextView *self);

/* Moves @area down until it lies over none of @marks (of DossierTextMark). */
void dossier_text_view_place_mark (GArray *marks, GdkRectangle *area);

G_END_DECLS
