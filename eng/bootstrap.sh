#!/usr/bin/env bash
# What run.sh and test.sh share: choose the stack, install what it needs, build the shim. Quick when all is there.
#   choose_stack [nuget|polyfill|assemblies]   the argument, or MLNetTorchStack, or the remembered choice, or a probe
# Sourced, not run. Sets MLNetTorchStack for the build.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
artifacts="$root/artifacts"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

require_sdk() {
  command -v dotnet >/dev/null || fail "The .NET SDK is missing: install .NET 10 (https://dot.net) and start again."
  (cd "$root" && dotnet --version >/dev/null 2>&1) ||
    fail "This needs the .NET SDK 10 or newer; found: $(dotnet --list-sdks | tr '\n' ' ')"
}

# What the last start chose: artifacts/stack.props, which MSBuild reads too.
remembered() {
  [ -f "$artifacts/stack.props" ] && sed -n "s:.*<$1>\(.*\)</$1>.*:\1:p" "$artifacts/stack.props"
}

remember() {
  mkdir -p "$artifacts"
  local next="$artifacts/stack.props.$$" assemblies=
  [ "$1" = assemblies ] && assemblies="<OfficialAssemblies>$OfficialAssemblies</OfficialAssemblies>"
  printf '<Project><PropertyGroup><MLNetTorchStack>%s</MLNetTorchStack>%s</PropertyGroup></Project>\n' "$1" "$assemblies" >"$next"
  mv "$next" "$artifacts/stack.props"
}

probe_stack() {
  if MLNetTorchStack=nuget dotnet restore "$root/eng/probe/StackProbe.csproj" --verbosity quiet >"$artifacts/probe.log" 2>&1; then
    echo nuget
  else
    say "The official ML.NET and TorchSharp packages cannot be restored here (see artifacts/probe.log): using the polyfills over the system's libtorch."
    echo polyfill
  fi
}

# Debian packages by name; with sudo where we are not root.
install_missing() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  command -v apt-get >/dev/null ||
    fail "The stack 'polyfill' needs libtorch, CMake and a C++ compiler. Install them by your system's own means (on Debian: ${missing[*]}), or name a libtorch folder by LIBTORCH=<folder>."
  local sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "Missing packages: ${missing[*]}. Ask an administrator to run: apt-get install ${missing[*]}"
    sudo=(sudo)
  fi
  say "Installing ${missing[*]} …"
  "${sudo[@]}" apt-get update -qq >"$artifacts/apt.log" 2>&1 || fail "apt-get update failed, see artifacts/apt.log"
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >>"$artifacts/apt.log" 2>&1 ||
    fail "Installing ${missing[*]} failed, see artifacts/apt.log"
}

# A browser for the tests of DigitWeb's page. Without one they are inconclusive and say so: nothing here may fail.
offer_browser() {
  local place
  for place in "${MLNETTORCH_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    command -v "$place" >/dev/null 2>&1 && return 0
  done
  command -v apt-get >/dev/null || return 0
  local sudo=()
  if [ "$(id -u)" -ne 0 ]; then sudo -n true 2>/dev/null || return 0; sudo=(sudo -n); fi
  say "Installing chromium for the tests of DigitWeb's page …"
  { "${sudo[@]}" apt-get update -qq &&
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core
  } >"$artifacts/apt-chromium.log" 2>&1 || say "There is none to be had (see artifacts/apt-chromium.log): these tests will be inconclusive."
}

prepare_polyfill() {
  local needed=(cmake g++ make libopenblas0-openmp libstb-dev)
  [ -n "${LIBTORCH:-}" ] || needed+=(libtorch-dev)
  if command -v dpkg-query >/dev/null; then
    install_missing "${needed[@]}"
  else
    command -v cmake >/dev/null && command -v g++ >/dev/null || install_missing "${needed[@]}"
  fi
  "$root/eng/native.sh"
}

choose_stack() {
  require_sdk
  mkdir -p "$artifacts"
  local stack="${1:-${MLNetTorchStack:-$(remembered MLNetTorchStack || true)}}"
  [ -n "$stack" ] || stack=$(probe_stack)
  case "$stack" in
    nuget) ;;
    polyfill) prepare_polyfill ;;
    assemblies)
      export OfficialAssemblies="${OfficialAssemblies:-$(remembered OfficialAssemblies || true)}"
      [ -d "$OfficialAssemblies" ] || fail "The stack 'assemblies' needs OfficialAssemblies=<folder with the official DLLs>; it is '$OfficialAssemblies'."
      ;;
    *) fail "Unknown stack '$stack'; expected nuget, polyfill or assemblies." ;;
  esac
  remember "$stack"
  export MLNetTorchStack="$stack"
}
