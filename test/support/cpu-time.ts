/** Milliseconds that processors have worked for this process: unlike those of a clock, a busy machine does not add to them. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
