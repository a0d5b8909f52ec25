-- 001-library.sql - the tables of a library.
--
-- A story's id carries its date: (seconds since 2000-01-01 UTC) * 1048576 + a sequence number, so that newest-first
-- lists, filters and text search read in key order. Times are Unix seconds. Text places are Unicode code points.
-- uid: what two desks that keep the same thing agree on; a story's is derived from what it is, others are random.
-- Rows of story_fts and of the count tables are written by code in the transaction of what they count.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

CREATE TABLE folder (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE feed (
  id            INTEGER PRIMARY KEY,
  uid           TEXT NOT NULL UNIQUE,
  uri           TEXT NOT NULL UNIQUE,
  title         TEXT NOT NULL,
  site          TEXT,
  folder        INTEGER REFERENCES folder (id),
  etag          TEXT,
  last_modified TEXT,
  checked       INTEGER NOT NULL DEFAULT 0,
  next_check    INTEGER NOT NULL DEFAULT 0,
  n_failures    INTEGER NOT NULL DEFAULT 0,
  last_error    TEXT,
  created       INTEGER NOT NULL,
  is_removed    INTEGER NOT NULL DEFAULT 0 -- no subscription any more, but its stories stay
) STRICT;

-- Names of sites and feeds as the stories give them.
CREATE TABLE source (
  id     INTEGER PRIMARY KEY,
  name   TEXT NOT NULL UNIQUE,
  folded TEXT NOT NULL
) STRICT;

CREATE TABLE story (
  id              INTEGER PRIMARY KEY,
  uid             TEXT NOT NULL UNIQUE,
  feed            INTEGER REFERENCES feed (id),
  source          INTEGER REFERENCES source (id),
  title           TEXT NOT NULL,
  author          TEXT,
  uri             TEXT,
  guid            TEXT,
  summary         TEXT,
  language        TEXT,
  published_from  INTEGER NOT NULL,
  published_until INTEGER NOT NULL,
  precision       INTEGER NOT NULL,
  updated         INTEGER NOT NULL,
  saved           INTEGER NOT NULL,
  n_words         INTEGER NOT NULL,
  n_facts         INTEGER NOT NULL, -- claims that are stated as something that is so
  revision        INTEGER,          -- the present story_text
  claim           INTEGER           -- the most telling one
) STRICT;
CREATE INDEX story_feed ON story (feed) WHERE feed IS NOT NULL;
CREATE INDEX story_source ON story (source) WHERE source IS NOT NULL;

-- One row a revision: the present one, and those that were annotated.
CREATE TABLE story_text (
  id      INTEGER PRIMARY KEY,
  story   INTEGER NOT NULL REFERENCES story (id) DEFERRABLE INITIALLY DEFERRED,
  hash    BLOB NOT NULL,    -- first 16 bytes of the text's SHA-256
  size    INTEGER NOT NULL, -- of the text in bytes
  packing INTEGER NOT NULL, -- 0 as it is, 1 raw deflate
  text    BLOB NOT NULL,
  spans   BLOB,             -- as DossierDocument writes them, packed alike; NULL for none
  spans_size INTEGER NOT NULL,
  created INTEGER NOT NULL
) STRICT;
CREATE INDEX story_text_story ON story_text (story);

CREATE TABLE story_state (
  story         INTEGER PRIMARY KEY REFERENCES story (id),
  is_read       INTEGER NOT NULL DEFAULT 0,
  is_starred    INTEGER NOT NULL DEFAULT 0,
  is_deleted    INTEGER NOT NULL DEFAULT 0,
  n_annotations INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX story_state_unread ON story_state (is_read) WHERE is_read = 0;
CREATE INDEX story_state_starred ON story_state (is_starred) WHERE is_starred = 1;
CREATE INDEX story_state_deleted ON story_state (is_deleted) WHERE is_deleted = 1;
CREATE INDEX story_state_annotated ON story_state (n_annotations) WHERE n_annotations > 0;

CREATE TABLE entity (
  id        INTEGER PRIMARY KEY,
  uid       TEXT NOT NULL,
  kind      INTEGER NOT NULL,
  subtype   INTEGER NOT NULL,
  name      TEXT NOT NULL,
  note      TEXT,
  created   INTEGER NOT NULL
) STRICT;

-- All names of an entity, its own too. is_link: a story may be linked by it (a bare family name only shows).
CREATE TABLE entity_name (
  folded  TEXT NOT NULL,
  entity  INTEGER NOT NULL REFERENCES entity (id),
  kind    INTEGER NOT NULL,
  name    TEXT NOT NULL,
  is_link INTEGER NOT NULL,
  PRIMARY KEY (folded, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_name_entity ON entity_name (entity);

-- mention and story_entity are many and always written with their story: no reference is looked up for each row.
CREATE TABLE mention (
  story  INTEGER NOT NULL,
  start  INTEGER NOT NULL,
  length INTEGER NOT NULL,
  entity INTEGER NOT NULL,
  PRIMARY KEY (story, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE story_entity (
  story    INTEGER NOT NULL,
  entity   INTEGER NOT NULL,
  salience INTEGER NOT NULL, -- thousandths
  PRIMARY KEY (story, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_entity_entity ON story_entity (entity, story);

CREATE TABLE claim (
  id              INTEGER PRIMARY KEY,
  story           INTEGER NOT NULL REFERENCES story (id) DEFERRABLE INITIALLY DEFERRED,
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
CREATE INDEX claim_story ON claim (story DESC, start);
CREATE INDEX claim_subject ON claim (subject, story) WHERE subject IS NOT NULL;
CREATE INDEX claim_object ON claim (object, story) WHERE object IS NOT NULL;

CREATE TABLE annotation (
  id         INTEGER PRIMARY KEY,
  uid        TEXT NOT NULL UNIQUE,
  story      INTEGER NOT NULL REFERENCES story (id),
  revision   INTEGER NOT NULL REFERENCES story_text (id), -- where start and length hold
  made_on    INTEGER NOT NULL REFERENCES story_text (id), -- the revision that was read when it was made
  start      INTEGER NOT NULL,
  length     INTEGER NOT NULL,
  quote      TEXT NOT NULL,
  prefix     TEXT NOT NULL,
  suffix     TEXT NOT NULL,
  colour     INTEGER NOT NULL,
  note       TEXT,
  created    INTEGER NOT NULL,
  modified   INTEGER NOT NULL,
  is_deleted INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX annotation_story ON annotation (story);
CREATE INDEX annotation_revision ON annotation (revision);
CREATE INDEX annotation_made_on ON annotation (made_on);

-- Every change a person makes. is_undone: taken back. is_dropped: taken back for good, as something else was done then.
CREATE TABLE journal (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  uid        TEXT NOT NULL UNIQUE,
  created    INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  stories    BLOB,    -- the ids that the change touched, 8 bytes each, little-endian
  subject    INTEGER, -- entity or annotation
  flag       INTEGER NOT NULL,
  before     TEXT,
  after      TEXT,
  is_undone  INTEGER NOT NULL DEFAULT 0,
  is_dropped INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX journal_undone ON journal (is_undone) WHERE is_undone = 1 AND is_dropped = 0;

CREATE TABLE saved_query (
  id       INTEGER PRIMARY KEY,
  uid      TEXT NOT NULL UNIQUE,
  name     TEXT NOT NULL,
  query    TEXT NOT NULL,
  created  INTEGER NOT NULL
) STRICT;

CREATE TABLE total (
  name TEXT PRIMARY KEY,
  n    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE feed_count (
  feed      INTEGER PRIMARY KEY REFERENCES feed (id),
  n_stories INTEGER NOT NULL,
  n_unread  INTEGER NOT NULL
) STRICT;

CREATE TABLE entity_count (
  entity    INTEGER PRIMARY KEY REFERENCES entity (id),
  kind      INTEGER NOT NULL,
  is_pinned INTEGER NOT NULL,
  n_stories INTEGER NOT NULL,
  newest    INTEGER NOT NULL -- the newest story that names it, 0 for none
) STRICT;
CREATE INDEX entity_count_order ON entity_count (kind, is_pinned DESC, n_stories DESC, newest DESC);

INSERT INTO total (name, n) VALUES
  ('stories', 0), ('unread', 0), ('starred', 0), ('annotated', 0), ('claims', 0), ('people', 0), ('organizations', 0),
  ('feeds', 0);

CREATE VIRTUAL TABLE story_fts USING fts5 (
  title, text, notes, content = '', tokenize = 'unicode61 remove_diacritics 2', detail = full
);
-- Merges segments later than by default (4): a quarter less is written while stories come in.
INSERT INTO story_fts (story_fts, rank) VALUES ('automerge', 8);
