"""The peer: forward and backward of torchvision's ResNet-18 or the tutorial's CNN in PyTorch, one measurement as JSON.

networks.py resnet18|convnet first|last <steps>
  first, last   the layout of the images: channels first, PyTorch's default, or channels last
"""
import json
import resource
import sys
import time

import torch
import torch.nn.functional as F

from models import NETWORKS

BATCH = 64
WARMUP = 3


def main(network, layout, steps):
    torch.manual_seed(1)
    make, shape = NETWORKS[network]
    model = make().train()
    images = torch.randn(BATCH, *shape)
    if layout == "last":
        images = images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2)
    labels = torch.arange(BATCH) % 10
    seconds, processor = [], []
    for _ in range(steps + WARMUP):
        start, before = time.perf_counter(), time.process_time()
        model.zero_grad(set_to_none=True)
        loss = F.cross_entropy(model(images), labels)
        loss.backward()
        seconds.append(time.perf_counter() - start)
        processor.append(time.process_time() - before)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({
        "step_seconds": seconds[WARMUP:],
        "processor_seconds": processor[WARMUP:],
        "peak_mib": peak,
        "threads": torch.get_num_threads(),
        "loss": loss.item(),
    }))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
