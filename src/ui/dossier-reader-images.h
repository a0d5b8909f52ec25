/* dossier-reader-images.h - the images of the story in the reader: whether they are fetched, and how they are shown
 *
 * Nothing is fetched unless the person asks for it: here and now, for the feed, or for all stories. What is kept is
 * shown without asking anybody. Decoded images are let go with the story.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-image-bar.h"
#include "dossier-image-decoder.h"
#include "dossier-library.h"
#include "dossier-text-view.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_READER_IMAGES (dossier_reader_images_get_type ())
G_DECLARE_FINAL_TYPE (DossierReaderImages, dossier_reader_images, DOSSIER, READER_IMAGES, GObject)

/* @settings may be NULL: the defaults. @view and @bar are borrowed and outlive it; errors go to the action "win.report"
 * of @view. */
DossierReaderImages *dossier_reader_images_new (DossierLibrary *library, GSettings *settings, DossierTextView *view,
                                                DossierImageBar *bar);

/* The view has the text of @story now, or of none (0): what was under way for another one is called off. */
void dossier_reader_images_open (DossierReaderImages *self, gint64 story);

/* The person wants to see them, or has seen enough. */
void dossier_reader_images_show (DossierReaderImages *self);
void dossier_reader_images_stop (DossierReaderImages *self);

/* Shows @uri by itself, larger. */
void dossier_reader_images_enlarge (DossierReaderImages *self, const char *uri, const char *alt);

/* Whether kept images are shown at all. @settings may be NULL: the defaults. */
gboolean dossier_reader_images_are_shown (GSettings *settings);

/* Whether there is nothing to be seen in @image, which counts readers. */
gboolean dossier_reader_images_is_dot (const DossierImage *image);

G_END_DECLS
