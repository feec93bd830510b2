"""EC2: what is gone has no tags any more."""

import functools

from moto.ec2.models import EC2Backend

CALLS = [
    "delete_egress_only_internet_gateway",
    "delete_flow_logs",
    "delete_internet_gateway",
    "delete_launch_template",
    "delete_nat_gateway",
    "delete_network_acl",
    "delete_route_table",
    "delete_security_group",
    "delete_subnet",
    "delete_vpc",
    "delete_vpc_endpoints",
    "delete_vpc_peering_connection",
    "release_address",
]
CALLS_FOR_RULES = ["revoke_security_group_egress", "revoke_security_group_ingress"]


def close_gaps() -> None:
    for name in CALLS:
        setattr(EC2Backend, name, forgetting(getattr(EC2Backend, name), ""))
    for name in CALLS_FOR_RULES:
        setattr(EC2Backend, name, forgetting(getattr(EC2Backend, name), "sgr-"))


def forgetting(original, prefix):
    """Whatever such a call names is gone after it: of those ids that begin so."""

    @functools.wraps(original)
    def delete(self, *args, **named):
        result = original(self, *args, **named)
        for value in (*args, *named.values()):
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, str) and one.startswith(prefix):
                    self.tags.pop(one, None)
        return result

    return delete
