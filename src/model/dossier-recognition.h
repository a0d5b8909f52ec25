/* dossier-recognition.h - what was found in one text: entities, where they are named, what is claimed.
 *
 * A plain value without GObject, so that it may cross threads; owned by one holder at a time.
 * All offsets are Unicode code points in the document's canonical text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-date.h"
#include "dossier-kinds.h"
#include "dossier-name-reason.h"

G_BEGIN_DECLS

#define DOSSIER_NO_ENTITY (-1)
/* Bytes of a language's code, with the zero. */
#define DOSSIER_LANGUAGE_SIZE 4
/* A name of less confidence is shown as one that is not sure: far from news about AI such names are wrong as often as
 * right. */
#define DOSSIER_CONFIDENCE_SURE 55
/* Of what a person said themselves. */
#define DOSSIER_CONFIDENCE_CERTAIN 100

/* A person or organization of one text. */
typedef struct
{
  DossierEntityKind kind;
  DossierSubtype    subtype;
  char             *name; /* the fullest form in this text: "John Schulman" */
  char  *known_as;        /* its name in the shipped list ("Google DeepMind" for "DeepMind") or the title, or NULL */
  GStrv  aliases;         /* other forms in this text: "Schulman"; never NULL */
  double salience;        /* 0..1: how much the text is about it */
} DossierFoundEntity;

/* A place where an entity is named. */
typedef struct
{
  guint  start, length;
  guint  entity;     /* index into the recognition's entities */
  guint8 confidence; /* 1..100: of a hundred such names so many are right; 0 when it is not known */
} DossierMention;

/* How it is known who an end of a claim is. */
typedef enum
{
  DOSSIER_END_NOBODY,    /* nobody is named */
  DOSSIER_END_NAMED,     /* by the name the text calls it in full */
  DOSSIER_END_SHORT,     /* by another form of the name: the surname */
  DOSSIER_END_REFERENCE, /* by what stands for a name: "the company", "she" */
  DOSSIER_END_LEFT_OUT,  /* the sentence leaves it out */
} DossierEndHow;

typedef struct
{
  DossierEndHow how;
  guint         start, length; /* the words; 0 and 0 when there are none */
} DossierClaimEnd;

/* Something the text claims. */
typedef struct
{
  DossierClaimKind  kind;
  DossierClaimFlags flags;
  int               subject, object; /* indices into entities, or DOSSIER_NO_ENTITY (one of them at most) */
  char             *role;            /* "chief scientist", or NULL */
  char             *amount;          /* as written: "$4 billion", or NULL */
  char             *round;           /* of money: "Series B", "seed", or NULL */
  DossierDate       date;            /* unknown unless the text says */
  guint             start, length;   /* the cue: the words that state it */
  guint             sentence_start, sentence_length;
  char             *pattern; /* the name of the rule that found it */

  DossierClaimEnd subject_end, object_end;
  guint           doubt_start, doubt_length; /* the first words that put it in doubt; 0 and 0 when none do */
} DossierFoundClaim;

typedef struct
{
  GPtrArray *entities; /* (element-type DossierFoundEntity), most salient first */
  GArray    *mentions; /* of DossierMention, in text order, without overlaps */
  GPtrArray *claims;   /* (element-type DossierFoundClaim), in text order */
  GPtrArray *reasons;  /* one a mention: (element-type GPtrArray) of DossierNameReason; NULL when nobody asked */
  char       language[DOSSIER_LANGUAGE_SIZE]; /* of the text (ISO 639-1), "" when it is not known */
} DossierRecognition;

/* Was more than the lists used to find the names of a text in @language? */
gboolean dossier_language_is_read (const char *language);

DossierFoundEntity *dossier_found_entity_new (DossierEntityKind kind, DossierSubtype subtype, const char *name);
void                dossier_found_entity_free (DossierFoundEntity *entity);

/* Both ends DOSSIER_NO_ENTITY, date unknown, everything else 0. */
DossierFoundClaim *dossier_found_claim_new (DossierClaimKind kind);
void               dossier_found_claim_free (DossierFoundClaim *claim);

/* A stable word: "named", "short", "reference", "left out", "nobody". */
const char *dossier_end_how_to_string (DossierEndHow how);

DossierRecognition *dossier_recognition_new (void);
void                dossier_recognition_free (DossierRecognition *recognition);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFoundEntity, dossier_found_entity_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFoundClaim, dossier_found_claim_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRecognition, dossier_recognition_free)

G_END_DECLS
