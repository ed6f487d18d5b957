export {type Collection, defineCollection, type Records, type StoreEntry, toNumberKey} from './collection.ts';
export {cutListPage, encodeListMarker} from './list-page.ts';
export type {MessageAttribute, QueueMessage, QueueMessages} from './messages.ts';
export {type DatabasePlan, openDatabase} from './open-database.ts';
export {readRecordPage} from './page.ts';
export {createTransaction, openStore, type Row, type Store} from './store.ts';
