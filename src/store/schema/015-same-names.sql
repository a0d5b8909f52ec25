-- 015-same-names.sql - who a person said is the same, or nobody at all.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

-- How the names in entity_name are folded; other ones are folded anew when the library is opened.
CREATE TABLE name_folding (version INTEGER NOT NULL) STRICT;
INSERT INTO name_folding (version) VALUES (1);

-- kept 0: what was taken for gone is no name, and is not found again. The rest is what undoing needs.
CREATE TABLE entity_merge (
  gone            INTEGER PRIMARY KEY REFERENCES entity (id),
  kept            INTEGER NOT NULL,
  was_pinned      INTEGER NOT NULL,
  kept_was_pinned INTEGER NOT NULL,
  kept_note       TEXT -- as it was
) STRICT;

CREATE TABLE merge_name (
  gone      INTEGER NOT NULL,
  folded    TEXT NOT NULL,
  kind      INTEGER NOT NULL,
  name      TEXT NOT NULL,
  is_link   INTEGER NOT NULL,
  kept_link INTEGER, -- is_link of the same name of kept before; NULL: it had none
  PRIMARY KEY (gone, folded)
) STRICT, WITHOUT ROWID;

CREATE TABLE merge_story (
  gone          INTEGER NOT NULL,
  story         INTEGER NOT NULL,
  salience      INTEGER NOT NULL,
  kept_salience INTEGER, -- before; NULL: the story did not name kept
  PRIMARY KEY (gone, story)
) STRICT, WITHOUT ROWID;
CREATE INDEX merge_story_story ON merge_story (story);

CREATE TABLE merge_mention (
  story  INTEGER NOT NULL,
  start  INTEGER NOT NULL,
  gone   INTEGER NOT NULL,
  length INTEGER NOT NULL,
  PRIMARY KEY (story, start, gone)
) STRICT, WITHOUT ROWID;

CREATE TABLE merge_claim (
  claim      INTEGER NOT NULL,
  gone       INTEGER NOT NULL,
  is_subject INTEGER NOT NULL,
  is_object  INTEGER NOT NULL,
  PRIMARY KEY (claim, gone)
) STRICT, WITHOUT ROWID;

-- What was claimed of what is no name.
CREATE TABLE merge_lost_claim (
  id              INTEGER PRIMARY KEY,
  gone            INTEGER NOT NULL,
  was_top         INTEGER NOT NULL, -- the most telling one of its story
  story           INTEGER NOT NULL,
  kind            INTEGER NOT NULL,
  flags           INTEGER NOT NULL,
  subject         INTEGER,
  object          INTEGER,
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
CREATE INDEX merge_lost_claim_story ON merge_lost_claim (story);
CREATE INDEX merge_lost_claim_gone ON merge_lost_claim (gone);

-- What a person decided about names: asked for before each batch of stories.
CREATE INDEX journal_names ON journal (id, subject, is_undone)
  WHERE kind IN ('rename-entity', 'set-entity-note', 'set-pinned', 'merge-entities', 'reject-entity',
                 'set-entity-kind', 'add-entity');

-- Whether the person of a story is the one that the name belongs to, or another one who is called so.
CREATE TABLE review (
  id     INTEGER PRIMARY KEY,
  story  INTEGER NOT NULL,
  entity INTEGER NOT NULL REFERENCES entity (id), -- to whom the name was linked
  state  INTEGER NOT NULL DEFAULT 0,              -- 0 open, 1 it is that one, 2 it is another one
  other  INTEGER REFERENCES entity (id),          -- then, who
  UNIQUE (story, entity)
) STRICT;
CREATE INDEX review_entity ON review (entity);
CREATE INDEX review_open ON review (state) WHERE state = 0;
