/* dossier-speaker.c - somebody who reads words aloud
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-speaker.h"

G_DEFINE_QUARK (dossier - speech - error, dossier_speech_error)
G_DEFINE_INTERFACE (DossierSpeaker, dossier_speaker, G_TYPE_OBJECT)

static void
dossier_speaker_default_init (DossierSpeakerInterface *iface)
{
  g_signal_new ("ended", DOSSIER_TYPE_SPEAKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  g_signal_new ("failed", DOSSIER_TYPE_SPEAKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

void
dossier_speaker_say (DossierSpeaker *self, const char *text, const char *language, int rate)
{
  g_return_if_fail (DOSSIER_IS_SPEAKER (self) && text != NULL);

  DOSSIER_SPEAKER_GET_IFACE (self)->say (self, text, language,
                                         CLAMP (rate, DOSSIER_SPEAKER_MIN_RATE, DOSSIER_SPEAKER_MAX_RATE));
}

void
dossier_speaker_stop (DossierSpeaker *self)
{
  g_return_if_fail (DOSSIER_IS_SPEAKER (self));

  DOSSIER_SPEAKER_GET_IFACE (self)->stop (self);
}
