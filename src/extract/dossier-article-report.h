/* dossier-article-report.h - why a page's article is what it is: its blocks, kept and dropped, with the reasons.
 *
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-article.h"
#include "dossier-block-choices.h"

G_BEGIN_DECLS

/* As dossier_article_new_from_html (), with what a person chose for the page's blocks (may be NULL) in place of what
 * Dossier would choose alone. @blocks, if given, is set to the page's blocks in order (element-type DossierBlock), as
 * many as DOSSIER_HTML_MAX_ELEMENTS lets it have. @number: which page of its article it is, from 1 on; blocks of two
 * pages have different keys. Takes up to twice as long. */
DossierArticle *dossier_article_new_explained (GBytes *html, const char *content_type, const char *uri, guint number,
                                               const DossierBlockChoices *choices, GPtrArray **blocks, GError **error);

G_END_DECLS
