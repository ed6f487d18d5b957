export {answerTrail} from './answer-trail.ts';
export {insertManagementEvent, type TrailCaller} from './management-event.ts';
export {pruneTrail} from './prune-trail.ts';
export {tellTrail} from './tell-trail.ts';
export {trailTables} from './trail-tables.ts';
