-- 005-full-text.sql - stories whose text is that of their page.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

-- 0 not noted: as its story tells; 1 the feed, 2 its page, 3 a person.
ALTER TABLE story_text ADD COLUMN origin INTEGER NOT NULL DEFAULT 0;
-- Of the words that the feed said last, as in story_text; NULL: they are the present text, or there is no feed.
ALTER TABLE story ADD COLUMN feed_hash BLOB;

-- Stories whose page is to be read. A feed that has no full text any more waits for nothing: its rows stay and sleep.
CREATE TABLE page_wait (
  story INTEGER PRIMARY KEY REFERENCES story (id),
  tries INTEGER NOT NULL, -- that failed
  next  INTEGER NOT NULL, -- not before that moment; the longest waiting has the earliest
  error TEXT              -- of the last try
) STRICT;

-- A text that a person had another one take the place of, with what was found in it: undoing brings it back.
CREATE TABLE shelf_text (
  revision INTEGER PRIMARY KEY REFERENCES story_text (id),
  n_words  INTEGER NOT NULL,
  n_facts  INTEGER NOT NULL,
  n_before INTEGER NOT NULL -- claims before the most telling one; -1: there is none
) STRICT;

CREATE TABLE shelf_mention (
  revision INTEGER NOT NULL,
  start    INTEGER NOT NULL,
  length   INTEGER NOT NULL,
  entity   INTEGER NOT NULL,
  PRIMARY KEY (revision, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE shelf_entity (
  revision INTEGER NOT NULL,
  entity   INTEGER NOT NULL,
  salience INTEGER NOT NULL,
  PRIMARY KEY (revision, entity)
) STRICT, WITHOUT ROWID;

CREATE TABLE shelf_claim (
  id              INTEGER PRIMARY KEY,
  revision        INTEGER NOT NULL REFERENCES shelf_text (revision),
  kind            INTEGER NOT NULL,
  flags           INTEGER NOT NULL,
  subject         INTEGER REFERENCES entity (id),
  object          INTEGER REFERENCES entity (id),
  role            TEXT,
  amount          TEXT,
  date_from       INTEGER NOT NULL,
  date_until      INTEGER NOT NULL,
  precision       INTEGER NOT NULL,
  start           INTEGER NOT NULL,
  length          INTEGER NOT NULL,
  sentence_start  INTEGER NOT NULL,
  sentence_length INTEGER NOT NULL,
  sentence        TEXT NOT NULL,
  pattern         TEXT
) STRICT;
CREATE INDEX shelf_claim_revision ON shelf_claim (revision);
