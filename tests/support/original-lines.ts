import { existsSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { Transform } from "node:stream";

/**
 * Puts lines of our own files where a text names those of the translated ones. Done once, in what is shown: to have each process
 * of a test do it costs a fifth of all that most of them do, for nothing where nothing fails.
 *
 * @param folder where the translated files lie, each with its map beside it
 * @param root what the paths shown start from
 */
export function originalLines(folder: string, root: string): Transform {
  const maps = new Map<string, SourceMap | undefined>();
  const mapOf = (file: string): SourceMap | undefined => {
    if (!maps.has(file)) {
      const map = `${file}.map`;
      maps.set(file, existsSync(map) ? new SourceMap(JSON.parse(readFileSync(map, "utf8"))) : undefined);
    }
    return maps.get(file);
  };
  const place = new RegExp(`[^\\s('"]*/${basename(folder)}/([^\\s:'"]+\\.mjs):(\\d+):(\\d+)`, "g");
  return new Transform({
    transform(chunk, _, done) {
      const shown = String(chunk).replace(place, (whole, file: string, line: string, column: string) => {
        const entry = mapOf(join(folder, file))?.findEntry(Number(line) - 1, Number(column) - 1);
        if (!entry || !("originalSource" in entry)) return whole;
        const source = relative(root, join(dirname(join(folder, file)), entry.originalSource));
        return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
      });
      done(null, shown);
    },
  });
}
