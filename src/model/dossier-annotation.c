/* dossier-annotation.c - a highlight, with or without a note
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-annotation.h"

#include <string.h>
#include "dossier-valid-text.h"

struct _DossierAnnotation
{
  GObject              parent;
  DossierAnnotationRow row;
};

G_DEFINE_FINAL_TYPE (DossierAnnotation, dossier_annotation, G_TYPE_OBJECT)

typedef enum
{
  PROP_ROW = 1,
  N_PROPS
} DossierAnnotationProp;

static void
copy_row (DossierAnnotationRow *to, const DossierAnnotationRow *from)
{
  *to = *from;
  to->uid = g_strdup (from->uid);
  to->quote = dossier_valid_text_dup (from->quote);
  to->prefix = dossier_valid_text_dup (from->prefix);
  to->suffix = dossier_valid_text_dup (from->suffix);
  to->note = dossier_valid_text_dup (from->note);
  to->tags = g_strdupv (from->tags);
  to->entity_name = dossier_valid_text_dup (from->entity_name);
  to->claim_subject_name = dossier_valid_text_dup (from->claim_subject_name);
  to->claim_object_name = dossier_valid_text_dup (from->claim_object_name);
  to->claim_sentence = dossier_valid_text_dup (from->claim_sentence);
  to->draft = dossier_valid_text_dup (from->draft);
}

static void
clear_row (DossierAnnotationRow *row)
{
  g_free (row->uid);
  g_free (row->quote);
  g_free (row->prefix);
  g_free (row->suffix);
  g_free (row->note);
  g_strfreev (row->tags);
  g_free (row->entity_name);
  g_free (row->claim_subject_name);
  g_free (row->claim_object_name);
  g_free (row->claim_sentence);
  g_free (row->draft);
}

static void
dossier_annotation_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DossierAnnotation *self = DOSSIER_ANNOTATION (object);

  switch ((DossierAnnotationProp) id) /* no default: -Wswitch finds what is missing */
    {
    case PROP_ROW: g_value_set_pointer (value, &self->row); break;
    case N_PROPS: g_assert_not_reached ();
    }
}

static void
dossier_annotation_finalize (GObject *object)
{
  clear_row (&DOSSIER_ANNOTATION (object)->row);
  G_OBJECT_CLASS (dossier_annotation_parent_class)->finalize (object);
}

static void
dossier_annotation_class_init (DossierAnnotationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dossier_annotation_get_property;
  object_class->finalize = dossier_annotation_finalize;
  g_object_class_install_property (
      object_class, PROP_ROW,
      g_param_spec_pointer ("row", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
}

static void
dossier_annotation_init (DossierAnnotation *self)
{
}

DossierAnnotation *
dossier_annotation_new (const DossierAnnotationRow *row)
{
  DossierAnnotation *self = g_object_new (DOSSIER_TYPE_ANNOTATION, NULL);

  copy_row (&self->row, row);
  return self;
}

const DossierAnnotationRow *
dossier_annotation_get_row (DossierAnnotation *self)
{
  return &self->row;
}

void
dossier_annotation_set_row (DossierAnnotation *self, const DossierAnnotationRow *row)
{
  DossierAnnotationRow old = self->row;

  copy_row (&self->row, row);
  clear_row (&old);
  g_object_notify (G_OBJECT (self), "row");
}

gboolean
dossier_annotation_is_lost (const DossierAnnotationRow *row, gint64 present)
{
  gboolean has_words = row->quote != NULL && *row->quote != '\0';

  return has_words && (row->length == 0 || (row->revision != 0 && row->revision != present));
}

static const char *const colours[] = { "yellow", "green", "blue", "pink", "underline" };

const char *
dossier_colour_to_string (DossierColour colour)
{
  g_return_val_if_fail ((guint) colour < G_N_ELEMENTS (colours), NULL);
  return colours[colour];
}

gboolean
dossier_colour_from_string (const char *word, DossierColour *colour)
{
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    if (g_strcmp0 (colours[i], word) == 0)
      {
        *colour = i;
        return TRUE;
      }
  return FALSE;
}

char *
dossier_quote_dup_shown (const char *quote)
{
  g_autoptr (GString) shown = NULL;

  if (quote == NULL)
    return NULL;
  shown = g_string_new (NULL);
  for (const char *p = quote; *p != '\0';)
    {
      gsize n = strcspn (p, "\t"), tabs = strspn (p + n, "\t");

      g_string_append_len (shown, p, (gssize) n);
      p += n + tabs;
      /* Nothing parts a cell from the edge of the quote, or of a row. */
      if (tabs > 0 && *p != '\0' && *p != '\n' && shown->len > 0 && shown->str[shown->len - 1] != '\n')
        g_string_append (shown, " · ");
    }
  return g_string_free (g_steal_pointer (&shown), FALSE);
}
