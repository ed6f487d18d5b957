import {spawn} from 'node:child_process';
import {once} from 'node:events';

/** Milliseconds of a Node that does nothing: what start, processor time and cold invocations are measured by. */
export async function bareNode(): Promise<number> {
  const begin = performance.now();
  await once(spawn(process.execPath, ['-e', '0'], {stdio: 'ignore'}), 'exit');
  return performance.now() - begin;
}

/** The same some times. */
export async function bareNodes(count: number): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index++) times.push(await bareNode());
  return times;
}
