/* library-fixture.h - an empty library in a folder of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-library.h"

G_BEGIN_DECLS

typedef struct
{
  char           *folder, *path;
  DossierLibrary *library;
  DossierStore   *store; /* the library's */
} TestLibrary;

void test_library_open (TestLibrary *self);
void test_library_close (TestLibrary *self);

/* A subscription named by its address, as if a person had typed it. */
gint64 test_library_subscribe (TestLibrary *self, const char *uri);

/* The same, and the person has said that what its name stands for may be inside the own network. */
gint64 test_library_subscribe_inside (TestLibrary *self, const char *uri);

/* What came of adding @words as a file called @name. */
DossierAddResult *test_library_add_file (TestLibrary *self, const char *name, const char *words);

void test_library_unsubscribe (TestLibrary *self, gint64 feed);

/* For what runs without blocking: @data is a GAsyncResult **, NULL until the result is there; then the caller's. */
void          test_library_keep_result_cb (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *test_library_wait_for (GAsyncResult **result);

G_END_DECLS
