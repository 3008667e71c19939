// Entries that a new one may double, while somebody types: `<like-entries data-src="/…/eintragen/aehnlich" data-fields="name
// street"></like-entries>` inside the form. The fields are asked about when one of them was left alone for a moment; without an
// answer nothing is shown, and the next page asks the same question.

interface Answer {
  /** One sentence in the language of the page; empty where there is nothing. */
  said: string;
  items: { text: string; note: string; href: string }[];
}

/** Milliseconds without a key until the server is asked. */
const pause = 500;

class LikeEntries extends HTMLElement {
  private readonly shown = document.createElement("div");
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking: AbortController | undefined;
  private last = "";

  connectedCallback(): void {
    this.shown.setAttribute("role", "status");
    this.append(this.shown);
    this.closest("form")?.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.ask(), pause);
    });
  }

  private async ask(): Promise<void> {
    const form = this.closest("form");
    if (!form) return;
    const typed = new FormData(form);
    const fields = (this.dataset.fields ?? "").split(" ");
    const query = new URLSearchParams(
      fields
        .map((name): [string, string] => [name, String(typed.get(name) ?? "").trim()])
        .filter(([, text]) => text !== ""),
    ).toString();
    if (query === this.last || !typed.get("name") || !typed.get("street")) return;
    this.last = query;
    this.asking?.abort();
    this.asking = new AbortController();
    try {
      const answer = await fetch(`${this.dataset.src}?${query}`, { signal: this.asking.signal });
      if (answer.ok) this.show((await answer.json()) as Answer);
    } catch {
      // Nothing is shown; the next page asks again.
    }
  }

  private show({ said, items }: Answer): void {
    this.shown.replaceChildren();
    if (items.length === 0) return;
    const sentence = document.createElement("p");
    sentence.textContent = said;
    const list = document.createElement("ul");
    for (const { text, note, href } of items) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = href;
      // What was typed stays where it is.
      link.target = "_blank";
      link.rel = "noopener";
      link.dir = "auto";
      link.textContent = text;
      item.append(link, ` ${note}`);
      list.append(item);
    }
    this.shown.append(sentence, list);
  }
}

customElements.define("like-entries", LikeEntries);
