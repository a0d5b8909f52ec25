-- 008-images.sql - the images of stories that a person wanted to see. All of it can be had again.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

CREATE TABLE image (
  id     INTEGER PRIMARY KEY,
  uri    TEXT NOT NULL UNIQUE,
  asked  INTEGER NOT NULL, -- when it was asked for the last time
  format TEXT,             -- told by its bytes: "png", "jpeg", ...
  bytes  BLOB,             -- as they came, at most 5 MB; NULL: it could not be had
  reason TEXT              -- then, why
) STRICT;

-- In which stories somebody asked for it.
CREATE TABLE story_image (
  story INTEGER NOT NULL REFERENCES story (id),
  image INTEGER NOT NULL REFERENCES image (id),
  PRIMARY KEY (story, image)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_image_image ON story_image (image);

ALTER TABLE feed ADD COLUMN has_images INTEGER NOT NULL DEFAULT 0; -- its stories are shown with their images
