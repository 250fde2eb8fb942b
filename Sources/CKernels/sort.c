// Radix sort of floats with their places: a sliced transport loss sorts a million of them an iteration.
#include "kernels.h"

#include <string.h>

enum { DIGIT_BITS = 11, BUCKETS = 1 << DIGIT_BITS, PASSES = 3 };

// Bits that sort as unsigned numbers the way the floats sort.
static inline uint32_t sortable(float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits ^ (bits >> 31 ? 0xFFFFFFFFu : 0x80000000u);
}

static inline float original(uint32_t key) {
  uint32_t bits = key ^ (key >> 31 ? 0x80000000u : 0xFFFFFFFFu);
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

void nca_sort(int count, const float *values, float *sorted, uint32_t *order, uint64_t *workspace) {
  uint64_t *from = workspace, *to = workspace + count;
  uint32_t starts[PASSES][BUCKETS] = {{0}};
  for (int i = 0; i < count; i++) {
    uint32_t key = sortable(values[i]);
    from[i] = (uint64_t)key << 32 | (uint32_t)i;
    for (int pass = 0; pass < PASSES; pass++)
      starts[pass][key >> (pass * DIGIT_BITS) & (BUCKETS - 1)]++;
  }
  for (int pass = 0; pass < PASSES; pass++) {
    uint32_t sum = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      uint32_t size = starts[pass][bucket];
      starts[pass][bucket] = sum;
      sum += size;
    }
    int shift = 32 + pass * DIGIT_BITS;
    for (int i = 0; i < count; i++)
      to[starts[pass][from[i] >> shift & (BUCKETS - 1)]++] = from[i];
    uint64_t *swap = from;
    from = to;
    to = swap;
  }
  for (int i = 0; i < count; i++) {
    sorted[i] = original((uint32_t)(from[i] >> 32));
    order[i] = (uint32_t)from[i];
  }
}
