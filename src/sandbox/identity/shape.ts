import type { Account } from "../store/account.js";
import type { Properties, Value } from "../properties.js";

/** What an output may depend on. */
export interface Subject {
  readonly type: string;
  readonly accountId: string;
  /** Where the resource lives; for a global service, the provider's region. */
  readonly region: string;
  readonly inputs: Properties;
  readonly account: Account;
}

/** A subject that has its id. */
export interface Born extends Subject {
  readonly id: string;
}

interface Remains {
  readonly type: string;
  readonly id: string;
  readonly outputs: Properties;
  readonly listed: boolean;
}

/** What AWS and its provider add to the inputs of one type. */
export interface Shape {
  /** As the AWS SDK's errors name the service: `EC2`. */
  readonly service: string;
  /** As terraform-provider-aws's errors name the thing: `Subnet`. */
  readonly noun: string;
  /** The API's operations, where they are not Create, Modify and Delete with the noun. */
  readonly operations?: Partial<Record<"create" | "update" | "delete", string>>;
  readonly id: (subject: Subject) => string;
  /** Optional inputs that are filled with a constant: known in a preview. */
  readonly defaults?: Properties;
  /** What only AWS can know, be it an output or an input left open: unknown in a preview of the create. */
  readonly computed?: Readonly<Record<string, (born: Born) => Value | undefined>>;
  /** Types of what AWS makes along with it, by the output that holds their id. */
  readonly brings?: Readonly<Record<string, string>>;
  /** What stays of it when it is deleted; `listed` is what people look for in an inventory. */
  readonly leaves?: (born: Pick<Born, "inputs" | "accountId" | "region">) => Remains | undefined;
  /** Creating it where it exists sets it anew instead of failing, as the API's Put operations do. */
  readonly put?: boolean;
  /** The input that is its physical name: the provider invents one when it is left out. */
  readonly nameProperty?: string;
  /** What a person types to import it, where that is not its id. */
  readonly importId?: (inputs: Properties) => string;
  /** Numbers that AWS raises with every change of another input than these: unknown in its preview. */
  readonly revisions?: {
    readonly outputs: (inputs: Properties) => readonly string[];
    readonly unless: readonly string[];
  };
  /** Inputs that no description of it tells again: a read leaves them as the state has them. */
  readonly untold?: readonly string[];
  /** Inputs whose change needs another resource. */
  readonly replaces?: readonly string[];
}

export type Shapes = Readonly<Record<string, Shape>>;
