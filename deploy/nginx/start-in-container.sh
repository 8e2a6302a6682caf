#!/bin/sh
# Runs nginx in a container. Until certbot has brought the certificate there is only what proves that the name is ours;
# renewed certificates are taken up twice a day.
set -eu
domain=${ZETA_DOMAIN:?ZETA_DOMAIN is the name under which Telegram reaches this server}
site=${ZETA_SITE:-/etc/zeta/zeta.conf}
configuration=${ZETA_CONFIGURATION:-/etc/nginx/conf.d/default.conf}
certificate=${ZETA_CERTIFICATE:-/etc/letsencrypt/live/$domain/fullchain.pem}

case $domain in
  *[!a-z0-9.-]*)
    echo 'ZETA_DOMAIN is a name such as bots.shop.example' >&2
    exit 2
    ;;
esac

write() {
  drop='$^'
  [ -e /proc/net/if_inet6 ] || drop='listen \[::\]'
  sed -e "s/bots\\.shop\\.example/$domain/g" -e "/$drop/d" "$site" >"$configuration.whole"
  if [ -f "$certificate" ]; then
    mv "$configuration.whole" "$configuration"
  else
    awk '/^server / { servers++ } servers == 1' "$configuration.whole" >"$configuration"
    rm "$configuration.whole"
  fi
}

write
(
  while [ ! -f "$certificate" ]; do sleep 2; done
  write
  nginx "$@" -s reload
  while :; do
    sleep 43200
    nginx "$@" -s reload
  done
) &
exec nginx "$@" -g 'daemon off;'
