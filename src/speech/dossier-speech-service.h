/* dossier-speech-service.h - the speaker that is Speech Dispatcher
 *
 * Connects when there is something to say for the first time, and again after the service went away.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-speaker.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_SPEECH_SERVICE (dossier_speech_service_get_type ())
G_DECLARE_FINAL_TYPE (DossierSpeechService, dossier_speech_service, DOSSIER, SPEECH_SERVICE, GObject)

/* Its socket is at @path; @program starts it when nobody listens there; it has @patience seconds for an answer. */
DossierSpeaker *dossier_speech_service_new (const char *path, const char *program, guint patience);

G_END_DECLS
