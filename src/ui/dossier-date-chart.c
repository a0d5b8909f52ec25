/* dossier-date-chart.c - bars of how many stories there are at which time, to choose a stretch of it
 *
 * all:    from the first bar of all to the last; view: the part of it that is seen, and its bars.
 * chosen: what the list is of; from == until: all.
 * keys:   the bars that keys are about to choose.
 * drag:   what the mouse is about to choose, while its button is down.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-date-chart.h"

#include "dossier-facets.h"

#include <glib/gi18n.h>
#include <math.h>

#define HEIGHT 44
/* Pixels: from an edge of what is chosen, where it is taken hold of; and that a click may move. */
#define GRIP 6
#define STILL 4
/* What one turn of the wheel, or one press of a button, does. */
#define NEARER 0.7

typedef enum
{
  DRAG_NONE,
  DRAG_NEW,
  DRAG_MOVE,
  DRAG_FROM,
  DRAG_UNTIL,
} DragKind;

struct _DossierDateChart
{
  GtkWidget parent;

  GArray          *counts; /* of DossierDayCount, never NULL */
  GArray          *bins;   /* of DossierBin, never NULL */
  DossierDays      all, view, chosen;
  gboolean         is_part; /* the view was made a part of all */
  DossierBinChoice keys;

  DragKind    drag;
  DossierDays dragged, held; /* as it is now, and as it was when the button went down */
  guint       drag_bin;
  gboolean    is_double; /* the second click of two: it does not choose a bar again */
  double      pointer_x;
  DossierDays pinched; /* the view when the fingers came down */
};

G_DEFINE_FINAL_TYPE (DossierDateChart, dossier_date_chart, GTK_TYPE_WIDGET)

static gboolean
is_empty (DossierDays days)
{
  return days.until <= days.from;
}

static gboolean
is_rtl (DossierDateChart *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static DossierBin *
get_bin (DossierDateChart *self, guint i)
{
  return &g_array_index (self->bins, DossierBin, i);
}

static guint
find_bin (DossierDateChart *self, double x)
{
  return dossier_bins_find (self->bins->len, gtk_widget_get_width (GTK_WIDGET (self)), x, is_rtl (self));
}

/* ---- words ---- */

/* From one bar to the other, in either order. */
static DossierDays
days_between (DossierDateChart *self, guint a, guint b)
{
  return (DossierDays){ get_bin (self, MIN (a, b))->days.from, get_bin (self, MAX (a, b))->days.until };
}

/* What is about to be chosen; empty: nothing. */
static DossierDays
get_pending (DossierDateChart *self)
{
  if (self->drag != DRAG_NONE)
    return self->dragged;
  if (self->keys.anchor >= 0)
    return days_between (self, (guint) self->keys.anchor, (guint) self->keys.head);

  return (DossierDays){ 0, 0 };
}

static char *
dup_bin_words (const DossierBin *bin)
{
  DossierDate      span = dossier_days_to_date (bin->days);
  g_autofree char *when = dossier_span_words (&span);
  g_autofree char *stories = g_strdup_printf (ngettext ("%u story", "%u stories", bin->n), bin->n);
  g_autofree char *unread = g_strdup_printf (ngettext ("%u unread", "%u unread", bin->n_unread), bin->n_unread);

  return g_strjoin (", ", when, stories, bin->n_unread > 0 ? unread : NULL, NULL);
}

gboolean
dossier_date_chart_get_pointed (DossierDateChart *self, DossierBin *bin)
{
  DossierDays days = get_pending (self);

  if (self->bins->len == 0)
    return FALSE;
  if (is_empty (days))
    days = is_empty (self->chosen) ? days_between (self, 0, self->bins->len - 1) : self->chosen;
  *bin = dossier_bins_sum (self->counts, days);

  return TRUE;
}

static char *
dup_words (DossierDateChart *self)
{
  DossierBin bin;

  return dossier_date_chart_get_pointed (self, &bin) ? dup_bin_words (&bin) : g_strdup ("");
}

/* A slider for whoever cannot see it, and the words as a description for those whose readers know no value's text. */
static void
tell (DossierDateChart *self)
{
  g_autofree char *words = dup_words (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) MAX (self->bins->len, 1) - 1,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) MAX (self->keys.head, 0), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "pointed");
}

/* ---- the view ---- */

static void
set_view (DossierDateChart *self, DossierDays view)
{
  self->view = view;
  g_array_unref (self->bins);
  self->bins = dossier_bins_new (self->counts, view, dossier_bins_choose_step (view));
  self->keys = (DossierBinChoice){ -1, -1 };
  tell (self);
}

void
dossier_date_chart_set_counts (DossierDateChart *self, GArray *counts)
{
  DossierBinChoice keys = self->keys;
  guint            n_bins = self->bins->len;
  DossierDays      view;

  g_array_ref (counts);
  g_array_unref (self->counts);
  self->counts = counts;
  self->all = (DossierDays){ 0, 0 };
  if (counts->len > 0)
    self->all = (DossierDays){ g_array_index (counts, DossierDayCount, 0).day,
                               g_array_index (counts, DossierDayCount, counts->len - 1).day + 1 };
  if (self->drag != DRAG_NONE)
    view = self->view; /* nothing moves below the hand */
  else
    view = self->is_part && !is_empty (self->all) ? dossier_bins_pan (self->view, self->all, 0) : self->all;
  set_view (self, view);
  /* A story that arrives must not take away what is half chosen. */
  if (self->bins->len == n_bins)
    self->keys = keys;
}

void
dossier_date_chart_reset_view (DossierDateChart *self)
{
  self->is_part = FALSE;
}

void
dossier_date_chart_set_chosen (DossierDateChart *self, const DossierDays *chosen)
{
  self->chosen = chosen != NULL ? *chosen : (DossierDays){ 0, 0 };
  self->keys = (DossierBinChoice){ -1, -1 };
  tell (self);
}

DossierDays
dossier_date_chart_get_view (DossierDateChart *self)
{
  return self->view;
}

gboolean
dossier_date_chart_can_zoom (DossierDateChart *self, gboolean nearer)
{
  int n = self->view.until - self->view.from;

  return nearer ? n > DOSSIER_BINS_MIN_DAYS : n < self->all.until - self->all.from;
}

/* Looks at a part of all from now on, or at all again. */
static void
look_at (DossierDateChart *self, DossierDays view)
{
  self->is_part = view.from > self->all.from || view.until < self->all.until;
  set_view (self, view);
}

static void
zoom_at (DossierDateChart *self, DossierDays from, double factor, double x)
{
  int at;

  if (self->bins->len == 0 || self->drag != DRAG_NONE)
    return;
  at = get_bin (self, find_bin (self, x))->days.from;
  look_at (self, dossier_bins_zoom (from, self->all, CLAMP (at, from.from, from.until), factor));
}

void
dossier_date_chart_zoom (DossierDateChart *self, double factor)
{
  DossierDays days = is_empty (self->chosen) ? self->view : self->chosen;

  if (self->drag == DRAG_NONE && !is_empty (self->all))
    look_at (self, dossier_bins_zoom (self->view, self->all, days.from + (days.until - days.from) / 2, factor));
}

/* ---- choosing ---- */

static void
choose (DossierDateChart *self, DossierDays days)
{
  self->keys = (DossierBinChoice){ -1, -1 };
  g_signal_emit_by_name (self, "chosen", days.from, days.until);
}

/* Where the view ends it moves on. */
static gboolean
follow_key (DossierDateChart *self, guint keyval, gboolean extends)
{
  DossierBinChoice before = self->keys;
  DossierDays      days = get_pending (self), view;
  int              n;

  if (!dossier_bin_choice_move (&self->keys, self->bins->len, keyval, extends, is_rtl (self)))
    return FALSE;
  if (!extends && before.anchor >= 0 && before.head == self->keys.head && before.anchor == before.head)
    {
      n = days.until - days.from;
      view = dossier_bins_pan (self->view, self->all, self->keys.head == 0 ? -n : n);
      if (view.from != self->view.from)
        {
          look_at (self, view);
          self->keys.anchor = self->keys.head = before.head == 0 ? 0 : (int) self->bins->len - 1;
        }
    }
  tell (self);

  return TRUE;
}

static gboolean
escape (DossierDateChart *self)
{
  if (self->keys.anchor >= 0)
    {
      self->keys = (DossierBinChoice){ -1, -1 };
      tell (self);
    }
  else if (!is_empty (self->chosen))
    choose (self, (DossierDays){ 0, 0 });
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
                DossierDateChart *self)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Escape: return escape (self);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_space:
      if (self->keys.anchor >= 0)
        choose (self, get_pending (self));
      return GDK_EVENT_STOP;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add: dossier_date_chart_zoom (self, NEARER); return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract: dossier_date_chart_zoom (self, 1 / NEARER); return GDK_EVENT_STOP;
    default: return follow_key (self, keyval, (state & GDK_SHIFT_MASK) != 0);
    }
}

/* ---- the mouse ---- */

/* The pixels where a stretch of days begins and ends, by the bars that are seen; FALSE when none of it is. */
static gboolean
place_days (DossierDateChart *self, DossierDays days, double *left, double *right)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)), low = G_MAXDOUBLE, high = -1;

  for (guint i = 0; !is_empty (days) && i < self->bins->len; i++)
    if (get_bin (self, i)->days.until > days.from && get_bin (self, i)->days.from < days.until)
      {
        double x, bar;

        dossier_bins_place (self->bins->len, width, i, is_rtl (self), &x, &bar);
        low = MIN (low, x);
        high = MAX (high, x + bar);
      }
  *left = low;
  *right = high;

  return high >= 0;
}

/* What dragging from @x is for. */
static DragKind
find_grip (DossierDateChart *self, double x)
{
  double left, right;

  if (!place_days (self, self->chosen, &left, &right) || x < left - GRIP || x > right + GRIP)
    return DRAG_NEW;
  if (x <= left + GRIP)
    return is_rtl (self) ? DRAG_UNTIL : DRAG_FROM;
  if (x >= right - GRIP)
    return is_rtl (self) ? DRAG_FROM : DRAG_UNTIL;

  return DRAG_MOVE;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, DossierDateChart *self)
{
  if (self->bins->len == 0)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drag = find_grip (self, x);
  self->drag_bin = find_bin (self, x);
  self->held = self->drag == DRAG_NEW ? get_bin (self, self->drag_bin)->days : self->chosen;
  self->dragged = self->held;
  tell (self);
}

/* The chosen stretch with one end at the bar that is pointed at; it never turns round. */
static DossierDays
move_edge (DossierDateChart *self, guint bin)
{
  DossierDays days = self->held, at = get_bin (self, bin)->days;

  if (self->drag == DRAG_FROM)
    days.from = MIN (at.from, days.until - 1);
  else
    days.until = MAX (at.until, days.from + 1);

  return days;
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, DossierDateChart *self)
{
  double x, y;
  guint  bin;
  int    moved;

  if (self->drag == DRAG_NONE || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  bin = find_bin (self, x + dx);
  moved = get_bin (self, bin)->days.from - get_bin (self, self->drag_bin)->days.from;
  if (self->drag == DRAG_NEW)
    self->dragged = days_between (self, self->drag_bin, bin);
  else if (self->drag == DRAG_MOVE)
    self->dragged = (DossierDays){ self->held.from + moved, self->held.until + moved };
  else
    self->dragged = move_edge (self, bin);
  tell (self);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, DossierDateChart *self)
{
  DragKind    drag = self->drag;
  DossierDays days = self->dragged;

  self->drag = DRAG_NONE;
  if (drag == DRAG_NONE || self->is_double)
    return;
  if (fabs (dx) <= STILL && fabs (dy) <= STILL && self->drag_bin < self->bins->len)
    days = get_bin (self, self->drag_bin)->days; /* a click: that bar */
  choose (self, days);
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, DossierDateChart *self)
{
  self->drag = DRAG_NONE;
  tell (self);
}

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, DossierDateChart *self)
{
  self->is_double = n_press == 2;
  if (self->is_double)
    choose (self, (DossierDays){ 0, 0 });
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, DossierDateChart *self)
{
  DragKind grip = self->bins->len > 0 ? find_grip (self, x) : DRAG_NEW;

  self->pointer_x = x;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), grip == DRAG_NEW    ? NULL
                                                      : grip == DRAG_MOVE ? "grab"
                                                                          : "col-resize");
}

static gboolean
scroll_cb (GtkEventControllerScroll *scroll, double dx, double dy, DossierDateChart *self)
{
  int step = MAX ((self->view.until - self->view.from) / 10, 1);

  if (dy != 0)
    zoom_at (self, self->view, pow (NEARER, -dy), self->pointer_x);
  else if (!is_empty (self->all) && self->drag == DRAG_NONE)
    look_at (self, dossier_bins_pan (self->view, self->all, (int) ((is_rtl (self) ? -dx : dx) * step)));

  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (DossierDateChart *self)
{
  self->drag = DRAG_NONE;
  self->pinched = self->view;
}

static void
pinch_cb (GtkGestureZoom *pinch, double scale, DossierDateChart *self)
{
  double x, y;

  if (scale > 0 && gtk_gesture_get_bounding_box_center (GTK_GESTURE (pinch), &x, &y))
    zoom_at (self, self->pinched, 1 / scale, x);
}

static gboolean
query_tooltip_cb (DossierDateChart *self, int x, int y, gboolean is_keyboard, GtkTooltip *tooltip)
{
  g_autofree char *words = NULL;

  if (self->bins->len == 0)
    return FALSE;
  words = is_keyboard ? dup_words (self) : dup_bin_words (get_bin (self, find_bin (self, x)));
  gtk_tooltip_set_text (tooltip, words);

  return TRUE;
}

/* ---- drawing ---- */

typedef struct
{
  GtkSnapshot *snapshot;
  GdkRGBA      read, unread, accent;
  double       height;
} Painter;

static void
fill (Painter *painter, GdkRGBA colour, double alpha, double x, double y, double width, double height)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height);

  colour.alpha *= (float) alpha;
  gtk_snapshot_append_color (painter->snapshot, &colour, &area);
}

static void
set_colours (DossierDateChart *self, Painter *painter)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  gboolean         is_high = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());

  gtk_style_context_get_color (style, &painter->read);
  painter->unread = painter->read;
  if (!gtk_style_context_lookup_color (style, "accent_color", &painter->accent))
    painter->accent = painter->read;
  painter->read.alpha *= is_high ? 0.5F : 0.28F;
  painter->unread.alpha *= is_high ? 1 : 0.72F;
}

/* Unread ones at the foot. What is not chosen stands back. */
static void
draw_bar (DossierDateChart *self, Painter *painter, guint i, guint most, DossierDays lit)
{
  const DossierBin *bin = get_bin (self, i);
  double            x, width, height, unread, room = painter->height - 6;
  double            alpha = is_empty (lit) || (bin->days.until > lit.from && bin->days.from < lit.until) ? 1 : 0.45;

  if (bin->n == 0)
    return;
  dossier_bins_place (self->bins->len, gtk_widget_get_width (GTK_WIDGET (self)), i, is_rtl (self), &x, &width);
  if (width > 3)
    width -= 1;
  height = MAX (room * bin->n / most, 2);
  unread = bin->n_unread == 0 ? 0 : MAX (height * bin->n_unread / bin->n, 1);
  fill (painter, painter->read, alpha, x, painter->height - height, width, height - unread);
  fill (painter, painter->unread, alpha, x, painter->height - unread, width, unread);
}

/* A ground, and a line at each end: it is to be seen without colours too. */
static void
draw_stretch (DossierDateChart *self, Painter *painter, DossierDays days, double ground)
{
  double left, right;

  if (!place_days (self, days, &left, &right))
    return;
  fill (painter, painter->accent, ground, left, 0, right - left, painter->height);
  fill (painter, painter->accent, 1, left, 0, 1.5, painter->height);
  fill (painter, painter->accent, 1, right - 1.5, 0, 1.5, painter->height);
  fill (painter, painter->accent, 1, left, 0, right - left, 1.5);
}

static void
dossier_date_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierDateChart *self = DOSSIER_DATE_CHART (widget);
  Painter           painter = { .snapshot = snapshot, .height = gtk_widget_get_height (widget) };
  DossierDays       pending = get_pending (self), lit = is_empty (pending) ? self->chosen : pending;
  guint             most = 1;

  set_colours (self, &painter);
  draw_stretch (self, &painter, self->drag == DRAG_NONE ? self->chosen : self->dragged, 0.16);
  for (guint i = 0; i < self->bins->len; i++)
    most = MAX (most, get_bin (self, i)->n);
  for (guint i = 0; i < self->bins->len; i++)
    draw_bar (self, &painter, i, most, lit);
  fill (&painter, painter.read, 1, 0, painter.height - 1, gtk_widget_get_width (widget), 1);
  if (self->drag == DRAG_NONE)
    draw_stretch (self, &painter, pending, 0.06);
}

static void
dossier_date_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 60 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : HEIGHT;
}

/* ---- object ---- */

static void
dossier_date_chart_finalize (GObject *object)
{
  DossierDateChart *self = DOSSIER_DATE_CHART (object);

  g_array_unref (self->counts);
  g_array_unref (self->bins);
  G_OBJECT_CLASS (dossier_date_chart_parent_class)->finalize (object);
}

static void
dossier_date_chart_class_init (DossierDateChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_date_chart_finalize;
  widget_class->snapshot = dossier_date_chart_snapshot;
  widget_class->measure = dossier_date_chart_measure;
  gtk_widget_class_set_css_name (widget_class, "datechart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  g_signal_new ("chosen", DOSSIER_TYPE_DATE_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT,
                G_TYPE_INT);
  g_signal_new ("pointed", DOSSIER_TYPE_DATE_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_mouse (DossierDateChart *self)
{
  GtkGesture *drag = gtk_gesture_drag_new (), *click = gtk_gesture_click_new (), *pinch = gtk_gesture_zoom_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

static void
dossier_date_chart_init (DossierDateChart *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->counts = g_array_new (FALSE, FALSE, sizeof (DossierDayCount));
  self->bins = g_array_new (FALSE, FALSE, sizeof (DossierBin));
  self->keys = (DossierBinChoice){ -1, -1 };
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Dates of the stories"), -1);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  add_mouse (self);
}

GtkWidget *
dossier_date_chart_new (void)
{
  return g_object_new (DOSSIER_TYPE_DATE_CHART, NULL);
}
