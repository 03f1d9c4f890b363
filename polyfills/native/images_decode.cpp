// Decoding: a file's bytes to BGRA, colours multiplied by alpha, as the official part's decoder gives them.
#include "images.h"

#include <cstdlib>
#include <cstring>
#include <string_view>

namespace {

// No file makes the decoder take more than its size in pixels justifies, however its compressed data was made.
thread_local size_t block_limit = SIZE_MAX;

// Small blocks are the decoder's own tables, which a file may make it read before it has filled them.
void* take(size_t bytes) {
    if (bytes > block_limit) return nullptr;
    return bytes <= 64 << 10 ? std::calloc(1, bytes) : std::malloc(bytes);
}

void* resize_block(void* block, size_t bytes) { return bytes <= block_limit ? std::realloc(block, bytes) : nullptr; }

struct BlockLimit {
    BlockLimit(const images::Header& header, int size) {
        block_limit = (header.width + size_t{64}) * (header.height + size_t{64}) * 16 + 2 * size_t(size) + (size_t{1} << 20);
    }
    ~BlockLimit() { block_limit = SIZE_MAX; }
};

}  // namespace

#define STBI_MALLOC(bytes) take(bytes)
#define STBI_REALLOC(block, bytes) resize_block(block, bytes)
#define STBI_FREE(block) std::free(block)
#define STBI_ASSERT(condition)
#define STB_IMAGE_IMPLEMENTATION
#include "images_stb.h"

namespace {

uint32_t swap_red_and_blue(uint32_t p) { return (p & 0xFF00FF00u) | (p & 0xFF) << 16 | (p >> 16 & 0xFF); }

const char* reason(const uint8_t* data, int size) {
    const std::string_view file(reinterpret_cast<const char*>(data), size_t(size));
    const bool endless = data[0] == 0xFF && file.rfind("\xFF\xD9") == file.npos;
    return endless ? "truncated JPEG" : stbi_failure_reason();
}

// The fourth byte of a bitmap without colour masks is a filler.
bool has_filler(const uint8_t* data) { return data[0] == 'B' && data[1] == 'M' && data[14] == 40; }

void copy_opaque(const uint8_t* from, uint8_t* to, size_t count) {
    for (size_t i = 0; i < count; i++) {
        uint32_t pixel;
        std::memcpy(&pixel, from + 4 * i, 4);
        pixel = swap_red_and_blue(pixel) | 0xFF000000u;
        std::memcpy(to + 4 * i, &pixel, 4);
    }
}

uint8_t times(uint32_t value, uint32_t alpha) {
    const uint32_t product = value * alpha + 128;
    return uint8_t((product + (product >> 8)) >> 8);
}

void copy_multiplied(const uint8_t* from, uint8_t* to, size_t count) {
    for (size_t i = 0; i < 4 * count; i += 4) {
        const uint8_t alpha = from[i + 3];
        to[i] = times(from[i + 2], alpha);
        to[i + 1] = times(from[i + 1], alpha);
        to[i + 2] = times(from[i], alpha);
        to[i + 3] = alpha;
    }
}

}  // namespace

// The size of the picture; null, or what is wrong with it.
IMAGES_EXPORT const char* images_header(const uint8_t* data, int size, int* width, int* height) {
    images::Header header;
    const char* fault = images::read_header(data, size, header);
    *width = header.width;
    *height = header.height;
    return fault;
}

// Decodes into width x height x 4 bytes, the size that images_header told.
IMAGES_EXPORT const char* images_decode(const uint8_t* data, int size, uint8_t* pixels, int width, int height, int* opaque) {
    BlockLimit limit({width, height}, size);
    int w, h, channels;
    stbi_uc* decoded = stbi_load_from_memory(data, size, &w, &h, &channels, 4);
    if (decoded == nullptr) return reason(data, size);
    const char* fault = w == width && h == height ? nullptr : "the picture contradicts its own header";
    *opaque = channels == 1 || channels == 3 || has_filler(data);
    if (fault == nullptr) (*opaque ? copy_opaque : copy_multiplied)(decoded, pixels, size_t(w) * h);
    stbi_image_free(decoded);
    return fault;
}
