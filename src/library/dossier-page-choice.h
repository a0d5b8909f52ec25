/* dossier-page-choice.h - whether a page is the one that a story links to: not a login, a consent wall or a portal.
 *
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words of a title or summary that are looked for. */
#define DOSSIER_PAGE_CHOICE_MAX_WORDS 60

/* Whether a page with @page_title (may be NULL) and @page_text speaks of what a story's @title and @summary (each may
 * be NULL) say: half of the title's words stand in it, or a third of both. Words of three letters and less do not
 * count; without any others the page is taken to be right. */
gboolean dossier_page_choice_is_about (const char *page_title, const char *page_text, const char *title,
                                       const char *summary);

G_END_DECLS
