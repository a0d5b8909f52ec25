/* dossier-story-line.c - a story in the list
 *
 * counted_width: the width title_rows and summary_rows were counted for, -1 when there is another text.
 * snippet:       what a search found in the story, or NULL; is_dark: its marks are those for a dark window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-story-line.h"

#include "dossier-accessible.h"
#include "dossier-age.h"
#include "dossier-claim-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* Pixels between the parts, and the rows of a full line: title 2, first words 2 and those that others leave. */
#define GAP 3
#define CHIP_GAP 5
/* And beside the chip. */
#define CHIP_SPACE 8
/* Before the dot of what is unread below. */
#define UNREAD_GAP 4
#define TITLE_ROWS 2
#define SUMMARY_ROWS 2
#define MINIMUM_WIDTH 160
/* Pixels below a heading. */
#define HEADING_GAP 9
/* Pixels before a story that another one leads. */
#define INDENT 24
/* Parts of a compact line's width that the title has, of so many. */
#define TITLE_PARTS 2
#define ALL_PARTS 3
/* Pixels of a letter in text that has hardly anything but narrow ones. */
#define NARROW_LETTER 4

struct _DossierStoryLine
{
  GtkWidget parent;

  DossierStory *story;
  int           counted_width, title_rows, summary_rows;
  gboolean      is_compact, is_dark;

  DossierSnippet *snippet;

  GtkWidget *meta; /* a box: sign of the choice, source and age, archived, star, dot */
  GtkWidget *source;
  GtkWidget *check, *archived, *star, *dot; /* NULL: not needed yet */
  GtkWidget *title;
  GtkWidget *summary;
  GtkWidget *chip;
  GtkWidget *heading; /* NULL: none */

  DossierGroupRow group;
  guint           n_unread;  /* of what it leads, while that is closed */
  GtkWidget      *more;      /* a button that opens and closes what the story leads; NULL: nothing */
  GtkWidget      *unread[2]; /* in it: dot and words, of those that are unread */
};

G_DEFINE_FINAL_TYPE (DossierStoryLine, dossier_story_line, GTK_TYPE_WIDGET)

/* ---- sizes ---- */

static int
measure_height (GtkWidget *child)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

static int
heading_height (DossierStoryLine *self)
{
  return self->heading != NULL ? measure_height (self->heading) + HEADING_GAP : 0;
}

/* A full line has room for it beside the chip. */
static int
more_height (DossierStoryLine *self)
{
  return self->more != NULL && self->is_compact ? GAP + measure_height (self->more) : 0;
}

/* Of the row below the first words. */
static int
last_height (DossierStoryLine *self)
{
  return MAX (measure_height (self->chip), self->more != NULL ? measure_height (self->more) : 0);
}

/* Inscriptions have a minimum of one row, so that is what a row takes. */
static int
full_height (DossierStoryLine *self)
{
  if (self->is_compact)
    return MAX (measure_height (self->meta), measure_height (self->title));
  return measure_height (self->meta) + GAP + TITLE_ROWS * measure_height (self->title) + GAP
         + SUMMARY_ROWS * measure_height (self->summary) + CHIP_GAP + last_height (self);
}

static void
dossier_story_line_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  DossierStoryLine *self = DOSSIER_STORY_LINE (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                            ? MINIMUM_WIDTH
                            : heading_height (self) + full_height (self) + more_height (self);
}

/* The rows @inscription would take at this width, at most @most. Text that is long for certain is not laid out: that
 * would be the dearest part of a jump through the list. */
static int
count_rows (GtkWidget *inscription, int width, int most)
{
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (inscription));
  g_autoptr (PangoLayout) layout = NULL;

  if (text == NULL)
    return 1;
  if (most < 2 || g_utf8_strlen (text, -1) * NARROW_LETTER > (glong) most * width)
    return most;
  layout = gtk_widget_create_pango_layout (inscription, text);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_attributes (layout, gtk_inscription_get_attributes (GTK_INSCRIPTION (inscription)));

  return CLAMP (pango_layout_get_line_count (layout), 1, most);
}

static int
place (GtkWidget *child, int y, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation){ 0, y, width, height }, -1);

  return y + height;
}

/* Below @top: the title, and at the end of its row the rest. */
static void
allocate_compact (DossierStoryLine *self, int top, int width)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int      title = width * TITLE_PARTS / ALL_PARTS, rest = width - title - GAP;
  int      height = full_height (self);

  gtk_widget_size_allocate (self->title, &(GtkAllocation){ is_rtl ? width - title : 0, top, title, height }, -1);
  gtk_widget_size_allocate (self->meta, &(GtkAllocation){ is_rtl ? 0 : width - rest, top, rest, height }, -1);
}

static int
natural_width (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* The chip, and behind it the button, which shows all of its words. */
static void
allocate_last (DossierStoryLine *self, int y, int width)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int      height = last_height (self), chip_height = measure_height (self->chip);
  int      more = self->more != NULL ? MIN (natural_width (self->more), width) : 0;
  int      chip = MIN (natural_width (self->chip), width - more - (more > 0 ? CHIP_SPACE : 0));
  int      start = gtk_widget_get_child_visible (self->chip) ? chip + CHIP_SPACE : 0;

  gtk_widget_size_allocate (
      self->chip,
      &(GtkAllocation){ is_rtl ? width - chip : 0, y + (height - chip_height) / 2, MAX (chip, 0), chip_height }, -1);
  if (self->more != NULL)
    gtk_widget_size_allocate (self->more, &(GtkAllocation){ is_rtl ? width - start - more : start, y, more, height },
                              -1);
}

static void
allocate_full (DossierStoryLine *self, int top, int width, int height)
{
  int      title_row = measure_height (self->title);
  int      summary_row = measure_height (self->summary);
  gboolean has_last = gtk_widget_get_child_visible (self->chip) || self->more != NULL;
  int      room, y;

  if (width != self->counted_width)
    {
      self->counted_width = width;
      self->title_rows = self->summary_rows = 0;
    }
  if (self->title_rows == 0)
    self->title_rows = count_rows (self->title, width, TITLE_ROWS);
  y = place (self->meta, top, width, measure_height (self->meta)) + GAP;
  y = place (self->title, y, width, self->title_rows * title_row) + GAP;
  room = height - y - (has_last ? CHIP_GAP + last_height (self) : 0);
  if (self->summary_rows == 0)
    self->summary_rows = count_rows (self->summary, width, MAX (1, room / MAX (1, summary_row)));
  y = place (self->summary, y, width, self->summary_rows * summary_row) + CHIP_GAP;
  allocate_last (self, MIN (y, height - last_height (self)), width);
}

static void
dossier_story_line_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierStoryLine *self = DOSSIER_STORY_LINE (widget);
  int               top = heading_height (self);

  if (self->heading != NULL)
    place (self->heading, 0, width, measure_height (self->heading));
  if (!self->is_compact)
    {
      allocate_full (self, top, width, height);
      return;
    }
  allocate_compact (self, top, width);
  if (self->more != NULL)
    place (self->more, height - measure_height (self->more), width, measure_height (self->more));
}

/* ---- words ---- */

/* A story that does not say when it was written is as old as its place here. */
static char *
dup_age (const DossierStoryRow *story, gint64 now)
{
  DossierDate saved = dossier_date_from_time (story->saved);

  return dossier_age_words (story->published.precision == DOSSIER_PRECISION_UNKNOWN ? &saved : &story->published, now);
}

static char *
dup_label (const DossierStoryRow *story, const char *age)
{
  g_autoptr (GString) label = g_string_new (story->title);

  if (story->source != NULL)
    g_string_append_printf (label, ", %s", story->source);
  if (age != NULL)
    g_string_append_printf (label, ", %s", age);
  if (!story->is_read)
    g_string_append_printf (label, ", %s", C_ ("story", "unread"));
  if (story->is_starred)
    g_string_append_printf (label, ", %s", C_ ("story", "starred"));
  if (story->is_archived)
    g_string_append_printf (label, ", %s", C_ ("story", "archived"));

  return g_string_free (g_steal_pointer (&label), FALSE);
}

char *
dossier_story_line_dup_label (const DossierStoryRow *story, gint64 now)
{
  g_autofree char *age = dup_age (story, now);

  return dup_label (story, age);
}

/* ---- what a search found ---- */

/* What stands below the title instead of the opening words; NULL: nothing does. */
static char *
dup_found (DossierStoryLine *self)
{
  const char *text = self->snippet != NULL ? self->snippet->text : NULL;

  if (text == NULL)
    return NULL;
  switch (self->snippet->source) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_SNIPPET_NOTE:
      /* TRANSLATORS: words that stand in a person's own note */
      return g_strdup_printf (_ ("Note: %s"), text);
    case DOSSIER_SNIPPET_HIGHLIGHT:
      /* TRANSLATORS: words of a text that a person has marked */
      return g_strdup_printf (_ ("Highlight: %s"), text);
    case DOSSIER_SNIPPET_TEXT:
    case DOSSIER_SNIPPET_NONE: break;
    }
  return g_strdup (text);
}

/* Each pair keeps a contrast of 7 : 1. */
static void
add_mark (PangoAttrList *list, const DossierMark *mark, guint offset, gboolean is_dark)
{
  static const char *const papers[] = { "#ffdca3", "#5f4519" }, *const inks[] = { "#1e1e1e", "#ffffff" };
  PangoColor      paper, ink;
  PangoAttribute *attributes[3];

  pango_color_parse (&paper, papers[is_dark]);
  pango_color_parse (&ink, inks[is_dark]);
  attributes[0] = pango_attr_background_new (paper.red, paper.green, paper.blue);
  attributes[1] = pango_attr_foreground_new (ink.red, ink.green, ink.blue);
  attributes[2] = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      attributes[i]->start_index = offset + mark->start;
      attributes[i]->end_index = offset + mark->end;
      pango_attr_list_insert (list, attributes[i]);
    }
}

/* @offset: where the text with @marks begins, in bytes. A title is bold by itself: there a line below says it too. */
static void
set_marks (GtkWidget *inscription, GArray *marks, guint offset, gboolean is_dark, gboolean has_line)
{
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const DossierMark *mark = &g_array_index (marks, DossierMark, i);
      PangoAttribute    *line = has_line ? pango_attr_underline_new (PANGO_UNDERLINE_SINGLE) : NULL;

      add_mark (list, mark, offset, is_dark);
      if (line == NULL)
        continue;
      line->start_index = offset + mark->start;
      line->end_index = offset + mark->end;
      pango_attr_list_insert (list, line);
    }
  gtk_inscription_set_attributes (GTK_INSCRIPTION (inscription), marks != NULL ? list : NULL);
}

/* Title and opening words, or where what is searched for stands. */
static void
show_words (DossierStoryLine *self)
{
  const DossierStoryRow *row = dossier_story_get_row (self->story);
  g_autofree char       *found = dup_found (self);
  gboolean               is_title = self->snippet != NULL && g_strcmp0 (self->snippet->title, row->title) == 0;

  self->is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  gtk_inscription_set_text (GTK_INSCRIPTION (self->title), row->title);
  set_marks (self->title, is_title ? self->snippet->title_marks : NULL, 0, self->is_dark, TRUE);
  gtk_inscription_set_text (GTK_INSCRIPTION (self->summary), found != NULL ? found : row->summary);
  set_marks (self->summary, found != NULL ? self->snippet->marks : NULL,
             found != NULL ? (guint) (g_strrstr (found, self->snippet->text) - found) : 0, self->is_dark, FALSE);
  if (found != NULL)
    gtk_widget_add_css_class (self->summary, "found");
  else
    gtk_widget_remove_css_class (self->summary, "found");
  self->counted_width = -1;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* ---- what it leads ---- */

/* Owned by the caller. */
static char *
dup_more_words (guint n)
{
  /* TRANSLATORS: other stories that tell of the same event */
  return g_strdup_printf (ngettext ("%u more source", "%u more sources", n), n);
}

/* Owned by the caller. */
static char *
dup_unread_words (guint n)
{
  /* TRANSLATORS: behind "3 more sources": of them */
  return g_strdup_printf (ngettext ("%u unread", "%u unread", n), n);
}

/* Of what it leads. Owned by the caller. */
static char *
dup_led (DossierStoryLine *self)
{
  g_autofree char *more = dup_more_words (self->group.n_more), *unread = dup_unread_words (self->n_unread);

  return self->n_unread > 0 ? g_strdup_printf ("%s, %s", more, unread) : g_steal_pointer (&more);
}

/* The story's @label with its place among those of its event. Owned by the caller. */
static char *
dup_grouped (DossierStoryLine *self, const char *label)
{
  g_autofree char *led = self->group.n_more > 0 ? dup_led (self) : NULL;

  if (led != NULL)
    return g_strdup_printf ("%s, %s, %s", label, led,
                            self->group.is_open ? C_ ("stories of an event", "open")
                                                : C_ ("stories of an event", "closed"));
  if (self->group.is_below)
    return g_strdup_printf ("%s, %s", label, _ ("of the same event"));
  return g_strdup (label);
}

/* A screen reader says all of it. */
static void
name (DossierStoryLine *self, const char *label)
{
  g_autofree char *found = dup_found (self), *grouped = dup_grouped (self, label);
  /* TRANSLATORS: a story as a screen reader says it, and the words of it that a search found */
  g_autofree char *whole = found != NULL ? g_strdup_printf (_ ("%s. Found: %s"), grouped, found) : g_strdup (grouped);

  dossier_accessible_name (GTK_WIDGET (self), whole);
  dossier_accessible_name_row (GTK_WIDGET (self), whole);
}

/* ---- signs ---- */

/* Whatever is seen asks the display for the mouse when it gets a tooltip: so they are shown afterwards. */
static void
explain (GtkWidget *sign, const char *words)
{
  gtk_widget_set_visible (sign, FALSE);
  gtk_widget_set_tooltip_text (sign, words);
}

static GtkWidget *
make_sign (const char *icon, const char *css_class, const char *words)
{
  GtkWidget *sign = gtk_image_new_from_icon_name (icon);

  gtk_widget_add_css_class (sign, css_class);
  explain (sign, words);
  return sign;
}

static GtkWidget *
make_check (void)
{
  return make_sign ("object-select-symbolic", "story-check", NULL);
}

static GtkWidget *
make_archived (void)
{
  return make_sign ("dossier-archive-symbolic", "story-archived", _ ("Archived"));
}

static GtkWidget *
make_star (void)
{
  return make_sign ("starred-symbolic", "story-star", _ ("Starred"));
}

static GtkWidget *
make_dot (void)
{
  GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (dot, "story-dot");
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  return dot;
}

static GtkWidget *
make_unread (void)
{
  GtkWidget *dot = make_dot ();

  explain (dot, _ ("Unread"));
  return dot;
}

/* Most lines need none of them, and each widget makes a list slower to show. @before: what it stands behind, NULL: it
 * is the first. */
static void
show_sign (DossierStoryLine *self, GtkWidget **sign, gboolean is_shown, GtkWidget *(*make) (void), GtkWidget *before)
{
  if (*sign == NULL && is_shown)
    {
      *sign = make ();
      gtk_box_insert_child_after (GTK_BOX (self->meta), *sign, before);
    }
  if (*sign != NULL)
    gtk_widget_set_visible (*sign, is_shown);
}

/* ---- a story ---- */

static void
show_meta (DossierStoryLine *self, const DossierStoryRow *story)
{
  gint64           now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *age = dup_age (story, now);
  g_autofree char *label = dup_label (story, age);
  g_autofree char *both = NULL;

  if (story->source != NULL && age != NULL && self->is_compact)
    /* TRANSLATORS: how old a story is and where it is from: "2 h · The Decoder" */
    both = g_strdup_printf (_ ("%1$s · %2$s"), age, story->source);
  else if (story->source != NULL && age != NULL)
    /* TRANSLATORS: where a story is from and how old it is: "The Decoder · 2 h" */
    both = g_strdup_printf (_ ("%s · %s"), story->source, age);
  else
    both = g_strdup (story->source != NULL ? story->source : age);
  gtk_inscription_set_text (GTK_INSCRIPTION (self->source), both);
  show_sign (self, &self->archived, story->is_archived, make_archived, self->source);
  show_sign (self, &self->star, story->is_starred, make_star, self->archived != NULL ? self->archived : self->source);
  show_sign (self, &self->dot, !story->is_read, make_unread, gtk_widget_get_last_child (self->meta));
  name (self, label);
}

static void
show_chip (DossierStoryLine *self, const DossierStoryRow *story)
{
  g_autofree char *words = NULL;

  if (story->claim_kind != 0)
    words = dossier_claim_chip (story->claim_kind, story->claim_flags, story->claim_subject, story->claim_object,
                                story->claim_subject == NULL);
  gtk_label_set_label (GTK_LABEL (self->chip), words != NULL ? words : "");
  gtk_widget_set_child_visible (self->chip, words != NULL && !self->is_compact);
}

static void
show_story (DossierStoryLine *self)
{
  const DossierStoryRow *story = dossier_story_get_row (self->story);

  show_meta (self, story);
  show_words (self);
  show_chip (self, story);
  if (story->is_read)
    gtk_widget_add_css_class (GTK_WIDGET (self), "read");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "read");
}

void
dossier_story_line_set_snippet (DossierStoryLine *self, DossierSnippet *snippet)
{
  if (self->snippet == snippet || self->story == NULL)
    return;
  g_clear_pointer (&self->snippet, dossier_snippet_unref);
  self->snippet = snippet != NULL ? dossier_snippet_ref (snippet) : NULL;
  show_meta (self, dossier_story_get_row (self->story));
  show_words (self);
}

void
dossier_story_line_set_chosen (DossierStoryLine *self, gboolean is_chosen)
{
  show_sign (self, &self->check, is_chosen, make_check, NULL);
}

void
dossier_story_line_set_compact (DossierStoryLine *self, gboolean is_compact)
{
  if (self->is_compact == is_compact)
    return;
  self->is_compact = is_compact;
  gtk_widget_set_child_visible (self->summary, !is_compact);
  if (is_compact)
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "compact");
  if (self->story != NULL)
    show_story (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* The row around it shows where it ends. */
static void
mark_row (DossierStoryLine *self, gboolean has_heading)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  if (row == NULL)
    return;
  if (has_heading)
    gtk_widget_add_css_class (row, "headed");
  else
    gtk_widget_remove_css_class (row, "headed");
}

void
dossier_story_line_set_heading (DossierStoryLine *self, const char *words)
{
  mark_row (self, words != NULL);
  if (words == NULL && self->heading == NULL)
    return;
  if (words == NULL)
    g_clear_pointer (&self->heading, gtk_widget_unparent);
  else if (self->heading == NULL)
    {
      self->heading = gtk_label_new (words);
      gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
      gtk_label_set_ellipsize (GTK_LABEL (self->heading), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (self->heading, "story-heading");
      gtk_widget_insert_before (self->heading, GTK_WIDGET (self), self->meta);
    }
  else
    {
      gtk_label_set_label (GTK_LABEL (self->heading), words);
      return;
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
more_cb (DossierStoryLine *self)
{
  g_signal_emit_by_name (self, "more-clicked");
}

/* The arrow, the words, and what is unread of it. */
static GtkWidget *
make_more (DossierStoryLine *self)
{
  GtkWidget *more = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *words = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), words);
  self->unread[0] = make_dot ();
  gtk_widget_set_margin_start (self->unread[0], UNREAD_GAP);
  self->unread[1] = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->unread[1], "story-more-unread");
  for (guint i = 0; i < G_N_ELEMENTS (self->unread); i++)
    gtk_box_append (GTK_BOX (box), self->unread[i]);
  gtk_button_set_child (GTK_BUTTON (more), box);
  gtk_widget_set_halign (more, GTK_ALIGN_START);
  gtk_widget_add_css_class (more, "flat");
  gtk_widget_add_css_class (more, "story-more");
  g_signal_connect_object (more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_insert_after (more, GTK_WIDGET (self), self->chip);
  return more;
}

static void
show_more (DossierStoryLine *self)
{
  g_autofree char *words = dup_more_words (self->group.n_more), *unread = dup_unread_words (self->n_unread);
  g_autofree char *both = dup_led (self);
  GtkWidget       *image = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (self->more)));

  gtk_image_set_from_icon_name (GTK_IMAGE (image), self->group.is_open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (image)), words);
  gtk_label_set_label (GTK_LABEL (self->unread[1]), unread);
  for (guint i = 0; i < G_N_ELEMENTS (self->unread); i++)
    gtk_widget_set_visible (self->unread[i], self->n_unread > 0);
  dossier_accessible_name (self->more, both);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_STATE_EXPANDED, self->group.is_open, -1);
}

void
dossier_story_line_set_group (DossierStoryLine *self, const DossierGroupRow *group, guint n_unread)
{
  gboolean has_more = group->n_more > 0;

  if (self->group.n_more == group->n_more && self->group.is_open == group->is_open
      && self->group.is_below == group->is_below && self->n_unread == n_unread)
    return;
  self->group = *group;
  self->n_unread = n_unread;
  if (has_more != (self->more != NULL))
    {
      self->counted_width = -1; /* the first words have another room */
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  if (!has_more)
    g_clear_pointer (&self->more, gtk_widget_unparent);
  else if (self->more == NULL)
    self->more = make_more (self);
  if (has_more)
    show_more (self);
  gtk_widget_set_margin_start (GTK_WIDGET (self), group->is_below ? INDENT : 0);
  if (self->story != NULL)
    show_meta (self, dossier_story_get_row (self->story));
}

void
dossier_story_line_refresh (DossierStoryLine *self)
{
  if (self->story != NULL)
    show_meta (self, dossier_story_get_row (self->story));
}

void
dossier_story_line_set_story (DossierStoryLine *self, DossierStory *story)
{
  if (self->story == story)
    return;
  if (self->story != NULL)
    g_signal_handlers_disconnect_by_func (self->story, show_story, self);
  g_set_object (&self->story, story);
  g_clear_pointer (&self->snippet, dossier_snippet_unref);
  if (story == NULL)
    return;

  g_signal_connect_object (story, "notify::row", G_CALLBACK (show_story), self, G_CONNECT_SWAPPED);
  show_story (self);
}

DossierStory *
dossier_story_line_get_story (DossierStoryLine *self)
{
  return self->story;
}

/* ---- object ---- */

static void
dossier_story_line_dispose (GObject *object)
{
  DossierStoryLine *self = DOSSIER_STORY_LINE (object);

  dossier_story_line_set_story (self, NULL);
  g_clear_pointer (&self->heading, gtk_widget_unparent);
  g_clear_pointer (&self->more, gtk_widget_unparent);
  g_clear_pointer (&self->meta, gtk_widget_unparent);
  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->summary, gtk_widget_unparent);
  g_clear_pointer (&self->chip, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_story_line_parent_class)->dispose (object);
}

/* A theme or a text size came: other words fit into a row. */
static void
dossier_story_line_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  DossierStoryLine *self = DOSSIER_STORY_LINE (widget);

  GTK_WIDGET_CLASS (dossier_story_line_parent_class)->css_changed (widget, change);
  self->counted_width = -1;
  if (self->snippet != NULL && self->is_dark != adw_style_manager_get_dark (adw_style_manager_get_default ()))
    show_words (self);
}

static void
dossier_story_line_class_init (DossierStoryLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_story_line_dispose;
  widget_class->measure = dossier_story_line_measure;
  widget_class->size_allocate = dossier_story_line_size_allocate;
  widget_class->css_changed = dossier_story_line_css_changed;
  g_signal_new ("more-clicked", DOSSIER_TYPE_STORY_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "storyline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_inscription (const char *css_class)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_min_lines (GTK_INSCRIPTION (inscription), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (inscription), 1);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), 0);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (inscription), 0);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_wrap_mode (GTK_INSCRIPTION (inscription), PANGO_WRAP_WORD_CHAR);
  gtk_inscription_set_yalign (GTK_INSCRIPTION (inscription), 0);
  gtk_widget_add_css_class (inscription, css_class);

  return inscription;
}

static void
dossier_story_line_init (DossierStoryLine *self)
{
  self->counted_width = -1;
  self->meta = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->source = make_inscription ("story-source");
  self->title = make_inscription ("story-title");
  self->summary = make_inscription ("story-summary");
  self->chip = gtk_label_new (NULL);

  gtk_widget_set_hexpand (self->source, TRUE);
  gtk_widget_add_css_class (self->chip, "move-chip");
  gtk_label_set_ellipsize (GTK_LABEL (self->chip), PANGO_ELLIPSIZE_END);

  gtk_box_append (GTK_BOX (self->meta), self->source);
  gtk_widget_set_parent (self->meta, GTK_WIDGET (self));
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  gtk_widget_set_parent (self->summary, GTK_WIDGET (self));
  gtk_widget_set_parent (self->chip, GTK_WIDGET (self));
}

GtkWidget *
dossier_story_line_new (void)
{
  return g_object_new (DOSSIER_TYPE_STORY_LINE, NULL);
}
