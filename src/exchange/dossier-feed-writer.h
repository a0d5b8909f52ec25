/* dossier-feed-writer.h - stories as a feed that other programs read
 *
 * Atom: RFC 4287. JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-story.h"

G_BEGIN_DECLS

typedef struct
{
  const char *title;
  const char *id;      /* an address that stays the same, such as "urn:uuid:..." */
  gint64      updated; /* Unix seconds */
} DossierFeedHead;

/* @stories (element-type DossierStory), the newest first. Valid UTF-8 is expected. Owned by the caller. */
char *dossier_feed_write_atom (const DossierFeedHead *head, GPtrArray *stories);
char *dossier_feed_write_json (const DossierFeedHead *head, GPtrArray *stories);

G_END_DECLS
