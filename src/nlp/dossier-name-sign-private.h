/* dossier-name-sign-private.h - a sign: a 64-bit hash of what was seen and where.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-name-signs-private.h"

G_BEGIN_DECLS

/* What is told by a sign: part of its hash. Words at an offset have their own numbers each. */
typedef enum
{
  DOSSIER_SIGN_CASE = 1,
  DOSSIER_SIGN_COUNTS,
  DOSSIER_SIGN_LISTS,
  DOSSIER_SIGN_LISTS_BEFORE,
  DOSSIER_SIGN_LISTS_AFTER,
  DOSSIER_SIGN_LIST_SHAPE,
  DOSSIER_SIGN_RULES,
  DOSSIER_SIGN_RULE_KIND,
  DOSSIER_SIGN_RULE_LIST,
  DOSSIER_SIGN_RULE_SHAPE,
  DOSSIER_SIGN_RULES_BEFORE,
  DOSSIER_SIGN_RULES_AFTER,
  DOSSIER_SIGN_RULE_CASE,
  DOSSIER_SIGN_LEFT,
  DOSSIER_SIGN_RIGHT,
  DOSSIER_SIGN_LEFT_CLASSES,
  DOSSIER_SIGN_RIGHT_CLASSES,
  DOSSIER_SIGN_RUN_LENGTH,
  DOSSIER_SIGN_LEFT_PATH,
  DOSSIER_SIGN_RIGHT_PATH,
  DOSSIER_SIGN_WORD,
  DOSSIER_SIGN_EXACT = DOSSIER_SIGN_WORD + DOSSIER_NAME_OFFSETS,
  DOSSIER_SIGN_SHAPE,
  DOSSIER_SIGN_CLASSES = DOSSIER_SIGN_SHAPE + DOSSIER_NAME_OFFSETS,
  DOSSIER_SIGN_CLASS = DOSSIER_SIGN_CLASSES + DOSSIER_NAME_OFFSETS,
  DOSSIER_SIGN_PATH = DOSSIER_SIGN_CLASS + DOSSIER_NAME_OFFSETS,
  DOSSIER_SIGN_PREFIX = DOSSIER_SIGN_PATH + DOSSIER_NAME_OFFSETS,
  DOSSIER_SIGN_SUFFIX,
} DossierSign;

/* @a is spread first, so that two small numbers make many. */
static inline guint64
dossier_sign_mix (guint64 a, guint64 b)
{
  guint64 x = (a * 0x9fb21c651e98df25u ^ (b + 0x9e3779b97f4a7c15u)) * 0xbf58476d1ce4e5b9u;

  return x ^ (x >> 31);
}

static inline guint64
dossier_sign_make (DossierSign what, guint64 value)
{
  return dossier_sign_mix (what * 0x94d049bb133111ebu, value);
}

G_END_DECLS
