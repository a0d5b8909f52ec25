-- 013-links-and-pages.sql - a link that a person takes out of the queue can be had back; the further pages of an article
-- are kept.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

ALTER TABLE link_wait ADD COLUMN is_removed INTEGER NOT NULL DEFAULT 0; -- it waits no more, unless that is undone

-- Those that the sidebar counts.
CREATE INDEX link_wait_failed ON link_wait (id) WHERE is_removed = 0 AND error IS NOT NULL;

-- Of an article that stands on several pages, those after the one in story_page.
CREATE TABLE story_next_page (
  id           INTEGER PRIMARY KEY,
  story        INTEGER NOT NULL REFERENCES story (id) DEFERRABLE INITIALLY DEFERRED,
  number       INTEGER NOT NULL, -- from 2 on
  uri          TEXT,
  content_type TEXT,
  size         INTEGER NOT NULL, -- of the page in bytes
  html         BLOB NOT NULL,    -- raw deflate
  UNIQUE (story, number)
) STRICT;
