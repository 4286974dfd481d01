"""Settings of the whole suite: how hard Hypothesis tries, which signals are heard."""

from __future__ import annotations

import os
import signal

from hypothesis import HealthCheck, settings

# NOTE: no deadline: a first example pays for what is loaded lazily (grammars, rules), and a busy
# machine is no failure. Speed has its own benchmarks.
settings.register_profile("dev", max_examples=25, deadline=None)
settings.register_profile(
    "ci",
    max_examples=80,
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))

# NOTE: a suite that a shell runs in the background ignores these, and so would what it starts.
for _name in ("SIGINT", "SIGHUP"):
    if signal.getsignal(getattr(signal, _name, signal.SIGTERM)) is signal.SIG_IGN:
        signal.signal(getattr(signal, _name), signal.default_int_handler)
