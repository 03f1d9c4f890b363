"""The measured side of a contest: see Harness/Gate.cs."""
import json
import resource
import sys
import time

import torch


def say(**values):
    print(json.dumps(values), flush=True)


def run(check, step):
    """Shows the check, then runs as many steps as each line asks for; a negative number ends it."""
    say(check=check)
    while (steps := int(sys.stdin.readline() or -1)) >= 0:
        start, processor = time.perf_counter(), time.process_time()
        for _ in range(steps):
            step()
        say(seconds=time.perf_counter() - start, processor=time.process_time() - processor)
    say(peak_mib=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, threads=torch.get_num_threads())
