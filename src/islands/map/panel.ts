import type { Words } from "./town-map.ts";

export interface Panel {
  /** Shows what stands in a box; the focus goes there and comes back to `from`. */
  open(box: [west: number, south: number, east: number, north: number], from: HTMLElement): void;
  close(back?: boolean): void;
}

/** A panel on the map with the cards of what was pressed. Escape closes it. */
export function createPanel(host: HTMLElement, live: HTMLElement, words: Words): Panel {
  const panel = document.createElement("section");
  panel.className = "map-panel";
  panel.hidden = true;
  panel.tabIndex = -1;
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-label", words.panel);
  // The map itself is drawn from left to right in every language; what is read is not.
  panel.dir = document.documentElement.dir || "ltr";
  const shut = document.createElement("button");
  shut.type = "button";
  shut.className = "map-control map-panel-close";
  shut.setAttribute("aria-label", words.close);
  shut.textContent = "×";
  const content = document.createElement("div");
  panel.append(shut, content);
  live.append(panel);
  let from: HTMLElement | undefined;
  let asking: AbortController | undefined;

  function close(back = true): void {
    if (panel.hidden) return;
    asking?.abort();
    panel.hidden = true;
    content.replaceChildren();
    const goal = from?.isConnected ? from : live.querySelector<HTMLElement>(".maplibregl-canvas");
    if (back) goal?.focus();
  }

  async function fill(box: number[]): Promise<void> {
    asking?.abort();
    asking = new AbortController();
    const url = new URL(host.dataset.hits ?? "", location.href);
    url.searchParams.set(host.dataset.parameter ?? "", box.map((degrees) => degrees.toFixed(6)).join(","));
    try {
      const answer = await fetch(url, { signal: asking.signal });
      if (!answer.ok) return close();
      // A piece of a page of our own, escaped by the server.
      content.innerHTML = await answer.text();
      panel.hidden = false;
      panel.focus();
    } catch {
      // Something else was pressed since, or there is no network: the pin is still there.
    }
  }

  shut.addEventListener("click", () => close());
  for (const element of [panel, live])
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || panel.hidden) return;
      event.stopPropagation();
      close();
    });
  return {
    open(box, pressed) {
      from = pressed;
      // A box of no extent is none.
      const [west, south, east, north] = box;
      void fill([west - 2e-6, south - 2e-6, east + 2e-6, north + 2e-6]);
    },
    close,
  };
}
