import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { documentKind } from "./document-kind.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");
const pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n9\n%%EOF";

describe("a paper that is sent", () => {
  it("is known by its content", () => {
    for (const end of ["", "\n", "\r\n", "\n\0"]) assert.equal(documentKind(bytes(pdf + end)), "pdf");
    assert.equal(documentKind(bytes("\xff\xd8\xff\xe0 and so on")), "photo");
    assert.equal(documentKind(bytes("\x89PNG\r\n\x1a\n and so on")), "photo");
    assert.equal(documentKind(bytes("RIFF\0\0\0\0WEBPVP8 ")), "photo");
  });

  it("is none where another file stands before or behind it, or where it is cut", () => {
    for (const text of [
      `<script>1</script>${pdf}`,
      `${pdf}\nPK\x03\x04 an archive`,
      pdf.slice(0, -3),
      "",
      "GIF89a",
      "<svg xmlns='http://www.w3.org/2000/svg'/>",
      "RIFF\0\0\0\0WAVEfmt ",
      "PK\x03\x04 a text of a word processor",
    ])
      assert.equal(documentKind(bytes(text)), undefined, text);
  });

  it("is none for whatever does not begin like one", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (random) => {
        const file = Buffer.concat([Buffer.from("a"), random]);
        assert.equal(documentKind(file), undefined);
      }),
    );
  });
});
