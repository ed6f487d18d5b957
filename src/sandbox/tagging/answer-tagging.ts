import {serveJson} from '../telemetry/index.ts';
import {getResources} from './get-resources.ts';

/** Answers a request of the Resource Groups Tagging API (AWS JSON 1.1). */
export const answerTagging = serveJson({
  answers: {GetResources: getResources},
  target: /^ResourceGroupsTaggingAPI_20170126\./,
  bodyLimit: 262_144,
});
