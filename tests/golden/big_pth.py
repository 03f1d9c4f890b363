"""Makes the four big files of pth/manifest.json, which the repository leaves out: big_pth.py <folder>

Put them into the folder pth beside the data sets (data/pth, or $MLNETTORCH_DATA/pth) and the manifest's test reads them too. The zip files come out
byte for byte as the manifest's sha256 say; the legacy one differs in the names of its storages, which are addresses.
"""
import collections
import hashlib
import json
import os
import sys

import numpy
import torch
import torchvision

MASK = numpy.uint64(0xFFFFFFFF)


def unit(tag, count):
    x = (numpy.arange(count, dtype=numpy.uint64) + numpy.uint64(0x9E3779B9 * (tag + 1))) & MASK
    x ^= x >> numpy.uint64(16)
    x = (x * numpy.uint64(0x7FEB352D)) & MASK
    x ^= x >> numpy.uint64(15)
    x = (x * numpy.uint64(0x846CA68B)) & MASK
    x ^= x >> numpy.uint64(16)
    return x.astype(numpy.float64) / 4294967296


def fill(tensor, tag, low, high):
    values = (low + (high - low) * unit(tag, tensor.numel())).astype(numpy.float32)
    with torch.no_grad():
        tensor.copy_(torch.from_numpy(values.reshape(tuple(tensor.shape))))


def fill_module(network, base):
    modules = dict(network.named_modules())
    for tag, (name, parameter) in enumerate(network.named_parameters(), base):
        low, high = -0.1, 0.1
        if parameter.dim() >= 2:
            high = (6 / (parameter.numel() / parameter.shape[0])) ** 0.5
            low = -high
        elif name.endswith("weight") and isinstance(modules[name.rsplit(".", 1)[0]], torch.nn.BatchNorm2d):
            low, high = 0.9, 1.1
        fill(parameter, tag, low, high)
    buffers = [(name, buffer) for name, buffer in network.named_buffers() if not name.endswith("num_batches_tracked")]
    for tag, (name, buffer) in enumerate(buffers, base + 1000):
        fill(buffer, tag, *((-0.1, 0.1) if name.endswith("mean") else (0.5, 1.5)))


def main(folder):
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "pth", "manifest.json")) as file:
        manifest = json.load(file)
    os.makedirs(folder, exist_ok=True)
    os.chdir(folder)
    network = torchvision.models.resnet18()
    fill_module(network, 2000)
    state = network.state_dict()
    torch.save(state, "resnet18_1000.pth")
    old = collections.OrderedDict((name, value) for name, value in state.items() if "num_batches" not in name)
    torch.save(old, "resnet18_1000_legacy.pth", _use_new_zipfile_serialization=False)
    network.fc = torch.nn.Linear(512, 10)
    fill_module(network, 2000)
    state = network.state_dict()
    torch.save(state, "resnet18_fc10.pth")
    torch.save({name: value.half() if value.is_floating_point() else value for name, value in state.items()}, "resnet18_fc10_half.pth")
    for name in sorted(os.listdir(".")):
        with open(name, "rb") as file:
            same = hashlib.sha256(file.read()).hexdigest() == manifest[name]["sha256"]
        print(name, os.path.getsize(name), "as in the manifest" if same else "other bytes than in the manifest")


if __name__ == "__main__":
    main(sys.argv[1])
