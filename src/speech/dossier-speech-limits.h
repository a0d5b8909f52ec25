/* dossier-speech-limits.h - what is taken from, and given to, the speech service at most
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

/* Bytes of one line that it says. */
#define DOSSIER_SPEECH_MAX_LINE 4096
/* Bytes of one text; what is longer is cut. */
#define DOSSIER_SPEECH_MAX_TEXT 16384
/* Letters of a language's code. */
#define DOSSIER_SPEECH_MAX_LANGUAGE 16
/* Seconds that it may take for an answer to an order, and for its start. */
#define DOSSIER_SPEECH_MAX_WAIT 10
