"""Writes images.json: small pictures in many formats with the pixels that Pillow reads from them, and scaled pictures by Pillow."""
import base64
import io
import json
import struct
import zlib

import numpy as np
from PIL import Image


def unit(tag, count):
    x = (np.arange(count, dtype=np.uint64) + 0x9E3779B9 * (tag + 1)) & 0xFFFFFFFF
    x ^= x >> 16
    x = x * 0x7FEB352D & 0xFFFFFFFF
    x ^= x >> 15
    x = x * 0x846CA68B & 0xFFFFFFFF
    x ^= x >> 16
    return x / 4294967296


def noise(tag, height, width, channels):
    return np.floor(unit(tag, height * width * channels) * 256).astype(np.uint8).reshape(height, width, channels)


def smooth(height, width):
    y, x = np.mgrid[0:height, 0:width]
    return np.stack([x * 255 // (width - 1), y * 255 // (height - 1), (x + y) * 255 // (width + height - 2)], -1).astype(np.uint8)


def text(data):
    return base64.b64encode(bytes(data)).decode()


def saved(picture, kind, **options):
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def png16(values):
    """A PNG of 16 bits a channel."""
    height, width, channels = values.shape
    lines = b"".join(b"\0" + line.astype(">u2").tobytes() for line in values)

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 16, {1: 0, 3: 2, 4: 6}[channels], 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


rgb = Image.fromarray(smooth(13, 18))
rgba = Image.fromarray(np.concatenate([smooth(13, 18), noise(1, 13, 18, 1)], -1))
palette = rgb.quantize(8)
rotated = Image.Exif()
rotated[0x0112] = 6
files = {
    "jpeg_444": saved(rgb, "JPEG", quality=90, subsampling=0),
    "jpeg_420": saved(rgb, "JPEG", quality=90, subsampling=2),
    "jpeg_progressive": saved(rgb, "JPEG", quality=90, subsampling=0, progressive=True),
    "jpeg_grey": saved(rgb.convert("L"), "JPEG", quality=90),
    "jpeg_cmyk": saved(rgb.convert("CMYK"), "JPEG", quality=95),
    "jpeg_exif_rotated": saved(rgb, "JPEG", quality=90, subsampling=0, exif=rotated),
    "png_rgb": saved(rgb, "PNG"),
    "png_transparent": saved(rgba, "PNG"),
    "png_grey": saved(rgb.convert("L"), "PNG"),
    "png_grey_alpha": saved(rgba.convert("LA"), "PNG"),
    "png_palette": saved(palette, "PNG"),
    "png_palette_transparent": saved(palette, "PNG", transparency=2),
    "png_one_bit": saved(rgb.convert("1"), "PNG"),
    "gif": saved(palette, "GIF"),
    "gif_transparent": saved(palette, "GIF", transparency=2),
    "gif_animated": saved(palette, "GIF", save_all=True, append_images=[palette.rotate(180)]),
    "bmp": saved(rgb, "BMP"),
    "bmp_32_bits": saved(rgba, "BMP"),
    "bmp_palette": saved(palette, "BMP"),
    "bmp_one_bit": saved(rgb.convert("1"), "BMP"),
}
decoded = {}
for name, file in files.items():
    pixels = Image.open(io.BytesIO(file)).convert("RGBA")
    decoded[name] = {"file": text(file), "width": pixels.width, "height": pixels.height, "rgba": text(pixels.tobytes())}
for channels in (1, 3, 4):
    values = np.floor(unit(2, 7 * 5 * channels) * 65536).astype(np.uint16).reshape(7, 5, channels)
    high = (values >> 8).astype(np.uint8)
    pixels = Image.fromarray(high[..., 0] if channels == 1 else high).convert("RGBA")
    decoded[f"png_16_bits_{channels}"] = {"file": text(png16(values)), "width": 5, "height": 7, "rgba": text(pixels.tobytes())}

source = noise(3, 23, 29, 3)
scaled = [
    {"width": w, "height": h, "rgb": text(Image.fromarray(source).resize((w, h), Image.BILINEAR).tobytes())}
    for w, h in ((10, 8), (29, 5), (4, 23), (40, 31), (7, 40), (28, 22), (1, 1))
]
print(json.dumps({"decoded": decoded, "scaled": scaled}, indent=1))
