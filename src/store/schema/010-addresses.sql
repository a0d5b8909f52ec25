-- 010-addresses.sql - pages that have many addresses, and links that wait for the network.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

-- uri is the clean address.
ALTER TABLE story ADD COLUMN original_uri TEXT; -- as it was handed over, where that was another one
ALTER TABLE story ADD COLUMN page INTEGER;      -- stands for what all addresses of its page have in common; NULL: not looked at
CREATE INDEX story_page ON story (page) WHERE page IS NOT NULL;
CREATE INDEX story_not_looked_at ON story (id) WHERE page IS NULL AND uri IS NOT NULL;
