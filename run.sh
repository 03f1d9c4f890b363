#!/usr/bin/env bash
# Runs a sample: MnistDigits (trains, evaluates, saves and uses a network on MNIST) unless the first word names another: `tutorials`, or a folder of
# samples/. `./run.sh [sample] --help` tells the options. `./run.sh bench [name …]` measures: see benchmarks/README.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

if [ "${1:-}" = bench ]; then shift; exec benchmarks/run.sh "$@"; fi
sample=MnistDigits
if [ "${1:-}" = tutorials ]; then sample=Tutorials; shift
elif [ -n "${1:-}" ] && [ -f "samples/$1/usage.txt" ]; then sample=$1; shift
fi
if [ "${1:-}" = --help ] || [ "${1:-}" = -h ]; then cat "samples/$sample/usage.txt"; exit 0; fi
. eng/bootstrap.sh

stack=
if [ "${1:-}" = --stack ]; then stack="${2:?--stack needs a name: nuget, polyfill or assemblies}"; shift 2; fi
choose_stack "$stack"

dotnet build "samples/$sample" --configuration Release --verbosity quiet --nologo >"$artifacts/run-build.log" 2>&1 ||
  { cat "$artifacts/run-build.log" >&2; exit 1; }
exec dotnet run --project "samples/$sample" --configuration Release --no-build -- "$@"
