/* odd-decoder.h - what the process that stands for the decoder does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

typedef enum
{
  ODD_HONEST = 1, /* reads all, answers one pixel: 1, 2, 3, 4 */
  ODD_COUNT,      /* likewise; the first number is how many children its parent has */
  ODD_DEAF,       /* reads nothing, does nothing */
  ODD_STUCK,      /* reads all, then does nothing */
  ODD_LINGERING,  /* answers, then does nothing */
  ODD_HASTY,      /* ends with a status before it has read anything */
  ODD_KILLED,     /* dies of a signal while it reads */
  ODD_SILENT,     /* ends well, without an answer */
  ODD_FOREIGN,    /* answers something else */
  ODD_TOO_WIDE,   /* more pixels than were asked for */
  ODD_EMPTY,      /* a picture of nothing */
  ODD_ENORMOUS,
  ODD_SHORT, /* fewer rows than it says */
  ODD_FLOOD, /* more than it says, without end */
  ODD_SORRY, /* answers, then says that it was nothing */
} OddDecoder;
