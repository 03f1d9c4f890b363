#!/usr/bin/env bash
# Speed and memory as ratios against PyTorch on the same libtorch, and of batched against single scoring.
#   benchmarks/run.sh [training|scoring|overhead|streaming|serving] [data folder] [rounds]     default: all of them, data/mnist, 5
#   benchmarks/run.sh serving-memory [data folder]
#   benchmarks/run.sh loading [rounds]
#   benchmarks/run.sh pictures [rounds] [files]                     default: 3, 10000
#   benchmarks/run.sh picture-memory
#   benchmarks/run.sh networks [rounds] [threads]                   default: 5, every core
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. eng/bootstrap.sh
choose_stack "${MLNetTorchStack:-}"
install_missing python3-torch python3-torchvision python3-numpy python3-pil python3-aiohttp libopenblas0-openmp
dotnet build benchmarks --configuration Release --verbosity quiet --nologo
bench() { dotnet run --project benchmarks --configuration Release --no-build -- "$@"; }
case "${1:-all}" in
  all) bench training && bench scoring && bench networks && bench loading && bench overhead && bench streaming && bench pictures && bench picture-memory && bench serving ;;
  *) bench "$@" ;;
esac
