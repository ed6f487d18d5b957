import {formatMember, isMissing} from '../format/members.ts';
import {parseRecord} from '../json.ts';
import {cleanLines, cleanText} from '../text/clean.ts';

/** What a failed function says of its error, by the conventions of Lambda's runtimes. */
export interface FunctionError {
  readonly type: string;
  readonly message: string;
  /** Its frames, one a line. */
  readonly trace: readonly string[];
}

/** Takes the payload of a failed function apart; undefined when it does not look like an error. */
export function parseFunctionError(payload: string): FunctionError | undefined {
  const value = payload.length > longest ? undefined : parseRecord(payload);
  try {
    return value === undefined ? undefined : takeApart(value);
  } catch {
    // Nested so deeply that nobody can read it.
    return undefined;
  }
}

/** Longer ones are no errors of a runtime (it cuts them at 256 KB), and parsing them would hold up the keys. */
const longest = 1_000_000;

function takeApart({errorType, errorMessage, trace, stackTrace}: Readonly<Record<string, unknown>>): FunctionError {
  const frames = trace ?? stackTrace;
  return {
    type: cleanText(isMissing(errorType) ? 'Error' : formatMember(errorType)),
    message: isMissing(errorMessage) ? '' : cleanText(formatMember(errorMessage)),
    trace: Array.isArray(frames) ? frames.flatMap(frame => cleanLines(formatMember(frame))) : [],
  };
}
