export {acceptEvent} from './accept-event.ts';
export {type AttemptAnswer, attempt} from './attempt.ts';
export {handleEvent} from './handle-event.ts';
export {resumeEvents} from './resume-events.ts';
