const text = { type: "string", minLength: 1 };
const message = object({ text }, ["text"]);

/**
 * What SARIF 2.1.0 and code scanning want of the parts that tapctl writes:
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export const SARIF_SHAPE = object(
  {
    $schema: { type: "string", pattern: "^https://" },
    version: { const: "2.1.0" },
    runs: list(
      object(
        {
          tool: object({ driver: driver() }, ["driver"]),
          automationDetails: object({ id: text }, ["id"]),
          invocations: list(
            object(
              {
                executionSuccessful: { type: "boolean" },
                endTimeUtc: { type: "string", pattern: "^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$" },
              },
              ["executionSuccessful"],
            ),
          ),
          results: list(result()),
        },
        ["tool", "results"],
      ),
      1,
    ),
  },
  ["$schema", "version", "runs"],
);

function driver(): object {
  const rule = object(
    {
      id: text,
      shortDescription: message,
      fullDescription: message,
      help: message,
      helpUri: { type: "string", pattern: "^https://" },
      defaultConfiguration: object({ level: { enum: ["none", "note", "warning", "error"] } }, ["level"]),
      properties: object(
        {
          "security-severity": { type: "string", pattern: "^\\d+\\.\\d$" },
          tags: { ...list(text), uniqueItems: true },
        },
        ["security-severity", "tags"],
      ),
    },
    ["id", "shortDescription", "fullDescription", "help"],
  );
  const version = { type: "string", pattern: "^\\d+\\.\\d+\\.\\d+" };
  return object({ name: text, version, semanticVersion: version, rules: list(rule) }, ["name", "rules"]);
}

function result(): object {
  const properties = {
    ruleId: text,
    ruleIndex: { type: "integer", minimum: 0 },
    kind: { enum: ["pass", "open", "informational", "notApplicable", "review", "fail"] },
    level: { enum: ["none", "note", "warning", "error"] },
    message,
    locations: list(location(), 1),
    partialFingerprints: { type: "object", additionalProperties: text },
    suppressions: list(
      object(
        {
          kind: { enum: ["inSource", "external"] },
          status: { enum: ["accepted", "underReview", "rejected"] },
          justification: text,
        },
        ["kind"],
      ),
    ),
  };
  return {
    ...object(properties, ["ruleId", "ruleIndex", "message", "locations", "partialFingerprints"]),
    // Only a failure has a level.
    if: { properties: { kind: { const: "fail" } } },
    else: { properties: { level: { const: "none" } } },
  };
}

function location(): object {
  const artifact = object({ uri: { type: "string", pattern: "^[^/\\\\][^\\\\]*$" }, uriBaseId: text }, ["uri"]);
  const region = object({ startLine: { type: "integer", minimum: 1 } }, ["startLine"]);
  const logical = object({ name: text, fullyQualifiedName: text, kind: text }, ["fullyQualifiedName"]);
  return object(
    {
      physicalLocation: object({ artifactLocation: artifact, region }, ["artifactLocation"]),
      logicalLocations: list(logical),
    },
    ["physicalLocation"],
  );
}

function object(properties: Readonly<Record<string, unknown>>, required: readonly string[]): object {
  return { type: "object", properties, required, additionalProperties: false };
}

function list(items: object, minItems = 0): object {
  return { type: "array", items, minItems };
}
