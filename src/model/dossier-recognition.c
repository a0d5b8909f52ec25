/* dossier-recognition.c - what was found in one text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-recognition.h"

#include <string.h>

DossierFoundEntity *
dossier_found_entity_new (DossierEntityKind kind, DossierSubtype subtype, const char *name)
{
  DossierFoundEntity *entity = g_new0 (DossierFoundEntity, 1);

  entity->kind = kind;
  entity->subtype = subtype;
  entity->name = g_strdup (name);
  entity->aliases = g_new0 (char *, 1);
  return entity;
}

void
dossier_found_entity_free (DossierFoundEntity *entity)
{
  if (entity == NULL)
    return;
  g_free (entity->name);
  g_free (entity->known_as);
  g_strfreev (entity->aliases);
  g_free (entity);
}

DossierFoundClaim *
dossier_found_claim_new (DossierClaimKind kind)
{
  DossierFoundClaim *claim = g_new0 (DossierFoundClaim, 1);

  claim->kind = kind;
  claim->subject = claim->object = DOSSIER_NO_ENTITY;
  return claim;
}

const char *
dossier_end_how_to_string (DossierEndHow how)
{
  switch (how) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_END_NOBODY: return "nobody";
    case DOSSIER_END_NAMED: return "named";
    case DOSSIER_END_SHORT: return "short";
    case DOSSIER_END_REFERENCE: return "reference";
    case DOSSIER_END_LEFT_OUT: return "left out";
    }
  g_assert_not_reached ();
}

void
dossier_found_claim_free (DossierFoundClaim *claim)
{
  if (claim == NULL)
    return;
  g_free (claim->role);
  g_free (claim->amount);
  g_free (claim->round);
  g_free (claim->pattern);
  g_free (claim);
}

DossierRecognition *
dossier_recognition_new (void)
{
  DossierRecognition *recognition = g_new0 (DossierRecognition, 1);

  recognition->entities = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_found_entity_free);
  recognition->mentions = g_array_new (FALSE, FALSE, sizeof (DossierMention));
  recognition->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_found_claim_free);
  return recognition;
}

void
dossier_recognition_free (DossierRecognition *recognition)
{
  if (recognition == NULL)
    return;
  g_ptr_array_unref (recognition->entities);
  g_array_unref (recognition->mentions);
  g_ptr_array_unref (recognition->claims);
  g_clear_pointer (&recognition->reasons, g_ptr_array_unref);
  g_free (recognition);
}

gboolean
dossier_language_is_read (const char *language)
{
  return *language == '\0' || strcmp (language, "en") == 0;
}
