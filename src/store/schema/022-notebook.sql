-- 022-notebook.sql - the words of highlights and notes, each found for itself.
--
-- Rows are written by code, in the transaction of what they are of. Those of deleted highlights stay, as the highlights
-- do: the index keeps no copy, and reads the words where they are.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

CREATE VIRTUAL TABLE annotation_fts USING fts5 (
  quote, note, content = 'annotation', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', detail = full
);
INSERT INTO annotation_fts (rowid, quote, note) SELECT id, quote, note FROM annotation;
