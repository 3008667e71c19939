import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const jar = createRequire(import.meta.url)
  .resolve("vnu-jar/package.json")
  .replace(/package\.json$/, "build/dist/vnu.jar");

/**
 * For `test`: why HTML cannot be checked here, or false where it can.
 *
 * @throws in CI, where a test that does not run must not pass for one that does.
 */
export function withoutJava(): string | false {
  try {
    execFileSync("java", ["-version"], { stdio: "ignore" });
    return false;
  } catch {
    const reason = "NO JAVA: install a Java runtime, the HTML checker of the W3C needs one";
    if (process.env.CI) throw new Error(reason);
    console.error(reason);
    return reason;
  }
}

/** The errors and warnings that the HTML checker of the W3C finds in documents, each with the document's name. */
export async function htmlFaults(documents: Map<string, string>): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "mittendrin-html-"));
  try {
    const files = new Map<string, string>();
    for (const [name, html] of documents) {
      const file = join(folder, `${files.size}.html`);
      writeFileSync(file, html);
      files.set(file, name);
    }
    // It is done before it would pay to translate it well: half the time of the processor.
    const java = ["-XX:TieredStopAtLevel=1", "-Xss4m"];
    const args = [
      ...java,
      "-jar",
      jar,
      "--format",
      "json",
      "--stdout",
      "--exit-zero-always",
      ...files.keys(),
    ];
    const checker = spawn("java", args, { stdio: ["ignore", "pipe", "inherit"] });
    const { messages } = JSON.parse(await text(checker.stdout)) as { messages: Message[] };
    return messages
      .filter(({ type, subType }) => type !== "info" || subType === "warning")
      .map(({ url, message, lastLine, extract }) => {
        const name = files.get(decodeURIComponent((url ?? "").replace(/^file:/, ""))) ?? url;
        return `${name}: ${message} (line ${lastLine}: ${extract?.trim()})`;
      });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Message {
  type: "error" | "info" | "non-document-error";
  subType?: string;
  url?: string;
  message: string;
  lastLine?: number;
  extract?: string;
}
