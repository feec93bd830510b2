import { featuresOf } from "../features.js";
import type { Draft, Finding } from "../finding.js";

type Check = (draft: Draft) => readonly Finding[];

/** V08: what the chosen mode needs is there. */
export function tlsFindings(draft: Draft): readonly Finding[] {
  return featuresOf(draft.features).loadBalancer ? CHECKS[draft.tls.mode](draft) : [];
}

const CHECKS: Readonly<Record<Draft["tls"]["mode"], Check>> = {
  dns: (draft) => [...hostFindings(draft, true), ...zoneFindings(draft), ...ownDomainFindings(draft)],
  arn: (draft) => arnFindings(draft, "certificateArns", "acm", "certificate"),
  import: importFindings,
  "private-ca": (draft) => [
    ...hostFindings(draft, false),
    ...arnFindings(draft, "authorityArns", "acm-pca", "certificate-authority"),
  ],
  none: ({ name, tls }) =>
    name !== "prod" || tls.acceptNone
      ? []
      : [
          {
            path: ["tls", "mode"],
            message: 'tls.mode is "none" in the environment "prod", whose load balancer then serves nobody',
            hint: "Write mode: dns, arn, import or private-ca; or confirm: acceptNone: true; or features: { loadBalancer: false }",
          },
        ],
};

const HOST = /^(?=.{1,64}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** Regions that share a name would share its validation record too: each gets a name of its own. */
function hostFindings({ tls, listed = [] }: Draft, regional: boolean): readonly Finding[] {
  const { hostName } = tls;
  const names = listed.map((region) => hostName.replaceAll("{region}", region));
  const wrong = names.some((host) => !HOST.test(host)) || (regional && !hostName.includes("{region}"));
  if (!wrong) return [];
  const wanted = regional ? "a host name of at most 64 characters with {region} in it" : "a host name";
  return [
    {
      path: ["tls", "hostName"],
      message: `tls.hostName is "${hostName}": wanted ${wanted}`,
      hint: 'Write hostName: "{region}.app.example.com" with your domain',
    },
  ];
}

function zoneFindings({ tls }: Draft): readonly Finding[] {
  if (/^Z[A-Z0-9]{1,31}$/.test(tls.zoneId)) return [];
  const message = `tls.zoneId is "${tls.zoneId}": wanted the id of a hosted zone, such as Z0123456789ABCDEFGHIJ`;
  return [{ path: ["tls", "zoneId"], message, hint: "List yours: aws route53 list-hosted-zones" }];
}

/** Nobody can prove to own it: https://www.rfc-editor.org/rfc/rfc2606#section-3 */
function ownDomainFindings({ tls, target, endpoint, name }: Draft): readonly Finding[] {
  if (target !== "aws" || endpoint !== undefined || !/(^|\.)example\.(com|net|org)$/.test(tls.hostName)) return [];
  return [
    {
      path: ["tls", "hostName"],
      message: `tls.hostName is "${tls.hostName}", which is for the sandbox only: wanted a name in a domain of yours`,
      hint: `Write your domain and its zoneId, choose another mode, or stay in the sandbox: tapctl validate --env ${name} --target sandbox`,
    },
  ];
}

function arnFindings(
  { tls, listed = [] }: Draft,
  key: "certificateArns" | "authorityArns",
  service: string,
  noun: string,
): readonly Finding[] {
  return listed.flatMap((region) => {
    const arn = tls[key][region];
    if (arn?.startsWith(`arn:aws:${service}:${region}:`) === true && arn.includes(`:${noun}/`)) return [];
    const found = arn === undefined ? "missing" : `"${arn}"`;
    return [
      {
        path: ["tls", key, region],
        message: `tls.${key}.${region} is ${found}: wanted the ARN of a ${noun.replace("-", " ")} in ${region}`,
        hint: `List them: aws ${service} list-${service === "acm" ? "certificates" : "certificate-authorities"} --region ${region}`,
      },
    ];
  });
}

function importFindings({ tls, tlsMaterial }: Draft): readonly Finding[] {
  const wanted = { certificate: "CERTIFICATE", privateKey: "PRIVATE KEY", chain: "CERTIFICATE" } as const;
  return (["certificate", "privateKey", "chain"] as const).flatMap((key) => {
    const variable = tls[key]?.env;
    if (variable === undefined && key === "chain") return [];
    const path = ["tls", key];
    const example = `TLS_${key === "privateKey" ? "PRIVATE_KEY" : key.toUpperCase()}`;
    if (variable === undefined) {
      const message = `tls.${key} is missing: wanted the name of an environment variable`;
      return [{ path, message, hint: `Write ${key}: { env: ${example} }` }];
    }
    if (tlsMaterial[key]?.includes(`${wanted[key]}-----`) === true) return [];
    const message = `tls.${key} names the variable "${variable}", which does not hold a PEM ${wanted[key].toLowerCase()}`;
    return [{ path, message, hint: `Set it: export ${variable}="$(cat ${key}.pem)"` }];
  });
}
