#include "simulator.h"

sim_opcode_info sim_describe(sim_opcode opcode) {
  static const sim_opcode_info table[] = {
#define SIM_INSTRUCTION(name, mnemonic, shape) {mnemonic, SIM_SHAPE_##shape},
#include "instructions.def"
#undef SIM_INSTRUCTION
  };
  return table[opcode];
}
