import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const require = createRequire(import.meta.url);
/** Latin, Cyrillic and Arabic in one family, the one of the pages. */
const weights = [
  "400Regular/Rubik_400Regular.ttf",
  "500Medium/Rubik_500Medium.ttf",
  "700Bold/Rubik_700Bold.ttf",
  "900Black/Rubik_900Black.ttf",
];

let compiler: Promise<NodeCompiler> | undefined;

/** The typesetter is loaded by the first document: most processes never make one. */
async function makeCompiler(): Promise<NodeCompiler> {
  const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler");
  const folder = dirname(require.resolve("@expo-google-fonts/rubik/package.json"));
  const fontBlobs = await Promise.all(weights.map((file) => readFile(join(folder, file))));
  // No folder of the machine: a document is made of its text and of what is handed in, wherever it is made.
  return NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
}

/**
 * Makes a PDF/UA document, which screen readers can read, of a Typst text.
 *
 * @param source the text of the document; it reads what it is about by `json(bytes(sys.inputs.facts))`, so that nothing that
 * people wrote is taken for markup. Letters that no font has (of Tamil, say, on a machine without fonts for it) stand as "?":
 * PDF/UA knows no letter without a shape, and a list with one such name is still a list
 * @throws {Error} where the text is faulty
 */
export async function makePdf(source: string, facts: unknown): Promise<Buffer> {
  compiler ??= makeCompiler();
  const typst = await compiler;
  // The parts that are in use stay in memory; those of earlier documents go.
  typst.evictCache(10);
  const draw = (json: string): Buffer =>
    typst.pdf(
      { mainFileContent: source, inputs: { facts: json } },
      // The name of the standard as the package's own declaration has it; its enumeration is not there at run time.
      { pdfStandard: "ua-1" as never },
    );
  let json = JSON.stringify(facts);
  for (let turn = 0; ; turn++)
    try {
      return draw(json);
    } catch (error) {
      const missing = lettersWithoutShape(error);
      // Each turn names what the one before hid; a text has a few scripts.
      if (missing.length === 0 || turn === 10) throw error;
      for (const letter of missing) json = json.replaceAll(letter, "?");
    }
}

/** The letters that a refusal names: they stand in no font. */
function lettersWithoutShape(error: unknown): string[] {
  const text = error instanceof Error ? error.message : "";
  const named = [...text.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/g)].map(([, it = ""]) =>
    it.replace(/\\?\\u\{([0-9a-f]+)\}/g, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    ),
  );
  // Never a letter that JSON itself is written with.
  return [...new Set(named.join(""))].filter((letter) => letter > "\u007f");
}
