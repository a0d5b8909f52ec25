/* dossier-html-document-private.h - a part of a page to the text that is read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-document.h"
#include "dossier-node-private.h"

G_BEGIN_DECLS

/* What is in @top. */
DossierDocument *dossier_node_to_document (const DossierNode *top, const char *base_uri);

/* The same of a letter: links that only count readers lead where they say that they lead. */
DossierDocument *dossier_node_to_letter (const DossierNode *top);

/* Said so by the element itself: a hidden attribute or display: none. */
gboolean dossier_node_is_hidden (const DossierNode *node);

/* Nothing that is in it is read: hidden, or an element that is for something else. */
gboolean dossier_node_is_unread (const DossierNode *node, const char *base_uri);

/* The address of an image that is worth reading; NULL for icons, trackers and other elements. Owned by the caller. */
char *dossier_node_dup_image (const DossierNode *node, const char *base_uri);

G_END_DECLS
