import { vi } from "vitest";

import * as pulumi from "@pulumi/pulumi";
import { deserializeProperties } from "@pulumi/pulumi/runtime/rpc.js";
import { getMonitor } from "@pulumi/pulumi/runtime/settings.js";

import { takeFastPath } from "../../src/automation/worker/fast-path.js";

// A whole stack takes seconds on a busy machine, most of them in what the workers leave out too.
takeFastPath();
vi.setConfig({ testTimeout: 60_000 });

type Inputs = Readonly<Record<string, unknown>>;

/** A resource as the engine would be asked for it. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Inputs;
  readonly urn: string;
  readonly custom: boolean;
  readonly parent: string;
  /** `urn::id` of the provider. */
  readonly provider: string;
  readonly protect: boolean | undefined;
  readonly retainOnDelete: boolean | undefined;
  readonly ignoreChanges: readonly string[];
  /** URNs, explicit and through inputs. */
  readonly dependencies: readonly string[];
  /** By property, the URNs of the resources whose outputs it is made of. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

interface RegisterOptions {
  readonly stack?: string;
  /** As in a preview before the first deployment: what AWS decides is unknown. */
  readonly preview?: boolean;
}

/** Runs a program against Pulumi's mocks and returns what it returned and every resource it registered, in order. */
export async function run<T>(
  program: () => T | Promise<T>,
  { stack = "prod-us-east-1", preview = false }: RegisterOptions = {},
): Promise<{ readonly result: T; readonly resources: readonly Registered[] }> {
  const resources: Registered[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs: raw }) => {
        const inputs = raw as Inputs;
        const fixed = FIXED[type]?.(name) ?? {};
        const arn = `arn:aws:mock:us-east-1:111122223333:${name}`;
        return preview ? { id: undefined, state: inputs } : { id: `${name}-id`, state: { ...inputs, arn, ...fixed } };
      },
      call: (args) => args.inputs as object,
    },
    "tapctl",
    stack,
    preview,
  );
  record(resources);

  const result = await program();
  await pulumi.runtime.disconnect();
  return { result, resources };
}

/** Only the resources. */
export async function register(program: () => unknown, options?: RegisterOptions): Promise<readonly Registered[]> {
  return (await run(program, options)).resources;
}

/** The one resource of that type, or the one whose name ends so. */
export function only(resources: readonly Registered[], type: string, suffix = ""): Registered {
  const [first, ...rest] = resources.filter((one) => one.type === type && one.name.endsWith(suffix));
  if (first === undefined || rest.length > 0) throw new Error(`${rest.length + 1} resources of ${type} ${suffix}`);
  return first;
}

export function ofType(resources: readonly Registered[], type: string): readonly Registered[] {
  return resources.filter((one) => one.type === type);
}

export function byName(resources: readonly Registered[]): readonly Registered[] {
  return [...resources].sort((left, right) => (left.name < right.name ? -1 : 1));
}

/** How many there are of each type, without tapctl's components and the provider. */
export function countByType(resources: readonly Registered[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { type } of resources.filter(({ type }) => type.startsWith("aws:")))
    counts[type] = (counts[type] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** What AWS would compute, where a program's own arithmetic needs it. */
const FIXED: Readonly<Record<string, (name: string) => Inputs>> = {
  "aws:ec2/vpc:Vpc": () => ({
    ipv6CidrBlock: "2600:1f18:abc:1200::/56",
    defaultRouteTableId: "rtb-default",
    defaultNetworkAclId: "acl-default",
  }),
  "aws:acm/certificate:Certificate": () => ({
    domainValidationOptions: [
      { resourceRecordName: "_1.example.com.", resourceRecordType: "CNAME", resourceRecordValue: "_2.example.net." },
    ],
  }),
  "aws:lb/loadBalancer:LoadBalancer": (name) => ({
    arnSuffix: `app/${name}/1`,
    dnsName: `${name}.elb.amazonaws.com`,
    zoneId: "Z35SXDOTRQ7X7K",
  }),
  "aws:ec2/launchTemplate:LaunchTemplate": () => ({ latestVersion: 1 }),
  "aws:lb/targetGroup:TargetGroup": (name) => ({ arnSuffix: `targetgroup/${name}/1` }),
};

/** What a request says beyond inputs: mocks themselves are not told. */
interface Request {
  getType(): string;
  getName(): string;
  getObject(): Parameters<typeof deserializeProperties>[0];
  getCustom(): boolean;
  getParent(): string;
  getProvider(): string;
  hasProtect(): boolean;
  getProtect(): boolean;
  hasRetainondelete(): boolean;
  getRetainondelete(): boolean;
  getIgnorechangesList(): string[];
  getDependenciesList(): string[];
  getPropertydependenciesMap(): { entries(): { next(): IteratorResult<[string, { getUrnsList(): string[] }]> } };
}

interface Monitor {
  newUrn: typeof urnOf;
  registerResource(request: Request, callback: (error: unknown, response: unknown) => void): unknown;
}

function record(resources: Registered[]): void {
  const monitor = getMonitor() as unknown as Monitor;
  const original = monitor.registerResource.bind(monitor);
  // The mocks' own URNs name the nearest parent only, the engine's all of them.
  monitor.newUrn = urnOf;

  monitor.registerResource = (request, callback) =>
    original(request, (error, response) => {
      const [type, name, parent] = [request.getType(), request.getName(), request.getParent()];
      resources.push({
        type,
        name,
        urn: urnOf(parent, type, name),
        parent,
        inputs: deserializeProperties(request.getObject()),
        custom: request.getCustom(),
        provider: request.getProvider(),
        protect: request.hasProtect() ? request.getProtect() : undefined,
        retainOnDelete: request.hasRetainondelete() ? request.getRetainondelete() : undefined,
        ignoreChanges: request.getIgnorechangesList(),
        dependencies: request.getDependenciesList(),
        propertyDependencies: tracedIn(request),
      });
      callback(error, response);
    });
}

function tracedIn(request: Request): Registered["propertyDependencies"] {
  const traced: [string, readonly string[]][] = [];
  const entries = request.getPropertydependenciesMap().entries();
  for (let entry = entries.next(); entry.done !== true; entry = entries.next()) {
    const [property, urns] = entry.value;
    traced.push([property, urns.getUrnsList()]);
  }
  return Object.fromEntries(traced);
}

/** https://www.pulumi.com/docs/iac/concepts/resources/names/#urns */
function urnOf(parent: string, type: string, name: string): string {
  const qualifiedType = parent === "" ? type : `${parent.split("::")[2] ?? ""}$${type}`;
  return ["urn:pulumi:" + pulumi.getStack(), pulumi.getProject(), qualifiedType, name].join("::");
}
