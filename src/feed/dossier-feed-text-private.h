/* dossier-feed-text-private.h - small things about the words and addresses of feeds.
 *
 * All pure and thread-safe; what is returned is owned by the caller.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The character that the HTML or numeric reference at *@at (an ampersand) stands for, @at moved behind it. 0 and @at
 * unmoved when it is none; 0 and @at moved when it stands for a character that may not be. */
gunichar dossier_feed_read_reference (const char **at, const char *end);

/* What windows-1252 has where Unicode has the control characters U+0080 to U+009F; any other @c as it is. */
gunichar dossier_feed_windows_character (gunichar c);

/* Cuts @text to @most bytes at a character. */
void dossier_feed_truncate (GString *text, gsize most);

/* One line of plain text out of HTML: tags of known elements dropped, references read, blanks folded. NULL when
 * nothing is left. */
char *dossier_feed_plain (const char *html);

/* One line of @text, blanks folded; NULL when nothing is left. */
char *dossier_feed_fold (const char *text);

/* @text as HTML that shows it. NULL for NULL. */
char *dossier_feed_escape (const char *text);

/* @reference made absolute with @base (may be NULL: then as it stands). NULL for NULL or one that is too long. */
char *dossier_feed_resolve (const char *base, const char *reference);

/* As dossier_feed_resolve for an address that is opened: NULL for schemes that run something or read files. */
char *dossier_feed_resolve_link (const char *base, const char *reference);

/* "joe@x.org (Joe)", "Joe <joe@x.org>", "Joe", "joe@x.org" -> @name and @email, each NULL when not said. */
void dossier_feed_split_person (const char *text, char **name, char **email);

G_END_DECLS
