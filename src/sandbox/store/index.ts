export {type Collection, defineCollection, type Entry, type Records, toNumberKey} from './collection.ts';
export {toPage} from './page.ts';
export {openStore, type Store} from './store.ts';
