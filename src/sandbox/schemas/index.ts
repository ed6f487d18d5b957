export {answerSchemas} from './answer-schemas.ts';
