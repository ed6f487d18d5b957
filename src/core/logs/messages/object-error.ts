import {cleanLines} from '../../text/clean.ts';
import {type LoggedError, readErrorText} from './logged-error.ts';
import type {Role} from './members.ts';

/** The members that tell of an error, by what they tell. */
export type ErrorMembers = Readonly<Partial<Record<Role, unknown>>>;

/** The error that an object's members tell of; undefined when they tell of none. */
export function readObjectError({errorType, errorMessage, errorStack, error}: ErrorMembers): LoggedError | undefined {
  const text = typeof error === 'string' ? error : undefined;
  const stack = readFrames(errorStack);
  if (errorType === undefined && errorMessage === undefined && text === undefined && stack.length === 0)
    return undefined;
  const printed = typeof errorStack === 'string' ? readErrorText(errorStack) : readErrorText(stack.join('\n'));
  const told = text === undefined ? printed : (readErrorText(text) ?? {type: printed?.type, message: text, stack: []});
  const type = toText(errorType) ?? told?.type;
  const message = firstLine(toText(errorMessage) ?? told?.message ?? '');
  return {type, message, stack: stack.length > 0 ? withoutHead(stack, message) : (told?.stack ?? [])};
}

/** Many stacks begin with what the error says. */
function withoutHead(stack: readonly string[], message: string): readonly string[] {
  const [head = '', ...frames] = stack;
  return /^\S/.test(head) && head.includes(message) && /(?:Error|Exception|^[\w.$]+: )/.test(head) ? frames : stack;
}

/** A stack is a text of lines, or a list of lines or of frames that are objects (Go's runtime: `path`, `line`, `label`). */
function readFrames(stack: unknown): readonly string[] {
  if (typeof stack === 'string') return cleanLines(stack).map(line => line.trimEnd());
  if (!Array.isArray(stack)) return [];
  return stack.flatMap(frame => (typeof frame === 'string' ? cleanLines(frame) : [formatFrame(frame)]));
}

function formatFrame(frame: unknown): string {
  if (typeof frame !== 'object' || frame === null) return String(frame);
  const {path, file, line, label, method, class: owner} = frame as Readonly<Record<string, unknown>>;
  const place = [path ?? file, line].filter(part => part !== undefined).join(':');
  const name = [owner, label ?? method].filter(part => part !== undefined).join('.');
  return [name, place].filter(part => part !== '').join(' ');
}

/** Whether a member's value can be a stack: `trace` is an id elsewhere. */
export function isStack(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : typeof value === 'string' && value.includes('\n');
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function firstLine(text: string): string {
  return cleanLines(text)[0] ?? '';
}
