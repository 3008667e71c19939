import { type DoctorCheck, ok, wrong } from "../doctor/doctor-check.ts";
import { readErasures } from "./erasure-file.ts";
import { erasurePaths } from "./erasure-paths.ts";
import { erasuresSince } from "./store/erasures.ts";

/** What was erased stands in the lists outside the database, so that a restore does not bring it back. */
export const erasuresListed: DoctorCheck = {
  name: "erasures",
  async look({ config, database }) {
    const done = await erasuresSince(database.owner, new Date(0));
    for (const path of erasurePaths(config)) {
      const { erasures, faulty } = await readErasures(path);
      if (faulty.length > 0)
        return wrong(
          `${path} has lines that cannot be read: ${faulty.join(", ")}.`,
          "Find out who changed the file, and take it from another copy; what is missing in it would come back with a backup.",
        );
      const listed = new Set(erasures.map(({ id }) => id));
      const missing = done.filter(({ id }) => !listed.has(id)).length;
      if (missing > 0)
        return wrong(
          `${missing} of ${done.length} are not in ${path}: a backup from before would bring them back.`,
          "The server writes them within seconds: start it. Where it runs, its log says why it cannot.",
          { missing },
        );
    }
    return ok(
      done.length === 0
        ? "Nothing was erased yet."
        : `All ${done.length} are listed outside the database as well.`,
      { erasures: done.length },
    );
  },
};
