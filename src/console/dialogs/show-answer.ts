import {formatAnswer} from '../../core/format/answer-lines.ts';
import type {Item} from '../../core/item.ts';
import {formatTitle, type OperationName} from '../../core/operation/operation.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {openText} from './text.ts';

/** Shows an operation's answer as it came, secrets masked until asked for. What it lies over is shown again once it is closed. */
export function showAnswer(tools: ControllerTools, operation: OperationName, answer: Item): void {
  const masked = tools.services.maskOutput(operation, answer);
  openText(tools, formatTitle(operation), formatAnswer(masked), formatAnswer(answer));
}
