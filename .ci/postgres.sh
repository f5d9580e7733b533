#!/usr/bin/env bash
# A throw-away Postgres with pgvector for the tests, on any Debian-like machine. Run as root; prints its URL.
#   TEST_DATABASE_URL=$(.ci/postgres.sh) npm test
#   .ci/postgres.sh stop
# Everything is made only when it is missing, so a second run answers at once with the same server.
set -euo pipefail

base=${JIBAN_TEST_PG_DIR:-/tmp/jiban-postgres}
work=''
trap '[ -z "$work" ] || rm -rf "$work"' EXIT

note() { printf '%s\n' "$*" >&2; }
as_postgres() { (cd / && su postgres -s /bin/bash -c "$1"); }
bindir() { local all=(/usr/lib/postgresql/*/bin/initdb); [ -x "${all[-1]}" ] && dirname "${all[-1]}"; }

[ "$(id -u)" = 0 ] || { note 'run it as root: it installs packages and becomes the user postgres'; exit 1; }

if [ "${1:-start}" = stop ]; then
  [ ! -f "$base/data/postmaster.pid" ] || as_postgres "$(bindir)/pg_ctl -D $base/data -m immediate stop" >&2
  rm -rf "$base"
  exit 0
fi

# ---- the server and what an extension is built with
export DEBIAN_FRONTEND=noninteractive
if ! bindir >/dev/null; then
  note 'installing postgresql'
  # The package would start a cluster of its own on the usual port; the tests have theirs.
  mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
  apt-get update -q >&2
  apt-get install -y -q --no-install-recommends postgresql >&2
fi
bin=$(bindir)
version=$(basename "$(dirname "$bin")")

# ---- pgvector: the distribution's package where there is one, else Debian 13's source
mirror() {
  # The machine's own mirror, from either form of apt source; security and backport hosts carry no pgvector.
  cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
    sed -nE 's/^deb(-src)? +(\[[^]]*\] +)?([a-z+]+:[^ ]+\/debian\/?) .*/\3/p'
  cat /etc/apt/sources.list.d/*.sources 2>/dev/null | sed -nE 's/^URIs: *([a-z+]+:[^ ]+\/debian\/?)( .*)?$/\1/p'
}
build_pgvector() {
  apt-get install -y -q --no-install-recommends build-essential "postgresql-server-dev-$version" dpkg-dev >&2
  local uri
  uri=$(mirror | head -n 1)
  [ -n "$uri" ] || { note 'no Debian mirror in the apt sources: install pgvector by hand'; exit 1; }
  work=$(mktemp -d)
  chmod 755 "$work"
  mkdir -p "$work/lists/partial" "$work/src"
  echo "deb-src $uri trixie main" >"$work/sources.list"
  # Lists and sources of our own: the machine's package state stays as it was.
  local apt=(-o Dir::Etc::SourceList="$work/sources.list" -o Dir::Etc::SourceParts=/dev/null -o Dir::State::Lists="$work/lists")
  apt-get "${apt[@]}" update -q >&2
  (cd "$work/src" && apt-get "${apt[@]}" source -q --download-only pgvector >&2)
  tar -xf "$work"/src/pgvector_*.orig.tar.gz -C "$work" --one-top-level=pgvector --strip-components=1
  make -s -C "$work/pgvector" OPTFLAGS="" PG_CONFIG="$bin/pg_config" install >&2
}
if [ ! -f "$("$bin/pg_config" --sharedir 2>/dev/null || echo "/usr/share/postgresql/$version")/extension/vector.control" ]; then
  note 'installing pgvector'
  apt-get update -q >&2
  if apt-cache show "postgresql-$version-pgvector" >/dev/null 2>&1; then
    apt-get install -y -q --no-install-recommends "postgresql-$version-pgvector" >&2
  else
    build_pgvector
  fi
fi

# ---- a cluster of its own: nothing in it is worth an fsync
free_port() {
  local port
  for port in $(seq 54320 54420); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
  note 'no free port between 54320 and 54420'; return 1
}
if [ ! -f "$base/data/PG_VERSION" ]; then
  install -d -o postgres "$base"
  as_postgres "$bin/initdb -D $base/data -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync" >&2
fi
if ! as_postgres "$bin/pg_ctl -D $base/data status" >/dev/null 2>&1; then
  free_port >"$base/port"
  as_postgres "$bin/pg_ctl -w -D $base/data -l $base/log -o '-p $(cat "$base/port") -k $base -h 127.0.0.1 -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=200' start" >&2
fi
echo "postgres://postgres@127.0.0.1:$(cat "$base/port")/postgres"
