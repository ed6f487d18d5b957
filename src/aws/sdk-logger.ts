import type {LambdaClientConfig} from '@aws-sdk/client-lambda';

/** Hears of each request once it is over, in a line. */
export type TellRequest = (line: string) => void;

/** What the SDK's clients tell a logger of a request. */
interface Told {
  readonly clientName?: string;
  readonly commandName?: string;
  readonly error?: unknown;
  readonly metadata?: unknown;
}

const ignore = () => {};

type Logger = NonNullable<LambdaClientConfig['logger']>;

/**
 * A logger for the SDK's clients that tells of requests by their names and numbers alone: never what was sent, what was answered or
 * what an error says, in all of which may be secrets. Where nobody hears of them it cannot be told: for one that can, even one that
 * does nothing, clients copy each answer without what is sensitive.
 */
export function createSdkLogger(tell: TellRequest | undefined): Logger {
  const quiet = {trace: ignore, debug: ignore, warn: ignore};
  if (tell === undefined) return quiet as Partial<Logger> as Logger;
  const take = (told: unknown) => {
    if (typeof told === 'object' && told !== null) tell(formatRequest(told));
  };
  return {...quiet, info: take, error: take};
}

function formatRequest({clientName = '', commandName = '', error, metadata}: Told): string {
  const {httpStatusCode, requestId, attempts, totalRetryDelay} = Object(metadata);
  const parts = [
    `${clientName.replace(/Client$/, '')} ${commandName.replace(/Command$/, '')}`,
    httpStatusCode ?? 'no answer',
    error === undefined ? undefined : nameOf(error),
    requestId && `request ${requestId}`,
    attempts > 1 && `${attempts} attempts, ${totalRetryDelay} ms between them`,
  ];
  return parts.filter(Boolean).join(' ');
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name.replace(/[^\w.]/g, '') : 'error';
}
