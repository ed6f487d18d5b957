import type {Item} from '../../core/item.ts';
import {parseJson} from '../../core/json.ts';
import {formatTitle, type OperationName} from '../../core/operation/operation.ts';
import {cleanText} from '../../core/text/clean.ts';
import type {Overlay} from '../session/overlay.ts';
import type {ControllerTools} from './parts.ts';

/**
 * Shows an operation's answer as JSON, secrets masked until asked for; bytes as the text they stand for, and a document
 * within a text, such as a policy, as what it says. What it lies over is shown again once it is closed.
 */
export function showAnswer(
  {services, open}: ControllerTools,
  operation: OperationName,
  answer: Item,
  under?: Overlay,
): void {
  open({
    type: 'text',
    title: formatTitle(operation),
    lines: toLines(services.maskOutput(operation, answer)),
    plainLines: toLines(answer),
    revealed: false,
    top: 0,
    ...(under && {under}),
  });
}

function toLines(value: unknown): readonly string[] {
  return JSON.stringify(value, (_, member: unknown) => toReadable(member), 2).split('\n');
}

function toReadable(member: unknown): unknown {
  if (member instanceof Uint8Array) return cleanText(new TextDecoder().decode(member));
  return typeof member === 'string' && member.startsWith('{') ? (parseJson(member) ?? member) : member;
}
