/** What a program may do that no program must be able to do to another stack. Rehearsed in the sandbox only. */
export function misbehave(behaviour: "reject" | "exit" | "hang"): void {
  if (behaviour === "reject") void Promise.reject(new Error("Rehearsed: nobody handles this rejection"));
  // eslint-disable-next-line no-restricted-properties -- that a program may do this is what is rehearsed
  if (behaviour === "exit") process.exit(0);
  if (behaviour === "hang") for (;;);
}
