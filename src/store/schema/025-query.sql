-- 025-query.sql - stories are asked for by author and by language.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

-- Authors are told apart without a look at the stories.
CREATE INDEX story_author ON story (author) WHERE author IS NOT NULL;

-- The language of a text stands behind the text itself, which need not be read for it.
CREATE INDEX story_text_language ON story_text (story, language);
DROP INDEX story_text_story;
