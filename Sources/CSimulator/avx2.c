#if defined(__x86_64__)
#include <immintrin.h>
#include <string.h>

#include "simulator.h"

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define SIM_NAME avx2
#define SIM_HAS_AVX512 0
#define SIM_HAS_FMA 1
#define SIM_HAS_ROUND 1
#include "impl/all.inc"
#pragma clang attribute pop
#endif
