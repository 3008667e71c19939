// Suggestions while somebody types: `<type-ahead data-src="/duisburg/de/vorschlaege" data-label="…"></type-ahead>` beside a
// search field. The pattern is WAI-ARIA's "editable combobox with list autocomplete": the focus stays in the field, the
// arrows choose, Escape closes. Enter is the form's unless a suggestion is chosen. Without an answer nothing is shown, and
// the form works as it does without scripts.

interface Suggestion {
  text: string;
  note: string;
  href: string;
}

interface Answer {
  /** How many there are, in a sentence of the page's language. */
  said: string;
  items: Suggestion[];
}

/** Milliseconds without a key until the server is asked. */
const pause = 150;

function set(element: Element, attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

class TypeAhead extends HTMLElement {
  private readonly list = document.createElement("ul");
  private readonly status = document.createElement("span");
  private readonly known = new Map<string, Answer>();
  private items: Suggestion[] = [];
  private chosen = -1;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking: AbortController | undefined;
  private input!: HTMLInputElement;

  connectedCallback(): void {
    const input = this.parentElement?.querySelector("input");
    if (!input || this.input) return;
    this.input = input;
    const { list, status } = this;
    list.id = `${input.id}-suggestions`;
    set(list, { role: "listbox", "aria-label": this.dataset.label ?? "" });
    list.hidden = true;
    status.className = "kern-sr-only";
    set(status, { role: "status" });
    this.append(list, status);
    set(input, {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": list.id,
    });
    input.addEventListener("input", () => this.wait());
    input.addEventListener("keydown", (event) => this.press(event));
    input.addEventListener("blur", () => this.close());
    // The field keeps the focus, or the list would close before the click arrives.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = (event.target as Element).closest("li");
      if (option) this.open([...list.children].indexOf(option));
    });
    addEventListener("pagehide", () => this.close());
  }

  private wait(): void {
    clearTimeout(this.timer);
    this.asking?.abort();
    const text = this.input.value.trim().toLowerCase();
    if (text.length < 2) this.close();
    else this.timer = setTimeout(() => void this.ask(text), this.known.has(text) ? 0 : pause);
  }

  private async ask(text: string): Promise<void> {
    this.asking = new AbortController();
    try {
      let answer = this.known.get(text);
      if (!answer) {
        const { signal } = this.asking;
        const got = await fetch(`${this.dataset.src}?q=${encodeURIComponent(text)}`, { signal });
        if (!got.ok) return this.close();
        answer = (await got.json()) as Answer;
        this.known.set(text, answer);
      }
      // On a slow network the person may have gone on meanwhile.
      if (document.activeElement === this.input) this.show(answer);
    } catch {
      // Another letter was typed since, or there is no network.
    }
  }

  private show({ said, items }: Answer): void {
    this.items = items;
    this.list.replaceChildren(
      ...items.map(({ text, note }, index) => {
        const option = document.createElement("li");
        option.id = `${this.list.id}-${index}`;
        set(option, { role: "option" });
        for (const part of [text, note]) {
          const span = document.createElement("span");
          span.dir = "auto";
          span.textContent = part;
          option.append(span, " ");
        }
        return option;
      }),
    );
    this.choose(-1);
    this.expand(items.length > 0);
    this.status.textContent = said;
  }

  private press(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const { length } = this.items;
    const open = !this.list.hidden;
    const { key } = event;
    if ((key === "ArrowDown" || key === "ArrowUp") && length > 0) {
      // Between the last and the first lies the field itself.
      const step = key === "ArrowDown" ? 1 : length;
      this.choose(((this.chosen + 1 + step) % (length + 1)) - 1);
      this.expand(true);
    } else if (key === "Escape" && open) this.close();
    else if (key === "Enter" && open && this.chosen >= 0) this.open(this.chosen);
    else return;
    event.preventDefault();
  }

  private choose(index: number): void {
    this.list.children[this.chosen]?.removeAttribute("aria-selected");
    this.chosen = index;
    const option = this.list.children[index];
    if (option) {
      set(option, { "aria-selected": "true" });
      option.scrollIntoView({ block: "nearest" });
      set(this.input, { "aria-activedescendant": option.id });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  private expand(open: boolean): void {
    this.list.hidden = !open;
    set(this.input, { "aria-expanded": String(open) });
  }

  private open(index: number): void {
    const item = this.items[index];
    this.close();
    if (item) location.assign(item.href);
  }

  private close(): void {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.choose(-1);
    this.expand(false);
    this.status.textContent = "";
  }
}

customElements.define("type-ahead", TypeAhead);

export {};
