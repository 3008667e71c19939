// Draws a "share" button where scripts run: `<share-link data-label="Share" data-done="Link copied"></share-link>`.
// Uses the device's own share menu; where there is none, copies the address.
class ShareLink extends HTMLElement {
  connectedCallback(): void {
    if (this.querySelector("button")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "kern-btn kern-btn--secondary";
    const label = document.createElement("span");
    label.className = "kern-label";
    label.textContent = this.dataset.label ?? "";
    // Beside the button, not inside: a live region gives a button no name.
    const status = document.createElement("span");
    status.className = "kern-sr-only";
    status.setAttribute("role", "status");
    // The icon is drawn by the server inside the element and moves into the button.
    button.append(...this.childNodes, label);
    button.addEventListener("click", () => void this.share(label, status));
    this.append(button, status);
    this.hidden = false;
  }

  private async share(label: HTMLElement, status: HTMLElement): Promise<void> {
    const url = document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href ?? location.href;
    try {
      if (typeof navigator.share === "function") {
        await navigator.share({ title: document.title, url });
        return;
      }
      await navigator.clipboard.writeText(url);
      label.textContent = this.dataset.done ?? "";
      status.textContent = label.textContent;
      setTimeout(() => {
        label.textContent = this.dataset.label ?? "";
        status.textContent = "";
      }, 4000);
    } catch {
      // The person closed the menu, or the browser forbids copying: the address bar still has the address.
    }
  }
}

customElements.define("share-link", ShareLink);

export {};
