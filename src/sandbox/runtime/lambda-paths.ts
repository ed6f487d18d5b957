import type {RuntimeAnswer} from './answer.ts';
import type {HandlerPaths} from './place/place.ts';

/** What a function says of its own files, as it would on Lambda: its code lies in /var/task there, its layers in /opt. */
export interface LambdaPaths {
  /** Of what it prints. */
  inOutput(chunk: Uint8Array): Uint8Array;
  /** Of the errors it reports; what it answers is left as it is. */
  inAnswer(answer: RuntimeAnswer): RuntimeAnswer;
}

/** Makes the names of the folders that stand in for those of Lambda into theirs. */
export function createLambdaPaths({task, opt}: Pick<HandlerPaths, 'task' | 'opt'>): LambdaPaths {
  if (task === '/var/task') return {inOutput: chunk => chunk, inAnswer: answer => answer};
  const names = [[task, '/var/task'], ...(opt === undefined ? [] : [[opt, '/opt']])] as const;
  const rename = (bytes: Uint8Array): Uint8Array => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (!names.some(([own]) => buffer.includes(own))) return bytes;
    let text = buffer.toString('latin1');
    for (const [own, theirs] of names) text = text.replaceAll(Buffer.from(own).toString('latin1'), theirs);
    return Buffer.from(text, 'latin1');
  };
  return {
    inOutput: rename,
    inAnswer: answer => (answer.kind === 'error' ? {...answer, body: rename(answer.body)} : answer),
  };
}
