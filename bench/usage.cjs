// Loaded into every measured process by NODE_OPTIONS. It was registered first, so it runs first when the process ends,
// also by process.exit, and leaves behind what only the process itself can tell.
const { readFileSync, writeFileSync } = require("node:fs");

process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpu: (userCPUTime + systemCPUTime) / 1e6, memory: peakOfThisProgram() ?? maxRSS };
  writeFileSync(`${process.env.BENCH_USAGE}/${process.pid}.json`, JSON.stringify(usage));
});

/** In KB. On Linux maxRSS starts at what the parent held when it forked, so the harness itself would be measured. */
function peakOfThisProgram() {
  if (process.platform !== "linux") return undefined;
  const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync("/proc/self/status", "utf8"));
  return peak === null ? undefined : Number(peak[1]);
}
