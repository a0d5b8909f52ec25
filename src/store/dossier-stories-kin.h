/* dossier-stories-kin.h - stories of one page that came by different ways: by a feed and by hand, by several addresses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-stories-private.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_KIN_NONE,  /* it is no other story's */
  DOSSIER_KIN_SELF,  /* it is the story itself */
  DOSSIER_KIN_FEED,  /* a feed has the story whose page this is */
  DOSSIER_KIN_SAVED, /* its page was saved by hand before the feed had it */
} DossierKin;

/* The story that @prepared, whose own uid nobody has, is still one with: @known is filled unless it is NONE. Stories of
 * two feeds stay apart, as do texts that are not alike. @by_hand: one that was deleted or has expired counts. */
gboolean dossier_stories_find_kin (DossierDb *db, const DossierPrepared *prepared, gboolean by_hand,
                                   DossierKnownStory *known, DossierKin *kin, GError **error);

/* A page that was saved by hand comes to be the feed's story, with the @uid that the feed finds it by. */
gboolean dossier_stories_adopt (DossierWork *work, const DossierPrepared *prepared, const DossierKnownStory *known,
                                const char *uid, GError **error);

G_END_DECLS
