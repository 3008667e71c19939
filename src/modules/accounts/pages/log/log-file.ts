import type { Answer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { exportAudit } from "../../actions/export-audit.ts";
import { doingOf } from "../visitor.ts";
import { readFilter } from "./read-filter.ts";

/** The lines that the page would show, all of them, as a table; loading it is noted as well. */
export async function logFile(context: SiteContext): Promise<Answer> {
  const { site, url } = context;
  const { filter } = readFilter(url.searchParams);
  const pieces = await exportAudit(doingOf(context), filter);
  return {
    kind: "stream",
    contentType: "text/csv; charset=utf-8",
    pieces,
    headers: { "Content-Disposition": `attachment; filename="${site.key}-protokoll.csv"` },
  };
}
