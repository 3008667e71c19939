import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { after, it } from "node:test";
import { temporaryFolder, tryStart } from "../support/product.ts";

const folder = temporaryFolder();
after(() => rmSync(folder, { recursive: true, force: true }));

it("a busy port is told in one sentence before anything is made", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  try {
    const { port } = other.address() as AddressInfo;
    const dataDir = join(folder, "data");
    const ended = await tryStart({ env: { PORT: String(port), DATA_DIR: dataDir } });
    assert.ok("code" in ended, "it started all the same");
    assert.equal(ended.code, 1);
    assert.equal(
      ended.err,
      `Port ${port} on 127.0.0.1 is in use by another program; set PORT to a free one.\n`,
    );
    assert.equal(existsSync(dataDir), false);
  } finally {
    other.close();
  }
});
