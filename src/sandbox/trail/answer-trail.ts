import {serveJson} from '../telemetry/index.ts';
import {lookupEvents} from './lookup-events.ts';

/** Answers a request of CloudTrail (AWS JSON 1.1). */
export const answerTrail = serveJson({
  answers: {LookupEvents: lookupEvents},
  target: /^(?:com\.amazonaws\.cloudtrail\.v20131101\.)?CloudTrail_20131101\./,
  bodyLimit: 65_536,
});
