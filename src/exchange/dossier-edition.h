/* dossier-edition.h - a story to be handed on with its highlights and notes: as a page, as Markdown, as plain text
 *
 * Nothing is fetched where it is read: of an image that it does not carry stand its words and its address. The same
 * story gives the same bytes, in one language and one time zone. A value made from others, which it borrows.
 * Thread-safe as long as nobody changes them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-passage.h"
#include "dossier-story.h"

G_BEGIN_DECLS

/* List items in list items that are kept apart; deeper ones stand on the last level. The same for quotes. */
#define DOSSIER_EDITION_MAX_DEPTH 16

typedef struct
{
  const DossierStoryRow *story;
  const DossierPassages *passages;
  const char            *language; /* of the text, ISO 639-1, or NULL */
  const char *const     *tags;     /* NULL-terminated, or NULL */
  /* (element-type utf8 utf8): the address of an image in the text -> where it is, as the page says it; or NULL. Plain
   * text has no images. */
  GHashTable *images;
} DossierEdition;

/* A page that stands alone: no scripts, nothing fetched, for the screen (light and dark) and for paper. Highlights are
 * <mark> in their colours, notes are footnotes. Owned by the caller. */
char *dossier_edition_to_html (const DossierEdition *edition);

/* CommonMark with footnotes ("[^1]"), highlights as ==words==, and what is known of the story as YAML before it.
 * Owned by the caller. */
char *dossier_edition_to_markdown (const DossierEdition *edition);

/* Lines of words; notes are numbered and stand behind the text. Owned by the caller. */
char *dossier_edition_to_plain (const DossierEdition *edition);

G_END_DECLS
