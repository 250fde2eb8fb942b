// The trainer's hot kernels, compiled once for each instruction set and chosen at run time.
//
// Every kernel has a plain reference in Swift (Trainer/Kernels/Reference*.swift) that tests hold it to.
// Nothing here allocates, locks or keeps state: callers bring memory and threads.
#pragma once
#include <stddef.h>
#include <stdint.h>

// Lengths that kernels want padded are padded to this many floats, on every machine.
#define NCA_LANES 16
// Width in columns of a packed panel of a matrix product's right side.
#define NCA_PANEL 32
// Tiles of a Winograd job.
#define NCA_WINOGRAD_TILES 32

// Descriptions are values that threads only read; Swift cannot see that by itself.
#if __has_attribute(swift_attr)
#define NCA_SENDABLE __attribute__((swift_attr("@Sendable")))
#else
#define NCA_SENDABLE
#endif

// A rule's weights, row-major: w1 [hidden, 4 channels], b1 [hidden], w2 [channels, hidden].
typedef struct {
  int channels, hidden;
  const float *w1, *b1, *w2;
  // Above 0: a step rounds states to multiples of limit / levels and clamps them to +-limit.
  float levels, limit;
  // Above 0: hidden units are clamped to hidden_limit and rounded to multiples of hidden_limit / hidden_levels.
  float hidden_levels, hidden_limit;
} NCA_SENDABLE nca_rule;

// Sums of a rule's gradients, of the same shapes; kernels add to them.
typedef struct {
  float *w1, *b1, *w2;
} NCA_SENDABLE nca_rule_gradient;

typedef enum {
  NCA_MASK_INDEPENDENT,  // a cell updates when its hash lies below `threshold`
  NCA_MASK_PAIR,         // one cell of every two neighbours updates
  NCA_MASK_TABLE,        // cells whose `table` entry [height, width] is not 0 update
} nca_mask_kind;

// Which cells update in one step; the hash is NCAModel's MaskHash.
typedef struct {
  nca_mask_kind kind;
  uint32_t threshold, seed, step;
  const float *table;
} NCA_SENDABLE nca_mask;

// A 3x3 convolution of NHWC activations, stride 1, zero padding 1, by Winograd's F(m x m, 3x3).
// Channel counts are multiples of NCA_PANEL. `weights` come from winograd_filter.
typedef struct {
  int tile;  // m, outputs of a tile a side: 4 for speed, 2 where weights are many and pixels few
  int samples, height, width, in_channels, out_channels;
  const float *input;    // [samples, height, width, in_channels]
  const float *weights;  // [(m + 2)^2, out_channels / 32, in_channels, 32]
  float *output;         // [samples, height, width, out_channels]
  // Forward: output = relu(convolution + bias). NULL for a backward pass, which then uses the next two.
  const float *bias;
  // Backward: output = (convolution + extra) where activation > 0, else 0. Each may be NULL.
  const float *extra;
  const float *activation;
} NCA_SENDABLE nca_convolution;

// One instruction set's kernels.
typedef struct {
  const char *name;

  // c [m, n] = a b, or += when `accumulate`. a's element (i, k) is a[i * a_row + k * a_column].
  // b's column j begins at b[(j / 32) * b_panel + j % 32] and has row stride b_row; n is a multiple of 16.
  void (*gemm)(int m, int n, int k, const float *a, ptrdiff_t a_row, ptrdiff_t a_column,
               const float *b, ptrdiff_t b_row, ptrdiff_t b_panel, float *c, ptrdiff_t c_row,
               int accumulate);
  // c [m, n] += a b^T; a is [m, k], b is [n, k], k is a multiple of 16.
  void (*gemm_nt)(int m, int n, int k, const float *a, ptrdiff_t a_row, const float *b,
                  ptrdiff_t b_row, float *c, ptrdiff_t c_row);

  // Rows [first, last) of next = state + mask * rule(state), both [channels, height, width].
  // `replaced`, if not NULL, gets what the active cells were: nca_step_replaced floats for these rows.
  void (*step_forward)(const nca_rule *rule, const nca_mask *mask, int height, int width, int first,
                       int last, const float *state, float *next, float *replaced,
                       float *workspace);
  // Takes rows [first, last) of a step back: `state` is its output and becomes its input.
  void (*step_restore)(const nca_rule *rule, const nca_mask *mask, int height, int width, int first,
                       int last, const float *replaced, float *state, float *workspace);
  // What rows [first, last) contribute to d_state, the gradient of the step's input, given d_next of
  // its output: to their own rows, and in `halo` [channels, 2, width] to the rows above and below them,
  // where the caller adds it. Adds to the rule's gradient. Rounding lets gradients pass as if it were
  // not there (straight through), but not through hidden units at hidden_limit.
  void (*step_backward)(const nca_rule *rule, const nca_mask *mask, int height, int width, int first,
                        int last, const float *state, const float *d_next, float *d_state, float *halo,
                        const nca_rule_gradient *gradient, float *workspace);

  // Tiles [first, first + count) of a convolution, count <= NCA_WINOGRAD_TILES, numbered over
  // (sample, tile row, tile column); workspace: nca_winograd_workspace floats.
  void (*winograd)(const nca_convolution *convolution, int first, int count, float *workspace);
  // weights [out, in, 3, 3] -> packed [(tile + 2)^2, out' / 32, in', 32]; `backward` swaps in and out
  // and turns the filter by 180 degrees.
  void (*winograd_filter)(int tile, int out_channels, int in_channels, const float *weights,
                          int backward, float *packed);

  // Row y of a feature network's first layer, relu(3x3 convolution + bias), from three planes with a
  // border of zeros [3, height + 2, width + 2] to output [height, width, channels].
  // weights [channels / 32, 27, 32]; workspace: 27 width floats.
  void (*image_forward)(int height, int width, int channels, int y, const float *planes,
                        const float *weights, const float *bias, float *output, float *workspace);
  // Its gradient in two passes over rows: of the patches [height, width, 32] (27 used) from d_output and
  // weights [channels, 32], then of the planes [3, height, width].
  void (*image_backward)(int height, int width, int channels, int y, const float *d_output,
                         const float *weights, float *d_patches);
  void (*image_gather)(int height, int width, int y, const float *d_patches, float *d_planes);

  // Rows [first, last) of one sample: output [height/2, width/2, channels] = maximum over 2x2.
  void (*pool_forward)(int width, int channels, int first, int last, const float *input,
                       float *output);
  // Rows [first, last) of d_input, even `first`: the gradient goes to the first largest of the four,
  // plus `extra` (may be NULL), where input > 0.
  void (*pool_backward)(int height, int width, int channels, int first, int last,
                        const float *input, const float *d_output, const float *extra,
                        float *d_input);
} NCA_SENDABLE nca_kernels;

typedef enum { NCA_ISA_BASELINE, NCA_ISA_AVX2, NCA_ISA_AVX512, NCA_ISA_NEON } nca_isa;

// The kernels for an instruction set, or NULL where this processor or build lacks it.
const nca_kernels *nca_kernels_for(nca_isa isa);
// The fastest kernels that this processor runs.
const nca_kernels *nca_kernels_best(void);

// sorted = values in ascending order, order[i] = where sorted[i] stood. Stable; workspace: 2 count.
void nca_sort(int count, const float *values, float *sorted, uint32_t *order, uint64_t *workspace);

// Floats of scratch memory that the step kernels need on a grid.
size_t nca_step_workspace(int channels, int hidden, int height, int width);
// Floats that a step replaces at most in so many rows.
size_t nca_step_replaced(nca_mask_kind kind, int channels, int rows, int width);
// Floats of scratch memory that a Winograd job needs.
size_t nca_winograd_workspace(int tile, int in_channels, int out_channels);
// Tiles of a whole convolution.
int nca_winograd_tiles(int tile, int samples, int height, int width);
