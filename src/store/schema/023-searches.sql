-- 023-searches.sql - searches that are kept under a name, and what is done with stories that arrive.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

DROP TABLE IF EXISTS saved_query;

CREATE TABLE saved_search (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  uid       TEXT NOT NULL UNIQUE,
  position  INTEGER NOT NULL,
  name      TEXT NOT NULL,
  query     TEXT NOT NULL,              -- as it is typed
  n_stories INTEGER NOT NULL DEFAULT 0, -- that are not deleted
  n_unread  INTEGER NOT NULL DEFAULT 0,
  counted   INTEGER NOT NULL DEFAULT 0, -- the day whose "today" it was asked with: yyyymmdd; 0: not asked yet
  problem   TEXT                        -- why it cannot be asked
) STRICT;

-- What each of them finds.
CREATE TABLE saved_search_story (
  search    INTEGER NOT NULL,
  story     INTEGER NOT NULL,
  is_unread INTEGER NOT NULL,
  PRIMARY KEY (search, story)
) STRICT, WITHOUT ROWID;

CREATE TABLE arrival_rule (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  uid         TEXT NOT NULL UNIQUE,
  position    INTEGER NOT NULL,
  name        TEXT NOT NULL,
  rule        TEXT NOT NULL, -- query and actions, as a GVariant prints them
  is_enabled  INTEGER NOT NULL,
  problem     TEXT           -- why it was disabled
) STRICT;

-- The name of the rule that did it. on_arrival: by itself, so that it is not what a person undoes next.
ALTER TABLE journal ADD COLUMN by_rule TEXT;
ALTER TABLE journal ADD COLUMN on_arrival INTEGER NOT NULL DEFAULT 0;
CREATE INDEX journal_own ON journal (id) WHERE is_undone = 0 AND on_arrival = 0;

-- What rules did with a story.
CREATE TABLE rule_act (
  story INTEGER NOT NULL,
  entry INTEGER NOT NULL REFERENCES journal (id),
  PRIMARY KEY (story, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX rule_act_entry ON rule_act (entry);
