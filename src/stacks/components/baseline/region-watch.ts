import { Analyzer } from "@pulumi/aws/accessanalyzer/analyzer.js";
import { Enabler } from "@pulumi/aws/inspector2/enabler.js";
import * as pulumi from "@pulumi/pulumi";

import { baselineFeatures } from "../../detection/baseline-features.js";
import { configRules } from "../../detection/config-rules.js";
import { eventAlerts } from "../../detection/event-alerts.js";
import { importsFor } from "../../importable.js";
import { name as physicalName, type Place } from "../../naming.js";
import type { WatchInputs } from "../../outputs.js";
import type { PlatformSettings } from "../../settings.js";
import { EventAlerts } from "../monitoring/event-alerts.js";
import type { AlertTopic } from "../security/alert-topic.js";
import type { LogsBucket } from "../security/logs-bucket.js";
import type { MasterKey } from "../security/master-key.js";
import { ConfigBucket } from "./config/config-bucket.js";
import { ConfigRecorder } from "./config/config-recorder.js";
import { ConfigRules } from "./config/config-rules.js";
import { SecurityHub } from "./security-hub.js";
import { ThreatDetection } from "./threat-detection.js";

export interface RegionWatchArgs {
  readonly place: Place;
  readonly settings: PlatformSettings;
  readonly key: MasterKey;
  readonly logs: LogsBucket;
  readonly alerts: AlertTopic;
}

/** What watches one region, as far as its features are on and this environment owns the region's baseline. */
export class RegionWatch extends pulumi.ComponentResource {
  readonly outputs: WatchInputs;

  constructor(name: string, args: RegionWatchArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:security:RegionWatch", name, {}, opts);
    const { place, settings, alerts } = args;
    const on = baselineFeatures(settings);
    const imports = importsFor(settings, place.region);
    const child = { parent: this };

    this.outputs = {
      ...(on.config ? { configRecorderName: this.record(`${name}-config`, args) } : {}),
      ...(on.guardDuty
        ? { guarddutyDetectorId: new ThreatDetection(`${name}-threats`, { place, imports }, child).detectorId }
        : {}),
      ...(on.securityHub ? { securityHubArn: new SecurityHub(`${name}-hub`, { place, imports }, child).arn } : {}),
      ...(on.accessAnalyzer ? { analyzerArn: this.analyze(`${name}-analyzer`, args) } : {}),
    };
    if (on.inspector) {
      const accountIds = [place.account];
      new Enabler(`${name}-inspector`, { accountIds, resourceTypes: ["EC2", "LAMBDA"] }, child);
    }
    new EventAlerts(`${name}-events`, { place, alerts, events: eventAlerts(settings) }, child);
    this.registerOutputs({});
  }

  private record(name: string, { place, settings, key, logs }: RegionWatchArgs): pulumi.Output<string> {
    const { storage, lifecycle, primary } = settings;
    const { region } = place;
    const { keyArn } = key;
    const child = { parent: this };
    const { noncurrentDays } = storage;
    const bucket = new ConfigBucket(`${name}-bucket`, { place, keyArn, logs, noncurrentDays, lifecycle }, child);
    const imports = importsFor(settings, region);
    const recorder = { place, imports, keyArn, bucket, globalTypes: region === primary };
    const { recorderName, started } = new ConfigRecorder(name, recorder, child);
    new ConfigRules(`${name}-rule`, { rules: configRules(settings, region), recording: started }, child);
    return recorderName;
  }

  private analyze(name: string, { place, settings }: RegionWatchArgs): pulumi.Output<string> {
    const { analyzer: existing } = importsFor(settings, place.region);
    const analyzerName = existing ?? physicalName("analyzer", "account", place);
    const tags = { Name: analyzerName };
    const opts = { parent: this, retainOnDelete: existing !== undefined };
    return new Analyzer(name, { analyzerName, type: "ACCOUNT", tags }, opts).arn;
  }
}
