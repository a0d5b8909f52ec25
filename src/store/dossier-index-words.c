/* dossier-index-words.c - a text as the full-text index takes it apart
 *
 * By the very tokenizer of the index: what it finds is found again, whatever the version of SQLite.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-index-words.h"

/* As the tables story_fts and annotation_fts name it. */
#define TOKENIZER "unicode61"
static const char *const arguments[] = { "remove_diacritics", "2" };

struct _DossierIndexWords
{
  fts5_tokenizer  kind;
  Fts5Tokenizer  *tokenizer;
  DossierTakeWord take; /* while a text is gone through */
  gpointer        data;
};

static fts5_api *
get_api (DossierDb *db, GError **error)
{
  sqlite3_stmt *row = dossier_db_prepare (db, "SELECT fts5 (?1)", error);
  fts5_api     *api = NULL;

  if (row == NULL)
    return NULL;
  sqlite3_bind_pointer (row, 1, &api, "fts5_api_ptr", NULL);
  dossier_db_next (db, row, error);
  sqlite3_finalize (row);
  if (api == NULL)
    dossier_db_fail_missing (db, error);
  return api;
}

DossierIndexWords *
dossier_index_words_new (DossierDb *db, GError **error)
{
  DossierIndexWords *self;
  fts5_api          *api;
  void              *context = NULL;
  int                code;

  g_assert (dossier_db_is_mine (db));
  api = get_api (db, error);
  if (api == NULL)
    return NULL;
  self = g_new0 (DossierIndexWords, 1);
  code = api->xFindTokenizer (api, TOKENIZER, &context, &self->kind);
  if (code == SQLITE_OK)
    code = self->kind.xCreate (context, (const char **) arguments, G_N_ELEMENTS (arguments), &self->tokenizer);
  if (code == SQLITE_OK)
    return self;
  g_free (self);
  dossier_db_fail (db, code, error);
  return NULL;
}

void
dossier_index_words_free (DossierIndexWords *self)
{
  self->kind.xDelete (self->tokenizer);
  g_free (self);
}

static int
take_cb (void *data, int flags, const char *word, int length, int start, int end)
{
  DossierIndexWords *self = data;

  return self->take (self->data, word, (guint) length, (guint) start, (guint) end) ? SQLITE_OK : SQLITE_DONE;
}

void
dossier_index_words_run (DossierIndexWords *self, const char *text, gsize size, DossierTakeWord take, gpointer data)
{
  self->take = take;
  self->data = data;
  self->kind.xTokenize (self->tokenizer, self, FTS5_TOKENIZE_DOCUMENT, text, (int) size, take_cb);
}
