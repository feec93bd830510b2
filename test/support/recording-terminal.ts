import type { Closing, Table, Terminal, TerminalFlags } from "../../src/commands/terminal.js";
import type { RunEvent } from "../../src/deployment/events.js";
import type { Plan } from "../../src/deployment/plan.js";
import type { StackResult } from "../../src/deployment/result.js";
import { createGate } from "./gate.js";

export interface TerminalOptions {
  readonly canAsk?: boolean;
  /** Answers to questions, in order; more questions than answers wait for ever. */
  readonly answers?: readonly (boolean | string)[];
}

/** Keeps everything that a command tells it, and answers from a list. */
export class RecordingTerminal implements Terminal {
  readonly canAsk: boolean;
  json = false;
  verbose = false;
  readonly events: RunEvent[] = [];
  readonly questions: string[] = [];
  readonly previews: (readonly StackResult[])[] = [];
  readonly said: string[] = [];
  readonly warned: string[] = [];
  readonly tables: Table[] = [];
  written = "";
  results: readonly StackResult[] | undefined;
  closing: Closing | undefined;
  closed = 0;
  private readonly answers: (boolean | string)[];
  private readonly asking = createGate();
  /** Fulfilled once something was asked. */
  readonly asked: Promise<void> = this.asking.reached;

  constructor({ canAsk = true, answers = [] }: TerminalOptions) {
    this.canAsk = canAsk;
    this.answers = [...answers];
  }

  use({ json = false, verbose = false }: TerminalFlags): this {
    this.json = json;
    this.verbose = verbose;
    return this;
  }

  readonly listen = (event: RunEvent): void => void this.events.push(event);
  readonly showPreview = (_plan: Plan, results: readonly StackResult[]): void => void this.previews.push(results);
  readonly showResults = (results: readonly StackResult[], closing: Closing): void => {
    this.results = results;
    this.closing = closing;
  };
  readonly confirm = async (question: string): Promise<boolean> => (await this.ask(question)) === true;
  readonly confirmByTyping = async (question: string, expected: string): Promise<boolean> =>
    (await this.ask(question)) === expected;
  readonly wait = async <T>(_what: string, work: () => Promise<T>): Promise<T> => await work();
  readonly write = (text: string): void => void (this.written += text);
  readonly writeTable = (table: Table): void => void this.tables.push(table);
  readonly say = (text: string): void => void this.said.push(text);
  readonly warn = (text: string): void => void this.warned.push(text);
  readonly close = (): void => void (this.closed += 1);

  private async ask(question: string): Promise<boolean | string> {
    this.questions.push(question);
    this.asking.reach();
    return this.answers.shift() ?? (await new Promise<never>(() => undefined));
  }
}
