import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const require = createRequire(import.meta.url);
/** Latin, Cyrillic and Arabic in one family, the one of the pages. */
const weights = ["400Regular/Rubik_400Regular.ttf", "700Bold/Rubik_700Bold.ttf"];

let compiler: Promise<NodeCompiler> | undefined;

async function makeCompiler(): Promise<NodeCompiler> {
  const folder = dirname(require.resolve("@expo-google-fonts/rubik/package.json"));
  const fontBlobs = await Promise.all(weights.map((file) => readFile(join(folder, file))));
  // No folder of the machine: a document is made of its text and of what is handed in, wherever it is made.
  return NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
}

/**
 * Makes a PDF/UA document, which screen readers can read, of a Typst text.
 *
 * @param source the text of the document; it reads what it is about by `json(bytes(sys.inputs.facts))`, so that nothing that
 * people wrote is taken for markup
 * @throws {Error} where the text is faulty
 */
export async function makePdf(source: string, facts: unknown): Promise<Buffer> {
  compiler ??= makeCompiler();
  const typst = await compiler;
  // The parts that are in use stay in memory; those of earlier documents go.
  typst.evictCache(10);
  return typst.pdf(
    { mainFileContent: source, inputs: { facts: JSON.stringify(facts) } },
    // The name of the standard as the package's own declaration has it; its enumeration is not there at run time.
    { pdfStandard: "ua-1" as never },
  );
}
