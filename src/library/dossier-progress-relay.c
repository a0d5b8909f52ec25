/* dossier-progress-relay.c - the progress of a worker, told in the main context of whoever waits for it
 *
 * done, total and is_told are atomic: written by the worker, read in the context.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-progress-relay.h"

struct _DossierProgressRelay
{
  DossierProgress progress;
  gpointer        progress_data;
  GMainContext   *context;
  int             done, total, is_told;
};

DossierProgressRelay *
dossier_progress_relay_new (DossierProgress progress, gpointer progress_data)
{
  DossierProgressRelay *self;

  if (progress == NULL)
    return NULL;
  self = g_atomic_rc_box_new0 (DossierProgressRelay);
  self->progress = progress;
  self->progress_data = progress_data;
  self->context = g_main_context_ref_thread_default ();
  return self;
}

static void
clear (gpointer data)
{
  g_main_context_unref (((DossierProgressRelay *) data)->context);
}

static void
release (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear);
}

void
dossier_progress_relay_unref (DossierProgressRelay *self)
{
  if (self != NULL)
    release (self);
}

static gboolean
tell_cb (gpointer data)
{
  DossierProgressRelay *self = data;

  g_atomic_int_set (&self->is_told, FALSE);
  self->progress ((guint) g_atomic_int_get (&self->done), (guint) g_atomic_int_get (&self->total), self->progress_data);
  return G_SOURCE_REMOVE;
}

void
dossier_progress_relay_tell (guint done, guint total, gpointer relay)
{
  DossierProgressRelay *self = relay;
  g_autoptr (GSource) source = NULL;

  g_atomic_int_set (&self->done, (int) done);
  g_atomic_int_set (&self->total, (int) total);
  if (!g_atomic_int_compare_and_exchange (&self->is_told, FALSE, TRUE))
    return;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, g_atomic_rc_box_acquire (self), release);
  g_source_attach (source, self->context);
}
