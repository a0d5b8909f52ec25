/* dossier-annotation-edit.c - what is to be otherwise about some highlights
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-annotation-edit.h"

DossierAnnotationEdit *
dossier_annotation_edit_copy (const DossierAnnotationEdit *self)
{
  DossierAnnotationEdit *copy = g_memdup2 (self, sizeof *self);

  copy->note = g_strdup (self->note);
  copy->tag = g_strdup (self->tag);
  copy->tags = (const char *const *) g_strdupv ((GStrv) self->tags);
  return copy;
}

void
dossier_annotation_edit_free (DossierAnnotationEdit *self)
{
  g_free ((char *) self->note);
  g_free ((char *) self->tag);
  g_strfreev ((GStrv) self->tags);
  g_free (self);
}
