import { readdirSync, readFileSync } from "node:fs";

/** Clock ticks per second that the kernel counts in; 100 on every Linux that Node runs on. */
const ticks = 100;

interface Process {
  pid: number;
  parent: number;
  name: string;
  cpu: number;
}

function processes(): Process[] {
  return readdirSync("/proc").flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
      const name = stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")"));
      const fields = stat
        .slice(stat.lastIndexOf(")") + 2)
        .split(" ")
        .map(Number);
      // Own time and that of ended children, user and system (proc(5), fields 14 to 17).
      const cpu = [11, 12, 13, 14].reduce((sum, field) => sum + (fields[field] ?? 0), 0);
      return [{ pid: Number(entry), parent: fields[1] ?? 0, name, cpu }];
    } catch {
      return [];
    }
  });
}

/** A process with all that it started, by walking down from it. */
function tree(root: number): Process[] {
  const all = processes();
  const found = all.filter((process) => process.pid === root);
  for (const process of found) found.push(...all.filter((child) => child.parent === process.pid));
  return found;
}

/** Milliseconds of CPU that a process and all below it have used so far. */
export const cpuMilliseconds = (root: number): number =>
  (tree(root).reduce((sum, process) => sum + process.cpu, 0) * 1000) / ticks;

/** Memory in MB with shared pages counted once (PSS): of Node below a process, and of PostgreSQL. */
export function memoryMegabytes(root: number): { web: number; database: number } {
  const sum = { web: 0, database: 0 };
  for (const { pid, name } of tree(root)) {
    try {
      const pss = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1];
      sum[name === "postgres" ? "database" : "web"] += Number(pss ?? 0) / 1024;
    } catch {
      // Ended meanwhile.
    }
  }
  return { web: Math.round(sum.web), database: Math.round(sum.database) };
}
