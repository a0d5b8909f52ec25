/* dossier-speech-connect.h - the way to Speech Dispatcher, which is started when it does not run
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where its socket is: as SPEECHD_ADDRESS says ("unix_socket:/path"), else where it is without being told. Owned by the
 * caller. */
char *dossier_speech_dup_address (void);

/* Connects to the socket at @path; when nobody listens there, starts @program (a name that is looked for on the PATH)
 * first. Errors: DOSSIER_SPEECH_ERROR_MISSING, G_IO_ERROR_CANCELLED. Main context. */
void               dossier_speech_connect_async (const char *path, const char *program, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
GSocketConnection *dossier_speech_connect_finish (GAsyncResult *result, GError **error);

G_END_DECLS
