#!/usr/bin/env bash
# Trains, evaluates, saves and uses a network on MNIST: samples/MnistDigits. `./run.sh --help` tells the options.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

if [ "${1:-}" = --help ] || [ "${1:-}" = -h ]; then cat samples/MnistDigits/usage.txt; exit 0; fi
. eng/bootstrap.sh

stack=
if [ "${1:-}" = --stack ]; then stack="${2:?--stack needs a name: nuget, polyfill or assemblies}"; shift 2; fi
choose_stack "$stack"

dotnet build samples/MnistDigits --configuration Release --verbosity quiet --nologo >"$artifacts/run-build.log" 2>&1 ||
  { cat "$artifacts/run-build.log" >&2; exit 1; }
exec dotnet run --project samples/MnistDigits --configuration Release --no-build -- "$@"
