/* train-names.c - learns names from labelled text, and writes what was learned as data/nlp/names.model.
 *
 * train-names MODEL FILE...: MODEL is what is written; files as train-corpus.h and train-marked.h say. The same files
 * in the same order give the same bytes. With --leave-out=SET,... it learns without the files whose names begin with a
 * SET, and says how well it finds the names of these. With --unlabelled=SET,... only the words of such files count,
 * which tell what words are like each other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "train-file.h"
#include "train-marked.h"
#include "train-runs.h"
#include "train-score.h"

#include <stdlib.h>
#include <string.h>

#define SEED 20260101
#define N_EPOCHS 8
/* Signs that fewer places have are not worth a weight. */
#define MIN_PLACES 3
#define N_SIGNS 60000
/* How often texts of the kind that is to be read are learned, beside others. */
#define MARKED_TIMES 3
/* Words that fewer places have are in no cluster. */
#define MIN_CLUSTERED 3

typedef struct
{
  char             **files; /* a set each */
  gboolean          *left_out, *unlabelled;
  guint              n_left_out;
  GPtrArray         *documents; /* (element-type TrainDocument) */
  DossierVocabulary *vocabulary;
} Work;

/* What can be left away, to see what it is good for. */
typedef struct
{
  gboolean without_copies, without_clusters;
} Recipe;

/* --- the best signs --- */

static void
keep_frequent (FieldData *data)
{
  g_autofree gboolean *keep = g_new (gboolean, data->keys->len + 1);

  for (guint i = 0; i < data->keys->len; i++)
    keep[i] = g_array_index (data->counts, guint32, i) >= MIN_PLACES;
  field_data_keep (data, keep);
}

static int
compare_falling (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? 1 : x > y ? -1 : 0;
}

static void
keep_best (FieldData *data, const Field *field)
{
  guint                n = data->keys->len;
  g_autofree gboolean *keep = g_new (gboolean, n + 1);
  g_autofree double   *worth = g_new (double, n + 1), *sorted = NULL;

  for (guint i = 0; i < n; i++)
    worth[i] = field_worth (field, i);
  sorted = g_memdup2 (worth, sizeof (double) * (n + 1));
  qsort (sorted, n, sizeof (double), compare_falling);
  for (guint i = 0; i < n; i++)
    keep[i] = n <= N_SIGNS || worth[i] > sorted[N_SIGNS];
  field_data_keep (data, keep);
}

/* --- learning --- */

static GPtrArray *
new_documents (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) train_document_free);
}

static gboolean
read_set (const Work *work, guint set, GPtrArray *documents, GError **error)
{
  if (train_marked_is (work->files[set]))
    return train_marked_read (work->files[set], set, documents, error);
  return train_corpus_read (work->files[set], set, documents, error);
}

static gboolean
read_documents (Work *work, GError **error)
{
  for (guint set = 0; work->files[set] != NULL; set++)
    for (guint i = 0; !work->left_out[set] && i < (train_marked_is (work->files[set]) ? MARKED_TIMES : 1); i++)
      if (!read_set (work, set, work->documents, error))
        return FALSE;
  return TRUE;
}

static void
drop_unlabelled (Work *work)
{
  for (guint i = work->documents->len; i-- > 0;)
    if (work->unlabelled[((TrainDocument *) work->documents->pdata[i])->set])
      g_ptr_array_remove_index (work->documents, i);
}

static void
add_headlines (GPtrArray *documents)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  train_corpus_capitalise (documents, random);
}

static void
add_words (const TrainDocument *document, GArray *words)
{
  const guint64 end = TRAIN_ROW_END;
  g_autoptr (TrainText) text = train_text_new (document);
  g_autoptr (DossierTokens) tokens = dossier_tokens_new (text->text->str, text->text->len);

  for (guint s = 0; s < tokens->n_sentences; s++)
    {
      const DossierToken *token = &tokens->tokens[tokens->sentences[s].first];

      for (guint i = 0; i < tokens->sentences[s].n; i++, token++)
        {
          DossierWordHash hash = dossier_word_hash (tokens->text + token->start, token->length);

          g_array_append_val (words, hash.folded);
        }
      g_array_append_val (words, end);
    }
}

/* Of the first @n documents. */
static TrainBrown *
find_clusters (const Work *work, guint n)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; i < n; i++)
    add_words (work->documents->pdata[i], words);
  return train_brown_new (words, MIN_CLUSTERED);
}

static GBytes *
learn_field (FieldData *data, const TrainBrown *tree)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  Field  *field;
  GBytes *bytes;

  keep_frequent (data);
  field = field_train (data, N_EPOCHS, random);
  keep_best (data, field);
  field_free (field);
  field = field_train (data, N_EPOCHS, random);
  bytes = train_file_new (data, field, tree);
  field_free (field);
  return bytes;
}

static GBytes *
learn (Work *work, const Recipe *recipe, GError **error)
{
  g_autoptr (TrainBrown) tree = NULL;
  g_autoptr (GBytes) clustered = NULL;
  DossierNameClusters clusters;
  TrainRuns           runs = { .vocabulary = work->vocabulary, .clusters = &clusters };
  GBytes             *bytes;

  if (!read_documents (work, error))
    return NULL;
  tree = find_clusters (work, recipe->without_clusters ? 0 : work->documents->len);
  clustered = train_file_clusters_new (tree);
  dossier_name_clusters_init (&clusters, g_bytes_get_data (clustered, NULL), tree->words->len);
  drop_unlabelled (work);
  if (!recipe->without_copies)
    add_headlines (work->documents);
  runs.data = field_data_new ();
  for (guint i = 0; i < work->documents->len; i++)
    train_runs_add (&runs, work->documents->pdata[i]);
  g_printerr ("%u documents, %u runs of %u tokens (%u left out), %u signs\n", work->documents->len,
              runs.data->runs->len, runs.data->tokens->len, runs.n_spoilt, runs.data->keys->len);
  bytes = learn_field (runs.data, tree);
  field_data_free (runs.data);
  return bytes;
}

/* --- measuring --- */

static double
share (guint part, guint all)
{
  return (double) part / MAX (all, 1);
}

static gboolean
measure_set (const Work *work, guint set, const DossierNameModel *model, GError **error)
{
  g_autoptr (GPtrArray) documents = new_documents ();
  g_autofree char *name = g_path_get_basename (work->files[set]);
  TrainScore       score = { 0 }, rules = { 0 };

  if (!read_set (work, set, documents, error))
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    {
      train_score_add (&score, work->vocabulary, model, documents->pdata[i]);
      train_score_add (&rules, work->vocabulary, NULL, documents->pdata[i]);
    }
  g_print ("%-18s %6u %.3f %.3f %.4f  %6u %.3f %.3f %.4f  %.4f  %.4f\n", name, score.people.labelled,
           share (score.people.right, score.people.found), share (score.people.right, score.people.labelled),
           train_count_f (score.people), score.organizations.labelled,
           share (score.organizations.right, score.organizations.found),
           share (score.organizations.right, score.organizations.labelled), train_count_f (score.organizations),
           train_score_f (&score), train_score_f (&rules));
  return TRUE;
}

static gboolean
measure (const Work *work, GBytes *bytes, GError **error)
{
  g_autoptr (DossierNameModel) model = dossier_name_model_new (bytes, error);

  if (model == NULL)
    return FALSE;
  if (work->n_left_out > 0)
    g_print ("set                people prec. found     F1    orgs prec. found     F1    both   rules\n");
  for (guint set = 0; work->files[set] != NULL; set++)
    if (work->left_out[set] && !measure_set (work, set, model, error))
      return FALSE;
  return TRUE;
}

/* --- all of it --- */

/* Sets the mark of each file whose name begins with one of the @names, and returns how many there are. */
static guint
mark_sets (char **files, const char *names, gboolean *marks)
{
  g_auto (GStrv) sets = g_strsplit (names != NULL ? names : "", ",", -1);
  guint n = 0;

  for (guint set = 0; files[set] != NULL; set++)
    {
      g_autofree char *name = g_path_get_basename (files[set]);

      for (guint i = 0; sets[i] != NULL; i++)
        marks[set] |= sets[i][0] != '\0' && g_str_has_prefix (name, sets[i]);
      n += marks[set];
    }
  return n;
}

static GBytes *
read_model (const char *path, GError **error)
{
  char *contents;
  gsize length;

  return g_file_get_contents (path, &contents, &length, error) ? g_bytes_new_take (contents, length) : NULL;
}

static gboolean
run (Work *work, const Recipe *recipe, const char *model, gboolean learned, GError **error)
{
  g_autoptr (GBytes) bytes = learned ? read_model (model, error) : learn (work, recipe, error);

  if (bytes == NULL)
    return FALSE;
  if (!learned && !g_file_set_contents (model, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error))
    return FALSE;
  return measure (work, bytes, error);
}

static gboolean
set_up (Work *work, char **arguments, const char *left_out, const char *unlabelled, GError **error)
{
  guint n = g_strv_length (arguments + 1);

  work->files = arguments + 1;
  work->left_out = g_new0 (gboolean, n + 1);
  work->unlabelled = g_new0 (gboolean, n + 1);
  work->n_left_out = mark_sets (work->files, left_out, work->left_out);
  mark_sets (work->files, unlabelled, work->unlabelled);
  work->documents = new_documents ();
  work->vocabulary = dossier_vocabulary_new (error);
  return work->vocabulary != NULL;
}

static void
clear (Work *work)
{
  g_clear_pointer (&work->vocabulary, dossier_vocabulary_free);
  g_clear_pointer (&work->documents, g_ptr_array_unref);
  g_free (work->left_out);
  g_free (work->unlabelled);
}

int
main (int argc, char **argv)
{
  g_autofree char *left_out = NULL, *unlabelled = NULL;
  gboolean         learned = FALSE;
  Work             work = { 0 };
  Recipe           recipe = { 0 };
  GOptionEntry     entries[] = {
        { "leave-out", 0, 0, G_OPTION_ARG_STRING, &left_out, "Measure these sets instead of learning from them", "SET,…" },
        { "unlabelled", 0, 0, G_OPTION_ARG_STRING, &unlabelled, "Do not trust the labels of these sets", "SET,…" },
        { "learned", 0, 0, G_OPTION_ARG_NONE, &learned, "MODEL is there already: only measure it", NULL },
        { "without-copies", 0, 0, G_OPTION_ARG_NONE, &recipe.without_copies, "No sentences as headlines", NULL },
        { "without-clusters", 0, 0, G_OPTION_ARG_NONE, &recipe.without_clusters, "No clusters of words", NULL },
        { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("MODEL FILE…");
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (g_option_context_parse (context, &argc, &argv, &error) && argc < 3)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      g_printerr ("%s", help);
      return 2;
    }
  if (error != NULL || !set_up (&work, argv + 1, left_out, unlabelled, &error)
      || !run (&work, &recipe, argv[1], learned, &error))
    g_printerr ("Nothing was learned: %s\n", error->message);
  clear (&work);
  return error == NULL ? 0 : 1;
}
