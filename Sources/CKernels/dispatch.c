// Compiles impl/*.inc once for each instruction set and chooses among the results.
#include "kernels.h"

#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

#pragma clang fp contract(fast)
// Vectors wider than a register cross no call that is not inlined: their calling convention is moot.
#pragma clang diagnostic ignored "-Wpsabi"

static inline int nca_round_up(int value, int multiple) {
  return (value + multiple - 1) / multiple * multiple;
}

// Scratch memory of one step: rows of perception packed by band (see impl/band.inc).
typedef struct {
  int padded_width;   // width rounded up so that whole pairs of vectors fit
  int band_rows;      // rows whose active cells are worked on at once
  int band_capacity;  // columns of the packed matrices
} nca_step_layout;

// A band holds about this many active cells: its matrices stay in the second-level cache.
enum { NCA_BAND_CELLS = 512 };

static nca_step_layout nca_layout(int height, int width, int may_pack) {
  nca_step_layout layout;
  layout.padded_width = nca_round_up(width, 2 * NCA_LANES);
  int row = may_pack ? layout.padded_width / 2 : layout.padded_width;
  int rows = NCA_BAND_CELLS / row;
  layout.band_rows = rows < 1 ? 1 : rows > height ? height : rows;
  layout.band_capacity = layout.band_rows * row;
  return layout;
}

size_t nca_step_workspace(int channels, int hidden, int height, int width) {
  nca_step_layout layout = nca_layout(height, width, 0);
  size_t perception = 4 * (size_t)channels, capacity = (size_t)layout.band_capacity;
  nca_step_layout packed = nca_layout(height, width, 1);
  if ((size_t)packed.band_capacity > capacity) capacity = (size_t)packed.band_capacity;
  size_t matrices = capacity * (2 * perception + 2 * (size_t)hidden + (size_t)channels);
  size_t rows = 16 * ((size_t)layout.padded_width + 4 * NCA_LANES);
  size_t indices = capacity + 3 * (size_t)height + 64;
  return matrices + rows + indices;
}

size_t nca_step_replaced(nca_mask_kind kind, int channels, int rows, int width) {
  int pair = kind == NCA_MASK_PAIR;
  nca_step_layout layout = nca_layout(rows, width, pair);
  // Lists of columns are padded to whole vectors, once a band.
  int bands = (rows + layout.band_rows - 1) / layout.band_rows;
  size_t cells = pair ? (size_t)rows * (size_t)(layout.padded_width / 2)
                      : (size_t)rows * (size_t)width + (size_t)bands * NCA_LANES;
  return (size_t)channels * cells;
}

size_t nca_winograd_workspace(int tile, int in_channels, int out_channels) {
  return (size_t)((tile + 2) * (tile + 2)) * NCA_WINOGRAD_TILES * (size_t)(in_channels + out_channels);
}

int nca_winograd_tiles(int tile, int samples, int height, int width) {
  return samples * ((height + tile - 1) / tile) * ((width + tile - 1) / tile);
}

#define NCA_JOIN_(a, b) a##_##b
#define NCA_JOIN(a, b) NCA_JOIN_(a, b)
#define NCA_NAME(name) NCA_JOIN(name, NCA_SUFFIX)

// VL: floats in a register. MR x NV registers hold a tile of a matrix product.
#if defined(__x86_64__)

#pragma clang attribute push(__attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,avx2,fma"))), apply_to = function)
#define NCA_SUFFIX avx512
#define VL 16
#define MR 8
#define NV 2
#include "impl/all.inc"
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define NCA_SUFFIX avx2
#define VL 8
#define MR 6
#define NV 2
#include "impl/all.inc"
#pragma clang attribute pop

#endif

#if defined(__aarch64__)
#define NCA_SUFFIX neon
#define VL 4
#define MR 6
#define NV 4
#include "impl/all.inc"
#else
#define NCA_SUFFIX baseline
#define VL 4
#define MR 4
#define NV 2
#include "impl/all.inc"
#endif

const nca_kernels *nca_kernels_for(nca_isa isa) {
  switch (isa) {
#if defined(__x86_64__)
    case NCA_ISA_AVX512:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                     __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
                     __builtin_cpu_supports("fma")
                 ? &nca_table_avx512
                 : NULL;
    case NCA_ISA_AVX2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &nca_table_avx2
                                                                             : NULL;
#endif
#if defined(__aarch64__)
    case NCA_ISA_NEON:
      return &nca_table_neon;
#else
    case NCA_ISA_BASELINE:
      return &nca_table_baseline;
#endif
    default:
      return NULL;
  }
}

const nca_kernels *nca_kernels_best(void) {
  static const nca_isa preference[] = {NCA_ISA_AVX512, NCA_ISA_AVX2, NCA_ISA_NEON,
                                       NCA_ISA_BASELINE};
  for (size_t i = 0; i < sizeof preference / sizeof *preference; i++) {
    const nca_kernels *kernels = nca_kernels_for(preference[i]);
    if (kernels) return kernels;
  }
  return NULL;
}
