// Encoding: BGRA to the bytes of a PNG or JPEG file.
#include "images.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#include <vector>

#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#define STBI_WRITE_NO_STDIO
#include "stb_image_write.h"

namespace {

using Bytes = std::vector<uint8_t>;

uint8_t divided(int value, int alpha) { return alpha == 0 ? 0 : uint8_t(std::min(255, (value * 255 + alpha / 2) / alpha)); }

// Three bytes a pixel, or four with the colours no longer multiplied by alpha: what the file formats hold.
Bytes plain(const uint8_t* bgra, size_t count, bool with_alpha) {
    Bytes out;
    out.reserve(count * (with_alpha ? 4 : 3));
    for (const uint8_t* p = bgra; p < bgra + 4 * count; p += 4) {
        for (int c = 2; c >= 0; c--) out.push_back(with_alpha ? divided(p[c], p[3]) : p[c]);
        if (with_alpha) out.push_back(p[3]);
    }
    return out;
}

// stb is plain C: no exception may pass through it.
struct Sink {
    Bytes bytes;
    bool failed = false;

    static void write(void* self, void* data, int size) {
        auto* sink = static_cast<Sink*>(self);
        try {
            const auto* from = static_cast<const uint8_t*>(data);
            if (!sink->failed) sink->bytes.insert(sink->bytes.end(), from, from + size);
        } catch (const std::bad_alloc&) {
            sink->failed = true;
        }
    }
};

}  // namespace

// The file's bytes, to be freed with images_free; null where memory is short.
IMAGES_EXPORT uint8_t* images_encode(const uint8_t* bgra, int width, int height, int opaque, int as_jpeg, int64_t* size) {
    try {
        const bool with_alpha = !as_jpeg && !opaque;
        const Bytes colours = plain(bgra, size_t(width) * height, with_alpha);
        Sink sink;
        const int channels = with_alpha ? 4 : 3;
        const int done = as_jpeg ? stbi_write_jpg_to_func(Sink::write, &sink, width, height, channels, colours.data(), 100)
                                 : stbi_write_png_to_func(Sink::write, &sink, width, height, channels, colours.data(), 0);
        auto* file = done && !sink.failed ? static_cast<uint8_t*>(std::malloc(sink.bytes.size())) : nullptr;
        if (file != nullptr) std::memcpy(file, sink.bytes.data(), sink.bytes.size());
        *size = int64_t(sink.bytes.size());
        return file;
    } catch (const std::bad_alloc&) {
        return nullptr;
    }
}

IMAGES_EXPORT void images_free(uint8_t* file) { std::free(file); }
