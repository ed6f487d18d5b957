import {parentPort} from 'node:worker_threads';
import {compareTexts} from './compare-texts.ts';
import {findSyntax} from './find-syntax.ts';
import type {JobAnswer, JobName, Jobs, SentJob} from './job.ts';
import {findMappedSource, traceBuilt, traceOriginal} from './trace.ts';

const work: {readonly [Name in JobName]: (of: Jobs[Name]['of']) => Jobs[Name]['gives']} = {
  highlight: ({text, language}) => findSyntax(text, language),
  compare: ({left, right}) => compareTexts(left, right),
  original: ({map, place}) => traceOriginal(map, place),
  source: ({map, name}) => findMappedSource(map, name),
  built: ({map, source, place}) => traceBuilt(map, source, place),
};

parentPort?.on('message', ({id, name, of}: SentJob) => {
  parentPort?.postMessage(carryOut(id, name, of));
});

function carryOut(id: number, name: JobName, of: unknown): JobAnswer {
  try {
    // Who sends a job sends what it is of.
    return {id, gives: work[name](of as never)};
  } catch (error) {
    return {id, failed: String(error)};
  }
}
