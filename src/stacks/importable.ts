import type { FeatureSettings } from "./feature-settings.js";

interface Importable {
  readonly type: string;
  /** The component that it is part of, where a stack has others of the type. */
  readonly within?: string;
  readonly stack: "regional" | "global";
  /** The half of the baseline that makes it. */
  readonly owner: "region" | "account";
  /** Without which it is not made. */
  readonly feature?: keyof FeatureSettings;
  /** Its id where AWS gives it no other. */
  readonly id?: (account: string) => string;
}

/**
 * What an account, or a region of it, has once and AWS refuses to make again: it may have to be imported. Switches and
 * policies that AWS has in any case are not here, since making them sets them.
 */
export const IMPORTABLE = {
  detector: { type: "aws:guardduty/detector:Detector", stack: "regional", owner: "region", feature: "guardDuty" },
  recorder: { type: "aws:cfg/recorder:Recorder", stack: "regional", owner: "region", feature: "config" },
  deliveryChannel: {
    type: "aws:cfg/deliveryChannel:DeliveryChannel",
    stack: "regional",
    owner: "region",
    feature: "config",
  },
  securityHub: {
    type: "aws:securityhub/account:Account",
    stack: "regional",
    owner: "region",
    feature: "securityHub",
    id: (account) => account,
  },
  analyzer: {
    type: "aws:accessanalyzer/analyzer:Analyzer",
    stack: "regional",
    owner: "region",
    feature: "accessAnalyzer",
  },
  osMetrics: {
    type: "aws:cloudwatch/logGroup:LogGroup",
    within: "tapctl:database:OsMetrics",
    stack: "regional",
    owner: "region",
    id: () => "RDSOSMetrics",
  },
  findingAggregator: {
    type: "aws:securityhub/findingAggregator:FindingAggregator",
    stack: "global",
    owner: "region",
    feature: "securityHub",
  },
  ciProvider: {
    type: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
    stack: "global",
    owner: "account",
  },
} satisfies Readonly<Record<string, Importable>>;

export type ImportableName = keyof typeof IMPORTABLE;

/** By name: an id, or true where AWS gives it no other. */
export type ImportSettings = {
  readonly [Name in ImportableName]?:
    ((typeof IMPORTABLE)[Name] extends { readonly id: unknown } ? true : string) | undefined;
};

/** Something to take over into one stack. */
export interface ImportTarget {
  readonly type: string;
  readonly within: string | undefined;
  readonly id: string;
  /** Where the configuration says so. */
  readonly setting: string;
}

/** What the configuration names for one stack, by its region or as `global`. */
export function importsFor({ baseline }: HasImports, label: string): ImportSettings {
  return baseline.imports[label] ?? {};
}

export function isImportable(name: string): name is ImportableName {
  return name in IMPORTABLE;
}

/** The same as what the worker looks for. */
export function importTargets(settings: HasImports, label: string): readonly ImportTarget[] {
  return Object.entries(importsFor(settings, label)).flatMap(([name, chosen]): readonly ImportTarget[] => {
    if (!isImportable(name) || chosen === undefined) return [];
    const { type, within, id }: Importable = IMPORTABLE[name];
    const setting = `baseline.imports.${label}.${name}`;
    return [{ type, within, id: chosen === true ? (id?.(settings.account) ?? "") : chosen, setting }];
  });
}

/** By region, and `global`. */
export type ImportsByStack = Readonly<Record<string, ImportSettings>>;

interface HasImports {
  readonly account: string;
  readonly baseline: { readonly imports: ImportsByStack };
}
