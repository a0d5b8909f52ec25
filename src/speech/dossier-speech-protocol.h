/* dossier-speech-protocol.h - what is said to Speech Dispatcher, and how its answers are read
 *
 * SSIP, the Speech Synthesis Interface Protocol, as "info ssip" describes it: orders are lines that end in CR LF; each
 * gets an answer of lines "225-17" and a last one "225 OK MESSAGE QUEUED". Events have the same form, come at any time
 * between two answers, and have numbers from 700 on. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOSSIER_SPEECH_RECEIVING 230 /* it waits for the text */
#define DOSSIER_SPEECH_QUEUED 225    /* with the number of the message */
#define DOSSIER_SPEECH_FIRST_FAULT 300
#define DOSSIER_SPEECH_FIRST_EVENT 700
#define DOSSIER_SPEECH_END 702 /* with the number of the message */
#define DOSSIER_SPEECH_CANCELED 703

/* An answer or an event, as it comes line by line. */
typedef struct
{
  guint   code;
  guint64 number; /* that its first line says; 0: none */
  guint   n_lines;
} DossierSpeechAnswer;

/* Adds @line (without its end) to @answer, which begins as zeroes. *@is_whole: it is over. FALSE when that is no line
 * of an answer, or not of this one. */
gboolean dossier_speech_answer_add (DossierSpeechAnswer *answer, const char *line, gboolean *is_whole);

/* Orders with their line ends; owned by the caller. */
char *dossier_speech_order_name (const char *user);
/* "en-US" for "en_US.UTF-8"; NULL for what is no language. */
char *dossier_speech_order_language (const char *language);
char *dossier_speech_order_rate (int rate);
/* The text as it follows SPEAK, with its end: one line, without controls, of DOSSIER_SPEECH_MAX_TEXT at most. */
char *dossier_speech_make_text (const char *text);

G_END_DECLS
