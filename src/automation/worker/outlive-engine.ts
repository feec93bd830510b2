/** gRPC's CANCELLED and UNAVAILABLE: https://grpc.io/docs/guides/status-codes/ */
const CONNECTION_LOST: readonly unknown[] = [1, 14];

/**
 * An engine that ends at once leaves requests of the SDK without an answer, and not each of them is awaited. That must not
 * end this process too, which has yet to say how the operation ended. Every other rejection that nobody awaits is a bug.
 */
export function outliveEngine(): void {
  process.on("unhandledRejection", (reason) => {
    const code = reason instanceof Error && "code" in reason ? reason.code : undefined;
    // While a program runs, the SDK listens too and reports it.
    if (CONNECTION_LOST.includes(code) || process.listenerCount("unhandledRejection") > 1) return;
    throw reason;
  });
}
