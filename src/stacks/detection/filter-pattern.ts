/** Any of these events, in the words of CloudWatch Logs. */
export function anyOf(...events: readonly string[]): string {
  return `{ ${disjunction(events)} }`;
}

/** The same, of one service only. */
export function from(service: string, ...events: readonly string[]): string {
  return `{ ($.eventSource = ${service}.amazonaws.com) && (${disjunction(events)}) }`;
}

function disjunction(events: readonly string[]): string {
  return events.map((event) => `($.eventName = ${event})`).join(" || ");
}
