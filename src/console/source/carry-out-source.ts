import type {Command} from '../bindings/command.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {openSource} from './open-source.ts';
import {saveSource} from './save-source.ts';

/** Carries out what opens code, and what saves the code that is open. */
export function carryOutSource(
  tools: ControllerTools,
  command: Extract<Command, {type: 'source' | 'save-source'}>,
): void {
  if (command.type === 'source') openSource(tools, command);
  else void saveSource(tools, command);
}
