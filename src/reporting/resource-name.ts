import type { StackName } from "../deployment/stack.js";

interface ResourceName {
  /** The region, or `global`. */
  readonly label: string;
  readonly type: string;
  readonly name: string;
}

const STACK_TYPE = "pulumi:pulumi:Stack";

/** The name of an environment holds no hyphen, so what follows the first one is the region or `global`. */
export function labelOf(stack: StackName): string {
  return stack.slice(stack.indexOf("-") + 1);
}

/** In the user's own names: `us-west-2 › network-nat (aws:ec2/natGateway:NatGateway)`. */
export function describeUrn(urn: string): string {
  const resource = parseUrn(urn);
  if (resource === undefined) return urn;
  if (resource.type === STACK_TYPE) return resource.label;
  return `${resource.label} › ${resource.name} (${resource.type})`;
}

/** Without the stack, for a line that names it already: `aws:ec2/natGateway:NatGateway network-nat`. */
export function shortUrn(urn: string): string {
  const resource = parseUrn(urn);
  return resource === undefined ? urn : `${resource.type} ${resource.name}`;
}

/** Undefined where the text is no URN. */
function parseUrn(urn: string): ResourceName | undefined {
  const [, stack, qualifiedType, name] = /^urn:pulumi:([^:]+)::[^:]+::(.+?)::(.+)$/s.exec(urn) ?? [];
  if (stack === undefined || qualifiedType === undefined || name === undefined) return undefined;
  const type = qualifiedType.slice(qualifiedType.lastIndexOf("$") + 1);
  return { label: stack.slice(stack.indexOf("-") + 1), type, name };
}
