-- 029-words.sql - the words of stories take less room.
--
-- The index notes for each word of a story how far its row is from the one before, and its column where that is not the
-- first. So the text comes first, and rows are numbered without what the ids of stories leave free between seconds:
-- seconds since 2000 * 16 + the place in its second. Stories of a second that has more have their rows behind all
-- others: 9007199254740992 + id.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

DROP TABLE story_fts;
CREATE VIRTUAL TABLE story_fts USING fts5 (
  text, title, notes, content = '', tokenize = 'unicode61 remove_diacritics 2', detail = full
);
INSERT INTO story_fts (story_fts, rank) VALUES ('automerge', 8);
INSERT INTO story_fts (story_fts, rank) VALUES ('hashsize', 8388608);

-- The index keeps no copy: the words are read where they are. Each kind of rows in its order, which needs no sorting.
INSERT INTO story_fts (rowid, text, title, notes)
  SELECT (s.id >> 20 << 4) | (s.id & 15),
  coalesce ((SELECT unpack_text (x.packing, x.text, x.size) FROM story_text x WHERE x.id = s.revision), ''), s.title,
  coalesce ((SELECT group_concat (a.quote || char (10) || coalesce (a.note, ''), char (10)) FROM (SELECT quote, note
   FROM annotation WHERE story = s.id AND is_deleted = 0 ORDER BY id) a), '')
  FROM story s WHERE (s.id & 1048575) < 16 ORDER BY s.id;
INSERT INTO story_fts (rowid, text, title, notes)
  SELECT s.id | 9007199254740992,
  coalesce ((SELECT unpack_text (x.packing, x.text, x.size) FROM story_text x WHERE x.id = s.revision), ''), s.title,
  coalesce ((SELECT group_concat (a.quote || char (10) || coalesce (a.note, ''), char (10)) FROM (SELECT quote, note
   FROM annotation WHERE story = s.id AND is_deleted = 0 ORDER BY id) a), '')
  FROM story s WHERE (s.id & 1048575) >= 16 ORDER BY s.id;

-- As one piece: the beginning of a word is looked up in each.
INSERT INTO story_fts (story_fts) VALUES ('optimize');
