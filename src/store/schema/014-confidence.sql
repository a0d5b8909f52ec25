-- 014-confidence.sql - how sure each name is, and which language a text is in.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

-- 1..100; 0: it was not asked for yet.
ALTER TABLE mention ADD COLUMN confidence INTEGER NOT NULL DEFAULT 0;
ALTER TABLE shelf_mention ADD COLUMN confidence INTEGER NOT NULL DEFAULT 0;
-- As it was found (ISO 639-1), not as the page says; NULL: not known.
ALTER TABLE story_text ADD COLUMN language TEXT;
