"use strict";

const pad = document.getElementById("pad");
const ink = pad.getContext("2d", { willReadFrequently: true });
const file = document.getElementById("file");
const answer = document.getElementById("answer");
const seen = document.getElementById("seen").getContext("2d");
const bars = Array.from({ length: 10 }, (_, digit) => addBar(digit));
const largestUpload = 1 << 20;
let latest = 0;

function addBar(digit) {
  const row = document.createElement("li");
  const name = document.createElement("label");
  name.htmlFor = `bar${digit}`;
  name.textContent = digit;
  const bar = document.createElement("progress");
  bar.id = name.htmlFor;
  bar.max = 1;
  bar.value = 0;
  const figure = document.createElement("output");
  figure.textContent = "–";
  figure.ariaLive = "off";
  row.append(name, bar, figure);
  document.getElementById("bars").append(row);
  return { row, bar, figure };
}

function clearPad() {
  ink.fillStyle = "#fff";
  ink.fillRect(0, 0, pad.width, pad.height);
  file.value = "";
  latest++;
  show(null, "Nothing yet.");
}

// A picture of 280 pixels, shown at any size.
function place(event) {
  const frame = pad.getBoundingClientRect();
  return [(event.clientX - frame.left) * pad.width / frame.width, (event.clientY - frame.top) * pad.height / frame.height];
}

function draw(event) {
  for (const point of event.getCoalescedEvents?.() ?? [event]) {
    ink.lineTo(...place(point));
  }
  ink.stroke();
}

pad.addEventListener("pointerdown", event => {
  if (event.button !== 0) return;
  event.preventDefault();
  pad.setPointerCapture(event.pointerId);
  Object.assign(ink, { lineWidth: 22, lineCap: "round", lineJoin: "round", strokeStyle: "#000" });
  ink.beginPath();
  ink.moveTo(...place(event));
  draw(event);
});
pad.addEventListener("pointermove", event => { if (pad.hasPointerCapture(event.pointerId)) draw(event); });
pad.addEventListener("lostpointercapture", () => pad.toBlob(read, "image/png"));

document.getElementById("clear").addEventListener("click", clearPad);
document.addEventListener("keydown", event => { if (event.key === "Escape") clearPad(); });

file.addEventListener("change", async () => {
  const [picture] = file.files;
  if (!picture) return;
  await showOnPad(picture);
  if (picture.size > largestUpload) show(null, `The picture has ${picture.size} bytes; at most ${largestUpload} are read.`, true);
  else await read(picture);
});

// What the browser cannot show goes to the server all the same: its answer says what is wrong.
async function showOnPad(picture) {
  ink.fillStyle = "#fff";
  ink.fillRect(0, 0, pad.width, pad.height);
  try {
    const bitmap = await createImageBitmap(picture);
    const scale = Math.min(pad.width / bitmap.width, pad.height / bitmap.height);
    const [width, height] = [bitmap.width * scale, bitmap.height * scale];
    ink.drawImage(bitmap, (pad.width - width) / 2, (pad.height - height) / 2, width, height);
    bitmap.close();
  } catch { }
}

// Of several answers that are under way only the newest is shown.
async function read(picture) {
  const mine = ++latest;
  try {
    const response = await fetch("api/predict", { method: "POST", body: picture, headers: { "Content-Type": "application/octet-stream" } });
    const body = await response.json();
    if (mine !== latest) return;
    if (response.ok) show(body, `It is a ${body.digit}, with ${percent(body.probabilities[body.digit])}.`);
    else show(null, `${body.title}. ${body.detail ?? ""}`, true);
  } catch {
    if (mine === latest) show(null, "The server does not answer. Is it still running?", true);
  }
}

function show(prediction, text, isFault = false) {
  answer.textContent = text;
  answer.classList.toggle("fault", isFault);
  bars.forEach(({ row, bar, figure }, digit) => {
    row.classList.toggle("best", digit === prediction?.digit);
    bar.value = prediction?.probabilities[digit] ?? 0;
    figure.textContent = prediction ? percent(bar.value) : "–";
  });
  showSeen(prediction && Uint8Array.from(atob(prediction.image), letter => letter.charCodeAt(0)));
}

function showSeen(pixels) {
  const image = seen.createImageData(28, 28);
  for (let i = 0; i < 784; i++) {
    image.data.fill(pixels?.[i] ?? 0, 4 * i, 4 * i + 3);
    image.data[4 * i + 3] = 255;
  }
  seen.putImageData(image, 0, 0);
}

function percent(probability) {
  return `${(100 * probability).toFixed(1)} %`;
}

clearPad();
