import { VpcEndpoint } from "@pulumi/aws/ec2/vpcEndpoint.js";
import * as pulumi from "@pulumi/pulumi";

import { dynamodbEndpointDocument, interfaceEndpointDocument, s3EndpointDocument } from "../../documents/endpoint.js";
import { name as physicalName, type Place } from "../../naming.js";

export interface EndpointsArgs {
  readonly place: Place;
  readonly vpcId: pulumi.Input<string>;
  readonly routeTableIds: readonly pulumi.Input<string>[];
  readonly subnetIds: readonly pulumi.Input<string>[];
  readonly securityGroupId: pulumi.Input<string>;
  /** The services that get an interface in every zone. */
  readonly services: readonly string[];
}

/** Ways to AWS's services that never leave its network. */
export class Endpoints extends pulumi.ComponentResource {
  constructor(name: string, args: EndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:network:Endpoints", name, {}, opts);
    const { place, vpcId, services } = args;
    const routeTableIds = [...args.routeTableIds];
    const placed = {
      subnetIds: [...args.subnetIds],
      securityGroupIds: [args.securityGroupId],
      privateDnsEnabled: true,
    };
    const endpoint = (service: string, type: EndpointType, document: object) =>
      new VpcEndpoint(
        `${name}-${service}`,
        {
          vpcId,
          serviceName: `com.amazonaws.${place.region}.${service}`,
          vpcEndpointType: type,
          policy: JSON.stringify(document),
          ...(type === "Gateway" ? { routeTableIds } : placed),
          tags: { Name: physicalName("vpce", service, place) },
        },
        { parent: this },
      );

    endpoint("s3", "Gateway", s3EndpointDocument(place));
    endpoint("dynamodb", "Gateway", dynamodbEndpointDocument(place));
    for (const service of services) endpoint(service, "Interface", interfaceEndpointDocument(place));

    this.registerOutputs({});
  }
}

type EndpointType = "Gateway" | "Interface";
