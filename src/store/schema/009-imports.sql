-- 009-imports.sql - changes that belong together.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

-- The uid of the change that it is a part of, whether or not that has an entry of its own: undone and done again with
-- all that stands beside it.
ALTER TABLE journal ADD COLUMN part_of TEXT;
