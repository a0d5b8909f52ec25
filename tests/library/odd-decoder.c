/* odd-decoder.c - stands for the process that decodes pictures, and does what it must not: the size asked for says what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "odd-decoder.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dossier-image-protocol.h"

static void
say (const void *data, size_t length)
{
  if (write (STDOUT_FILENO, data, length) < 0)
    _exit (1);
}

static void
say_header (guint32 width, guint32 height)
{
  DossierImageHeader header = { .width = width, .height = height };

  memcpy (header.magic, DOSSIER_IMAGE_MAGIC, sizeof header.magic);
  say (&header, sizeof header);
}

/* Until it is ended from outside. */
static void
stand_still (void)
{
  for (;;)
    pause ();
}

static void
read_to_the_end (void)
{
  char    block[65536];
  ssize_t n;

  do
    n = read (STDIN_FILENO, block, sizeof block);
  while (n > 0);
}

/* How many children the parent has just now. */
static guint8
count_siblings (void)
{
  char  command[100], words[4096] = "";
  FILE *children;
  guint n = 0;

  snprintf (command, sizeof command, "/proc/%d/task/%d/children", (int) getppid (), (int) getppid ());
  children = fopen (command, "r");
  if (children != NULL)
    {
      while (fscanf (children, "%4095s", words) == 1)
        n++;
      fclose (children);
    }
  return (guint8) n;
}

static void
answer (OddDecoder oddity)
{
  guint8 pixel[4] = { 1, 2, 3, 4 };

  if (oddity == ODD_COUNT)
    pixel[0] = count_siblings ();
  if (oddity == ODD_FOREIGN)
    say ("This is no header", 17);
  else if (oddity == ODD_TOO_WIDE)
    say_header (ODD_TOO_WIDE + 1, 1);
  else if (oddity == ODD_EMPTY)
    say_header (0, 1);
  else if (oddity == ODD_ENORMOUS)
    say_header (0xffffffff, 0xffffffff);
  else if (oddity != ODD_SILENT)
    say_header (1, oddity == ODD_SHORT ? 2 : 1);
  if (oddity != ODD_SILENT)
    say (pixel, sizeof pixel);
}

int
main (int argc, char *argv[])
{
  OddDecoder oddity = argc > 1 ? atoi (argv[1]) : 0;
  char       byte;

  alarm (60); /* should the test have died meanwhile */
  if (oddity == ODD_DEAF)
    stand_still ();
  if (oddity == ODD_HASTY)
    _exit (DOSSIER_IMAGE_TOO_LARGE);
  if (oddity == ODD_KILLED && read (STDIN_FILENO, &byte, 1) == 1)
    raise (SIGKILL);
  read_to_the_end ();
  if (oddity == ODD_STUCK)
    stand_still ();
  answer (oddity);
  if (oddity == ODD_LINGERING)
    stand_still ();
  if (oddity == ODD_FLOOD)
    for (;;)
      say (argv[0], 1);
  _exit (oddity == ODD_SORRY ? DOSSIER_IMAGE_DAMAGED : DOSSIER_IMAGE_DONE);
}
