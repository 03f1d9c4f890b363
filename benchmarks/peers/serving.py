"""The peer of DigitWeb: a plain torch forward pass behind an asyncio server (aiohttp), as one would write it in Python.

serving.py       listens on a free port of 127.0.0.1 and prints the address

The network has the shapes of DigitWeb's. A picture is decoded by PIL, turned into a tensor and normalised; there is no preparation beyond that (no
cropping, no centring), so this side has less to do. Work is done by a thread for each core, and libtorch has one thread in each of them.
"""
import asyncio
import io
import os
from concurrent.futures import ThreadPoolExecutor

import numpy
import torch
import torch.nn.functional as F
from aiohttp import web
from PIL import Image
from torch import nn


class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 10, 5)
        self.conv2 = nn.Conv2d(10, 32, 5)
        self.fc1 = nn.Linear(512, 128)
        self.fc2 = nn.Linear(128, 10)

    def forward(self, x):
        x = F.relu(F.max_pool2d(self.conv1(x), 2))
        x = F.relu(F.max_pool2d(self.conv2(x), 2))
        return self.fc2(F.relu(self.fc1(x.view(-1, 512))))


torch.manual_seed(1)
torch.set_num_threads(1)
model = ConvNet().eval()
threads = ThreadPoolExecutor(os.cpu_count())


def predict(file):
    pixels = numpy.asarray(Image.open(io.BytesIO(file)).convert("L").resize((28, 28)), numpy.float32)
    with torch.inference_mode():
        x = torch.from_numpy((pixels / 255 - 0.1307) / 0.3081).float().view(1, 1, 28, 28)
        probabilities = F.softmax(model(x), dim=1)[0]
    return {"digit": int(probabilities.argmax()), "probabilities": probabilities.tolist()}


async def answer(request):
    file = await request.read()
    return web.json_response(await asyncio.get_running_loop().run_in_executor(threads, predict, file))


async def health(_):
    return web.Response(text="Healthy")


async def main():
    app = web.Application(client_max_size=1 << 20)
    app.router.add_post("/api/predict", answer)
    app.router.add_get("/health", health)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    print(f"listens on http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}", flush=True)
    await asyncio.Event().wait()


asyncio.run(main())
