/** Put together at run time, so that no scanner takes this file for a leak. */
export const FAKE_SECRETS = {
  keyId: ["AKIA", "QWERTYUIOPASDFGH"].join(""),
  key: ["wJalrXUtnFEMI", "/K7MDENG/bPxRfiCY", "EXAMPLEKEY"].join(""),
  github: `ghp_${"a1B2".repeat(9)}`,
  gitlab: ["glpat", "abcdefghij0123456789"].join("-"),
  slack: ["xoxb", "1234567890", "abcdef"].join("-"),
  hook: ["https://hooks.slack.com/services", "T0000", "B0000", "abcdefgh"].join("/"),
  pem: ["-----BEGIN RSA", "PRIVATE", "KEY-----"].join(" "),
  pulumi: `pul-${"0123456789".repeat(4)}`,
  token: ["eyJhbGciOiJI", "eyJzdWIiOiIx", "c2lnbmF0dXJl"].join("."),
  url: ["https://user", "hunter22@example.com"].join(":"),
};
