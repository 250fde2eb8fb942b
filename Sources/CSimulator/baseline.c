// What every processor of the architecture has: SSE2, or NEON.
#include <string.h>

#include "simulator.h"

#define SIM_HAS_AVX512 0
#if defined(__aarch64__)
#define SIM_NAME neon
#define SIM_HAS_FMA 1
#define SIM_HAS_ROUND 1
#else
#define SIM_NAME baseline
#define SIM_HAS_FMA 0
#define SIM_HAS_ROUND 0
#endif
#include "impl/all.inc"
