/* dossier-refusals.h - what of somebody's list could not be taken: the like of it counted together, told in sentences.
 *
 * Lists come from outside, so the addresses in them are looked at here, in one place, for feeds and bookmarks alike.
 * Belongs to one thread at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Sentences told at most; what is left is counted in one more. */
#define DOSSIER_REFUSALS_MAX 100
/* Bytes of an address. */
#define DOSSIER_REFUSALS_MAX_ADDRESS 8192
/* Characters of an address or a name that a sentence shows. */
#define DOSSIER_REFUSALS_MAX_SHOWN 100

typedef enum
{
  DOSSIER_REFUSAL_SCHEME,   /* not of the web; counted by how it begins */
  DOSSIER_REFUSAL_PASSWORD, /* a name or a password is in it */
  DOSSIER_REFUSAL_HIDDEN,   /* signs that are not seen or turn the others around */
  DOSSIER_REFUSAL_LONG,
  DOSSIER_REFUSAL_BROKEN,  /* no computer is named, or signs that no address has */
  DOSSIER_REFUSAL_MISSING, /* marked as a feed, without an address */
  DOSSIER_REFUSAL_INCLUDE, /* another list, or a page */
  DOSSIER_REFUSAL_MADE,    /* another reader makes the feed out of something else */
  DOSSIER_REFUSAL_MANY,    /* past the limit; the example is that limit in digits */
} DossierRefusal;

typedef struct _DossierRefusals DossierRefusals;

DossierRefusals *dossier_refusals_new (void);
void             dossier_refusals_free (DossierRefusals *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRefusals, dossier_refusals_free)

/* One more of @reason; @example: its address or name, which may hold anything. */
void dossier_refusals_add (DossierRefusals *self, DossierRefusal reason, const char *example);

/* @address as it can be taken: http, https or feed, blanks around it and tabs and line breaks in it left out, as
 * browsers do. Owned by the caller. NULL when it cannot be taken: then it is added to @self (may be NULL). */
char *dossier_refusals_take_address (DossierRefusals *self, const char *address);

/* Adds a sentence for each kind of refusal to @sentences (element-type utf8). What they show of the list has no
 * signs that could hide or turn anything. */
void dossier_refusals_tell (const DossierRefusals *self, GPtrArray *sentences);

G_END_DECLS
