export {type CodeStore, createCodeStore} from './code-store.ts';
export {InvalidCodeError} from './invalid-code-error.ts';
export {packZip} from './pack-zip.ts';
