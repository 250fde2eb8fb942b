// In C because libpng reports errors by longjmp, which must not cross Swift's frames. Its simplified
// interface needs no longjmp, but libpng 1.6.39 misplaces rows of interlaced 16-bit files there.
#include "png_decoder.h"

#include <png.h>
#include <string.h>

struct source {
  const uint8_t *bytes;
  size_t left;
};

struct report {
  char *message;
  size_t size;
};

static void read_bytes(png_structp png, png_bytep target, size_t count) {
  struct source *source = png_get_io_ptr(png);
  if (count > source->left) png_error(png, "cut short");
  memcpy(target, source->bytes, count);
  source->bytes += count;
  source->left -= count;
}

static void fail(png_structp png, png_const_charp text) {
  struct report *report = png_get_error_ptr(png);
  strncpy(report->message, text, report->size - 1);
  report->message[report->size - 1] = 0;
  png_longjmp(png, 1);
}

static void ignore(png_structp png, png_const_charp text) {
  (void)png;
  (void)text;
}

static void read_rgba(png_structp png, png_infop info, uint32_t width, uint32_t height, uint8_t *rgba) {
  // Chunks that a picture does without, and in which compressed text could swell.
  static const png_byte skipped[] = "iCCP\0iTXt\0tEXt\0zTXt\0eXIf\0sPLT\0hIST\0tIME\0pCAL\0sCAL";
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, skipped, sizeof skipped / 5);
  png_set_user_limits(png, width, height);
  png_set_benign_errors(png, 1);
  png_read_info(png, info);
  if (png_get_image_width(png, info) != width || png_get_image_height(png, info) != height)
    png_error(png, "two sizes");
  png_set_alpha_mode(png, PNG_ALPHA_PNG, PNG_DEFAULT_sRGB);
  png_set_expand(png);
  png_set_scale_16(png);
  png_set_gray_to_rgb(png);
  png_set_add_alpha(png, 0xFFFF, PNG_FILLER_AFTER);
  int passes = png_set_interlace_handling(png);
  png_read_update_info(png, info);
  if (png_get_rowbytes(png, info) != (size_t)width * 4) png_error(png, "unknown layout");
  for (int pass = 0; pass < passes; pass++)
    for (uint32_t y = 0; y < height; y++) png_read_row(png, rgba + (size_t)y * width * 4, NULL);
  png_read_end(png, NULL);
}

int png_decode_rgba(const uint8_t *bytes, size_t count, uint32_t width, uint32_t height, uint8_t *rgba,
                    char *message, size_t message_size) {
  struct source source = {bytes, count};
  struct report report = {message, message_size};
  strncpy(message, "out of memory", message_size - 1);
  message[message_size - 1] = 0;
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &report, fail, ignore);
  if (!png) return 0;
  png_infop info = png_create_info_struct(png);
  // Neither pointer changes after setjmp, so both are still good when an error comes back here.
  if (!info || setjmp(png_jmpbuf(png))) {
    png_destroy_read_struct(&png, &info, NULL);
    return 0;
  }
  png_set_read_fn(png, &source, read_bytes);
  read_rgba(png, info, width, height, rgba);
  png_destroy_read_struct(&png, &info, NULL);
  return 1;
}
