/* dossier-claim.c - something a story claims, with the sentence it came from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim.h"

#include "dossier-valid-text.h"

struct _DossierClaim
{
  GObject         parent;
  DossierClaimRow row;
};

G_DEFINE_FINAL_TYPE (DossierClaim, dossier_claim, G_TYPE_OBJECT)

typedef enum
{
  PROP_ROW = 1,
  N_PROPS
} DossierClaimProp;

static void
copy_row (DossierClaimRow *to, const DossierClaimRow *from)
{
  *to = *from;
  to->subject_name = dossier_valid_text_dup (from->subject_name);
  to->object_name = dossier_valid_text_dup (from->object_name);
  to->role = dossier_valid_text_dup (from->role);
  to->amount = dossier_valid_text_dup (from->amount);
  to->pattern = dossier_valid_text_dup (from->pattern);
  to->story_title = dossier_valid_text_dup (from->story_title);
  to->story_source = dossier_valid_text_dup (from->story_source);
  to->story_uri = dossier_valid_text_dup (from->story_uri);
  to->sentence = dossier_valid_text_dup (from->sentence);
}

static void
clear_row (DossierClaimRow *row)
{
  g_free (row->subject_name);
  g_free (row->object_name);
  g_free (row->role);
  g_free (row->amount);
  g_free (row->pattern);
  g_free (row->story_title);
  g_free (row->story_source);
  g_free (row->story_uri);
  g_free (row->sentence);
}

static void
dossier_claim_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DossierClaim *self = DOSSIER_CLAIM (object);

  switch ((DossierClaimProp) id) /* no default: -Wswitch finds what is missing */
    {
    case PROP_ROW: g_value_set_pointer (value, &self->row); break;
    case N_PROPS: g_assert_not_reached ();
    }
}

static void
dossier_claim_finalize (GObject *object)
{
  clear_row (&DOSSIER_CLAIM (object)->row);
  G_OBJECT_CLASS (dossier_claim_parent_class)->finalize (object);
}

static void
dossier_claim_class_init (DossierClaimClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dossier_claim_get_property;
  object_class->finalize = dossier_claim_finalize;
  g_object_class_install_property (
      object_class, PROP_ROW,
      g_param_spec_pointer ("row", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
}

static void
dossier_claim_init (DossierClaim *self)
{
}

DossierClaim *
dossier_claim_new (const DossierClaimRow *row)
{
  DossierClaim *self = g_object_new (DOSSIER_TYPE_CLAIM, NULL);

  copy_row (&self->row, row);
  return self;
}

const DossierClaimRow *
dossier_claim_get_row (DossierClaim *self)
{
  return &self->row;
}

void
dossier_claim_set_row (DossierClaim *self, const DossierClaimRow *row)
{
  DossierClaimRow old = self->row;

  copy_row (&self->row, row);
  clear_row (&old);
  g_object_notify (G_OBJECT (self), "row");
}

gint64
dossier_claim_get_told (const DossierClaimRow *claim)
{
  return claim->story_published.precision != DOSSIER_PRECISION_UNKNOWN ? claim->story_published.from : 0;
}

gboolean
dossier_claim_is_confirmed (const DossierClaimRow *claim)
{
  switch (claim->decision) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_DECISION_CONFIRMED: return TRUE;
    case DOSSIER_DECISION_EDITED:
    case DOSSIER_DECISION_ADDED:
      return (claim->flags & (DOSSIER_CLAIM_PLANNED | DOSSIER_CLAIM_REPORTED | DOSSIER_CLAIM_RUMOURED)) == 0;
    case DOSSIER_DECISION_NONE:
    case DOSSIER_DECISION_REJECTED: break;
    }
  return FALSE;
}

gboolean
dossier_claim_is_uprooted (const DossierClaimRow *claim)
{
  return claim->sentence_length == 0;
}
