#!/usr/bin/env bash
# Builds everything and runs every test; the last line tells how many passed and failed.
#   ./test.sh [--stack nuget|polyfill|assemblies] [arguments for 'dotnet test', e.g. --filter Name~Scoring]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. eng/bootstrap.sh

stack=
if [ "${1:-}" = --stack ]; then stack="${2:?--stack needs a name: nuget, polyfill or assemblies}"; shift 2; fi
choose_stack "$stack"
offer_browser

results="$artifacts/test-results"
export MLNETTORCH_GOLDEN_COUNTS="$artifacts/golden-counts"
rm -rf "$results" "$MLNETTORCH_GOLDEN_COUNTS"
dotnet build MLNetTorch.sln --configuration Release --verbosity quiet --nologo
status=0
dotnet test MLNetTorch.sln --configuration Release --no-build --nologo -m:1 \
  --logger trx --results-directory "$results" "$@" || status=$?

count() { local n; n=$(cat "$results"/*.trx 2>/dev/null | sed -n "s/.*<Counters [^>]*[ ]$1=\"\([0-9]*\)\".*/\1/p" | awk '{s+=$1} END {print s+0}'); echo "$n"; }
passed=$(count passed)
failed=$(( $(count failed) + $(count error) + $(count timeout) + $(count aborted) ))
# A test host that died leaves no counter behind; it must not look like success.
if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
[ "$passed" -gt 0 ] || status=1
cat "$MLNETTORCH_GOLDEN_COUNTS"/*.txt 2>/dev/null | awk '{s+=$1} END {print s+0 " golden values checked against PyTorch"}'
echo "$passed passed, $failed failed"
exit "$status"
