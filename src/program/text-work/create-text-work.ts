import {Worker} from 'node:worker_threads';
import type {TextWork} from '../../core/source/text-work.ts';
import type {JobAnswer, JobName, Jobs, SentJob} from './job.ts';

/** Milliseconds a text may take: then it stays as it is. */
const patience = 5000;

/** Megabytes the thread may have. */
const mostMemory = 192;

/** Works with texts in a thread that is begun with the first of them, and anew after one that took too long. */
export function createTextWork(file: string): TextWork & {close(): void} {
  let worker: Worker | undefined;
  let id = 0;
  const waiting = new Map<number, (answer: JobAnswer | undefined) => void>();
  const end = () => {
    void worker?.terminate();
    worker = undefined;
    for (const answer of waiting.values()) answer(undefined);
  };
  const begin = () => {
    const begun = new Worker(file, {resourceLimits: {maxOldGenerationSizeMb: mostMemory}});
    begun.on('message', (answer: JobAnswer) => waiting.get(answer.id)?.(answer));
    // Whatever ends it, what it was asked for stays undone.
    for (const event of ['error', 'exit']) begun.on(event, () => worker === begun && end());
    // It keeps nobody from quitting.
    begun.unref();
    return begun;
  };
  const ask: Ask = async <Name extends JobName>(name: Name, of: Jobs[Name]['of'], signal: AbortSignal) => {
    if (signal.aborted) return undefined;
    worker ??= begin();
    id += 1;
    const own = id;
    const {promise, resolve} = Promise.withResolvers<JobAnswer | undefined>();
    waiting.set(own, resolve);
    const timer = setTimeout(end, patience);
    const leave = () => resolve(undefined);
    signal.addEventListener('abort', leave, {once: true});
    const job: SentJob = {id: own, name, of};
    worker.postMessage(job);
    const answer = await promise;
    clearTimeout(timer);
    signal.removeEventListener('abort', leave);
    waiting.delete(own);
    // What it gives is of the job it was asked for.
    return answer !== undefined && 'gives' in answer ? (answer.gives as Jobs[Name]['gives']) : undefined;
  };
  return {...toTextWork(ask), close: end};
}

type Ask = <Name extends JobName>(
  name: Name,
  of: Jobs[Name]['of'],
  signal: AbortSignal,
) => Promise<Jobs[Name]['gives'] | undefined>;

function toTextWork(ask: Ask): TextWork {
  return {
    highlight: (text, language, signal) => ask('highlight', {text, language}, signal),
    compare: (left, right, signal) => ask('compare', {left, right}, signal),
    findOriginal: (map, place, signal) => ask('original', {map, place}, signal),
    findSource: (map, name, signal) => ask('source', {map, name}, signal),
    findBuilt: (map, source, place, signal) => ask('built', {map, source, place}, signal),
  };
}
