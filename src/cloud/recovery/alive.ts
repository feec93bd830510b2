/** What AWS shows with its tags for hours or weeks after it was deleted; of several with one tag one may live. */
export const ALIVE: Readonly<Record<string, (ids: readonly string[], region: string) => Promise<string | undefined>>> =
  {
    async "aws:ec2/natGateway:NatGateway"(ids, region) {
      const sdk = await import("@aws-sdk/client-ec2");
      const client = new sdk.EC2Client({ region });
      const { NatGateways = [] } = await client.send(new sdk.DescribeNatGatewaysCommand({ NatGatewayIds: [...ids] }));
      return NatGateways.find(({ State }) => State === "available" || State === "pending")?.NatGatewayId;
    },
    async "aws:ec2/vpcPeeringConnection:VpcPeeringConnection"(ids, region) {
      const sdk = await import("@aws-sdk/client-ec2");
      const asked = new sdk.DescribeVpcPeeringConnectionsCommand({ VpcPeeringConnectionIds: [...ids] });
      const { VpcPeeringConnections = [] } = await new sdk.EC2Client({ region }).send(asked);
      const living = ["initiating-request", "pending-acceptance", "provisioning", "active"];
      return VpcPeeringConnections.find(({ Status }) => living.includes(Status?.Code ?? ""))?.VpcPeeringConnectionId;
    },
    async "aws:kms/key:Key"(ids, region) {
      const sdk = await import("@aws-sdk/client-kms");
      const client = new sdk.KMSClient({ region });
      for (const KeyId of ids) {
        const { KeyMetadata } = await client.send(new sdk.DescribeKeyCommand({ KeyId }));
        if (KeyMetadata?.DeletionDate === undefined) return KeyId;
      }
      return undefined;
    },
  };
