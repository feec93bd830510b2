import provider from "@pulumi/pulumi/proto/provider_pb.js";
import type { DiffResult, PropertyChange } from "../operations/diff.js";
import type { CheckFailure } from "../refusal.js";
import type { Properties } from "../properties.js";
import { toStruct } from "./struct.js";

export function checkResponse(inputs: Properties, failures: readonly CheckFailure[]): provider.CheckResponse {
  const response = new provider.CheckResponse();
  response.setInputs(toStruct(inputs));
  for (const { property, reason } of failures) {
    const failure = new provider.CheckFailure();
    failure.setProperty(property);
    failure.setReason(reason);
    response.addFailures(failure);
  }
  return response;
}

export function diffResponse({
  changes,
  properties,
  replaces,
  deleteBeforeReplace,
}: DiffResult): provider.DiffResponse {
  const { DIFF_SOME, DIFF_NONE } = provider.DiffResponse.DiffChanges;
  const response = new provider.DiffResponse();
  response.setChanges(changes.length > 0 ? DIFF_SOME : DIFF_NONE);
  response.setReplacesList([...replaces]);
  response.setDiffsList([...properties]);
  response.setDeletebeforereplace(deleteBeforeReplace);
  response.setHasdetaileddiff(true);
  for (const change of changes) response.getDetaileddiffMap().set(change.path, propertyDiff(change));
  return response;
}

function propertyDiff({ kind, replaces, ofInputs }: PropertyChange): provider.PropertyDiff {
  const { ADD, ADD_REPLACE, DELETE, DELETE_REPLACE, UPDATE, UPDATE_REPLACE } = provider.PropertyDiff.Kind;
  const kinds = {
    add: [ADD, ADD_REPLACE],
    delete: [DELETE, DELETE_REPLACE],
    update: [UPDATE, UPDATE_REPLACE],
  } as const;
  const difference = new provider.PropertyDiff();
  difference.setKind(kinds[kind][replaces ? 1 : 0]);
  difference.setInputdiff(ofInputs);
  return difference;
}
