-- 028-origins.sql - stories are asked for by the site of their address.
--
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Dossier authors

-- Sites are told apart without a look at the stories: what an address has before its path.
CREATE INDEX story_origin ON story (substr (uri, 1, instr (uri, '://') + 2
  + instr (substr (uri, instr (uri, '://') + 3) || '/', '/'))) WHERE uri IS NOT NULL;
