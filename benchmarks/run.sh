#!/usr/bin/env bash
# Speed and memory beside PyTorch on the same libtorch, and of one way beside another: see benchmarks/README.md.
#   benchmarks/run.sh                        all suites in order
#   benchmarks/run.sh <suite> <suite> …      some of them
#   benchmarks/run.sh <suite> [arguments]    one, with its arguments
#   benchmarks/run.sh --list                 their names
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
suites=(training scoring ceilings levers networks start weights data micro growth overhead streaming pictures picture-memory serving serving-memory)
if [ "${1:-}" = --list ]; then printf '%s\n' "${suites[@]}"; exit 0; fi

. eng/bootstrap.sh
choose_stack "${MLNetTorchStack:-}"
install_missing python3-torch python3-torchvision python3-numpy python3-pil python3-aiohttp libopenblas0-openmp
dotnet build benchmarks --configuration Release --verbosity quiet --nologo
bench() { dotnet run --project benchmarks --configuration Release --no-build -- "$@"; }
is_suite() { local suite; for suite in "${suites[@]}"; do [ "$suite" = "$1" ] && return; done; return 1; }

[ $# -gt 0 ] || set -- "${suites[@]}"
if [ $# -gt 1 ] && is_suite "$2"; then
  for suite in "$@"; do bench "$suite"; done
else
  bench "$@"
fi
