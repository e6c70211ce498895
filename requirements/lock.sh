#!/bin/sh
# Pin the dependencies of every list for Python 3.11 to 3.13 on any machine. Run by `make lock`.
set -eu
cd "$(dirname "$0")/.."
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
.venv/bin/python -m venv "$tools"
"$tools/bin/pip" install --quiet --disable-pip-version-check uv
pin() {
    "$tools/bin/uv" pip compile --quiet --universal --python-version "$1" --generate-hashes --no-header \
        --no-emit-index-url --no-emit-find-links "$2" -o "$3"
}
pin 3.11 requirements/dev.in requirements/dev.txt
pin 3.11 requirements/system.in requirements/system.txt
pin 3.11 requirements/mutants.in requirements/mutants.txt
"$tools/bin/uv" pip compile --quiet --python-version 3.13 --python-platform aarch64-manylinux2014 --generate-hashes \
    --no-header --no-emit-index-url --no-emit-find-links --constraint requirements/dev.txt \
    requirements/shipped.in -o lambda/requirements.txt
for list in bench plain sam checkov; do
    "$tools/bin/uv" pip compile --quiet --universal --python-version 3.13 --generate-hashes --no-header \
        --no-emit-index-url --no-emit-find-links "requirements/$list.in" -o "requirements/$list.txt"
done
