/* dossier-names.h - when two written names are the same name.
 *
 * Folding: case, accents, strokes through letters, dots, apostrophes, punctuation and a possessive at the end do not
 * count; nor do "The" before an organization's name and legal forms at its end ("OpenAI, Inc." = "OpenAI"); "&" is
 * "and". Letters that are also written as two ("Müller", "Mueller") give a name a second folded form: two names are the
 * same when one form of one is a form of the other. Immutable after new: may be shared between threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-kinds.h"

G_BEGIN_DECLS

/* Of the rules of folding: another one when they change, so that libraries are folded anew. */
#define DOSSIER_NAMES_FOLDING 2
/* Longest name kept, in bytes. */
#define DOSSIER_NAMES_MAX_LENGTH 300

typedef struct _DossierNames DossierNames;

DossierNames *dossier_names_new (void);
void          dossier_names_free (DossierNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierNames, dossier_names_free)

/* @name folded; never empty but for an empty name. @kind 0: without regard to legal forms. Owned by the caller. */
char *dossier_names_fold (const DossierNames *names, const char *name, DossierEntityKind kind);

/* The second folded form, with "ue" for "ü" and the like; NULL when there is none. Owned by the caller. */
char *dossier_names_fold_spelled (const DossierNames *names, const char *name, DossierEntityKind kind);

/* Folded for a search inside names: legal forms stay, as half a word may be one. Owned by the caller. */
char *dossier_names_fold_plain (const char *name);

/* @name as valid UTF-8 on one line, cut to the limit; NULL for NULL or blank. Owned by the caller. */
char *dossier_names_clean (const char *name);

G_END_DECLS
