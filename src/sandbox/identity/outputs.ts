import type { TypeShape } from "../catalogue/class-file.js";
import { differences } from "../operations/difference.js";
import { numberAt, UNKNOWN, type Properties, type Value } from "../properties.js";
import type { Born, Shape } from "./shape.js";
import { allTags } from "./tags.js";
import { isWriteOnly } from "./write-only.js";

export interface OutputContext {
  readonly described: TypeShape;
  readonly shape: Shape;
  /** Where the resource lives, as its `region` output says. */
  readonly region: string;
  readonly defaultTags: Properties;
}

/** What a preview of a create can tell: the inputs, constants, tags and region; all else is up to AWS. */
export function plannedOutputs(context: OutputContext, inputs: Properties): Properties {
  const open = [...context.described.outputOnly, ...Object.keys(context.shape.computed ?? {})];
  return { ...Object.fromEntries(open.map((key) => [key, UNKNOWN])), ...knownOutputs(context, inputs) };
}

export function createdOutputs(context: OutputContext, born: Born): Properties {
  const known = knownOutputs(context, born.inputs);
  return { ...computedOutputs(context.shape, born, known), ...known };
}

/** Keeps what AWS decided when it was created. */
export function updatedOutputs(
  context: OutputContext,
  born: Born,
  old: { inputs: Properties; outputs: Properties },
): Properties {
  const decided = Object.entries(old.outputs).filter(
    ([key]) =>
      !(key in old.inputs) && (context.described.outputOnly.includes(key) || key in (context.shape.computed ?? {})),
  );
  const known = {
    ...Object.fromEntries(decided),
    ...knownOutputs(context, born.inputs),
    ...raised(context, born, old),
  };
  return { ...computedOutputs(context.shape, born, known), ...known };
}

/** Only those numbers that a change raises. */
function raised({ shape }: OutputContext, born: Born, old: { inputs: Properties; outputs: Properties }): Properties {
  const { revisions } = shape;
  const changed = differences(old.inputs, born.inputs).filter(({ property }) => !revisions?.unless.includes(property));
  if (revisions === undefined || changed.length === 0) return {};
  return Object.fromEntries(
    revisions.outputs(born.inputs).map((key) => [key, (numberAt(old.outputs, key) ?? 0) + 1] as const),
  );
}

/** What only AWS can know of a change that it has not yet been asked for. */
export function plannedUpdate(context: OutputContext, born: Born, old: { inputs: Properties; outputs: Properties }) {
  const unknown = Object.keys(raised(context, born, old)).map((key) => [key, UNKNOWN] as const);
  return { ...updatedOutputs(context, born, old), ...Object.fromEntries(unknown) };
}

/** What follows from the inputs alone. */
export function knownOutputs({ described, shape, region, defaultTags }: OutputContext, inputs: Properties): Properties {
  const tagsAll = allTags(described, defaultTags, inputs);
  const given = Object.entries(inputs).filter(([key]) => !key.startsWith("__") && !isWriteOnly(key));
  return {
    ...shape.defaults,
    ...Object.fromEntries(given),
    ...(described.inputs.has("region") ? { region } : {}),
    ...(tagsAll === undefined ? {} : { tagsAll }),
  };
}

function computedOutputs({ computed = {} }: Shape, born: Born, known: Properties): Properties {
  const values = Object.entries(computed).flatMap(([key, compute]): readonly (readonly [string, Value])[] => {
    const value = key in known ? undefined : compute(born);
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(values);
}
