"""The peer of start: loads weights, predicts one row, prints the probabilities, ends.

start.py make <safetensors> <path>   writes the weights as PyTorch's own file
start.py predict <path>
"""
import sys


def make(source, path):
    import json

    import torch

    with open(source, "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        numbers = bytearray(file.read())
    header.pop("__metadata__", None)
    torch.save({name: torch.frombuffer(numbers, dtype=torch.float32, count=(entry["data_offsets"][1] - entry["data_offsets"][0]) // 4,
                                       offset=entry["data_offsets"][0]).view(entry["shape"]).clone() for name, entry in header.items()}, path)


def predict(path):
    # What a script needs and no more: numpy and the other networks of models.py stay out.
    import torch
    import torch.nn.functional as F
    from torch import nn

    class ConvNet(nn.Module):
        def __init__(self):
            super().__init__()
            self.conv1 = nn.Conv2d(1, 10, 5)
            self.conv2 = nn.Conv2d(10, 20, 5)
            self.fc1 = nn.Linear(320, 50)
            self.fc2 = nn.Linear(50, 10)

        def forward(self, x):
            x = F.relu(F.max_pool2d(self.conv1(x), 2))
            x = F.relu(F.max_pool2d(self.conv2(x), 2))
            return self.fc2(F.relu(self.fc1(x.flatten(1))))

    model = ConvNet()
    model.load_state_dict(torch.load(path))
    model.eval()
    row = torch.tensor([pixel * 104729 % 256 / 255 - 0.5 for pixel in range(28 * 28)]).view(1, 1, 28, 28)
    with torch.no_grad():
        print(*model(row).softmax(1)[0].tolist())


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(sys.argv[2], sys.argv[3])
    else:
        predict(sys.argv[2])
