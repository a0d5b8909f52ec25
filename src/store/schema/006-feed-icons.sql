-- 006-feed-icons.sql - the pictures that stand for feeds. All of it can be had again.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

CREATE TABLE feed_icon (
  feed   INTEGER PRIMARY KEY REFERENCES feed (id),
  looked INTEGER NOT NULL,           -- when it was looked for the last time, whatever came of it
  taken  INTEGER NOT NULL DEFAULT 0, -- when this one was found
  source TEXT,                       -- its address
  width  INTEGER,                    -- pixels, at most 64
  height INTEGER,
  rgba   BLOB                        -- rows of pixels, 16 KB at most; NULL: none was found
) STRICT;
