import type { AuditFormat, AuditReport, AuditSubject } from "../deployment/audit.js";

/** Documents of an audit. */
export interface AuditDocuments {
  /** Refuses a file whose name tells no format where none is given, so that an audit does not find out at its end. */
  readonly check: (format: AuditFormat | undefined, output: string) => Promise<void>;
  /** Writes the document where `output` says; returns it as text. */
  readonly render: (
    report: AuditReport,
    format: AuditFormat | undefined,
    output: string | undefined,
  ) => Promise<string>;
}

export interface AuditRequest {
  readonly subject: AuditSubject;
  /** The run that previewed what is to be audited; without one it is what is deployed. */
  readonly run?: string;
}
