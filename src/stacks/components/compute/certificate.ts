import { Certificate as AcmCertificate } from "@pulumi/aws/acm/certificate.js";
import { CertificateValidation } from "@pulumi/aws/acm/certificateValidation.js";
import { Record as DnsRecord } from "@pulumi/aws/route53/record.js";
import * as pulumi from "@pulumi/pulumi";

import { name as physicalName, type Place } from "../../naming.js";
import type { TlsSettings } from "../../compute-settings.js";

export interface CertificateArgs {
  readonly place: Place;
  readonly tls: TlsSettings;
}

/** What the load balancer of one region proves its identity with. */
export class Certificate extends pulumi.ComponentResource {
  /** Known only once the certificate can be used. */
  readonly arn: pulumi.Output<string>;

  constructor(name: string, { place, tls }: CertificateArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:compute:Certificate", name, {}, opts);
    const tags = { Name: physicalName("cert", "web", place) };
    const make = (inputs: object) => new AcmCertificate(`${name}-certificate`, { ...inputs, tags }, { parent: this });
    const domainName = tls.hostName.replaceAll("{region}", place.region);

    if (tls.mode === "dns") {
      this.arn = this.validated(name, make({ domainName, validationMethod: "DNS", keyAlgorithm: KEY }), tls.zoneId);
    } else if (tls.mode === "import") {
      this.arn = make(imported(tls)).arn;
    } else if (tls.mode === "private-ca") {
      const certificateAuthorityArn = tls.authorityArns[place.region] ?? "";
      this.arn = make({ domainName, certificateAuthorityArn, keyAlgorithm: KEY }).arn;
    } else {
      this.arn = pulumi.output(tls.certificateArns[place.region] ?? "");
    }
    this.registerOutputs({ arn: this.arn });
  }

  /** AWS issues the certificate once it finds its record in the zone, which must be delegated. */
  private validated(name: string, certificate: AcmCertificate, zoneId: string): pulumi.Output<string> {
    const part = (key: "resourceRecordName" | "resourceRecordType" | "resourceRecordValue") =>
      certificate.domainValidationOptions.apply(([option]) => option?.[key] ?? "");
    const record = new DnsRecord(
      `${name}-record`,
      {
        zoneId,
        name: part("resourceRecordName"),
        type: part("resourceRecordType"),
        records: [part("resourceRecordValue")],
        ttl: 60,
        // A certificate that is replaced has the same record as the one before.
        allowOverwrite: true,
      },
      { parent: this },
    );
    const validation = new CertificateValidation(
      `${name}-validation`,
      { certificateArn: certificate.arn, validationRecordFqdns: [record.fqdn] },
      { parent: this, customTimeouts: { create: "15m" } },
    );
    return validation.certificateArn;
  }
}

const KEY = "EC_prime256v1";

function imported({ certificate, privateKey, chain }: TlsSettings) {
  const body = { certificateBody: certificate, privateKey: pulumi.secret(privateKey) };
  return chain === "" ? body : { ...body, certificateChain: chain };
}
