/* dossier-yaml-private.h - the front matter of a Markdown file: a map in YAML, whatever is in its values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text in double quotes, on one line. */
void dossier_yaml_append_string (GString *out, const char *text);

/* "NAME: "TEXT"" as a line; nothing at all for NULL. */
void dossier_yaml_append_member (GString *out, const char *name, const char *text);

/* "NAME:", then a line for each of @texts (element-type utf8); nothing at all when there is none. */
void dossier_yaml_append_list (GString *out, const char *name, GPtrArray *texts);

G_END_DECLS
