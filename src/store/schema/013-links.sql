-- 013-links.sql - a link that a person takes out of the queue can be had back.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

ALTER TABLE link_wait ADD COLUMN is_removed INTEGER NOT NULL DEFAULT 0; -- it waits no more, unless that is undone

-- Those that the sidebar counts.
CREATE INDEX link_wait_failed ON link_wait (id) WHERE is_removed = 0 AND error IS NOT NULL;
