import {findInkOutput} from './ink-output.ts';

console.log(await findInkOutput());
