import type { Db } from "../../../../kernel/db/db.ts";
import { foldLogin, type Person, updatePerson } from "../../store/people.ts";

/** Gives a person another mail address; whoever signs in with the address does so with the new one. */
export async function moveMail(tx: Db, person: Person, mail: string | null): Promise<void> {
  const signsInWithIt = person.mail !== null && person.login === foldLogin(person.mail);
  await updatePerson(tx, person.id, { mail, ...(signsInWithIt && mail !== null && { login: mail }) });
}
