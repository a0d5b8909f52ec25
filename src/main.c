/* main.c - picks window or command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

int
main (int argc, char **argv)
{
  return 0;
}
