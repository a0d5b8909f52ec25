/* cli-desk.h - the built program as a person or a script runs it, on a library of its own in a folder of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <json-glib/json-glib.h>

#include "dossier-cli.h"

G_BEGIN_DECLS

typedef struct
{
  char *program, *folder, *library;
  /* of the last run */
  int        status;
  char      *out, *err;
  GPtrArray *lines; /* (element-type JsonNode), when it printed JSON */
} CliDesk;

/* @program: its path. */
void cli_desk_set_up (CliDesk *desk, gconstpointer program);
void cli_desk_tear_down (CliDesk *desk, gconstpointer program);

/* A file in the folder, which the program runs in. */
void cli_write_file (CliDesk *desk, const char *name, const char *data, gssize length);

/* The program's arguments for the words of @command (a shell's quoting), with the library; owned by the caller. */
GStrv cli_dup_argv (CliDesk *desk, const char *command);

/* Runs it to its end, with @input (or NULL) on standard input; the exit status. */
int cli_run_with (CliDesk *desk, const char *input, const char *command);
int cli_run (CliDesk *desk, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Saves @words as a story. */
void cli_add_words (CliDesk *desk, const char *words);

/* How the last run ended, and words that stand in what it said. */
void cli_assert_answer (CliDesk *desk, int status, const char *out, const char *err);

/* A command that cannot be carried out: how it ends, and words of the sentence that says why. */
typedef struct
{
  const char *command;
  int         status;
  const char *words;
} CliMistake;

void cli_assert_mistakes (CliDesk *desk, const CliMistake *mistakes, guint n);

/* The line @i of JSON, and what stands in one; borrowed. */
JsonObject *cli_line (CliDesk *desk, guint i);
const char *cli_text_of (JsonObject *object, const char *name); /* NULL: null */

G_END_DECLS
