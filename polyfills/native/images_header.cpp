// What a file's header claims must be backed by the file's own bytes before any memory is taken for it.
#include "images.h"
#include "images_stb.h"

#include <algorithm>
#include <array>

using namespace images;

namespace {

constexpr const char* promises_too_much = "the header promises more pixels than the data can hold: truncated, or made to exhaust memory";
constexpr int64_t largest = 178'956'970;  // pixels, as Pillow has it: 683 MiB of them decoded

int64_t at16(const uint8_t* p) { return p[0] | p[1] << 8; }
int64_t at32(const uint8_t* p) { return at16(p) | at16(p + 2) << 16; }
uint32_t big32(const uint8_t* p) { return uint32_t{p[0]} << 24 | p[1] << 16 | p[2] << 8 | p[3]; }

enum class Format { Jpeg, Png, Gif, Bmp, Other };

Format format_of(const uint8_t* d, int size) {
    static constexpr uint8_t png[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    if (size >= 3 && d[0] == 0xFF && d[1] == 0xD8 && d[2] == 0xFF) return Format::Jpeg;
    if (size >= 26 && std::equal(png, png + 8, d)) return Format::Png;
    if (size >= 13 && d[0] == 'G' && d[1] == 'I' && d[2] == 'F' && d[3] == '8') return Format::Gif;
    if (size >= 54 && d[0] == 'B' && d[1] == 'M') return Format::Bmp;
    return Format::Other;
}

// A block of 64 samples costs a bit at least, in the cheapest progressive file.
bool jpeg_fits(const Header& h, int size) { return int64_t{h.width} * h.height / 512 <= size; }

// Deflate makes at most 1032 bytes of one. Here the header alone tells how many are needed.
bool png_fits(const uint8_t* d, const Header& h, int size) {
    static constexpr int channels[7] = {1, 0, 3, 1, 2, 0, 4};
    if (d[25] > 6) return true;  // not a colour type: the decoder says so
    const int64_t line = 1 + (int64_t{h.width} * d[24] * channels[d[25]] + 7) / 8;
    return line * h.height / 1032 <= size;
}

// Tables for four bytes at a time: a checksum costs a few hundredths of the decoding.
constexpr std::array<std::array<uint32_t, 256>, 4> checksum_tables() {
    std::array<std::array<uint32_t, 256>, 4> tables{};
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t value = i;
        for (int bit = 0; bit < 8; bit++) value = value & 1 ? 0xEDB88320u ^ value >> 1 : value >> 1;
        tables[0][i] = value;
    }
    for (int t = 1; t < 4; t++)
        for (int i = 0; i < 256; i++) tables[t][i] = tables[t - 1][i] >> 8 ^ tables[0][tables[t - 1][i] & 0xFF];
    return tables;
}

uint32_t checksum(const uint8_t* p, int64_t size) {
    static constexpr auto tables = checksum_tables();
    uint32_t value = ~0u;
    for (; size >= 4; size -= 4, p += 4) {
        value ^= uint32_t(at32(p));
        value = tables[3][value & 0xFF] ^ tables[2][value >> 8 & 0xFF] ^ tables[1][value >> 16 & 0xFF] ^ tables[0][value >> 24];
    }
    for (; size > 0; size--, p++) value = tables[0][(value ^ *p) & 0xFF] ^ value >> 8;
    return ~value;
}

// The decoder does not look at the checksums; only those of what the pixels depend on count (a capital first letter).
const char* png_fault(const uint8_t* d, const Header& h, int size) {
    if (!png_fits(d, h, size)) return promises_too_much;
    for (int64_t at = 8; at + 12 <= size;) {
        const int64_t length = big32(d + at);
        if (at + 12 + length > size) return "truncated PNG";
        const bool counts = (d[at + 4] & 0x20) == 0;
        if (counts && checksum(d + at + 4, length + 4) != big32(d + at + 8 + length)) return "corrupt PNG: a checksum is wrong";
        if (big32(d + at + 4) == 0x49454E44) break;  // IEND
        at += 12 + length;
    }
    return nullptr;
}

// Nothing is compressed in the kinds that the decoder knows; the oldest kind keeps its depth elsewhere.
bool bmp_fits(const uint8_t* d, const Header& h, int size) {
    const int64_t depth = std::max<int64_t>(at16(at32(d + 14) == 12 ? d + 24 : d + 28), 1);
    const int64_t line = (h.width * depth + 31) / 32 * 4;
    return at32(d + 10) + line * h.height <= size;
}

// Walks to the end of the first picture: the decoder takes a missing rest for an end. The canvas may be larger than that picture.
const char* gif_fault(const uint8_t* d, const Header& h, int64_t size) {
    const auto skip_blocks = [&](int64_t& at) {
        while (at < size && d[at] != 0) at += 1 + d[at];
        return at++ < size;
    };
    const auto table = [](uint8_t flags) { return flags & 0x80 ? 3 << ((flags & 7) + 1) : 0; };
    constexpr const char* truncated = "truncated GIF";
    int64_t at = 13 + table(d[10]);
    while (at < size && d[at] == 0x21) {
        at += 2;
        if (!skip_blocks(at)) return truncated;
    }
    if (at + 11 > size) return truncated;
    if (d[at] != 0x2C) return "corrupt GIF: no picture in it";
    at += 10 + table(d[at + 9]) + 1;
    if (!skip_blocks(at)) return truncated;
    return int64_t{h.width} * h.height <= std::max<int64_t>(1 << 20, size * 4096) ? nullptr : promises_too_much;
}

const char* fault_of(const uint8_t* d, const Header& h, int size, Format format) {
    switch (format) {
        case Format::Jpeg: return jpeg_fits(h, size) ? nullptr : promises_too_much;
        case Format::Png: return png_fault(d, h, size);
        case Format::Gif: return gif_fault(d, h, size);
        default: return bmp_fits(d, h, size) ? nullptr : promises_too_much;
    }
}

}  // namespace

const char* images::read_header(const uint8_t* data, int size, Header& header) {
    if (size == 0) return "the file is empty";
    const Format format = format_of(data, size);
    if (format == Format::Other) return "not a JPEG, PNG, BMP or GIF picture";
    int channels;
    if (!stbi_info_from_memory(data, size, &header.width, &header.height, &channels)) return "the header is damaged, or promises more than can be decoded";
    if (header.width <= 0 || header.height <= 0) return "the picture has no pixels";
    if (int64_t{header.width} * header.height > largest) return "the header promises more than 178,956,970 pixels";
    return fault_of(data, header, size, format);
}
