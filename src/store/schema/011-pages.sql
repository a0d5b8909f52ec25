-- 011-pages.sql - the pages that texts were found in, and what a person chose of them.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

-- The page as it was fetched: the text of its story can be found anew.
CREATE TABLE story_page (
  story        INTEGER PRIMARY KEY REFERENCES story (id) DEFERRABLE INITIALLY DEFERRED,
  fetched      INTEGER NOT NULL,
  uri          TEXT,
  content_type TEXT,
  size         INTEGER NOT NULL, -- of the page in bytes
  html         BLOB NOT NULL     -- raw deflate, 2 MB at most
) STRICT;

-- Blocks of its page that a person switched into the text or out of it, as DossierBlockChoices writes them.
CREATE TABLE story_choice (
  story  INTEGER PRIMARY KEY REFERENCES story (id),
  blocks TEXT NOT NULL
) STRICT;
