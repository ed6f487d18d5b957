import {type OperationName, toTitle} from '../../core/operation.ts';
import type {Item} from '../../core/resource.ts';
import {cleanText} from '../../core/text/clean.ts';
import type {ControllerTools} from './parts.ts';

/** Shows an operation's answer as JSON, secrets masked until asked for; bytes as the text they stand for. */
export function showAnswer({services, open}: ControllerTools, operation: OperationName, answer: Item): void {
  open({
    type: 'text',
    title: toTitle(operation),
    lines: toLines(services.maskOutput(operation, answer)),
    plainLines: toLines(answer),
    revealed: false,
    top: 0,
  });
}

function toLines(value: unknown): readonly string[] {
  const readable = (_: string, member: unknown) =>
    member instanceof Uint8Array ? cleanText(new TextDecoder().decode(member)) : member;
  return JSON.stringify(value, readable, 2).split('\n');
}
