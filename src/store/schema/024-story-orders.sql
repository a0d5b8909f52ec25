-- 024-story-orders.sql - when and from where stories were saved, read without the stories themselves.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

-- In the place of one of "saved" alone. Grows at its end: what is saved later comes later.
DROP INDEX story_saved;
CREATE INDEX story_saved ON story (saved, source, feed);
