/* dossier-text-view.h - the text of a story with its names, links, highlights and notes
 *
 * All offsets are code points in the story's document. Fills itself in pieces; what is asked of a place that is not
 * there yet is done when it is.
 *
 * Signals:
 *   "entity-clicked"     (gint64 entity, guint start, guint length)
 *   "link-clicked"       (char *uri)
 *   "anchor-clicked"     (char *name, guint start, guint length), a link to another place of the text
 *   "annotation-clicked" (gint64 annotation, guint start, guint length)
 *   "meta-clicked"       the line below the title
 *   "selected"           (guint start, guint length), when a selection was finished by mouse or keys
 *   "image-clicked"      (char *uri, char *alt or NULL), of an image that is there
 *   "filled"             the whole text is there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-store.h"
#include "dossier-text-look.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_TEXT_VIEW (dossier_text_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierTextView, dossier_text_view, DOSSIER, TEXT_VIEW, GtkTextView)

GtkWidget *dossier_text_view_new (void);

/* Shows a story: @title, @meta and @head (may be NULL) above the text, @footer (may be NULL) below it. @mentions: of
 * DossierStoredMention in text order. Keeps references to what it is given. */
void dossier_text_view_set_content (DossierTextView *self, const char *title, const char *meta, GtkWidget *head,
                                    DossierDocument *document, GArray *mentions, GtkWidget *footer);

/* (element-type DossierAnnotation); replaces those that were shown. */
void dossier_text_view_set_annotations (DossierTextView *self, GPtrArray *annotations);

gboolean dossier_text_view_is_filled (DossierTextView *self);

/* The selected part of the story without blanks around it; FALSE when nothing of it is selected. */
gboolean dossier_text_view_get_selection (DossierTextView *self, guint *start, guint *length);
void     dossier_text_view_select (DossierTextView *self, guint start, guint length);

/* Scrolls to @start; with @length > 0 the place is shown in another colour for a moment. */
void dossier_text_view_reveal (DossierTextView *self, guint start, guint length);
/* Puts the line with @place on top, without gliding; FALSE when the text has not come that far, or has no room yet. */
gboolean dossier_text_view_put_on_top (DossierTextView *self, guint place);
/* Scrolls to what stands below the text. */
void dossier_text_view_reveal_footer (DossierTextView *self);

/* Where dossier_text_view_set_spoken means the title. */
#define DOSSIER_TEXT_VIEW_TITLE -1

/* Marks what is being read aloud, @length 0: nothing. Scrolls there unless the person looks at something else: the text
 * marked before was out of sight. In dossier-text-view-spoken.c. */
void dossier_text_view_set_spoken (DossierTextView *self, int start, guint length);

/* Whether the arrow keys move a caret, in this story and the next ones. In dossier-text-view-caret.c, as what follows.
 */
void     dossier_text_view_set_caret (DossierTextView *self, gboolean has_caret);
gboolean dossier_text_view_has_caret (DossierTextView *self);
/* The caret to the next heading or link (@kind) from where it is, or back to the previous one, and the focus to the
 * text; FALSE, and nothing done, when there is none. */
gboolean dossier_text_view_step (DossierTextView *self, DossierSpanKind kind, gboolean forward);

/* Ends a glide at once, as unmapping does before GTK 4.8 would, which disconnects a handler twice then. */
void dossier_text_view_stop_scrolling (DossierTextView *self);

/* The first code point that can be seen. */
guint dossier_text_view_get_place (DossierTextView *self);

/* Where the document begins in the buffer, in code points. */
guint dossier_text_view_get_base (DossierTextView *self);

/* Shows @popover (taken; the one before goes away) at a stretch of text. */
void        dossier_text_view_popup (DossierTextView *self, GtkPopover *popover, guint start, guint length);
void        dossier_text_view_popdown (DossierTextView *self);
GtkPopover *dossier_text_view_get_popover (DossierTextView *self);

/* Whether the next text shows no frames where images stand. */
void dossier_text_view_set_hides_images (DossierTextView *self, gboolean hides_images);

/* Puts @texture, whose @scale pixels make one of the window's, where the images at @uri stand, now or when the text has
 * come that far; or there is @reason why not. Until the next text. */
void dossier_text_view_set_image (DossierTextView *self, const char *uri, GdkTexture *texture, double scale);
void dossier_text_view_set_image_reason (DossierTextView *self, const char *uri, const char *reason);

/* The letters themselves are as large as the style sheets say. */
void dossier_text_view_set_look (DossierTextView *self, const DossierTextLook *look);

G_END_DECLS
