-- 031-rows.sql - the words of stories take less room where most dates are those of full minutes.
--
-- The index notes for each word of a story how far its row is from the one before. So rows are numbered by minutes since
-- 2000 * 100, with the places 0 to 40 for what is of the full minute and one for the first story of each second after
-- it. All other stories have their rows behind those: 9007199254740992 + id.
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
  SELECT (s.id >> 20) / 60 * 100
  + CASE WHEN (s.id >> 20) % 60 = 0 THEN s.id & 1048575 ELSE (s.id >> 20) % 60 + 40 END,
  coalesce ((SELECT unpack_text (x.packing, x.text, x.size) FROM story_text x WHERE x.id = s.revision), ''), s.title,
  coalesce ((SELECT group_concat (a.quote || char (10) || coalesce (a.note, ''), char (10)) FROM (SELECT quote, note
   FROM annotation WHERE story = s.id AND is_deleted = 0 ORDER BY id) a), '')
  FROM story s WHERE (s.id & 1048575) < CASE WHEN (s.id >> 20) % 60 = 0 THEN 41 ELSE 1 END ORDER BY s.id;
INSERT INTO story_fts (rowid, text, title, notes)
  SELECT s.id | 9007199254740992,
  coalesce ((SELECT unpack_text (x.packing, x.text, x.size) FROM story_text x WHERE x.id = s.revision), ''), s.title,
  coalesce ((SELECT group_concat (a.quote || char (10) || coalesce (a.note, ''), char (10)) FROM (SELECT quote, note
   FROM annotation WHERE story = s.id AND is_deleted = 0 ORDER BY id) a), '')
  FROM story s WHERE (s.id & 1048575) >= CASE WHEN (s.id >> 20) % 60 = 0 THEN 41 ELSE 1 END ORDER BY s.id;

-- As one piece: the beginning of a word is looked up in each.
INSERT INTO story_fts (story_fts) VALUES ('optimize');
