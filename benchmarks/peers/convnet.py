"""The peer: the tutorial's CNN on MNIST in PyTorch, one measurement as JSON.

convnet.py tuned|tutorial <folder with the MNIST files> <epochs>
  tuned      all images normalised once into one tensor, batches by slices of a permutation
  tutorial   torchvision's MNIST with ToTensor and Normalize through a DataLoader
"""
import json
import os
import resource
import sys
import tempfile
import time

import numpy
import torch
import torch.nn.functional as F
from torch import nn

BATCH = 64


class CNNNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 10, 5)
        self.conv2 = nn.Conv2d(10, 20, 5)
        self.conv2_drop = nn.Dropout2d()
        self.fc1 = nn.Linear(320, 50)
        self.fc2 = nn.Linear(50, 10)

    def forward(self, x):
        x = F.relu(F.max_pool2d(self.conv1(x), 2))
        x = F.relu(F.max_pool2d(self.conv2_drop(self.conv2(x)), 2))
        x = F.relu(self.fc1(x.view(-1, 320)))
        x = F.dropout(x, training=self.training)
        return F.log_softmax(self.fc2(x), dim=1)


def tuned_batches(folder):
    images = numpy.fromfile(os.path.join(folder, "train-images-idx3-ubyte"), numpy.uint8)[16:]
    labels = numpy.fromfile(os.path.join(folder, "train-labels-idx1-ubyte"), numpy.uint8)[8:]
    x = torch.from_numpy(images).float().div_(255).sub_(0.1307).div_(0.3081).view(-1, 1, 28, 28)
    y = torch.from_numpy(labels).long()

    def epoch():
        order = torch.randperm(len(x))
        for first in range(0, len(x), BATCH):
            rows = order[first:first + BATCH]
            yield x[rows], y[rows]

    return epoch


def tutorial_batches(folder):
    from torchvision import datasets, transforms

    root = tempfile.mkdtemp()
    os.makedirs(os.path.join(root, "MNIST"))
    os.symlink(os.path.abspath(folder), os.path.join(root, "MNIST", "raw"))
    transform = transforms.Compose([transforms.ToTensor(), transforms.Normalize((0.1307,), (0.3081,))])
    loader = torch.utils.data.DataLoader(datasets.MNIST(root, train=True, transform=transform), batch_size=BATCH, shuffle=True)
    return lambda: iter(loader)


def main(mode, folder, epochs):
    torch.manual_seed(1)
    epoch_of_batches = {"tuned": tuned_batches, "tutorial": tutorial_batches}[mode](folder)
    model = CNNNet()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.5)
    seconds = []
    for _ in range(epochs):
        start = time.perf_counter()
        model.train()
        total, rows = torch.zeros(()), 0
        for x, y in epoch_of_batches():
            optimizer.zero_grad()
            loss = F.nll_loss(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.detach() * len(x)
            rows += len(x)
        mean = total.item() / rows
        seconds.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"epoch_seconds": seconds, "peak_mib": peak, "threads": torch.get_num_threads(), "loss": mean}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
