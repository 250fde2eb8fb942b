// The simulator's batch machine: every instruction works on a few hundred pixels, held as structure of arrays.
//
// Compiled once for each instruction set (impl/*.inc) and chosen at run time. Nothing here allocates, locks or
// keeps state: callers bring memory and threads. Every instruction has a plain reference in Swift
// (Preview/Executing/Reference) that tests hold it to.
#pragma once
#include <stddef.h>
#include <stdint.h>

// Lanes of a batch and words of an aligned slot are a multiple of this on every machine.
#define SIM_LANES 16

#if __has_attribute(swift_attr)
#define SIM_SENDABLE __attribute__((swift_attr("@Sendable")))
#else
#define SIM_SENDABLE
#endif

typedef enum {
#define SIM_INSTRUCTION(name, mnemonic, shape) SIM_##name,
#include "instructions.def"
#undef SIM_INSTRUCTION
  SIM_OPCODES
} sim_opcode;

typedef enum {
  SIM_SHAPE_UNARY,
  SIM_SHAPE_BINARY,
  SIM_SHAPE_TERNARY,
  SIM_SHAPE_REDUCE,
  SIM_SHAPE_REDUCE2,
  SIM_SHAPE_SPECIAL
} sim_shape;

// What the table says of an instruction.
typedef struct {
  const char *mnemonic;
  sim_shape shape;
} sim_opcode_info;
sim_opcode_info sim_describe(sim_opcode opcode);

// Of sim_instruction.flags. A uniform operand has one word a component; a repeating one has one component for
// all. Where d is uniform every operand is.
enum {
  SIM_D_UNIFORM = 1,
  SIM_A_UNIFORM = 2,
  SIM_B_UNIFORM = 4,
  SIM_C_UNIFORM = 8,
  SIM_A_REPEATS = 16,
  SIM_B_REPEATS = 32,
  SIM_C_REPEATS = 64,
};

// d may be a, b or c, component by component; otherwise d overlaps no operand, unless the table says so.
typedef struct {
  uint16_t opcode;
  uint8_t count;  // components, at least 1
  uint8_t flags;
  uint32_t d, a, b, c;  // offsets in the machine's memory, in words; of lanes: multiples of SIM_LANES
  uint32_t imm0, imm1, imm2;
} SIM_SENDABLE sim_instruction;

typedef enum { SIM_WRAP_REPEAT, SIM_WRAP_CLAMP, SIM_WRAP_MIRROR } sim_wrap;

// A texture's level 0: values as a shader reads them, 32 bits a component, one plane a component.
typedef struct {
  // [depth, height, width], row 0 at texture coordinate 0; cubes: depth 6, a slice a face. All NULL, or a size of 0: unbound.
  const uint32_t *planes[4];
  int32_t width, height, depth;
  int32_t is_layered;  // depth counts layers, which are chosen (rounded, clamped) and never blended
  int32_t is_linear;   // sample blends the nearest 4 (2D, layers) or 8 (volumes); weights in full precision
  int32_t is_normalized;  // texels are 0 ... 1, and so are clamped the references that depths are compared with
  sim_wrap wrap[3];
  uint32_t unbound[4];  // what an unbound unit reads
} SIM_SENDABLE sim_texture;

// Texels' formats, as stores round to them; planes always hold 32 bits a component.
typedef enum {
  SIM_RGBA8,    // floats clamped to 0 ... 1, rounded to the nearest multiple of 1/255 (NaN: 0)
  SIM_HALF,     // nearest half float, ties to even, beyond: infinity
  SIM_HALF_ZERO,  // half float towards zero, as Direct3D rounds
  SIM_FLOAT,    // and 32-bit integers: bits as they are
  SIM_INT8, SIM_INT16, SIM_UINT8, SIM_UINT16,  // the low bits are kept
} sim_format;

// How lanes number the pixels of a framebuffer, from the bottom row up.
typedef enum {
  SIM_ORDER_ROWS,   // pixel = first + lane, row after row
  SIM_ORDER_QUADS,  // quad = first / 4 + lane / 4, rows of quads (odd sizes rounded up); see ddx for the four
} sim_order;

typedef struct {
  uint32_t *memory;  // of one thread, aligned to 64 bytes
  int32_t lanes;     // of this batch, a multiple of SIM_LANES
  const sim_texture *textures;
  int64_t turns;  // instructions that loops may still run
  // Left by a trap.
  uint32_t trap;
  int32_t trap_lane;
  uint32_t trap_values[4];
} sim_machine;

typedef enum { SIM_DONE, SIM_TRAPPED, SIM_EXHAUSTED } sim_status;

// One instruction set's machine.
typedef struct {
  const char *name;
  // Runs from program[0] to an `end`.
  sim_status (*run)(sim_machine *machine, const sim_instruction *program);
  // Centres of the pixels of a batch: x + 0.5, y + 0.5; lanes past the last pixel get coordinates outside.
  void (*coordinates)(sim_order order, int32_t width, int32_t height, int64_t first, int32_t lanes,
                      float *x, float *y);
  // Stores `components` (1 to 4) slots of a batch, `lanes` words apart, into planes [height, width], rounded to
  // a format. Lanes outside of the picture, and those whose `discarded` (may be NULL) is true, stay as they are.
  void (*store)(sim_format format, sim_order order, int32_t width, int32_t height, int64_t first,
                int32_t lanes, const uint32_t *discarded, const uint32_t *values, int32_t components,
                uint32_t *const planes[4]);
} SIM_SENDABLE sim_machine_code;

typedef enum { SIM_ISA_BASELINE, SIM_ISA_AVX2, SIM_ISA_AVX512, SIM_ISA_NEON } sim_isa;

// The machine for an instruction set, or NULL where this processor or build lacks it.
const sim_machine_code *sim_machine_for(sim_isa isa);
// The fastest that this processor runs.
const sim_machine_code *sim_machine_best(void);
