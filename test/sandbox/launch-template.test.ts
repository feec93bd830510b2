import { describe, expect, it } from "vitest";
import { UNKNOWN } from "../../src/sandbox/properties.js";
import { TYPE } from "./platform.js";
import { openRegions, openSandbox, type Connection, type Inputs } from "./sandbox-client.js";
import { templateIn } from "./violations-servers.js";

const INPUTS = { name: "web", imageId: "ami-0123456789abcdef0", updateDefaultVersion: true };

async function changed(aws: Connection, news: Inputs, preview = false) {
  const outputs = await templateIn(aws, INPUTS);
  return aws.update(TYPE.launchTemplate, outputs.id, { inputs: INPUTS, outputs }, { ...INPUTS, ...news }, preview);
}

describe("a launch template", () => {
  it("has one version at first", async () => {
    const { east } = await openRegions();

    expect(await templateIn(east, INPUTS)).toMatchObject({ latestVersion: 1, defaultVersion: 1 });
  });

  it("gets another one with every change, which a preview cannot know", async () => {
    const { east, west } = await openRegions();

    expect(await changed(east, { ebsOptimized: "true" })).toMatchObject({ latestVersion: 2, defaultVersion: 2 });
    expect(await changed(west, { ebsOptimized: "true" }, true)).toMatchObject({
      latestVersion: UNKNOWN,
      defaultVersion: UNKNOWN,
    });
  });

  it("keeps its default version unless that is to follow", async () => {
    const { east } = await openRegions();

    const outputs = await changed(east, { ebsOptimized: "true", updateDefaultVersion: false });

    expect(outputs).toMatchObject({ latestVersion: 2, defaultVersion: 1 });
  });

  it("gets none with new tags", async () => {
    const { east } = await openRegions();

    expect(await changed(east, { tags: { Name: "web" } })).toMatchObject({ latestVersion: 1 });
  });

  it("passes the provider's tags on to nothing that it starts", async () => {
    const aws = await (await openSandbox()).connect("us-east-1", { Owner: "platform" });
    const tagSpecifications = [{ resourceType: "instance", tags: { Name: "web" } }];

    const template = await templateIn(aws, { ...INPUTS, tagSpecifications });
    const launchTemplate = { id: template.id, version: "1" };
    const group = await aws.create(TYPE.scalingGroup, { name: "web", minSize: 1, maxSize: 1, launchTemplate });

    expect(template).toMatchObject({ tagSpecifications, tagsAll: { Owner: "platform" } });
    expect(group).not.toHaveProperty("tagsAll");
    expect(group).not.toHaveProperty("tags");
  });

  it("may go while a group uses it", async () => {
    const { east } = await openRegions();
    const template = await templateIn(east, INPUTS);
    const launchTemplate = { id: template.id, version: "1" };
    await east.create(TYPE.scalingGroup, { name: "web", minSize: 1, maxSize: 1, launchTemplate });

    await east.delete(TYPE.launchTemplate, template.id);

    expect((await east.read(TYPE.launchTemplate, template.id)).id).toBe("");
  });
});
