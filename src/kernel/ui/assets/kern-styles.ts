import ours from "./kern-tokens.json" with { type: "json" };

const logical: Record<string, string> = {
  "padding-left": "padding-inline-start",
  "padding-right": "padding-inline-end",
  "margin-left": "margin-inline-start",
  "margin-right": "margin-inline-end",
  "border-left": "border-inline-start",
  "border-right": "border-inline-end",
  left: "inset-inline-start",
  right: "inset-inline-end",
};

/** Puts each token's value in its place: ours before KERN's; a chain of tokens is followed to its end. */
function resolveTokens(css: string): string {
  const tokens = new Map<string, string>();
  for (const [, name = "", value = ""] of css.matchAll(/(--kern-[\w-]+):\s*([^;}]+)/g)) {
    if (!tokens.has(name)) tokens.set(name, value);
  }
  for (const [name, value] of Object.entries(ours)) tokens.set(name, value);
  const use = /var\((--kern-[\w-]+)(?:,\s*([^()]*))?\)/g;
  let resolved = css.replace(/:root\{[^}]*\}/g, "");
  for (let depth = 0; depth < 6 && resolved.includes("var(--kern-"); depth++) {
    resolved = resolved.replace(use, (whole, name, fallback) => tokens.get(name) ?? fallback ?? whole);
  }
  return resolved;
}

/** Turns left and right into start and end, so that the same rules serve Arabic. */
function toLogical(css: string): string {
  return css
    .replace(
      /([{;])(padding-left|padding-right|margin-left|margin-right|border-left|border-right|left|right):/g,
      (_, before, name) => {
        return `${before}${logical[name]}:`;
      },
    )
    .replace(/text-align:left/g, "text-align:start")
    .replace(/text-align:right/g, "text-align:end");
}

/**
 * KERN's rules for the given classes, in our tokens and for both writing directions. What the page's content policy
 * would block (pictures inside the stylesheet) is left out.
 */
export async function kernStyles(kernCss: string, classes: string[]): Promise<string> {
  // Loaded only where it is needed: most starts find the result of an earlier one.
  const { PurgeCSS } = await import("purgecss");
  const [purged] = await new PurgeCSS().purge({
    content: [{ raw: classes.join(" "), extension: "html" }],
    css: [{ raw: kernCss }],
    extractors: [{ extractor: (content) => content.split(" "), extensions: ["html"] }],
    variables: false,
    keyframes: true,
  });
  const css = (purged?.css ?? "")
    .replace(/^@charset[^;]*;/, "")
    .replace(/\*:not\(i\)\{[^}]*\}/, "")
    .replace(/(-webkit-)?mask:url\("data:[^"]*"\);?/g, "");
  return toLogical(resolveTokens(css));
}
