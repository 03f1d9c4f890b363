"""The peer of data: MNIST's test images from their files to normalised batches of 64.

data.py <root> tensor   all images scaled and normalised at once, batches are slices
data.py <root> 0|2      torchvision's transforms and a DataLoader with so many workers
"""
import sys

from torch.utils.data import DataLoader
from torchvision import datasets, transforms

import gate

MEAN, DEVIATION, BATCH = 0.1307, 0.3081, 64


def at_once(root):
    files = datasets.MNIST(root, train=False)
    images = files.data.unsqueeze(1).float().div_(255).sub_(MEAN).div_(DEVIATION)
    return ((images[first:first + BATCH], files.targets[first:first + BATCH]) for first in range(0, len(images), BATCH))


def loaded(root, workers):
    prepare = transforms.Compose([transforms.ToTensor(), transforms.Normalize((MEAN,), (DEVIATION,))])
    return DataLoader(datasets.MNIST(root, train=False, transform=prepare), batch_size=BATCH, num_workers=workers)


def main(root, how):
    def read():
        batches = at_once(root) if how == "tensor" else loaded(root, int(how))
        return sum(images[0, 0, 14, 14].item() for images, _ in batches)

    gate.run([read()], read)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
