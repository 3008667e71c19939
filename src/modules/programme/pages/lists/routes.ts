// SPDX-License-Identifier: EUPL-1.2
import { documentLimits } from "../../../../kernel/documents/document-kind.ts";
import type { Route } from "../../../../kernel/web/route.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { seriesList, sessionList } from "./signature-list.ts";
import { attachByForm, removeListByForm, signedListFile, signedListsPage } from "./signed-lists-page.tsx";

const people = { permission: "programme-people", cache: "none" } as const;
const at = (path: string): string => `/intern/programm${path}`;

/** Lists to be signed, and what people signed. */
export const listRoutes: Route<SiteContext>[] = [
  { ...people, method: "GET", path: at("/termin/:id/liste.pdf"), audit: "list.printed", handle: sessionList },
  { ...people, method: "GET", path: at("/angebot/:id/liste.pdf"), audit: "list.printed", handle: seriesList },
  {
    ...people,
    method: "GET",
    path: at("/termin/:id/liste"),
    audit: null,
    handle: (context) => signedListsPage(context),
  },
  {
    ...people,
    method: "POST",
    path: at("/termin/:id/liste"),
    audit: "list.attached",
    fileBytes: documentLimits.bytes,
    handle: attachByForm,
  },
  { ...people, method: "GET", path: at("/liste/:id"), audit: "list.read", handle: signedListFile },
  {
    ...people,
    method: "POST",
    path: at("/liste/:id/entfernen"),
    audit: "list.removed",
    handle: removeListByForm,
  },
];
