import type {Item} from '../../core/item.ts';
import {parseJson} from '../../core/json.ts';
import {formatTitle, type OperationName} from '../../core/operation/operation.ts';
import {cleanText} from '../../core/text/clean.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {openText} from './text.ts';

/**
 * Shows an operation's answer as JSON, secrets masked until asked for; bytes as the text they stand for, and a document
 * within a text, such as a policy, as what it says. What it lies over is shown again once it is closed.
 */
export function showAnswer(tools: ControllerTools, operation: OperationName, answer: Item): void {
  const masked = tools.services.maskOutput(operation, answer);
  openText(tools, formatTitle(operation), formatAnswer(masked), formatAnswer(answer));
}

function formatAnswer(value: unknown): readonly string[] {
  return JSON.stringify(value, (_, member: unknown) => toReadable(member), 2).split('\n');
}

function toReadable(member: unknown): unknown {
  if (member instanceof Uint8Array) return cleanText(new TextDecoder().decode(member));
  return typeof member === 'string' && member.startsWith('{') ? (parseJson(member) ?? member) : member;
}
