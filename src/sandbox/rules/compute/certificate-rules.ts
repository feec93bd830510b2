import { textAt } from "../../properties.js";
import { dependents, target, type Rule } from "../rule.js";

const LISTENER = "aws:lb/listener:Listener";
const CERTIFICATE = "aws:acm/certificate:Certificate";
const VALIDATION = "aws:acm/certificateValidation:CertificateValidation";
const CREATE_LISTENER = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html";

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html */
const POLICY = /^ELBSecurityPolicy-(2016-08|TLS-1-[12]-\S+|FS-\S+|TLS13-1-[0-3]-\S+)$/;

export const CERTIFICATE_RULES: readonly Rule[] = [
  {
    title: "an HTTPS listener without a certificate",
    types: [LISTENER],
    on: ["create", "update"],
    code: "ValidationError",
    documentation: CREATE_LISTENER,
    refuses: ({ inputs }) =>
      inputs["protocol"] === "HTTPS" && textAt(inputs, "certificateArn") === undefined
        ? "A certificate must be specified for HTTPS listeners"
        : undefined,
  },
  {
    title: "a listener with a security policy that does not exist",
    types: [LISTENER],
    on: ["create", "update"],
    code: "SSLPolicyNotFound",
    documentation: CREATE_LISTENER,
    refuses({ inputs }) {
      const policy = textAt(inputs, "sslPolicy");
      return policy === undefined || POLICY.test(policy) ? undefined : `SSL policy '${policy}' not found`;
    },
  },
  {
    title: "a listener with a certificate that is not issued yet",
    types: [LISTENER],
    on: ["create", "update"],
    code: "UnsupportedCertificate",
    documentation: CREATE_LISTENER,
    refuses(change) {
      const certificate = target(change, "certificateArn", CERTIFICATE);
      if (certificate?.outputs["status"] !== "PENDING_VALIDATION") return undefined;
      const needs = "must have a fully-qualified domain name, a supported signature, and a supported key size";
      return dependents(change, certificate, [VALIDATION]).length === 0
        ? `The certificate '${certificate.id}' ${needs}.`
        : undefined;
    },
  },
  {
    title: "deleting a certificate that a listener uses",
    types: [CERTIFICATE],
    on: ["delete"],
    code: "ResourceInUseException",
    documentation: "https://docs.aws.amazon.com/acm/latest/APIReference/API_DeleteCertificate.html",
    refuses: (change) =>
      change.existing !== undefined && dependents(change, change.existing, [LISTENER]).length > 0
        ? `Certificate ${change.id} in use`
        : undefined,
  },
];
