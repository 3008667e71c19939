import { askInSite } from "../../../../kernel/db/in-site.ts";
import { organisationsOf } from "../../store/organisations.ts";
import type { AuditSubjects } from "../log/audit-subjects.ts";

/** Organisations in the audit log. */
export const organisationSubjects: AuditSubjects = {
  kind: "organisation",
  async named({ primary, site }) {
    const all = await askInSite(primary, site.id, organisationsOf);
    return new Map(all.map(({ id, name }) => [id, name]));
  },
};
