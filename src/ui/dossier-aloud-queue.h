/* dossier-aloud-queue.h - the stories that are to be read aloud, as the window and its queue show them
 *
 * Follows the library. What is changed here shows at once, and is taken back when the library does not keep it.
 *
 * Signal: "changed": other stories, or another order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_ALOUD_QUEUE (dossier_aloud_queue_get_type ())
G_DECLARE_FINAL_TYPE (DossierAloudQueue, dossier_aloud_queue, DOSSIER, ALOUD_QUEUE, GObject)

/* Owned by the caller; empty until the library has answered. */
DossierAloudQueue *dossier_aloud_queue_new (DossierStore *store);

/* In their order: (element-type DossierStory); borrowed until the main loop runs. */
GPtrArray *dossier_aloud_queue_get_stories (DossierAloudQueue *self);
gboolean   dossier_aloud_queue_holds (DossierAloudQueue *self, gint64 story);
/* 0 for none. */
gint64 dossier_aloud_queue_get_first (DossierAloudQueue *self);

/* See dossier_queue_edit. @changed (out): FALSE when all was that way already. */
void     dossier_aloud_queue_edit_async (DossierAloudQueue *self, DossierQueueOp op, const gint64 *stories, guint n,
                                         gint64 after, GAsyncReadyCallback callback, gpointer user_data);
gboolean dossier_aloud_queue_edit_finish (DossierAloudQueue *self, GAsyncResult *result, gboolean *changed,
                                          GError **error);

/* @story was read aloud to its end, and goes. */
void dossier_aloud_queue_hear (DossierAloudQueue *self, gint64 story);

G_END_DECLS
