// Keys for whoever works off a pile: `<queue-keys data-help="…" data-all="Select all"></queue-keys>`. On a list J and K go from
// case to case, X selects one; on a case J and K lead to its neighbours, A goes to the button that accepts and R to the other
// one, where Enter decides. All of it can be done by links and Tab without this. Keys do nothing while somebody types.

const typing = "input:not([type=checkbox]):not([type=radio]), textarea, select";

class QueueKeys extends HTMLElement {
  private readonly press = (event: KeyboardEvent) => this.answer(event);

  connectedCallback(): void {
    const help = document.createElement("p");
    help.textContent = this.dataset.help ?? "";
    this.append(help);
    const boxes = checkBoxes();
    if (this.dataset.all && boxes.length > 1) this.offerAll(this.dataset.all);
    document.addEventListener("keydown", this.press);
  }

  disconnectedCallback(): void {
    document.removeEventListener("keydown", this.press);
  }

  /** A box above the list that ticks and clears all others. */
  private offerAll(text: string): void {
    const label = document.createElement("label");
    label.className = "choice";
    const box = document.createElement("input");
    box.type = "checkbox";
    const said = document.createElement("span");
    said.textContent = text;
    label.append(box, said);
    box.addEventListener("change", () => {
      for (const each of checkBoxes()) each.checked = box.checked;
    });
    document.querySelector(".cases")?.before(label);
  }

  private answer(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if ((event.target as Element).closest?.(typing)) return;
    const step = { j: 1, k: -1 }[event.key.toLowerCase()];
    if (step) this.go(step);
    else if (event.key.toLowerCase() === "x") this.tick();
    else if (event.key.toLowerCase() === "a") button(["accepted", "merge", "published", "later"])?.focus();
    else if (event.key.toLowerCase() === "r") button(["refused", "separate", "closed", "earlier"])?.focus();
    else return;
    event.preventDefault();
  }

  private go(step: number): void {
    const links = [...document.querySelectorAll<HTMLElement>(".case-link")];
    if (links.length === 0) {
      document.querySelector<HTMLElement>(`.case-nav [rel=${step > 0 ? "next" : "prev"}]`)?.click();
      return;
    }
    const at = links.findIndex((link) => link.closest(".case")?.contains(document.activeElement));
    const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step;
    links[Math.max(0, Math.min(links.length - 1, next))]?.focus();
  }

  private tick(): void {
    document.activeElement
      ?.closest(".case")
      ?.querySelector<HTMLInputElement>("input[type=checkbox]")
      ?.click();
  }
}

const checkBoxes = (): NodeListOf<HTMLInputElement> =>
  document.querySelectorAll<HTMLInputElement>(".case-check input");

/** The button with one of these values: that of the case somebody is at, where it has one of its own, else that of the page. */
function button(values: readonly string[]): HTMLElement | undefined {
  const within = (place: ParentNode | null | undefined) =>
    [...(place?.querySelectorAll<HTMLButtonElement>("button[name]") ?? [])].find(({ value }) =>
      values.includes(value),
    );
  return within(document.activeElement?.closest(".case")) ?? within(document.querySelector("main"));
}

customElements.define("queue-keys", QueueKeys);
