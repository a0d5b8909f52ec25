/* train-file.h - what was learned as the bytes of data/nlp/names.model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "train-brown.h"
#include "train-field.h"

G_BEGIN_DECLS

GBytes *train_file_new (const FieldData *data, const Field *field, const TrainBrown *tree);

/* For dossier_name_clusters_init, of tree->words->len words. */
GBytes *train_file_clusters_new (const TrainBrown *tree);

G_END_DECLS
