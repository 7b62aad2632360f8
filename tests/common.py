"""tests/common.py - what the test scripts share: the program, its surroundings, how tests are run and counted"""

import concurrent.futures
import os
import subprocess
import sys
import traceback

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SECONDS = 300  # of one run of a program; a loaded machine is slow, and that is no failure


def program(mode="debug"):
    """The program to test: YINFA, or that of a mode."""
    path = os.path.abspath(os.environ.get("YINFA", os.path.join(ROOT, "build", mode, "yinfa")))
    if not os.access(path, os.X_OK):
        sys.exit("%s: there is no program to test" % os.path.relpath(path))
    return path


def surroundings():
    """What tests/env.sh says, so that a test does not depend on who runs it."""
    script = 'root="%s"; . "$root/tests/env.sh"; env -0' % ROOT
    out = subprocess.run(["sh", "-c", script], stdout=subprocess.PIPE, check=True).stdout.decode()
    return dict(pair.split("=", 1) for pair in out.split("\0") if pair)


ENV = surroundings()


def run(*command, env=None, cwd=None):
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, env=env or ENV, cwd=cwd, timeout=SECONDS, check=False
    )


class Failed(Exception):
    pass


def want(truth, text):
    if not truth:
        raise Failed(text)


def attempt(test):
    """What is wrong with (name, function, arguments...); "" when nothing is."""
    _, function, *arguments = test
    try:
        function(*arguments)
    except Failed as e:
        return str(e) or "failed"
    except subprocess.TimeoutExpired:
        return "takes longer than %d s" % SECONDS
    except Exception:  # the others go on
        return traceback.format_exc()
    return ""


def side_by_side(function, things):
    """(thing, what the function gives for it), in order, with as many at once as there are processors."""
    things = list(things)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from zip(things, pool.map(function, things))


def chosen(tests, names):
    """The tests that have one of the names in theirs; all when there are none."""
    return [t for t in tests if not names or any(n in t[0] for n in names)]


def count(tests):
    """Run tests, print what is wrong, and say how many passed and failed."""
    passed = failed = 0
    for test, wrong in side_by_side(attempt, tests):
        if wrong:
            print("--- %s\n%s" % (test[0], wrong.rstrip()), flush=True)
        passed, failed = passed + (not wrong), failed + bool(wrong)
    return passed, failed


def summary(passed, failed):
    """The last line, as tests/check reads it, and the exit status."""
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed else 0
