import {findRepainted} from './repainted.tsx';

console.log(JSON.stringify(await findRepainted()));
