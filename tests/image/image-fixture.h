/* image-fixture.h - pictures made on the spot, honest ones and others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A PNG of one colour (0xRRGGBBAA), eight bits a channel. */
GBytes *image_make_png (guint width, guint height, guint32 colour);

/* A black PNG of one bit a pixel: few bytes, many pixels. */
GBytes *image_make_bomb (guint width, guint height);

/* The head of a PNG that says it is so large, and nothing else. */
GBytes *image_make_png_head (guint32 width, guint32 height);

/* A GIF of one pixel with two frames: the first white, the second black. */
GBytes *image_make_gif (void);

/* A bitmap of one opaque colour (0xRRGGBB), with its file's head, or as it stands in an icon file. */
GBytes *image_make_bmp (guint width, guint height, guint32 colour, gboolean in_icon);

/* An icon file of @n @pictures; @sides are what it says of them. */
GBytes *image_make_ico (GBytes *const *pictures, const guint *sides, guint n);

G_END_DECLS
