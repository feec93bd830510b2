import * as pulumi from "@pulumi/pulumi";

import { rotationStatements } from "../../../documents/rotation.js";
import { regionalNames } from "../../../naming.js";
import { type FunctionSurroundings, VpcFunction } from "./vpc-function.js";

/**
 * Gives the database a new password. It is called by Secrets Manager alone, which the global stack lets, since that has
 * the secret.
 */
export class RotationFunction extends pulumi.ComponentResource {
  readonly function: VpcFunction;

  constructor(name: string, surroundings: FunctionSurroundings, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:compute:RotationFunction", name, {}, opts);
    const { place } = surroundings;

    this.function = new VpcFunction(
      name,
      {
        ...surroundings,
        id: "rotate",
        source: "rotation",
        description: `Rotates the password of the database of ${place.environment}`,
        // A password takes RDS minutes, and Lambda allows fifteen.
        timeoutSeconds: 840,
        statements: (keyArn) => rotationStatements(place, keyArn),
        variables: { ROTATION_DATABASE: regionalNames.databaseInstance(place) },
      },
      { parent: this },
    );
    this.registerOutputs({});
  }
}
