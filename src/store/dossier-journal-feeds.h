/* dossier-journal-feeds.h - the changes of subscriptions, with their way back.
 *
 * What an entry of each kind keeps:
 *   subscribe, unsubscribe: the feeds
 *   rename-feed:     subject is the feed; before and after are its names
 *   move-feeds:      the feeds; before is the folder of each, after the new one (NULL: none)
 *   set-feed-option: subject is the feed, flag the option; before and after are its values in digits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-journal-words.h"
#include "dossier-work.h"

G_BEGIN_DECLS

/* Carries @change out and fills in what @entry (its kind is set) keeps. @changed: whether there is something to keep.
 * NOT_FOUND when none of the feeds is a subscription. */
gboolean dossier_journal_feeds_apply (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry,
                                      gboolean *changed, GError **error);

/* Does what @entry says, or its opposite. */
gboolean dossier_journal_feeds_carry_out (DossierWork *work, const DossierJournalEntry *entry, gboolean back,
                                          GError **error);

G_END_DECLS
