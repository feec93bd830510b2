/** What a terminal shows: enough of one to follow a live region, and to notice a line that wraps. */
export class Screen {
  cursorHidden = false;
  wraps = 0;
  private readonly lines: string[][] = [[]];
  private row = 0;
  private column = 0;

  private readonly columns: number;

  constructor(columns: number) {
    this.columns = columns;
  }

  write(text: string): void {
    for (const [token, count, command, mode, action] of text.matchAll(
      /\x1b\[(\d*)([AGJKm])|\x1b\[\?(\d+)([hl])|[^]/gu,
    )) {
      if (command !== undefined) this.obey(command, Number(count === "" ? 0 : count));
      else if (mode !== undefined) this.cursorHidden = mode === "25" ? action === "l" : this.cursorHidden;
      else this.put(token);
    }
  }

  /** Without the empty lines below the last one that holds something. */
  text(): string {
    return this.lines
      .map((line) => line.join("").trimEnd())
      .join("\n")
      .trimEnd();
  }

  private obey(command: string, count: number): void {
    const line = this.lines[this.row] ?? [];
    if (command === "G") this.column = Math.max(0, count - 1);
    if (command === "A") this.row = Math.max(0, this.row - count);
    if (command === "K" || command === "J") line.splice(this.column);
    if (command === "J") this.lines.splice(this.row + 1);
  }

  private put(character: string): void {
    if (character === "\r") this.column = 0;
    else if (character === "\n") this.feed();
    else {
      if (this.column >= this.columns) {
        this.wraps += 1;
        this.feed();
      }
      const line = this.lines[this.row] ?? [];
      line[this.column] = character;
      this.column += 1;
    }
  }

  private feed(): void {
    this.row += 1;
    this.column = 0;
    while (this.lines.length <= this.row) this.lines.push([]);
  }
}
