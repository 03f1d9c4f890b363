"""The peer of weights: torch.load and torch.save of a torchvision ResNet-18.

weights.py make <folder>       writes the file that all read
weights.py load <folder>       into a network that is there
weights.py load-new <folder>   into a network that is made for it
weights.py save <folder>
"""
import os
import sys

import torch
import torchvision

import gate


def main(what, folder):
    path = os.path.join(folder, "resnet18.pth")
    torch.manual_seed(1)
    network = torchvision.models.resnet18()
    if what == "make":
        torch.save(network.state_dict(), path)
        return
    network.load_state_dict(torch.load(path))
    check = [sum(value.detach().abs().double().sum().item() for value in network.parameters())]

    def load_new():
        torchvision.models.resnet18().load_state_dict(torch.load(path))

    gate.run(check, {
        "load": lambda: network.load_state_dict(torch.load(path)),
        "load-new": load_new,
        "save": lambda: torch.save(network.state_dict(), os.path.join(folder, "written.pth")),
    }[what])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
