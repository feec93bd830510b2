/** What is optional, so most of it stands in comments. */
export function accountText(): string {
  return `
# Whom AWS tells of abuse of the account (default: only the address of the account itself).
# contacts:
#   security: { name: Security team, title: On call, email: security@example.com, phone: "+1 555 0100" }

# A role that GitHub Actions takes on without a stored secret, to deploy from one repository's protected environment
# what an administrator has deployed once. An account has one (default: none).
ci:
  manageRole: false
  # repository: my-org/platform
  # The environment in GitHub (default: the name of this file).
  # environment: production

budget:
  # Somebody is told when a month will cost 80 % of this, and when it has cost all of it. 0 (default): no budget.
  monthlyUsd: 0
  # account (default): all that the account costs. environment: what has this environment's tag; it counts nothing
  # until the payer's account has activated Environment as a cost allocation tag.
  scope: account

# Limits for whole accounts, from an organization's management account (default: none): TLS 1.2, no public databases,
# nothing that watches is turned off, no regions but these. They do not bind the management account itself, and in the
# accounts below the targets even tapctl destroy cannot remove a trail.
organization:
  enabled: false
  # targetIds: [ou-ab12-cd34ef56]
  # Default: the configured regions.
  # allowedRegions: []
`;
}
