/** The milliseconds of processor time that a run takes; unlike the clock it does not count other processes. */
export function cpuTime(run: () => void): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
