/* test-tls.h - certificates that are good and bad in one way each; and sockets that nobody answers at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* For this process from now on: only the authority of the tests is trusted. Before the first connection. */
void test_tls_trust (void);

/* tests/data/tls/NAME.pem, which says in "make" what it is. Owned by the caller. */
GTlsCertificate *test_tls_load (const char *name);

typedef struct _TestHole TestHole;

/* A socket at @address (port 0: any) that nobody answers at: connections are made and then nothing comes; @is_full:
 * they are not even made. NULL: this computer has no such address. */
TestHole *test_hole_dig (const char *address, guint16 port, gboolean is_full);
guint16   test_hole_get_port (TestHole *self);
void      test_hole_fill_in (TestHole *self);

G_END_DECLS
