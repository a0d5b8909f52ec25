-- 030-events.sql - stories that tell of the same event.
--
-- Derived from titles, pages, names and moves: only stories that have company stand here, with the one that came first
-- among them as their event. An older library's stories are placed bit by bit, the newest first.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

CREATE TABLE story_event (
  story INTEGER PRIMARY KEY REFERENCES story (id),
  event INTEGER NOT NULL REFERENCES story (id)
) STRICT;
CREATE INDEX story_event_event ON story_event (event);

-- At most one row: stories that were there before, up to this one, are still to be placed.
CREATE TABLE event_wait (
  story INTEGER PRIMARY KEY
) STRICT;
INSERT INTO event_wait (story) SELECT id FROM story ORDER BY id DESC LIMIT 1;
