/* Vectorscan or Hyperscan as an engine of the benchmark; see ../engines.mjs for what it is told and answers. */
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static char *read_file(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  if (!file) exit(1);
  fseek(file, 0, SEEK_END);
  *length = (size_t)ftell(file);
  rewind(file);
  char *bytes = malloc(*length + 1);
  if (fread(bytes, 1, *length, file) != *length) exit(1);
  bytes[*length] = 0;
  fclose(file);
  return bytes;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static int on_match(unsigned int id, unsigned long long from, unsigned long long to, unsigned int flags, void *context) {
  (void)id, (void)from, (void)to, (void)flags;
  ++*(unsigned long long *)context;
  return 0;
}

int main(int argc, char **argv) {
  if (argc < 3) return 1;
  size_t text_length, forms_length, count = 0;
  char *text = read_file(argv[1], &text_length);
  char *forms = read_file(argv[2], &forms_length);
  for (size_t i = 0; i <= forms_length; i++) count += forms[i] == '\n' || forms[i] == 0;
  const char **patterns = malloc(count * sizeof *patterns);
  size_t *lengths = malloc(count * sizeof *lengths);
  unsigned *flags = malloc(count * sizeof *flags), *ids = malloc(count * sizeof *ids);
  char *form = forms;
  for (size_t i = 0; i < count; i++) {
    size_t length = strcspn(form, "\n");
    patterns[i] = form, lengths[i] = length, flags[i] = HS_FLAG_SOM_LEFTMOST, ids[i] = (unsigned)i;
    form += length + 1;
  }

  double start = now();
  hs_database_t *database;
  hs_compile_error_t *error;
  if (hs_compile_lit_multi(patterns, flags, ids, lengths, (unsigned)count, HS_MODE_BLOCK, NULL, &database, &error) != HS_SUCCESS) {
    fprintf(stderr, "%s\n", error->message);
    return 1;
  }
  hs_scratch_t *scratch = NULL;
  if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS) return 1;
  printf("{\"build\": %f}\n", now() - start);
  fflush(stdout);

  char line[16];
  while (fgets(line, sizeof line, stdin)) {
    unsigned long long hits = 0;
    start = now();
    if (hs_scan(database, text, (unsigned)text_length, 0, scratch, on_match, &hits) != HS_SUCCESS) return 1;
    printf("{\"ms\": %f, \"hits\": %llu}\n", now() - start, hits);
    fflush(stdout);
  }
  return 0;
}
