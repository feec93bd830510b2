/**
 * Whether the provider and the engine are to be killed in the midst of what they do. A stand-in for Pulumi's AWS plugin
 * may not survive what follows: one ends with a panic when it reads many adopted resources.
 */
export const KILLS_ON_MOTO = process.env["TAPCTL_TEST_KILLS_ON_MOTO"] === "1";

if (!KILLS_ON_MOTO) {
  process.stderr.write("Not run: test/integration/recovery.test.ts; TAPCTL_TEST_KILLS_ON_MOTO=1 runs it\n");
}
