#pragma once
#include <stddef.h>
#include <stdint.h>

/// Decodes a PNG file in memory to 8-bit sRGB with straight alpha.
///
/// rgba holds width * height * 4 bytes; the size must be the one in the file's header. Returns 1, or 0 with
/// a reason in message (cut to message_size, always terminated); rgba is then partly written.
int png_decode_rgba(const uint8_t *bytes, size_t count, uint32_t width, uint32_t height, uint8_t *rgba,
                    char *message, size_t message_size);
