export {answerTrail} from './answer-trail.ts';
export {insertManagementEvent, insertRoleEvent, type TrailCaller} from './management-event.ts';
export {pruneTrail} from './prune-trail.ts';
export {tellTrail} from './tell-trail.ts';
export {trailTables} from './trail-tables.ts';
