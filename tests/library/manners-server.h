/* manners-server.h - a server on every 127.x.y.z that keeps its connections and watches how it is asked.
 *
 * Runs on a thread of its own; the answerer is called there, one question at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef void (*MannersAnswerer) (SoupServerMessage *message, const char *path, gpointer data);

typedef struct
{
  guint  n_requests, n_connections;
  guint  most_at_once; /* requests */
  gint64 least_gap;    /* microseconds from an answer's end to the next question; G_MAXINT64: there was no second */
} MannersSeen;

typedef struct _MannersServer MannersServer;

MannersServer *manners_server_start (MannersAnswerer answerer, gpointer data);
void           manners_server_stop (MannersServer *self);
guint16        manners_server_get_port (MannersServer *self);
MannersSeen    manners_server_get_seen (MannersServer *self);

G_END_DECLS
