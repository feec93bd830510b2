import type { Properties } from "../properties.js";
import { Refusal } from "../refusal.js";
import type { Peer } from "./sandbox.js";

/** The few functions that need no more than the account's number and the provider's region. */
export function invoke(accountId: string, peer: Peer, token: string): Properties {
  switch (token) {
    case "aws:index/getCallerIdentity:getCallerIdentity":
      return { accountId, arn: `arn:aws:iam::${accountId}:user/sandbox`, id: accountId, userId: "AIDASANDBOX" };
    case "aws:index/getRegion:getRegion":
      return { id: peer.region, name: peer.region, region: peer.region };
    case "aws:index/getPartition:getPartition":
      return { dnsSuffix: "amazonaws.com", id: "aws", partition: "aws", reverseDnsPrefix: "com.amazonaws" };
    default:
      throw new Refusal(`The sandbox does not model the function "${token}"`);
  }
}
