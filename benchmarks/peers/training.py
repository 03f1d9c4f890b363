"""The peer of training: a step of PyTorch's loop, all rows in one tensor, batches by slices of a permutation.

training.py <network> <rows> <batch size> plain|tuned
  plain   as tutorials write it
  tuned   images channels-last where the network is convolutional, gradients set to none, no loss read back
"""
import sys

import torch
import torch.nn.functional as F

import gate
from models import NETWORKS, check, made_up


def main(name, rows, batch_size, mode):
    checked = check(name)
    make, shape = NETWORKS[name]
    torch.manual_seed(1)
    model = make().train()
    images, labels = made_up(rows, shape)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.5)
    tuned = mode == "tuned"
    last = tuned and len(shape) == 3
    if last:
        model = model.to(memory_format=torch.channels_last)
        images = images.contiguous(memory_format=torch.channels_last)

    def batches():
        while True:
            order = torch.randperm(rows)
            for first in range(0, rows, batch_size):
                picked = order[first:first + batch_size]
                batch = images[picked] if batch_size < rows else images
                yield batch.clone(memory_format=torch.channels_last) if last and shape[0] == 1 else batch, labels[picked] if batch_size < rows else labels

    following = batches()

    def step():
        x, y = next(following)
        optimizer.zero_grad(set_to_none=tuned)
        loss = F.cross_entropy(model(x), y)
        loss.backward()
        optimizer.step()
        if not tuned:
            loss.item()

    gate.run(checked, step)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
