#!/usr/bin/env bash
# Builds the shim over libtorch that the polyfill of TorchSharp stands on, and the pictures of the polyfill of ML.NET. Returns at once
# when nothing changed.
#   MLNetTorchNative=<folder>   build there instead of artifacts/native
#   LIBTORCH=<folder>           use this libtorch (a pip wheel's torch folder included) instead of the system's
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
out="${MLNetTorchNative:-$root/artifacts/native}"
build="$out/build"
mkdir -p "$build"

state=$( (printf '%s\n' "${LIBTORCH:-system}"; cat "$root"/polyfills/native/*) | sha256sum)
libraries=(libmlnettorch_shim.so libmlnettorch_images.so)
order=libmlnettorch_shim.order
if [ -f "$out/${libraries[0]}" ] && [ -f "$out/${libraries[1]}" ] && [ -f "$out/$order" ] && [ "$state" = "$(cat "$out/state" 2>/dev/null)" ]; then exit 0; fi

# Another libtorch or another CMakeLists.txt leaves nothing of the last configuration behind.
rm -rf "$build" "$out/state" "${libraries[@]/#/$out/}"
mkdir -p "$build"
run() { "$@" >>"$out/build.log" 2>&1 || { cat "$out/build.log" >&2; exit 1; }; }
: >"$out/build.log"
echo "Building the shim over libtorch and the pictures …" >&2
run cmake -S "$root/polyfills/native" -B "$build" -DCMAKE_BUILD_TYPE=Release -DLIBTORCH="${LIBTORCH:-}"
run cmake --build "$build"
for library in "${libraries[@]}"; do
  cp "$(find "$build" -name "$library" | head -n 1)" "$out/$library.new"
  mv "$out/$library.new" "$out/$library"
done
# The order in which the system's loader sets up what libtorch needs, leaves first; of another libtorch the names would find the system's.
: >"$out/$order"
if [ -z "${LIBTORCH:-}" ]; then
  LD_DEBUG=files LD_PRELOAD="$out/${libraries[0]}" /bin/true 2>&1 | sed -n 's/.*calling init: .*\///p' >"$out/$order"
fi
printf '%s\n' "$state" >"$out/state"
