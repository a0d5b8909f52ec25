-- 019-who-is-who.sql - what a person said of who is who holds on top of what was found, and what was found is kept.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

-- In the order in which they were said: whoever is entity by then is other (0: nobody), in one story or (0) in all.
CREATE TABLE entity_rule (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  story  INTEGER NOT NULL,
  entity INTEGER NOT NULL REFERENCES entity (id),
  other  INTEGER NOT NULL,
  is_off INTEGER NOT NULL DEFAULT 0 -- undone: it may be done again, in its place
) STRICT;
CREATE INDEX entity_rule_entity ON entity_rule (entity, story, id);
CREATE INDEX entity_rule_other ON entity_rule (other);

-- Who it is by the rules for all stories; 0 nobody, NULL itself.
ALTER TABLE entity ADD COLUMN now INTEGER;
CREATE INDEX entity_now ON entity (now) WHERE now IS NOT NULL;

-- The kind that stories name it by, whatever a person said of it later. is_link is less by 2 for a name that a person
-- took away.
ALTER TABLE entity_name ADD COLUMN found_kind INTEGER NOT NULL DEFAULT 0;
UPDATE entity_name SET found_kind = kind;

-- What was found in the stories that a rule holds for; mention, story_entity and claim have it as the rules say.
CREATE TABLE told_entity (
  story    INTEGER NOT NULL,
  entity   INTEGER NOT NULL,
  salience INTEGER NOT NULL,
  now      INTEGER NOT NULL, -- who it is in this story; 0 nobody
  PRIMARY KEY (story, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX told_entity_entity ON told_entity (entity, story);

CREATE TABLE told_mention (
  story      INTEGER NOT NULL,
  start      INTEGER NOT NULL,
  length     INTEGER NOT NULL,
  entity     INTEGER NOT NULL,
  confidence INTEGER NOT NULL,
  PRIMARY KEY (story, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE told_claim (
  id              INTEGER PRIMARY KEY,
  story           INTEGER NOT NULL,
  claim           INTEGER NOT NULL, -- its id in claim
  is_lost         INTEGER NOT NULL, -- it is of nobody, and not in claim
  is_top          INTEGER NOT NULL, -- the most telling one as it was found
  subject_now     INTEGER,
  object_now      INTEGER,
  kind            INTEGER NOT NULL,
  flags           INTEGER NOT NULL,
  subject         INTEGER,
  object          INTEGER,
  role            TEXT,
  amount          TEXT,
  date_from       INTEGER NOT NULL,
  date_until      INTEGER NOT NULL,
  precision       INTEGER NOT NULL,
  start           INTEGER NOT NULL,
  length          INTEGER NOT NULL,
  sentence_start  INTEGER NOT NULL,
  sentence_length INTEGER NOT NULL,
  sentence        TEXT NOT NULL,
  pattern         TEXT,
  arrived         INTEGER NOT NULL
) STRICT;
CREATE INDEX told_claim_story ON told_claim (story);

-- What is there already becomes rules, and what was found is put together again from what undoing needed.
INSERT INTO entity_rule (story, entity, other) SELECT story, entity, other FROM
  (SELECT j.id AS said, 0 AS story, m.gone AS entity, m.kept AS other FROM entity_merge m JOIN journal j
   ON j.subject = m.gone AND j.kind IN ('merge-entities', 'reject-entity') AND j.is_undone = 0
   UNION ALL SELECT j.id, r.story, r.entity, r.other FROM review r JOIN journal j
   ON j.subject = r.id AND j.kind = 'answer-review' AND j.is_undone = 0 WHERE r.state = 2 AND r.other IS NOT NULL)
  ORDER BY said;

UPDATE entity SET now = (WITH RECURSIVE way (who) AS (SELECT entity.id UNION SELECT m.kept FROM way JOIN entity_merge m
  ON m.gone = way.who) SELECT who FROM way WHERE who NOT IN (SELECT gone FROM entity_merge))
  WHERE id IN (SELECT gone FROM entity_merge);

CREATE TABLE moved (story INTEGER PRIMARY KEY) STRICT;
INSERT INTO moved (story) SELECT story FROM merge_story UNION SELECT story FROM review WHERE state = 2
  AND other IS NOT NULL;

-- Those that are gone, and those that are still shown, unless they came with one that is gone.
CREATE TABLE moved_into (story INTEGER, kept INTEGER, salience INTEGER, is_new INTEGER) STRICT;
INSERT INTO moved_into (story, kept, salience, is_new) SELECT g.story, m.kept, min (g.kept_salience),
  max (g.kept_salience IS NULL) FROM merge_story g JOIN entity_merge m ON m.gone = g.gone GROUP BY g.story, m.kept;
INSERT INTO told_entity (story, entity, salience, now) SELECT g.story, g.gone, coalesce (i.salience, g.salience), g.gone
  FROM merge_story g LEFT JOIN moved_into i ON i.story = g.story AND i.kept = g.gone WHERE coalesce (i.is_new, 0) = 0;
INSERT OR IGNORE INTO told_entity (story, entity, salience, now)
  SELECT e.story, coalesce (r.entity, e.entity), coalesce (i.salience, e.salience), e.entity
  FROM story_entity e LEFT JOIN moved_into i ON i.story = e.story AND i.kept = e.entity
  LEFT JOIN review r ON r.story = e.story AND r.other = e.entity AND r.state = 2
  WHERE e.story IN (SELECT story FROM moved) AND coalesce (i.is_new, 0) = 0;
UPDATE told_entity SET now = coalesce ((SELECT coalesce (o.now, o.id) FROM review r JOIN entity o ON o.id = r.other
  WHERE r.story = told_entity.story AND r.entity = told_entity.entity AND r.state = 2),
  (SELECT e.now FROM entity e WHERE e.id = told_entity.entity), entity);

INSERT INTO told_mention (story, start, length, entity, confidence) SELECT story, start, length, coalesce (
  (SELECT g.gone FROM merge_mention g WHERE g.story = m.story AND g.start = m.start AND NOT EXISTS (SELECT 1
   FROM merge_mention h JOIN entity_merge k ON k.gone = h.gone WHERE h.story = g.story AND h.start = g.start
   AND k.kept = g.gone)),
  (SELECT r.entity FROM review r WHERE r.story = m.story AND r.other = m.entity AND r.state = 2), m.entity), confidence
  FROM mention m WHERE story IN (SELECT story FROM moved);
INSERT OR IGNORE INTO told_mention (story, start, length, entity, confidence) SELECT g.story, g.start, g.length, g.gone, 0
  FROM merge_mention g WHERE NOT EXISTS (SELECT 1 FROM merge_mention h JOIN entity_merge k ON k.gone = h.gone
  WHERE h.story = g.story AND h.start = g.start AND k.kept = g.gone);

INSERT INTO told_claim (story, claim, is_lost, is_top, subject_now, object_now, kind, flags, subject, object, role, amount,
  date_from, date_until, precision, start, length, sentence_start, sentence_length, sentence, pattern, arrived)
  SELECT c.story, c.id, 0, c.id IS s.claim AND NOT EXISTS (SELECT 1 FROM merge_lost_claim l WHERE l.story = c.story
  AND l.was_top), c.subject, c.object, c.kind, flags,
  coalesce ((SELECT g.gone FROM merge_claim g WHERE g.claim = c.id AND g.is_subject AND NOT EXISTS (SELECT 1
   FROM merge_claim h JOIN entity_merge k ON k.gone = h.gone WHERE h.claim = g.claim AND h.is_subject
   AND k.kept = g.gone)),
   (SELECT r.entity FROM review r WHERE r.story = c.story AND r.other = c.subject AND r.state = 2), c.subject),
  coalesce ((SELECT g.gone FROM merge_claim g WHERE g.claim = c.id AND g.is_object AND NOT EXISTS (SELECT 1
   FROM merge_claim h JOIN entity_merge k ON k.gone = h.gone WHERE h.claim = g.claim AND h.is_object
   AND k.kept = g.gone)),
   (SELECT r.entity FROM review r WHERE r.story = c.story AND r.other = c.object AND r.state = 2), c.object),
  role, amount, date_from, date_until, c.precision, start, length, sentence_start, sentence_length, sentence, pattern, arrived
  FROM claim c JOIN story s ON s.id = c.story WHERE c.story IN (SELECT story FROM moved);
INSERT INTO told_claim (story, claim, is_lost, is_top, subject_now, object_now, kind, flags, subject, object, role, amount,
  date_from, date_until, precision, start, length, sentence_start, sentence_length, sentence, pattern, arrived)
  SELECT story, id, 1, was_top, subject, object, kind, flags, subject, object, role, amount, date_from, date_until,
  precision, start, length, sentence_start, sentence_length, sentence, pattern, arrived
  FROM merge_lost_claim;

-- Names are of whom they were found for.
INSERT OR IGNORE INTO entity_name (folded, entity, kind, name, is_link, found_kind)
  SELECT folded, gone, kind, name, is_link, kind FROM merge_name;
DELETE FROM entity_name WHERE EXISTS (SELECT 1 FROM merge_name n JOIN entity_merge m ON m.gone = n.gone
  WHERE m.kept = entity_name.entity AND n.folded = entity_name.folded AND n.kept_link IS NULL);
UPDATE entity_name SET is_link = 0 WHERE EXISTS (SELECT 1 FROM merge_name n JOIN entity_merge m ON m.gone = n.gone
  WHERE m.kept = entity_name.entity AND n.folded = entity_name.folded AND n.kept_link = 0);

DROP TABLE moved;
DROP TABLE moved_into;
DROP TABLE merge_name;
DROP TABLE merge_story;
DROP TABLE merge_mention;
DROP TABLE merge_claim;
DROP TABLE merge_lost_claim;

-- What a person decided about names: asked for before each batch of stories.
DROP INDEX journal_names;
CREATE INDEX journal_names ON journal (id, subject, is_undone)
  WHERE kind IN ('rename-entity', 'set-entity-note', 'set-pinned', 'merge-entities', 'reject-entity',
                 'set-entity-kind', 'add-entity', 'split-entity', 'add-name', 'remove-name');
