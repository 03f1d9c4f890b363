#!/usr/bin/env bash
# Takes from complete official listings the part that the polyfills touch, into polyfills/official-api.
#   eng/refresh-official-api.sh <folder with Microsoft.ML-5.0.0.txt, TorchSharp-0.102.8.txt, TorchSharp-0.105.2.txt>
set -euo pipefail
listings=$(realpath "${1:?the folder with the complete listings}")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export MLNetTorchStack=polyfill
out=${MLNetTorchArtifacts:-artifacts/polyfill}
dotnet build polyfills/Microsoft.ML --configuration Release --verbosity quiet --nologo
dotnet build polyfills/TorchSharp --configuration Release --verbosity quiet --nologo
keep() { dotnet run --project eng/ApiListing --configuration Release -- keep "$listings/$1" "$2" >"polyfills/official-api/$1"; }
keep Microsoft.ML-5.0.0.txt "$out"/bin/MLNetTorch.Polyfill.Microsoft.ML/release/MLNetTorch.Polyfill.Microsoft.ML.dll
keep TorchSharp-0.102.8.txt "$out"/bin/MLNetTorch.Polyfill.TorchSharp/release/MLNetTorch.Polyfill.TorchSharp.dll
keep TorchSharp-0.105.2.txt "$out"/bin/MLNetTorch.Polyfill.TorchSharp/release/MLNetTorch.Polyfill.TorchSharp.dll
