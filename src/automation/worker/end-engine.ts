/** Two signals that come together are one. In ms. */
const APART = 500;

/** At the first signal the engine finishes what it has begun, at the second it ends. It is in this process group. */
export function endEngine(): void {
  process.kill(-process.pid, "SIGINT");
  setTimeout(() => process.kill(-process.pid, "SIGINT"), APART);
}
