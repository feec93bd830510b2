"""EC2: IPv6 of subnets, descriptions of rules between groups, the two sides of a peering, lost rules, ICMP."""

import copy

from moto.ec2.exceptions import EC2ClientError, InvalidNetworkAclIdError
from moto.ec2.models import network_acls
from moto.ec2.models.network_acls import NetworkAclBackend
from moto.ec2.models.security_groups import SecurityGroupRule
from moto.ec2.models.subnets import Subnet
from moto.ec2.models.vpc_peering_connections import VPCPeeringConnectionBackend
from moto.ec2.responses.network_acls import NetworkACLs

ASSOCIATION_FILTER = "ipv6-cidr-block-association.association-id"


def close_gaps() -> None:
    find_subnets_by_association()
    flatten_association_states()
    describe_rules_between_groups()
    keep_the_tags_of_each_side()
    name_the_network_acl_that_is_not_there()
    name_the_network_acl_entry_that_is_not_there()
    remember_icmp_of_network_acl_entries()


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


def name_the_network_acl_that_is_not_there() -> None:
    """DescribeNetworkAcls says of a list that is gone that a route table is, so that the provider cannot read it."""
    network_acls.InvalidRouteTableIdError = InvalidNetworkAclIdError


def name_the_network_acl_entry_that_is_not_there() -> None:
    """DeleteNetworkAclEntry fails with 500 where AWS says so: a provider that asks twice has then done its work."""
    original = NetworkAclBackend.delete_network_acl_entry

    def delete_network_acl_entry(self, network_acl_id, rule_number, egress):
        try:
            return original(self, network_acl_id, rule_number, egress)
        except StopIteration:
            message = f"The network acl entry identified by {rule_number} does not exist"
            raise EC2ClientError("InvalidNetworkAclEntry.NotFound", message) from None

    NetworkAclBackend.delete_network_acl_entry = delete_network_acl_entry


def remember_icmp_of_network_acl_entries() -> None:
    """moto asks for a rule's ICMP type and code by other names than its own parser gives them."""
    original = NetworkACLs._get_param

    def get_param(self, name, *more, **named):
        value = original(self, name, *more, **named)
        if value is None and name.startswith("Icmp."):
            return original(self, name.replace("Icmp.", "IcmpTypeCode."), *more, **named)
        return value

    NetworkACLs._get_param = get_param
