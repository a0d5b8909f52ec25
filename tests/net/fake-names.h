/* fake-names.h - a resolver that knows what a table says and nothing else, so that no test asks the network.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Instead of addresses: no answer comes until whoever asks gives up. */
#define FAKE_NAMES_SILENT "silent"

typedef struct
{
  const char *name;
  const char *addresses; /* IPv4 and IPv6, with spaces between; or FAKE_NAMES_SILENT */
} FakeName;

/* For this process from now on: @names, ended by a NULL name, must live on. Numbers and "localhost" are as ever. */
void fake_names_install (const FakeName *names);

G_END_DECLS
