"""The peer of a whole epoch: the tutorial's loop, torchvision's MNIST through a DataLoader.

dataloader.py <folder with the MNIST files> <workers>
"""
import os
import sys
import tempfile

import torch
import torch.nn.functional as F
from torchvision import datasets, transforms

import gate
from models import NETWORKS, check


def main(folder, workers):
    checked = check("convnet")
    torch.manual_seed(1)
    root = tempfile.mkdtemp()
    os.makedirs(os.path.join(root, "MNIST"))
    os.symlink(os.path.abspath(folder), os.path.join(root, "MNIST", "raw"))
    transform = transforms.Compose([transforms.ToTensor(), transforms.Normalize((0.1307,), (0.3081,))])
    loader = torch.utils.data.DataLoader(datasets.MNIST(root, train=True, transform=transform), batch_size=64, shuffle=True, num_workers=workers)
    model = NETWORKS["convnet"][0]()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.5)

    def epoch():
        model.train()
        for x, y in loader:
            optimizer.zero_grad()
            loss = F.cross_entropy(model(x), y)
            loss.backward()
            optimizer.step()

    gate.run(checked, epoch)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
