import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import sharp from "sharp";
import { fitDrawing, fitPhoto, photoLimits } from "./fit-photo.ts";

const red = { r: 200, g: 20, b: 20 };
const photo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: red } });

/** A JPEG that lies on its side and says where it was taken. */
async function fromTelephone(): Promise<Buffer> {
  const exif = { IFD0: { Orientation: "6", Make: "Telefon" }, IFD3: { GPSLatitude: "51/1 26/1 0/1" } };
  return photo(800, 400).jpeg().withMetadata({ orientation: 6 }).withExifMerge(exif).toBuffer();
}

describe("a photo that is sent", () => {
  it("is turned upright and says nothing of where it was taken", async () => {
    const sent = await fromTelephone();
    assert.ok((await sharp(sent).metadata()).exif);
    const fitted = await fitPhoto(sent, 1600);
    assert.ok(fitted.ok);
    assert.deepEqual([fitted.value.width, fitted.value.height], [400, 800]);
    const kept = await sharp(fitted.value.bytes).metadata();
    assert.deepEqual(
      [kept.exif, kept.xmp, kept.iptc, kept.icc, kept.orientation],
      [undefined, undefined, undefined, undefined, undefined],
    );
    assert.equal(fitted.value.bytes.includes("Telefon"), false);
  });

  it("is scaled down, never up", async () => {
    const large = await fitPhoto(await photo(3000, 1500).png().toBuffer(), 1600);
    assert.deepEqual(large.ok && [large.value.width, large.value.height], [1600, 800]);
    const small = await fitPhoto(await photo(600, 400).gif().toBuffer(), 1600);
    assert.deepEqual(small.ok && [small.value.width, small.value.height], [600, 400]);
  });

  it("has enough pixels for somebody to see what is on it; a logo may have fewer", async () => {
    const { leastEdge } = photoLimits;
    for (const [width, height] of [
      [2, 2],
      [1600, leastEdge - 1],
      [leastEdge - 1, 1600],
    ] as const)
      assert.deepEqual(await fitPhoto(await photo(width, height).png().toBuffer(), 1600), {
        ok: false,
        reason: "too-small",
      });
    assert.ok((await fitPhoto(await photo(leastEdge, leastEdge).png().toBuffer(), 1600)).ok);
    assert.ok((await fitDrawing(await photo(120, 16).png().toBuffer(), 720)).ok);
    assert.deepEqual(await fitDrawing(await photo(120, 15).png().toBuffer(), 720), {
      ok: false,
      reason: "too-small",
    });
  });

  it("is drawn without losing a line where it is a drawing", async () => {
    const stripes = Buffer.alloc(40 * 40 * 3, 0).map((_, index) => (Math.floor(index / 3) % 2 ? 255 : 0));
    const sent = await sharp(stripes, { raw: { width: 40, height: 40, channels: 3 } })
      .png()
      .toBuffer();
    const drawn = await fitDrawing(sent, 720);
    assert.ok(drawn.ok);
    assert.equal((await sharp(drawn.value.bytes).metadata()).format, "png");
    assert.ok((await sharp(drawn.value.bytes).removeAlpha().raw().toBuffer()).equals(stripes));
    const large = await fitDrawing(await photo(2000, 500).png().toBuffer(), 720);
    assert.deepEqual(large.ok && [large.value.width, large.value.height], [720, 180]);
    assert.deepEqual(await fitDrawing(Buffer.from("<svg/>"), 720), { ok: false, reason: "not-a-photo" });
  });

  it("is encoded more coarsely where it is to be light, as far as it bears that", async () => {
    const noise = { type: "gaussian", mean: 128, sigma: 40 } as const;
    const rough = await sharp({ create: { width: 900, height: 600, channels: 3, background: red, noise } })
      .png()
      .toBuffer();
    const sizes: number[] = [];
    for (const wanted of [Number.POSITIVE_INFINITY, 200_000, 1]) {
      const fitted = await fitPhoto(rough, 900, wanted);
      assert.ok(fitted.ok);
      sizes.push(fitted.value.bytes.length);
      assert.equal((await sharp(fitted.value.bytes).metadata()).width, 900);
    }
    const [free = 0, light = 0, least = 0] = sizes;
    assert.ok(free > light && light <= 200_000 && light > least && least > 1, sizes.join(", "));
  });

  it("is known by its content, whatever it is called", async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
    for (const text of [svg, "%PDF-1.7\n", "<html><script>1</script>", "", "GIF", "PK\x03\x04"])
      assert.deepEqual(await fitPhoto(Buffer.from(text, "latin1"), 100), {
        ok: false,
        reason: "not-a-photo",
      });
    const avif = await fitPhoto(await photo(256, 256).avif({ effort: 0 }).toBuffer(), 100);
    assert.equal(avif.ok, true);
  });

  it("is refused where it is another file as well", async () => {
    const jpeg = await photo(300, 300).jpeg().toBuffer();
    const png = await photo(300, 300).png().toBuffer();
    const zip = Buffer.concat([Buffer.from("PK\x03\x04rest PK\x05\x06", "latin1"), Buffer.alloc(18)]);
    const comment = (text: string) =>
      Buffer.concat([
        jpeg.subarray(0, 2),
        Buffer.from([0xff, 0xfe, 0, text.length + 2]),
        Buffer.from(text, "latin1"),
        jpeg.subarray(2),
      ]);
    for (const polyglot of [
      Buffer.concat([jpeg, Buffer.from("<SCRIPT>alert('x')</SCRIPT>")]),
      comment("<script>1</script>"),
      comment("%PDF-1.7\n1 0 obj"),
      Buffer.concat([png, Buffer.from("<?php system($_GET[0]);")]),
      Buffer.concat([png, zip]),
      Buffer.concat([png, zip, Buffer.alloc(60_000, "a")]),
    ])
      assert.deepEqual(await fitPhoto(polyglot, 100), { ok: false, reason: "not-a-photo" });
  });

  it("leaves behind what telephones append to it", async () => {
    const film = Buffer.concat([Buffer.from("\0\0\0\x18ftypmp42", "latin1"), Buffer.alloc(50_000, 7)]);
    const fitted = await fitPhoto(Buffer.concat([await photo(300, 300).jpeg().toBuffer(), film]), 100);
    assert.ok(fitted.ok);
    assert.equal(fitted.value.bytes.includes("ftyp"), false);
    assert.equal(fitted.value.bytes.subarray(0, 4).toString("latin1"), "RIFF");
  });

  it("is refused where it holds more pixels or bytes than a photo", async () => {
    const bomb = await sharp({ create: { width: 7_200, height: 7_200, channels: 3, background: red } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    assert.ok(bomb.length < 1_000_000);
    assert.deepEqual(await fitPhoto(bomb, 100), { ok: false, reason: "too-large" });
    assert.deepEqual(await fitPhoto(Buffer.alloc(photoLimits.bytes + 1), 100), {
      ok: false,
      reason: "too-large",
    });
  });

  it("never breaks anything, however broken it is", async () => {
    const sound = await photo(400, 300).jpeg().toBuffer();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(sound.length - 1),
        fc.integer({ min: 0, max: 255 }),
        fc.boolean(),
        async (at, byte, cut) => {
          const broken = Buffer.from(cut ? sound.subarray(0, at) : sound);
          if (!cut) broken[at] = byte;
          const fitted = await fitPhoto(broken, 50);
          assert.equal(typeof fitted.ok, "boolean");
        },
      ),
      { numRuns: 100 },
    );
  });
});
