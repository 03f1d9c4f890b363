"""The networks of the contests in PyTorch, and made-up data: the same numbers as Training/MadeUpImages.cs and Training/Check.cs make."""
import numpy
import torch
import torch.nn.functional as F
from torch import nn


class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 3)
        self.conv2 = nn.Conv2d(6, 16, 3)
        self.fc1 = nn.Linear(16 * 6 * 6, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), (2, 2))
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = x.flatten(1)
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x)


class ConvNet(nn.Module):
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
        x = F.relu(self.fc1(x.flatten(1)))
        x = F.dropout(x, training=self.training)
        return self.fc2(x)


def mlp(*sizes):
    layers = [nn.Flatten()]
    for i, (inputs, outputs) in enumerate(zip(sizes, sizes[1:])):
        layers += [nn.Linear(inputs, outputs)] + ([nn.ReLU()] if i + 2 < len(sizes) else [])
    return nn.Sequential(*layers)


def resnet18():
    from torchvision.models import resnet18

    return resnet18(num_classes=10)


NETWORKS = {
    "convnet": (ConvNet, (1, 28, 28)),
    "lenet": (LeNet, (1, 32, 32)),
    "mlp": (lambda: mlp(784, 1000, 50, 10), (784,)),
    "cifar-mlp": (lambda: mlp(3072, 512, 512, 10), (3072,)),
    "full-batch-mlp": (lambda: mlp(784, 100, 10), (784,)),
    "resnet18": (resnet18, (3, 32, 32)),
}


def made_up(rows, shape):
    """Rows of numbers from -0.5 to 0.5, and classes; made piece by piece, as a memory that is measured asks for."""
    size = int(numpy.prod(shape))
    images = torch.empty(rows, size)
    for first in range(0, rows, 1000):
        row = numpy.arange(first, min(first + 1000, rows), dtype=numpy.int64)[:, None]
        pixel = numpy.arange(size, dtype=numpy.int64)[None, :]
        images[first:first + 1000] = torch.from_numpy((((row * 7919 + pixel * 104729 + row * pixel) % 256) / 255.0 - 0.5).astype(numpy.float32))
    return images.view(rows, *shape), torch.arange(rows) % 10


def fill(model):
    """Weights by a formula."""
    with torch.no_grad():
        for i, weight in enumerate(model.parameters()):
            wave = torch.sin(torch.arange(1, weight.numel() + 1, dtype=torch.float32) * (0.37 + 0.01 * (i % 50))).view(weight.shape)
            if weight.dim() > 1:
                weight.copy_(wave * (weight[0].numel() ** -0.5))
            else:
                weight.copy_(wave * 0.05 + (1 if is_scale(model, weight) else 0))


def is_scale(model, weight):
    return any(isinstance(part, nn.BatchNorm2d) and part.weight is weight for part in model.modules())


def check(name):
    """The losses of two steps, from weights by a formula, dropout off."""
    make, shape = NETWORKS[name]
    torch.manual_seed(1)
    model = make()
    fill(model)
    model.train(name == "resnet18")
    images, labels = made_up(64, shape)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.5)
    losses = []
    for _ in range(2):
        optimizer.zero_grad()
        loss = F.cross_entropy(model(images), labels)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
