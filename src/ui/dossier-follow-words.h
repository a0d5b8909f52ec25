/* dossier-follow-words.h - what is followed, and what is new of it, in words a person reads, translated
 *
 * Pure; every string is owned by the caller unless it says otherwise.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-news.h"

G_BEGIN_DECLS

/* Facts that a notification names. */
#define DOSSIER_NOTICE_FACTS 3

/* "Jan Leike", "Anthropic · Funded", "Everybody · Left". */
char *dossier_follow_words (const DossierFollow *follow);

/* "3 moves · 12 stories", with what is denied apart; NULL for nothing. */
char *dossier_news_words (const DossierNews *news);

/* "3 moves of 2 you follow", and the first of them, a line each. */
char *dossier_notice_title (const DossierNews *news);
char *dossier_notice_body (const DossierNews *news);

G_END_DECLS
