-- 012-tags.sql - the words that a person sorts stories by.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

-- A tag is there for the person as long as a story has it; its row stays, so that undoing finds it.
CREATE TABLE tag (
  id     INTEGER PRIMARY KEY,
  uid    TEXT NOT NULL UNIQUE,
  name   TEXT NOT NULL,       -- as it was written
  folded TEXT NOT NULL UNIQUE -- equal for two names that are one tag
) STRICT;

CREATE TABLE story_tag (
  story INTEGER NOT NULL REFERENCES story (id),
  tag   INTEGER NOT NULL REFERENCES tag (id),
  PRIMARY KEY (story, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_tag_tag ON story_tag (tag, story);

CREATE TABLE tag_count (
  tag       INTEGER PRIMARY KEY REFERENCES tag (id),
  n_stories INTEGER NOT NULL -- that are not deleted
) STRICT;
