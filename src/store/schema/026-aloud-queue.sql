-- 026-aloud-queue.sql - the stories that are to be read aloud one after the other.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

-- A story that is deleted keeps its place: it is there again when it is restored.
CREATE TABLE aloud_queue (
  story INTEGER PRIMARY KEY REFERENCES story (id),
  place INTEGER NOT NULL
) STRICT;
