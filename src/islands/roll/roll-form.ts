// The form as the server drew it, row by row: what it says, and what it is made to show.
import type { Change, Values } from "./kept-roll.ts";

const numberIn = (input: HTMLInputElement | null | undefined): number | null => {
  const text = input?.value.trim() ?? "";
  return /^\d{1,5}$/.test(text) ? Number(text) : null;
};

export class RollForm {
  readonly form: HTMLFormElement;
  private readonly list: HTMLElement;
  private readonly blank: HTMLTemplateElement;

  /** @throws where the page is not as it was thought */
  constructor(root: HTMLElement) {
    const find = <T extends HTMLElement>(what: string) => {
      const found = root.querySelector<T>(what);
      if (!found) throw new Error(`There is no ${what}.`);
      return found;
    };
    this.form = find<HTMLFormElement>("form");
    this.list = find("[data-rows]");
    this.blank = find<HTMLTemplateElement>("template[data-row]");
  }

  rows(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>("[data-guest]")];
  }

  row(guest: string): HTMLElement | undefined {
    return this.rows().find((row) => row.dataset.guest === guest);
  }

  /** The row that something stands in. */
  rowOf(target: EventTarget | null): HTMLElement | undefined {
    return (target as Element | null)?.closest<HTMLElement>("[data-guest]") ?? undefined;
  }

  named(row: HTMLElement): string {
    return row.querySelector("legend bdi")?.textContent ?? "";
  }

  /** Undefined where nobody has said yet whether they are there. */
  read(row: HTMLElement): Values | undefined {
    const state = row.querySelector<HTMLInputElement>("input[type=radio]:checked")?.value;
    if (!state) return undefined;
    const there = state !== "excused" && state !== "absent";
    const [minutes, companions, reason] = this.fields(row);
    return {
      state,
      minutes: there ? numberIn(minutes) : null,
      companions: there ? Math.min(numberIn(companions) ?? 0, 50) : 0,
      reason: state === "excused" ? (reason?.value.trim() ?? "") : "",
    };
  }

  write(row: HTMLElement, { state, minutes, companions, reason }: Values): void {
    for (const radio of row.querySelectorAll<HTMLInputElement>("input[type=radio]"))
      radio.checked = radio.value === state;
    const [first, second, third] = this.fields(row);
    if (first) first.value = minutes ? String(minutes) : "";
    if (second) second.value = companions === 0 ? "" : String(companions);
    if (third) third.value = reason;
    this.openMore(row);
  }

  /** Another answer was tapped: the minutes of the one before are none of this one. */
  forgetMinutes(row: HTMLElement): void {
    const [minutes] = this.fields(row);
    if (minutes) minutes.value = "";
  }

  /** Whoever came late, left early or is excused has more to be said of. */
  openMore(row: HTMLElement): void {
    const state = row.querySelector<HTMLInputElement>("input[type=radio]:checked")?.value ?? "";
    const more = row.querySelector("details");
    if (more && ["late", "left-early", "excused"].includes(state)) more.open = true;
  }

  /** Shows a change, in a row of its own where the page has none. */
  show(guest: string, change: Change): HTMLElement | undefined {
    const row = this.row(guest) ?? (change.name ? this.add(guest, change.name) : undefined);
    if (row) this.write(row, change);
    return row;
  }

  /** A row for somebody who came on the spot. */
  add(guest: string, name: string): HTMLElement | undefined {
    const made = this.blank.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
    const row = made?.querySelector<HTMLElement>("[data-guest]");
    if (!made || !row) return undefined;
    row.dataset.guest = guest;
    for (const part of made.querySelectorAll("[id], [for], [name]"))
      for (const attribute of ["id", "for", "name"]) {
        const value = part.getAttribute(attribute);
        if (value?.endsWith("-new")) part.setAttribute(attribute, value.replace(/new$/, guest));
      }
    const place = row.querySelector("legend bdi");
    if (place) place.textContent = name;
    this.list.append(made);
    return row;
  }

  others(): number | null {
    return numberIn(this.form.elements.namedItem("others") as HTMLInputElement | null);
  }

  showOthers(value: number | null): void {
    const field = this.form.elements.namedItem("others") as HTMLInputElement | null;
    if (field) field.value = value === null ? "" : String(value);
  }

  /** Takes the name of somebody who came on the spot out of its field. */
  takeName(): string {
    const field = this.form.elements.namedItem("newcomer") as HTMLInputElement | null;
    const name = field?.value.trim() ?? "";
    if (field) field.value = "";
    return name;
  }

  private fields(row: HTMLElement): (HTMLInputElement | null)[] {
    return ["minutes", "companions", "reason"].map((name) =>
      row.querySelector<HTMLInputElement>(`input[name^="${name}-"]`),
    );
  }
}
