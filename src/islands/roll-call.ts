// A roll call that goes on without a network: `<roll-call data-owner data-words data-keep>` around the form and its templates. What is
// tapped is kept on the device, sealed, and sent as soon as that works; then nothing is left there. The same file is the worker that
// shows the page where there is no network. Without a script, and where a browser cannot do it, the form is an ordinary one.

import { showChoice, showCountChoice } from "./roll/choices.ts";
import { cacheOf, readKept, takeLost, wipe, writeKept } from "./roll/device-store.ts";
import { type KeptRoll, nextBatch, takeAnswer, textOf, unsentOf } from "./roll/kept-roll.ts";
import { keepPage } from "./roll/page-keeper.ts";
import { RollForm } from "./roll/roll-form.ts";
import { copyOfPage, Refused, SignedOut, sendRoll, whoIsThere } from "./roll/talk.ts";

/** Whoever taps goes on tapping: only after so long without a tap is sent by itself, in milliseconds. */
const idle = 20_000;
/** How often an open page looks whether its day is over, in milliseconds. */
const look = 600_000;

function start(): void {
  const path = location.pathname;

  class RollCall extends HTMLElement {
    private form!: RollForm;
    private roll!: KeptRoll;
    private words: Record<string, string> = {};
    private saving: Promise<unknown> = Promise.resolve();
    private busy = false;
    private again = false;
    private hired = false;
    /** Everything was sent, and nothing is kept since. */
    private emptied = false;
    private timer: ReturnType<typeof setTimeout> | undefined;

    connectedCallback(): void {
      const works =
        isSecureContext && "serviceWorker" in navigator && "locks" in navigator && "indexedDB" in window;
      if (!works || this.form) return;
      this.words = JSON.parse(this.dataset.words ?? "{}");
      this.form = new RollForm(this);
      // One window at a time writes down; another one of the same page is an ordinary form.
      const signal = AbortSignal.timeout?.(3000);
      navigator.locks
        .request(`roll ${path}`, signal ? { signal } : {}, async () => {
          await this.begin();
          await new Promise(() => {});
        })
        .catch((error: DOMException) => {
          if (error.name === "TimeoutError" || error.name === "AbortError") this.say("twice");
          // A browser that keeps nothing, as some do in private windows: the form works as without a script.
          else console.warn(error);
        });
    }

    private async begin(): Promise<void> {
      const { owner = "", kept: shownFrom } = this.dataset;
      const found = await readKept<KeptRoll>(path).catch(() => undefined);
      const lost = await takeLost(path);
      this.roll = found ?? { owner, html: "", policy: "", at: 0, changes: {}, known: {} };
      if (found && found.owner !== owner && unsentOf(found) === 0) {
        await wipe(path);
        this.roll = { owner, html: "", policy: "", at: 0, changes: {}, known: {} };
      }
      this.dress();
      this.listen();
      if (shownFrom) this.tell();
      else await this.refresh();
      if (lost > 0) this.say("lost", { count: lost });
      if (unsentOf(this.roll) > 0) {
        if (this.roll.owner === owner) await this.send();
        else this.say("foreign", { count: unsentOf(this.roll) }, "takeOver", "drop");
      }
    }

    /** Shows on the page what the device knows better. */
    private dress(): void {
      const { known, changes, others } = this.roll;
      for (const [guest, row] of Object.entries(known))
        if (row.base > Number(this.form.row(guest)?.dataset.revision ?? 0)) {
          const shown = this.form.show(guest, row);
          if (shown) shown.dataset.revision = String(row.base);
        }
      for (const [guest, change] of Object.entries(changes)) this.form.show(guest, change);
      if (others) this.form.showOthers(others.value);
      this.classList.add("roll--live");
      for (const part of this.querySelectorAll<HTMLElement>("[data-live]")) part.hidden = false;
      this.choose();
    }

    /** A fresh copy of the page, so that it can be opened again without a network. */
    private async refresh(): Promise<void> {
      const copy = await copyOfPage(path);
      if (copy) Object.assign(this.roll, copy, { at: Date.now() });
      const isNear = this.dataset.keep !== undefined;
      if (isNear || unsentOf(this.roll) > 0) await this.save();
      this.tell();
    }

    /** Everything one after the other: what was tapped last stands there last. */
    private save(): Promise<unknown> {
      this.emptied = false;
      this.saving = this.saving
        .then(() => writeKept(path, this.roll, unsentOf(this.roll)))
        // A full device, or one that keeps nothing: then the page must be sent before it is left.
        .catch(() => this.say("notKept"));
      void this.hire().catch(() => undefined);
      return this.saving;
    }

    /** The worker and the files of the page: without them what is kept is there all the same when the network is back. */
    private async hire(): Promise<void> {
      if (this.hired) return;
      this.hired = true;
      const script = document.querySelector<HTMLScriptElement>('script[src*="/roll-call-"]');
      if (!script) return;
      const files = document.querySelectorAll<HTMLElement>("link[href^='/assets/'], script[src^='/assets/']");
      const urls = [...files].map((file) => file.getAttribute("href") ?? file.getAttribute("src") ?? "");
      await navigator.serviceWorker.register(script.src, { scope: path });
      const cache = await caches.open(cacheOf(path));
      const missing = [];
      for (const url of new Set(urls)) if (!(await cache.match(url))) missing.push(url);
      // Without a network they are there already, or the browser has them itself.
      await cache.addAll(missing).catch(() => undefined);
    }

    private listen(): void {
      const { form } = this.form;
      form.addEventListener("input", (event) => this.tapped(event.target));
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        const { submitter } = event as SubmitEvent;
        if (submitter?.getAttribute("name") === "rest") return this.allPresent();
        this.newcomer();
        void this.send(true);
      });
      this.addEventListener("click", (event) => {
        const what = (event.target as Element).closest<HTMLElement>("[data-do]")?.dataset.do;
        if (what === "add") this.newcomer();
        else if (what) void this.decide(what, this.form.rowOf(event.target)).catch(() => this.tell());
      });
      const name = form.elements.namedItem("newcomer") as HTMLInputElement | null;
      name?.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        this.newcomer();
      });
      addEventListener("online", () => void this.send());
      addEventListener("offline", () => this.tell());
      // A page that is left open for longer than anything is kept.
      setInterval(() => {
        if (this.hired && !this.busy)
          void this.saving.then(() => readKept(path)).then((kept) => kept ?? location.reload());
      }, look);
    }

    private tapped(target: EventTarget | null): void {
      const row = this.form.rowOf(target);
      if (row && (target as HTMLInputElement).type === "radio") this.form.forgetMinutes(row);
      if (row) this.change(row);
      else if ((target as HTMLInputElement).name === "others") {
        const base = this.roll.others ? this.roll.others.base : this.seenOthers();
        const value = this.form.others();
        const conflict = this.roll.others?.conflict && { conflict: true as const };
        this.roll.others = { base, value, ...conflict };
        this.changed();
      }
    }

    private seenOthers(): number | null {
      const { others = "" } = this.dataset;
      return others === "" ? null : Number(others);
    }

    private change(row: HTMLElement): void {
      const values = this.form.read(row);
      const guest = row.dataset.guest ?? "";
      if (!values) return;
      this.form.openMore(row);
      const before = this.roll.changes[guest];
      const base = before?.base ?? Number(row.dataset.revision ?? 0);
      const name = before?.name ?? this.roll.known[guest]?.name;
      this.roll.changes[guest] = { ...before, ...values, base, ...(name !== undefined && { name }) };
      this.changed();
    }

    private changed(): void {
      void this.save();
      this.tell();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.send(), idle);
    }

    private allPresent(): void {
      for (const row of this.form.rows()) {
        if (this.form.read(row)) continue;
        const radio = row.querySelector<HTMLInputElement>("input[value=present]");
        if (radio) radio.checked = true;
        this.change(row);
      }
    }

    private newcomer(): void {
      const name = this.form.takeName();
      if (name === "") return;
      this.addGuest(name, { state: "present", minutes: null, companions: 0, reason: "" });
    }

    private addGuest(
      name: string,
      values: { state: string; minutes: number | null; companions: number; reason: string },
    ): void {
      const guest = crypto.randomUUID();
      const { state, minutes, companions, reason } = values;
      this.roll.changes[guest] = { state, minutes, companions, reason, base: 0, name };
      this.form.show(guest, this.roll.changes[guest]);
      this.changed();
    }

    /** Sends all that can be sent. @param asked also where nothing was changed: then the roll was called, and nobody came */
    private async send(asked = false): Promise<void> {
      this.again = this.busy;
      if (this.busy) return;
      if (!asked && unsentOf(this.roll) === 0) return this.tell();
      this.busy = true;
      clearTimeout(this.timer);
      try {
        this.say("sending");
        await this.saving;
        const { person, token } = await whoIsThere(path);
        if (person !== this.roll.owner)
          return this.say("foreign", { count: unsentOf(this.roll) }, "takeOver", "drop");
        let batch = this.roll.sending ?? nextBatch(this.roll, crypto.randomUUID());
        if (asked && !batch && unsentOf(this.roll) === 0) batch = { key: crypto.randomUUID(), guests: {} };
        while (batch) {
          // Kept before it is sent: whatever breaks off, the same goes out again under the same key.
          this.roll.sending = batch;
          await this.save();
          const answer = await sendRoll(path, token, textOf(batch));
          takeAnswer(this.roll, batch, answer);
          if (answer.others) this.dataset.others = String(answer.others.value ?? "");
          delete this.roll.sending;
          batch = nextBatch(this.roll, crypto.randomUUID());
        }
        await this.settle();
      } catch (error) {
        if (error instanceof SignedOut) this.say("signedOut", {}, "signIn");
        else if (error instanceof Refused) this.say("refused", { status: error.status }, "drop");
        else this.tell();
      } finally {
        this.busy = false;
      }
      if (this.again) await this.send();
    }

    /** After an answer: what is left waits for a person; where nothing is, the device forgets all. */
    private async settle(): Promise<void> {
      for (const [guest, { base, ...values }] of Object.entries(this.roll.known)) {
        const row = this.form.row(guest);
        if (!row) continue;
        row.dataset.revision = String(base);
        if (!this.roll.changes[guest]) this.form.write(row, values);
      }
      this.choose();
      if (unsentOf(this.roll) > 0) await this.save();
      else await this.forget();
      this.tell();
    }

    private forget(): Promise<unknown> {
      this.hired = false;
      this.emptied = true;
      this.saving = this.saving.then(() => wipe(path));
      return this.saving;
    }

    private choose(): void {
      const blank = this.querySelector<HTMLTemplateElement>("template[data-choice]");
      if (!blank) return;
      for (const row of this.form.rows())
        showChoice(row, this.roll.changes[row.dataset.guest ?? ""], blank, this.words);
      showCountChoice(this, this.roll.others, blank, this.words);
    }

    /** What somebody chose. */
    private async decide(what: string, row: HTMLElement | undefined): Promise<void> {
      const guest = row?.dataset.guest ?? "";
      const change = this.roll.changes[guest];
      if (what === "signIn") return location.reload();
      if (what === "takeOver") this.roll.owner = (await whoIsThere(path)).person;
      else if (what === "drop") {
        await this.forget();
        return location.reload();
      } else if (row && change) {
        if (change.unknown) {
          delete this.roll.changes[guest];
          if (what === "mine") this.addGuest(change.name ?? this.form.named(row), change);
          row.closest("li")?.remove();
        } else if (change.theirs) {
          const { revision, values } = change.theirs;
          row.dataset.revision = String(revision);
          if (what === "mine") {
            change.base = revision;
            delete change.theirs;
          } else {
            delete this.roll.changes[guest];
            if (values) {
              this.roll.known[guest] = { ...values, base: revision };
              this.form.write(row, values);
            }
          }
        }
      } else if (this.roll.others) {
        if (what === "mine") delete this.roll.others.conflict;
        else {
          this.form.showOthers(this.roll.others.base);
          delete this.roll.others;
        }
      }
      await this.settle();
      await this.send();
    }

    /** Says how things stand. */
    private tell(): void {
      const rows = this.form.rows();
      const done = rows.filter((row) => this.form.read(row)).length;
      const count = this.querySelector("[data-count]");
      if (count) count.textContent = this.fill("count", { done, all: rows.length });
      const unsent = unsentOf(this.roll);
      const open = Object.values(this.roll.changes).filter(({ theirs, unknown }) => theirs || unknown).length;
      const undecided = open + (this.roll.others?.conflict ? 1 : 0);
      if (undecided > 0) this.say("conflict", { count: undecided });
      else if (unsent > 0) this.say(unsent === 1 ? "unsentOne" : "unsent", { count: unsent });
      else if (this.emptied) this.say("sent");
      else if (this.dataset.kept)
        this.say("offline", {
          time: new Date(Number(this.dataset.kept)).toLocaleTimeString([], { timeStyle: "short" }),
        });
      else this.say(this.dataset.keep === undefined ? "nothing" : "ready");
    }

    private fill(word: string, values: Record<string, string | number> = {}): string {
      return (this.words[word] ?? "").replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
    }

    /** @param doable what can be done now: the buttons with these names */
    private say(word: string, values: Record<string, string | number> = {}, ...doable: string[]): void {
      const place = this.querySelector<HTMLElement>("[data-state]");
      if (!place) return;
      const text = this.fill(word, values);
      place.dataset.state = word;
      if (place.textContent !== text) place.textContent = text;
      for (const button of this.querySelectorAll<HTMLElement>("[data-now]"))
        button.hidden = !doable.includes(button.dataset.do ?? "");
    }
  }

  customElements.define("roll-call", RollCall);
}

if (typeof document === "undefined") keepPage(self as unknown as Parameters<typeof keepPage>[0]);
else start();
