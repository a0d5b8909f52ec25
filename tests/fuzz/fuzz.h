/* fuzz.h - what a fuzz target is, and what its checks share.
 *
 * A target takes any bytes and ends by g_assert when a room breaks its promise. The same target runs under clang's
 * fuzzer (./dev fuzz) and over its seeds in the ordinary tests (fuzz-main.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "dossier-document.h"

G_BEGIN_DECLS

/* 0: the input was taken. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Spans sorted and inside the text, links absolute and harmless, the text valid UTF-8, and the document the same
 * after a journey through the bytes it is kept as. */
void fuzz_check_document (DossierDocument *document);

/* HTML of our own making: nothing but allowed start and end tags, attributes in double quotes, text escaped; nothing
 * that runs, loads a page or asks for input. */
void fuzz_check_html (const char *html);

/* NULL is well; anything else is valid UTF-8. */
void fuzz_check_text (const char *text);

/* Bytes to a string of their own, NUL-terminated: reading past the end is then seen. Owned by the caller. */
char *fuzz_dup_string (const uint8_t *data, size_t size);

G_END_DECLS
