-- 004-feed-attributes.sql - what the list said that a feed came with.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

ALTER TABLE feed ADD COLUMN attributes TEXT; -- a line "NAME VALUE" each, written out again; the store does not read them

-- A list of 5,000 feeds is looked up feed by feed.
CREATE INDEX feed_identity ON feed (identity) WHERE identity IS NOT NULL;
