#!/usr/bin/env bash
# Makes a Debian or Ubuntu server run the bots of a platform repository. Run it as root from the folder that it came in;
# run it again as often as you like: what is done already stays as it is, what is missing or was changed here is done.
set -euo pipefail

usage() {
  cat <<'USAGE'
Usage: install.sh --domain NAME --email ADDRESS --repo URL [options]

  --domain NAME    the name under which Telegram reaches this server; its DNS must lead here
  --email ADDRESS  Let's Encrypt writes there when a certificate is about to end
  --repo URL       the platform repository: git@… or https://…
  --branch NAME    what is served (default: the repository's own)
  --no-tls         no nginx and no certificate: something else stands in front of 127.0.0.1:8080
  --no-sync        do not take what is merged each minute
  --dry-run        say what would be done, and do nothing
  --root DIR       write files below DIR, run nothing: to see what comes where
  --help

Example:
  sudo ./install.sh --domain bots.shop.example --email ops@shop.example --repo git@github.com:shop/bots.git
USAGE
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
domain='' email='' repo='' branch='' root='' is_dry='' has_tls=yes has_sync=yes
platform=/srv/zeta
home=/var/lib/zeta
backups=/var/backups/zeta
node_version=v24.11.1

die() {
  printf 'install.sh: %s\n' "$*" >&2
  exit 2
}

while [ $# -gt 0 ]; do
  case $1 in
    --domain | --email | --repo | --branch | --root)
      if [ -z "${2:-}" ]; then die "$1 wants a value"; fi
      printf -v "${1#--}" '%s' "$2"
      shift 2
      ;;
    --no-tls) has_tls='' && shift ;;
    --no-sync) has_sync='' && shift ;;
    --dry-run) is_dry=yes && shift ;;
    --help | -h) usage && exit 0 ;;
    *) die "unknown option $1 (see --help)" ;;
  esac
done

# What is written into files of other programs must be what it is called.
[[ $repo =~ ^[A-Za-z0-9@:/._~+-]+$ && $repo != -* ]] || die '--repo is the address of the platform repository'
[[ -z $branch || $branch =~ ^[A-Za-z0-9._/][A-Za-z0-9._/-]*$ ]] || die '--branch is the name of a branch'
if [ -n "$has_tls" ]; then
  [[ $domain =~ ^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]([a-z0-9-]*[a-z0-9])$ ]] ||
    die '--domain is a name such as bots.shop.example, in small letters'
  [[ $email =~ ^[^[:space:]@]+@[^[:space:]@]+\.[^[:space:]@]+$ && $email != -* ]] || die '--email is an address'
fi

step() { printf '\n== %s\n' "$*"; }

# Runs what changes the system; only shown with --dry-run or --root.
run() {
  if [ -n "$is_dry$root" ]; then
    printf '  would run: %s\n' "$*"
  else
    printf '  %s\n' "$*"
    "$@"
  fi
}

as_zeta() { run runuser -u zeta -- env HOME="$home" "$@"; }

# put MODE FILE < content: writes a file that differs. `changed` says whether one did.
changed=''
put() {
  local mode=$1 file=$2 content
  content=$(cat && printf x)
  if [ -f "$root$file" ] && [ "$(cat "$root$file" && printf x)" = "$content" ]; then
    printf '  as it is:  %s\n' "$file"
    return
  fi
  changed=yes
  if [ -n "$is_dry" ]; then
    printf '  would write: %s\n' "$file"
    return
  fi
  mkdir -p "$(dirname "$root$file")"
  # Whole or not at all.
  printf '%s' "${content%x}" >"$root$file.new"
  chmod "$mode" "$root$file.new"
  mv "$root$file.new" "$root$file"
  printf '  wrote:     %s\n' "$file"
}

folder() {
  local mode=$1 path=$2
  if [ -n "$root" ] && [ -z "$is_dry" ]; then
    mkdir -p "$root$path" && printf '  folder:    %s\n' "$path"
  else
    run install -d -m "$mode" -o zeta -g zeta "$path"
  fi
}

check_system() {
  [ -n "$is_dry$root" ] && return
  [ "$(id -u)" = 0 ] || die 'run it as root: sudo ./install.sh …'
  command -v apt-get >/dev/null || die 'this is for Debian and Ubuntu; elsewhere see docs/deployment.md'
  [ -d /run/systemd/system ] || die 'systemd does not run here; in containers use compose.yaml'
  case $(uname -m) in
    x86_64 | aarch64) ;;
    *) die "ZETA brings its Node for x86_64 and aarch64, not for $(uname -m)" ;;
  esac
}

install_packages() {
  step 'Packages of the system'
  local wanted=(ca-certificates curl git openssh-client util-linux xz-utils)
  [ -n "$has_tls" ] && wanted+=(nginx certbot)
  run apt-get update -q
  run env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${wanted[@]}"
}

# npm installs ZETA; what runs it is the Node 24 that comes in its packages.
install_npm() {
  step 'npm'
  local major=0
  if command -v npm >/dev/null && command -v node >/dev/null; then
    major=$(node -p 'process.versions.node.split(".")[0]')
  fi
  if [ "$major" -ge 20 ]; then
    echo "  as it is:  npm with Node $major"
    return
  fi
  local arch=x64 base=https://nodejs.org/dist/$node_version name
  [ "$(uname -m)" = aarch64 ] && arch=arm64
  name=node-$node_version-linux-$arch.tar.xz
  if [ -n "$is_dry$root" ]; then
    printf '  would run: download %s/%s, check its SHA-256, unpack it to /opt\n' "$base" "$name"
    return
  fi
  local work
  work=$(mktemp -d)
  (
    cd "$work"
    curl -fsSL --proto '=https' -o "$name" "$base/$name"
    curl -fsSL --proto '=https' -o sums "$base/SHASUMS256.txt"
    grep " $name\$" sums | sha256sum --check --strict -
    tar -xJf "$name" -C /opt
  )
  rm -rf "$work"
  for command in node npm npx; do
    ln -sfn "/opt/${name%.tar.xz}/bin/$command" "/usr/local/bin/$command"
  done
}

make_user() {
  step 'The user zeta'
  if [ -z "$root" ] && id zeta >/dev/null 2>&1; then
    echo '  as it is:  user zeta'
  else
    run useradd --system --user-group --home-dir "$home" --shell /usr/sbin/nologin zeta
  fi
  folder 0750 "$home"
  folder 0700 "$backups"
  if [ -z "$root" ] && [ ! -f "$home/.ssh/id_ed25519" ]; then
    as_zeta mkdir -p -m 0700 "$home/.ssh"
    as_zeta ssh-keygen -q -t ed25519 -N '' -C "zeta@${domain:-$(hostname)}" -f "$home/.ssh/id_ed25519"
  fi
}

clone_platform() {
  step "The platform folder $platform"
  if [ -d "$root$platform/.git" ]; then
    echo "  as it is:  $platform is a repository already; zeta-sync takes what is merged"
  else
    # One that was cut short never gets the folder's name.
    local part=$home/clone ssh='ssh -o BatchMode=yes -o StrictHostKeyChecking=accept-new'
    as_zeta rm -rf "$part"
    if ! as_zeta GIT_TERMINAL_PROMPT=0 GIT_SSH_COMMAND="$ssh" git clone ${branch:+--branch "$branch"} "$repo" "$part"; then
      printf '\nThe repository cannot be read yet. Give it this deploy key (GitHub: Settings, Deploy keys, Add deploy key,\n'
      printf 'without write access), then run install.sh again:\n\n%s\n' "$(cat "$home/.ssh/id_ed25519.pub")"
      exit 3
    fi
    run mv --no-target-directory "$part" "$platform"
    run chmod 0750 "$platform"
  fi
  folder 0700 "$platform/.zeta"
  if [ -z "$is_dry$root" ]; then
    [ -f "$platform/zeta.yaml" ] || die "$repo is no platform: it has no zeta.yaml"
    [ -f "$platform/package-lock.json" ] || die "$repo has no package-lock.json: run npm install there and commit it"
  fi
  if [ -z "$root" ] && [ -x "$platform/node_modules/.bin/zeta" ]; then
    echo '  as it is:  ZETA is installed; zeta-upgrade installs another version'
  else
    as_zeta npm --prefix "$platform" ci --omit=dev --ignore-scripts --no-audit --no-fund
  fi
}

install_units() {
  step 'Commands and units'
  put 0755 /usr/local/bin/zeta <"$here/bin/zeta"
  put 0755 /usr/local/sbin/zeta-upgrade <"$here/bin/zeta-upgrade"
  put 0755 /usr/local/lib/zeta/zeta-sync <"$here/bin/zeta-sync"
  changed=''
  local unit
  for unit in zeta.service zeta-backup.service zeta-backup.timer zeta-sync.service zeta-sync.timer; do
    put 0644 "/etc/systemd/system/$unit" <"$here/systemd/$unit"
  done
  run systemctl daemon-reload
  [ -z "$changed" ] || [ -z "$(is_active zeta.service)" ] || run systemctl restart zeta.service
  run systemctl enable --now zeta.service zeta-backup.timer
  if [ -n "$has_sync" ]; then
    run systemctl enable --now zeta-sync.timer
  else
    run systemctl disable --now zeta-sync.timer
  fi
}

is_active() {
  [ -n "$is_dry$root" ] || ! systemctl is-active --quiet "$1" || echo yes
}

# The name in place, and IPv6 only where the machine has it.
site() {
  local drop='$^'
  [ -e /proc/net/if_inet6 ] || drop='listen \[::\]'
  sed -e "s/bots\\.shop\\.example/$domain/g" -e "/$drop/d" "$here/nginx/zeta.conf"
}

install_tls() {
  step "nginx and the certificate of $domain"
  local available=/etc/nginx/sites-available/zeta.conf enabled=/etc/nginx/sites-enabled/zeta.conf
  local certificate=/etc/letsencrypt/live/$domain/fullchain.pem
  put 0644 /etc/nginx/snippets/zeta-proxy.conf <"$here/nginx/zeta-proxy.conf"
  if [ -z "$root" ] && [ ! -f "$certificate" ]; then
    # nginx does not start with a certificate that is not there: at first it only proves that the name is ours.
    run install -d -m 0755 /var/www/zeta-acme
    site | awk '/^server / { servers++ } servers == 1' | put 0644 "$available"
    run ln -sfn "$available" "$enabled"
    run nginx -t
    run systemctl reload-or-restart nginx
    run certbot certonly --non-interactive --agree-tos --keep-until-expiring --email "$email" \
      --webroot --webroot-path /var/www/zeta-acme --domain "$domain"
  fi
  put 0755 /etc/letsencrypt/renewal-hooks/deploy/zeta-nginx <<'HOOK'
#!/bin/sh
# certbot runs this after a certificate was renewed.
exec systemctl reload nginx
HOOK
  site | put 0644 "$available"
  if [ -n "$root" ]; then
    [ -n "$is_dry" ] || { mkdir -p "$root${enabled%/*}" && ln -sfn "$available" "$root$enabled"; }
  else
    run ln -sfn "$available" "$enabled"
  fi
  run nginx -t
  run systemctl reload-or-restart nginx
  run systemctl enable --now certbot.timer
}

next_steps() {
  local first='in zeta.yaml of the repository, if it is not there yet: publicUrl: https://'"${domain:-your.name}"
  cat <<NEXT

== Next
  1. $first
  2. sudo zeta secret list                 which tokens and webhooks are missing
     sudo zeta secret set ALMATY_BOT_TOKEN for each of them
  3. sudo zeta deploy                      makes the cities live; the bots answer at once
  4. sudo zeta doctor                      says what is still wrong
  5. sudo zeta status                      what is live
  The log: journalctl -u zeta -f; what was merged: journalctl -u zeta-sync; backups: $backups
NEXT
}

check_system
install_packages
install_npm
make_user
clone_platform
install_units
if [ -n "$has_tls" ]; then install_tls; fi
next_steps
