-- 021-reading-place.sql - where in a story somebody stopped reading.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

-- start: code points into its text, as it was then; words: those that stood there. A story without a row is read from
-- its beginning.
CREATE TABLE reading_place (
  story INTEGER PRIMARY KEY REFERENCES story (id),
  start INTEGER NOT NULL,
  words TEXT NOT NULL
) STRICT;
