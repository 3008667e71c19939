// Looks after what pages have kept on this device for a place without a network: `<forget-device data-begin="/town/" hidden>`.
// What is older than a day is deleted; with `data-all`, after signing out, all of this site. Before that, where it has words in it, it
// shows them with a link to what nobody has sent yet.
import { wipeBelow } from "./roll/device-store.ts";

class ForgetDevice extends HTMLElement {
  connectedCallback(): void {
    if (!("indexedDB" in window && "caches" in window)) return;
    const { begin = "/", all } = this.dataset;
    wipeBelow(begin, all !== undefined).then(
      ([first, ...others]) => {
        const link = this.querySelector("a");
        if (!first || !link) return;
        link.href = first.path;
        const count = this.querySelector("[data-count]");
        if (count) count.textContent = String(others.reduce((sum, { unsent }) => sum + unsent, first.unsent));
        this.hidden = false;
      },
      // A browser that keeps nothing has nothing to forget.
      () => undefined,
    );
  }
}

customElements.define("forget-device", ForgetDevice);
