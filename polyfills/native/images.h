// Pictures for the polyfill of ML.NET's image part: over stb, without libtorch. No memory crosses the border: the caller owns all buffers
// but an encoded file, which it frees with images_free. No function keeps state; any thread may call any.
#pragma once

#include <cstddef>
#include <cstdint>

#define IMAGES_EXPORT extern "C" __attribute__((visibility("default")))

namespace images {

// What the first bytes of a file say, checked against what the rest of it can hold.
struct Header {
    int width = 0;
    int height = 0;
};

// Null where the file may be decoded, otherwise what is wrong with it (a text that lives for ever).
const char* read_header(const uint8_t* data, int size, Header& header);

}  // namespace images
