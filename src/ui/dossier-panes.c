/* dossier-panes.c - sidebar, list and content side by side, as many as there is room for
 *
 * pane:   what the person put in, by DossierPane; not NULL once built.
 * seen:   which of them have a place now; set where sizes are given out.
 * handle: drawn over the border of two panes; takes the drag.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-panes.h"

#include <glib/gi18n.h>

/* Pixels around a border that take the drag. */
#define HANDLE_WIDTH 9
/* Pixels an arrow key moves a border. */
#define KEY_STEP 16

enum
{
  HANDLE_SIDEBAR,
  HANDLE_LIST,
  N_HANDLES
};

struct _DossierPanes
{
  GtkWidget parent;

  GtkWidget  *pane[DOSSIER_N_PANES];
  GtkWidget  *handle[N_HANDLES];
  gboolean    seen[DOSSIER_N_PANES];
  int         border[N_HANDLES]; /* x of each border, -1: not there */
  DossierPane page;
  int         sidebar_width, list_width;
  gboolean    show_sidebar;
  gboolean    is_whole;

  int   drag_start;
  guint notify_id;
};

typedef enum
{
  PROP_SIDEBAR = 1,
  PROP_LIST,
  PROP_CONTENT,
  PROP_SIDEBAR_WIDTH,
  PROP_LIST_WIDTH,
  PROP_SHOW_SIDEBAR,
} DossierPanesProp;

G_DEFINE_FINAL_TYPE (DossierPanes, dossier_panes, GTK_TYPE_WIDGET)

/* ---- which panes are seen ---- */

static void
choose_panes (DossierPanes *self, int width, gboolean seen[DOSSIER_N_PANES])
{
  if (width >= DOSSIER_PANES_WIDE)
    {
      seen[DOSSIER_PANE_SIDEBAR] = self->show_sidebar;
      seen[DOSSIER_PANE_LIST] = !self->is_whole || self->page == DOSSIER_PANE_LIST;
      seen[DOSSIER_PANE_CONTENT] = TRUE;
    }
  else if (width >= DOSSIER_PANES_MEDIUM)
    {
      seen[DOSSIER_PANE_SIDEBAR] = self->page == DOSSIER_PANE_SIDEBAR;
      seen[DOSSIER_PANE_LIST] = !seen[DOSSIER_PANE_SIDEBAR] && (!self->is_whole || self->page == DOSSIER_PANE_LIST);
      seen[DOSSIER_PANE_CONTENT] = TRUE;
    }
  else
    {
      for (int i = 0; i < DOSSIER_N_PANES; i++)
        seen[i] = i == (int) self->page;
    }
}

static gboolean
holds_focus (GtkWidget *pane)
{
  GtkRoot   *root = gtk_widget_get_root (pane);
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  return focus != NULL && (focus == pane || gtk_widget_is_ancestor (focus, pane));
}

static gboolean
layout_changed_cb (gpointer data)
{
  DossierPanes *self = data;

  self->notify_id = 0;

  /* A child that is not seen would keep the focus, and keys would vanish in it. */
  for (int i = 0; i < DOSSIER_N_PANES; i++)
    if (!self->seen[i] && holds_focus (self->pane[i]))
      {
        for (int k = DOSSIER_N_PANES - 1; k >= 0; k--)
          if (self->seen[k] && gtk_widget_child_focus (self->pane[k], GTK_DIR_TAB_FORWARD))
            break;
        break;
      }
  g_signal_emit_by_name (self, "layout-changed");

  return G_SOURCE_REMOVE;
}

static void
set_seen (DossierPanes *self, const gboolean seen[DOSSIER_N_PANES])
{
  gboolean changed = FALSE;

  for (int i = 0; i < DOSSIER_N_PANES; i++)
    {
      changed |= self->seen[i] != seen[i];
      self->seen[i] = seen[i];
      gtk_widget_set_child_visible (self->pane[i], seen[i]);
    }
  if (changed && self->notify_id == 0)
    self->notify_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, layout_changed_cb, self, NULL);
}

/* ---- sizes ---- */

static int
minimum_width (GtkWidget *pane)
{
  int minimum;

  gtk_widget_measure (pane, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

static void
dossier_panes_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  DossierPanes *self = DOSSIER_PANES (widget);

  *minimum = *natural = 0;
  for (int i = 0; i < DOSSIER_N_PANES; i++)
    {
      int min, nat;

      gtk_widget_measure (self->pane[i], orientation, -1, &min, &nat, NULL, NULL);
      *minimum = MAX (*minimum, min);
      *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? *natural + nat : MAX (*natural, nat);
    }
  for (int i = 0; i < N_HANDLES; i++)
    gtk_widget_measure (self->handle[i], orientation, -1, NULL, NULL, NULL, NULL);
}

static void
place (DossierPanes *self, GtkWidget *child, int x, int child_width, int width, int height)
{
  GtkAllocation place = { x, 0, child_width, height };

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    place.x = width - x - child_width;
  gtk_widget_size_allocate (child, &place, -1);
}

static void
dossier_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierPanes *self = DOSSIER_PANES (widget);
  gboolean      seen[DOSSIER_N_PANES];
  int           wanted[] = { self->sidebar_width, self->list_width };
  int           x = 0, spare = width;

  choose_panes (self, width, seen);
  set_seen (self, seen);

  if (seen[DOSSIER_PANE_CONTENT])
    spare = MAX (0, width - minimum_width (self->pane[DOSSIER_PANE_CONTENT]));
  for (int i = 0; i < N_HANDLES; i++)
    {
      int size;

      self->border[i] = -1;
      gtk_widget_set_child_visible (self->handle[i], FALSE);
      if (!seen[i])
        continue;

      size = seen[DOSSIER_PANE_CONTENT] ? MAX (minimum_width (self->pane[i]), MIN (wanted[i], spare)) : width;
      place (self, self->pane[i], x, size, width, height);
      x += size;
      spare = MAX (0, spare - size);
      if (seen[DOSSIER_PANE_CONTENT])
        {
          self->border[i] = x;
          gtk_widget_set_child_visible (self->handle[i], TRUE);
          place (self, self->handle[i], x - HANDLE_WIDTH / 2 - 1, HANDLE_WIDTH, width, height);
        }
    }
  if (seen[DOSSIER_PANE_CONTENT])
    place (self, self->pane[DOSSIER_PANE_CONTENT], x, MAX (width - x, minimum_width (self->pane[DOSSIER_PANE_CONTENT])),
           width, height);
}

/* ---- dragging ---- */

static void
set_width (DossierPanes *self, int handle, int width)
{
  g_object_set (self, handle == HANDLE_SIDEBAR ? "sidebar-width" : "list-width", width, NULL);
}

static int
get_width (DossierPanes *self, int handle)
{
  return handle == HANDLE_SIDEBAR ? self->sidebar_width : self->list_width;
}

static int
find_handle (DossierPanes *self, GtkEventController *controller)
{
  return gtk_event_controller_get_widget (controller) == self->handle[HANDLE_SIDEBAR] ? HANDLE_SIDEBAR : HANDLE_LIST;
}

static void
drag_begin_cb (GtkGestureDrag *drag, double x, double y, DossierPanes *self)
{
  self->drag_start = get_width (self, find_handle (self, GTK_EVENT_CONTROLLER (drag)));
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* The handle moves with the border, so the offset grows from the place it has now. */
static void
drag_update_cb (GtkGestureDrag *drag, double dx, double dy, DossierPanes *self)
{
  int      handle = find_handle (self, GTK_EVENT_CONTROLLER (drag));
  double   start_x, start_y, x, y;
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int      sign = is_rtl ? -1 : 1;
  int      left = handle == HANDLE_LIST && self->seen[DOSSIER_PANE_SIDEBAR] ? self->border[HANDLE_SIDEBAR] : 0;

  gtk_gesture_drag_get_start_point (drag, &start_x, &start_y);
  if (!gtk_widget_translate_coordinates (self->handle[handle], GTK_WIDGET (self), start_x + dx, start_y, &x, &y))
    return;
  if (is_rtl)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x;
  set_width (self, handle, (int) (x - sign * (start_x - HANDLE_WIDTH / 2.0)) - left);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, DossierPanes *self)
{
  int handle = find_handle (self, GTK_EVENT_CONTROLLER (keys));
  int step = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -KEY_STEP : KEY_STEP;

  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    set_width (self, handle, get_width (self, handle) - step);
  else if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    set_width (self, handle, get_width (self, handle) + step);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static GtkWidget *
make_handle (DossierPanes *self, const char *label)
{
  GtkWidget          *handle = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (handle, "pane-border");
  gtk_widget_set_cursor_from_name (handle, "col-resize");
  gtk_widget_set_focusable (handle, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (handle), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (handle, keys);

  return handle;
}

/* ---- object ---- */

static void
set_pane (DossierPanes *self, DossierPane pane, GtkWidget *child)
{
  g_clear_pointer (&self->pane[pane], gtk_widget_unparent);
  self->pane[pane] = child;
  if (child != NULL)
    gtk_widget_insert_before (child, GTK_WIDGET (self), self->handle[HANDLE_SIDEBAR]);
}

static void
dossier_panes_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DossierPanes *self = DOSSIER_PANES (object);

  switch ((DossierPanesProp) id) /* no default: -Wswitch finds what is missing */
    {
    case PROP_SIDEBAR: set_pane (self, DOSSIER_PANE_SIDEBAR, g_value_get_object (value)); break;
    case PROP_LIST: set_pane (self, DOSSIER_PANE_LIST, g_value_get_object (value)); break;
    case PROP_CONTENT: set_pane (self, DOSSIER_PANE_CONTENT, g_value_get_object (value)); break;
    case PROP_SIDEBAR_WIDTH:
      self->sidebar_width = CLAMP (g_value_get_int (value), DOSSIER_PANES_MIN_SIDEBAR, DOSSIER_PANES_MAX_SIDEBAR);
      break;
    case PROP_LIST_WIDTH:
      self->list_width = CLAMP (g_value_get_int (value), DOSSIER_PANES_MIN_LIST, DOSSIER_PANES_MAX_LIST);
      break;
    case PROP_SHOW_SIDEBAR: self->show_sidebar = g_value_get_boolean (value); break;
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
dossier_panes_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DossierPanes *self = DOSSIER_PANES (object);

  switch ((DossierPanesProp) id) /* no default: -Wswitch finds what is missing */
    {
    case PROP_SIDEBAR: g_value_set_object (value, self->pane[DOSSIER_PANE_SIDEBAR]); break;
    case PROP_LIST: g_value_set_object (value, self->pane[DOSSIER_PANE_LIST]); break;
    case PROP_CONTENT: g_value_set_object (value, self->pane[DOSSIER_PANE_CONTENT]); break;
    case PROP_SIDEBAR_WIDTH: g_value_set_int (value, self->sidebar_width); break;
    case PROP_LIST_WIDTH: g_value_set_int (value, self->list_width); break;
    case PROP_SHOW_SIDEBAR: g_value_set_boolean (value, self->show_sidebar); break;
    }
}

static void
dossier_panes_dispose (GObject *object)
{
  DossierPanes *self = DOSSIER_PANES (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  for (int i = 0; i < DOSSIER_N_PANES; i++)
    g_clear_pointer (&self->pane[i], gtk_widget_unparent);
  for (int i = 0; i < N_HANDLES; i++)
    g_clear_pointer (&self->handle[i], gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_panes_parent_class)->dispose (object);
}

static void
dossier_panes_class_init (DossierPanesClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  static const struct
  {
    DossierPanesProp id;
    const char      *name;
  } children[] = { { PROP_SIDEBAR, "sidebar" }, { PROP_LIST, "list" }, { PROP_CONTENT, "content" } };

  object_class->dispose = dossier_panes_dispose;
  object_class->set_property = dossier_panes_set_property;
  object_class->get_property = dossier_panes_get_property;
  widget_class->measure = dossier_panes_measure;
  widget_class->size_allocate = dossier_panes_size_allocate;

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    g_object_class_install_property (object_class, children[i].id,
                                     g_param_spec_object (children[i].name, NULL, NULL, GTK_TYPE_WIDGET, flags));
  g_object_class_install_property (object_class, PROP_SIDEBAR_WIDTH,
                                   g_param_spec_int ("sidebar-width", NULL, NULL, 0, G_MAXINT, 240, flags));
  g_object_class_install_property (object_class, PROP_LIST_WIDTH,
                                   g_param_spec_int ("list-width", NULL, NULL, 0, G_MAXINT, 340, flags));
  g_object_class_install_property (object_class, PROP_SHOW_SIDEBAR,
                                   g_param_spec_boolean ("show-sidebar", NULL, NULL, TRUE, flags));

  g_signal_new ("layout-changed", DOSSIER_TYPE_PANES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "panes");
}

static void
dossier_panes_init (DossierPanes *self)
{
  self->sidebar_width = 240;
  self->list_width = 340;
  self->show_sidebar = TRUE;
  self->page = DOSSIER_PANE_LIST;
  self->handle[HANDLE_SIDEBAR] = make_handle (self, _ ("Width of the sidebar"));
  self->handle[HANDLE_LIST] = make_handle (self, _ ("Width of the story list"));
  for (int i = 0; i < N_HANDLES; i++)
    gtk_widget_set_parent (self->handle[i], GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
dossier_panes_new (void)
{
  return g_object_new (DOSSIER_TYPE_PANES, NULL);
}

void
dossier_panes_show (DossierPanes *self, DossierPane pane)
{
  g_return_if_fail (DOSSIER_IS_PANES (self));

  if (pane == DOSSIER_PANE_SIDEBAR)
    g_object_set (self, "show-sidebar", TRUE, NULL);
  self->page = pane;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
dossier_panes_set_whole (DossierPanes *self, gboolean is_whole)
{
  g_return_if_fail (DOSSIER_IS_PANES (self));

  self->is_whole = is_whole;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

gboolean
dossier_panes_is_wide (DossierPanes *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) >= DOSSIER_PANES_WIDE;
}

gboolean
dossier_panes_is_seen (DossierPanes *self, DossierPane pane)
{
  return self->seen[pane];
}

guint
dossier_panes_count_seen (DossierPanes *self)
{
  guint n = 0;

  for (int i = 0; i < DOSSIER_N_PANES; i++)
    n += self->seen[i] ? 1 : 0;

  return n;
}

gboolean
dossier_panes_can_go_back (DossierPanes *self)
{
  guint n = dossier_panes_count_seen (self);

  return (n == 1 && self->page != DOSSIER_PANE_SIDEBAR) || (n == 2 && self->seen[DOSSIER_PANE_LIST]);
}

gboolean
dossier_panes_go_back (DossierPanes *self)
{
  if (!dossier_panes_can_go_back (self))
    return FALSE;

  if (dossier_panes_count_seen (self) == 1 && self->page == DOSSIER_PANE_CONTENT)
    dossier_panes_show (self, DOSSIER_PANE_LIST);
  else
    dossier_panes_show (self, DOSSIER_PANE_SIDEBAR);

  return TRUE;
}
