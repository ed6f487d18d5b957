export {type Matcher, toMatcher} from './matcher.ts';
