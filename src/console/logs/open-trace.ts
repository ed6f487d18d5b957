import {isStandIn} from '../../core/format/aws-host.ts';
import {findTraceId, formatTrace, tracePrice} from '../../core/traces/trace.ts';
import {openText} from '../dialogs/text.ts';
import {toProblem} from '../reads/read-query.ts';
import {connectionOf, findConnection} from '../session/connection-of.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {lineUnderCursor} from './screen-keys.ts';
import {invocationOf} from './store/timeline.ts';

/** Opens the trace that the report of the invocation under the cursor names. */
export async function openTrace(tools: ControllerTools): Promise<void> {
  const {store, logs, notify} = tools;
  const session = store.getState();
  const line = lineUnderCursor(tools);
  const lines = line === undefined ? [] : invocationOf(line, logs.store).lines;
  const id = lines.map(({message}) => findTraceId(message)).find(found => found !== undefined);
  const {of} = session.log.source ?? {};
  const connection = of === undefined ? connectionOf(session) : findConnection(session, of.key);
  if (id === undefined || connection === undefined) {
    return notify('Its REPORT names no sampled trace: TracingConfig Active has some of them traced.', 'dim');
  }
  const price = isStandIn(connection) ? 'free: this is not AWS' : tracePrice;
  const dialog = openText(tools, 'X-Ray trace', [`◌ reading ${id} (${price})…`]);
  const show = (shown: readonly string[]) => dialog.update(text => ({...text, lines: shown, plainLines: shown}));
  try {
    const trace = await connection.traces.read(id, dialog.signal);
    show(
      trace === undefined
        ? [`X-Ray has no trace ${id} yet: it takes some seconds, and keeps one 30 days.`]
        : formatTrace(trace),
    );
  } catch (error) {
    const {what, why, tryThis} = toProblem(error);
    show([`✗ ${what}: ${why}`, `→ ${tryThis}`]);
  }
}
