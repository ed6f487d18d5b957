import type {Command} from '../bindings/command.ts';
import {openPrompt} from '../dialogs/prompt.ts';
import {openText} from '../dialogs/text.ts';
import type {ControllerTools} from '../tools/parts.ts';

type DeliverCommand = Extract<Command, {type: 'deliver'}>;

/** Asks for a file of records, or delivers the one that was named: what became of each record is shown. */
export async function openDelivery(tools: ControllerTools, command: DeliverCommand): Promise<void> {
  if (command.path === '') return ask(tools, command);
  const {services} = tools;
  const {connection} = command;
  const file = await services.savedEvents.readFile(command.path);
  if ('problem' in file) return ask(tools, command, `${file.problem.what}: ${file.problem.why}`);
  tools.notify(`Delivering to ${command.label}: the handler runs…`, 'dim');
  const report = await connection.deliver(command.uuid, file.text);
  if ('problem' in report) {
    tools.clearNotice();
    return ask(tools, command, `${report.problem.what}: ${report.problem.why}`);
  }
  const {lines} = report;
  tools.clearNotice();
  openText(tools, 'Delivered records', lines);
  tools.refreshAll(connection);
}

function ask(tools: ControllerTools, command: DeliverCommand, error?: string): void {
  openPrompt(tools, {
    title: `Deliver to ${command.label}`,
    note: 'A JSON file: a list of records, or {"Records": […]}',
    completes: 'path',
    text: command.path,
    submit: path => ({...command, path}),
    ...(error !== undefined && {error}),
  });
}
