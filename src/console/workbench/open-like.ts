import type {Resource} from '../../core/resource/resource.ts';
import type {Command} from '../bindings/command.ts';
import {openWaiting} from '../dialogs/waiting.ts';
import {toProblem} from '../reads/read-query.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {openWorkbench} from './open-workbench.ts';

type Opening = Extract<Command, {type: 'invoke'}>;

/** Opens the workbench with what something was begun with: the same payload, as an event, under no name. */
export async function openLike(
  tools: ControllerTools,
  {connection, target}: Opening,
  {operation, input, toPayload}: NonNullable<ReturnType<NonNullable<Resource['begunWith']>>>,
): Promise<void> {
  const waiting = openWaiting(tools, 'Begin again', 'Reading what it was begun with…');
  try {
    const answer = await connection.call(operation, input, {background: false, inDialog: true, signal: waiting.signal});
    if (!waiting.isOpen()) return;
    waiting.close();
    const payload = toPayload(answer);
    const {FunctionName, Qualifier} = target;
    const workbench = openWorkbench(tools, {
      connection,
      target,
      from: {
        target,
        input: {
          FunctionName,
          ...(Qualifier !== undefined && {Qualifier}),
          InvocationType: 'Event',
          ...(payload !== undefined && {Payload: new TextEncoder().encode(payload)}),
        },
        streaming: false,
        times: 1,
        concurrency: 1,
      },
    });
    tools.typeAhead(waiting.state().typed, workbench);
  } catch (error) {
    if (!waiting.isOpen()) return;
    waiting.close();
    const {what, why} = toProblem(error);
    tools.notify(`${what}: ${why}`, 'bad');
  }
}
