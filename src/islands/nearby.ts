// Draws a "near me" button where scripts run and the device knows its place:
// `<near-me data-label="Near me" data-wait="Looking…" data-failed="…" data-param="near"></near-me>`.
// Asks for the place only when pressed, then opens this page again with the place in its address (rounded to about
// 100 m, which is enough for "nearer first" and says less about the person).
class NearMe extends HTMLElement {
  connectedCallback(): void {
    if (!("geolocation" in navigator) || this.querySelector("button")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = this.dataset.class ?? "chip";
    const label = document.createElement("span");
    label.textContent = this.dataset.label ?? "";
    // Beside the button, not inside: a live region gives a button no name.
    const status = document.createElement("span");
    status.className = "kern-sr-only";
    status.setAttribute("role", "status");
    const say = (text = "") => {
      label.textContent = text;
      status.textContent = text;
    };
    button.append(...this.childNodes, label);
    button.addEventListener("click", () => this.locate(say));
    this.append(button, status);
    this.hidden = false;
  }

  private locate(say: (text?: string) => void): void {
    say(this.dataset.wait);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.open(`${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`),
      () => say(this.dataset.failed),
      { timeout: 10_000, maximumAge: 300_000 },
    );
  }

  private open(place: string): void {
    const url = new URL(this.dataset.href ?? location.href, location.href);
    url.searchParams.set(this.dataset.param ?? "near", place);
    url.searchParams.delete("page");
    location.assign(url);
  }
}

customElements.define("near-me", NearMe);

export {};
