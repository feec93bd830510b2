import { describe, expect, it } from "vitest";
import { ARNS, parseArn } from "../../src/cloud/recovery/arns.js";
import { COMPOSED } from "../../src/cloud/recovery/composed.js";
import type { Sought } from "../../src/deployment/sought.js";

const AWS = { account: "111122223333", endpoint: undefined };
const soughtAs = (type: string, inputs: Sought["inputs"] = {}): Sought => ({
  ...{ type, region: "us-west-2", tag: undefined, inputs, known: new Set() },
});

describe("what has no tags", () => {
  // As the "Import" section of each type writes it: node_modules/@pulumi/aws/<module>/<type>.d.ts
  it.each([
    ["aws:autoscaling/policy:Policy", { autoscalingGroupName: "web", name: "cpu" }, "web/cpu"],
    ["aws:budgets/budget:Budget", { name: "monthly" }, "111122223333:monthly"],
    ["aws:cloudwatch/eventTarget:EventTarget", { rule: "health", targetId: "alerts" }, "health/alerts"],
    ["aws:cloudwatch/logMetricFilter:LogMetricFilter", { logGroupName: "/trail", name: "root" }, "/trail:root"],
    [
      "aws:ec2/networkAclRule:NetworkAclRule",
      { networkAclId: "acl-1", ruleNumber: 100, protocol: "tcp", egress: true },
      "acl-1:100:tcp:true",
    ],
    [
      "aws:ec2/networkAclRule:NetworkAclRule",
      { networkAclId: "acl-1", ruleNumber: 110, protocol: "-1" },
      "acl-1:110:-1:false",
    ],
    ["aws:ec2/route:Route", { routeTableId: "rtb-1", destinationCidrBlock: "0.0.0.0/0" }, "rtb-1_0.0.0.0/0"],
    ["aws:ec2/route:Route", { routeTableId: "rtb-1", destinationIpv6CidrBlock: "::/0" }, "rtb-1_::/0"],
    ["aws:iam/rolePolicy:RolePolicy", { role: "reader", name: "own" }, "reader:own"],
    [
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
      { role: "web", policyArn: "arn:aws:iam::aws:policy/Core" },
      "web/arn:aws:iam::aws:policy/Core",
    ],
    ["aws:kms/alias:Alias", { name: "alias/master" }, "alias/master"],
    ["aws:route53/record:Record", { zoneId: "Z1", name: "_1.example.com.", type: "CNAME" }, "Z1__1.example.com._CNAME"],
    ["aws:s3/bucketPolicy:BucketPolicy", { bucket: "logs" }, "logs"],
    ["aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", {}, "111122223333"],
    ["aws:sns/topicPolicy:TopicPolicy", { arn: "arn:aws:sns:us-west-2:1:alerts" }, "arn:aws:sns:us-west-2:1:alerts"],
    [
      "aws:wafv2/webAclAssociation:WebAclAssociation",
      { webAclArn: "arn:aws:wafv2:a", resourceArn: "arn:aws:elb:b" },
      "arn:aws:wafv2:a,arn:aws:elb:b",
    ],
  ])("is known by what it belongs to: %s", async (type, inputs, id) => {
    expect(await COMPOSED[type]?.(soughtAs(type, inputs), AWS)).toBe(id);
  });

  it("is not looked for where a part of that is missing", async () => {
    const type = "aws:iam/rolePolicy:RolePolicy";

    expect(await COMPOSED[type]?.(soughtAs(type, { role: "reader" }), AWS)).toBeUndefined();
  });
});

describe("what the tag tells", () => {
  it.each([
    ["aws:acm/certificate:Certificate", "acm:us-west-2:111122223333:certificate/7e7a", undefined],
    ["aws:cloudwatch/eventRule:EventRule", "events:us-west-2:111122223333:rule/health", "health"],
    ["aws:cloudwatch/metricAlarm:MetricAlarm", "cloudwatch:us-west-2:111122223333:alarm:CPU: high", "CPU: high"],
    ["aws:kms/key:Key", "kms:us-west-2:111122223333:key/1234abcd", "1234abcd"],
    ["aws:rds/instance:Instance", "rds:us-west-2:111122223333:db:prod", "prod"],
    ["aws:sns/topic:Topic", "sns:us-west-2:111122223333:alerts", undefined],
    ["aws:organizations/policy:Policy", "organizations::1:policy/o-1/service_control_policy/p-12345678", "p-12345678"],
    ["aws:wafv2/webAcl:WebAcl", "wafv2:us-west-2:1:regional/webacl/web/a1b2-c3d4", "a1b2-c3d4/web/REGIONAL"],
    [
      "aws:sqs/queue:Queue",
      "sqs:us-west-2:111122223333:letters",
      "https://sqs.us-west-2.amazonaws.com/111122223333/letters",
    ],
  ])("is the ARN, or a part of it: %s", (type, rest, id) => {
    const arn = `arn:aws:${rest}`;

    expect(ARNS[type]?.(parseArn(arn), soughtAs(type), AWS)).toBe(id ?? arn);
  });

  it("is only that there is one, where the ARN holds another name than the provider's id", () => {
    const type = "aws:cfg/rule:Rule";
    const arn = parseArn("arn:aws:config:us-west-2:111122223333:config-rule/config-rule-abc");

    expect(ARNS[type]?.(arn, soughtAs(type, { name: "encrypted-volumes" }), AWS)).toBe("encrypted-volumes");
  });

  it("is not what got the tag from it, as a database's snapshot does", () => {
    const type = "aws:rds/instance:Instance";
    const arn = parseArn("arn:aws:rds:us-west-2:111122223333:snapshot:prod-final");

    expect(ARNS[type]?.(arn, soughtAs(type), AWS)).toBeUndefined();
  });

  it("is a queue of the emulator, where there is one", () => {
    const type = "aws:sqs/queue:Queue";
    const arn = parseArn("arn:aws:sqs:us-west-2:111122223333:letters");
    const emulator = { ...AWS, endpoint: "http://localhost:5000" };

    expect(ARNS[type]?.(arn, soughtAs(type), emulator)).toBe("http://localhost:5000/111122223333/letters");
  });
});
