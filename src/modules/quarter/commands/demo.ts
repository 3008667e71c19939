import type { Command } from "../../../kernel/module/command.ts";
import { addDemo, removeDemo } from "../actions/add-demo.ts";

export const demoAdd: Command = {
  name: "demo add",
  usage: "",
  summary: "adds the demo sites with their invented businesses",
  options: [],
  async run({ db, slots, secrets, out }) {
    const added = await addDemo(db, slots, secrets);
    out.result({ added }, [
      added.length > 0 ? `Added: ${added.join(", ")}.` : "The demo sites are there already.",
    ]);
  },
};

export const demoRemove: Command = {
  name: "demo remove",
  usage: "",
  summary: "takes out the demo sites and all that belongs to them",
  options: [],
  async run({ db, out }) {
    const removed = await removeDemo(db);
    out.result({ removed }, [
      removed.length > 0 ? `Removed: ${removed.join(", ")}.` : "There is no demo site.",
    ]);
  },
};
