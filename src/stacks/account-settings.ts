/** What the account's own resources are made of: access for deployments, money, and who is told. */
export interface CiSettings {
  /** Makes a role that GitHub Actions takes on without a stored secret. */
  readonly manageRole: boolean;
  /** `org/repo`; empty where no role is made. */
  readonly repository: string;
  /** GitHub's environment, which its reviewers guard; empty for the environment's own name. */
  readonly environment: string;
}

export interface BudgetSettings {
  /** 0 for no budget. */
  readonly monthlyUsd: number;
  /** The whole account, or what carries this environment's tag. */
  readonly scope: "account" | "environment";
}

export interface OrganizationSettings {
  readonly enabled: boolean;
  /** Roots, organizational units and accounts. */
  readonly targetIds: readonly string[];
  /** Empty for the configured regions. */
  readonly allowedRegions: readonly string[];
}

export interface ContactsSettings {
  readonly security?: ContactSettings | undefined;
}

interface ContactSettings {
  readonly name: string;
  readonly title: string;
  readonly email: string;
  readonly phone: string;
}

export interface SlackSettings {
  readonly teamId: string;
  readonly channelId: string;
}
