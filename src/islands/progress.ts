// Asks how far a task is, and shows it, until it has ended: `<task-progress>…</task-progress>`. The server draws what stands in it.
class TaskProgress extends HTMLElement {
  connectedCallback(): void {
    this.setAttribute("role", "status");
    void this.watch();
  }

  private async watch(): Promise<void> {
    const between = 2000;
    while (this.isConnected) {
      await new Promise((done) => setTimeout(done, between));
      try {
        const answer = await fetch(location.href, { headers: { accept: "text/html" } });
        if (!answer.ok) return location.reload();
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const next = page.querySelector("task-progress");
        if (!next) return location.reload();
        // Nothing is read out again where nothing has changed.
        if (next.innerHTML !== this.innerHTML) this.replaceChildren(...next.childNodes);
      } catch {
        // No network for a moment: the next time.
      }
    }
  }
}

customElements.define("task-progress", TaskProgress);

export {};
