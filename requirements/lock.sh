#!/bin/sh
# Pin the dependencies of every list for Python 3.11 to 3.13 on any machine. Run by `make lock`.
set -eu
cd "$(dirname "$0")/.."
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
.venv/bin/python -m venv "$tools"
"$tools/bin/pip" install --quiet --disable-pip-version-check uv
pin() {
    "$tools/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
        --no-emit-index-url --no-emit-find-links "$@"
}
pin requirements/dev.in -o requirements/dev.txt
# Each layer holds the one before it, in the versions of the last, so that one is installed over the other.
for layer in talk content training; do
    pin "requirements/$layer.in" -c requirements/dev.txt -o "requirements/$layer.txt"
done
pin requirements/system.in -o requirements/system.txt
pin requirements/mutants.in -o requirements/mutants.txt
"$tools/bin/uv" pip compile --quiet --python-version 3.13 --python-platform aarch64-manylinux2014 --generate-hashes \
    --no-header --no-emit-index-url --no-emit-find-links --constraint requirements/dev.txt \
    requirements/shipped.in -o lambda/requirements.txt
for list in bench plain sam checkov; do
    "$tools/bin/uv" pip compile --quiet --universal --python-version 3.13 --generate-hashes --no-header \
        --no-emit-index-url --no-emit-find-links "requirements/$list.in" -o "requirements/$list.txt"
done
