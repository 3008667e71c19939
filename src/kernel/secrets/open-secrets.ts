import { StartRefused } from "../config/start-refused.ts";
import type { Db } from "../db/db.ts";
import { makeKeyFile, readKeyFile } from "./key-file.ts";
import { createSecrets, type Secrets } from "./secrets.ts";
import { knownKeys, lockKeys, rememberKeys } from "./store/known-keys.ts";

/**
 * Reads the secret key of this installation. The first start on an empty database makes the key file; afterwards the
 * database knows which keys it was used with, so that one with other keys is refused before it seals anything.
 *
 * @throws {StartRefused} one sentence, where the key file cannot be used or is not the one of this database
 * @example
 * const secrets = await openSecrets(database.owner, config.secretKeyFile);
 */
export async function openSecrets(owner: Db, path: string): Promise<Secrets> {
  return owner.transaction().execute(async (tx) => {
    await lockKeys(tx);
    const known = await knownKeys(tx);
    const [latest] = known;
    if (latest === undefined) await makeWhereMissing(path);
    const file = await readKeyFile(path);
    if (!file) throw missing(path, latest ?? "");
    const ids = file.keys.map((key) => key.id);
    const lacking = known.find((id) => !ids.includes(id) && !file.lost.includes(id));
    if (lacking !== undefined) throw otherKey(path, lacking);
    await rememberKeys(tx, ids);
    return createSecrets(file.keys);
  });
}

async function makeWhereMissing(path: string): Promise<void> {
  if (!(await readKeyFile(path))) await makeKeyFile(path);
}

function missing(path: string, id: string): StartRefused {
  return new StartRefused(
    `SECRET_KEY_FILE: ${path} is missing, but this database was used with the secret key ${id}; put the file from your backup there (docs/operating.md says what to do where there is none).`,
  );
}

function otherKey(path: string, id: string): StartRefused {
  return new StartRefused(
    `SECRET_KEY_FILE: ${path} lacks the secret key ${id} that this database was used with; add its line from your backup, or, if it is lost for good, the line "lost ${id}".`,
  );
}
