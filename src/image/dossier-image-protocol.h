/* dossier-image-protocol.h - what is said between Dossier and the process that decodes one picture for it.
 *
 *   dossier-image SIZE < picture > header and rows
 *
 * SIZE is the longest side wanted, in pixels. The picture is read to its end before a byte is written. The answer is a
 * DossierImageHeader, then width * height pixels of four bytes: red, green, blue, alpha, not multiplied. No answer is
 * given unless the exit status is DOSSIER_IMAGE_DONE; words never come from the process.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of a picture, and of the process's memory. */
#define DOSSIER_IMAGE_MAX_BYTES (5 * 1024 * 1024)
#define DOSSIER_IMAGE_MAX_MEMORY (256 * 1024 * 1024)
/* Pixels: of a side and of the whole as the picture's own header says, looked at before anything is decoded. */
#define DOSSIER_IMAGE_MAX_SIDE 16384
#define DOSSIER_IMAGE_MAX_PIXELS 100000000
/* Longest side that can be asked for. */
#define DOSSIER_IMAGE_MAX_SIZE 2048
/* Seconds: of the processor for the process, and on the clock for whoever waits for it. */
#define DOSSIER_IMAGE_SECONDS 3

#define DOSSIER_IMAGE_MAGIC "DosImg1\n"

typedef struct
{
  char    magic[8]; /* DOSSIER_IMAGE_MAGIC without its end */
  guint32 width, height;
} DossierImageHeader;

/* Exit status of the process. */
typedef enum
{
  DOSSIER_IMAGE_DONE = 0,
  DOSSIER_IMAGE_USAGE = 2,
  DOSSIER_IMAGE_TOO_MANY_BYTES = 10,
  DOSSIER_IMAGE_UNKNOWN = 11,   /* none of the formats that are read here */
  DOSSIER_IMAGE_TOO_LARGE = 12, /* in pixels */
  DOSSIER_IMAGE_DAMAGED = 13,
  DOSSIER_IMAGE_NOT_SAFE = 14, /* the process could not be confined: nothing was read or decoded */
} DossierImageExit;

G_END_DECLS
