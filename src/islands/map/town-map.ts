// Turns a picture of a map into one that can be moved: `<town-map data-start="now" data-view="w,s,e,n" …>` around the
// picture and a hidden button. What draws it weighs many times this page, so it is loaded only here: at once on a page
// that is about the map, else when the button is pressed. Where it fails the picture stays.

export interface Words {
  label: string;
  zoomIn: string;
  zoomOut: string;
  search: string;
  group: string;
  panel: string;
  close: string;
  failed: string;
}

class TownMap extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector<HTMLButtonElement>(".map-open");
    if (this.dataset.start === "now") void this.open();
    else if (button) {
      button.hidden = false;
      button.addEventListener("click", () => void this.open(button));
    }
  }

  private async open(button?: HTMLButtonElement): Promise<void> {
    const words = JSON.parse(this.dataset.words ?? "{}") as Words;
    button?.setAttribute("disabled", "");
    this.setAttribute("aria-busy", "true");
    // Nobody is led to a pin of the picture that is about to go.
    const pins = this.querySelector(".map-pins")?.parentElement;
    pins?.setAttribute("inert", "");
    try {
      const { drawMap } = await import("./draw-map.ts");
      await drawMap(this, words);
      button?.remove();
      if (button) this.querySelector<HTMLElement>(".maplibregl-canvas")?.focus();
    } catch {
      // No WebGL, or a file that did not come.
      this.dataset.failed = "";
      pins?.removeAttribute("inert");
      button?.removeAttribute("disabled");
      const status = this.querySelector("[role=status]");
      if (status && button) {
        status.className = "small muted";
        status.textContent = words.failed;
      }
    }
    this.removeAttribute("aria-busy");
  }
}

customElements.define("town-map", TownMap);
