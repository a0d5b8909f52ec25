-- 010-addresses.sql - pages that have many addresses, and links that wait for the network.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

-- uri is the clean address.
ALTER TABLE story ADD COLUMN original_uri TEXT; -- as it was handed over, where that was another one
ALTER TABLE story ADD COLUMN page INTEGER;      -- stands for what all addresses of its page have in common; NULL: not looked at
CREATE INDEX story_page_key ON story (page) WHERE page IS NOT NULL;
CREATE INDEX story_not_looked_at ON story (id) WHERE page IS NULL AND uri IS NOT NULL;

-- Links that a person gave to be saved, from then until they are.
CREATE TABLE link_wait (
  id          INTEGER PRIMARY KEY,
  uri         TEXT NOT NULL UNIQUE,
  title       TEXT,             -- what the person said beside it, as are the next two
  date        TEXT,
  feed        TEXT,             -- an address
  added       INTEGER NOT NULL,
  tries       INTEGER NOT NULL, -- that failed
  next        INTEGER NOT NULL, -- not before that moment
  error       TEXT,             -- of the last try
  is_given_up INTEGER NOT NULL DEFAULT 0
) STRICT;
