// From a picture (PNG, base64) to at most 256 colours and one byte for each pixel. Pages have few colours: besides the
// commonest ones only shades at the edges of letters, and nobody sees one of those replaced by the nearest that is kept.
async (png) => {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(bitmap, 0, 0);
  const pixels = new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);

  const count = new Map();
  for (const pixel of pixels) count.set(pixel, (count.get(pixel) || 0) + 1);
  const byUse = [...count.keys()].sort((a, b) => count.get(b) - count.get(a) || a - b);
  const kept = byUse.slice(0, 256);
  const parts = (pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
  const far = (a, b) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
  const palette = kept.map(parts);

  const index = new Map(kept.map((pixel, at) => [pixel, at]));
  for (const pixel of byUse.slice(256)) {
    const own = parts(pixel);
    let best = 0;
    for (let at = 1; at < palette.length; at++) if (far(palette[at], own) < far(palette[best], own)) best = at;
    index.set(pixel, best);
  }
  const indexed = Uint8Array.from(pixels, (pixel) => index.get(pixel));
  const url = await new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.readAsDataURL(new Blob([indexed]));
  });
  return { width: bitmap.width, height: bitmap.height, palette: palette.flat(), pixels: url.split(",")[1] };
}
