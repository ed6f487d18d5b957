/** An event that all who use a function share, by its name; its text is JSON. */
export interface SharedEvent {
  readonly name: string;
  readonly text: string;
}

/** The test events that all who use a function share. Rejections are `ProblemError`s. */
export interface SharedEventServices {
  list(functionName: string, signal: AbortSignal): Promise<readonly SharedEvent[]>;
  /** Puts an event among them, in place of one of that name. */
  save(functionName: string, event: SharedEvent, signal: AbortSignal): Promise<void>;
  remove(functionName: string, name: string, signal: AbortSignal): Promise<void>;
}

/** The registry of EventBridge that holds them. */
export const sharedEventRegistry = 'lambda-testevent-schemas';

/** The schema that holds those of a function. */
export function nameSharedSchema(functionName: string): string {
  return `_${functionName}-schema`;
}
