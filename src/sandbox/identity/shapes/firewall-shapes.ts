import { randomUUID } from "node:crypto";
import { textAt } from "../../properties.js";
import type { Shape, Shapes } from "../shape.js";

const WEB_ACL: Shape = {
  service: "WAFv2",
  noun: "WAFv2 WebACL",
  id: () => randomUUID(),
  nameProperty: "name",
  computed: {
    arn: ({ region, accountId, inputs, id }) =>
      `arn:aws:wafv2:${region}:${accountId}:regional/webacl/${textAt(inputs, "name") ?? ""}/${id}`,
    applicationIntegrationUrl: () => "",
    capacity: () => 1127,
    lockToken: () => randomUUID(),
  },
  replaces: ["name", "namePrefix", "scope"],
};

export const FIREWALL_SHAPES: Shapes = {
  "aws:wafv2/webAcl:WebAcl": WEB_ACL,
  "aws:wafv2/webAclAssociation:WebAclAssociation": {
    service: "WAFv2",
    noun: "WAFv2 WebACL Association",
    operations: { create: "AssociateWebACL", delete: "DisassociateWebACL" },
    id: ({ inputs }) => ["webAclArn", "resourceArn"].map((key) => textAt(inputs, key) ?? "").join(","),
    put: true,
    replaces: ["webAclArn", "resourceArn"],
  },
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": {
    service: "WAFv2",
    noun: "WAFv2 WebACL Logging Configuration",
    operations: {
      create: "PutLoggingConfiguration",
      update: "PutLoggingConfiguration",
      delete: "DeleteLoggingConfiguration",
    },
    id: ({ inputs }) => textAt(inputs, "resourceArn") ?? "",
    put: true,
    replaces: ["resourceArn"],
  },
};
