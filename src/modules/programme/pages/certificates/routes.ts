// SPDX-License-Identifier: EUPL-1.2
import type { Route } from "../../../../kernel/web/route.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { certificate, offeringCertificates } from "./certificate.ts";
import { certificatesPage, offeringCertificatesPage } from "./certificates-page.tsx";

const look = (
  path: string,
  audit: string | null,
  handle: Route<SiteContext>["handle"],
  known: string[] = [],
): Route<SiteContext> => ({
  method: "GET",
  path: `/intern/programm${path}`,
  permission: "programme-people",
  audit,
  cache: "none",
  known,
  handle,
});

/** That people took part, for them to take along. */
export const certificateRoutes: Route<SiteContext>[] = [
  look("/personen/:id/bescheinigung", null, certificatesPage),
  look("/personen/:id/bescheinigung.pdf", "certificate.made", certificate, ["angebot", "sprache", "daneben"]),
  look("/angebot/:id/bescheinigungen", null, offeringCertificatesPage),
  look("/angebot/:id/bescheinigungen.pdf", "certificate.made", offeringCertificates, ["sprache", "daneben"]),
];
