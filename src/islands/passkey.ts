// Adds and shows passkeys: `<pass-key data-way="create" data-ask="/…/frage" data-failed="…" data-known="…" hidden><form>…</form></pass-key>`
// around a form with a hidden field `answer`. The server draws it hidden; it appears where passkeys work, and then what stands in
// the next element with `data-without` goes. The question is asked at the click, so that it is fresh however long the page stood.

type Bytes = ArrayBuffer;
type Listed = { id: string }[];
/** The JSON forms of the WebAuthn specification, as far as they hold bytes. */
interface Question {
  challenge: string;
  user?: { id: string };
  excludeCredentials?: Listed;
  allowCredentials?: Listed;
}

const toBytes = (text: string): Bytes =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0)).buffer;

const toText = (bytes: Bytes): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

/** An address that is a number has no passkeys (WebAuthn, 5.1.2), nor has a page that others could have changed on the way. */
const works = (): boolean =>
  isSecureContext && "PublicKeyCredential" in window && !/^[\d.]+$|^\[/.test(location.hostname);

/** What older browsers have no function of their own for. */
function byHand(question: Question): unknown {
  const listed = (list: Listed = []) => list.map((each) => ({ ...each, id: toBytes(each.id) }));
  return {
    ...question,
    challenge: toBytes(question.challenge),
    ...(question.user && { user: { ...question.user, id: toBytes(question.user.id) } }),
    excludeCredentials: listed(question.excludeCredentials),
    allowCredentials: listed(question.allowCredentials),
  };
}

function toJson(credential: PublicKeyCredential): unknown {
  if (typeof credential.toJSON === "function") return credential.toJSON();
  const { response } = credential;
  const parts: Record<string, unknown> = {};
  for (const name of [
    "clientDataJSON",
    "attestationObject",
    "authenticatorData",
    "signature",
    "userHandle",
  ]) {
    const value: unknown = response[name as keyof AuthenticatorResponse];
    if (value instanceof ArrayBuffer) parts[name] = toText(value);
  }
  const { getTransports } = response as AuthenticatorAttestationResponse;
  if (typeof getTransports === "function") parts.transports = getTransports.call(response);
  const { id, rawId, type } = credential;
  return { id, rawId: toText(rawId), type, response: parts, clientExtensionResults: {} };
}

class PassKey extends HTMLElement {
  private readonly problem = document.createElement("p");

  connectedCallback(): void {
    const form = this.querySelector("form");
    if (!form || !works() || !this.hidden) return;
    this.hidden = false;
    const without = this.parentElement?.querySelector<HTMLElement>("[data-without]");
    if (without) without.hidden = true;
    this.problem.setAttribute("role", "alert");
    this.append(this.problem);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.go(form);
    });
  }

  private async go(form: HTMLFormElement): Promise<void> {
    const { way, ask = "", failed = "", known = failed } = this.dataset;
    this.problem.textContent = "";
    try {
      const asked = await fetch(ask, { headers: { Accept: "application/json" } });
      // Signed out meanwhile, or in for too long: the page itself says what to do.
      if (!asked.ok || asked.redirected) return location.reload();
      const question = (await asked.json()) as Question;
      const made = way === "create" ? await this.create(question) : await this.get(question);
      const answer = form.elements.namedItem("answer") as HTMLInputElement;
      answer.value = JSON.stringify(toJson(made as PublicKeyCredential));
      form.submit();
    } catch (error) {
      // Put away by the person, too slow, or no such key on this device: browsers do not tell which.
      this.problem.textContent = (error as DOMException).name === "InvalidStateError" ? known : failed;
    }
  }

  private create(question: Question): Promise<Credential | null> {
    const { parseCreationOptionsFromJSON: read } = PublicKeyCredential;
    const publicKey = read
      ? read.call(PublicKeyCredential, question as never)
      : (byHand(question) as PublicKeyCredentialCreationOptions);
    return navigator.credentials.create({ publicKey });
  }

  private get(question: Question): Promise<Credential | null> {
    const { parseRequestOptionsFromJSON: read } = PublicKeyCredential;
    const publicKey = read
      ? read.call(PublicKeyCredential, question as never)
      : (byHand(question) as PublicKeyCredentialRequestOptions);
    return navigator.credentials.get({ publicKey });
  }
}

customElements.define("pass-key", PassKey);

export {};
