/* dossier-recogniser.h - the door of this room: a text -> its people, organizations and what is claimed of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-own-names.h"
#include "dossier-recognition.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DOSSIER_RECOGNISER_ERROR (dossier_recogniser_error_quark ())
GQuark dossier_recogniser_error_quark (void);

typedef enum
{
  DOSSIER_RECOGNISER_ERROR_DATA, /* a shipped table is damaged: says which, and its line */
} DossierRecogniserError;

/* Bytes; a longer title is not looked at. */
#define DOSSIER_RECOGNISER_MAX_TITLE 1000

typedef struct _DossierRecogniser DossierRecogniser;

/* Reads the tables built into the program (data/nlp). Takes some milliseconds: call it once. */
DossierRecogniser *dossier_recogniser_new (GError **error);
/* One that shares the tables with @self and goes by what the person decided about @names, before all else: a name is
 * found where its words stand, known_as is the name of whom it means; what is no name is never found. */
DossierRecogniser *dossier_recogniser_new_for_names (const DossierRecogniser *self, DossierOwnNames *names);
DossierRecogniser *dossier_recogniser_ref (DossierRecogniser *self);
void               dossier_recogniser_unref (DossierRecogniser *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRecogniser, dossier_recogniser_unref)

/* A text to read. Only @text must be set. */
typedef struct
{
  const char *text;  /* valid UTF-8, canonical text of a document */
  const char *title; /* may tell in full (known_as) whom the text only calls by the surname, not searched itself */
  const DossierDate *written;     /* the story's date, may be unknown */
  const char        *language;    /* what the page says of itself (BCP 47): a hint */
  gboolean           explains;    /* whether the reasons are wanted: twice the work */
  GCancellable      *cancellable; /* or NULL; once it is cancelled the rest of a text of many MB is not read */
} DossierRecogniserText;

/* What the text holds; of one that is not in English the names the lists have, and no claims. A text of more than 4 MB
 * is read in stretches of so much, one at a time: dossier-stretches-private.h. Offsets are code points in @text. Never
 * fails, empty when nothing is found. Immutable after new: one recogniser serves all threads. */
DossierRecognition *dossier_recogniser_read (const DossierRecogniser *self, const DossierRecogniserText *text);

/* The same without a hint. */
DossierRecognition *dossier_recogniser_run (const DossierRecogniser *self, const char *text, const char *title,
                                            const DossierDate *written);

G_END_DECLS
