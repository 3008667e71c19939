/** Unicode ranges that the font files cover (see fonts/make-fonts.py). */
const latin = "U+20-17F,U+218-21B,U+2BC,U+1E9E,U+2010-2026,U+2039-203A,U+20AC,U+2122,U+2212";
const faces: { family: string; file: string; range: string }[] = [
  { family: "Rubik", file: "rubik-latin.woff2", range: latin },
  { family: "Rubik Cyrillic", file: "rubik-cyrillic.woff2", range: `${latin},U+400-45F,U+490-491,U+2116` },
  { family: "Rubik Arabic", file: "rubik-arabic.woff2", range: `${latin},U+60C-6FF,U+FB50-FEFC` },
];

export const fontFiles: string[] = faces.map((face) => face.file);

/**
 * The `@font-face` rules. The fallback is the device's Arial or Roboto, scaled so that lines break at the same places
 * while the font is on its way.
 */
export function fontFaces(url: (file: string) => string): string {
  const own = faces.map(
    ({ family, file, range }) =>
      `@font-face{font-family:"${family}";src:url(${url(file)})format("woff2");font-weight:400 700;font-display:swap;unicode-range:${range}}`,
  );
  const fallback = `@font-face{font-family:"Rubik Fallback";src:local("Arial"),local("Roboto");size-adjust:104%;ascent-override:90%;descent-override:24%;line-gap-override:0%}`;
  return own.join("") + fallback;
}

/** The font files that a page in this language needs at once: one, so that a first visit stays at six requests. */
export function fontsOf(locale: string): string[] {
  if (locale === "ar") return ["rubik-arabic.woff2"];
  if (locale === "bg" || locale === "uk") return ["rubik-cyrillic.woff2"];
  return ["rubik-latin.woff2"];
}
