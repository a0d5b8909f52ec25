/* dossier-fetch-words-private.h - what the libraries report, as sentences for the user.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <libsoup/soup.h>

#include "dossier-fetcher.h"

G_BEGIN_DECLS

/* @problem, an error of GIO or libsoup while talking to @host, as a DOSSIER_FETCH_ERROR (cancelled stays as it is).
 * @message, or NULL: knows what is wrong with the certificate, for TLS errors. */
GError *dossier_fetch_words_for_error (const GError *problem, const char *host, SoupMessage *message);

/* @words, which have one place for the name of @host, as an error. */
GError *dossier_fetch_words_for_server (DossierFetchError code, const char *words, const char *host);

/* The sentence for a deadline that passed when the connection to @host had come as far as @stage. Owned by the
 * caller. */
char *dossier_fetch_words_for_deadline (GSocketClientEvent stage, const char *host);

/* @text, which came from outside, fit to stand in a sentence: valid UTF-8 of one line, at most MAX_QUOTE characters and
 * a sign that there was more. Owned by the caller. */
char *dossier_fetch_words_quote (const char *text);

/* The sentence for an HTTP status of 400 and above. Owned by the caller. */
char *dossier_fetch_words_for_status (guint status, const char *host);

G_END_DECLS
