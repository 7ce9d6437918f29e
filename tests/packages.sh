# A shell library, to be sourced by bash: installs Debian packages that are missing.
#
#   source tests/packages.sh
#   install_packages build test      # the packages that packages.txt has for these uses

packages_list=$(dirname -- "${BASH_SOURCE[0]}")/packages.txt

# The packages for the uses given, one a line.
packages_for() {
    local use
    for use in "$@"; do
        sed -n "s/^$use  *//p" "$packages_list"
    done
}

# Those of the packages given that are not installed, one a line.
missing_packages() {
    local installed
    # It fails where it has never heard of one of them, as on a fresh system: it tells of the others all the same.
    installed=$({ dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true; } | sed -n 's/^installed //p')
    printf '%s\n' "$@" | grep -vxF -e "$installed" || true
}

# Runs apt-get as root, without questions.
as_root_apt_get() {
    local -a apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o Dpkg::Use-Pty=0 -qq -y "$@")
    if [ "$(id -u)" -eq 0 ]; then
        "${apt[@]}" </dev/null
    else
        sudo "${apt[@]}"
    fi
}

# Installs what is missing for the uses given. Package lists are fetched only where the install fails without.
install_packages() {
    local -a wanted missing
    mapfile -t wanted < <(packages_for "$@")
    mapfile -t missing < <(missing_packages "${wanted[@]}")
    [ "${#missing[@]}" -gt 0 ] || return 0
    echo "Installing ${missing[*]}"
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        echo "These packages are missing and can be installed by root only: there is no sudo here. As root, run" >&2
        echo "  apt-get install ${missing[*]}" >&2
        return 1
    fi
    as_root_apt_get install --no-install-recommends "${missing[@]}" 2>/dev/null && return 0
    as_root_apt_get update && as_root_apt_get install --no-install-recommends "${missing[@]}"
}
