# setup.sh: what run and check share; read by them with '.', not run by itself.
#
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later

# install_packages LIST…: installs what the lists in build-aux name and the machine does not have.
install_packages ()
{
  missing=
  for list in "$@"; do
    while read -r package; do
      case $package in '' | '#'*) continue ;; esac
      dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed \
        || missing="$missing $package"
    done < "build-aux/$list"
  done
  [ -z "$missing" ] && return 0
  echo "Installing:$missing" >&2
  if ! command -v apt-get >/dev/null; then
    echo "These packages are missing, and this is no Debian system: please install them by hand." >&2
    return 1
  fi
  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "Please run this as root once: apt-get install$missing" >&2
      return 1
    fi
    as_root=sudo
  fi
  $as_root apt-get update -q >&2
  # shellcheck disable=SC2086 # the list is words
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing >&2
}

# chinese_locale: the name of a Chinese UTF-8 locale, which is made in the build folder when the
# machine has none; sets LOCPATH in that case.
chinese_locale ()
{
  if ! locale -a 2>/dev/null | grep -qix 'zh_CN.utf-\?8'; then
    mkdir -p "$1/locale"
    [ -d "$1/locale/zh_CN.UTF-8" ] || localedef -i zh_CN -f UTF-8 "$1/locale/zh_CN.UTF-8" >&2 || return 1
    [ -d "$1/locale/C.UTF-8" ] || cp -r /usr/lib/locale/C.utf8 "$1/locale/C.UTF-8"
    LOCPATH=$1/locale
    export LOCPATH
  fi
  chinese=zh_CN.UTF-8
}

# use_install DIR: programs find what is installed under DIR.
use_install ()
{
  PATH=$1/bin:$PATH
  XDG_DATA_DIRS=$1/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}
  export PATH XDG_DATA_DIRS
}
