"""The peer: a torchvision ResNet-18 checkpoint into a network, as JSON.

loading.py make <path>                 writes a checkpoint with random weights
loading.py load <path> <repetitions>   torch.load and load_state_dict
"""
import json
import sys
import time

import torch
import torchvision


def kib(field):
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith(field + ":"))


def load(path, repetitions):
    network = torchvision.models.resnet18()
    seconds, increase = [], 0
    whole = 0
    for repetition in range(repetitions):
        if repetition == 0:
            whole = kib("VmHWM")
            with open("/proc/self/clear_refs", "w") as clear:
                clear.write("5")
            before = kib("VmRSS")
        start = time.perf_counter()
        network.load_state_dict(torch.load(path))
        seconds.append(time.perf_counter() - start)
        if repetition == 0:
            increase = kib("VmHWM") - before
            whole = max(whole, kib("VmHWM"))
    total = sum(value.double().sum().item() for value in network.state_dict().values())
    print(json.dumps({
        "first": seconds[0], "later": sorted(seconds[1:])[(repetitions - 1) // 2],
        "increase_mib": increase / 1024, "peak_mib": whole / 1024, "sum": total}))


if __name__ == "__main__":
    if sys.argv[1] == "make":
        torch.manual_seed(1)
        torch.save(torchvision.models.resnet18().state_dict(), sys.argv[2])
    else:
        load(sys.argv[2], int(sys.argv[3]))
