import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { pathToFileURL } from "node:url";

/**
 * Makes the stacks of errors name the lines of our own files instead of those of the translated program. Node can do that itself, but
 * then holds the map from the start, 11 MB in all; here it is read when somebody looks at a stack, and forgotten again.
 *
 * @param {string} file the translated program; its map lies beside it, as `.map`
 */
export function showOwnLines(file) {
  const place = pathToFileURL(file).href;
  /** @type {WeakRef<SourceMap> | undefined} */
  let known;
  const map = () => {
    const present = known?.deref() ?? new SourceMap(JSON.parse(readFileSync(`${file}.map`, "utf8")));
    known = new WeakRef(present);
    return present;
  };
  const inOwnFile = (/** @type {string} */ frame) =>
    frame.replace(/(file:\/\/[^\s()]+\.mjs):(\d+):(\d+)/, (all, url, line, column) => {
      if (url !== place) return all;
      const { originalSource, originalLine, originalColumn } = map().findEntry(line - 1, column - 1);
      if (originalSource === undefined) return all;
      return `${new URL(originalSource, place).href}:${originalLine + 1}:${originalColumn + 1}`;
    });
  Error.prepareStackTrace = (error, frames) => {
    const head = headOf(error);
    try {
      return [head, ...frames.map((frame) => `    at ${inOwnFile(String(frame))}`)].join("\n");
    } catch {
      // The map was removed under our feet: the lines of the program are better than none.
      return [head, ...frames.map((frame) => `    at ${frame}`)].join("\n");
    }
  };
}

/** @param {unknown} error */
function headOf(error) {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return "Error";
  }
}
