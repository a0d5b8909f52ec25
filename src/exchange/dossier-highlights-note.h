/* dossier-highlights-note.h - highlights as Markdown for a folder of notes (Obsidian and its like)
 *
 * A front matter in YAML, whose values are quoted; quotes as block quotes with their colour in words; tags as #tags;
 * people and organizations as [[links]]. At the end stands a line, DOSSIER_HIGHLIGHTS_MARKER: what a person writes
 * below it is theirs and stays when the file is written again.
 *
 * Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-highlights-writer.h"

G_BEGIN_DECLS

/* The line begins so; what follows are words for a person. Nothing of a story or a note begins a line with it. */
#define DOSSIER_HIGHLIGHTS_MARKER "<!-- dossier:yours"

/* Bytes of a file's name; people and organizations that are named in a front matter; tags in it. */
#define DOSSIER_HIGHLIGHTS_MAX_NAME 120
#define DOSSIER_HIGHLIGHTS_MAX_NAMED 50
#define DOSSIER_HIGHLIGHTS_MAX_TAGS 200

/* All of a story's file, up to and with the marker. */
void dossier_highlights_note_append (GString *out, const DossierHighlightedStory *story);

/* What stands behind the marker's line in @old, a file that was written before: inside of it; NULL when there is no
 * marker. */
const char *dossier_highlights_note_find_own (const char *old);

/* A story's file: "Title - 0123456789ab.md", fit for any disk and for links; the same for the same title and uid,
 * whatever else there is. Owned by the caller. */
char *dossier_highlights_note_make_name (const DossierStoryRow *story);
/* How the names of a story's file end, whatever its title was. Owned by the caller. */
char *dossier_highlights_note_make_ending (const DossierStoryRow *story);

/* @name as the name of a file without its ending, at most @most bytes: signs that some disk or a [[link]] does not take
 * are "-". Never empty. Owned by the caller. */
char *dossier_highlights_clean_name (const char *name, gsize most);

/* @tag as a #tag has it: letters, digits, "_", "-" and "/", not digits alone. NULL when nothing is left. Owned by the
 * caller. */
char *dossier_highlights_clean_tag (const char *tag);

G_END_DECLS
