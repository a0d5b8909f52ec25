-- 016-decisions.sql - what a person decided about claims.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

-- Which claim is meant is told by its story, its sentence, its kind and its ends: a claim that is found anew in the
-- same sentence is the same one. While a decision is laid over a claim, claim is that one's id and the found columns
-- are what was found.
CREATE TABLE claim_decision (
  id              INTEGER PRIMARY KEY,
  story           INTEGER NOT NULL REFERENCES story (id) DEFERRABLE INITIALLY DEFERRED,
  state           INTEGER NOT NULL, -- 0 taken back, 1 it is so, 2 it is not, 3 it is otherwise, 4 added
  sentence        TEXT NOT NULL,
  prefix          TEXT NOT NULL,
  suffix          TEXT NOT NULL,
  kind            INTEGER NOT NULL, -- as it was found when it was decided; 0: it was not
  subject         INTEGER REFERENCES entity (id),
  object          INTEGER REFERENCES entity (id),
  said_kind       INTEGER NOT NULL, -- what the person says, or what they confirmed
  said_flags      INTEGER NOT NULL,
  said_subject    INTEGER REFERENCES entity (id),
  said_object     INTEGER REFERENCES entity (id),
  said_role       TEXT,
  said_amount     TEXT,
  said_from       INTEGER NOT NULL,
  said_until      INTEGER NOT NULL,
  said_precision  INTEGER NOT NULL,
  claim           INTEGER REFERENCES claim (id) ON DELETE SET NULL,
  made            INTEGER,          -- the id of the claim that is there only by this decision
  found_kind      INTEGER,
  found_flags     INTEGER,
  found_subject   INTEGER,
  found_object    INTEGER,
  found_role      TEXT,
  found_amount    TEXT,
  found_from      INTEGER,
  found_until     INTEGER,
  found_precision INTEGER
) STRICT;
CREATE INDEX claim_decision_story ON claim_decision (story);
CREATE UNIQUE INDEX claim_decision_claim ON claim_decision (claim) WHERE claim IS NOT NULL;
