# shellcheck shell=sh disable=SC2034,SC2154
# Sourced by the test scripts: the same surroundings for every test, whoever starts it.

# No locale, zone or font set of this machine's user.
LC_ALL=C.UTF-8 TZ=UTC
unset LANGUAGE FONTCONFIG_FILE FONTCONFIG_PATH
export LC_ALL TZ

# GLib must not hide blocks from the leak check; 99 is no exit status of the program.
G_SLICE=always-malloc G_DEBUG=gc-friendly
ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1:strict_string_checks=1:exitcode=99
UBSAN_OPTIONS=print_stacktrace=1:exitcode=99
LSAN_OPTIONS=suppressions=$root/tests/lsan.supp:print_suppressions=0:exitcode=99
export G_SLICE G_DEBUG ASAN_OPTIONS UBSAN_OPTIONS LSAN_OPTIONS

jobs=$(nproc)
