/** Scripts, styles and pictures come from our own files only; nothing is inline, nobody frames us. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** What browsers asked for before frame-ancestors; scanners still do. */
const oldFrames = "X-Frame-Options";

/** The same headers for a page that is made to be shown in frames of other sites; all else stays as strict. */
export function framable(headers: readonly string[]): string[] {
  return headers.flatMap((value, index) => {
    const name = headers[index - (index % 2)];
    if (name === oldFrames) return [];
    return name === "Content-Security-Policy"
      ? value.replace("frame-ancestors 'none'", "frame-ancestors *")
      : value;
  });
}

/**
 * The headers that stand on every answer, as a flat list of names and values.
 *
 * @param https whether the public address is https, so that browsers may be told to stay there
 * @param open whether other sites may load the answer (open data)
 */
export function securityHeaders(https: boolean, open = false): string[] {
  const headers = [
    "Content-Security-Policy",
    contentSecurityPolicy,
    oldFrames,
    "DENY",
    "X-Content-Type-Options",
    "nosniff",
    "Referrer-Policy",
    "strict-origin-when-cross-origin",
    "Permissions-Policy",
    "geolocation=(self), camera=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy",
    "same-origin",
    "Cross-Origin-Resource-Policy",
    open ? "cross-origin" : "same-origin",
    // The browser filter that this switches off did harm; some scanners still ask for the header.
    "X-XSS-Protection",
    "0",
  ];
  if (https) headers.push("Strict-Transport-Security", "max-age=31536000");
  if (open) headers.push("Access-Control-Allow-Origin", "*", "Access-Control-Expose-Headers", "ETag, Link");
  return headers;
}
