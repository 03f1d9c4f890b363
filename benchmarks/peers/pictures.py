"""The peer: a folder of JPEG files to normalised tensors by torchvision's ImageFolder and a DataLoader, as JSON.

pictures.py make <folder> <classes> <files per class> <width> <height>   writes the folder: 48 pictures, linked again and again
pictures.py read <folder> <workers>                                      reads it whole
"""
import json
import os
import sys
import time

DISTINCT = 48


def make(folder, classes, per_class, width, height):
    import numpy
    from PIL import Image
    random = numpy.random.default_rng(1)
    originals = os.path.join(folder, ".originals")
    os.makedirs(originals)
    for number in range(DISTINCT):
        # Noise of several sizes, the coarse the strongest, and some grain: about what a photograph has.
        picture = numpy.zeros((height, width, 3))
        for cell in (4, 8, 16, 32, 64, 128):
            noise = random.integers(0, 256, (max(2, height // cell), max(2, width // cell), 3), dtype=numpy.uint8)
            picture += numpy.asarray(Image.fromarray(noise).resize((width, height), Image.BICUBIC), float) * cell
        picture = picture / 252 + random.normal(0, 3, picture.shape)
        picture = 128 + (picture - picture.mean()) * 1.5
        Image.fromarray(picture.clip(0, 255).astype(numpy.uint8)).save(os.path.join(originals, f"{number}.jpg"), quality=90)
    for name in range(classes):
        os.makedirs(os.path.join(folder, f"class{name}"))
        for number in range(per_class):
            original = os.path.join(originals, f"{(name * per_class + number) % DISTINCT}.jpg")
            os.link(original, os.path.join(folder, f"class{name}", f"{number:05}.jpg"))
    sizes = [os.path.getsize(os.path.join(originals, name)) for name in os.listdir(originals)]
    print(json.dumps({"bytes": sum(sizes) / len(sizes)}))


def read(folder, workers):
    import torch
    from torchvision import datasets, transforms
    prepare = transforms.Compose([
        transforms.Resize((224, 224)),
        transforms.ToTensor(),
        transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    ])

    class Visible(datasets.ImageFolder):
        def find_classes(self, directory):
            classes = sorted(entry.name for entry in os.scandir(directory) if not entry.name.startswith("."))
            return classes, {name: index for index, name in enumerate(classes)}

    started = time.perf_counter()
    loader = torch.utils.data.DataLoader(Visible(folder, prepare), batch_size=64, num_workers=workers)
    count, total = 0, 0.0
    for images, _ in loader:
        count += len(images)
        # As little as the other side does with each: a few of its values.
        total += images[:, 1, 112, 112].sum().item()
    print(json.dumps({"images": count, "seconds": time.perf_counter() - started, "mean": total / count}))


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(sys.argv[2], *map(int, sys.argv[3:7]))
    else:
        read(sys.argv[2], int(sys.argv[3]))
