/** One edit of the good file, and what must be said about it. */
export interface Violation {
  readonly rule: string;
  readonly when: string;
  readonly passage: string;
  readonly replacement: string;
  readonly message: string;
  readonly hint: string;
}
