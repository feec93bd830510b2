import type { Violation } from "./violation.js";

export const OTHER_VIOLATIONS: readonly Violation[] = [
  {
    rule: "V06",
    when: "the account lost its quotes",
    passage: 'account: "111122223333"',
    replacement: "account: 111122223333",
    message: "account is the number 111122223333: wanted text",
    hint: 'Put quotes around it: "111122223333"',
  },
  {
    rule: "V06",
    when: "the account has 11 digits",
    passage: 'account: "111122223333"',
    replacement: 'account: "11112222333"',
    message: 'account is "11112222333": wanted 12 digits in quotes',
    hint: "Write 12 digits in quotes",
  },
  {
    rule: "V07",
    when: "an e-mail address is none",
    passage: "emails: []",
    replacement: "emails: [ops]",
    message: 'alerts.emails[0] is "ops": wanted an e-mail address',
    hint: "Write an e-mail address",
  },
  {
    rule: "V09",
    when: "the database listens at the well-known port",
    passage: "port: 5433",
    replacement: "port: 5432",
    message: "database.port is 5432, PostgreSQL's well-known port: wanted another",
    hint: "Write port: 5433",
  },
  {
    rule: "V10",
    when: "nothing is locked",
    passage: "objectLockDays: 30",
    replacement: "objectLockDays: 0",
    message: "storage.objectLockDays is 0: wanted at least 1",
    hint: "Write at least 1",
  },
  {
    rule: "V10",
    when: "a lock that nobody can lift is not confirmed",
    passage: "objectLockMode: GOVERNANCE\n",
    replacement: "objectLockMode: COMPLIANCE\n",
    message:
      'storage.objectLockMode is "COMPLIANCE", which nobody can lift for 30 days: wanted "GOVERNANCE" or a confirmation',
    hint: "Write objectLockMode: GOVERNANCE, or confirm: acceptCompliance: true",
  },
  {
    rule: "V13",
    when: "prod is not protected",
    passage: "protection: on",
    replacement: "protection: off",
    message: 'protection is "off" in the environment "prod": wanted "on"',
    hint: "Write protection: on; to remove prod, type: tapctl destroy --env prod",
  },
];
