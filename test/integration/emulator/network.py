"""EC2: IPv6 associations of subnets, descriptions of rules between groups, the two sides of a peering."""

import copy

from moto.ec2.models.security_groups import SecurityGroupRule
from moto.ec2.models.subnets import Subnet
from moto.ec2.models.vpc_peering_connections import VPCPeeringConnectionBackend

ASSOCIATION_FILTER = "ipv6-cidr-block-association.association-id"


def close_gaps() -> None:
    find_subnets_by_association()
    flatten_association_states()
    describe_rules_between_groups()
    keep_the_tags_of_each_side()


def find_subnets_by_association() -> None:
    """The provider waits for a subnet's IPv6 block by this filter, which moto does not know."""
    original = Subnet.get_filter_value

    def get_filter_value(self, filter_name, method_name=None):
        if filter_name == ASSOCIATION_FILTER:
            return list(self.ipv6_cidr_block_associations)
        return original(self, filter_name, method_name)

    Subnet.get_filter_value = get_filter_value


def flatten_association_states() -> None:
    """moto puts a state into a state, so that the provider reads none."""
    original = Subnet.ipv6_cidr_block_association_set.fget

    def association_set(self):
        associations = original(self)
        for association in associations:
            state = association["ipv6CidrBlockState"]["state"]
            association["ipv6CidrBlockState"] = {"state": state["State"] if isinstance(state, dict) else state}
        return associations

    Subnet.ipv6_cidr_block_association_set = property(association_set)


def describe_rules_between_groups() -> None:
    """DescribeSecurityGroupRules leaves out the description of a rule that names a group."""

    def description(self):
        return self.ip_range.get("Description") or (self.source_group or {}).get("Description")

    SecurityGroupRule.description = property(description)


def keep_the_tags_of_each_side() -> None:
    """Both sides of a peering between regions show the requester's tags."""

    def describe(self, vpc_peering_ids=None):
        found = [one for one in self.vpc_pcxs.values() if not vpc_peering_ids or one.id in vpc_peering_ids]
        sides = [copy.copy(one) for one in found]
        for side in sides:
            side.ec2_backend = self
        return sides

    VPCPeeringConnectionBackend.describe_vpc_peering_connections = describe
