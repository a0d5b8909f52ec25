/* dossier-text-look.c - how large the text of a story is, how much air it has, and in which colours it stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-text-look.h"

#include "dossier-text-view-tags.h"

/* How far the number of a footnote stands above the line, in sizes of the letters. */
#define REFERENCE_RISE 0.3

/* ---- colours ---- */

typedef struct
{
  const char *tag, *property, *colour;
} Paint;

/* Where sepia is not as light is; 4.5 : 1 under or on the text, on #f6efe0. */
static const Paint sepia_paints[] = {
  { DOSSIER_TEXT_TAG_META, "foreground-rgba", "#6b5b48" },
  { "caption", "foreground-rgba", "#6b5b48" },
  { "quote1", "foreground-rgba", "#5b4c3a" },
  { "quote2", "foreground-rgba", "#5b4c3a" },
  { "quote3", "foreground-rgba", "#5b4c3a" },
  { "quote4", "foreground-rgba", "#5b4c3a" },
  { "quote5", "foreground-rgba", "#5b4c3a" },
  { "quote6", "foreground-rgba", "#5b4c3a" },
  { "code", "background-rgba", "#e9dfc9" },
  { "highlight-yellow", "background-rgba", "#f5d877" },
  { "highlight-green", "background-rgba", "#c3e3ae" },
  { "highlight-blue", "background-rgba", "#c0d9ea" },
  { "highlight-pink", "background-rgba", "#f5c3cb" },
  { DOSSIER_TEXT_TAG_LINK, "foreground-rgba", "#1a5192" },
};

/* What is dimmed otherwise. */
static const char *const dimmed[]
    = { DOSSIER_TEXT_TAG_META, "caption", "quote1", "quote2", "quote3", "quote4", "quote5", "quote6" };

static void
paint (GtkTextTagTable *tags, const DossierTextLook *look)
{
  dossier_text_tags_set_dark (tags, look->colours == DOSSIER_TEXT_DARK);
  for (guint i = 0; look->colours == DOSSIER_TEXT_SEPIA && i < G_N_ELEMENTS (sepia_paints); i++)
    {
      GdkRGBA colour;

      gdk_rgba_parse (&colour, sepia_paints[i].colour);
      g_object_set (gtk_text_tag_table_lookup (tags, sepia_paints[i].tag), sepia_paints[i].property, &colour, NULL);
    }
  for (guint i = 0; look->has_high_contrast && i < G_N_ELEMENTS (dimmed); i++)
    g_object_set (gtk_text_tag_table_lookup (tags, dimmed[i]), "foreground-set", FALSE, NULL);
}

void
dossier_text_look_get_code_colour (const DossierTextLook *look, GdkRGBA *colour)
{
  switch (look->colours) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_TEXT_LIGHT: gdk_rgba_parse (colour, "#f3f3f3"); break;
    case DOSSIER_TEXT_SEPIA: gdk_rgba_parse (colour, "#ece2ce"); break;
    case DOSSIER_TEXT_DARK: gdk_rgba_parse (colour, "#2b2b2b"); break;
    }
}

/* ---- space ---- */

/* In sizes of the letters: above and below a paragraph, and between its lines (-1: as everywhere). */
typedef struct
{
  const char *tag;
  double      above, below, inside;
} Air;

static const Air airs[] = {
  { DOSSIER_TEXT_TAG_TITLE, 0.25, 0.35, 0.12 },
  { DOSSIER_TEXT_TAG_META, 0, 0.85, 0.3 },
  { "h1", 1.0, 0.5, 0.14 },
  { "h2", 0.9, 0.45, 0.16 },
  { "h3", 0.75, 0.4, 0.18 },
  { "h4", 0.7, 0.35, 0.2 },
  { "h5", 0.7, 0.35, 0.2 },
  { "h6", 0.7, 0.35, 0.2 },
  { "quote1", 0, 0.6, -1 },
  { "quote2", 0, 0.6, -1 },
  { "quote3", 0, 0.6, -1 },
  { "quote4", 0, 0.6, -1 },
  { "quote5", 0, 0.6, -1 },
  { "quote6", 0, 0.6, -1 },
  { "item1", 0, 0.45, -1 },
  { "item2", 0, 0.45, -1 },
  { "item3", 0, 0.45, -1 },
  { "item4", 0, 0.45, -1 },
  { "item5", 0, 0.45, -1 },
  { "item6", 0, 0.45, -1 },
  { "code-block", DOSSIER_TEXT_CODE_AIR, 1.1 + DOSSIER_TEXT_CODE_AIR, 0.15 },
  { DOSSIER_TEXT_TAG_ROW, 0.3, 0.35, 0.2 },
  { DOSSIER_TEXT_TAG_ROW_LAST, 0.3, 1.1, 0.2 },
  { "caption", 0, 1.1, 0.3 },
  { DOSSIER_TEXT_TAG_OBJECT, 0.25, 0.8, 0 },
};

static void
breathe (GtkTextTagTable *tags, const DossierTextLook *look)
{
  for (guint i = 0; i < G_N_ELEMENTS (airs); i++)
    {
      GtkTextTag *tag = gtk_text_tag_table_lookup (tags, airs[i].tag);

      g_object_set (tag, "pixels-above-lines", (int) (airs[i].above * look->size + 0.5), "pixels-below-lines",
                    (int) (airs[i].below * look->size + 0.5), NULL);
      if (airs[i].inside >= 0)
        g_object_set (tag, "pixels-inside-wrap", (int) (airs[i].inside * look->size + 0.5), NULL);
    }
}

int
dossier_text_look_get_line_gap (const DossierTextLook *look)
{
  static const double gaps[] = { [DOSSIER_TEXT_TIGHT] = 0.2, [DOSSIER_TEXT_NORMAL] = 0.4, [DOSSIER_TEXT_LOOSE] = 0.65 };

  return (int) (gaps[look->spacing] * look->size);
}

int
dossier_text_look_get_paragraph_gap (const DossierTextLook *look)
{
  static const double gaps[] = { [DOSSIER_TEXT_TIGHT] = 0.75, [DOSSIER_TEXT_NORMAL] = 1.1, [DOSSIER_TEXT_LOOSE] = 1.4 };

  return (int) (gaps[look->spacing] * look->size);
}

void
dossier_text_look_apply (const DossierTextLook *look, GtkTextTagTable *tags)
{
  paint (tags, look);
  breathe (tags, look);
  g_object_set (gtk_text_tag_table_lookup (tags, DOSSIER_TEXT_TAG_REFERENCE), "rise",
                (int) (REFERENCE_RISE * look->size * PANGO_SCALE), NULL);
}
