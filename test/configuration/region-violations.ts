import type { Violation } from "./violation.js";

export const REGION_VIOLATIONS: readonly Violation[] = [
  {
    rule: "V01",
    when: "a region is unknown",
    passage: "  us-west-2:\n",
    replacement: "  us-wset-2:\n",
    message: 'regions has "us-wset-2", which is no AWS region: did you mean "us-west-2"?',
    hint: "Write us-west-2;",
  },
  {
    rule: "V01",
    when: "the primary is not among the regions",
    passage: "primary: us-east-1",
    replacement: "primary: us-east-2",
    message: 'primary is "us-east-2": wanted one of the configured regions, us-east-1, us-west-2, ap-south-1',
    hint: 'Write primary: us-east-1, or add "us-east-2" under regions',
  },
  {
    rule: "V01",
    when: "two regions share an index",
    passage: "index: 2",
    replacement: "index: 0",
    message: "regions.ap-south-1.index is 0, which us-east-1 has: wanted a number of its own",
    hint: "Give the newer of the two index: 2",
  },
  {
    rule: "V02",
    when: "a block is no block",
    passage: "cidr: 10.30.0.0/16",
    replacement: "cidr: 10.300.0.0/16",
    message: 'regions.ap-south-1.cidr is "10.300.0.0/16": wanted an address block',
    hint: "Write a block such as 203.0.113.0/24",
  },
  {
    rule: "V02",
    when: "a block is not aligned",
    passage: "cidr: 10.30.0.0/16",
    replacement: "cidr: 10.30.16.0/18",
    message:
      'regions.ap-south-1.cidr is "10.30.16.0/18", which does not begin at a multiple of its size: wanted "10.30.0.0/18"',
    hint: "Write 10.30.0.0/18",
  },
  {
    rule: "V02",
    when: "a block is too small for nine subnets",
    passage: "cidr: 10.30.0.0/16",
    replacement: "cidr: 10.30.0.0/21",
    message: 'regions.ap-south-1.cidr is "10.30.0.0/21", a /21: wanted /16 to /20, room for nine subnets',
    hint: "Write a private /16 to /20 such as 10.10.0.0/16",
  },
  {
    rule: "V02",
    when: "a block is not private",
    passage: "cidr: 10.30.0.0/16",
    replacement: "cidr: 172.32.0.0/16",
    message:
      'regions.ap-south-1.cidr is "172.32.0.0/16", which is not private: wanted a block inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16',
    hint: "Write a private /16 to /20 such as 10.10.0.0/16",
  },
  {
    rule: "V02",
    when: "two regions overlap",
    passage: "cidr: 10.30.0.0/16",
    replacement: "cidr: 10.10.128.0/20",
    message: 'regions.ap-south-1.cidr is "10.10.128.0/20", which overlaps regions.us-east-1.cidr, "10.10.0.0/16"',
    hint: "Write a block of its own",
  },
  {
    rule: "V02",
    when: "who may reach the load balancer is no block",
    passage: 'ingressCidrs: ["0.0.0.0/0", "::/0"]',
    replacement: 'ingressCidrs: ["0.0.0.0/0", "::/129"]',
    message: 'network.ingressCidrs[1] is "::/129": wanted an address block',
    hint: "Write a block such as 203.0.113.0/24",
  },
];
