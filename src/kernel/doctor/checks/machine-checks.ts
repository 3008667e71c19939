import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { now } from "../../clock/clock.ts";
import { type DoctorCheck, ok, wrong } from "../doctor-check.ts";
import { serverState } from "../store/catalogue.ts";

const gigabyte = 1e9;
/** An update keeps a copy of what it changes, and the database its log: below this writing may soon fail. */
const enoughBytes = gigabyte;

/** Room on the disk of the data folder, or of the nearest folder above that is there already. */
export const roomOnDisk: DoctorCheck = {
  name: "disk",
  async look({ config }) {
    let folder = config.dataDir;
    while (!existsSync(folder)) folder = dirname(folder);
    const { bavail, blocks, bsize } = await statfs(folder);
    const [free, size] = [bavail * bsize, blocks * bsize];
    const details = { free, size };
    const room = `${inGigabytes(free)} of ${inGigabytes(size)} are free on the disk of ${config.dataDir}`;
    if (free < enoughBytes)
      return wrong(`Only ${room}.`, "Make room, or move the data folder to a larger disk.", details);
    return ok(`${room}.`, details);
  },
};

const inGigabytes = (bytes: number) => `${(bytes / gigabyte).toFixed(1)} GB`;

const bearableMs = 5000;

/** The clocks of this machine and of the database agree; the audit, sessions and codes that expire rely on it. */
export const clocksAgree: DoctorCheck = {
  name: "clock",
  async look({ database }) {
    const asked = now().getTime();
    const { clock } = await serverState(database.owner);
    const answered = now().getTime();
    // The answer was given at some moment between the two.
    const apart = Math.max(asked - clock.getTime(), clock.getTime() - answered, 0);
    if (apart > bearableMs)
      return wrong(
        `This machine and the database are ${Math.round(apart / 1000)} seconds apart.`,
        'Switch time synchronisation on, on both: "timedatectl set-ntp true".',
        { apartMs: apart },
      );
    return ok("This machine and the database have the same time.", { apartMs: apart });
  },
};
