/** What an SDK takes for signing when nobody has chosen anything: emulators look at neither. */
const PLACEHOLDER = "test";

type Variables = Readonly<Record<string, string | undefined>>;

/** As in `localhost-5000`: an emulator on this machine has one name, however its address is written. */
export function emulatorName(endpoint: string): string {
  return new URL(localEndpoint(endpoint)).host.replace(/[^a-z0-9.-]+/g, "-");
}

export function isLoopback(endpoint: string): boolean {
  return /^(localhost|[^/]+\.localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(endpoint).hostname);
}

/** With `localhost` in the place of a loopback address: some calls put the account before the host's name. */
export function localEndpoint(endpoint: string): string {
  const url = new URL(endpoint);
  if (isLoopback(endpoint) && !url.hostname.endsWith("localhost")) url.hostname = "localhost";
  return url.href.replace(/\/$/, "");
}

/** For a client of this process, whose environment is not the emulator's. */
export function emulatorReach(endpoint: string, variables: Variables) {
  const all: Variables = { ...variables, ...emulatorEnvironment(endpoint, variables) };
  const { AWS_ACCESS_KEY_ID = "", AWS_SECRET_ACCESS_KEY = "", AWS_SESSION_TOKEN = "" } = all;
  const session = AWS_SESSION_TOKEN === "" ? {} : { sessionToken: AWS_SESSION_TOKEN };
  const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY, ...session };
  return { endpoint: localEndpoint(endpoint), credentials };
}

/**
 * What keeps every SDK below this process with the emulator: its address for each service, and no credentials but those
 * of the environment, so that a profile or an instance's role is never sent there.
 */
export function emulatorEnvironment(endpoint: string, variables: Variables): Record<string, string> {
  const others = Object.keys(variables).filter((name) => name.startsWith("AWS_ENDPOINT_URL_"));
  return {
    ...Object.fromEntries(others.map((name) => [name, ""])),
    ...emulatorCredentials(variables),
    AWS_ENDPOINT_URL: localEndpoint(endpoint),
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "",
    AWS_PROFILE: "",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
    ...throughItself(endpoint),
  };
}

function emulatorCredentials(variables: Variables): Record<string, string> {
  const given = variables["AWS_ACCESS_KEY_ID"] ?? "";
  const secret = variables["AWS_SECRET_ACCESS_KEY"] ?? "";
  if (given !== "" && secret !== "") return {};
  return { AWS_ACCESS_KEY_ID: PLACEHOLDER, AWS_SECRET_ACCESS_KEY: PLACEHOLDER, AWS_SESSION_TOKEN: "" };
}

/** `111122223333.localhost` is no name that everything resolves; as a proxy the emulator gets those calls too. */
function throughItself(endpoint: string): Record<string, string> {
  return endpoint.startsWith("http:") && isLoopback(endpoint) ? { HTTP_PROXY: localEndpoint(endpoint) } : {};
}
