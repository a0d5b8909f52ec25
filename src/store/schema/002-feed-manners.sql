-- 002-feed-manners.sql - how each feed wants to be asked, and what it answered.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

ALTER TABLE feed ADD COLUMN identity TEXT;                           -- the first address, once it has moved
ALTER TABLE feed ADD COLUMN wait_until INTEGER NOT NULL DEFAULT 0;   -- the server wants to be left alone until then
ALTER TABLE feed ADD COLUMN is_gone INTEGER NOT NULL DEFAULT 0;      -- 410: not asked again by itself
ALTER TABLE feed ADD COLUMN pause_minutes INTEGER NOT NULL DEFAULT 0; -- between two questions, as the feed wishes
ALTER TABLE feed ADD COLUMN skip_hours INTEGER NOT NULL DEFAULT 0;   -- bit n: not in hour n UTC
ALTER TABLE feed ADD COLUMN skip_days INTEGER NOT NULL DEFAULT 0;    -- bit n: not on that day, Monday first

-- The last answers of each feed, for its properties.
CREATE TABLE feed_answer (
  id     INTEGER PRIMARY KEY,
  feed   INTEGER NOT NULL REFERENCES feed (id),
  time   INTEGER NOT NULL,
  status INTEGER NOT NULL, -- of HTTP; 0 when no server answered
  n_new  INTEGER NOT NULL,
  error  TEXT
) STRICT;
CREATE INDEX feed_answer_feed ON feed_answer (feed, id);
