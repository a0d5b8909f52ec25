/* dossier-annotation.h - a highlight, with or without a note
 *
 * The row is what the store keeps of it, copied in; property "row" notifies when the store has news.
 * Lives on the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib-object.h>
#include "dossier-date.h"
#include "dossier-kinds.h"

G_BEGIN_DECLS

/* Code points of context kept on either side of a quote (Web Annotation's TextQuoteSelector). */
#define DOSSIER_ANNOTATION_CONTEXT 32
/* Tags of one. */
#define DOSSIER_ANNOTATION_MAX_TAGS 100
/* Longest note, in bytes. */
#define DOSSIER_ANNOTATION_MAX_NOTE (1024 * 1024)

typedef enum
{
  DOSSIER_COLOUR_YELLOW,
  DOSSIER_COLOUR_GREEN,
  DOSSIER_COLOUR_BLUE,
  DOSSIER_COLOUR_PINK,
  DOSSIER_COLOUR_UNDERLINE, /* a line below the words instead of a colour behind them */
} DossierColour;

#define DOSSIER_N_COLOURS 5

/* "yellow", "green", "blue", "pink", "underline". */
const char *dossier_colour_to_string (DossierColour colour);
/* FALSE, @colour untouched, for any other word. */
gboolean dossier_colour_from_string (const char *word, DossierColour *colour);

typedef struct
{
  gint64        id; /* 0: not kept yet */
  char         *uid;
  gint64        story;
  gint64        revision;      /* the text revision it was made on; 0: the present one */
  guint         start, length; /* code points in that text */
  char         *quote;
  char         *prefix, *suffix;
  DossierColour colour;
  char         *note; /* Markdown, or NULL */
  gint64        created, modified;
  GStrv         tags;        /* by name, or NULL */
  gint64        entity;      /* who it is about, 0: nobody said */
  char         *entity_name; /* of that one, or NULL */
  gint64        claim;       /* the claim it is about, 0: none, or it is not found in the present text */
  /* What tells that claim from others, found or not; kind 0: it is about none. The entities may be 0, the names NULL.
   */
  DossierClaimKind claim_kind;
  gint64           claim_subject, claim_object;
  char            *claim_subject_name, *claim_object_name;
  char            *claim_sentence;
  char            *draft; /* a note that was being typed and is not kept as the note yet, or NULL */
} DossierAnnotationRow;

#define DOSSIER_TYPE_ANNOTATION (dossier_annotation_get_type ())
G_DECLARE_FINAL_TYPE (DossierAnnotation, dossier_annotation, DOSSIER, ANNOTATION, GObject)

DossierAnnotation *dossier_annotation_new (const DossierAnnotationRow *row);

/* Borrowed, valid until the next set_row. */
const DossierAnnotationRow *dossier_annotation_get_row (DossierAnnotation *self);
void                        dossier_annotation_set_row (DossierAnnotation *self, const DossierAnnotationRow *row);

/* Whether the words of the highlight do not stand in the text whose revision is @present; a note about the whole story
 * has no words to lose. */
gboolean dossier_annotation_is_lost (const DossierAnnotationRow *row, gint64 present);

/* The words of a highlight as they are shown: " · " between the cells of a table. NULL for NULL. Owned by the caller.
 */
char *dossier_quote_dup_shown (const char *quote);

G_END_DECLS
