// stb's decoder as it is built here: four formats, from memory, with friendly texts of what is wrong.
#pragma once

#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_NO_HDR
#define STBI_ONLY_JPEG
#define STBI_ONLY_PNG
#define STBI_ONLY_BMP
#define STBI_ONLY_GIF
#define STBI_FAILURE_USERMSG
#define STBI_MAX_DIMENSIONS (1 << 20)
#if defined(__ARM_NEON) && !defined(STBI_NEON)
#define STBI_NEON
#endif
#include "stb_image.h"
