/** An example of what an event source sends, to start a payload from. */
export interface EventTemplate {
  /** What the picker finds it by, e.g. `SQS: two messages`. */
  readonly title: string;
  /** The event as a handler gets it. */
  readonly event: unknown;
}

/** Declares an event template. */
export function defineEvent(template: EventTemplate): EventTemplate {
  return template;
}

/** The template's event as a payload. */
export function templateText({event}: EventTemplate): string {
  return JSON.stringify(event, null, 2);
}
