export function tlsText(small: boolean): string {
  return `
tls:
  # Where the load balancer's certificate comes from. A load balancer in prod needs one.
  #   dns         made by AWS, once it finds a record in your hosted zone: hostName, zoneId
  #   arn         made before: certificateArns: { us-east-1: "arn:aws:acm:us-east-1:..." }, one a region
  #   import      yours, in environment variables: certificate: { env: TLS_CERTIFICATE },
  #               privateKey: { env: TLS_PRIVATE_KEY }, chain: { env: TLS_CHAIN }
  #   private-ca  made by a private authority: hostName, authorityArns: { us-east-1: "arn:aws:acm-pca:..." }
  #   none        none (default): the balancer is internal and has no HTTPS listener, so that it serves nobody yet
  mode: ${small ? "none" : "dns"}${small ? "" : DNS}
  # ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09 (default: TLS 1.2 and 1.3, safe from quantum computers), or
  # ELBSecurityPolicy-TLS13-1-2-2021-06 where AWS does not have it yet.
  policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09

compute:
  # What the web servers run on, the most wanted first. All must be of one architecture: Intel and AMD, or Graviton
  # (those with a g after the number, such as m7g.large).
  instanceTypes: [${small ? "t3.small, t3a.small, t3.medium" : "m6i.large, m5.large, c6i.large, c5.large, t3.large"}]
  # How many run at least and at most (default: 2 and 6). In between, they follow the load.
  minSize: ${small ? 1 : 2}
  maxSize: ${small ? 2 : 6}
  # How many are never spot instances, which AWS takes back at short notice (default: 2), and how many in a hundred
  # of all others are none either (default: 50).
  onDemandBase: ${small ? 0 : 2}
  onDemandPercent: ${small ? 0 : 50}

waf:
  # Requests that one address may send in five minutes (default: 2000).
  rateLimit: 2000
  # Rules of AWS's common set that are only counted (default: none), such as SizeRestrictions_BODY, which refuses
  # bodies over 8 KB.
  countedRules: []
  # Requests turned away in five minutes that raise an alarm (default: 1000).
  blockedAlarm: 1000

maintenance:
  # Whether the daily maintenance deletes volumes that are attached to nothing and old snapshots, of this environment
  # only (default: false, it reports them).
  applyChanges: false
  # How many copies of each function may run at once, kept free for it. 2 is right for production. A new account has
  # 10 in all and may reserve none: there -1 (default) keeps none free.
  reservedConcurrency: -1
  # From which age on snapshots are old, in days (default: 90).
  snapshotDays: 90
  # How long before it expires a certificate is reported, in days (default: 30).
  certificateDays: 30
`;
}

const DNS = `
  # With {region} in it: every region has a name of its own. example.com stands in documentation; the sandbox takes
  # it, a deployment to AWS refuses it. Yours: aws route53 list-hosted-zones
  hostName: "{region}.app.example.com"
  zoneId: Z0123456789EXAMPLE`;
