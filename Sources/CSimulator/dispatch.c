// Chooses among the instruction sets that impl/*.inc is compiled for.
#include "simulator.h"

#if defined(__x86_64__)
extern const sim_machine_code sim_code_avx512, sim_code_avx2;
#endif
#if defined(__aarch64__)
extern const sim_machine_code sim_code_neon;
#else
extern const sim_machine_code sim_code_baseline;
#endif

const sim_machine_code *sim_machine_for(sim_isa isa) {
  switch (isa) {
#if defined(__x86_64__)
    case SIM_ISA_AVX512:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                     __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
                     __builtin_cpu_supports("fma")
                 ? &sim_code_avx512
                 : NULL;
    case SIM_ISA_AVX2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &sim_code_avx2 : NULL;
#endif
#if defined(__aarch64__)
    case SIM_ISA_NEON:
      return &sim_code_neon;
#else
    case SIM_ISA_BASELINE:
      return &sim_code_baseline;
#endif
    default:
      return NULL;
  }
}

const sim_machine_code *sim_machine_best(void) {
  static const sim_isa preference[] = {SIM_ISA_AVX512, SIM_ISA_AVX2, SIM_ISA_NEON, SIM_ISA_BASELINE};
  for (size_t i = 0; i < sizeof preference / sizeof *preference; i++) {
    const sim_machine_code *code = sim_machine_for(preference[i]);
    if (code) return code;
  }
  return NULL;
}
