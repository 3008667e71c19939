import assert from "node:assert/strict";
import { test } from "node:test";
import { KeyValues } from "./key-values.tsx";

test("a list names each fact once, however many values it has", () => {
  const items = ["Telefon:1", "Netz:a", "Netz:b", "Mail:c"].map((each) => {
    const [label = "", value] = each.split(":");
    return { label, value };
  });
  const html = String(<KeyValues items={items} />);
  assert.deepEqual(
    [...html.matchAll(/<dt>([^<]*)<\/dt>((?:<dd>[^<]*<\/dd>)+)/g)].map(([, name, values]) => [name, values]),
    [
      ["Telefon", "<dd>1</dd>"],
      ["Netz", "<dd>a</dd><dd>b</dd>"],
      ["Mail", "<dd>c</dd>"],
    ],
  );
});
