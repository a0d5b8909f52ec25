-- 020-annotations.sql - tags of highlights, who and what they are about, and notes that are being typed.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

CREATE TABLE annotation_tag (
  annotation INTEGER NOT NULL REFERENCES annotation (id),
  folded     TEXT NOT NULL, -- equal for two names that are one tag
  name       TEXT NOT NULL, -- as it was written
  PRIMARY KEY (annotation, folded)
) STRICT, WITHOUT ROWID;
CREATE INDEX annotation_tag_folded ON annotation_tag (folded, annotation);

-- A claim is found anew with each reading of its story: which is meant is told by its kind, its ends and its sentence.
ALTER TABLE annotation ADD COLUMN entity INTEGER REFERENCES entity (id);
ALTER TABLE annotation ADD COLUMN claim_kind INTEGER NOT NULL DEFAULT 0; -- 0: it is about none
ALTER TABLE annotation ADD COLUMN claim_subject INTEGER REFERENCES entity (id);
ALTER TABLE annotation ADD COLUMN claim_object INTEGER REFERENCES entity (id);
ALTER TABLE annotation ADD COLUMN claim_sentence TEXT;
CREATE INDEX annotation_entity ON annotation (entity) WHERE entity IS NOT NULL;
CREATE INDEX annotation_created ON annotation (created DESC, id DESC) WHERE is_deleted = 0;

CREATE TABLE annotation_draft (
  annotation INTEGER PRIMARY KEY REFERENCES annotation (id),
  note       TEXT NOT NULL,
  typed      INTEGER NOT NULL -- when, Unix seconds
) STRICT;
