/* speech-desk.h - a made-up Speech Dispatcher that says nothing and writes down what it should say
 *
 * It listens on a socket in a folder of its own, in the main context. A text lasts until the test says that it is over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SPEECH_DESK_HONEST,
  SPEECH_DESK_HASTY,     /* tells that a text is over before it tells its number */
  SPEECH_DESK_UNWILLING, /* takes no text */
  SPEECH_DESK_MUTE,      /* answers nothing */
  SPEECH_DESK_FOREIGN,   /* answers something else */
  SPEECH_DESK_ENDLESS,   /* answers a line without an end */
} SpeechDeskManner;

typedef struct
{
  char              *folder, *path;
  SpeechDeskManner   manner;
  GSocketService    *service;    /* NULL: nobody listens */
  GPtrArray         *orders;     /* (element-type utf8): all lines but texts, "SET SELF RATE 20" */
  GPtrArray         *texts;      /* (element-type utf8) */
  GSocketConnection *connection; /* the newest */
  GString           *received;
  guint              number; /* of the newest text */
  gboolean           takes_text;
} SpeechDesk;

/* @manner is how it behaves from the first order on. Freed by speech_desk_free. */
SpeechDesk *speech_desk_new (SpeechDeskManner manner);
void        speech_desk_free (SpeechDesk *desk);

/* Begins and ends to listen; an end cuts off who is connected. */
void speech_desk_listen (SpeechDesk *desk);
void speech_desk_die (SpeechDesk *desk);

/* The newest text is over, or was silenced by somebody else. */
void speech_desk_finish (SpeechDesk *desk);
void speech_desk_silence (SpeechDesk *desk);

/* TRUE when such an order came. */
gboolean speech_desk_heard (SpeechDesk *desk, const char *order);
/* The newest text; "" when there is none. */
const char *speech_desk_get_text (SpeechDesk *desk);

G_END_DECLS
