import type { Child } from "hono/jsx";
import QRCode from "qrcode";

/** A QR code of an address as SVG, one path; for the printed page. */
export function qrSvg(text: string): Child {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  let path = "";
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) path += `M${column} ${row}h1v1h-1z`;
  return (
    <svg
      class="qr-code"
      viewBox={`-2 -2 ${modules.size + 4} ${modules.size + 4}`}
      role="img"
      aria-label={text}
    >
      <path d={path} />
    </svg>
  );
}

/** The same as a file of its own, as documents hold it. */
export const qrFile = (text: string): string =>
  String(qrSvg(text)).replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"');
