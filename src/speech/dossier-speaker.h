/* dossier-speaker.h - somebody who reads words aloud
 *
 * One text at a time; a new one takes the place of what is being said. Nothing blocks: what becomes of a text is told
 * by signals, in the main context, never from inside a call.
 *
 * Signals:
 *   "ended"  (gboolean whole)  the text is over; not whole: somebody else silenced it, as a screen reader does
 *   "failed" (GError error)    it is not said, or not to its end: a sentence what failed, why and what to do
 * A text that was stopped or replaced ends without a signal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Slowest, as the service has it, and fastest. */
#define DOSSIER_SPEAKER_MIN_RATE -100
#define DOSSIER_SPEAKER_NORMAL_RATE 0
#define DOSSIER_SPEAKER_MAX_RATE 100

#define DOSSIER_SPEECH_ERROR (dossier_speech_error_quark ())
typedef enum
{
  DOSSIER_SPEECH_ERROR_MISSING, /* the service is not installed, or does not start */
  DOSSIER_SPEECH_ERROR_LOST,    /* it went away, or answers no more */
  DOSSIER_SPEECH_ERROR_REFUSED, /* it does not want to say the text */
} DossierSpeechError;
GQuark dossier_speech_error_quark (void);

#define DOSSIER_TYPE_SPEAKER (dossier_speaker_get_type ())
G_DECLARE_INTERFACE (DossierSpeaker, dossier_speaker, DOSSIER, SPEAKER, GObject)

struct _DossierSpeakerInterface
{
  GTypeInterface parent;

  void (*say) (DossierSpeaker *self, const char *text, const char *language, int rate);
  void (*stop) (DossierSpeaker *self);
};

/* The speaker of this computer. Owned by the caller. */
DossierSpeaker *dossier_speaker_new (void);

/* Says @text, in @language (ISO 639-1; NULL: the person's own), at @rate. */
void dossier_speaker_say (DossierSpeaker *self, const char *text, const char *language, int rate);
/* Is silent at once; does nothing when it is already. */
void dossier_speaker_stop (DossierSpeaker *self);

G_END_DECLS
