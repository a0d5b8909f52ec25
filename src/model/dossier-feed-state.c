/* dossier-feed-state.c - how a feed is asked, and what came of asking it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-feed-state.h"

void
dossier_feed_state_free (DossierFeedState *state)
{
  if (state == NULL)
    return;
  g_free (state->uri);
  g_free (state->title);
  g_free (state->etag);
  g_free (state->last_modified);
  g_free (state);
}

void
dossier_feed_answer_free (DossierFeedAnswer *answer)
{
  if (answer == NULL)
    return;
  g_free (answer->error);
  g_free (answer->etag);
  g_free (answer->last_modified);
  g_free (answer->moved_to);
  g_free (answer->title);
  g_free (answer->site);
  g_free (answer);
}
