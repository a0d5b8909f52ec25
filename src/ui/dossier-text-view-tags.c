/* dossier-text-view-tags.c - how each part of a story's text looks, light and dark
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-text-view-tags.h"

#include "dossier-text-tag.h"

#define PERSON_LIGHT "#9141ac"
#define PERSON_DARK "#dc8add"
#define ORGANIZATION_LIGHT "#1c71d8"
#define ORGANIZATION_DARK "#62a0ea"

typedef enum
{
  PAINT_FOREGROUND,
  PAINT_BACKGROUND,
  PAINT_UNDERLINE,
} Paint;

/* Colours that differ between the two looks; each pair keeps a contrast of 4.5 : 1 under or on the text. */
static const struct
{
  const char *tag;
  Paint       paint;
  const char *light, *dark;
} paints[] = {
  { DOSSIER_TEXT_TAG_META, PAINT_FOREGROUND, "#6f6f6f", "#a4a4a4" },
  { "caption", PAINT_FOREGROUND, "#6f6f6f", "#a4a4a4" },
  { "quote1", PAINT_FOREGROUND, "#5e5c64", "#c0bfbc" },
  { "quote2", PAINT_FOREGROUND, "#5e5c64", "#c0bfbc" },
  { "quote3", PAINT_FOREGROUND, "#5e5c64", "#c0bfbc" },
  { "quote4", PAINT_FOREGROUND, "#5e5c64", "#c0bfbc" },
  { "quote5", PAINT_FOREGROUND, "#5e5c64", "#c0bfbc" },
  { "quote6", PAINT_FOREGROUND, "#5e5c64", "#c0bfbc" },
  { "code", PAINT_BACKGROUND, "#eeeeee", "#333333" },
  { "highlight-yellow", PAINT_BACKGROUND, "#fff0a3", "#665213" },
  { "highlight-green", PAINT_BACKGROUND, "#c8f0c6", "#235c2e" },
  { "highlight-blue", PAINT_BACKGROUND, "#cde4ff", "#1b477c" },
  { "highlight-pink", PAINT_BACKGROUND, "#ffd3e4", "#752d52" },
  { "highlight-underline", PAINT_UNDERLINE, "#b5157c", "#ff8ad1" },
  { DOSSIER_TEXT_TAG_NOTE, PAINT_UNDERLINE, "#e66100", "#ffa348" },
  { DOSSIER_TEXT_TAG_LINK, PAINT_FOREGROUND, "#1a5fb4", "#78aeed" },
  { DOSSIER_TEXT_TAG_PERSON, PAINT_UNDERLINE, PERSON_LIGHT, PERSON_DARK },
  { DOSSIER_TEXT_TAG_ORGANIZATION, PAINT_UNDERLINE, ORGANIZATION_LIGHT, ORGANIZATION_DARK },
  { DOSSIER_TEXT_TAG_SPOKEN, PAINT_BACKGROUND, "#dcd9fb", "#453d7a" },
  { DOSSIER_TEXT_TAG_FOUND, PAINT_BACKGROUND, "#ffbe6f", "#865e3c" },
  { DOSSIER_TEXT_TAG_FLASH, PAINT_BACKGROUND, "#f9d56e", "#7a5c00" },
};

static const char *const headings[] = { "h1", "h2", "h3", "h4", "h5", "h6" };
static const char *const quotes[] = { "quote1", "quote2", "quote3", "quote4", "quote5", "quote6" };
static const char *const items[] = { "item1", "item2", "item3", "item4", "item5", "item6" };
static const char *const highlights[]
    = { "highlight-yellow", "highlight-green", "highlight-blue", "highlight-pink", "highlight-underline" };

static GtkTextTag *
add_tag (GtkTextTagTable *tags, const char *name)
{
  GtkTextTag *tag = dossier_text_tag_new (name);

  gtk_text_tag_table_add (tags, tag);
  g_object_unref (tag); /* the table holds it */
  return tag;
}

static void
add_headings (GtkTextTagTable *tags)
{
  static const double scales[] = { 1.4, 1.2, 1.1, 1.05, 1.0, 1.0 };

  g_object_set (add_tag (tags, DOSSIER_TEXT_TAG_TITLE), "weight", PANGO_WEIGHT_BOLD, "scale", 1.6, "pixels-above-lines",
                4, "pixels-below-lines", 6, "pixels-inside-wrap", 2, NULL);
  g_object_set (add_tag (tags, DOSSIER_TEXT_TAG_META), "scale", 0.87, "pixels-below-lines", 14, NULL);
  for (guint i = 0; i < DOSSIER_TEXT_MAX_LEVEL; i++)
    g_object_set (add_tag (tags, headings[i]), "weight", PANGO_WEIGHT_BOLD, "scale", scales[i], "pixels-above-lines",
                  12, "pixels-below-lines", 8, NULL);
}

static void
add_blocks (GtkTextTagTable *tags)
{
  add_tag (tags, DOSSIER_TEXT_TAG_PARAGRAPH);
  for (guint i = 0; i < DOSSIER_TEXT_MAX_LEVEL; i++)
    g_object_set (add_tag (tags, quotes[i]), "left-margin",
                  DOSSIER_TEXT_MARGIN + (int) (i + 1) * DOSSIER_TEXT_QUOTE_INDENT, "style", PANGO_STYLE_ITALIC, "scale",
                  0.97, "pixels-below-lines", 8, NULL);
  for (guint i = 0; i < DOSSIER_TEXT_MAX_LEVEL; i++)
    g_object_set (add_tag (tags, items[i]), "left-margin",
                  DOSSIER_TEXT_MARGIN + (int) i * DOSSIER_TEXT_LIST_INDENT + DOSSIER_TEXT_ITEM_INDENT,
                  "pixels-below-lines", 7, NULL);
  g_object_set (add_tag (tags, "code-block"), "family", "monospace", "scale", 0.88, "left-margin",
                DOSSIER_TEXT_MARGIN + DOSSIER_TEXT_CODE_INDENT, "right-margin",
                DOSSIER_TEXT_MARGIN + DOSSIER_TEXT_CODE_INDENT, NULL);
  g_object_set (add_tag (tags, DOSSIER_TEXT_TAG_ROW), "scale", DOSSIER_TEXT_ROW_SCALE, NULL);
  g_object_set (add_tag (tags, DOSSIER_TEXT_TAG_ROW_HEADING), "weight", PANGO_WEIGHT_BOLD, NULL);
  add_tag (tags, DOSSIER_TEXT_TAG_ROW_LAST);
  g_object_set (add_tag (tags, "caption"), "scale", 0.87, NULL);
  g_object_set (add_tag (tags, DOSSIER_TEXT_TAG_OBJECT), "pixels-above-lines", 4, "pixels-below-lines", 14,
                "pixels-inside-wrap", 0, NULL);
}

static void
add_inline (GtkTextTagTable *tags)
{
  for (guint i = 0; i < G_N_ELEMENTS (highlights); i++)
    add_tag (tags, highlights[i]);
  g_object_set (gtk_text_tag_table_lookup (tags, "highlight-underline"), "underline", PANGO_UNDERLINE_LOW, NULL);
  g_object_set (add_tag (tags, "emphasis"), "style", PANGO_STYLE_ITALIC, NULL);
  g_object_set (add_tag (tags, "strong"), "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (add_tag (tags, "code"), "family", "monospace", "scale", 0.92, NULL);
  g_object_set (add_tag (tags, DOSSIER_TEXT_TAG_NOTE), "underline", PANGO_UNDERLINE_DOUBLE, NULL);
  add_tag (tags, DOSSIER_TEXT_TAG_LINK);
  g_object_set (add_tag (tags, DOSSIER_TEXT_TAG_REFERENCE), "scale", 0.75, NULL);
  g_object_set (add_tag (tags, DOSSIER_TEXT_TAG_PERSON), "underline", PANGO_UNDERLINE_SINGLE, NULL);
  g_object_set (add_tag (tags, DOSSIER_TEXT_TAG_ORGANIZATION), "underline", PANGO_UNDERLINE_SINGLE, NULL);
  add_tag (tags, DOSSIER_TEXT_TAG_SPOKEN);
  add_tag (tags, DOSSIER_TEXT_TAG_FOUND);
  add_tag (tags, DOSSIER_TEXT_TAG_FLASH);
}

GtkTextTagTable *
dossier_text_tags_new (void)
{
  GtkTextTagTable *tags = gtk_text_tag_table_new ();

  add_headings (tags);
  add_blocks (tags);
  add_inline (tags);
  dossier_text_tags_set_dark (tags, FALSE);
  return tags;
}

void
dossier_text_tags_set_dark (GtkTextTagTable *tags, gboolean dark)
{
  for (guint i = 0; i < G_N_ELEMENTS (paints); i++)
    {
      GtkTextTag *tag = gtk_text_tag_table_lookup (tags, paints[i].tag);
      GdkRGBA     colour;

      gdk_rgba_parse (&colour, dark ? paints[i].dark : paints[i].light);
      switch (paints[i].paint) /* no default: -Wswitch finds what is missing */
        {
        case PAINT_FOREGROUND: g_object_set (tag, "foreground-rgba", &colour, NULL); break;
        case PAINT_BACKGROUND: g_object_set (tag, "background-rgba", &colour, NULL); break;
        case PAINT_UNDERLINE: g_object_set (tag, "underline-rgba", &colour, NULL); break;
        }
    }
}

const char *
dossier_text_tags_of_colour (DossierColour colour)
{
  g_return_val_if_fail ((guint) colour < G_N_ELEMENTS (highlights), NULL);
  return highlights[colour];
}

const char *
dossier_text_tags_of_span (DossierSpanKind kind, guint level)
{
  guint i = CLAMP (level, 1, DOSSIER_TEXT_MAX_LEVEL) - 1;

  switch (kind) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_SPAN_HEADING: return headings[i];
    case DOSSIER_SPAN_QUOTE: return quotes[i];
    case DOSSIER_SPAN_LIST_ITEM: return items[i];
    case DOSSIER_SPAN_CODE_BLOCK: return "code-block";
    case DOSSIER_SPAN_CAPTION: return "caption";
    case DOSSIER_SPAN_TABLE:
    case DOSSIER_SPAN_IMAGE: return DOSSIER_TEXT_TAG_OBJECT;
    case DOSSIER_SPAN_EMPHASIS: return "emphasis";
    case DOSSIER_SPAN_STRONG: return "strong";
    case DOSSIER_SPAN_CODE: return "code";
    case DOSSIER_SPAN_LINK: return DOSSIER_TEXT_TAG_LINK;
    case DOSSIER_SPAN_ANCHOR: return DOSSIER_TEXT_TAG_PARAGRAPH;
    }
  g_assert_not_reached ();
}

void
dossier_text_tags_get_name_colour (DossierEntityKind kind, gboolean dark, GdkRGBA *colour)
{
  if (kind == DOSSIER_ENTITY_PERSON)
    gdk_rgba_parse (colour, dark ? PERSON_DARK : PERSON_LIGHT);
  else
    gdk_rgba_parse (colour, dark ? ORGANIZATION_DARK : ORGANIZATION_LIGHT);
}

/* Each keeps a contrast of 3 : 1 to the page. */
void
dossier_text_tags_get_line_colour (DossierColour colour, gboolean dark, GdkRGBA *rgba)
{
  static const char *const light[] = { "#9c7a00", "#1a8a4f", "#1c71d8", "#c2458f", "#b5157c" };
  static const char *const dim[] = { "#f8e45c", "#8ff0a4", "#99c1f1", "#ffa8cb", "#ff8ad1" };

  g_return_if_fail ((guint) colour < G_N_ELEMENTS (light));
  gdk_rgba_parse (rgba, dark ? dim[colour] : light[colour]);
}

void
dossier_text_tags_get_mark_colour (gboolean dark, GdkRGBA *colour)
{
  gdk_rgba_parse (colour, dark ? "#ffa348" : "#e66100");
}

const char *
dossier_text_tags_get_ground (DossierColour colour)
{
  for (guint i = 0; i < G_N_ELEMENTS (paints); i++)
    if (paints[i].paint == PAINT_BACKGROUND && g_str_equal (paints[i].tag, dossier_text_tags_of_colour (colour)))
      return paints[i].light;
  return NULL;
}
