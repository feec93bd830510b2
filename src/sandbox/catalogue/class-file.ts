/** What a resource type looks like from outside: the part of its schema that @pulumi/aws ships in its class files. */
export interface TypeShape {
  readonly inputs: ReadonlySet<string>;
  readonly required: readonly string[];
  readonly outputOnly: readonly string[];
  readonly secretOutputs: readonly string[];
}

const INPUT = /resourceInputs\["(\w+)"\] = [^;]*\bargs\b/g;
const OUTPUT_ONLY = /resourceInputs\["(\w+)"\] = undefined \/\*out\*\//g;
const REQUIRED = /Missing required property '(\w+)'/g;
const SECRET_OUTPUTS = /additionalSecretOutputs: \[([^\]]*)\]/;

/** Reads a generated class file: the package has no schema.json, but its constructors are written by one generator. */
export function parseClassFile(source: string): TypeShape {
  const constructor = source.slice(source.indexOf("const args = argsOrState"));
  const secrets = SECRET_OUTPUTS.exec(constructor)?.[1] ?? "";
  return {
    inputs: new Set(captures(constructor, INPUT)),
    required: captures(constructor, REQUIRED),
    outputOnly: captures(constructor, OUTPUT_ONLY),
    secretOutputs: captures(secrets, /"(\w+)"/g),
  };
}

function captures(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}
