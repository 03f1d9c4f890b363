"""The peer of scoring: the bare network, its input ready.

scoring.py <network> <folder with the MNIST files> one|<rows> eager|last|compiled
  eager      as it comes
  last       images channels-last
  compiled   channels-last, traced, frozen and optimised for inference
"""
import os
import sys
import time

import numpy
import torch

import gate
from models import NETWORKS, fill

BATCHES = [32, 64, 128, 256, 512, 1024, 2048]


def digits(folder, shape):
    images = numpy.fromfile(os.path.join(folder, "t10k-images-idx3-ubyte"), numpy.uint8)[16:]
    x = torch.from_numpy(images).float().div_(255).sub_(0.1307).div_(0.3081).view(-1, 1, 28, 28)
    if shape[-1] == 32:
        x = torch.nn.functional.pad(x, (2, 2, 2, 2))
    return x.view(-1, *shape)


def main(name, folder, what, how):
    make, shape = NETWORKS[name]
    network = make().eval()
    fill(network)
    x = digits(folder, shape)
    last = how != "eager" and len(shape) == 3
    if last:
        network = network.to(memory_format=torch.channels_last)

    def batches(rows, size):
        parts = [part.clone(memory_format=torch.channels_last) if last else part for part in x.split(size)]
        return parts * (rows // len(x))

    def compiled(size):
        if how != "compiled":
            return network
        example = batches(len(x), size)[0]
        with torch.no_grad():
            return torch.jit.optimize_for_inference(torch.jit.freeze(torch.jit.trace(network, example)))

    def score(net, parts):
        with torch.inference_mode():
            return [torch.softmax(net(part), 1) for part in parts]

    if what == "one":
        rows = batches(len(x), 1)
        net = compiled(1)
        for row in rows[:50]:
            score(net, [row])
        place = iter(range(1 << 62))
        gate.run([score(net, [row])[0][0, -1].item() for row in rows[:3]], lambda: score(net, [rows[next(place) % len(rows)]]))
        return

    timed = {}
    for size in BATCHES:
        net, parts = compiled(size), batches(len(x), size)
        score(net, parts)
        start = time.perf_counter()
        score(net, parts)
        timed[size] = time.perf_counter() - start
    best = min(timed, key=timed.get)
    net, parts = compiled(best), batches(int(what), best)
    gate.run([sum(part[:, -1].double().sum().item() for part in score(net, batches(len(x), best)))], lambda: score(net, parts))


if __name__ == "__main__":
    main(*sys.argv[1:])
