/* zip-fixture.h - zip archives as the tests need them, sound or not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name, *words;
  gboolean    is_packed;
  guint32     claimed; /* what the directory says of its size; 0: the truth */
} ZipFile;

GByteArray *zip_fixture_new (const ZipFile *files, guint n);

G_END_DECLS
