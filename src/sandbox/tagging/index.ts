export {answerTagging} from './answer-tagging.ts';
