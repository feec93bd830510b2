/**
 * `seq` is never used twice (AUTOINCREMENT), nor is a counter's value: what AWS has given out once it does not give out
 * again. `implicit` rows are what AWS makes together with something else, as a VPC's default security group. `hidden`
 * holds what no property shows, as the number of objects in a bucket.
 */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS resources (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  type TEXT NOT NULL,
  region TEXT NOT NULL,
  id TEXT NOT NULL,
  arn TEXT,
  urn TEXT NOT NULL,
  owner INTEGER REFERENCES resources (seq) ON DELETE CASCADE,
  inputs TEXT NOT NULL,
  outputs TEXT NOT NULL,
  hidden TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS resources_identity ON resources (type, region, id);
CREATE INDEX IF NOT EXISTS resources_id ON resources (id);
CREATE INDEX IF NOT EXISTS resources_arn ON resources (arn);
CREATE INDEX IF NOT EXISTS resources_owner ON resources (owner);
CREATE TABLE IF NOT EXISTS dependencies (
  dependent INTEGER NOT NULL REFERENCES resources (seq) ON DELETE CASCADE,
  dependency INTEGER NOT NULL REFERENCES resources (seq) ON DELETE CASCADE,
  PRIMARY KEY (dependent, dependency)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS dependencies_dependency ON dependencies (dependency);
CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;
