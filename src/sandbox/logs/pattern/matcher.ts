/** Whether a message is one of those a filter pattern asks for. */
export type Matcher = (message: string) => boolean;
