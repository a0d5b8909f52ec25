-- 003-feed-choices.sql - what a person chooses for each feed.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

ALTER TABLE feed ADD COLUMN is_muted INTEGER NOT NULL DEFAULT 0;       -- its new stories come in as read
ALTER TABLE feed ADD COLUMN has_full_text INTEGER NOT NULL DEFAULT 0;  -- its stories are fetched from their pages
ALTER TABLE feed ADD COLUMN keep_days INTEGER NOT NULL DEFAULT 0;      -- then its stories are put away; 0: never
ALTER TABLE feed ADD COLUMN ask_minutes INTEGER NOT NULL DEFAULT 0;    -- 0: as the feed wishes; -1: only by hand
ALTER TABLE feed ADD COLUMN may_be_private INTEGER NOT NULL DEFAULT 0; -- may be asked in the person's own network
ALTER TABLE feed ADD COLUMN expired_until INTEGER NOT NULL DEFAULT 0;  -- no story put away is of later than that

-- Whoever is subscribed by now said yes to the address.
UPDATE feed SET may_be_private = 1;

-- is_expired: is_deleted by the feed's keep_days, not by the person. is_kept: never, as the person saved it by hand or came back to it.
ALTER TABLE story_state ADD COLUMN is_expired INTEGER NOT NULL DEFAULT 0;
ALTER TABLE story_state ADD COLUMN is_kept INTEGER NOT NULL DEFAULT 0;
CREATE INDEX story_state_expired ON story_state (is_expired) WHERE is_expired = 1;
ALTER TABLE feed_count ADD COLUMN n_expired INTEGER NOT NULL DEFAULT 0;
