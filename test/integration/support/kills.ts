/**
 * Whether runs are to be killed in the midst of what the provider does. Some stand-ins for Pulumi's AWS plugin do not
 * survive it: one ends with a panic when it reads many adopted resources.
 */
export const KILLS_ON_MOTO = process.env["TAPCTL_TEST_KILLS_ON_MOTO"] === "1";

if (!KILLS_ON_MOTO) process.stderr.write("Not run: kills on moto; TAPCTL_TEST_KILLS_ON_MOTO=1 runs them\n");
