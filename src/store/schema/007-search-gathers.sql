-- 007-search-gathers.sql - the words of one transaction become one piece of the full-text index.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

-- Bytes gathered before a piece is written; by default 1 MB, a third of the words of one transaction.
INSERT INTO story_fts (story_fts, rank) VALUES ('hashsize', 8388608);
