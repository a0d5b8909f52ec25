-- 027-archive.sql - stories that somebody is done with and keeps.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

-- What is archived is read.
ALTER TABLE story_state ADD COLUMN is_archived INTEGER NOT NULL DEFAULT 0;
CREATE INDEX story_state_archived ON story_state (is_archived) WHERE is_archived = 1;
INSERT INTO total (name, n) VALUES ('archived', 0);
