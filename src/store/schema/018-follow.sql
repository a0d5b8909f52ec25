-- 018-follow.sql - whom a person follows, and when the library came to know what.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

CREATE TABLE follow (
  entity  INTEGER NOT NULL, -- 0: anybody
  kind    INTEGER NOT NULL, -- of moves; 0: all that is told
  created INTEGER NOT NULL,
  seen    INTEGER NOT NULL, -- what arrived until then is no news
  PRIMARY KEY (entity, kind)
) STRICT, WITHOUT ROWID;

-- What one that is gone was followed in; see entity_merge.
CREATE TABLE merge_follow (
  gone      INTEGER NOT NULL,
  kind      INTEGER NOT NULL,
  created   INTEGER NOT NULL,
  seen      INTEGER NOT NULL,
  kept_seen INTEGER, -- of kept before; NULL: it was not followed in that
  PRIMARY KEY (gone, kind)
) STRICT, WITHOUT ROWID;

-- Unix seconds. A story that gets another text and tells the same again told it then.
ALTER TABLE claim ADD COLUMN arrived INTEGER NOT NULL DEFAULT 0;
ALTER TABLE merge_lost_claim ADD COLUMN arrived INTEGER NOT NULL DEFAULT 0;
UPDATE claim SET arrived = coalesce ((SELECT saved FROM story WHERE id = claim.story), 0);

-- What the former texts of stories told.
CREATE TABLE claim_told (
  story   INTEGER NOT NULL,
  kind    INTEGER NOT NULL,
  flags   INTEGER NOT NULL,
  subject INTEGER NOT NULL, -- 0: nobody named
  object  INTEGER NOT NULL,
  arrived INTEGER NOT NULL,
  PRIMARY KEY (story, kind, flags, subject, object)
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_arrived ON claim (arrived, subject, object, kind, story);
CREATE INDEX claim_pair ON claim (subject, object, kind);
CREATE INDEX story_saved ON story (saved);
