import {buildThrottleQueries, describeThrottled, findThrottlePeriod} from '../../core/logs/throttled-calls.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Milliseconds after which they are read again while invocations are listed. */
const every = 60_000;

/** Reads how many calls were throttled in the time that is read, as long as invocations are listed. */
export async function readThrottled(tools: ControllerTools): Promise<void> {
  const {store, services, logs, showsMetrics, presence} = tools;
  const {source} = store.getState().log;
  const connection = logs.follower.last?.connection;
  if (!showsMetrics || connection === undefined || source?.since === undefined) return;
  const now = services.now().getTime();
  const {since, until} = source;
  const isShown = () => {
    const {log} = store.getState();
    return log.source === source && log.screen.type === 'timeline' && !connection.signal.aborted;
  };
  if (!presence.isAway()) {
    const period = findThrottlePeriod(now - since);
    const end = Math.ceil((until ?? now) / (period * 1000)) * period * 1000;
    const start = Math.floor(since / (period * 1000)) * period * 1000;
    const request = {queries: buildThrottleQueries(source), start, end, period};
    // The board and the charts say why metrics cannot be read.
    const series = await connection.metrics.read(request, connection.signal).catch(() => []);
    if (!isShown()) return;
    store.dispatch({type: 'log', change: {throttled: describeThrottled(series)}});
  }
  if (until === undefined) setTimeout(() => isShown() && void readThrottled(tools), every);
}
